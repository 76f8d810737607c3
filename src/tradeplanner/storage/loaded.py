"""Many new figures added up while they are written, so that no month has to be read again for its sums.

What all figures of a block agree in is left out of the keys by which they are added: of a million figures
only a few columns differ from row to row.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import cast

from sqlalchemy import Connection, select

from tradeplanner.domain.parts import HS, INDUSTRY, MARKET
from tradeplanner.storage.firms import firms
from tradeplanner.storage.loading import Columns, same

Key = tuple[object, ...]
Sums = dict[Key, list[int]]
"""Minor units and records, by the keys of a table of sums."""
_MANY = 32
"""Bits in which records are counted below the minor units, so that both are added at once."""
_DIFFERS = object()
_CHUNK = 500


class Adder:
    """Adds minor units up by what columns say."""

    def __init__(self) -> None:
        """Begin with none."""
        self._parts: dict[Key, dict[object, int]] = {}

    def add(self, columns: Columns, packed: Sequence[int]) -> None:
        """Add rows by their ``columns``; ``packed`` holds the minor units of each, counted as one record."""
        fixed = tuple(values[0] if same(values) else _DIFFERS for values in columns)
        differing = [values for values, one in zip(columns, fixed, strict=True) if one is _DIFFERS]
        sums = self._parts.setdefault(fixed, {})
        if not differing:
            sums[()] = sums.get((), 0) + sum(packed)
            return
        get = sums.get
        for key, number in zip(zip(*differing, strict=True), packed, strict=True):
            sums[key] = get(key, 0) + number

    def sums(self) -> Iterator[tuple[Key, int, int]]:
        """Yield (what the columns say, minor units, records); a key may come more than once."""
        for fixed, sums in self._parts.items():
            for key, number in sums.items():
                own = iter(cast("Key", key))
                whole = tuple(next(own) if one is _DIFFERS else one for one in fixed)
                yield whole, number >> _MANY, number & ((1 << _MANY) - 1)


@dataclass(slots=True)
class Loaded:
    """Figures that came in blocks: their months, and their sums by series and by the cube's keys."""

    months: set[tuple[int, int]] = field(default_factory=set)
    _series: Adder = field(default_factory=Adder)
    _cube: Adder = field(default_factory=Adder)
    _places: dict[int, tuple[str, str]] = field(default_factory=dict)

    def add(self, connection: Connection, names: Sequence[str], columns: Columns) -> None:
        """Add a block of figures given by column, the values of each of ``names`` in turn."""
        by = cast("dict[str, list[object]]", dict(zip(names, columns, strict=True)))
        self.months |= set(zip(by["year"], by["last_month"], strict=True))  # type: ignore[arg-type]
        owners = cast("list[int | None]", by["firm_id"])
        held = [owner or 0 for owner in owners]
        by_firm = [owner is not None for owner in owners]
        wheres = ["" if owner else place for owner, place in zip(held, by["place"], strict=True)]
        packed = [(minor << _MANY) + 1 for minor in cast("list[int]", by["value_minor"])]
        months = (by["year"], by["last_month"])
        series = (held, wheres, by["first_month"], by["flow"], _breakdowns(by), by["value_currency"])
        self._series.add((*months, *series, by_firm, by["source"]), packed)
        towns, industries = self._homes(connection, held, cast("list[str]", by["industry"]))
        cut = (by["market"], towns, industries, by["first_month"], by["flow"], by_firm, wheres)
        self._cube.add((*months, *cut, by["value_currency"]), packed)

    def series(self, done: Collection[tuple[int, int]]) -> tuple[Sums, set[Key]]:
        """Return the sums by series, and the sorts of records, of all months but those that are ``done``."""
        sums: Sums = {}
        shapes: set[Key] = set()
        for (*at, by_firm, source), minor, records in self._series.sums():
            if tuple(at[:2]) not in done:
                _count(sums, tuple(at), minor, records)
                year, last, _, _, first, flow, breakdown, _ = at
                shapes.add((year, last, first, flow, by_firm, breakdown, source))
        return sums, shapes

    def cube(self, done: Collection[tuple[int, int]]) -> Sums:
        """Return the sums by the cube's keys, of plain series, of all months but those that are ``done``."""
        sums: Sums = {}
        for at, minor, records in self._cube.sums():
            if at[:2] not in done:
                _count(sums, (*at, False), minor, records)
        return sums

    def _homes(
        self, connection: Connection, held: Sequence[int], industries: Sequence[str]
    ) -> tuple[list[str], list[str]]:
        """Return each figure's town, and its industry: its own, else that of its firm."""
        places = self._places
        unknown = sorted(set(held).difference(places))
        places.update(dict.fromkeys(unknown, ("", "")))
        f = firms.c
        for at in range(0, len(unknown), _CHUNK):
            query = select(f.id, f.town, f.industry).where(f.id.in_(unknown[at : at + _CHUNK]))
            for firm, town, industry in connection.execute(query):
                places[firm] = (town, industry)
        found = [places[firm] for firm in held]
        own = [said or home for said, (_, home) in zip(industries, found, strict=True)]
        return [town for town, _ in found], own


def _count(sums: Sums, at: Key, minor: int, records: int) -> None:
    known = sums.setdefault(at, [0, 0])
    known[0] += minor
    known[1] += records


def _breakdowns(by: dict[str, list[object]]) -> list[int]:
    """Return the bits of the ways in which each figure is parted."""
    ways = [(by["market"], MARKET), (by["hs"], HS), (by["industry"], INDUSTRY)]
    if all(same(values) or "" not in values for values, _ in ways):
        return [sum(bit for values, bit in ways if values[0])] * len(by["market"])
    return [
        bool(market) * MARKET + bool(hs) * HS + bool(industry) * INDUSTRY
        for market, hs, industry in zip(by["market"], by["hs"], by["industry"], strict=True)
    ]
