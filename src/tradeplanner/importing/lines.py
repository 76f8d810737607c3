"""Data rows as values: whole stretches column by column, and the rows between them one by one.

A value carries no unit of its own any more: ``Cash`` is the number as it stands and the same in
whole units with its currency.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from tradeplanner.domain.findings import Code, Severity
from tradeplanner.importing import planning, roles
from tradeplanner.importing.again import Above
from tradeplanner.importing.carried import Carried
from tradeplanner.importing.cells.parsed import Remark
from tradeplanner.importing.checked import Control, Outcome
from tradeplanner.importing.columns import ZERO, Cash, Column, apart, column, number_of
from tradeplanner.importing.ditto import Dittos
from tradeplanner.importing.fields import Spec
from tradeplanner.importing.grid import Cell, Row
from tradeplanner.importing.left_columns import LeftColumns
from tradeplanner.importing.overlaps import Overlaps
from tradeplanner.importing.proposal import CellAt, ColumnPlan, SheetPlan
from tradeplanner.importing.row_units import RowUnits
from tradeplanner.importing.spool import Coded, Spool, as_rows

__all__ = ["Cash", "Line", "SheetLines", "Stretch"]


@dataclass(slots=True)
class Line:
    """One row: its part, and for data its values by field and what is to be said of single cells.

    A field whose cell is blank has the value None.
    """

    row: int
    role: Outcome | None
    values: dict[str, object]
    remarks: Sequence[tuple[ColumnPlan, Remark]] = ()
    tidied: Sequence[ColumnPlan] = ()


Special = Mapping[int, tuple[list[tuple[ColumnPlan, Remark]], list[ColumnPlan]]]
"""By row of a stretch: what is to be said of its cells, and which columns were tidied."""


@dataclass(slots=True)
class Stretch:
    """Data rows that follow one another: ``columns`` holds the values of each field, row by row."""

    first: int
    count: int
    columns: dict[str, Sequence[object]]
    special: Special

    @property
    def rows(self) -> range:
        """The rows, counted from 1."""
        return range(self.first, self.first + self.count)

    def lines(self, start: int, stop: int) -> Iterator[Line]:
        """Yield the rows from ``start`` up to ``stop``, counted from 0 within the stretch."""
        names = tuple(self.columns)
        across = [values[start:stop] for values in self.columns.values()]
        rows = zip(*across, strict=True) if across else itertools.repeat((), stop - start)
        for offset, row in enumerate(rows, start):
            line = Line(self.first + offset, None, dict(zip(names, row, strict=True)))
            if offset in self.special:
                line.remarks, line.tidied = self.special[offset]
            yield line

    def part(self, start: int, stop: int) -> "Stretch":
        """Return the rows from ``start`` up to ``stop``, of which nothing special is to be said."""
        if (start, stop) == (0, self.count):
            return self
        columns = {name: values[start:stop] for name, values in self.columns.items()}
        return Stretch(self.first + start, stop - start, columns, {})

    def texts(self, key: str) -> Sequence[str]:
        """Return the texts of a field, "" where a cell is blank or says that there is nothing."""
        values = self.columns.get(key)
        if values is None:
            return [""] * self.count
        if set(map(type, values.distinct if isinstance(values, Coded) else values)) == {str}:
            return cast("Sequence[str]", values)
        return [value if isinstance(value, str) else "" for value in values]

    def is_blank(self, key: str) -> bool:
        """Whether a field has no value in any of the rows."""
        values = self.columns.get(key)
        return values is None or values.count(None) == self.count


class SheetLines:
    """The rows of one sheet in order; ``controls`` fills as total rows pass.

    ``left`` counts what columns without a field hold; ``bare`` are the columns with an amount whose
    currency nobody states.
    """

    def __init__(
        self,
        spec: Spec,
        plan: SheetPlan,
        spool: Spool,
        edits: Mapping[CellAt, str],
        is_group: Callable[[str], bool] | None = None,
    ) -> None:
        """Read ``spool`` as ``plan`` says, with the person's ``edits`` over it.

        ``is_group`` tells names of groups of markets, whose rows hold what others hold already.
        """
        self.plan = plan
        self.controls: list[Control] = []
        self._spool = spool
        self._names = planning.naming_columns(plan)
        self._dittos = {said.index: Dittos() for said in plan.columns if said.field}
        self._columns = [column(spec, plan, said) for said in plan.columns if said.field]
        self._carried = Carried(plan)
        self._units = RowUnits(self._columns)
        self.left = LeftColumns(plan)
        self.bare: set[int] = set()
        self._edits: dict[int, dict[int, str]] = {}
        for (sheet, row, at), text in edits.items():
            if sheet == plan.name:
                self._edits.setdefault(row, {})[at] = text
        self._sums = {column.plan.index: ZERO for column in self._columns if column.counted}
        self._since = dict(self._sums)
        self._overlaps = Overlaps(plan, is_group)
        self.second = 0
        self._above = Above()
        self._early: tuple[int, Row] | None = None
        self._begun = False

    def __iter__(self) -> Iterator[Line | Stretch]:
        """Yield every row of the sheet, from the first."""
        first = 1
        for size, columns in self._spool.blocks():
            carried = self._carried.among(first, size, columns)
            edited = (self._edits.keys() | carried.keys()).intersection(range(first, first + size))
            if not edited and self._is_inside(first, size) and self._is_plain(columns):
                yield self._data(first, size, columns)
            else:
                block = as_rows(size, columns)
                for number in edited:
                    block[number - first] = _edited(
                        block[number - first], {**carried.get(number, {}), **self._edits.get(number, {})}
                    )
                yield from self._parted(first, block)
            first += size
        if self._early is not None:
            self._compare(*self._early, self._sums)

    def _parted(self, first: int, block: list[Row]) -> Iterator[Line | Stretch]:
        """Yield a block's data rows as stretches, the others one by one."""
        run: list[Row] = []
        for number, row in enumerate(block, first):
            part = self._part(number, row)
            if part is None:
                run.append(row)
                continue
            if run:
                yield self._data(number - len(run), len(run), _across(run))
                run = []
            if part is Outcome.TOTAL:
                self._check_total(number, row)
            yield Line(number, part, {})
        if run:
            yield self._data(first + len(block) - len(run), len(run), _across(run))

    def _is_plain(self, columns: Sequence[Sequence[Cell]]) -> bool:
        """Whether rows are data at the first look, and no heading comes again among them."""
        return not self.second and roles.are_data(columns) and not self._above.may_meet(columns[0])

    def _is_inside(self, first: int, count: int) -> bool:
        """Whether rows are below the heading, and none of them outside of where a person put the data."""
        ends = self.plan.ends
        within = ends is None or (ends[0] <= first and first + count - 1 <= ends[1])
        return within and first > self.plan.heading_last

    def _part(self, number: int, row: Row) -> Outcome | None:
        if number > self.plan.heading_last:
            part = _within(self.plan.ends, number, roles.role(row, self._names))
            return part if part is not None else self._again(number, row)
        heading = number >= self.plan.heading_first
        self._above.add(row, heading=heading)
        return Outcome.HEADING if heading else Outcome.TITLE

    def _again(self, number: int, row: Row) -> Outcome | None:
        """Return the part of what looks like data: none, a heading again, or a second table's row."""
        if self._above.is_again(row):
            return Outcome.HEADING
        if self.plan.ends is None and not self.second and self._above.is_another(row):
            self.second = number
            return Outcome.HEADING
        return Outcome.NOTE if self.second else None

    def _data(self, first: int, count: int, across: Sequence[Sequence[Cell]]) -> Stretch:
        self._begun = True
        columns: dict[str, Sequence[object]] = {}
        special: dict[int, tuple[list[tuple[ColumnPlan, Remark]], list[ColumnPlan]]] = {}
        units = self._units.of(across)
        self.left.add(across)
        for held in self._columns:
            index = held.plan.index
            if index >= len(across):
                continue
            cells, marked = self._dittos[index].filled(apart(across[index]))
            amounts = held.amounts(cells) if units is None else None
            if amounts is not None:
                columns[held.plan.field] = amounts[0]
            elif units is None or held.cash is None:
                columns[held.plan.field] = held.meanings(cells)
            else:
                columns[held.plan.field], said = self._units.settled(held, cells, units)
                for offset, plan, remark in said:
                    special.setdefault(offset, ([], []))[0].append((plan, remark))
            if held.counted:
                self._count(
                    index, amounts[1] if amounts else list(map(held.numbers.__getitem__, cells)), across
                )
            if held.special:
                _note(special, held, cells)
            _note_filled(special, held, marked)
        self._note_bare(columns)
        return Stretch(first, count, columns, special)

    def _count(self, index: int, numbers: Sequence[Decimal], across: Sequence[Sequence[Cell]]) -> None:
        """Add a stretch's numbers to the sums that its column is compared by."""
        added = sum(numbers, ZERO)
        self._sums[index] += added
        self._since[index] += added
        self._overlaps.add(index, numbers, across)

    def _note_bare(self, columns: Mapping[str, Sequence[object]]) -> None:
        """Note columns with an amount for which neither its cell nor its heading names a currency."""
        for held in self._columns:
            looked = held.cash is None or held.cash.currency or held.plan.index in self.bare
            values = () if looked else columns.get(held.plan.field, ())
            if any(isinstance(value, Cash) and not value.currency for value in values):
                self.bare.add(held.plan.index)

    def _check_total(self, number: int, row: Row) -> None:
        """Compare a total row with the rows above it: all of them, or those since the last subtotal.

        One that stands before all data is compared with the rows below it, at their end.
        """
        if self.second:
            return
        if not self._begun:
            self._early = number, row
            return
        self._compare(number, row, None if roles.is_subtotal(row) else self._sums)
        self._since = dict.fromkeys(self._since, ZERO)

    def _compare(self, number: int, row: Row, whole: Mapping[int, Decimal] | None) -> None:
        for held in self._columns:
            index = held.plan.index
            if not held.counted or index >= len(row):
                continue
            stated = number_of(held.read(row[index]).value) if row[index] is not None else None
            if stated is None:
                continue
            of = self._since if whole is None or stated == self._since[index] else whole
            summed = of[index] if of is self._since else self._overlaps.summed(index, stated, of[index])
            self.controls.append(Control(self.plan.name, number, index, held.plan.field, stated, summed))


