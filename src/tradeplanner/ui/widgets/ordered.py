"""Things to be ticked and put in order, by mouse or by keys: Space ticks, Alt+Up and Alt+Down move."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from tradeplanner.i18n.language import tr
from tradeplanner.ui import theme
from tradeplanner.ui.widgets.check import BOX, paint_box
from tradeplanner.ui.widgets.labels import button

_KEY = Qt.ItemDataRole.UserRole


class _Lines(QListWidget):
    """A list that tells of Alt and an arrow: ``moved(way)``."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the current line by Alt and an arrow; other keys are the list's own."""
        way = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if way is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(way)
            return
        super().keyPressEvent(event)


class _Boxes(QStyledItemDelegate):
    """Paints a line with a box that is seen on dark ground too."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the line's ground, its box and its name."""
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        name, checked = index.data(), own.checkState is Qt.CheckState.Checked
        own.text = ""
        own.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        list_ = own.widget
        list_.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, own, painter, list_)
        area = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRect(area.left() + theme.GRID, area.center().y() - BOX // 2, BOX, BOX)
        paint_box(painter, box, checked=checked, lit=False)
        painter.setPen(QColor(theme.colours().text))
        words = area.adjusted(BOX + 2 * theme.GRID, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(name))
        painter.restore()


class OrderedList(QWidget):
    """Things under each other, each with a box; ``changed()`` when one is ticked or moved."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = _Lines()
        self.list.setProperty("role", "names")
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setItemDelegate(_Boxes(self.list))
        self.list.setMinimumHeight(20 * theme.GRID)
        self.up, self.down = button(), button()
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        for made, way in ((self.up, -1), (self.down, 1)):
            made.clicked.connect(lambda _=False, way=way: self.move_current(way))
            column.addWidget(made)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID)
        row.addWidget(self.list, 1)
        row.addLayout(column)
        self.setFocusProxy(self.list)
        self.list.moved.connect(self.move_current)
        self.list.itemChanged.connect(lambda _: self.changed.emit())
        self.list.model().rowsMoved.connect(lambda *_: self.changed.emit())
        self.list.currentRowChanged.connect(lambda _: self._enable())
        self.retranslate()

    def set_items(self, items: Sequence[tuple[str, str, bool]]) -> None:
        """Show things as (key, name, ticked), in this order."""
        self.list.blockSignals(True)
        self.list.clear()
        for key, name, ticked in items:
            made = QListWidgetItem(name, self.list)
            made.setData(_KEY, key)
            made.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._enable()

    def keys(self) -> tuple[str, ...]:
        """Return the keys of what is ticked, in the order shown."""
        items = [self.list.item(at) for at in range(self.list.count())]
        return tuple(str(one.data(_KEY)) for one in items if one.checkState() is Qt.CheckState.Checked)

    def move_current(self, way: int) -> None:
        """Move the current thing up (-1) or down (1); at the end it stays."""
        at = self.list.currentRow()
        if at >= 0 and 0 <= at + way < self.list.count():
            taken = self.list.takeItem(at)
            self.list.insertItem(at + way, taken)
            self.list.setCurrentRow(at + way)
            self.changed.emit()

    def set_name(self, name: str) -> None:
        """Name the list to a screen reader."""
        self.list.setAccessibleName(name)

    def retranslate(self) -> None:
        """Set every text anew."""
        for made, text, key in ((self.up, tr("Up"), "Alt+Up"), (self.down, tr("Down"), "Alt+Down")):
            made.setText(text)
            made.setToolTip(f"{text} ({key})")

    def _enable(self) -> None:
        at = self.list.currentRow()
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < self.list.count() - 1)
