"""A list of names that is edited where it stands: add, rename, remove, reorder, paste a column."""

import re
from collections.abc import Callable, Collection, Iterable
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.ui import theme
from tradeplanner.ui.widgets.labels import button, label

_WAS = Qt.ItemDataRole.UserRole
LONGEST = 40
_ACTS = (
    ("add", mark("Add")), ("rename", mark("Rename")), ("remove", mark("Remove")), ("paste", mark("Paste")),
    ("up", mark("Move up")), ("down", mark("Move down")),
)  # fmt: skip
_PARTED = re.compile(r"[\t、，,；;]")
_SIGNS = {"up": "▲", "down": "▼"}


def names_in(text: str, known: Collection[str] = ()) -> tuple[str, ...]:
    """Return the names of a text, parted by line ends, tabs, commas or semicolons. Each stands once.

    A line that is one of the ``known`` names stays whole: an official industry may hold a 、 itself.
    Cells of figures beside a pasted column are no names.
    """
    found: dict[str, None] = {}
    for line in text.splitlines():
        parts = [line] if line.strip() in known else _PARTED.split(line)
        cells = [part.strip().strip('"').strip()[:LONGEST] for part in parts]
        found |= dict.fromkeys(cell for cell in cells if _names(cell, alone=len(cells) == 1))
    return tuple(found)


def _names(cell: str, *, alone: bool) -> bool:
    return bool(cell) if alone else any(sign.isalpha() for sign in cell)


