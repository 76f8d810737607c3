"""Menus of the import window: each begins with the reason of what was concluded, in full."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from tradeplanner.ui import theme
from tradeplanner.ui.widgets.labels import label

WIDTH = 44 * theme.GRID


def menu_at(at: QWidget, why: str) -> QMenu:
    """Return a menu that begins with ``why``, for those who use no mouse."""
    menu = QMenu(at)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setToolTipsVisible(True)
    menu.setAccessibleDescription(why)
    if why:
        said = label(why, "caption", wrap=True)
        said.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        said.setFixedWidth(min(WIDTH, said.fontMetrics().horizontalAdvance(why) + 5 * theme.GRID))
        head = QWidgetAction(menu)
        head.setDefaultWidget(said)
        head.setText(why)
        head.setEnabled(False)
        menu.addAction(head)
        menu.addSeparator()
    return menu


def pop_up(menu: QMenu, at: QWidget) -> None:
    """Open a menu under the control that it belongs to."""
    menu.popup(at.mapToGlobal(QPoint(0, at.height())))