def _within(ends: tuple[int, int] | None, row: int, part: Outcome | None) -> Outcome | None:
    """Return a row's part where a person said which rows hold the data: none outside, no notes inside."""
    if ends is None or part is Outcome.BLANK:
        return part
    if ends[0] <= row <= ends[1]:
        return None if part is Outcome.NOTE else part
    return Outcome.NOTE if part is None else part


def _note(
    special: dict[int, tuple[list[tuple[ColumnPlan, Remark]], list[ColumnPlan]]],
    held: Column,
    cells: Iterable[Cell],
) -> None:
    """Note the remarks and tidyings of a column's cells at their rows."""
    for offset, cell in enumerate(cells):
        parsed = held.special.get(cell)
        if parsed is not None:
            remarks, tidied = special.setdefault(offset, ([], []))
            remarks += [(held.plan, remark) for remark in parsed.remarks]
            if parsed.tidied:
                tidied.append(held.plan)


def _note_filled(
    special: dict[int, tuple[list[tuple[ColumnPlan, Remark]], list[ColumnPlan]]],
    held: Column,
    marked: Iterable[int],
) -> None:
    """Note the cells that said "as above" at their rows."""
    for offset in marked:
        remark = Remark(Code.DITTO_FILLED, Severity.NOTE, {"heading": held.plan.heading})
        special.setdefault(offset, ([], []))[0].append((held.plan, remark))


def _across(rows: list[Row]) -> Sequence[Sequence[Cell]]:
    return list(itertools.zip_longest(*rows))


def _edited(row: Row, edits: Mapping[int, str]) -> Row:
    mended = list(row)
    for at, text in edits.items():
        mended += [None] * (at + 1 - len(mended))
        mended[at] = text or None
    return mended
