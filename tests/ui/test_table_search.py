"""Searching a table while its search texts are still being gathered, and what stays selected."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.ends import Keep
from tradeplanner.i18n.language import mark
from tradeplanner.ui.widgets import rows as rows_module
from tradeplanner.ui.widgets.columns import Column
from tradeplanner.ui.widgets.rows import SLICE
from tradeplanner.ui.widgets.table import Table

COUNT = 3 * SLICE


@dataclass
class Row:
    """A row of the table."""

    id: int
    name: str


@pytest.fixture
def table(qtbot: QtBot, keep: Keep) -> Table:
    """Return a shown table of more rows than are gathered at once."""
    made = keep(Table("search", mark("Firms"), [Column("name", mark("Name"), lambda row: row.name)]))
    made.resize(600, 400)
    made.show()
    qtbot.waitExposed(made)
    made.set_rows([Row(at, f"firm {at}") for at in range(COUNT)])
    return made


def test_what_was_not_gathered_yet_joins_in(table: Table, qtbot: QtBot) -> None:
    table.set_filter(f"firm {COUNT - 1}")
    assert table.rows() == []
    qtbot.waitUntil(lambda: [row.id for row in table.rows()] == [COUNT - 1])


def test_a_row_selected_stays_so_while_a_search_narrows_and_opens(table: Table) -> None:
    while table.model.rows.gather():
        pass
    table.select([11])
    table.set_filter("firm 1")
    assert [row.id for row in table.selected()] == [11]
    assert table.current() == table.selected()[0]
    table.set_filter("")
    assert [row.id for row in table.selected()] == [11]


def test_a_page_hears_of_the_current_row_once_however_long_somebody_types(table: Table) -> None:
    while table.model.rows.gather():
        pass
    heard: list[object] = []
    table.chosen.connect(heard.append)
    table.select([11, 12], current=12)
    assert [getattr(row, "id", None) for row in heard] == [12]
    for text in ("f", "firm", "firm 1", "firm 12", "firm", ""):
        table.set_filter(text)
    assert [getattr(row, "id", None) for row in heard] == [12]


def test_a_page_hears_of_the_row_that_becomes_current_because_the_other_went(table: Table) -> None:
    while table.model.rows.gather():
        pass
    table.select([11, 12], current=12)
    heard: list[object] = []
    table.chosen.connect(heard.append)
    table.set_filter("firm 11")
    assert [getattr(row, "id", None) for row in heard] == [11]


def test_a_page_hears_that_no_row_is_current_when_the_search_took_it_away(table: Table) -> None:
    while table.model.rows.gather():
        pass
    table.select([11])
    heard: list[object] = []
    table.chosen.connect(heard.append)
    table.set_filter("firm 12")
    assert heard == [None]
    table.set_filter("firm")
    assert heard == [None]


def test_each_search_is_told_once(table: Table) -> None:
    table.select([11])
    told: list[str] = []
    table.status.connect(told.append)
    table.set_filter("firm 11")
    assert len(told) == 1
    assert table.summary() == told[0]


def test_all_of_very_many_rows_stay_selected(table: Table) -> None:
    table.view.selectAll()
    table.set_filter("firm 1")
    assert len(table.selected()) == len(table.rows()) > SLICE / 2
    assert table.view.selectionModel().selection().count() < SLICE


def test_lines_are_chosen_in_runs_and_the_first_is_current(table: Table) -> None:
    table.view.choose([2, 3, 4, 9])
    assert [row.id for row in table.selected()] == [2, 3, 4, 9]
    assert table.view.selectionModel().selection().count() == 2
    assert table.view.currentIndex().row() == 2
    table.view.choose([])
    assert len(table.selected()) == 4


@pytest.fixture
def hasty(table: Table, monkeypatch: pytest.MonkeyPatch) -> Table:
    """Return the table with a search that looks at a slice of its rows at a stretch."""
    while table.model.rows.gather():
        pass
    monkeypatch.setattr(rows_module, "LOT", SLICE)
    table.model.rows.patience = 0
    return table


def test_a_search_over_very_many_rows_shows_the_first_at_once_and_tells_when_it_has_all(
    hasty: Table, qtbot: QtBot
) -> None:
    told: list[str] = []
    hasty.status.connect(told.append)
    first, wanted = (sum("1" in str(at) for at in range(count)) for count in (SLICE, COUNT))
    hasty.set_filter("firm 1")
    assert (hasty.view.model().rowCount(), told) == (first, [])
    qtbot.waitUntil(lambda: hasty.view.model().rowCount() == wanted)
    assert told == [hasty.summary()]
    assert f"{wanted:,}" in told[0]


def test_a_search_that_finds_nothing_says_so_only_when_it_has_looked_at_all(
    hasty: Table, qtbot: QtBot
) -> None:
    hasty.set_filter("zz")
    assert hasty.view.isVisible()
    qtbot.waitUntil(lambda: not hasty.view.isVisible())
    assert hasty.rows() == []


def test_who_asks_for_the_rows_shown_gets_all_of_them(hasty: Table) -> None:
    hasty.set_filter(f"firm {COUNT - 1}")
    assert [row.id for row in hasty.rows()] == [COUNT - 1]
    hasty.set_filter("firm")
    assert f"{COUNT:,}" in hasty.summary()


def test_all_rows_and_the_last_one_are_those_of_the_whole_search(hasty: Table) -> None:
    hasty.set_filter("firm")
    hasty.view.selectAll()
    assert len(hasty.selected()) == COUNT
    hasty.view.clearSelection()
    hasty.set_filter("firm ")
    hasty.set_filter("firm")
    hasty.view.setFocus()
    QTest.keyClick(hasty.view, Qt.Key.Key_End)
    assert getattr(hasty.current(), "id", None) == COUNT - 1


def test_a_row_selected_stays_so_while_the_search_is_still_looking(hasty: Table, qtbot: QtBot) -> None:
    hasty.select([COUNT - 1])
    hasty.set_filter("firm")
    assert [row.id for row in hasty.selected()] == [COUNT - 1]
    hasty.view.clearSelection()
    hasty.select([3])
    hasty.set_filter("fir")
    assert hasty.model.rows.looking
    qtbot.waitUntil(lambda: len(hasty.model.rows.shown) == COUNT)
    assert [row.id for row in hasty.selected()] == [3]
