"""The table: Qt's own model checks, keys, sorting, filter, layout, empty state, status and speed."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from time import process_time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed
from tests.ui.ends import Keep, gone
from tests.ui.keys import type_text
from tradeplanner.i18n.language import mark
from tradeplanner.ui import memory
from tradeplanner.ui.actions import Act
from tradeplanner.ui.widgets.columns import Column, Kind
from tradeplanner.ui.widgets.empty import Empty
from tradeplanner.ui.widgets.table import Table


@dataclass
class Row:
    """A row of the tests' tables."""

    id: int
    name: str
    town: str
    value: Decimal


COLUMNS = (
    Column("name", mark("Name"), lambda row: row.name, width=240),
    Column("town", mark("Town"), lambda row: row.town, hidden=True),
    Column(
        "value", mark("Value"), lambda row: row.value, lambda row: f"{row.value:,.2f}", Kind.NUMBER, field=""
    ),
)
ROWS = [Row(at, f"=firm {at}", "皋埠" if at % 2 else "灵芝", Decimal(at * 1000)) for at in range(1, 21)]

MakeTable = Callable[..., Table]


@pytest.fixture
def make(qtbot: QtBot, keep: Keep) -> MakeTable:
    """Give a maker of shown tables whose model Qt checks at every step."""

    def table(
        rows: list[Row] | None = None, name: str = "t", empty: Empty | None = None, *, tested: bool = True
    ) -> Table:
        made = keep(Table(name, mark("Firms"), COLUMNS, empty=empty))
        if tested:
            QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
        made.resize(600, 400)
        made.set_rows(ROWS if rows is None else rows)
        made.show()
        qtbot.waitExposed(made)
        return made

    return table


