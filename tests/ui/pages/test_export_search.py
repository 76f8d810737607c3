"""A year with more records than a list holds: it says so, and what is typed is looked for in all of them."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tradeplanner.app import exports
from tradeplanner.ui.context import Context
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.exports import ExportsPage
from tradeplanner.ui.pages.exports.listing import ListingTab

pytestmark = pytest.mark.usefixtures("year")


@pytest.fixture
def cut(
    context: Context,
    shown: Callable[[Page], Page],
    settled: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> ListingTab:
    """Give the tab of records of a program that lists three at most."""
    monkeypatch.setattr(exports, "SHOWN", 3)
    page = ExportsPage(context)
    page.focus("records")
    shown(page)
    settled()
    return page.listings["records"]


def test_a_cut_list_says_how_much_there_is(cut: ListingTab) -> None:
    assert len(cut.table.rows()) == 3
    assert cut.summary() == "3 rows · the first 3 of 22"


def test_words_are_looked_for_in_all_records_once_typing_rests(cut: ListingTab, qtbot: QtBot) -> None:
    assert {row.record.last_month for row in cut.table.rows()} == {11, 10}
    cut.table.search.setText("塔山")
    qtbot.waitUntil(lambda: [row.record.last_month for row in cut.table.rows()] == [11, 10, 9])
    assert cut.summary() == "3 rows · the first 3 of 11"
    cut.table.search.clear()
    qtbot.waitUntil(lambda: cut.summary() == "3 rows · the first 3 of 22")


def test_a_whole_list_is_narrowed_without_reading_again(
    context: Context, shown: Callable[[Page], Page], settled: Callable[[], None]
) -> None:
    page = ExportsPage(context)
    page.focus("records")
    shown(page)
    settled()
    tab = page.listings["records"]
    QTest.keyClicks(tab.table.search, "germany")
    assert not tab.cut
    assert not context.jobs.busy()
    assert tab.summary() == "0 of 22 rows"
