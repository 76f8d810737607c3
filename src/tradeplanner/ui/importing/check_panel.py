"""What the check found, beside the cells: each finding leads to its cell and offers how to mend it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tradeplanner.app.import_values import Checked, Proposal, from_address
from tradeplanner.domain.findings import Code, Finding, Severity
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui.actions import Act
from tradeplanner.ui.importing.asking import ask_reason, ask_record
from tradeplanner.ui.widgets.findings import FindingsList

_ORDER = {severity: at for at, severity in enumerate(Severity)}
SHOWN_ALIKE = 20
"""Notes of one kind that are listed one by one; the rest are the same and only counted."""


def ordered(findings: Sequence[Finding], sheet: str) -> list[Finding]:
    """Return a sheet's findings, the gravest first, with only the first few of many like notes."""
    own = [f for f in findings if f.place.sheet in ("", sheet)]
    own.sort(key=lambda f: (_ORDER[f.severity], f.place.row or 0))
    seen: dict[Code, int] = {}
    shown = []
    for finding in own:
        seen[finding.code] = seen.get(finding.code, 0) + 1
        if finding.severity.holds_back or seen[finding.code] <= SHOWN_ALIKE:
            shown.append(finding)
    return shown


class CheckPanel(QWidget):
    """``decided(proposal)`` after a mending; ``wanted(finding)`` to land on its cell."""

    decided = Signal(object)
    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checked: Checked | None = None
        self.list = FindingsList(self._acts)
        self.list.activated.connect(self.wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)

    def show_sheet(self, checked: Checked, sheet: str) -> None:
        """Show what was found in ``sheet``."""
        self._checked = checked
        self.list.set_findings(ordered(checked.findings, sheet))

    def _acts(self, finding: Finding) -> list[Act]:
        checked, place = self._checked, finding.place
        if checked is None or place.row is None:
            return []
        proposal, at = checked.proposal, (place.sheet, place.row)
        acts = self._mendings(proposal, finding)
        if candidates := checked.candidates.get(at):

            def settle(choice: int | str) -> None:
                self.decided.emit(proposal.with_choice(*at, "new" if choice == "new" else int(choice)))

            title = tr("Which record is row {row}?", row=place.row)
            acts.append(
                Act(
                    "choose",
                    mark("Choose…"),
                    lambda: ask_record(self, title, candidates, settle, new=proposal.kind == "firms"),
                )
            )
        if finding.severity.holds_back:
            acts.append(Act("skip", mark("Skip this row"), lambda: self._decide(proposal.with_skip(*at))))
        return acts

    def _mendings(self, proposal: Proposal, finding: Finding) -> list[Act]:
        """Return what mends a credit code: the check place it should have, a reason, or a candidate."""
        place, params = finding.place, finding.params
        if place.row is None or not place.cell:
            return []
        row, column = from_address(place.cell)

        def mend(text: str) -> Callable[[], None]:
            return lambda: self._decide(proposal.with_edit(place.sheet, row, column, text))

        if finding.code is Code.CODE_CHECK:
            right = f"{str(params.get('code', ''))[:-1]}{params.get('expected', '')}"
            reason = lambda text: self._decide(  # noqa: E731  # one line, one use
                proposal.with_confirmation(place.sheet, row, text)
            )
            return [
                Act(
                    "mend", mark("Change"), mend(right), words=lambda: tr("Change to …{end}", end=right[-4:])
                ),
                Act("keep", mark("Keep it, with a reason…"), lambda: ask_reason(self, reason)),
            ]
        if finding.code is Code.CODE_DAMAGED:
            codes = [code for code in str(params.get("candidates", "")).replace("、", " ").split() if code]
            return [_use(code, mend(code)) for code in codes[:5]]
        return []

    def _decide(self, proposal: Proposal) -> None:
        self.decided.emit(proposal)


def _use(code: str, run: Callable[[], None]) -> Act:
    return Act(f"use {code}", mark("Use"), run, words=lambda: tr("Use …{end}", end=code[-4:]))
