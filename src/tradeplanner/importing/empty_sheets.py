"""Sheets that were read and gave no record: told by name, with what stood below their heading."""

from collections.abc import Sequence

from tradeplanner.domain.findings import Code, Place, Severity
from tradeplanner.importing.checked import OUTCOMES, Outcome
from tradeplanner.importing.proposal import SheetPlan
from tradeplanner.importing.tally import Tally

_RECORDS = frozenset(
    OUTCOMES.index(outcome)
    for outcome in (Outcome.NEW, Outcome.SAME, Outcome.CHANGED, Outcome.AMBIGUOUS, Outcome.REJECTED)
)
_SAMPLE = OUTCOMES.index(Outcome.SAMPLE)
_LEFT = OUTCOMES.index(Outcome.SKIPPED)


def tell(tally: Tally, used: Sequence[SheetPlan]) -> None:
    """Note of each used sheet that it gave no record, and whether it has rows that might have."""
    for plan in used:
        marks = tally.marks.get(plan.name, bytearray())
        if not _RECORDS.isdisjoint(marks) or _SAMPLE in marks:
            continue  # a template that nobody has filled in yet gives none
        count = marks.count(_LEFT)
        code = Code.SHEET_NO_RECORD if count else Code.SHEET_NO_ROWS
        place = Place(tally.file, plan.name)
        tally.find(code, Severity.WARNING, place, {"count": count} if count else {})
