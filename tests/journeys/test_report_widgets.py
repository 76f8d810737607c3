"""Journey C through the window: the report's page is looked at, and saved as a PDF that can be searched."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from tests.journeys.office import CTRL, Office
from tradeplanner.app import demo
from tradeplanner.ui.pages.reports import ReportsPage


@pytest.fixture
def page(office: Office) -> ReportsPage:
    """Come to the report of the sample year by its key."""
    demo.load_sample(office.workspace)
    office.show_year(demo.YEAR)
    office.press(Qt.Key.Key_P, CTRL, office.shell)
    office.settle()
    made = office.shell.page("reports")
    assert isinstance(made, ReportsPage)
    return made


def test_the_page_is_seen_and_saved(office: Office, page: ReportsPage, tmp_path: Path) -> None:
    assert page.preview.accessibleDescription()
    page.ask_pdf()
    path = tmp_path / "summary.pdf"
    dialog = office.window(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    office.settle()
    pages = PdfReader(path).pages
    assert len(pages) == 1
    text = pages[0].extract_text()
    assert str(demo.YEAR) in text
    assert any("\u4e00" <= letter <= "\u9fff" for letter in text), "names of fairs and towns are Chinese"
