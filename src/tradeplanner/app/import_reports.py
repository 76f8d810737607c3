"""What an import says to other programs and as files: JSON, the rejected rows, empty templates."""

import tempfile
from dataclasses import replace
from itertools import islice
from pathlib import Path

from tradeplanner.app.import_session import ImportOutcome, Session
from tradeplanner.app.inspections import finding_json, number_text
from tradeplanner.domain.findings import Finding, Place, Severity, mask
from tradeplanner.domain.firms import PERSONAL
from tradeplanner.i18n.language import language, tr
from tradeplanner.i18n.messages import explanation, sentence
from tradeplanner.importing import templates
from tradeplanner.importing.checked import Checked, Outcome, Question
from tradeplanner.importing.grid import Cell, ErrorValue
from tradeplanner.importing.proposal import Reason, SheetPlan
from tradeplanner.importing.specs import SPECS

CHANGES = 1000
"""Changed values that a report lists; the preview of the window has them all."""


def report_json(session: Session, result: Checked | ImportOutcome) -> dict[str, object]:
    """Return the report of ``tradeplanner import --json``; personal data is masked."""
    checked = result if isinstance(result, Checked) else result.checked
    plans = checked.proposal.sheets
    return {
        "file": session.file,
        "sha256": session.sha256,
        "kind": session.kind,
        "committed": isinstance(result, ImportOutcome) and result.changed.step is not None,
        "sheets": [plan.name for plan in plans if plan.used],
        "ignored_sheets": [
            {"name": plan.name, "reason": _reason(plan.reason)} for plan in plans if not plan.used
        ],
        "rows": checked.counts.as_dict(),
        "sums": [
            {"field": total.field, "unit": total.unit, "by": dict(total.by), "sum": number_text(total.sum)}
            for total in checked.sums
        ],
        "control_totals": [
            {
                "sheet": control.sheet,
                "cell": control.cell,
                "field": control.field,
                "stated": number_text(control.stated),
                "sum": number_text(control.sum),
                "matches": control.matches,
            }
            for control in checked.controls
        ],
        "ignored_files": [
            {"name": finding.place.file, "reason": explanation(finding)} for finding in session.ignored
        ],
        "changes": _changes_json(session.kind, checked),
        "findings": [_found_json(session, finding) for finding in checked.findings],
        "sample": [dict(record) for record in checked.sample],
        "same_file": checked.same_file,
        "questions": [_question_json(question) for question in checked.questions],
    }


def _changes_json(kind: str, checked: Checked) -> list[dict[str, object]]:
    """Return the first stored values that the file would change, old and new; personal ones masked."""
    every = ((at, change) for at, changes in checked.changes.items() for change in changes)
    found = []
    for (sheet, row), change in islice(every, CHANGES):
        field = SPECS[kind].field(change.field)
        shown = mask if change.field in PERSONAL or (field and field.personal) else str
        told = {"field": change.field, "old": shown(change.old), "new": shown(change.new)}
        found.append({"sheet": sheet, "row": row, **told})
    return found


def _found_json(session: Session, finding: Finding) -> dict[str, object]:
    """Return a finding of an import; in a folder at its own file, which its sentence names too."""
    placed = session.placed(finding)
    told = finding_json(placed)
    if placed is not finding:
        sheet = " › ".join(filter(None, (placed.place.file, placed.place.sheet)))
        told["message"] = sentence(replace(placed, place=replace(placed.place, sheet=sheet)))
    return told


def _question_json(question: Question) -> dict[str, object]:
    offered = [{"id": each.id, "label": each.label, "detail": each.detail} for each in question.candidates]
    return {
        "name": question.name,
        "sheet": question.sheet,
        "answer": question.value,
        "shown": question.shown,
        "reason": _reason(question.reason),
        "candidates": offered,
    }


def _reason(reason: Reason) -> str:
    return explanation(Finding(reason.code, Severity.NOTE, Place(), reason.params))


def save_rejected(session: Session, checked: Checked, path: Path) -> int:
    """Write the rows that stay out, as they stand, with a reason column, to .xlsx; return how many.

    Titles and headings come along, so that the workbook can be mended and imported again.
    """
    from tradeplanner.reports.writers import workbook

    reasons = _reasons(checked)
    sheets, count = [], 0
    for plan in checked.proposal.sheets:
        if not plan.used:
            continue
        rows = list(_kept(session, checked, plan))
        width = max((len(row) for _, row in rows), default=0)
        last = plan.heading_last
        listed = [
            [*row, *[None] * (width - len(row)), tr("Reason") if n == last else reasons.get((plan.name, n))]
            for n, row in rows
        ]
        stay = sum(1 for n, _ in rows if n > last)
        if stay:
            sheets.append(workbook.Sheet(plan.name, listed, range(plan.heading_first, last + 1), (width,)))
            count += stay
    workbook.write(path, sheets or [workbook.Sheet(tr("Nothing"), [])])
    return count


def _kept(session: Session, checked: Checked, plan: SheetPlan) -> list[tuple[int, list[object]]]:
    """Return (row number, cells) of the titles, the heading and every row that stays out."""
    stay = (Outcome.REJECTED, Outcome.AMBIGUOUS)
    edits = {(r, c): text for (sheet, r, c), text in checked.proposal.edits.items() if sheet == plan.name}
    kept = []
    for number, row in enumerate(session.opened.spool(plan.name), 1):
        if number <= plan.heading_last or checked.outcome(plan.name, number) in stay:
            cells = [edits.get((number, c), _plain(cell)) for c, cell in enumerate(row)]
            kept.append((number, cells))
    return kept


def _plain(cell: Cell) -> object:
    return cell.text if isinstance(cell, ErrorValue) else cell


def _reasons(checked: Checked) -> dict[tuple[str, int], str]:
    found: dict[tuple[str, int], list[str]] = {}
    for finding in checked.findings:
        if finding.severity.holds_back and finding.place.row is not None:
            found.setdefault((finding.place.sheet, finding.place.row), []).append(explanation(finding))
    return {at: " ".join(texts) for at, texts in found.items()}


def template(kind: str, path: Path) -> None:
    """Write an empty workbook of a kind, with its headings and a sample row that an import leaves out.

    Where each firm fills in a form of its own, that is on a second sheet.

    Raises ExpectedError (DISK_FULL, FOLDER_READ_ONLY) where it cannot be written.
    """
    from tradeplanner.app import reports
    from tradeplanner.reports.writers import workbook

    made, card = templates.of(kind, language()), templates.card_of(kind, language())
    with tempfile.TemporaryDirectory() as folder:
        part = Path(folder) / "template.xlsx"
        sheets = [workbook.Sheet(made.sheet, made.rows, (1, made.heading), checks=made.checks)]
        if card is not None:
            sheets.append(workbook.Sheet(card.sheet, card.rows, (card.heading,)))
        workbook.write(part, sheets)
        reports.save(part.read_bytes(), path)
