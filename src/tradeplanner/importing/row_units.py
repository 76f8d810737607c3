"""Amounts of rows whose unit stands in a column of its own: 千美元 in one row, 万元 in the next."""

from collections.abc import Sequence
from decimal import Decimal

from tradeplanner.domain.findings import Code, Severity
from tradeplanner.importing.cells import own_units, words
from tradeplanner.importing.cells.parsed import Remark
from tradeplanner.importing.cells.units import Unit, parse_unit
from tradeplanner.importing.columns import Cash, Column, apart
from tradeplanner.importing.fields import AMOUNT_UNIT
from tradeplanner.importing.grid import Cell
from tradeplanner.importing.proposal import ColumnPlan

Said = list[tuple[int, ColumnPlan, Remark]]
"""What is to be said of a column's cells, with the place of each within the rows."""


class RowUnits:
    """The units that rows name beside their amounts; without such a column nothing is changed."""

    def __init__(self, columns: Sequence[Column]) -> None:
        """Find the column of units among ``columns``."""
        self._column = next((held for held in columns if held.plan.field == AMOUNT_UNIT), None)
        self._beside = any(held.plan.field == "currency" for held in columns)

    def of(self, across: Sequence[Sequence[Cell]]) -> Sequence[Unit | bool] | None:
        """Return each row's unit: True where it names none, False where what it names is none; else None."""
        held = self._column
        if held is None:
            return None
        if held.plan.index >= len(across):
            return [True] * len(across[0]) if across else []
        cells = apart(across[held.plan.index])
        held.meanings(cells)
        known = {cell: self._unit(held, cell) for cell in set(cells)}
        return list(map(known.__getitem__, cells))

    def _unit(self, held: Column, cell: Cell) -> Unit | bool:
        if isinstance(cell, str) and cell.strip() in words.COUNTS:
            return Unit(Decimal(1), "", cell.strip())  # of a count, whatever unit the heading names
        said = held.values[cell]
        unit = parse_unit(said) if isinstance(said, str) else None
        special = held.special.get(cell)
        failed = special is not None and any(remark.severity.holds_back for remark in special.remarks)
        if unit is not None and unit.rivals and self._beside:
            return Unit(unit.scale, "", unit.text)  # a column of currencies says which
        return unit or not failed

    def settled(
        self, held: Column, cells: Sequence[Cell], units: Sequence[Unit | bool]
    ) -> tuple[Sequence[object], Said]:
        """Return a column's values in the units of their rows; amounts whose unit is unreadable are none."""
        found: list[object] = []
        said: Said = []
        for at, (cell, value, unit) in enumerate(zip(cells, held.meanings(cells), units, strict=True)):
            if not isinstance(value, Cash) or cell in held.own_units:
                found.append(value)
            elif isinstance(unit, Unit):
                found.append(_in_unit(value, unit, held))
            else:
                found.append(value if unit else None)
                if unit and not value.currency and not self._beside:
                    remark = Remark(Code.UNIT_ASSUMED, Severity.WARNING, {"heading": held.plan.heading})
                    said.append((at, held.plan, remark))
        return found, said


def _in_unit(cash: Cash, unit: Unit, held: Column) -> Cash:
    """Return an amount without unit of its own in the unit of its row; sums stay in that of the column."""
    scale = held.cash.scale if held.cash is not None else Decimal(1)
    whole = cash.number * unit.scale
    return Cash(whole / scale, whole, unit.currency or cash.currency, own_units.meant(unit) or cash.own)
