"""The dialog of printing: choices are seen, kept and given on; without a printer the file is offered."""

from collections.abc import Callable

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from tests.builders import png
from tests.ui.accessibility import unnamed
from tests.ui.ends import Keep, gone
from tradeplanner.domain.sheets import Lie, Paper, Sheet
from tradeplanner.ui import printing
from tradeplanner.ui.print_dialog import PrintDialog
from tradeplanner.ui.printing import Plan
from tradeplanner.ui.widgets.labels import label

PAGES = [png(1654, 2339), png(2339, 1654), png(1654, 2339)]
Open = Callable[[], PrintDialog]


@pytest.fixture
def done() -> list[object]:
    """Gather what the dialog leads to."""
    return []


@pytest.fixture
def opened(done: list[object], keep: Keep, qtbot: QtBot) -> Open:
    """Give a function that opens the dialog."""
    parent = keep(label("x"))

    def open_it() -> PrintDialog:
        made = PrintDialog(
            PAGES, lambda target, plan: done.extend((target, plan)), lambda: done.append("file"), parent
        )
        made.show()
        qtbot.waitExposed(made)
        return made

    return open_it


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch) -> str:
    """Pretend that a printer is set up."""
    monkeypatch.setattr(printing, "printers", lambda: ["三楼"])
    return "三楼"


@pytest.mark.usefixtures("printer")
def test_what_was_chosen_is_printed_and_kept_but_for_the_pages(
    opened: Open, done: list[object], qtbot: QtBot
) -> None:
    dialog = opened()
    assert unnamed(dialog) == []
    dialog.paper.set_value(Paper.A3)
    dialog.lie.set_value(Lie.ACROSS)
    dialog.margin.set_value(10)
    dialog.copies.setText("0")
    assert not dialog.go.isEnabled()
    dialog.copies.setText("2")
    dialog.range.setText("1, 3")
    dialog.grey.setChecked(True)
    assert dialog.which.text() == "Sheet 1 of 2"
    dialog.go.click()
    gone(qtbot, dialog)
    target, plan = done
    assert isinstance(target, QPrinter)
    assert (target.copyCount(), target.colorMode()) == (2, QPrinter.ColorMode.GrayScale)
    assert plan == Plan(Sheet(Paper.A3, Lie.ACROSS, 10), (1, 3), grey=True)
    again = opened()
    assert again.plan() == Plan(Sheet(Paper.A3, Lie.ACROSS, 10), (1, 2, 3), grey=True)
    assert again.copies.text() == "2"
    again.reject()


@pytest.mark.usefixtures("printer")
def test_a_page_that_is_not_there_is_said_at_once(opened: Open) -> None:
    dialog = opened()
    dialog.range.setText("2-9")
    assert dialog.problem.text() == "“2-9” is not among the pages 1 to 3."
    assert not dialog.go.isEnabled()
    dialog.range.setText("2")
    assert dialog.go.isEnabled()
    assert not dialog.problem.isVisible()
    dialog.reject()


@pytest.mark.usefixtures("printer")
def test_sheets_are_turned_and_show_what_is_chosen(opened: Open) -> None:
    dialog = opened()
    first = dialog.seen.grab().toImage()
    dialog.next.click()
    assert dialog.which.text() == "Sheet 2 of 3"
    assert dialog.seen.grab().toImage() != first
    dialog.back.click()
    assert dialog.seen.grab().toImage() == first
    dialog.margin.set_value(25)
    assert dialog.seen.grab().toImage() != first
    dialog.reject()


def test_without_a_printer_the_file_is_offered(
    opened: Open, done: list[object], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(printing, "printers", list)
    dialog = opened()
    assert "No printer is set up" in dialog.problem.text()
    assert dialog.problem.isVisible()
    assert not dialog.go.isEnabled()
    dialog.file.click()
    gone(qtbot, dialog)
    assert done == ["file"]
