"""The handbook's window: topics at the left, the page at the right, open beside whatever is being done.

It belongs to no window, so that a form that waits for an answer does not lock it.
"""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QVBoxLayout, QWidget

from tradeplanner.i18n import language
from tradeplanner.i18n.language import ntr, tr
from tradeplanner.ui import theme
from tradeplanner.ui.handbook import topics
from tradeplanner.ui.handbook.reader import Reader
from tradeplanner.ui.widgets.labels import button, label
from tradeplanner.ui.widgets.search import SearchField

SIZE = (152 * theme.GRID, 96 * theme.GRID)
LIST = 32 * theme.GRID


class Handbook(QWidget):
    """Topics, a search over all of them, and the page; Alt+Left goes back, Escape closes."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self._past: list[str] = []
        self.current = topics.FIRST
        self.search = SearchField()
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.reader = Reader()
        self.back = button()
        self._found = label(role="caption")
        self._lay_out()
        self.search.typed.connect(self._seek)
        self.search.left_down.connect(self.list.setFocus)
        self.list.currentItemChanged.connect(lambda item, _: self._picked(item))
        self.reader.topic_wanted.connect(self.show_topic)
        self.back.clicked.connect(self.go_back)
        for keys, run in (("Alt+Left", self.go_back), ("Ctrl+F", self.search.setFocus)):
            QShortcut(QKeySequence(keys), self, run)
        self.retranslate()

    def _lay_out(self) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(2 * theme.GRID, 2 * theme.GRID, theme.GRID, 2 * theme.GRID)
        column.setSpacing(theme.GRID)
        column.addWidget(self.search)
        column.addWidget(self._found)
        column.addWidget(self.list, 1)
        column.addWidget(self.back)
        split = QSplitter()
        split.addWidget(side)
        split.addWidget(self.reader)
        split.setStretchFactor(1, 1)
        split.setSizes([LIST, SIZE[0] - LIST])
        split.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)
        room = self.screen().availableGeometry().size()
        self.resize(min(SIZE[0], room.width()), min(SIZE[1], room.height()))

    # --- where one is ---

    def show_topic(self, name: str) -> None:
        """Show the topic ``name``; the one before can be gone back to."""
        if name != self.current:
            self._past.append(self.current)
        self._show(name)

    def go_back(self) -> None:
        """Show the topic before."""
        if self._past:
            self._show(self._past.pop())

    def _show(self, name: str) -> None:
        self.current = name if name in topics.ORDER else topics.FIRST
        spoken = language.language()
        topic = next(each for each in topics.topics(spoken) if each.name == self.current)
        self.reader.show_topic(topic, topics.folder(spoken))
        self.setWindowTitle(tr("Help: {topic}", topic=topic.title))
        self.back.setEnabled(bool(self._past))
        if self.search.text():
            self.reader.mark(self.search.text())
        self._choose(self.current)

    def _choose(self, name: str) -> None:
        for at in range(self.list.count()):
            if self.list.item(at).data(Qt.ItemDataRole.UserRole) == name:
                self.list.blockSignals(True)
                self.list.setCurrentRow(at)
                self.list.blockSignals(False)
                return

    def _picked(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.show_topic(item.data(Qt.ItemDataRole.UserRole))

    # --- search ---

    def _seek(self, words: str) -> None:
        """List what holds the words, and show the first of it."""
        hits = topics.found(language.language(), words)
        self.list.blockSignals(True)
        self.list.clear()
        for topic, line in hits:
            item = QListWidgetItem(f"{topic.title}\n{line}" if line else topic.title)
            item.setData(Qt.ItemDataRole.UserRole, topic.name)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._found.setVisible(bool(words.strip()))
        self._found.setText(ntr("{count} topic found", "{count} topics found", len(hits)))
        if words.strip() and hits:
            self._show(hits[0][0].name if self.current not in {t.name for t, _ in hits} else self.current)
        else:
            self._choose(self.current)

    # --- Qt's ---

    def retranslate(self) -> None:
        """Set every text anew; the same topic in the other language."""
        self.search.set_name(tr("Search the help"))
        self.list.setAccessibleName(tr("Topics"))
        self.back.setText(tr("Go back"))
        self.back.setToolTip("Alt+←")
        self._seek(self.search.text())
        self._show(self.current)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