class NameList(QWidget):
    """``changed(tuple)`` after each change, ``renamed(old, new)`` after the one that renames.

    ``title`` is a marked msgid. Insert adds, Enter or F2 renames, Delete removes, Ctrl+Up and Ctrl+Down
    move, Ctrl+V pastes. A name that is there already is refused under the list.
    """

    changed = Signal(object)
    renamed = Signal(str, str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._names: tuple[str, ...] = ()
        self.heading, self.said = label(), label(role="problem", wrap=True)
        self.list = QListWidget()
        self.list.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.list.setProperty("role", "names")
        self.list.setMinimumHeight(24 * theme.GRID)
        self.list.installEventFilter(self)
        self.list.itemChanged.connect(self._edited)
        self.list.itemDelegate().closeEditor.connect(self._closed)
        self.list.currentRowChanged.connect(lambda _: self._enable())
        self.buttons = {name: button() for name, _ in _ACTS}
        runs = {"add": self.add_one, "rename": self.rename, "remove": self.remove, "paste": self.paste}
        runs |= {"up": lambda: self.shift(-1), "down": lambda: self.shift(1)}
        for name, made in self.buttons.items():
            made.clicked.connect(lambda _=False, run=runs[name]: run())
        self._lay_out()
        self.retranslate()
        self._enable()

    def _lay_out(self) -> None:
        self.row = QHBoxLayout()
        self.row.setSpacing(theme.GRID // 2)
        for made in self.buttons.values():
            made.setStyleSheet("padding-left: 8px; padding-right: 8px;")
            self.row.addWidget(made)
        self.row.addStretch()
        self.foot = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID // 2)
        column.addWidget(self.heading)
        column.addWidget(self.list)
        column.addLayout(self.row)
        column.addLayout(self.foot)
        column.addWidget(self.said)
        self.heading.setBuddy(self.list)

    def names(self) -> tuple[str, ...]:
        """Return the names in their order."""
        return self._names

    def set_names(self, names: Iterable[str]) -> None:
        """Show ``names``; the current one stays current."""
        fresh = tuple(names)
        if fresh == self._names and self.list.count() == len(fresh):
            return
        at = self.list.currentRow()
        self._names = fresh
        self.list.blockSignals(True)
        self.list.clear()
        for name in fresh:
            self.list.addItem(_item(name))
        self.list.setCurrentRow(min(max(at, 0), len(fresh) - 1))
        self.list.blockSignals(False)
        self._enable()

    # --- the acts ---

    def add_one(self) -> None:
        """Add an empty line and let the person type into it."""
        self._say("")
        self.list.blockSignals(True)
        self.list.addItem(_item(""))
        self.list.blockSignals(False)
        self.list.setCurrentRow(self.list.count() - 1)
        self.list.setFocus()
        self.list.editItem(self.list.currentItem())

    def rename(self) -> None:
        """Edit the current name where it stands."""
        if self.list.currentItem() is not None:
            self.list.setFocus()
            self.list.editItem(self.list.currentItem())

    def remove(self) -> None:
        """Take the current name off the list."""
        at = self.list.currentRow()
        if at >= 0:
            self._become((*self._names[:at], *self._names[at + 1 :]))

    def shift(self, by: int) -> None:
        """Move the current name up (-1) or down (1)."""
        at = self.list.currentRow()
        if at >= 0 and 0 <= at + by < len(self._names):
            names = list(self._names)
            names.insert(at + by, names.pop(at))
            self._become(tuple(names))
            self.list.setCurrentRow(at + by)

    def paste(self) -> None:
        """Add the names on the clipboard: a column copied from a sheet, or names in a row."""
        self.take(names_in(QGuiApplication.clipboard().text(), self._names))

    def take(self, names: Iterable[str]) -> None:
        """Add those of ``names`` that are not there, and say how many."""
        fresh = [name for name in names if name not in self._names]
        if fresh:
            self._become((*self._names, *fresh))
            text = ntr("{count} name added.", "{count} names added.", len(fresh))
        else:
            text = tr("Nothing new: no name that is not in the list already.")
        self._say(text, wrong=False)

    # --- inside ---

    def _become(self, names: tuple[str, ...]) -> None:
        self._say("")
        self.set_names(names)
        self.changed.emit(names)

    def _edited(self, item: QListWidgetItem) -> None:
        was, typed = str(item.data(_WAS)), item.text().strip()
        # A new line may hold several names; an old one is renamed to just what was typed.
        parts = (typed[:LONGEST],) if was else names_in(typed, self._names)
        fresh = [name for name in parts if name and name not in self._names]
        if not fresh:
            self._restore(item, was)
            if parts and parts != (was,) and typed:
                self._say(tr("“{name}” is in the list already.", name=typed[:LONGEST]))
            return
        at = self.list.row(item)
        self._restore(item, fresh[0])
        self._insert(at + 1, fresh[1:])
        self._names = (*self._names[:at], *fresh, *self._names[at + 1 :])
        self._say("")
        self.changed.emit(self._names)
        if was:
            self.renamed.emit(was, fresh[0])

    def _insert(self, at: int, names: Iterable[str]) -> None:
        """Show more names where the editor is still open: the list cannot be made anew under it."""
        self.list.blockSignals(True)
        for row, name in enumerate(names, at):
            self.list.insertItem(row, _item(name))
        self.list.blockSignals(False)

    def _restore(self, item: QListWidgetItem, name: str) -> None:
        self.list.blockSignals(True)
        item.setText(name)
        item.setData(_WAS, name)
        self.list.blockSignals(False)

    def _closed(self, *_: object) -> None:
        """Take off a line into which nothing was typed."""
        for at in reversed(range(self.list.count())):
            if not self.list.item(at).text().strip():
                self.list.takeItem(at)
        self._enable()

    def _enable(self) -> None:
        at, count = self.list.currentRow(), self.list.count()
        for name in ("rename", "remove"):
            self.buttons[name].setEnabled(at >= 0)
        self.buttons["up"].setEnabled(at > 0)
        self.buttons["down"].setEnabled(0 <= at < count - 1)

    def _say(self, text: str, *, wrong: bool = True) -> None:
        self.said.setProperty("role", "problem" if wrong else "caption")
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear the list's keys."""
        typing = self.list.state() is QAbstractItemView.State.EditingState
        pressed = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if watched is self.list and pressed and not typing:
            run = self._run_of(cast("QKeyEvent", event))
            if run is not None:
                run()
                return True
        return super().eventFilter(watched, event)

    def _run_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.matches(QKeySequence.StandardKey.Paste):
            return self.paste
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            ways = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
            by = ways.get(Qt.Key(event.key()))
            return None if by is None else lambda: self.shift(by)
        keys = {
            Qt.Key.Key_Insert: self.add_one, Qt.Key.Key_Delete: self.remove,
            Qt.Key.Key_Return: self.rename, Qt.Key.Key_Enter: self.rename,
        }  # fmt: skip
        return keys.get(Qt.Key(event.key()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        title = tr(self._title)
        self.heading.setText(title)
        self.list.setAccessibleName(title)
        self._say("")
        for name, text in _ACTS:
            words = tr(text)
            self.buttons[name].setText(_SIGNS.get(name, words))
            self.buttons[name].setToolTip(words if name in _SIGNS else "")
            self.buttons[name].setAccessibleName(tr("{list}: {act}", list=title, act=words))


def _item(name: str) -> QListWidgetItem:
    item = QListWidgetItem(name)
    item.setData(_WAS, name)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
    return item
