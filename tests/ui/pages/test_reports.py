"""The page of reports: what it shows, saves and prints, and what it says when that goes wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.accessibility import unnamed
from tests.ui.pages.hands import acts_are_named_and_told_apart
from tradeplanner.app import targets
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.money import Money
from tradeplanner.i18n import language
from tradeplanner.ui import printing
from tradeplanner.ui.context import Context
from tradeplanner.ui.notices import Notice
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.reports import ReportsPage
from tradeplanner.ui.pages.reports import page as module

A4_POINTS = (595, 842)
Settled = Callable[[], None]


@pytest.fixture
def page(year: Workspace, context: Context, shown: Callable[[Page], Page], settled: Settled) -> ReportsPage:
    """Show the page of the year and wait for its paper."""
    del year
    made = ReportsPage(context)
    shown(made)
    settled()
    return made


@pytest.fixture
def told(context: Context) -> list[Notice]:
    """Gather what the strip would show."""
    found: list[Notice] = []
    context.notices.posted.connect(found.append)
    return found


def text_of(path: Path) -> str:
    """Return the text of a PDF file."""
    return "".join(page.extract_text() for page in PdfReader(path).pages)


def test_the_page_is_shown_and_said(page: ReportsPage) -> None:
    words = page.preview.accessibleDescription()
    assert "2023" in words
    assert "ahead" in words
    assert all(made.isEnabled() for made in page.buttons)
    assert page.summary() == "A4 · 1 page"
    assert unnamed(page) == []
    acts_are_named_and_told_apart(page)


def test_a_saved_pdf_can_be_read_and_searched_in_chinese(
    page: ReportsPage, settled: Settled, tmp_path: Path
) -> None:
    page.options.language.set_value(language.ZH)
    settled()
    page.ask_pdf()
    (dialog,) = [one for one in page.findChildren(QFileDialog) if one.isVisible()]
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


def test_the_paper_has_a_language_of_its_own_and_the_window_keeps_its(
    page: ReportsPage, settled: Settled
) -> None:
    page.options.language.set_value(language.ZH)
    settled()
    assert page.paper is not None
    assert "年" in page.paper.title()
    assert language.language() == language.EN
    assert page.headline.title.text() == "Reports"


def test_the_preview_follows_the_data(page: ReportsPage, ws: Workspace, qtbot: QtBot) -> None:
    targets.set_target(ws, builders.a_target(amount=Money(30_000_000_00, "CNY")))
    qtbot.waitUntil(lambda: "behind" in page.preview.accessibleDescription(), timeout=20_000)


def test_choices_of_the_report_are_remembered(
    page: ReportsPage, context: Context, settled: Settled, keep: Callable[[ReportsPage], ReportsPage]
) -> None:
    before = page.preview.grab().toImage()
    page.options.grey.click()
    page.options.language.set_value(language.ZH)
    settled()
    assert page.preview.grab().toImage() != before
    again = keep(ReportsPage(context))
    assert again.options.grey.isChecked()
    assert again.options.spoken() == language.ZH


def test_zoom_goes_by_steps_and_back_to_the_width(page: ReportsPage, qtbot: QtBot) -> None:
    page.preview.set_zoom(1.0)
    page.options.larger.click()
    assert page.preview.zoom == 1.25
    page.options.smaller.click()
    page.options.smaller.click()
    assert page.preview.zoom == 0.8
    page.options.fit.click()
    fitted = page.preview.zoom
    page.resize(page.width() - 200, page.height())
    qtbot.waitUntil(lambda: page.preview.zoom < fitted)


def test_a_workbook_holds_numbers(page: ReportsPage, settled: Settled, tmp_path: Path) -> None:
    page.save(tmp_path / "year.xlsx")
    settled()
    book = load_workbook(tmp_path / "year.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows(min_row=7) for cell in row]
    assert any(isinstance(cell.value, int | float) for cell in cells)


def test_a_year_without_figures_says_so_and_offers_the_way(
    page: ReportsPage, context: Context, settled: Settled
) -> None:
    context.desk.set_year(2011)
    settled()
    assert page.empty.isVisible()
    assert not any(made.isEnabled() for made in page.buttons)
    context.desk.set_year(2023)
    settled()
    assert page.preview.isVisible()


def test_the_key_of_print_leads_here_and_then_to_the_printer(
    page: ReportsPage, context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(module, "ask_printer", lambda *_: asked.append(1))
    with qtbot.waitSignal(context.desk.wanted) as went:
        printing.open_window(context)
    page.hide()
    page.show()
    page.focus(went.args[1])
    assert asked == []
    qtbot.waitUntil(lambda: not page._arrived)  # noqa: SLF001  # the moment after it came to the front
    page.focus(went.args[1])
    assert asked == [1]


def test_a_folder_that_takes_nothing_is_told_calmly(
    page: ReportsPage, settled: Settled, tmp_path: Path, told: list[Notice]
) -> None:
    page.save(tmp_path / "no such folder" / "year.pdf")
    settled()
    assert "Nothing can be written" in told[-1].text
    assert told[-1].details == ""


def test_paper_gets_the_page_of_the_preview(page: ReportsPage, settled: Settled, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setResolution(printing.DPI)
    page.print_on(printer)
    settled()
    (sheet,) = PdfReader(tmp_path / "paper.pdf").pages
    assert (round(float(sheet.mediabox.width)), round(float(sheet.mediabox.height))) == A4_POINTS
    (image,) = sheet.images
    assert image.image is not None
    assert image.image.width > 2400


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)  # how Qt says that the printer took nothing
def test_a_printer_that_takes_nothing_is_told_calmly(
    page: ReportsPage, settled: Settled, tmp_path: Path, told: list[Notice]
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "nowhere" / "paper.pdf"))
    page.print_on(printer)
    settled()
    assert "save the page as PDF" in told[-1].text


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
