"""What a timeline shows, as plain values, and the arithmetic between days and places; no Qt in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

CLOSEST, STEP = 40.0, 1.3
"""Pixels of a day at the closest zoom, and how much one step of the zoom changes."""
FARTHEST = 36_500
"""Days by which one drag moves at most: a pointer far outside the window is no wish for another century."""
DAYS_FROM, WEEKS_FROM = 16.0, 3.2
"""Pixels of a day from which single days are numbered, and from which weeks are."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One milestone: its key, its day, its name; ``follows`` its bar when that is moved."""

    key: int
    on: date
    text: str
    done: bool = False
    follows: bool = True
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """One edition: its name, its days if it has any, those it had ``first``, its milestones by day.

    ``fixed`` says why nothing of it can be moved, "" where it can.
    """

    key: int
    name: str
    note: str = ""
    opens: date | None = None
    closes: date | None = None
    first: tuple[date, date] | None = None
    tone: str = ""
    marks: tuple[Mark, ...] = ()
    warnings: tuple[str, ...] = ()
    fixed: str = ""

    @property
    def last(self) -> date | None:
        """The last day, which is the opening where no other is known."""
        return self.closes or self.opens

    def shifted(self, days: int) -> "Bar":
        """Return the bar moved by days, with the marks that follow it."""
        by = timedelta(days)
        return replace(
            self,
            opens=self.opens + by if self.opens else None,
            closes=self.closes + by if self.closes else None,
            marks=tuple(replace(m, on=m.on + by) if m.follows and not m.done else m for m in self.marks),
        )

    def with_mark_shifted(self, at: int, days: int) -> "Bar":
        """Return the bar with one of its marks moved by days."""
        moved = replace(self.marks[at], on=self.marks[at].on + timedelta(days))
        return replace(self, marks=(*self.marks[:at], moved, *self.marks[at + 1 :]))


@dataclass(frozen=True, slots=True)
class Scale:
    """Days from ``first`` to ``last`` side by side, each ``per_day`` pixels wide."""

    first: date
    last: date
    per_day: float

    @property
    def width(self) -> float:
        """The whole width in pixels."""
        return ((self.last - self.first).days + 1) * self.per_day

    def x(self, day: date) -> float:
        """Return where a day begins."""
        return (day - self.first).days * self.per_day

    def day(self, x: float) -> date:
        """Return the day at a place, the nearest where it lies outside."""
        at = int(x // self.per_day) if self.per_day else 0
        return self.first + timedelta(max(0, min(at, (self.last - self.first).days)))


def span(year: int, bars: Sequence[Bar]) -> tuple[date, date]:
    """Return whole months that hold the year and what of its bars lies up to a year beside it."""
    days = [day for bar in bars for day in (bar.opens, bar.last, *(mark.on for mark in bar.marks)) if day]
    known = [day for day in days if abs(day.year - year) <= 1]
    first = min([date(year, 1, 1), *known]).replace(day=1)
    last = max([date(year, 12, 31), *known])
    following = (last.replace(day=1) + timedelta(31)).replace(day=1)
    return first, following - timedelta(1)


def months(first: date, last: date) -> Iterator[date]:
    """Yield the first day of each month from that of ``first``."""
    at = first.replace(day=1)
    while at <= last:
        yield at
        at = (at + timedelta(31)).replace(day=1)


def mondays(first: date, last: date) -> Iterator[date]:
    """Yield the Mondays from ``first`` on."""
    at = first + timedelta(-first.weekday() % 7)
    while at <= last:
        yield at
        at += timedelta(7)


def stops(bar: Bar) -> list[int]:
    """Return what the arrow keys come past in a row, by day: the marks by their place, the bar as -1."""
    ordered = [(mark.on, at) for at, mark in enumerate(bar.marks)]
    if bar.opens is not None or not ordered:
        ordered.append((bar.opens or date.min, -1))
    return [at for _, at in sorted(ordered)]
