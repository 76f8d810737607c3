"""Printing a report: its own page images on the printer's paper, so that paper, preview and PDF agree.

Which printer and paper, how many copies and in colour or not is remembered; the dialog is ``print_dialog``.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.sheets import MARGINS, Lie, Paper, Sheet, lies_across, paper_of, placed, sheet_size
from tradeplanner.i18n.language import tr
from tradeplanner.ui import memory
from tradeplanner.ui.context import Context

if TYPE_CHECKING:  # asking for printers loads the print system: on first use
    from PySide6.QtPrintSupport import QPrinter

AnyWord = TypeVar("AnyWord", bound=StrEnum)
INCH = 25.4
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


def printers() -> list[str]:
    """Return the names of the printers that are set up; asking loads the print system."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return list(QPrinterInfo.availablePrinterNames())


@dataclass(frozen=True, slots=True)
class Plan:
    """What of a paper is printed and how: the sheet, the pages (from 1, none for all), without colour."""

    sheet: Sheet = field(default_factory=Sheet)
    pages: tuple[int, ...] = ()
    grey: bool = False


def last_plan() -> Plan:
    """Return the choices of last time; the pages are another matter each time."""
    margin = memory.text("print/margin")
    sheet = Sheet(
        _member(Paper, memory.text("print/paper"), Paper.PAGE),
        _member(Lie, memory.text("print/lie"), Lie.PAGE),
        int(margin) if margin.isdigit() and int(margin) in MARGINS else 0,
    )  # fmt: skip
    return Plan(sheet, grey=memory.text("print/grey") == "yes")


def remember_plan(plan: Plan) -> None:
    """Keep what was chosen of the paper for the next time."""
    memory.keep("print/paper", plan.sheet.paper.value)
    memory.keep("print/lie", plan.sheet.lie.value)
    memory.keep("print/margin", str(plan.sheet.margin))


def _member(kind: type[AnyWord], kept: str, otherwise: AnyWord) -> AnyWord:
    return kind(kept) if kept in tuple(kind) else otherwise


def print_pages(
    target: "QPrinter",
    pages: list[bytes],
    told: Callable[[int, int], None] = lambda _done, _all: None,
    plan: Plan | None = None,
) -> None:
    """Print ``pages`` (PNG files), each on a sheet of its own; ``told(done, all)`` may raise to stop.

    Raises ExpectedError (PRINT_FAILED) where the printer does not take them. Needs no widget, so it
    may run off the main thread.
    """
    plan = plan or Plan()
    chosen = [page for at, page in enumerate(pages, 1) if not plan.pages or at in plan.pages]
    target.setFullPage(True)
    painter = QPainter()
    # One page at a time: a hundred of them as images would fill the memory.
    for at, page in enumerate(chosen):
        told(at, len(chosen))
        image = image_of(page, grey=plan.grey)
        size = millimetres(image, DPI)
        _lay(target, plan.sheet, size)
        begun = painter.begin(target) if at == 0 else target.newPage()
        if not begun:
            raise ExpectedError(Code.PRINT_FAILED, reason=_reason(target))
        area = target.pageLayout().fullRectPixels(target.resolution())
        box, scale = placed(plan.sheet, size), area.width() / sheet_size(plan.sheet, size)[0]
        painter.drawImage(
            QRectF(box.left * scale, box.top * scale, box.width * scale, box.height * scale), image
        )
    if painter.isActive() and not painter.end():
        raise ExpectedError(Code.PRINT_FAILED, reason=_reason(target))
    told(len(chosen), len(chosen))


def image_of(page: bytes, *, grey: bool) -> QImage:
    """Return a page (a PNG file) as an image, without colour where it is wanted so."""
    image = QImage.fromData(page)
    return image.convertToFormat(QImage.Format.Format_Grayscale8) if grey else image


def millimetres(image: QImage, dpi: float) -> tuple[float, float]:
    """Return width and height of a page whose image was made at ``dpi``."""
    return image.width() / dpi * INCH, image.height() / dpi * INCH


def _lay(target: "QPrinter", sheet: Sheet, page: tuple[float, float]) -> None:
    """Take the sheet for a page of that size; without margins, because they are kept free by us."""
    across = lies_across(sheet, page)
    way = QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
    large = paper_of(sheet, page) is Paper.A3
    paper = QPageSize(QPageSize.PageSizeId.A3 if large else QPageSize.PageSizeId.A4)
    target.setPageLayout(QPageLayout(paper, way, QMarginsF(0, 0, 0, 0)))


def _reason(target: "QPrinter") -> str:
    name = target.printerName()
    return tr("{printer} does not answer", printer=name) if name else tr("no printer is set up")
