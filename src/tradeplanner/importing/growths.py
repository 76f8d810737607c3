"""Published growth beside the levels of this year and the last: a contradiction is told, naming both."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from tradeplanner.domain import growths as rules
from tradeplanner.domain.findings import Code, Param, Place, Severity
from tradeplanner.domain.growths import Level
from tradeplanner.domain.money import Money
from tradeplanner.importing.cells.units import parse_unit
from tradeplanner.importing.columns import Cash
from tradeplanner.importing.stored import ExportKey
from tradeplanner.importing.tally import Tally


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of the file or the store: its level, its currency, its published growth, and where it stands.

    ``shown`` is the level with its unit, as it is written; ``place`` is None for what is stored.
    """

    level: Level
    currency: str
    shown: str
    growth: Decimal | None = None
    place: Place | None = None


Recall = Callable[[ExportKey], Told | None]
"""Gives a figure that is stored, or None."""

MOST = 20_000
"""Figures of one file that are compared: growth is published beside thousands of figures, never a million."""


class Growths:
    """Collects the figures of a file, and compares them once all are known."""

    def __init__(self, recall: Recall) -> None:
        """Compare with each other and with what ``recall`` gives."""
        self._recall = recall
        self._told: dict[ExportKey, Told] = {}

    @property
    def is_full(self) -> bool:
        """Whether no figure more is compared."""
        return len(self._told) >= MOST

    def note(self, key: ExportKey, told: Told) -> None:
        """Note one figure of the file, unless it holds ``MOST`` already."""
        if not self.is_full:
            self._told[key] = told

    def finish(self, tally: Tally) -> None:
        """Tell every contradiction once, at the figure of the file that takes part in it."""
        for key, told in self._told.items():
            self._compare(tally, told, self._get(_moved(key, -1)), told.place)
            after = _moved(key, 1)
            if after not in self._told:
                self._compare(tally, self._recall(after), told, told.place)

    def _get(self, key: ExportKey) -> Told | None:
        return self._told.get(key) or self._recall(key)

    @staticmethod
    def _compare(tally: Tally, now: Told | None, before: Told | None, place: Place | None) -> None:
        if now is None or before is None or now.growth is None or now.currency != before.currency:
            return
        if place is None or not rules.contradicts(now.level, before.level, now.growth):
            return
        params: dict[str, Param] = {
            "value": now.shown,
            "past": before.shown,
            "reckoned": rules.reckoned(now.level, before.level),
            "stated": now.growth,
        }
        tally.find(Code.GROWTH_CONTRADICTS, Severity.WARNING, place, params)


def stored(value: Money, written: str, growth: Decimal | None = None) -> Told:
    """Return a stored figure, whose last stated place is told by the unit that it was ``written`` in."""
    unit = parse_unit(written) if written else None
    scale = unit.scale if unit else Decimal(1)
    number = value.amount / scale
    shown = f"{format(number.normalize(), 'f')} {unit.text if unit else value.currency}"
    return Told(rules.level_of(number, scale), value.currency, shown, growth)


def told(cash: Cash, value: Money, growth: Decimal | None, place: Place, written: str = "") -> Told:
    """Return a figure of the file, ``written`` in a unit, with the last place that it states."""
    scale = cash.whole / cash.number if cash.number else Decimal(1)
    shown = f"{format(cash.number, 'f')} {written or value.currency}"
    return Told(rules.level_of(cash.number, scale), value.currency, shown, growth, place)


def _moved(key: ExportKey, years: int) -> ExportKey:
    firm, year, *rest = key
    return cast("ExportKey", (firm, year + years, *rest))
