"""What a calendar shows, and how a month's weeks and their entries are laid out; no Qt in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WEEK = 7


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on days: ``owner`` is the edition it belongs to, ``mark`` the milestone's key or -1."""

    owner: int
    mark: int
    first: date
    last: date
    text: str
    tone: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """An entry in one week: its line, its first and last weekday (0 is Monday)."""

    entry: Entry
    line: int
    first: int
    last: int


def weeks(year: int, month: int) -> list[date]:
    """Return the Mondays of the weeks that hold days of a month."""
    first = date(year, month, 1)
    last = (first + timedelta(31)).replace(day=1) - timedelta(1)
    start = first - timedelta(first.weekday())
    return [start + timedelta(at) for at in range(0, (last - start).days + 1, WEEK)]


def laid(entries: Sequence[Entry], monday: date) -> list[Span]:
    """Return a week's entries, each in the first line that is free on all its days; spans stand first."""
    end = monday + timedelta(WEEK - 1)
    here = [one for one in entries if one.first <= end and one.last >= monday]
    here.sort(key=lambda one: (one.mark >= 0, max(one.first, monday), -(one.last - one.first).days, one.text))
    taken: list[set[int]] = []
    spans = []
    for one in here:
        first = max((one.first - monday).days, 0)
        last = min((one.last - monday).days, WEEK - 1)
        days = set(range(first, last + 1))
        line = next((at for at, used in enumerate(taken) if not used & days), len(taken))
        if line == len(taken):
            taken.append(set())
        taken[line] |= days
        spans.append(Span(one, line, first, last))
    return spans


def on(entries: Sequence[Entry], day: date) -> list[Entry]:
    """Return a day's entries, editions first."""
    found = [one for one in entries if one.first <= day <= one.last]
    return sorted(found, key=lambda one: (one.mark >= 0, one.first, one.text))


def days(entry: Entry) -> Iterator[date]:
    """Yield an entry's days."""
    for at in range((entry.last - entry.first).days + 1):
        yield entry.first + timedelta(at)


def same_day(day: date, months: int) -> date:
    """Return the day some months on, the last one of its month where it is shorter."""
    at = day.year * 12 + day.month - 1 + months
    first = date(at // 12, at % 12 + 1, 1)
    last = (first + timedelta(31)).replace(day=1) - timedelta(1)
    return first.replace(day=min(day.day, last.day))
