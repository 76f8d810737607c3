"""A list of findings: how serious, where, the sentence, and what can be done about it.

Findings come in hundreds, so a first lot is shown and the rest on request. Each is reached by Tab
and the arrow keys, and Enter leads to its place.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from tradeplanner.domain.findings import Finding, Severity
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.i18n.words import file_word
from tradeplanner.ui import theme
from tradeplanner.ui.actions import Act
from tradeplanner.ui.widgets.flowing import Flowing
from tradeplanner.ui.widgets.labels import badge, button, label, rule

LOT = 100
WORDS = {
    Severity.ERROR: mark("Needs mending"),
    Severity.DECISION: mark("Your decision"),
    Severity.WARNING: mark("Worth a look"),
    Severity.NOTE: mark("Done for you"),
}
"""The word on the badge of each severity, so that colour is not the only carrier."""

Placed = Callable[[Finding], Finding]
ActsOf = Callable[[Finding], Sequence[Act]]


class _Words(QLabel):
    """Words of a finding. ``clicked()`` is a click on them; marking them to copy is none.

    A filter of events would hear every event of a hundred findings, while a lane is busy too.
    """

    clicked = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of a click."""
        super().mouseReleaseEvent(event)
        if not self.hasSelectedText():
            self.clicked.emit()


class FindingItem(QFrame):
    """One finding on the screen; ``activated()`` on click or Enter, ``left(step)`` on Up and Down."""

    activated = Signal()
    visited = Signal()
    left = Signal(int)

    def __init__(
        self, finding: Finding, acts: Sequence[Act], where: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        from tradeplanner.i18n import messages

        self.finding = finding
        self.setProperty("role", "finding")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        word, sentence = tr(WORDS[finding.severity]), messages.explanation(finding)
        self.setAccessibleName(f"{word}, {where}" if where else word)
        self.setAccessibleDescription(sentence)
        head = QHBoxLayout()
        head.addWidget(badge(word, finding.severity))
        head.addStretch()
        head.addWidget(self._text(where))
        links = Flowing()
        for act in acts:
            link = button(act.label(), "link")
            link.setEnabled(act.possible())
            link.clicked.connect(lambda _=False, run=act.run: run())
            links.addWidget(link)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        column.setSpacing(theme.GRID // 2)
        column.addLayout(head)
        column.addWidget(self._text(sentence, "faint", wrap=True))
        column.addLayout(links)

    def _text(self, text: str, role: str = "", *, wrap: bool = False) -> QLabel:
        made = _Words()
        label(text, role, wrap=wrap, made=made)
        made.clicked.connect(self.activated)
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Activate on Enter; move on by Up and Down."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.activated.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit(1)
        elif event.key() == Qt.Key.Key_Up:
            self.left.emit(-1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the finding is looked at."""
        super().focusInEvent(event)
        self.visited.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Activate on a click."""
        super().mouseReleaseEvent(event)
        self.activated.emit()


def place_text(finding: Finding) -> str:
    """Return where a finding points, short: a cell, a row, or a sheet."""
    place = finding.place
    where = place.cell or (tr("row {row}", row=place.row) if place.row is not None else "")
    return f"{file_word(place.sheet)} {where}".strip()


class FindingsList(QWidget):
    """Findings in the order given. ``activated(finding)`` when one is to be shown at its place.

    ``visited(finding)`` as one gets the focus.

    ``acts(finding)`` gives the links under a finding's sentence.
    """

    activated = Signal(object)
    visited = Signal(object)

    def __init__(
        self,
        acts: ActsOf | None = None,
        parent: QWidget | None = None,
        placed: Placed = lambda finding: finding,
    ) -> None:
        """Show findings with their ``acts``; ``placed`` gives each at the place that a person looks up."""
        super().__init__(parent)
        self._acts: ActsOf = acts or (lambda _: ())
        self._placed = placed
        self._findings: list[Finding] = []
        self._total: int | None = None
        self._items: list[FindingItem] = []
        self._heading = label(role="heading")
        self._more = button(role="link")
        self._more.clicked.connect(self._show_lot)
        body = QWidget()
        body.setProperty("role", "plain")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._more)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._heading)
        whole.addWidget(self._scroll, 1)
        self.set_findings([])

    def set_findings(self, findings: Sequence[Finding], total: int | None = None) -> None:
        """Show other findings; ``total`` where they stand for more of their like."""
        self._findings, self._total = list(findings), total
        for old in self._items:
            old.blockSignals(True)  # the focus passes through those that go
        self._column.removeWidget(self._more)
        while self._column.count() > 1:
            item = self._column.takeAt(0)
            gone = item.widget() if item is not None else None
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        self._column.insertWidget(0, self._more)
        self._items = []
        self._show_lot()

    def items(self) -> list[FindingItem]:
        """Return the findings on the screen so far."""
        return list(self._items)

    def reveal(self, finding: Finding) -> None:
        """Scroll to ``finding`` and give it the focus."""
        while finding not in [item.finding for item in self._items] and self._left():
            self._show_lot()
        for item in self._items:
            if item.finding == finding:
                item.setFocus()
                self._scroll.ensureWidgetVisible(item)
                return

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.set_findings(self._findings, self._total)

    def focused(self) -> int:
        """Return the place of the finding that holds the focus, itself or by a link in it; -1 if none."""
        focus = QApplication.focusWidget()
        inside = (
            at for at, item in enumerate(self._items) if focus and (item is focus or item.isAncestorOf(focus))
        )
        return next(inside, -1)

    def focus_at(self, at: int) -> bool:
        """Give the focus to the finding at ``at``, the last if there are fewer; False if there is none."""
        if not self._items:
            return False
        item = self._items[min(max(at, 0), len(self._items) - 1)]
        item.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(item, 0, 0)
        return True

    def _move(self, item: FindingItem, step: int) -> None:
        self.focus_at(self._items.index(item) + step)

    def _left(self) -> int:
        return len(self._findings) - len(self._items)

    def _show_lot(self) -> None:
        start = len(self._items)
        for finding in self._findings[start : start + LOT]:
            item = FindingItem(finding, self._acts(finding), place_text(self._placed(finding)))
            item.activated.connect(lambda finding=finding: self.activated.emit(finding))
            item.visited.connect(lambda finding=finding: self.visited.emit(finding))
            item.left.connect(lambda step, item=item: self._move(item, step))
            at = self._column.count() - 2
            self._column.insertWidget(at, item)
            self._column.insertWidget(at + 1, rule())
            self._items.append(item)
        self._more.setText(ntr("Show {count} more", "Show {count} more", self._left()))
        self._more.setVisible(self._left() > 0)
        if self._findings:
            count = len(self._findings) if self._total is None else self._total
            self._heading.setText(ntr("{count} thing to look at", "{count} things to look at", count))
        else:
            self._heading.setText(tr("Nothing to look at"))
