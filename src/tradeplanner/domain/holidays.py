"""Days off and make-up workdays: what they are, how a person writes them down, and when a year is known.

China's days off of a year and the weekend days worked instead are settled each November by a notice of the
State Council. A year without it is not known, which is told and never guessed.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from tradeplanner.domain.findings import Code, Finding, error

HOME = "CN"
_DAY = re.compile(r"(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})日?")
_KINDS = {"休": "off", "off": "off", "班": "work", "work": "work"}
MOST_DAYS = 31
"""Days that one line may span."""


class DayKind(StrEnum):
    """Whether nobody works on a day, or everybody does although it is a weekend's: 休, 班."""

    OFF = "off"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day off or a make-up workday of ``market`` (ISO code); ``name`` is English or a person's own word."""

    day: date
    kind: DayKind
    name: str
    market: str = HOME


@dataclass(frozen=True, slots=True)
class Holidays:
    """Special days by market and day.

    ``unknown`` are the years whose days off in China nobody knows yet, ``unheard`` the markets whose public
    holidays are not known at all.
    """

    days: Mapping[tuple[str, date], SpecialDay] = field(default_factory=dict)
    unknown: frozenset[int] = frozenset()
    unheard: frozenset[str] = frozenset()

    def on(self, market: str, day: date) -> SpecialDay | None:
        """Return what is special about a day in a market, or None."""
        return self.days.get((market, day))

    def off(self, market: str, day: date) -> SpecialDay | None:
        """Return the day if it is off by law or notice; a mere weekend is none."""
        found = self.on(market, day)
        return found if found is not None and found.kind is DayKind.OFF else None


def gathered(
    days: Iterable[SpecialDay], unknown: Collection[int] = (), unheard: Collection[str] = ()
) -> Holidays:
    """Return the days by market and day; the later of two of one day counts."""
    return Holidays({(one.market, one.day): one for one in days}, frozenset(unknown), frozenset(unheard))


def read(text: str, year: int) -> tuple[list[SpecialDay], list[Finding]]:
    """Return China's special days that a person wrote for ``year``, a line each, and what cannot be read.

    A line is a day or the first and the last of several, 休 or 班 ("off", "work"), and perhaps a name:
    ``2027-02-06 — 2027-02-12 休 春节``.
    """
    days: list[SpecialDay] = []
    findings: list[Finding] = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        found = _line(line, year)
        if found:
            days += found
        else:
            findings.append(error(Code.DAY_LINE, "days_off", line=line, year=year))
    return days, findings


def written(days: Sequence[SpecialDay]) -> str:
    """Return days as lines that ``read`` takes."""
    signs = {DayKind.OFF: "休", DayKind.WORK: "班"}
    ordered = sorted(days, key=lambda one: one.day)
    return "\n".join(f"{one.day.isoformat()} {signs[one.kind]} {one.name}".rstrip() for one in ordered)


def _line(line: str, year: int) -> list[SpecialDay]:
    try:
        on = [date(*(int(part) for part in found.groups())) for found in _DAY.finditer(line)]
    except ValueError:
        return []
    words = _DAY.sub(" ", line).strip(" —–~至到-,，;；\t").split(maxsplit=1)
    kind = _KINDS.get(words[0].casefold()) if words else None
    if kind is None or not on or len(on) > 2 or any(day.year != year for day in on):
        return []
    first, last = on[0], on[-1]
    if not 0 <= (last - first).days < MOST_DAYS:
        return []
    name = words[1].strip() if len(words) > 1 else ""
    span = (last - first).days + 1
    return [SpecialDay(first + timedelta(at), DayKind(kind), name) for at in range(span)]
