"""How firm orders are where no column says so: by the amounts' headings, the sheet, its titles or the file.

A row may hold two amounts, intended and contracted. They are two orders, and never added.
"""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath

from tradeplanner.domain.findings import Code, Severity
from tradeplanner.domain.orders import Stage
from tradeplanner.importing.lines import Cash, Line, Stretch
from tradeplanner.importing.proposal import ColumnPlan, SheetPlan
from tradeplanner.importing.reconcile.context import Context, Spot, given
from tradeplanner.importing.specs.orders import AMOUNTS, stage_said

INTENDED, CONTRACT = Stage.INTENDED.value, Stage.CONTRACT.value


_SIGNED = re.compile(r"invoice|(?<![a-z])[ps] ?/?o(?![a-z])", re.IGNORECASE)
"""What numbers only orders that are placed."""


@dataclass(frozen=True, slots=True)
class Part:
    """One column of amounts: the field it has in the file, its stage ("" if a column of its own says it).

    ``plan`` is the sheet's with this column alone as its amount.
    """

    field: str
    stage: str
    plan: SheetPlan


class OrderStages:
    """Tells each sheet's stages once, and parts its rows."""

    def __init__(self, context: Context) -> None:
        """Tell what is concluded in ``context``."""
        self._context = context
        self._known: dict[str, Sequence[Part]] = {}

    def parts(self, plan: SheetPlan) -> Sequence[Part]:
        """Return the amounts of a sheet: one or two."""
        if plan.name not in self._known:
            self._known[plan.name] = self._looked(plan)
            day = month_end(plan)
            if day is not None:
                self._tell(plan, Code.ORDERS_OF_MONTH, {"day": day.isoformat()}, Severity.WARNING)
        return self._known[plan.name]

    def lines(self, at: Spot, line: Line) -> list[tuple[Spot, Line]]:
        """Return the orders of a row; of two amounts those that say something, the first where none does."""
        parts = self.parts(at.plan)
        filled = [part for part in parts if len(parts) == 1 or _says(given(line, part.field))]
        day = month_end(at.plan)
        return [(replace(at, plan=part.plan), _line(line, part, day)) for part in filled or parts[:1]]

    def stretch(self, plan: SheetPlan, rows: Stretch) -> tuple[SheetPlan, Stretch] | None:
        """Return rows of one amount with their stage; None where they have two."""
        parts = self.parts(plan)
        if len(parts) != 1:
            return None
        part, columns = parts[0], dict(rows.columns)
        if part.field in columns:
            columns["amount"] = columns[part.field]
        if (day := month_end(plan)) is not None:
            columns["signed_on"] = [day] * rows.count
        if part.stage:
            columns["stage"] = [part.stage] * rows.count
        return part.plan, replace(rows, columns=columns)

    def _looked(self, plan: SheetPlan) -> Sequence[Part]:
        columns = [column for key in AMOUNTS if (column := plan.column(key)) is not None]
        if not columns:
            return (Part("amount", "", plan),)
        if len(columns) == 1:
            stage, said = ("", "") if plan.column("stage") else self._stage(plan, columns[0])
            if stage:
                code = Code.ORDERS_INTENDED if stage == INTENDED else Code.ORDERS_CONTRACTED
                self._tell(plan, code, {"said": said})
            return (_part(plan, columns[0], stage),)
        return self._two(plan, columns)

    def _two(self, plan: SheetPlan, columns: Sequence[ColumnPlan]) -> Sequence[Part]:
        """Return the intended and the contracted amount; a third column or a second of a kind is told."""
        intended = next((c for c in columns if stage_said(c.heading) == INTENDED), None)
        others = [column for column in columns if column is not intended]
        contract = next((c for c in reversed(others) if stage_said(c.heading) == CONTRACT), others[-1])
        for column in others:
            if column is not contract:
                params = {"heading": column.heading, "taken": contract.heading}
                self._tell(plan, Code.COLUMN_RIVALS, params, Severity.WARNING)
        if intended is None:
            return (_part(plan, contract, "" if plan.column("stage") else CONTRACT),)
        params = {"intended": intended.heading, "contract": contract.heading}
        self._tell(plan, Code.ORDERS_IN_TWO, params)
        return _part(plan, intended, INTENDED), _part(plan, contract, CONTRACT)

    def _stage(self, plan: SheetPlan, column: ColumnPlan) -> tuple[str, str]:
        """Return the stage of a lone column of amounts and the words for it; a bare 成交额 comes last."""
        heading = stage_said(column.heading)
        file = PurePath(self._context.proposal.file).stem
        said = [(stage_said(text), text) for text in (plan.name, *plan.above, file)]
        number = plan.column("contract_no")
        if number is not None and _SIGNED.search(number.heading):
            said.append((CONTRACT, number.heading))
        surely = heading == INTENDED or column.field == "contracted"
        found = [(heading, column.heading), *said] if surely else [*said, (heading, column.heading)]
        return next(((stage, " ".join(text.split())) for stage, text in found if stage), ("", ""))

    def _tell(
        self, plan: SheetPlan, code: Code, params: dict[str, str], severity: Severity = Severity.NOTE
    ) -> None:
        tally = self._context.tally
        tally.find(code, severity, tally.place(plan, plan.heading_last), params)


def _says(value: object) -> bool:
    """Whether a cell of two holds an amount: nothing is intended or contracted in a blank or a zero."""
    return isinstance(value, Cash) and bool(value.number)


def _part(plan: SheetPlan, column: ColumnPlan, stage: str) -> Part:
    """Return a column as its sheet's only amount."""
    alone = replace(column, field="amount")
    rest = tuple(c for c in plan.columns if c.field not in AMOUNTS)
    return Part(column.field, stage, replace(plan, columns=(*rest, alone)))


def month_end(plan: SheetPlan) -> date | None:
    """Return the last day of the month that a sheet is of, where no column says the days of its orders."""
    if plan.year is None or plan.months is None or plan.months[0] != plan.months[1]:
        return None
    month = plan.months[0]
    last = date(plan.year, month, calendar.monthrange(plan.year, month)[1])
    return None if plan.column("signed_on") or plan.column("edition") else last


def _line(line: Line, part: Part, day: date | None) -> Line:
    """Return a row as one order; a stage of its own that is no intention tells more than a contract."""
    own = line.values.get("stage")
    stage = own if isinstance(own, str) and own and INTENDED not in (own, part.stage) else part.stage or own
    said = {"signed_on": day} if day else {}
    amount = line.values.get(part.field)
    return replace(line, values={**line.values, **said, "amount": amount, "stage": stage})
