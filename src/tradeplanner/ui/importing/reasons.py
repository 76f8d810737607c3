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


@dataclass(frozen=True, slots=True)
class Why:
    """Rows that stayed out for one reason: ``first`` is the finding of the first of them."""

    outcome: Outcome
    count: int
    first: Finding

    @property
    def text(self) -> str:
        """What became of them, how many, and why."""
        place = self.first.place
        where = f"{file_word(place.sheet)} {place.cell or place.row}"
        rows = ntr("{count} row", "{count} rows", self.count)
        said = messages.explanation(self.first)
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
    found = [Why(outcome, len(rows), rows[0]) for (outcome, _), rows in groups.items()]
    return sorted(found, key=lambda why: (LEFT.index(why.outcome), -why.count))
