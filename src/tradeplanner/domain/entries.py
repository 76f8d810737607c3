"""What a chart is made of: things with a name and amounts, and those for which there is no room."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A market, town, firm or product: minor units of one currency; None where nobody knows, never nought.

    ``key`` leads to its rows. ``zh`` and ``en`` are what a reader sees; ``en`` may be empty.
    """

    key: int | None = None
    zh: str
    en: str = ""
    now: int | None = None
    then: int | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """The entries that have room, and the others: how many they are and their sum, None if none is known."""

    kept: tuple[Entry, ...]
    count: int = 0
    now: int | None = None
    then: int | None = None


def gathered(entries: Sequence[Entry], most: int) -> Gathered:
    """Return at most ``most`` lines: all entries, or the first and the others as one; none is dropped."""
    if len(entries) <= most:
        return Gathered(tuple(entries))
    kept = max(most - 1, 0)
    rest = entries[kept:]
    return Gathered(
        tuple(entries[:kept]), len(rest), known_sum(e.now for e in rest), known_sum(e.then for e in rest)
    )


def known_sum(values: Iterable[int | None]) -> int | None:
    """Return the sum of what is known; None if nothing is."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def by_size(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries, largest now first, unknown ones last; equals keep an order by name."""
    return tuple(sorted(entries, key=lambda e: (e.now is None, -(e.now or 0), e.zh, e.key or 0)))
