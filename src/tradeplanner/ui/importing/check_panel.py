"""What the check found, beside the cells: each finding leads to its cell and offers how to mend it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from tradeplanner.app.import_values import Checked, Session
from tradeplanner.domain.findings import Code, Finding, Severity
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.ui.actions import Act
from tradeplanner.ui.importing.mending import Mender
from tradeplanner.ui.widgets.findings import FindingsList
from tradeplanner.ui.widgets.labels import button

_ORDER = {severity: at for at, severity in enumerate(Severity)}
SHOWN_ALIKE = 5
"""Findings of one kind that are listed one by one; the rest are said as a number until they are asked for."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Findings to show, by the last shown of a kind how many more there are like it, and all of a kind."""

    shown: tuple[Finding, ...]
    more: Mapping[int, int]
    total: int
    alike: Mapping[tuple[Severity, Code], list[Finding]] = field(default_factory=dict)


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
    return Listed(tuple(shown), more, len(own), alike)


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
        self.list = FindingsList(self._acts, placed=self._placed)
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
        if self._checked is None:
            return []
        mender = Mender(self, self._session, self._checked, self.decided.emit)
        alike = self._alike(finding)
        acts = mender.acts(finding, alike)
        if len(alike) > 1 and finding is alike[0]:
            acts += mender.acts_on_all(alike)
        more = self._listed.more.get(id(finding), 0)
        if more:
            words = lambda: ntr("and {count} more like this", "and {count} more like this", more)  # noqa: E731
            acts.append(Act("more", mark("Show more"), lambda: self._open(finding.code), words=words))
        return acts

    def _placed(self, finding: Finding) -> Finding:
        """Return a finding at the place that a person looks up: in a folder, the file and its own cell."""
        if self._session is None:
            return finding
        placed = self._session.placed(finding)
        own = placed.place.file in ("", self._session.file)
        return placed if own else replace(placed, place=replace(placed.place, sheet=placed.place.file))

    def _alike(self, finding: Finding) -> list[Finding]:
        """Return all findings of the sheet that say the same as one, in the order of their rows."""
        return self._listed.alike.get((finding.severity, finding.code), [finding])
