"""Rolling a year over: what last year's edition becomes in the next one.

Days move by whole weeks, so that a fair that opened on a Tuesday opens on one again; what it came to is the
new aim, and the firms that came are invited.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from tradeplanner.domain.edition_results import EditionFigures
from tradeplanner.domain.exhibitions import Edition, Status
from tradeplanner.domain.money import Money

WEEKS = 52
"""A year in whole weeks: the same weekday, a day earlier in the calendar."""
NEAR = 60
"""Days by which an edition may be moved and still be the same one of several in a year."""


def next_edition(edition: Edition, came: EditionFigures) -> Edition:
    """Return the edition of the year after, planned as last year's was and with its results as aims.

    Where nothing was counted the old aim stays. Statuses, reasons, kept days and the source do not go along.
    """
    year = edition.year + 1
    weeks = _weeks(edition.opens)
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
        opens=_shifted(edition.opens, weeks),
        closes=_shifted(edition.closes, weeks),
        aim_firms=firms or edition.aim_firms,
        aim_booths=booths or edition.aim_booths,
        aim_orders=_rounded(actual) or edition.aim_orders,
        status=Status.IDEA,
        status_reason="",
        status_on=None,
        first_opens=None,
        first_closes=None,
    )


def _weeks(opens: date | None) -> int:
    """Return the weeks to the next holding: one more where 52 would lead into the same year (1 January)."""
    if opens is None or (opens + timedelta(weeks=WEEKS)).year > opens.year:
        return WEEKS
    return WEEKS + 1


def _shifted(day: date | None, weeks: int) -> date | None:
    return None if day is None else day + timedelta(weeks=weeks)


def following(fresh: Sequence[Edition], standing: Sequence[Edition]) -> list[Edition | None]:
    """Return for each edition that would be made the one of its fair that stands there already, or None.

    Each stands for one only. Of a fair that is held several times a year the names decide, then the days,
    of which the nearest within ``NEAR`` counts; one that is held once a year is itself on whatever days.
    """
    often = Counter(one.exhibition_id for one in fresh)
    found: list[Edition | None] = [None] * len(fresh)
    pairs = (
        (_apart(one, other), at, number)
        for at, one in enumerate(fresh)
        for number, other in enumerate(standing)
        if one.exhibition_id == other.exhibition_id
    )
    taken: set[int] = set()
    for apart, at, number in sorted(pairs):
        near = apart <= NEAR or often[fresh[at].exhibition_id] == 1
        if near and found[at] is None and number not in taken:
            found[at] = standing[number]
            taken.add(number)
    return found


def _apart(one: Edition, other: Edition) -> int:
    """Return the days between two openings; below them all by the same name, above them all without days."""
    if one.name_zh == other.name_zh:
        return -1
    if one.opens is None or other.opens is None:
        return NEAR + 1
    return abs((one.opens - other.opens).days)


def _renamed(name: str, year: int) -> str:
    """Return a name with the next year for the year, and the next number for 第…届 where it is in digits."""
    name = name.replace(str(year), str(year + 1))
    return re.sub(r"第(\d{1,3})届", lambda found: f"第{int(found[1]) + 1}届", name)


def _rounded(amount: Money | None) -> Money | None:
    """Return an aim as people set one: whole units of the currency."""
    return None if amount is None else Money.of(amount.amount.to_integral_value(), amount.currency)
