"""Filters kept under names: saved, chosen, renamed, removed, cleared; and what is no longer there."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed
from tests.ui.ends import Keep, gone
from tests.ui.keys import type_text
from tradeplanner.i18n.language import mark
from tradeplanner.ui import memory
from tradeplanner.ui.widgets.columns import Column
from tradeplanner.ui.widgets.combo import Picker
from tradeplanner.ui.widgets.fields import Choice
from tradeplanner.ui.widgets.table import Table

TOWNS = [Choice(None, "All towns"), Choice("lz", "灵芝"), Choice("gb", "皋埠")]
FAIRS = [Choice(None, "All exhibitions"), Choice(7, "大阪展"), Choice(8, "汉堡展")]
ROWS = [("甲", "lz", 7), ("乙", "gb", 7), ("丙", "gb", 8)]


class Filtered(Table):
    """A table with two pickers that filter it, as a page has it."""

    def __init__(self, name: str) -> None:
        super().__init__(name, mark("Firms"), [Column("name", mark("Name"), lambda row: row[0])], key=str)
        self.town, self.fair = Picker(TOWNS, optional=False), Picker(FAIRS, optional=False)
        for picker, called in ((self.town, "Town"), (self.fair, "Exhibition")):
            picker.setAccessibleName(called)
            self.bar.addWidget(picker)
            picker.changed.connect(self.read)
        self.keep_filters({"town": self.town, "fair": self.fair})

    def read(self) -> None:
        """Show the rows that pass."""
        town, fair = self.town.value(), self.fair.value()
        self.set_rows([row for row in ROWS if town in (None, row[1]) and fair in (None, row[2])])


Make = Callable[..., Filtered]


@pytest.fixture
def make(qtbot: QtBot, keep: Keep) -> Make:
    """Give a maker of a table with two pickers that filter it, as a page does."""

    def table(name: str = "t") -> Filtered:
        made = keep(Filtered(name))
        made.resize(700, 300)
        made.show()
        qtbot.waitExposed(made)
        made.read()
        return made

    return table


def names(table: Filtered) -> list[str]:
    return [row[0] for row in table.rows()]


def entries(menu: QMenu) -> list[str]:
    menu.aboutToShow.emit()
    return [act.text() for act in menu.actions() if act.text()]


def press(menu: QMenu, text: str) -> None:
    menu.aboutToShow.emit()
    next(act for act in menu.actions() if act.text() == text).trigger()


def keep_as(table: Filtered, name: str) -> None:
    form = table.filters.ask_name()
    form.set_values({"name": name})
    QTest.keyClick(form, Qt.Key.Key_Return)


def test_a_filter_is_kept_under_a_name_and_survives_a_restart(make: Make, qtbot: QtBot) -> None:
    table = make()
    table.town.set_value("gb")
    table.fair.set_value(7)
    type_text(table.search, "乙")
    keep_as(table, "皋埠去大阪")
    table.deleteLater()
    gone(qtbot, table)
    memory.settings().sync()
    again = make()
    assert names(again) == ["甲", "乙", "丙"]
    press(again.filters.menu, "皋埠去大阪")
    assert (names(again), again.search.text(), again.town.value(), again.fair.value()) == (
        ["乙"], "乙", "gb", 7,
    )  # fmt: skip
    assert again.filters.open.text() == "皋埠去大阪"
    assert make(name="other").filters.names() == []


def test_one_press_clears_all(make: Make) -> None:
    table = make()
    assert not table.filters.clear_button.isVisible()
    table.town.set_value("gb")
    table.set_filter("丙")
    assert table.filter_text() == "皋埠 · “丙”"
    table.filters.clear_button.click()
    assert names(table) == ["甲", "乙", "丙"]
    assert table.filter_text() == ""
    assert not table.filters.clear_button.isVisible()


def test_a_filter_that_keeps_one_thing_lets_the_others_go(make: Make) -> None:
    table = make()
    table.town.set_value("gb")
    keep_as(table, "皋埠")
    table.fair.set_value(8)
    table.set_filter("丙")
    table.filters.choose("皋埠")
    assert names(table) == ["乙", "丙"]


def test_the_menu_says_what_can_be_done(make: Make) -> None:
    table = make()
    assert entries(table.filters.menu) == [
        "No filters saved yet", "Save this filter…", "Clear the search and the filters",
    ]  # fmt: skip
    assert [act.isEnabled() for act in table.filters.menu.actions() if act.text()] == [False] * 3
    table.town.set_value("gb")
    keep_as(table, "R&D")
    assert entries(table.filters.menu) == [
        "R&&D", "Save this filter…", "Clear the search and the filters", "Rename a filter",
        "Remove a filter",
    ]  # fmt: skip
    assert table.filters.menu.actions()[0].isChecked()


def test_a_filter_is_renamed_replaced_and_removed(make: Make) -> None:
    table = make()
    table.town.set_value("gb")
    keep_as(table, "一")
    table.town.set_value("lz")
    keep_as(table, "二")
    table.filters.rename("一", "二")
    assert table.filters.names() == ["二"]
    table.filters.choose("二")
    assert names(table) == ["乙", "丙"]
    table.set_filter("乙")
    keep_as(table, "二")
    table.filters.clear()
    table.filters.choose("二")
    assert names(table) == ["乙"]
    table.filters.remove("二")
    assert table.filters.names() == []
    table.filters.choose("二")
    assert names(table) == ["乙"]


def test_typing_a_name_replaces_the_proposed_one(make: Make, qtbot: QtBot) -> None:
    table = make()
    table.town.set_value("gb")
    form = table.filters.ask_name()
    qtbot.waitExposed(form)
    field = form.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == "皋埠"
    type_text(field, "我的")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert table.filters.names() == ["我的"]


def test_renaming_asks_with_the_name_it_has(make: Make) -> None:
    table = make()
    table.town.set_value("gb")
    keep_as(table, "一")
    form = table.filters.ask_name("一")
    assert form.values() == {"name": "一"}
    assert unnamed(form) == []
    form.set_values({"name": "三"})
    QTest.keyClick(form, Qt.Key.Key_Return)
    assert table.filters.names() == ["三"]


def test_a_filter_of_what_is_gone_finds_nothing_and_offers_to_clear(make: Make) -> None:
    memory.keep("table/t/filters", '[{"name": "柏林", "search": "", "parts": {"fair": 99}}]')
    table = make()
    table.filters.choose("柏林")
    assert names(table) == []
    assert table.fair.currentText() == "(no longer there)"
    table.fair.set_choices(FAIRS)  # the page is read anew
    assert table.fair.value() == 99
    clear = [made for made in table.findChildren(QPushButton) if made.isVisible()]
    assert [made.text() for made in clear] == ["Clear the search and the filters"]
    clear[0].click()
    assert names(table) == ["甲", "乙", "丙"]
    table.fair.set_choices(FAIRS)
    assert table.fair.count() == 3


def test_what_somebody_wrote_into_the_settings_is_passed_over(make: Make) -> None:
    memory.keep("table/t/filters", '[{"name": 3}]')
    assert make().filters.names() == []


def test_all_is_named_and_stands_after_the_search_for_the_keyboard(make: Make) -> None:
    table = make()
    table.town.set_value("gb")
    assert unnamed(table) == []
    after = table.search.nextInFocusChain()
    while after is not None and not (after.isVisible() and after.focusPolicy() & Qt.FocusPolicy.TabFocus):
        after = after.nextInFocusChain()
    assert after is table.filters.open
    assert table.filters.open.accessibleName() == "Saved filters of Firms"


def test_a_narrow_bar_leaves_its_room_to_the_search(make: Make) -> None:
    table = make()
    table.resize(1_000, 300)
    assert table.filters.open.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    table.resize(700, 300)
    assert table.filters.open.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
    assert table.filters.open.accessibleName() == "Saved filters of Firms"
