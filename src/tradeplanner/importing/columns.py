"""One column of a sheet: every distinct cell is read once, and plain texts and numbers all at once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import repeat
from typing import NamedTuple, cast

from tradeplanner.importing.cells import numbers, own_units
from tradeplanner.importing.cells.numbers import Amount
from tradeplanner.importing.cells.parsed import BLANK, Parsed
from tradeplanner.importing.cells.units import Unit, parse_unit
from tradeplanner.importing.fields import Plain, Shape, Spec
from tradeplanner.importing.grid import Cell, cell_text
from tradeplanner.importing.proposal import ColumnPlan, SheetPlan
from tradeplanner.importing.spool import Coded

ZERO = Decimal(0)
ANY_YEAR = 2000
"""The year of a month that is said in a column of its own, which the reconciler puts in its place."""
_FEWEST = 32
"""Cells that are read one by one where they cannot be read all at once."""
_KEPT = 8_000
"""Distinct cells of a column that are remembered; a column of amounts in a million rows has more."""


class Cash(NamedTuple):
    """An amount: ``number`` in the column's unit, ``whole`` in whole units, currency "" if unsaid.

    ``own`` are the currencies that the cell or its heading may mean; empty where neither names one.
    """

    number: Decimal
    whole: Decimal
    currency: str
    own: frozenset[str] = frozenset()


Read = Callable[[Cell], Parsed]


@dataclass(slots=True)
class Column:
    """A column with what its distinct cells were read as; ``special`` are those worth a word."""

    plan: ColumnPlan
    read: Read
    counted: bool
    plain: Plain | None = None
    cash: Unit | None = None
    own: frozenset[str] = frozenset()
    values: dict[Cell, object] = field(default_factory=lambda: {None: None})
    numbers: dict[Cell, Decimal] = field(default_factory=lambda: {None: ZERO})
    special: dict[Cell, Parsed] = field(default_factory=dict)
    own_units: set[Cell] = field(default_factory=set)

    def is_plain(self, cells: Sequence[Cell]) -> bool:
        """Whether all of these cells are texts that mean just what they say."""
        if self.plain is None or set(map(type, cells)) != {str}:
            return False
        return self.plain(cast("Sequence[str]", cells))

    def meanings(self, cells: Sequence[Cell]) -> Sequence[object]:
        """Return what cells mean; of plain texts nothing is learnt, and nothing is kept in memory."""
        distinct = cells.distinct if isinstance(cells, Coded) else cells
        if self.is_plain(distinct):
            return cells
        if len(self.values) > _KEPT:
            self.values, self.numbers, self.special = {None: None}, {None: ZERO}, {}
        self.learn(distinct)
        return list(map(self.values.__getitem__, cells))

    def amounts(self, cells: Sequence[Cell]) -> tuple[list[Cash], list[Decimal]] | None:
        """Return amounts of which hardly two are alike, and their numbers, without keeping any in memory.

        None where ``meanings`` had better look at each distinct cell.
        """
        if self.cash is None or isinstance(cells, Coded):
            return None
        read = numbers.plain_numbers(cells)
        return None if read is None else (self._cash(read, self.cash), read)

    def learn(self, cells: Iterable[Cell]) -> None:
        """Read every cell whose like was not read before."""
        fresh = list(set(cells).difference(self.values))
        if fresh:
            self._learn_many(fresh)

    def _learn_many(self, fresh: Sequence[Cell]) -> None:
        """Read cells all at once, or those parts of them that can be, so that one odd cell is alone slow."""
        if self.is_plain(fresh):
            self.values.update(zip(fresh, fresh, strict=True))
        elif self.cash and self._learn_amounts(fresh, self.cash):
            return
        elif len(fresh) > _FEWEST and (self.plain or self.cash):
            middle = len(fresh) // 2
            self._learn_many(fresh[:middle])
            self._learn_many(fresh[middle:])
        else:
            for cell in fresh:
                self._learn_one(cell)

    def _learn_amounts(self, fresh: Sequence[Cell], unit: Unit) -> bool:
        """Read numbers that carry no unit of their own all at once; False if one is more than that."""
        read = numbers.plain_numbers(fresh)
        if read is None:
            return False
        self.values.update(zip(fresh, self._cash(read, unit), strict=True))
        self.numbers.update(zip(fresh, read, strict=True))
        return True

    def _cash(self, read: list[Decimal], unit: Unit) -> list[Cash]:
        """Return plain numbers of the column as amounts."""
        wholes = read if unit.scale == 1 else [number * unit.scale for number in read]
        return list(map(Cash, read, wholes, repeat(unit.currency), repeat(self.own)))

    def _learn_one(self, cell: Cell) -> None:
        parsed = self.read(cell)
        self.values[cell] = parsed.value
        if parsed.remarks or parsed.tidied:
            self.special[cell] = parsed
        if self.counted:
            self.numbers[cell] = number_of(parsed.value) or ZERO


def column(spec: Spec, plan: SheetPlan, said: ColumnPlan) -> Column:
    """Return the reading of one column as the plan of its sheet says."""
    known = spec.field(said.field)
    if known is None:
        return Column(said, lambda _cell: BLANK, counted=False)
    unit = (parse_unit(said.unit) if said.unit else None) or Unit(Decimal(1), "", "")
    own: frozenset[str] = frozenset()
    if known.money and plan.column("currency") is not None:
        unit, own = _beside_currencies(unit)
    parse, year = known.parse, _year(plan, known.key)

    def read(cell: Cell) -> Parsed:
        return parse(cell, year)

    with_units: set[Cell] = set()

    def read_cash(cell: Cell) -> Parsed:
        parsed = parse(cell, year)
        if not isinstance(parsed.value, Amount):
            return parsed
        if parsed.value.unit is not None:
            with_units.add(cell)
        number, whole, currency, meant, remarks = own_units.settled(parsed.value, unit)
        return Parsed(Cash(number, whole, currency, meant or own), parsed.remarks + remarks, parsed.tidied)

    counted = known.shape is Shape.NUMBER
    if known.money:
        return Column(said, read_cash, counted, known.plain, unit, own, own_units=with_units)
    return Column(said, read, counted, known.plain)


def _year(plan: SheetPlan, key: str) -> int | None:
    """Return the year that fills in where cells of a field name none."""
    if plan.year is None and key == "period" and plan.column("year") is not None:
        return ANY_YEAR
    return plan.year


def _beside_currencies(unit: Unit) -> tuple[Unit, frozenset[str]]:
    """Return a heading's unit where another column names the currencies: 万元 there only says 万."""
    return (replace(unit, currency=""), frozenset()) if unit.rivals else (unit, own_units.meant(unit))


def apart(cells: Sequence[Cell]) -> Sequence[Cell]:
    """Return cells with TRUE and FALSE as words: as keys they would be the same as 1 and 0."""
    if bool not in set(map(type, cells)):
        return cells
    return [cell_text(cell) if isinstance(cell, bool) else cell for cell in cells]


def number_of(value: object) -> Decimal | None:
    """Return the number that a value adds to its column, or None for what is no number."""
    if isinstance(value, Cash):
        return value.number
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    return value if isinstance(value, Decimal) else None
