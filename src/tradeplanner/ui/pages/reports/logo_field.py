"""The field of a logo: the picture itself, chosen from a file that is checked before it is taken."""

import base64
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from tradeplanner.app import own_reports
from tradeplanner.i18n.language import tr
from tradeplanner.ui import theme
from tradeplanner.ui.context import Context
from tradeplanner.ui.file_choice import ask_file
from tradeplanner.ui.widgets.labels import button

SIZE = (16 * theme.GRID, 7 * theme.GRID)
KINDS = ("*.png *.jpg *.jpeg *.svg",)


class LogoField(QWidget):
    """A logo in base64 ("" for none), seen on white as it will be printed. ``changed()`` with another."""

    changed = Signal()

    def __init__(
        self, context: Context, refused: Callable[[BaseException], None], parent: QWidget | None = None
    ) -> None:
        """``refused(error)`` is called with what is wrong with a file that was chosen."""
        super().__init__(parent)
        self._context, self._refused = context, refused
        self.value = ""
        self.seen = QLabel()
        self.seen.setFixedSize(*SIZE)
        self.seen.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.seen.setAccessibleName(tr("Logo"))
        self.choose, self.drop = button(tr("Choose a picture…")), button(tr("Without a logo"))
        self.choose.clicked.connect(self._ask)
        self.drop.clicked.connect(lambda: self.set_value(""))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID)
        for part in (self.seen, self.choose, self.drop):
            row.addWidget(part)
        row.addStretch(1)
        self.setFocusProxy(self.choose)
        self._show(None)

    def set_value(self, logo: str) -> None:
        """Show another logo, "" for none."""
        self.value = logo
        if not logo:
            self._show(None)
        else:
            content = base64.b64decode(logo)
            self._context.jobs.work(
                lambda: own_reports.drawn_logo(content), self._show, self._refused, key="logo", owner=self
            )
        self.changed.emit()

    def take(self, path: Path) -> None:
        """Take the picture of a file, or say why it cannot be."""
        self._context.jobs.work(
            lambda: own_reports.read_logo(path), self._taken, self._refused, key="logo file", owner=self
        )

    def _ask(self) -> None:
        kinds = [f"{tr('Pictures')} ({KINDS[0]})"]
        ask_file(self.window(), tr("Choose a logo"), kinds, self.take)

    def _taken(self, logo: object) -> None:
        if isinstance(logo, str):
            self.set_value(logo)

    def _show(self, png: object) -> None:
        line = theme.colours().line
        self.drop.setEnabled(bool(self.value))
        if isinstance(png, bytes) and self.value:
            self.seen.setStyleSheet(f"background: white; border: 1px solid {line};")
            inner = self.seen.size() * 0.9
            picture = QImage.fromData(png).scaled(
                inner, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            self.seen.setPixmap(QPixmap.fromImage(picture))
        else:
            self.seen.setStyleSheet(f"border: 1px dashed {line}; color: {theme.colours().faint};")
            self.seen.setText(tr("none"))
