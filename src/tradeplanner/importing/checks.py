"""Checking a proposal: every row of every used sheet passes once; what a commit would write is spooled."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code, Place, Severity
from tradeplanner.importing import headers, mapping
from tradeplanner.importing.cells.units import parse_unit
from tradeplanner.importing.checked import Checked, Control, Outcome
from tradeplanner.importing.fields import Spec
from tradeplanner.importing.lines import Line, SheetLines
from tradeplanner.importing.proposal import Proposal, SheetPlan
from tradeplanner.importing.reconcile import RECONCILERS
from tradeplanner.importing.reconcile.context import Context, Finishing, Reconciler, Spot
from tradeplanner.importing.sandbox import OpenFile
from tradeplanner.importing.specs import SPECS
from tradeplanner.importing.stored import Stored
from tradeplanner.importing.tally import Tally
from tradeplanner.importing.writes import Writes

Progress = Callable[[int, int], None]
_TICK = 2000
"""Rows between two looks at the clock: at Stop, and at telling progress."""
_PER_RECORD = frozenset({"exports", "rates"})
"""Kinds of which one row holds many records: a bad cell rejects its own record only."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a check found, and the spooled rows that a commit would write."""

    checked: Checked
    writes: Writes


@dataclass(slots=True)
class _Pace:
    """Tells progress, and stops when asked."""

    total: int
    progress: Progress | None
    stop: threading.Event | None
    done: int = 0

    def step(self) -> None:
        """Count a row; ExpectedError(IMPORT_STOPPED) once the person pressed Stop."""
        self.done += 1
        if self.done % _TICK == 0:
            if self.stop is not None and self.stop.is_set():
                raise ExpectedError(Code.IMPORT_STOPPED)
            if self.progress is not None:
                self.progress(self.done, self.total)


def check(
    proposal: Proposal,
    file: OpenFile,
    stored: Stored,
    folder: Path,
    progress: Progress | None = None,
    stop: threading.Event | None = None,
) -> Result:
    """Check a planned proposal against ``stored``, spooling writes into ``folder``.

    Raises ExpectedError(IMPORT_STOPPED) once ``stop`` is set.
    """
    spec = SPECS[proposal.kind]
    tally = Tally(spec, proposal.file)
    writes = Writes(folder)
    context = Context(proposal, stored, tally, writes)
    reconciler = RECONCILERS[proposal.kind](context)
    used = [plan for plan in proposal.sheets if plan.used]
    rows = {info.name: info.rows for info in file.sheets}
    pace = _Pace(sum(rows[plan.name] for plan in used), progress, stop)
    controls: list[Control] = []
    for plan in used:
        _check_plan(tally, spec, plan)
        lines = SheetLines(spec, plan, file.spool(plan.name), proposal.edits)
        for line in lines:
            pace.step()
            _take(context, reconciler, plan, line)
        controls += lines.controls
    if isinstance(reconciler, Finishing):
        reconciler.finish()
    _check_controls(tally, proposal.file, controls)
    writes.seal()
    return Result(_checked(proposal, tally, controls), writes)


def _checked(proposal: Proposal, tally: Tally, controls: list[Control]) -> Checked:
    return Checked(
        proposal=proposal,
        counts=tally.counts,
        sums=tally.sums(),
        controls=tuple(controls),
        findings=tally.finish(),
        rows={name: bytes(marks) for name, marks in tally.marks.items()},
        changes=tally.changes,
        candidates=tally.candidates,
        sample=tuple(tally.sample),
        questions=tuple(tally.questions.values()),
    )


def _take(context: Context, reconciler: Reconciler, plan: SheetPlan, line: Line) -> None:
    tally = context.tally
    if line.role is not None:
        tally.mark(plan.name, line.row, line.role)
        if line.role is Outcome.SAMPLE:
            tally.find(Code.ROW_SAMPLE, Severity.NOTE, tally.place(plan, line.row))
        return
    skips = context.proposal.skips
    if skips and (plan.name, line.row) in skips:
        tally.find(Code.ROW_LEFT_OUT, Severity.NOTE, tally.place(plan, line.row))
        tally.count(plan.name, line.row, Outcome.SKIPPED)
        return
    held = False
    for column, remark in line.remarks:
        tally.remark(plan, line.row, column, remark)
        held = held or remark.severity.holds_back
    for column in line.tidied:
        tally.tidied(plan, line.row, column)
    tally.show(line.values)
    if held and context.proposal.kind not in _PER_RECORD:
        tally.count(plan.name, line.row, Outcome.REJECTED)
        return
    reconciler.take(Spot(context, plan, line.row), line)


def _check_plan(tally: Tally, spec: Spec, plan: SheetPlan) -> None:
    """Note what is doubtful about a sheet as a whole: missing and contested columns, units."""
    head = Place(tally.file, plan.name, row=plan.heading_last or None)
    for need in headers.satisfied(spec, plan.columns):
        fields = sorted(need)
        tally.find(Code.COLUMN_MISSING, Severity.ERROR, head, {"field": fields[0], "count": len(fields)})
    for taken, other in mapping.contested(plan.columns):
        params = {"heading": other.heading, "taken": taken.heading}
        tally.find(
            Code.COLUMN_RIVALS, Severity.WARNING, tally.place(plan, plan.heading_last, taken.field), params
        )
    has_currency = plan.column("currency") is not None
    for column in plan.columns:
        field = spec.field(column.field) if column.field else None
        if field is None or not field.money:
            continue
        place = tally.place(plan, plan.heading_last, column.field)
        if column.unit_reason is not None and column.unit_reason.code is Code.UNIT_CONFLICT:
            tally.find(Code.UNIT_CONFLICT, Severity.WARNING, place, column.unit_reason.params)
        unit = parse_unit(column.unit) if column.unit else None
        if not has_currency and (unit is None or not unit.currency):
            tally.find(Code.UNIT_ASSUMED, Severity.WARNING, place, {"heading": column.heading})


def _check_controls(tally: Tally, file: str, controls: list[Control]) -> None:
    for control in controls:
        if not control.matches:
            place = Place(file, control.sheet, control.cell, control.row, control.field)
            params = {
                "stated": control.stated,
                "sum": control.sum,
                "difference": control.stated - control.sum,
            }
            tally.find(Code.TOTAL_DIFFERS, Severity.WARNING, place, params)
