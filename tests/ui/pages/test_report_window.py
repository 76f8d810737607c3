"""The report's window: what it shows, saves and prints, and what it says when that goes wrong."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.accessibility import unnamed
from tests.ui.ends import gone
from tradeplanner.app import targets
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.money import Money
from tradeplanner.i18n import language
from tradeplanner.ui import printing
from tradeplanner.ui.context import Context
from tradeplanner.ui.report_window import ReportWindow

pytestmark = pytest.mark.usefixtures("year")

A4_POINTS = (595, 842)


@pytest.fixture
def window(context: Context, settled: Callable[[], None], qtbot: QtBot) -> Iterator[ReportWindow]:
    """Show the window of the year and wait for its page."""
    made = printing.open_window(context)
    assert isinstance(made, ReportWindow)
    qtbot.waitExposed(made)
    settled()
    yield made
    made.close()
    gone(qtbot, made)


def text_of(path: Path) -> str:
    """Return the text of a PDF file."""
    return "".join(page.extract_text() for page in PdfReader(path).pages)


def test_the_page_is_shown_and_said(window: ReportWindow) -> None:
    words = window.preview.accessibleDescription()
    assert "2023" in words
    assert "ahead" in words
    assert window.save_button.isEnabled()
    assert window.focusWidget() is window.print_button
    # The strip's act is named by each notice; without one it is hidden.
    assert [place for place in unnamed(window) if "NoticeStrip" not in place] == []


def test_a_saved_pdf_can_be_read_and_searched_in_chinese(
    window: ReportWindow, settled: Callable[[], None], tmp_path: Path
) -> None:
    language.set_language(language.ZH)
    window.retranslate()
    window.refresh()
    settled()
    window.ask_pdf()
    (dialog,) = [one for one in window.findChildren(QFileDialog) if one.isVisible()]
    path = tmp_path / "年度.pdf"
    dialog.fileSelected.emit(str(path))
    dialog.close()
    settled()
    reader = PdfReader(path)
    assert len(reader.pages) == 1
    box = reader.pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == A4_POINTS
    text = text_of(path)
    assert "府山街道" in text
    assert "同比" in text


def test_the_preview_follows_the_data(window: ReportWindow, year: Workspace, qtbot: QtBot) -> None:
    targets.set_target(year, builders.a_target(amount=Money(30_000_000_00, "CNY")))
    qtbot.waitUntil(lambda: "behind" in window.preview.accessibleDescription(), timeout=20_000)


def test_grey_is_remembered_and_changes_the_page(
    window: ReportWindow, context: Context, settled: Callable[[], None]
) -> None:
    before = window.preview.grab().toImage()
    window.grey.click()
    settled()
    assert window.preview.grab().toImage() != before
    again = printing.open_window(context)
    assert isinstance(again, ReportWindow)
    assert again.grey.isChecked()
    settled()
    again.close()


def test_zoom_goes_by_steps_and_back_to_the_width(window: ReportWindow, qtbot: QtBot) -> None:
    window.preview.set_zoom(1.0)
    qtbot.mouseClick(window.larger, Qt.MouseButton.LeftButton)
    assert window.preview.zoom == 1.25
    window.smaller.click()
    window.smaller.click()
    assert window.preview.zoom == 0.8
    window.fit.click()
    fitted = window.preview.zoom
    window.resize(window.width() - 200, window.height())
    qtbot.waitUntil(lambda: window.preview.zoom < fitted)


def test_a_folder_that_takes_nothing_is_told_calmly(
    window: ReportWindow, settled: Callable[[], None], tmp_path: Path
) -> None:
    window.save_pdf(tmp_path / "no such folder" / "year.pdf")
    settled()
    assert window.strip.isVisible()
    assert window.strip.shown is not None
    assert "Nothing can be written" in window.strip.shown.text
    assert window.strip.shown.details == ""


def test_paper_gets_the_page_of_the_preview(
    window: ReportWindow, settled: Callable[[], None], tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setResolution(printing.DPI)
    window.print_on(printer)
    settled()
    (page,) = PdfReader(tmp_path / "paper.pdf").pages
    assert (round(float(page.mediabox.width)), round(float(page.mediabox.height))) == A4_POINTS
    (image,) = page.images
    assert image.image is not None
    assert image.image.width > 2400


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)  # how Qt says that the printer took nothing
def test_a_printer_that_takes_nothing_is_told_calmly(
    window: ReportWindow, settled: Callable[[], None], tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "nowhere" / "paper.pdf"))
    window.print_on(printer)
    settled()
    assert window.strip.shown is not None
    assert "save the page as PDF" in window.strip.shown.text


def test_a_stop_between_pages_ends_the_print(tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))

    def told(done: int, _all: int) -> None:
        if done:
            raise InterruptedError

    from PySide6.QtCore import QBuffer
    from PySide6.QtGui import QImage

    image, buffer = QImage(20, 30, QImage.Format.Format_RGB32), QBuffer()
    image.fill(Qt.GlobalColor.white)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub knows no buffer
    with pytest.raises(InterruptedError):
        printing.print_pages(printer, [bytes(buffer.data().data())] * 2, told)


def test_choices_of_the_printer_are_remembered() -> None:
    printer = printing.printer()
    printer.setCopyCount(3)
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    printing.remember(printer)
    again = printing.printer()
    assert (again.copyCount(), again.colorMode()) == (3, QPrinter.ColorMode.GrayScale)
    assert again.resolution() == printing.DPI
