"""The short list of a card and the head of a page, as wide or as narrow as the window leaves them."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed
from tradeplanner.i18n.language import mark
from tradeplanner.ui import theme
from tradeplanner.ui.widgets.columns import Column, Kind
from tradeplanner.ui.widgets.compact import Compact
from tradeplanner.ui.widgets.headline import Headline
from tradeplanner.ui.widgets.labels import button

ROWS = [(f"镇街{at}", Decimal(at)) for at in range(20)]
COLUMNS = (
    Column("name", mark("Name"), lambda row: row[0]),
    Column("share", mark("Attainment"), lambda row: row[1], kind=Kind.NUMBER),
)


@pytest.fixture
def rows(qtbot: QtBot) -> Compact:
    """Show twenty rows in little room."""
    made = Compact(mark("Towns"), COLUMNS, wide="name")
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    made.set_rows(ROWS)
    return made


@pytest.mark.parametrize("height", [120, 187, 260, 333])
def test_only_whole_rows_show(rows: Compact, height: int) -> None:
    rows.resize(300, height)
    line = rows.view.verticalHeader().defaultSectionSize()
    shown = rows.view.viewport().height()
    assert shown % line == 0
    assert rows.view.height() <= height


def test_figures_get_the_room_they_need_and_the_name_the_rest(rows: Compact) -> None:
    header = rows.view.horizontalHeader()
    needed = header.sectionSize(1)
    rows.resize(500, 200)
    assert header.sectionSize(1) == needed
    assert header.length() == rows.view.viewport().width()


def test_enter_opens_the_row(rows: Compact, qtbot: QtBot) -> None:
    rows.view.selectRow(3)
    with qtbot.waitSignal(rows.edit_wanted) as opened:
        qtbot.keyClick(rows.view, Qt.Key.Key_Return)
    assert opened.args == [ROWS[3]]


def test_the_line_stays_when_the_rows_change(rows: Compact) -> None:
    rows.view.selectRow(3)
    rows.set_rows(ROWS[:10])
    assert rows.view.currentIndex().row() == 3
    rows.set_rows(ROWS[:2])
    assert rows.rows() == ROWS[:2]


def test_a_column_with_nothing_to_say_gives_its_room(rows: Compact) -> None:
    rows.show_column("share", shown=False)
    assert rows.view.horizontalHeader().isSectionHidden(1)
    assert unnamed(rows) == []


@pytest.fixture
def head(qtbot: QtBot) -> Headline:
    """Show a headline with a button."""
    made = Headline()
    qtbot.addWidget(made)
    made.acts.addWidget(button("Print…"))
    made.resize(900, 60)
    made.show()
    return made


def test_the_caption_stands_beside_a_short_title(head: Headline, qtbot: QtBot) -> None:
    head.set_texts("Exports keep step", "data to 2023-11-30")
    wide = head.title.fontMetrics().horizontalAdvance("Exports")
    qtbot.waitUntil(lambda: head.caption.x() > head.title.x() + wide)
    head.resize(300, 90)
    qtbot.waitUntil(lambda: head.caption.x() == head.title.x())
    assert head.caption.y() >= head.title.geometry().bottom()


def test_the_caption_goes_below_as_the_acts_become_longer_in_another_language(
    head: Headline, qtbot: QtBot
) -> None:
    head.set_texts("Exports keep step", "data to 2023-11-30")
    metrics = head.title.fontMetrics(), head.caption.fontMetrics()
    texts = metrics[0].horizontalAdvance(head.title.text()), metrics[1].horizontalAdvance(head.caption.text())
    act = head.findChild(QPushButton)
    assert isinstance(act, QPushButton)
    head.resize(sum(texts) + act.sizeHint().width() + 6 * theme.GRID, 90)
    qtbot.waitUntil(lambda: head.caption.x() > head.title.x())
    act.setText("Print what is on the page…")
    qtbot.waitUntil(lambda: head.caption.x() == head.title.x())
    assert head.title.width() >= texts[0] or head.title.wordWrap()
    act.setText("Go")
    qtbot.waitUntil(lambda: head.caption.x() > head.title.x())


def test_without_a_caption_none_shows(head: Headline) -> None:
    head.set_texts("Exports keep step", "data to 2023-11-30")
    assert head.caption.isVisible()
    head.set_texts("Exports keep step")
    assert not head.caption.isVisible()
    assert head.accessibleName() == "Exports keep step"


def test_before_it_is_shown_it_is_measured_in_the_type_it_will_have(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setStyleSheet("QLabel { font-size: 40px; }")
    made = Headline(window)
    made.resize(500, 60)
    made.set_texts("Exports keep step with time", "data to 2023-11-30")
    before = made.title.wordWrap()
    window.show()
    made.set_texts("Exports keep step with time", "data to 2023-11-30")
    assert before is made.title.wordWrap() is True
