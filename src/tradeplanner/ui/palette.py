"""Ctrl+K: every act by any part of its name in either language, its pinyin or its keys."""

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from tradeplanner.i18n.language import LANGUAGES, ZH, said_in, tr
from tradeplanner.ui import theme
from tradeplanner.ui.actions import Act, Actions
from tradeplanner.ui.widgets.pinyin import spoken
from tradeplanner.ui.widgets.search import SearchField

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


KEYS = Qt.ItemDataRole.UserRole + 1
RANKS = range(4)
"""How well an act fits what was typed: begins with it, holds it, is called so elsewhere, sounds so."""


class _KeysAtTheRight(QStyledItemDelegate):
    """Paints an act's shortcut at the right end of its line."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the words as any list does, then the keys."""
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(theme.colours().faint)
        line = option.rect.adjusted(0, 0, -2 * theme.GRID, 0)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, index.data(KEYS))
        painter.restore()


class Palette(QDialog):
    """A field and the acts that fit it; Enter does the chosen one, Escape closes."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(tr("Find a command"))
        self._actions = actions
        self._field = SearchField(tr("Find a command"))
        self._list = QListWidget()
        self._list.setAccessibleName(tr("Commands found"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setItemDelegate(_KeysAtTheRight(self._list))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * theme.GRID] * 4)
        column.addWidget(self._field)
        column.addWidget(self._list, 1)
        self.resize(64 * theme.GRID, 52 * theme.GRID)
        self._field.typed.connect(self._show)
        self._field.installEventFilter(self)
        self._list.itemActivated.connect(self._run)
        self._list.itemClicked.connect(self._run)
        self._show("")
        self._field.setFocus()

    def shown(self) -> list[str]:
        """Return the ids of the acts that fit what was typed."""
        return [self._list.item(at).data(Qt.ItemDataRole.UserRole) for at in range(self._list.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Up, Down and Enter in the field work on the list."""
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                self._list.event(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run(self._list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _show(self, text: str) -> None:
        self._list.clear()
        wanted = text.strip().casefold()
        ranked = [(rank(wanted, act), act) for act in self._actions.all() if act.name()]
        for place in RANKS:
            for at, act in ranked:
                if at == place:
                    self._add(act)
        possible = (at for at in range(self._list.count()) if self._enabled(self._list.item(at)))
        self._list.setCurrentRow(next(possible, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _add(self, act: Act) -> None:
        item = QListWidgetItem(act.name())
        item.setData(Qt.ItemDataRole.UserRole, act.id)
        item.setData(KEYS, act.shortcut.split(";")[0])
        if not act.possible():
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
        self._list.addItem(item)

    @staticmethod
    def _enabled(item: QListWidgetItem) -> bool:
        return bool(item.flags() & Qt.ItemFlag.ItemIsEnabled)

    def _run(self, item: QListWidgetItem | None) -> None:
        if item is None or not self._enabled(item):
            return
        name = item.data(Qt.ItemDataRole.UserRole)
        self.accept()
        # The act may open a window of its own: after this one has gone.
        QTimer.singleShot(0, self._actions, lambda: self._actions.run(name))


def rank(wanted: str, act: Act) -> int | None:
    """Return which of ``RANKS`` an act has for what was typed (in lower case); None where it does not fit.

    Its Chinese name is found by pinyin whatever language the window speaks.
    """
    name, chinese = act.name().casefold(), said_in(ZH, act.text)
    fits = (
        name.startswith(wanted),
        wanted in name or wanted in act.shortcut.casefold(),
        any(wanted in said_in(code, act.text).casefold() for code in LANGUAGES),
        spoken(wanted, chinese) or spoken(wanted, name),
    )
    return next((place for place in RANKS if fits[place]), None)
