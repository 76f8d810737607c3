"""Help: the list of shortcuts, and what the program is with what to tell who mends it."""

import platform
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

import tradeplanner
from tradeplanner import paths
from tradeplanner.i18n.language import tr
from tradeplanner.ui import theme
from tradeplanner.ui.actions import Actions
from tradeplanner.ui.widgets.labels import button, label

if TYPE_CHECKING:
    from tradeplanner.ui.context import Context


def _dialog(title: str, parent: QWidget) -> tuple[QDialog, QVBoxLayout]:
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setWindowTitle(title)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(*[3 * theme.GRID] * 4)
    column.setSpacing(2 * theme.GRID)
    return dialog, column


def shortcuts(actions: Actions, parent: QWidget) -> QDialog:
    """Return a window that lists every act that has a shortcut, and the keys of tables."""
    dialog, column = _dialog(tr("Shortcuts"), parent)
    rows = [(act.name(), act.shortcut.replace(";", " ·")) for act in actions.all() if act.shortcut]
    rows += [
        (tr("In a table: edit the row"), "Enter · F2"),
        (tr("In a table: add a row"), "Insert"),
        (tr("In a table: delete the selected rows"), "Delete"),
        (tr("In a table: copy for a spreadsheet"), "Ctrl+C"),
        (tr("In a table: copy with headings"), "Ctrl+Shift+C"),
        (tr("In a table: first and last row"), "Home · End"),
        (tr("In a table: search"), "Ctrl+F"),
    ]
    table = QTableWidget(len(rows), 2)
    table.setAccessibleName(tr("Shortcuts"))
    table.horizontalHeader().hide()
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    for at, texts in enumerate(rows):
        for place, text in enumerate(texts):
            table.setItem(at, place, QTableWidgetItem(text))
    table.setColumnWidth(0, 44 * theme.GRID)
    table.horizontalHeader().setStretchLastSection(True)
    column.addWidget(table)
    dialog.resize(80 * theme.GRID, 64 * theme.GRID)
    return dialog


def diagnostics() -> str:
    """Return what helps to mend the program: versions and platform, nothing about data or people."""
    lines = [
        f"Trade Planner {tradeplanner.__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}",
        f"{platform.platform()}, {QGuiApplication.platformName()}",
    ]
    return "\n".join(lines)


def _read_more(shown: QLabel, context: "Context", dialog: QDialog) -> None:
    """Add what is known of the store, numbers only, once it is counted."""
    ws = context.workspace

    def work() -> list[str]:
        from tradeplanner.app import diagnostics as of_data

        return of_data.lines(ws)

    def show(lines: object) -> None:
        if isinstance(lines, list):
            shown.setText("\n".join([diagnostics(), *lines]))
            dialog.adjustSize()

    context.jobs.copying(work, show, owner=dialog)


def about(parent: QWidget, context: "Context | None" = None) -> QDialog:
    """Return the window that says what the program is, copies diagnostics and opens the log folder."""
    dialog, column = _dialog(tr("About Trade Planner"), parent)
    column.addWidget(label(tr("Trade Planner"), "title"))
    purpose = tr(
        "Plans a district's overseas exhibitions, records the orders won, compares exports with targets."
    )
    column.addWidget(label(purpose, wrap=True))
    known = label(diagnostics(), "faint", wrap=True)
    column.addWidget(known)
    if context is not None:
        _read_more(known, context, dialog)
    licences = tr("MIT licence. Type: Noto Sans SC (OFL). Icons: Lucide (ISC). Window: Qt for Python (LGPL).")
    column.addWidget(label(licences, "caption", wrap=True))
    row = QHBoxLayout()
    copy, logs, close = button(tr("Copy diagnostics")), button(tr("Open the log folder")), button(tr("Close"))
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(known.text()))
    folder = QUrl.fromLocalFile(str(paths.log_folder()))
    logs.clicked.connect(lambda: QDesktopServices.openUrl(folder))
    close.clicked.connect(dialog.accept)
    for part in (copy, logs):
        row.addWidget(part)
    row.addStretch()
    row.addWidget(close)
    column.addLayout(row)
    dialog.resize(64 * theme.GRID, dialog.sizeHint().height())
    return dialog
