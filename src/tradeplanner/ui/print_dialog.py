"""The dialog before a print: printer, sheet, margins, copies, pages and grey, and the sheet as it comes out.

Where no printer is set up it says so and offers the file instead.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QIntValidator, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tradeplanner.domain.sheets import MARGINS, Lie, Paper, Sheet, chosen_pages, placed, sheet_size
from tradeplanner.i18n.language import ntr, tr
from tradeplanner.i18n.words import word
from tradeplanner.ui import printing, theme
from tradeplanner.ui.printing import Plan, image_of, millimetres
from tradeplanner.ui.report_preview import DPI
from tradeplanner.ui.widgets.check import CheckBox
from tradeplanner.ui.widgets.combo import Picker
from tradeplanner.ui.widgets.fields import Choice
from tradeplanner.ui.widgets.labels import button, label

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

SEEN = QSize(40 * theme.GRID, 48 * theme.GRID)
MOST_COPIES = 99
Printed = Callable[["QPrinter", Plan], None]


class SheetView(QWidget):
    """One sheet as it will come out, paper white in every theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image, self._sheet, self._dpi = QImage(), Sheet(), float(DPI)
        self.setFixedSize(SEEN)
        self.setAccessibleName(tr("Preview of the sheet"))

    def show_page(self, image: QImage, sheet: Sheet, dpi: float) -> None:
        """Show a page, whose image was made at ``dpi``, on a sheet."""
        self._image, self._sheet, self._dpi = image, sheet, dpi
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sheet as large as there is room, and the page where it lies."""
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        page = millimetres(self._image, self._dpi)
        (width, height), box = sheet_size(self._sheet, page), placed(self._sheet, page)
        scale = min((self.width() - 2) / width, (self.height() - 2) / height)
        left, top = (self.width() - width * scale) / 2, (self.height() - height * scale) / 2
        paper = QRectF(left, top, width * scale, height * scale)
        painter.fillRect(paper, QColor("#FFFFFF"))
        inner = QSize(round(box.width * scale), round(box.height * scale)) * self.devicePixelRatioF()
        fitted = self._image.scaled(
            inner, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter.drawImage(
            QRectF(left + box.left * scale, top + box.top * scale, box.width * scale, box.height * scale),
            fitted,
        )
        painter.setPen(QColor(theme.colours().line))
        painter.drawRect(paper)


class PrintDialog(QDialog):
    """What is chosen before a print; remembered but for the pages."""

    def __init__(
        self, pages: Sequence[bytes], printed: Printed, as_file: Callable[[], None], parent: QWidget, *,
        dpi: float = DPI,
    ) -> None:  # fmt: skip
        """``pages`` are PNG files made at ``dpi``; ``as_file()`` asks where a file should go."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(tr("Print"))
        self._pages, self._printed, self._as_file = list(pages), printed, as_file
        self._at, self._dpi = 0, dpi
        names = printing.printers()
        target, last = printing.printer(), printing.last_plan()
        self.printer = Picker([Choice(name, name) for name in names or [tr("none")]], optional=False)
        self.printer.set_value(target.printerName())
        self.paper = Picker([Choice(one, word(one)) for one in Paper], optional=False)
        self.lie = Picker([Choice(one, word(one)) for one in Lie], optional=False)
        self.margin = Picker([Choice(one, _margin_words(one)) for one in MARGINS], optional=False)
        self.copies = QLineEdit(str(target.copyCount()))
        self.copies.setValidator(QIntValidator(1, MOST_COPIES, self.copies))
        self.range = QLineEdit()
        self.range.setPlaceholderText(tr("all; otherwise for example 1-3, 5"))
        self.grey = CheckBox(tr("Without colour"))
        self.paper.set_value(last.sheet.paper)
        self.lie.set_value(last.sheet.lie)
        self.margin.set_value(last.sheet.margin)
        self.grey.setChecked(last.grey)
        self.seen, self.which = SheetView(), label(role="caption")
        self.back, self.next = button("‹"), button("›")
        self.problem = label(role="problem", wrap=True)
        self.file = button(tr("Save as PDF…"), "" if names else "primary")
        self.cancel, self.go = button(tr("Cancel")), button(tr("Print"), "primary" if names else "")
        self._lay_out()
        self._connect()
        if not names:
            self.printer.setEnabled(False)
            self._say(tr("No printer is set up on this computer. Save it as a file, and print it elsewhere."))
        self._show()

    def _lay_out(self) -> None:
        left, right, column = QVBoxLayout(), QVBoxLayout(), QVBoxLayout(self)
        top, ends = QHBoxLayout(), QHBoxLayout()
        left.addLayout(self._form())
        left.addWidget(self.problem)
        left.addStretch(1)
        right.addWidget(self.seen)
        right.addLayout(self._turning())
        top.setSpacing(3 * theme.GRID)
        top.addLayout(left, 1)
        top.addLayout(right)
        ends.addWidget(self.file)
        ends.addStretch(1)
        ends.addWidget(self.cancel)
        ends.addWidget(self.go)
        column.setContentsMargins(*[3 * theme.GRID] * 4)
        column.setSpacing(2 * theme.GRID)
        column.addLayout(top, 1)
        column.addLayout(ends)
        self.setMinimumWidth(92 * theme.GRID)
        self.problem.hide()

    def _form(self) -> QFormLayout:
        """Return the choices under each other, each with its label."""
        form = QFormLayout()
        form.setHorizontalSpacing(2 * theme.GRID)
        form.setVerticalSpacing(theme.GRID + theme.GRID // 2)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows: tuple[tuple[str, QWidget], ...] = (
            (tr("Printer"), self.printer), (tr("Paper size"), self.paper), (tr("Orientation"), self.lie),
            (tr("Margin"), self.margin), (tr("Copies"), self.copies), (tr("Pages"), self.range),
            ("", self.grey),
        )  # fmt: skip
        for text, part in rows:
            form.addRow(text, part)
            part.setAccessibleName(text or self.grey.text())
        return form

    def _turning(self) -> QHBoxLayout:
        """Return the row under the sheet that leads to the others."""
        self.back.setAccessibleName(tr("Page before"))
        self.next.setAccessibleName(tr("Next page"))
        row = QHBoxLayout()
        row.addStretch(1)
        for part in (self.back, self.which, self.next):
            row.addWidget(part)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        for picker in (self.paper, self.lie, self.margin):
            picker.changed.connect(self._show)
        self.grey.toggled.connect(lambda _: self._show())
        for line in (self.range, self.copies):
            line.textChanged.connect(lambda _: self._show())
        self.back.clicked.connect(lambda: self._turn(-1))
        self.next.clicked.connect(lambda: self._turn(1))
        self.cancel.clicked.connect(self.reject)
        self.file.clicked.connect(self._save)
        self.go.clicked.connect(self._print)

    def plan(self) -> Plan:
        """Return what is chosen; ValueError where the range names a page that is not there."""
        paper, lie, margin = self.paper.value(), self.lie.value(), self.margin.value()
        sheet = Sheet(
            paper if isinstance(paper, Paper) else Paper.PAGE, lie if isinstance(lie, Lie) else Lie.PAGE,
            margin if isinstance(margin, int) else 0,
        )  # fmt: skip
        return Plan(sheet, chosen_pages(self.range.text(), len(self._pages)), self.grey.isChecked())

    def _show(self) -> None:
        """Show the sheets as they will come out, or say which pages there are."""
        known = bool(printing.printers())
        try:
            plan = self.plan()
        except ValueError as failed:
            text = tr("“{pages}” is not among the pages 1 to {last}.", pages=failed, last=len(self._pages))
            self._say(text)
            self.go.setEnabled(False)
            return
        if known:
            self.problem.hide()
        self.go.setEnabled(known and self.copies.hasAcceptableInput())
        self._at = min(self._at, len(plan.pages) - 1)
        image = image_of(self._pages[plan.pages[self._at] - 1], grey=plan.grey)
        self.seen.show_page(image, plan.sheet, self._dpi)
        self.which.setText(
            ntr("Sheet {at} of {count}", "Sheet {at} of {count}", len(plan.pages), at=self._at + 1)
        )
        self.back.setEnabled(self._at > 0)
        self.next.setEnabled(self._at < len(plan.pages) - 1)

    def _turn(self, way: int) -> None:
        self._at = max(self._at + way, 0)
        self._show()

    def _say(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.show()

    def _save(self) -> None:
        self.accept()
        self._as_file()

    def _print(self) -> None:
        plan, target = self.plan(), printing.printer()
        target.setPrinterName(str(self.printer.value() or ""))
        target.setCopyCount(int(self.copies.text()))
        modes = target.ColorMode
        target.setColorMode(modes.GrayScale if plan.grey else modes.Color)
        printing.remember(target)
        printing.remember_plan(plan)
        self.accept()
        self._printed(target, plan)


def ask_printer(
    parent: QWidget, pages: Sequence[bytes], printed: Printed, as_file: Callable[[], None], *,
    dpi: float = DPI,
) -> PrintDialog:  # fmt: skip
    """Let the person choose printer and paper; ``printed(printer, plan)`` follows Print."""
    dialog = PrintDialog(pages, printed, as_file, parent.window(), dpi=dpi)
    dialog.open()
    return dialog


def _margin_words(margin: int) -> str:
    return tr("{count} mm more on every side", count=margin) if margin else tr("As laid out")
