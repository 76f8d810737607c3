"""The line above a table: the search keeps room for a name, and the rest goes on below it."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.ends import Keep
from tradeplanner.i18n.language import mark
from tradeplanner.ui import theme
from tradeplanner.ui.widgets.columns import Column
from tradeplanner.ui.widgets.filterbar import LETTERS
from tradeplanner.ui.widgets.table import Table

NAMES = ("All exhibitions", "All stages", "Revise…", "Delete", "Go to the exhibition")


@pytest.fixture
def table(keep: Keep, qtbot: QtBot) -> Table:
    """Give a table with parts beside its search."""
    made = keep(Table("bar", mark("Orders"), [Column("name", mark("Name"), str)]))
    for name in NAMES:
        made.bar.addWidget(QPushButton(name))
    made.resize(1400, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def parts(table: Table) -> list[QWidget]:
    """Return the parts that pages add."""
    return [part for part in table.findChildren(QPushButton) if part.text() in NAMES]


@pytest.mark.parametrize("width", [320, 480, 640, 800, 1000, 1400])
def test_the_search_keeps_room_for_a_name_and_nothing_overlaps(table: Table, width: int) -> None:
    table.resize(width, 400)
    assert table.search.width() >= min(table.bar.least(), width)
    assert table.bar.least() > table.search.fontMetrics().horizontalAdvance("n" * LETTERS)
    places = [part.geometry() for part in (table.search, *parts(table))]
    for at, place in enumerate(places):
        assert place.right() < width
        assert place.bottom() < table.body.y()
        assert not any(place.intersects(other) for other in places[at + 1 :])
    for part in parts(table):
        assert part.width() >= part.sizeHint().width()


def test_all_stand_in_one_line_where_there_is_room_and_below_the_search_where_not(table: Table) -> None:
    line = {part.geometry().center().y() for part in parts(table)}
    assert not table.bar.is_wrapped()
    assert len(line) == 1
    assert abs(line.pop() - table.search.geometry().center().y()) <= theme.GRID
    table.resize(table.bar.sizeHint().width() - 1, 400)
    assert table.bar.is_wrapped()
    assert all(part.y() > table.search.geometry().bottom() for part in parts(table))


def test_a_part_that_is_hidden_takes_no_room(table: Table) -> None:
    table.resize(table.bar.sizeHint().width() - 1, 400)
    assert table.bar.is_wrapped()
    parts(table)[0].hide()
    QApplication.sendPostedEvents()
    assert not table.bar.is_wrapped()


def test_without_a_search_the_parts_begin_at_the_left(table: Table) -> None:
    table.search.hide()
    QApplication.sendPostedEvents()
    assert min(part.x() for part in parts(table)) <= theme.GRID * 6
