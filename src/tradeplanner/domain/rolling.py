"""Rolling a year over: what last year's edition becomes in the next one.

Days move by whole weeks, so that a fair that opened on a Tuesday opens on one again; what it came to is the
new aim, and the firms that came are invited.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from tradeplanner.domain.edition_results import EditionFigures
from tradeplanner.domain.exhibitions import Edition, Status
from tradeplanner.domain.money import Money

WEEKS = 52
"""A year in whole weeks: the same weekday, a day earlier in the calendar."""


def next_edition(edition: Edition, came: EditionFigures) -> Edition:
    """Return the edition of the year after, planned as last year's was and with its results as aims.

    Where nothing was counted the old aim stays. Statuses, reasons, kept days and the source do not go along.
    """
    year = edition.year + 1
    firms, booths = came.turnout.firms, int(came.turnout.booths)
    actual = came.actual if came.actual.minor else None
    return replace(
        edition,
        id=None,
        version=0,
        origin=None,
        programme_id=None,
        year=year,
        name_zh=_renamed(edition.name_zh, edition.year),
        name_en=_renamed(edition.name_en, edition.year),
        opens=_shifted(edition.opens),
        closes=_shifted(edition.closes),
        aim_firms=firms or edition.aim_firms,
        aim_booths=booths or edition.aim_booths,
        aim_orders=_rounded(actual) or edition.aim_orders,
        status=Status.IDEA,
        status_reason="",
        status_on=None,
        first_opens=None,
        first_closes=None,
    )


def _shifted(day: date | None) -> date | None:
    return None if day is None else day + timedelta(weeks=WEEKS)


def _renamed(name: str, year: int) -> str:
    """Return a name with the next year for the year, and the next number for 第…届 where it is in digits."""
    name = name.replace(str(year), str(year + 1))
    return re.sub(r"第(\d{1,3})届", lambda found: f"第{int(found[1]) + 1}届", name)


def _rounded(amount: Money | None) -> Money | None:
    """Return an aim as people set one: whole units of the currency."""
    return None if amount is None else Money.of(amount.amount.to_integral_value(), amount.currency)
