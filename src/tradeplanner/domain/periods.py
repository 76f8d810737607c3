"""Periods of a year as figures are published: one month, January–February together, a year so far."""

import calendar
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

FIRST_YEAR, LAST_YEAR = 1978, 2100
"""Years outside these are taken for slips of the keyboard (the first is that of opening up)."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Months ``first`` to ``last`` of ``year``, both included, 1 to 12."""

    year: int
    first: int
    last: int

    @classmethod
    def month(cls, year: int, month: int) -> "Period":
        """Return a single month."""
        return cls(year, month, month)

    @property
    def opens(self) -> date:
        """The first day."""
        return date(self.year, self.first, 1)

    @property
    def closes(self) -> date:
        """The last day."""
        return date(self.year, self.last, calendar.monthrange(self.year, self.last)[1])


def days_in_year(year: int) -> int:
    """Return 365 or 366."""
    return 366 if calendar.isleap(year) else 365


def share_of_days(year: int, as_of: date) -> Decimal:
    """Return the part of ``year`` that has passed at the end of ``as_of``: 0 before, 1 after it."""
    if as_of.year != year:
        return Decimal(1) if as_of.year > year else Decimal(0)
    return Decimal(as_of.timetuple().tm_yday) / days_in_year(year)
