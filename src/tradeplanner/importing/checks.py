"""Checking a proposal: every row of every used sheet passes once; what a commit would write is spooled."""

import threading
from collections import Counter
from collections.abc import Collection, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tradeplanner.domain.findings import Code, Param, Place, Severity
from tradeplanner.importing import arranging, empty_sheets, headers, mapping, merged
from tradeplanner.importing.checked import Checked, Control
from tradeplanner.importing.fields import AMOUNT_UNIT, Spec
from tradeplanner.importing.grid import column_letters
from tradeplanner.importing.lines import SheetLines
from tradeplanner.importing.proposal import Proposal, SheetPlan
from tradeplanner.importing.reconcile import RECONCILERS
from tradeplanner.importing.reconcile.context import Context, Finishing
from tradeplanner.importing.sandbox import OpenFile
from tradeplanner.importing.specs import SPECS
from tradeplanner.importing.specs.targets import COUNTS
from tradeplanner.importing.stored import Stored
from tradeplanner.importing.taking import Pace, Progress, Taking
from tradeplanner.importing.tally import Tally
from tradeplanner.importing.writes import Writes


@dataclass(frozen=True, slots=True)
class Result:
    """What a check found, and the spooled rows that a commit would write."""

    checked: Checked
    writes: Writes


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
    controls: list[Control] = []
    with closing(Writes(folder)) as writes:
        context = Context(proposal, stored, tally, writes, file.origins, file.arranged)
        reconciler = RECONCILERS[proposal.kind](context)
        used = [plan for plan in proposal.sheets if plan.used]
        _tell_unused(tally, proposal, used)
        sheets = {info.name: info for info in file.sheets}
        pace = Pace(sum(sheets[plan.name].rows for plan in used), progress, stop)
        taking = Taking(context, reconciler, pace)
        for plan in used:
            _check_plan(tally, spec, plan)
            filled = merged.filled(spec, plan, sheets[plan.name], file.spool(plan.name))
            _tell_filled(tally, plan, filled)
            edits = {**filled, **proposal.edits}
            lines = SheetLines(spec, plan, file.spool(plan.name), edits, stored.is_group)
            for part in lines:
                taking.take(plan, part)
            controls += lines.controls
            _tell_bare(tally, plan, lines.bare)
            if not arranging.offset(plan.columns):
                lines.left.tell(tally, plan)
            if lines.second:
                place = tally.place(plan, lines.second)
                tally.find(Code.SECOND_TABLE, Severity.ERROR, place, {"row": lines.second})
        if isinstance(reconciler, Finishing):
            reconciler.finish()
        empty_sheets.tell(tally, used)
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


def _check_plan(tally: Tally, spec: Spec, plan: SheetPlan) -> None:
    """Note what is doubtful about a sheet as a whole: missing and contested columns, units."""
    head = Place(tally.file, plan.name, row=plan.heading_last or None)
    for need in headers.satisfied(spec, plan.columns):
        fields = sorted(need)
        tally.find(Code.COLUMN_MISSING, Severity.ERROR, head, {"field": fields[0], "count": len(fields)})
    step = arranging.offset(plan.columns)
    if step:
        letters = [column_letters(column.index) for column in plan.columns if not column.field]
        params = {"first": letters[0], "last": letters[-1]}
        tally.find(Code.SIDE_TABLE, Severity.ERROR, head, params)
    for taken, other in () if step else mapping.contested(plan.columns):
        params = {"heading": other.heading, "taken": taken.heading}
        tally.find(
            Code.COLUMN_RIVALS, Severity.WARNING, tally.place(plan, plan.heading_last, taken.field), params
        )
    for column in plan.columns:
        field = spec.field(column.field) if column.field else None
        if field is None or not field.money:
            continue
        if column.unit_reason is not None and column.unit_reason.code is Code.UNIT_CONFLICT:
            place = tally.place(plan, plan.heading_last, column.field)
            tally.find(Code.UNIT_CONFLICT, Severity.WARNING, place, column.unit_reason.params)


def _tell_bare(tally: Tally, plan: SheetPlan, bare: Collection[int]) -> None:
    """Note the columns with an amount for which nobody states a currency, where no other column says it."""
    if any(plan.column(key) for key in ("currency", "unit", AMOUNT_UNIT)):
        return  # of the rows whose own cell says none that is told
    for column in plan.columns:
        if column.index in bare and column.field not in COUNTS:
            place = tally.place(plan, plan.heading_last, column.field)
            tally.find(Code.UNIT_ASSUMED, Severity.WARNING, place, {"heading": column.heading})


def _tell_unused(tally: Tally, proposal: Proposal, used: Sequence[SheetPlan]) -> None:
    """Note of each sheet why it is not read where none is: never in silence."""
    for plan in () if used else proposal.sheets:
        tally.find(plan.reason.code, Severity.ERROR, Place(tally.file, plan.name), plan.reason.params)


def _tell_filled(tally: Tally, plan: SheetPlan, filled: merged.Filled) -> None:
    """Note for each column how many rows got their text from a merged cell above."""
    counts = Counter(column for _, _, column in filled)
    for column in plan.columns:
        if counts[column.index]:
            place = tally.place(plan, plan.heading_last, column.field)
            params: dict[str, Param] = {"heading": column.heading, "count": counts[column.index]}
            tally.find(Code.MERGED_FILLED, Severity.NOTE, place, params)


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
