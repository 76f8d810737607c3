"""What the check found, beside the cells: each finding leads to its cell and offers how to mend it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from tradeplanner.app.import_values import Candidate, Checked, Proposal, Session, from_address
from tradeplanner.domain.findings import Code, Finding, Severity
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.ui.actions import Act
from tradeplanner.ui.importing.asking import ask_reason, ask_record
from tradeplanner.ui.importing.questions import ask_question, question_of
from tradeplanner.ui.widgets.findings import FindingsList
from tradeplanner.ui.widgets.labels import button

_ORDER = {severity: at for at, severity in enumerate(Severity)}
NAMED = ("firm", "edition")
"""Fields of a row that name a stored record, which may be any of them."""
SHOWN_ALIKE = 5
"""Findings of one kind that are listed one by one; the rest are said as a number until they are asked for."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Findings to show, and, by the last shown of a kind, how many more there are like it."""

    shown: tuple[Finding, ...]
    more: Mapping[int, int]
    total: int


def listed(findings: Sequence[Finding], sheet: str, opened: frozenset[Code] = frozenset()) -> Listed:
    """Return a sheet's findings, the gravest first, only the first of many alike unless ``opened``.

    ``more`` is keyed by the finding's identity, for a finding holds parameters and has no hash.
    """
    own = [f for f in findings if f.place.sheet in ("", sheet)]
    own.sort(key=lambda f: (_ORDER[f.severity], f.place.row or 0))
    alike: dict[tuple[Severity, Code], list[Finding]] = {}
    for finding in own:
        alike.setdefault((finding.severity, finding.code), []).append(finding)
    shown: list[Finding] = []
    more: dict[int, int] = {}
    for (_, code), found in alike.items():
        first = found if code in opened else found[:SHOWN_ALIKE]
        shown += first
        if len(found) > len(first):
            more[id(first[-1])] = len(found) - len(first)
    return Listed(tuple(shown), more, len(own))


class CheckPanel(QWidget):
    """``decided(proposal)`` after a mending; ``wanted(finding)`` to land on its cell.

    ``visited(finding)`` to mark its cell as one looks through the list.

    ``back_wanted()`` to take the last decision back; ``emptied()`` when the last finding went that had
    the focus.
    """

    decided = Signal(object)
    wanted = Signal(object)
    visited = Signal(object)
    back_wanted = Signal()
    emptied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checked: Checked | None = None
        self._session: Session | None = None
        self.list = FindingsList(self._acts)
        self.list.activated.connect(self.wanted)
        self.list.visited.connect(self.visited)
        self._sheet = ""
        self._opened: frozenset[Code] = frozenset()
        self._listed = Listed((), {}, 0)
        self._back = button(role="link")
        self._back.clicked.connect(self.back_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()
        self.offer_back(possible=False)

    def show_sheet(self, session: Session | None, checked: Checked, sheet: str) -> None:
        """Show what was found in ``sheet``; the focus stays at the same place of the list."""
        self._session = session
        focused = self.list.focused()
        if sheet != self._sheet:
            self._opened = frozenset()
        self._checked, self._sheet = checked, sheet
        self._listed = listed(checked.findings, sheet, self._opened)
        self.list.set_findings(self._listed.shown, self._listed.total)
        if focused >= 0 and not self.list.focus_at(focused):
            self.emptied.emit()

    def offer_back(self, *, possible: bool) -> None:
        """Offer to take the last decision back, if there is one."""
        self._back.setVisible(possible)

    def retranslate(self) -> None:
        """Set every text anew."""
        self._back.setText(tr("Take back the last decision"))
        self._back.setToolTip(tr("Take back the last decision") + " (Ctrl+Z)")

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def in_order(self) -> list[QWidget]:
        """Return what takes the focus, in the order of Tab."""
        found: list[QWidget] = []
        for item in self.list.items():
            found += [item, *item.findChildren(QPushButton)]
        return [*found, self._back]

    def _open(self, code: Code) -> None:
        if self._checked is not None:
            self._opened |= {code}
            self.show_sheet(self._session, self._checked, self._sheet)

    def _acts(self, finding: Finding) -> list[Act]:
        more = self._listed.more.get(id(finding), 0)
        acts = self._acts_on(finding)
        if more:
            words = lambda: ntr("and {count} more like this", "and {count} more like this", more)  # noqa: E731
            acts.append(Act("more", mark("Show more"), lambda: self._open(finding.code), words=words))
        return acts

    def _acts_on(self, finding: Finding) -> list[Act]:
        checked, place = self._checked, finding.place
        if checked is None:
            return []
        asked = question_of(checked, finding)
        if asked is not None:
            answer = lambda: ask_question(self, checked.proposal, asked, self.decided.emit)  # noqa: E731  # one line, one use
            return [Act("answer", mark("Answer…"), answer)]
        if place.row is None:
            return []
        proposal, at = checked.proposal, (place.sheet, place.row)
        acts = self._mendings(proposal, finding)
        candidates = [each for each in checked.candidates.get(at, ()) if each.field in ("", place.field)]
        title = tr("Which record is row {row}?", row=place.row)

        def settle(choice: int | str) -> None:
            said = place.field if place.field in NAMED else ""
            self.decided.emit(proposal.with_choice(*at, "new" if choice == "new" else int(choice), said))

        if candidates:
            new = proposal.kind == "firms"
            choose = lambda: ask_record(self, title, candidates, settle, new=new)  # noqa: E731  # one line, one use
            acts.append(Act("choose", mark("Choose…"), choose))
        if finding.severity is Severity.DECISION and place.field in NAMED:
            find = lambda: ask_record(self, title, self._offers(place.field), settle, search=True)  # noqa: E731  # likewise
            acts.append(Act("find", mark("Find another…") if candidates else mark("Find it…"), find))
        if finding.severity.holds_back:
            acts.append(Act("skip", mark("Skip this row"), lambda: self._decide(proposal.with_skip(*at))))
        return acts

    def _offers(self, field: str) -> Sequence[Candidate]:
        return self._session.offers(field) if self._session is not None else ()

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
