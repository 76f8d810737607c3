"""Why rows did not come in, as a few lines: what became of them, how many, the reason of the first, where."""

from collections.abc import Sequence
from dataclasses import dataclass

from tradeplanner.app.import_values import Checked, Outcome
from tradeplanner.domain.findings import Code, Finding
from tradeplanner.i18n import messages
from tradeplanner.i18n.language import ntr, tr
from tradeplanner.i18n.words import file_word
from tradeplanner.ui.importing.words import OUTCOMES

LEFT = (Outcome.REJECTED, Outcome.AMBIGUOUS, Outcome.SKIPPED)
"""What becomes of rows that do not come in, the gravest first."""

_NOT_TAKEN = (Code.COLUMN_LEFT, Code.COLUMN_NAMELESS)
_COLUMNS = 8
"""Columns without a field that are named."""
_PAIRS = 5
"""Repeated rows that are named."""


@dataclass(frozen=True, slots=True)
class Why:
    """Rows that stayed out for one reason: ``first`` is the finding of the first of them."""

    outcome: Outcome
    count: int
    first: Finding
    rows: tuple[tuple[int, int], ...] = ()
    """Of rows that repeat different earlier ones: each with the row that it repeats."""

    @property
    def _repeats(self) -> str:
        pairs = tr(", ").join(f"{own} = {other}" for own, other in self.rows[:_PAIRS])
        return tr("Each repeats an earlier row: {pairs}", pairs=pairs + "…" * (len(self.rows) > _PAIRS))

    @property
    def text(self) -> str:
        """What became of them, how many, and why."""
        place = self.first.place
        where = f"{file_word(place.sheet)} {place.cell or place.row}"
        rows = ntr("{count} row", "{count} rows", self.count)
        said = self._repeats if self.rows else messages.explanation(self.first)
        if self.count > 1:
            return tr("{outcome}, {rows} ({where} and others): {reason}", outcome=tr(OUTCOMES[self.outcome]),
                      rows=rows, where=where, reason=said)  # fmt: skip
        return tr("{outcome}, {rows} ({where}): {reason}", outcome=tr(OUTCOMES[self.outcome]),
                  rows=rows, where=where, reason=said)  # fmt: skip


def reasons(checked: Checked) -> Sequence[Why]:
    """Return why rows stayed out, the gravest and the most frequent first; each row counts once."""
    told: dict[tuple[str, int], Finding] = {}
    for finding in checked.findings:
        place = finding.place
        if place.row is None or checked.outcome(place.sheet, place.row) not in LEFT:
            continue
        known = told.get((place.sheet, place.row))
        if known is None or (finding.severity.holds_back and not known.severity.holds_back):
            told[place.sheet, place.row] = finding
    groups: dict[tuple[Outcome, Code], list[Finding]] = {}
    for (sheet, row), finding in told.items():
        groups.setdefault((checked.outcome(sheet, row), finding.code), []).append(finding)
    found = [Why(outcome, len(rows), rows[0], _pairs(rows)) for (outcome, _), rows in groups.items()]
    return sorted(found, key=lambda why: (LEFT.index(why.outcome), -why.count))


def columns_left(checked: Checked) -> str:
    """Return which columns with values were not imported, and how they would be; "" where there are none."""
    found = [finding.params for finding in checked.findings if finding.code in _NOT_TAKEN]
    if not found:
        return ""
    names = [
        ntr("“{heading}” ({count} value)", "“{heading}” ({count} values)", int(str(params["count"])),
            heading=str(params["heading"]))
        for params in found[:_COLUMNS]
    ]  # fmt: skip
    more = "…" if len(found) > _COLUMNS else ""
    told = tr("Columns not imported: {names}", names=tr(", ").join(names) + more)
    return f"{told}\n{tr('To import them too, give them a field under Fields and import again.')}"


def _pairs(findings: Sequence[Finding]) -> tuple[tuple[int, int], ...]:
    """Return of repeated rows which earlier row each repeats; none where it is one and the same."""
    if findings[0].code is not Code.ROW_REPEATED or len({str(each.params["row"]) for each in findings}) == 1:
        return ()
    return tuple((int(each.place.row or 0), int(each.params["row"])) for each in findings)
