"""Data rows as values: every cell read once for each distinct content, the sheet's own totals beside.

A value carries no unit of its own any more: ``Cash`` is the number as it stands and the same in
whole units with its currency.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple, cast

from tradeplanner.importing import planning, roles
from tradeplanner.importing.cells.numbers import Amount
from tradeplanner.importing.cells.parsed import BLANK, Parsed, Remark
from tradeplanner.importing.cells.units import parse_unit
from tradeplanner.importing.checked import Control, Outcome
from tradeplanner.importing.fields import Plain, Shape, Spec
from tradeplanner.importing.grid import Cell, Row
from tradeplanner.importing.proposal import CellAt, ColumnPlan, SheetPlan
from tradeplanner.importing.spool import Spool

_ZERO = Decimal(0)


class Cash(NamedTuple):
    """An amount: ``number`` as it stands in the file, ``whole`` in whole units, currency "" if unsaid."""

    number: Decimal
    whole: Decimal
    currency: str


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


Read = Callable[[Cell], Parsed]
Special = dict[int, tuple[list[tuple[ColumnPlan, Remark]], list[ColumnPlan]]]
"""By row of a run: what is to be said of its cells, and which columns were tidied."""


@dataclass(slots=True)
class _Column:
    """A column with what its distinct cells were read as; ``special`` are those worth a word."""

    plan: ColumnPlan
    read: Read
    counted: bool
    plain: Plain | None = None
    values: dict[Cell, object] = field(default_factory=lambda: {None: None})
    numbers: dict[Cell, Decimal] = field(default_factory=lambda: {None: _ZERO})
    special: dict[Cell, Parsed] = field(default_factory=dict)

    def is_plain(self, cells: Sequence[Cell]) -> bool:
        """Whether all of these cells are texts that mean just what they say."""
        if self.plain is None or set(map(type, cells)) != {str}:
            return False
        return self.plain(cast("Sequence[str]", cells))

    def meanings(self, cells: Sequence[Cell]) -> Iterable[object]:
        """Return what cells mean; of plain texts nothing is learnt, and nothing is kept in memory."""
        if self.is_plain(cells):
            return cells
        self.learn(cells)
        return map(self.values.__getitem__, cells)

    def learn(self, cells: Iterable[Cell]) -> None:
        """Read every cell whose like was not read before."""
        fresh = set(cells).difference(self.values)
        if fresh and self.is_plain(texts := list(fresh)):
            self.values.update(zip(texts, texts, strict=True))
            return
        for cell in fresh:
            parsed = self.read(cell)
            self.values[cell] = parsed.value
            if parsed.remarks or parsed.tidied:
                self.special[cell] = parsed
            if self.counted:
                self.numbers[cell] = _number(parsed.value) or _ZERO


class SheetLines:
    """The lines of one sheet in order; ``controls`` fills as total rows pass."""

    def __init__(self, spec: Spec, plan: SheetPlan, spool: Spool, edits: Mapping[CellAt, str]) -> None:
        """Read ``spool`` as ``plan`` says, with the person's ``edits`` over it."""
        self.plan = plan
        self.controls: list[Control] = []
        self._spool = spool
        self._names = planning.naming_columns(plan)
        self._columns = [_column(spec, plan, column) for column in plan.columns if column.field]
        self._edits: dict[int, dict[int, str]] = {}
        for (sheet, row, column), text in edits.items():
            if sheet == plan.name:
                self._edits.setdefault(row, {})[column] = text
        self._sums = {column.plan.index: _ZERO for column in self._columns if column.counted}
        self._since = dict(self._sums)
        self._heading: Row = []

    def __iter__(self) -> Iterator[Line]:
        """Yield every row of the sheet, from the first."""
        first = 1
        for block in self._spool.blocks():
            for number in self._edits.keys() & range(first, first + len(block)):
                block[number - first] = _edited(block[number - first], self._edits[number])
            yield from self._lines(first, block)
            first += len(block)

    def _lines(self, first: int, block: list[Row]) -> Iterator[Line]:
        """Yield a block's lines: runs of data rows column by column, the others one by one."""
        run: list[Row] = []
        for number, row in enumerate(block, first):
            part = self._part(number, row)
            if part is None:
                run.append(row)
                continue
            yield from self._data(number - len(run), run)
            run = []
            if part is Outcome.TOTAL:
                self._check_total(number, row)
            yield Line(number, part, {})
        yield from self._data(first + len(block) - len(run), run)

    def _part(self, number: int, row: Row) -> Outcome | None:
        if number > self.plan.heading_last:
            part = roles.role(row, self._names)
            return Outcome.HEADING if part is None and row == self._heading else part
        if number == self.plan.heading_last:
            self._heading = row
        return Outcome.HEADING if number >= self.plan.heading_first else Outcome.TITLE

    def _data(self, first: int, rows: list[Row]) -> Iterator[Line]:
        if not rows:
            return
        across = list(itertools.zip_longest(*rows))
        fields: list[str] = []
        columns: list[Iterable[object]] = []
        special: Special = {}
        for column in self._columns:
            index = column.plan.index
            if index >= len(across):
                continue
            cells = across[index]
            fields.append(column.plan.field)
            columns.append(column.meanings(cells))
            if column.counted:
                added = sum(map(column.numbers.__getitem__, cells), _ZERO)
                self._sums[index] += added
                self._since[index] += added
            if column.special:
                _note(special, column, cells)
        values = zip(*columns, strict=True) if columns else iter([()] * len(rows))
        for offset, row in enumerate(values):
            line = Line(first + offset, None, dict(zip(fields, row, strict=True)))
            if offset in special:
                line.remarks, line.tidied = special[offset]
            yield line

    def _check_total(self, number: int, row: Row) -> None:
        """Compare a total row with the rows above it: all of them, or those since the last subtotal."""
        partial = roles.is_subtotal(row)
        for column in self._columns:
            index = column.plan.index
            if not column.counted or index >= len(row):
                continue
            stated = _number(column.read(row[index]).value) if row[index] is not None else None
            if stated is None:
                continue
            of = self._since if partial or stated == self._since[index] else self._sums
            self.controls.append(Control(self.plan.name, number, index, column.plan.field, stated, of[index]))
        self._since = dict.fromkeys(self._since, _ZERO)


