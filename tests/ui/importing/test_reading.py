"""Reading: what is shown first, what the chips say and change, and files that cannot be read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from tests import builders
from tests.journeys import messy
from tests.ui.accessibility import unnamed
from tests.ui.importing import books
from tests.ui.importing.hands import Hands
from tradeplanner.app import firms, history
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.findings import Code
from tradeplanner.ui.importing.steps import Step
from tradeplanner.ui.widgets.drops import DropLayer

Read = Callable[[str, Path], Hands]


@pytest.fixture
def opened(read: Read, tmp_path: Path) -> Hands:
    """Give the window with the messy register read."""
    return read("firms", messy.register(tmp_path / "外贸企业名录.xlsx"))


def menu_of(chip: Hands, text: str) -> QMenu:
    """Press a chip and return the menu it opened."""
    chip.chip(text).click()
    (menu,) = (each for each in chip.chip(text).findChildren(QMenu) if each.isVisible())
    return menu


def choose(menu: QMenu, text: str) -> None:
    """Choose an entry of a menu."""
    (action,) = (each for each in menu.actions() if each.text() == text)
    action.trigger()
    menu.close()


def test_a_read_file_is_at_its_check_with_the_focus_on_the_first_finding(opened: Hands) -> None:
    window = opened.window
    assert window.step is Step.CHECK
    assert window.windowTitle() == "Import register of firms: 外贸企业名录.xlsx"
    first = window.sheet.findings.list.items()[0]
    assert QApplication.focusWidget() is first
    current = window.sheet.grid.currentIndex()
    assert (current.row() + 1, current.column()) == (messy.FIRST_ROW + messy.SOUND + 2, 2)


def test_chips_say_what_was_concluded_and_why(opened: Hands) -> None:
    chips = opened.window.sheet.chips.buttons()
    assert [chip.text() for chip in chips] == [
        "Kind register of firms",
        "Sheet 名录 (not read: 旧版, hidden)",
        "Heading in rows 3–4",
        "Data in rows 5–19",
        "Unit 万美元",
        "Total in row 20 matches ✓",
        "Remember as a profile",
    ]
    assert all(chip.toolTip() for chip in chips)
    assert "F2" in opened.chip("Unit").toolTip()
    assert "columns are fields of" in opened.chip("Kind").toolTip()
    assert unnamed(opened.window) == []


def test_titles_and_notes_reach_over_the_empty_cells_beside_them(opened: Hands) -> None:
    grid = opened.window.sheet.grid
    assert grid.columnSpan(0, 0) == 6
    assert grid.columnSpan(4, 0) == 1


def test_a_total_that_differs_is_told_in_words_and_colour(read: Read, tmp_path: Path) -> None:
    chip = read("firms", messy.register(tmp_path / "名录.xlsx", total=1491.25)).chip("Total in row 20")
    assert "differs by −12.50" in chip.text()
    assert chip.property("tone") == "warning"


def test_another_sheet_is_read_by_its_chip(opened: Hands) -> None:
    choose(menu_of(opened, "Sheet"), "旧版 (not read)")
    assert opened.window.sheet.sheet == messy.HIDDEN
    choose(menu_of(opened, "Sheet"), "Read this sheet")
    opened.settle()
    assert opened.checked.proposal.sheet(messy.HIDDEN).used
    assert opened.checked.counts.read > messy.SOUND + 3


def test_the_heading_is_moved_by_its_chip(opened: Hands) -> None:
    choose(menu_of(opened, "Heading"), "Give the rows of the heading…")
    opened.answer(first=4, last=4)
    plan = opened.checked.proposal.sheet(messy.SHEET)
    assert (plan.heading_first, plan.heading_last) == (4, 4)
    assert opened.chip("Heading").text() == "Heading in row 4"
    choose(menu_of(opened, "Heading"), "As the program found it")
    opened.settle()
    assert opened.chip("Heading").text() == "Heading in rows 3–4"


def test_the_ends_of_the_data_are_moved_by_its_chip(opened: Hands) -> None:
    before = opened.checked.counts.read
    choose(menu_of(opened, "Data in"), "Give the rows of the data…")
    opened.answer(first=7, last=19)
    assert opened.chip("Data in").text() == "Data in rows 7–19"
    assert opened.checked.counts.read == before - 2
    assert "chosen by hand" in opened.chip("Data in").toolTip()
    choose(menu_of(opened, "Data in"), "As the program found it")
    opened.settle()
    assert opened.checked.counts.read == before


def test_the_unit_is_changed_by_its_chip_and_changes_the_sums(opened: Hands) -> None:
    before = opened.checked.sums
    menu = menu_of(opened, "Unit")
    assert not menu.actions()[0].isEnabled()  # why the unit was taken, for those who use no mouse
    choose(menu, "美元")
    opened.settle()
    assert opened.chip("Unit").text() == "Unit 美元"
    assert opened.checked.sums != before


def test_the_year_is_changed_by_its_chip(read: Read, tmp_path: Path) -> None:
    hands = read("exports", books.exports(tmp_path / "出口.xlsx"))
    hands.chip("Year 2023").click()
    hands.answer(year=2022)
    assert hands.checked.proposal.sheet("出口").year == 2022
    assert hands.chip("Year").text() == "Year 2022"


def test_another_field_for_a_column_is_checked_at_once(opened: Hands) -> None:
    opened.go(Step.COLUMNS)
    picker = opened.window.sheet.columns.pickers()[3]
    assert picker.value() == "contact"
    picker.set_value("")
    opened.settle()
    assert opened.checked.proposal.mapping == {(messy.SHEET, 3): ""}
    assert opened.window.sheet.columns.pickers()[3].value() == ""
    assert "contact" not in {column.field for column in opened.checked.proposal.sheet(messy.SHEET).columns}


def test_alt_down_opens_the_fields_of_the_column(opened: Hands) -> None:
    grid = opened.window.sheet.grid
    opened.window.sheet.focus_cells()
    grid.setCurrentIndex(grid.model().index(5, 2))
    opened.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    picker = opened.window.sheet.columns.pickers()[2]
    assert picker.view().isVisible()
    picker.hidePopup()
    assert opened.window.step is Step.COLUMNS


def test_personal_data_is_masked_in_the_cells(opened: Hands) -> None:
    model = opened.window.sheet.model
    assert "0000000" not in model.index(messy.FIRST_ROW - 1, 4).data()
    assert model.index(messy.FIRST_ROW - 1, 4).data(Qt.ItemDataRole.EditRole) != ""
    assert model.index(messy.FIRST_ROW - 1, 1).data() == messy.firm_name(1)


def test_a_file_that_cannot_be_read_is_told_and_the_window_lives(read: Read, tmp_path: Path) -> None:
    bad = tmp_path / "名录.xlsx"
    bad.write_bytes(b"PK\x03\x04 nothing more")
    hands = read("firms", bad)
    assert hands.window.strip.isVisible()
    assert hands.window.step is Step.FILE
    hands.window.read("firms", books.register(tmp_path / "good.xlsx", 2))
    hands.settle()
    assert hands.checked.counts.new == 2
    assert not hands.window.strip.isVisible()


def test_a_file_with_a_password_asks_until_it_opens(read: Read, tmp_path: Path) -> None:
    plain, locked = books.register(tmp_path / "plain.xlsx", 2), tmp_path / "名录.xlsx"
    with plain.open("rb") as source, locked.open("wb") as target:
        OOXMLFile(source).encrypt("示例-Pass1", target)
    hands = read("firms", locked)
    assert "名录.xlsx" in hands.form().windowTitle()
    for word, opens in (("wrong", False), ("示例-Pass1", True)):
        hands.answer(password=word)
        assert (hands.window.flow.session is not None) is opens
    assert hands.checked.counts.new == 2


def test_a_dropped_file_is_read(hands: Hands, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(books.register(tmp_path / "名录.xlsx", 3)))])
    actions, held, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(hands.window, QDragEnterEvent(QPoint(9, 9), actions, data, held, none))
    (layer,) = hands.window.findChildren(DropLayer)
    assert layer.isVisible()
    assert "名录.xlsx" in layer.findChildren(QLabel)[0].text()
    QApplication.sendEvent(layer, QDropEvent(QPointF(9, 9), actions, data, held, none))
    hands.settle()
    assert not layer.isVisible()
    assert hands.checked.counts.new == 3


def test_a_template_is_saved(hands: Hands, tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    hands.window.file.template_wanted.emit("firms", path)
    hands.settle()
    assert path.stat().st_size > 0
    assert hands.window.strip.isVisible()


def test_nothing_is_stored_before_the_button(opened: Hands, ws: Workspace) -> None:
    opened.go(Step.PREVIEW)
    assert firms.all(ws) == []
    assert history.steps(ws) == []
    assert opened.item(Code.CODE_CHECK).finding.place.row == messy.FIRST_ROW + messy.SOUND + 2
    assert builders.a_credit_code(1) in opened.window.sheet.model.index(messy.FIRST_ROW - 1, 2).data()


def test_the_menu_of_a_cell_says_where_heading_and_data_are(opened: Hands) -> None:
    grid = opened.window.sheet.grid
    said = (("data begins", 7), ("data ends", 12), ("heading ends", 5))
    for words, row in said:
        grid.setCurrentIndex(grid.model().index(row - 1, 1))
        next(action for action in grid.menu().actions() if words in action.text()).trigger()
        opened.settle()
    plan = opened.checked.proposal.sheet(messy.SHEET)
    assert (plan.heading_first, plan.heading_last, plan.data_first, plan.data_last) == (4, 5, 7, 12)
