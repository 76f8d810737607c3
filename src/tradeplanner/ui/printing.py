"""Printing a report: its own page images on the printer's paper, so that paper, preview and PDF agree.

Which printer, how many copies and in colour or not is remembered; the paper is the report's own.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.i18n.language import tr
from tradeplanner.ui import memory
from tradeplanner.ui.context import Context

if TYPE_CHECKING:  # asking for printers loads the print system: on first use
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

DPI = 300
"""Enough for the smallest type; twice as much takes three times as long and shows nothing."""


def open_window(context: Context, focus: object = None, _parent: QWidget | None = None) -> None:
    """Lead to the page of reports, whose print is one key further; a year as ``focus`` only shows it."""
    context.desk.go("reports", None if isinstance(focus, int) else "print")


def printer() -> "QPrinter":
    """Return the printer of last time (else the system's own) with last time's choices."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    known = memory.text("print/printer")
    result = QPrinter(QPrinter.PrinterMode.HighResolution)
    if known and known in QPrinterInfo.availablePrinterNames():
        result.setPrinterName(known)
    result.setResolution(DPI)
    result.setCopyCount(int(memory.text("print/copies", "1") or 1))
    grey = memory.text("print/grey") == "yes"
    result.setColorMode(QPrinter.ColorMode.GrayScale if grey else QPrinter.ColorMode.Color)
    return result


def remember(chosen: "QPrinter") -> None:
    """Keep what was chosen for the next time."""
    memory.keep("print/printer", chosen.printerName())
    memory.keep("print/copies", str(chosen.copyCount()))
    memory.keep("print/grey", "yes" if chosen.colorMode() is chosen.ColorMode.GrayScale else "no")


def ask_printer(parent: QWidget, done: Callable[["QPrinter"], None]) -> "QPrintDialog":
    """Let the person choose the printer; ``done(printer)`` follows Print."""
    from PySide6.QtPrintSupport import QPrintDialog

    target = printer()
    dialog = QPrintDialog(target, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(tr("Print"))

    def accepted() -> None:
        remember(target)
        done(target)

    dialog.accepted.connect(accepted)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()
    return dialog


def print_pages(
    target: "QPrinter", pages: list[bytes], told: Callable[[int, int], None] = lambda _done, _all: None
) -> None:
    """Print ``pages`` (PNG files), each on a sheet of its own; ``told(done, all)`` may raise to stop.

    Raises ExpectedError (PRINT_FAILED) where the printer does not take them. Needs no widget, so it
    may run off the main thread.
    """
    images = [QImage.fromData(page) for page in pages]
    target.setFullPage(True)
    painter = QPainter()
    for at, image in enumerate(images):
        told(at, len(images))
        _lay(target, image)
        begun = painter.begin(target) if at == 0 else target.newPage()
        if not begun:
            raise ExpectedError(Code.PRINT_FAILED, reason=_reason(target))
        area = target.pageLayout().fullRectPixels(target.resolution())
        size = image.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRectF(0, 0, size.width(), size.height()), image)
    if painter.isActive() and not painter.end():
        raise ExpectedError(Code.PRINT_FAILED, reason=_reason(target))
    told(len(images), len(images))


def _lay(target: "QPrinter", image: QImage) -> None:
    """Turn the paper as the page lies; a sheet without margins, because the page has its own."""
    upright = image.height() >= image.width()
    way = QPageLayout.Orientation.Portrait if upright else QPageLayout.Orientation.Landscape
    paper = QPageSize(QPageSize.PageSizeId.A4)
    target.setPageLayout(QPageLayout(paper, way, QMarginsF(0, 0, 0, 0)))


def _reason(target: "QPrinter") -> str:
    name = target.printerName()
    return tr("{printer} does not answer", printer=name) if name else tr("no printer is set up")
