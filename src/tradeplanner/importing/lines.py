"""Data rows as values: every cell read once for each distinct content, the sheet's own totals beside.

A value carries no unit of its own any more: ``Cash`` is the number as it stands and the same in
whole units with its currency.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from tradeplanner.importing import planning, roles
from tradeplanner.importing.cells.numbers import Amount
from tradeplanner.importing.cells.parsed import BLANK, Parsed, Remark
from tradeplanner.importing.cells.units import parse_unit
from tradeplanner.importing.checked import Control, Outcome
from tradeplanner.importing.fields import Shape, Spec
from tradeplanner.importing.grid import Cell, Row
from tradeplanner.importing.proposal import CellAt, ColumnPlan, SheetPlan
from tradeplanner.importing.spool import Spool

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Cash:
    """An amount: ``number`` as it stands in the file, ``whole`` in whole units, currency "" if unsaid."""

    number: Decimal
    whole: Decimal
    currency: str


@dataclass(slots=True)
class Line:
    """One row: its part, and for data its values by field and what is to be said of single cells."""

    row: int
    role: Outcome | None
    values: dict[str, object]
    remarks: list[tuple[ColumnPlan, Remark]]
    tidied: list[ColumnPlan]


Read = Callable[[Cell], Parsed]


@dataclass(slots=True)
class _Column:
    plan: ColumnPlan
    read: Read
    known: dict[Cell, Parsed]
    counted: bool


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
        number = 0
        for block in self._spool.blocks():
            for row in block:
                number += 1
                if number in self._edits:
                    row = _edited(row, self._edits[number])  # noqa: PLW2901  # the same row, mended
                yield self._line(number, row)

    def _line(self, number: int, row: Row) -> Line:
        if number <= self.plan.heading_last:
            if number == self.plan.heading_last:
                self._heading = row
            part = Outcome.HEADING if number >= self.plan.heading_first else Outcome.TITLE
            return Line(number, part, {}, [], [])
        part_found = roles.role(row, self._names)
        if part_found is None and row == self._heading:
            part_found = Outcome.HEADING
        if part_found is not None:
            if part_found is Outcome.TOTAL:
                self._check_total(number, row)
            return Line(number, part_found, {}, [], [])
        return self._data(number, row)

    def _data(self, number: int, row: Row) -> Line:
        line = Line(number, None, {}, [], [])
        width = len(row)
        for column in self._columns:
            index = column.plan.index
            cell = row[index] if index < width else None
            if cell is None:
                continue
            parsed = self._parse(column, cell)
            if parsed.value is not None:
                line.values[column.plan.field] = parsed.value
                if column.counted:
                    self._add(index, parsed.value)
            if parsed.remarks:
                line.remarks += [(column.plan, remark) for remark in parsed.remarks]
            if parsed.tidied:
                line.tidied.append(column.plan)
        return line

    def _parse(self, column: _Column, cell: Cell) -> Parsed:
        if isinstance(cell, bool):  # True equals 1 as a key
            return column.read(cell)
        parsed = column.known.get(cell)
        if parsed is None:
            parsed = column.known[cell] = column.read(cell)
        return parsed

    def _add(self, index: int, value: object) -> None:
        number = _number(value)
        if number is not None:
            self._sums[index] += number
            self._since[index] += number

    def _check_total(self, number: int, row: Row) -> None:
        """Compare a total row with the rows above it: all of them, or those since the last subtotal."""
        partial = roles.is_subtotal(row)
        for column in self._columns:
            index = column.plan.index
            if not column.counted or index >= len(row):
                continue
            stated = _number(self._parse(column, row[index]).value) if row[index] is not None else None
            if stated is None:
                continue
            of = self._since if partial or stated == self._since[index] else self._sums
            self.controls.append(
                Control(self.plan.name, number, index, column.plan.field, stated, of[index])
            )
        if partial or any(row):
            self._since = dict.fromkeys(self._since, _ZERO)


def _column(spec: Spec, plan: SheetPlan, column: ColumnPlan) -> _Column:
    field = spec.field(column.field)
    if field is None:
        return _Column(column, lambda _cell: BLANK, {}, counted=False)
    unit = parse_unit(column.unit) if column.unit else None
    parse, year = field.parse, plan.year

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

    return _Column(column, read_cash if field.money else read, {}, field.shape is Shape.NUMBER)


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