def press(table: Table, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    """Press a key in the rows."""
    QTest.keyClick(table.view, key, held or Qt.KeyboardModifier.NoModifier)


def ids(table: Table) -> list[int]:
    """Return the ids of the rows shown."""
    return [row.id for row in table.rows()]


def test_keys_say_what_the_person_wants(qtbot: QtBot, make: MakeTable) -> None:
    table = make()
    table.view.selectRow(2)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
        with qtbot.waitSignal(table.edit_wanted) as wanted:
            press(table, key)
        assert wanted.args == [ROWS[2]]
    with qtbot.waitSignal(table.remove_wanted) as wanted:
        press(table, Qt.Key.Key_Delete)
    assert wanted.args == [[ROWS[2]]]
    with qtbot.waitSignal(table.add_wanted):
        press(table, Qt.Key.Key_Insert)
    with qtbot.waitSignal(table.add_wanted):
        press(table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)


def test_a_double_click_edits(qtbot: QtBot, make: MakeTable) -> None:
    table = make()
    at = table.view.visualRect(table.model.index(1, 0)).center()
    QTest.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    with qtbot.waitSignal(table.edit_wanted) as wanted:
        QTest.mouseDClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert wanted.args == [ROWS[1]]


def test_nothing_is_wanted_of_no_row(qtbot: QtBot, make: MakeTable) -> None:
    table = make([])
    with qtbot.assertNotEmitted(table.edit_wanted), qtbot.assertNotEmitted(table.remove_wanted):
        press(table, Qt.Key.Key_Return)
        press(table, Qt.Key.Key_Delete)


def test_a_heading_sorts_up_then_down_then_not(make: MakeTable) -> None:
    table = make()
    heads = table.view.horizontalHeader()
    at = QPoint(heads.sectionViewportPosition(2) + 20, 10)
    for expected in ([1, 2], [20, 19], [1, 2]):
        QTest.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert ids(table)[:2] == expected
    assert heads.sortIndicatorSection() == -1


def test_typing_filters_escape_clears_and_down_leads_to_the_rows(make: MakeTable) -> None:
    table = make()
    press(table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    type_text(table.search, "灵芝 firm 1")  # the town is searched though its column is hidden
    assert ids(table) == [10, 12, 14, 16, 18]
    assert table.summary() == "5 of 20 rows"
    QTest.keyClick(table.search, Qt.Key.Key_Down)
    assert table.current() == ROWS[9]
    QTest.keyClick(table.search, Qt.Key.Key_Escape)
    assert len(ids(table)) == 20


def test_selection_survives_refresh_sort_and_filter(make: MakeTable) -> None:
    table = make()
    table.select([3, 5])
    table.sort_by("value", descending=True)
    table.set_filter("firm")
    table.set_rows([Row(row.id, row.name + "!", row.town, row.value) for row in ROWS])
    assert {row.id for row in table.selected()} == {3, 5}
    assert all(row.name.endswith("!") for row in table.selected())


def test_a_row_chosen_by_the_program_is_chosen_whatever_keys_are_held(make: MakeTable) -> None:
    table = make()
    QTest.keyPress(table.view, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier
    for line in (0, 0, 1):
        table.view.selectRow(line)
        assert table.selected() == [ROWS[line]]
    QTest.keyRelease(table.view, Qt.Key.Key_Control)
    assert not QGuiApplication.keyboardModifiers()


def test_the_status_counts_and_sums_the_selected(qtbot: QtBot, make: MakeTable) -> None:
    table = make()
    with qtbot.waitSignal(table.status) as told:
        table.select([1, 2])
    assert told.args is not None
    assert table.summary() == "20 rows · 2 selected · Value 3,000"


def test_copy_gives_a_spreadsheet_text_as_text_and_numbers_as_numbers(make: MakeTable) -> None:
    table = make()
    table.select([1, 2])
    press(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == "=firm 1\t1000\n=firm 2\t2000"
    assert "mso-number-format:'\\@'\">=firm 1</td><td>1000</td>" in clipboard.mimeData().html()
    control = Qt.KeyboardModifier.ControlModifier
    press(table, Qt.Key.Key_C, control | Qt.KeyboardModifier.ShiftModifier)
    assert clipboard.text().startswith("Name\tValue\n=firm 1")
    press(table, Qt.Key.Key_Insert, control)  # the older key for the same
    assert clipboard.text().startswith("=firm 1")


def test_copied_cells_hold_no_tabs_and_no_markup(make: MakeTable) -> None:
    table = make([Row(1, "a\tb\n<i>", "", Decimal("0.10"))])
    table.select([1])
    table.view.copy()
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == "a b <i>\t0.10"
    assert "&lt;i&gt;" in clipboard.mimeData().html()


def test_layout_and_sort_are_remembered_by_name(make: MakeTable) -> None:
    table = make()
    heads = table.view.horizontalHeader()
    heads.setSectionHidden(1, False)
    heads.moveSection(0, 1)
    heads.resizeSection(1, 222)
    table.sort_by("value", descending=True)
    table.remember()
    again = make()
    assert [column.key for column in again.view.shown_columns()] == ["town", "name", "value"]
    assert again.view.horizontalHeader().sectionSize(1) == 222
    assert ids(again)[0] == 20
    assert ids(make(name="other"))[0] == 1


def test_a_layout_of_other_columns_is_left_alone(make: MakeTable) -> None:
    make().remember()
    memory.keep("table/t/columns", "name,gone")
    assert [column.key for column in make().view.shown_columns()] == ["name", "value"]


def test_the_menu_holds_the_page_acts_copy_and_columns(make: MakeTable) -> None:
    table, done = make(), []
    table.set_acts([Act("x.edit", mark("Edit"), lambda: done.append("edit"))])
    table.select([1])
    menu = table.view.menu()
    texts = [act.text() for act in menu.actions() if act.text()]
    assert texts == ["Edit", "Copy", "Copy with headings", "Columns"]
    menu.actions()[0].trigger()
    assert done == ["edit"]
    columns = menu.actions()[-1].menu()
    assert isinstance(columns, QMenu)
    assert [act.isChecked() for act in columns.actions()] == [True, False, True]
    columns.actions()[0].trigger()
    assert [column.key for column in table.view.shown_columns()] == ["value"]


def test_the_last_column_cannot_be_hidden(make: MakeTable) -> None:
    table = make()
    table.view.horizontalHeader().setSectionHidden(0, True)
    columns = table.view.menu().actions()[-1].menu()
    assert isinstance(columns, QMenu)
    assert [act.isEnabled() for act in columns.actions()] == [True, True, False]


def test_an_empty_table_offers_the_first_act_and_an_empty_search_its_end(make: MakeTable) -> None:
    done: list[str] = []
    empty = Empty(mark("No firms yet."), [Act("add", mark("Add a firm"), lambda: done.append("add"))])
    table = make([], empty=empty)
    assert empty.isVisible()
    button = empty.findChildren(type(empty._buttons[0]))[0]  # noqa: SLF001 — the one there is
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == ["add"]
    table.set_rows(ROWS)
    assert not empty.isVisible()
    table.set_filter("nowhere")
    assert not table.view.isVisible()
    assert not empty.isVisible()
    table.search.clear()
    assert table.view.isVisible()


def test_every_control_has_a_name(make: MakeTable) -> None:
    table = make()
    assert unnamed(table) == []
    spoken = table.model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Value: 1,000.00"


def test_it_dies_when_closed(qtbot: QtBot, make: MakeTable) -> None:
    table = make()
    table.deleteLater()
    gone(qtbot, table)


def test_the_sum_of_all_rows_is_quick(make: MakeTable) -> None:
    many = [Row(at, "firm", "皋埠", Decimal(1)) for at in range(100_000)]
    start = process_time()
    assert sum(row.value for row in many) == 100_000
    limit = process_time() - start
    table = make(many, tested=False)
    start = process_time()
    table.view.selectAll()
    assert table.summary() == "100,000 rows · 100,000 selected · Value 100,000"
    assert process_time() - start < limit * 60


def test_a_hundred_thousand_rows_stay_smooth(make: MakeTable) -> None:
    many = [Row(at, f"firm {at}", "皋埠", Decimal(at % 977)) for at in range(100_000)]
    start = process_time()
    bare = [f"{row.name}\n{row.town}\n{row.value:,.2f}".casefold() for row in many]
    limit = process_time() - start
    assert len(bare) == len(many)
    table = make([], tested=False)
    table.set_rows(many)
    while table.model.rows.gather():
        pass
    start = process_time()
    table.set_filter("99 9")
    table.grab()
    assert process_time() - start < limit * 5
    assert len(ids(table)) == sum("99" in text and "9" in text for text in bare)


def test_pasting_asks_the_page_to_take_the_rows_of_a_spreadsheet(qtbot: QtBot, make: MakeTable) -> None:
    table = make()
    for text, taken in (("甲\t灵芝\r\n乙\t皋埠\r\n", "甲\t灵芝\r\n乙\t皋埠"), ("a word\n", ""), ("", "")):
        QGuiApplication.clipboard().setText(text)
        with qtbot.waitSignal(table.paste_wanted) as wanted:
            press(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert wanted.args == [taken]


def test_pasted_columns_are_called_as_an_import_calls_them(make: MakeTable) -> None:
    table = make()
    assert table.fields() == ("name", "")
    table.view.horizontalHeader().setSectionHidden(1, False)
    table.view.horizontalHeader().moveSection(1, 0)
    assert table.fields() == ("town", "name", "")


def test_a_habit_stands_in_the_menu_after_copy(make: MakeTable) -> None:
    table, done = make(), []
    table.set_habits([Act("x.paste", mark("Paste"), lambda: done.append("paste"))])
    acts = [act for act in table.view.menu().actions() if act.text()]
    assert [act.text() for act in acts] == ["Copy", "Copy with headings", "Paste", "Columns"]
    acts[2].trigger()
    assert done == ["paste"]


def test_home_and_end_lead_to_the_first_and_the_last_row(make: MakeTable) -> None:
    table = make()
    table.view.selectRow(4)
    press(table, Qt.Key.Key_End)
    assert table.current() == ROWS[-1]
    press(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    assert table.current() == ROWS[0]
    assert len(table.selected()) == 20
    press(make([]), Qt.Key.Key_End)


def test_typing_in_the_rows_begins_a_search(make: MakeTable) -> None:
    table = make()
    table.view.setFocus()
    press(table, Qt.Key.Key_2)
    assert table.search.text() == "2"
    assert ids(table) == [2, 12, 20]
    table.set_filter("")
    table.search.hide()
    press(table, Qt.Key.Key_2)
    assert table.search.text() == ""


MANY = [Row(at, f"firm {at}", "皋埠", Decimal(at)) for at in range(1, 301)]


def test_a_current_row_that_goes_leaves_its_place_to_the_next_and_the_table_where_it_is(
    make: MakeTable,
) -> None:
    table = make(MANY)
    table.select([200])
    bar = table.view.verticalScrollBar()
    at = bar.value()
    assert at > 0
    table.set_rows([row for row in MANY if row.id != 200])  # what the undo of an added row does
    assert table.current() == MANY[200]
    assert bar.value() == at
    table.set_rows(MANY)
    assert table.current() == MANY[200]
    assert bar.value() == at
    table.set_rows(MANY[:150])
    assert table.current() == MANY[149]


def test_the_current_row_goes_to_another_that_is_selected(make: MakeTable) -> None:
    table = make()
    table.select([3, 9], current=9)
    table.set_rows([row for row in ROWS if row.id != 9])
    assert [row.id for row in table.selected()] == [3]


def test_a_table_that_is_read_anew_stays_where_it_is_across(make: MakeTable, qtbot: QtBot) -> None:
    table = make()
    table.view.horizontalHeader().resizeSection(0, 2_000)
    table.select([3])
    across = table.view.horizontalScrollBar()
    qtbot.waitUntil(lambda: across.maximum() > 900)
    across.setValue(900)
    table.set_rows(list(ROWS))
    table.sort_by("value", descending=True)
    assert across.value() == 900