def _column(spec: Spec, plan: SheetPlan, column: ColumnPlan) -> _Column:
    known = spec.field(column.field)
    if known is None:
        return _Column(column, lambda _cell: BLANK, counted=False)
    unit = parse_unit(column.unit) if column.unit else None
    parse, year = known.parse, plan.year

    def read(cell: Cell) -> Parsed:
        return parse(cell, year)

    def read_cash(cell: Cell) -> Parsed:
        parsed = parse(cell, year)
        if not isinstance(parsed.value, Amount):
            return parsed
        by = parsed.value.unit or unit
        number = parsed.value.number
        if by is None:
            return Parsed(Cash(number, number, ""), parsed.remarks, parsed.tidied)
        currency = by.currency or (unit.currency if unit else "")
        return Parsed(Cash(number, number * by.scale, currency), parsed.remarks, parsed.tidied)

    return _Column(column, read_cash if known.money else read, known.shape is Shape.NUMBER, known.plain)


def _note(special: Special, column: _Column, cells: Iterable[Cell]) -> None:
    """Note the remarks and tidyings of a column's cells at their rows."""
    for offset, cell in enumerate(cells):
        parsed = column.special.get(cell)
        if parsed is not None:
            remarks, tidied = special.setdefault(offset, ([], []))
            remarks += [(column.plan, remark) for remark in parsed.remarks]
            if parsed.tidied:
                tidied.append(column.plan)


def _number(value: object) -> Decimal | None:
    if isinstance(value, Cash):
        return value.number
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    return value if isinstance(value, Decimal) else None


def _edited(row: Row, edits: Mapping[int, str]) -> Row:
    mended = list(row)
    for column, text in edits.items():
        mended += [None] * (column + 1 - len(mended))
        mended[column] = text or None
    return mended
