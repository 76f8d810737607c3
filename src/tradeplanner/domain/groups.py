"""Groups of countries and regions (RCEP, 东盟, 共建“一带一路”国家 …) with the days of joining and leaving.

``groups.csv`` holds who belonged when and how it is known, ``group_names.csv`` what each group is
called. A continent's members are read from the markets themselves.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Group:
    """A group by its key, names and what it is, in both languages, with the source of that."""

    key: str
    zh: str
    en: str
    about_zh: str
    about_en: str
    source: str


@dataclass(frozen=True, slots=True)
class Membership:
    """One market in one group from ``since`` to ``until``, both days counted.

    None means always before, or still. ``source`` says how the days are known.
    """

    group: str
    market: str
    since: date | None
    until: date | None
    source: str

    def holds(self, on: date) -> bool:
        """Return whether the market belonged to the group on that day."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


class Groups:
    """Who belongs where, asked for a day."""

    def __init__(self, names: Iterable[Group], memberships: Iterable[Membership]) -> None:
        """Index the memberships by group and by market."""
        self._names = {group.key: group for group in names}
        self._of: dict[str, list[Membership]] = {group: [] for group in self._names}
        for membership in memberships:
            self._of[membership.group].append(membership)

    def all(self) -> list[Group]:
        """Return every group in the table's order."""
        return list(self._names.values())

    def get(self, key: str) -> Group | None:
        """Return a group by its key, or None."""
        return self._names.get(key)

    def memberships(self, group: str) -> list[Membership]:
        """Return every membership of a group, past ones too; none for a stranger."""
        return list(self._of.get(group, ()))

    def members(self, group: str, on: date) -> frozenset[str]:
        """Return the codes of the markets that belonged to ``group`` on that day."""
        return frozenset(each.market for each in self._of.get(group, ()) if each.holds(on))

    def of(self, market: str, on: date) -> tuple[str, ...]:
        """Return the keys of the groups that ``market`` belonged to on that day."""
        return tuple(
            key
            for key, held in self._of.items()
            if any(each.market == market and each.holds(on) for each in held)
        )


def load(folder: Path, continents: Mapping[str, str]) -> Groups:
    """Read ``group_names.csv`` and ``groups.csv`` in ``folder``; ``continents`` by market code.

    Raises KeyError where a row names a group that has no name.
    """
    names = [
        Group(r["key"], r["zh"], r["en"], r["about_zh"], r["about_en"], r["source"])
        for r in _read(folder / "group_names.csv")
    ]
    listed = [
        Membership(r["group"], r["market"], _day(r["from"]), _day(r["to"]), r["source"])
        for r in _read(folder / "groups.csv")
    ]
    sources = {group.key: group.source for group in names}
    placed = [
        Membership(continent, market, None, None, sources[continent])
        for market, continent in continents.items()
        if continent in sources
    ]
    return Groups(names, placed + listed)


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
