"""The page of charts: what is drawn and when, where a click leads, and what can be taken along."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.builders import a_firm, a_target, an_export
from tests.ui.accessibility import unnamed
from tradeplanner.app import exports, firms, targets
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.cuts import Dimension
from tradeplanner.domain.dashboards import Ask
from tradeplanner.domain.ids import Changed, FirmId, Noun
from tradeplanner.domain.money import Money
from tradeplanner.domain.targets import TargetScope
from tradeplanner.ui.context import Context
from tradeplanner.ui.pages.charts import ChartsPage

YEAR = 2023
WAN = 10_000_00


@pytest.fixture
def figures(ws: Workspace) -> Workspace:
    """Give two firms in two towns with exports of two years and a target."""
    for number, town in enumerate(("富盛镇", "灵芝街道"), 1):
        firms.add(ws, a_firm(name_zh=f"企业{number}（示例）", town=town))
        for year in (YEAR - 1, YEAR):
            for month in (1, 2, 3):
                value = Money((year - 2000) * month * number * WAN, "CNY")
                exports.add(
                    ws,
                    an_export(
                        year=year, first_month=month, last_month=month, firm_id=FirmId(number), place="",
                        market="VN" if number == 1 else "US", value=value,
                    ),
                )  # fmt: skip
        aim = a_target(year=YEAR, scope=TargetScope.TOWN, scope_key=town, amount=Money(900 * WAN, "CNY"))
        targets.set_target(ws, aim)
    return ws


@pytest.fixture
def page(
    figures: Workspace, context: Context, qtbot: QtBot, keep: Callable[[ChartsPage], ChartsPage]
) -> ChartsPage:
    """Give the page in sight, its first charts drawn."""
    assert figures is context.workspace
    context.desk.set_year(YEAR)
    made = keep(ChartsPage(context))
    made.resize(1100, 760)
    made.show()
    qtbot.waitUntil(lambda: _drawn(made, Ask.COURSE) and _drawn(made, Ask.BULLETS), timeout=20_000)
    return made


def _drawn(page: ChartsPage, ask: Ask) -> bool:
    return page.cards[ask].figure.shown is not None


def test_only_what_is_in_sight_is_drawn_until_one_scrolls(page: ChartsPage, qtbot: QtBot) -> None:
    assert not _drawn(page, Ask.MULTIPLES)
    bar = page.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: _drawn(page, Ask.MULTIPLES), timeout=20_000)


def test_every_control_has_a_name_and_a_chart_its_text(page: ChartsPage) -> None:
    assert unnamed(page) == []
    assert page.cards[Ask.COURSE].figure.accessibleDescription()


def test_a_change_draws_anew_only_what_it_touches(page: ChartsPage, qtbot: QtBot) -> None:
    course, bullets = (page.cards[ask].figure.shown for ask in (Ask.COURSE, Ask.BULLETS))
    page.heard(Changed(frozenset({Noun.ORDER})))
    qtbot.waitUntil(lambda: not page.context.jobs.busy())
    assert page.cards[Ask.COURSE].figure.shown is course
    page.heard(Changed(frozenset({Noun.EXPORT})))
    qtbot.waitUntil(lambda: page.cards[Ask.BULLETS].figure.shown is not bullets, timeout=20_000)


def test_a_filter_holds_for_all_and_is_said(page: ChartsPage, qtbot: QtBot) -> None:
    picker = page.filters.pickers[Dimension.TOWN]
    qtbot.waitUntil(lambda: picker.count() > 1)
    picker.set_value("富盛镇")
    page.filters.pickers[Dimension.PROGRAMME].take(7)
    card = page.cards[Ask.COURSE]
    qtbot.waitUntil(lambda: "富盛镇" in card.figure.accessibleDescription(), timeout=20_000)
    assert card.answer is not None
    assert card.answer.result.cumulative == Money(6 * 23 * WAN, "CNY")
    assert "Programme" in card.left_whole.text()


def test_a_mark_leads_to_the_rows_behind_it(page: ChartsPage, qtbot: QtBot) -> None:
    figure = page.cards[Ask.BULLETS].figure
    assert figure.shown is not None
    mark = next(one for one in figure.shown.marks if one.key is not None)
    at = QPoint(
        round((mark.left + mark.width / 2) * figure.width()),
        round((mark.top + mark.height / 2) * figure.height()),
    )
    with qtbot.waitSignal(page.context.desk.wanted) as led:
        QTest.mouseClick(figure, Qt.MouseButton.LeftButton, pos=at)
    assert led.args is not None
    assert led.args[0] == "exports"
    assert led.args[1] in {"富盛镇", "灵芝街道"}


def test_the_data_are_copied_as_a_spreadsheet_takes_them(page: ChartsPage) -> None:
    page.cards[Ask.BULLETS].copy_data()
    lines = QGuiApplication.clipboard().text().splitlines()
    row = next(line for line in lines if line.startswith("富盛镇"))
    assert row.count("\t") >= 2
    shown = page.cards[Ask.BULLETS].figure.shown
    assert shown is not None
    assert lines[0] == shown.title


def test_the_picture_is_copied_with_its_title(page: ChartsPage, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    page.cards[Ask.COURSE].copy_picture()
    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull(), timeout=20_000)
    assert QGuiApplication.clipboard().image().width() >= page.cards[Ask.COURSE].figure.width()


def test_a_chart_fills_the_page_and_escape_leads_back(page: ChartsPage, qtbot: QtBot) -> None:
    page.cards[Ask.BULLETS].buttons["zoom-in"].click()
    assert not page.cards[Ask.COURSE].isVisible()
    assert page.cards[Ask.BULLETS].isVisible()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.cards[Ask.COURSE].isVisible()
    qtbot.waitUntil(lambda: not page.context.jobs.busy())


def test_the_table_says_what_the_chart_shows(page: ChartsPage, qtbot: QtBot) -> None:
    card = page.cards[Ask.BULLETS]
    card.buttons["list"].click()
    assert card.rows.isVisible()
    assert not card.figure.isVisible()
    cells = [card.rows.item(at, 0) for at in range(card.rows.rowCount())]
    names = {cell.text() for cell in cells if cell is not None}
    assert {"富盛镇", "灵芝街道"} <= names
    qtbot.waitUntil(lambda: not page.context.jobs.busy())


def test_grey_is_another_picture_of_the_same_figures(page: ChartsPage, qtbot: QtBot) -> None:
    before = page.cards[Ask.COURSE].figure.shown
    assert before is not None
    page.grey.setChecked(True)
    qtbot.waitUntil(lambda: page.cards[Ask.COURSE].figure.shown is not before, timeout=20_000)
    after = page.cards[Ask.COURSE].figure.shown
    assert after is not None
    assert (after.message, after.rows) == (before.message, before.rows)
    assert after.data != before.data


def test_another_page_can_ask_for_one_chart(page: ChartsPage, qtbot: QtBot) -> None:
    page.focus("heat")
    qtbot.waitUntil(lambda: _drawn(page, Ask.HEAT), timeout=20_000)
    assert not page.cards[Ask.COURSE].isVisible()
