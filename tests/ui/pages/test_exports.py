"""Exports and targets: what is listed, what the keys do, and how the title follows."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.accessibility import unnamed
from tradeplanner.app import exports, history, targets
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.league import By
from tradeplanner.domain.money import Money
from tradeplanner.domain.targets import Target
from tradeplanner.i18n import language
from tradeplanner.ui.context import Context
from tradeplanner.ui.importing.block import Block
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.exports import ExportsPage
from tradeplanner.ui.pages.exports.page import NAMES
from tradeplanner.ui.widgets.form import FormDialog

pytestmark = pytest.mark.usefixtures("year")

Open = Callable[..., ExportsPage]


@pytest.fixture
def opened(context: Context, shown: Callable[[Page], Page], settled: Callable[[], None]) -> Open:
    """Give a function that shows the page at a tab and waits for its rows."""

    def show(tab: str = "course") -> ExportsPage:
        page = ExportsPage(context)
        page.focus(tab)
        shown(page)
        settled()
        return page

    return show


def the_form(page: ExportsPage, settled: Callable[[], None]) -> FormDialog:
    """Return the form that is open over ``page``."""
    settled()
    return next(form for form in page.window().findChildren(FormDialog) if form.isVisible())


def save(form: FormDialog, settled: Callable[[], None], **values: object) -> None:
    """Fill ``form`` and press its Save."""
    form.set_values(values)
    next(made for made in form.findChildren(QPushButton) if made.text() == "Save").click()
    settled()


def test_title_and_league_tell_the_year(opened: Open) -> None:
    page = opened()
    assert page.headline.title.text() == "Exports are 2.9 points ahead of time progress"
    assert [course.name for course in page.course.leagues.table(By.TOWN).rows()] == ["府山街道", "塔山街道"]


def test_a_chosen_town_is_drawn_and_left_again(opened: Open, qtbot: QtBot) -> None:
    page = opened()
    with qtbot.waitSignal(page.course.figure.drawn, timeout=30_000):
        page.focus("塔山街道")
    assert "塔山街道" in page.course.figure.accessibleDescription()
    with qtbot.waitSignal(page.course.figure.drawn, timeout=30_000):
        page.course.back.click()
    assert "塔山街道" not in page.course.figure.accessibleDescription()
    assert page.course.back.isHidden()


def test_a_town_led_to_before_anything_was_read_is_shown_then(opened: Open, qtbot: QtBot) -> None:
    page = opened("府山街道")
    qtbot.waitUntil(lambda: not page.course.back.isHidden())
    (row,) = page.course.leagues.table(By.TOWN).selected()
    assert row.name == "府山街道"


@pytest.mark.parametrize("tab,count", [("records", 22), ("targets", 3), ("rates", 1)])
def test_a_tab_lists_the_year(opened: Open, tab: str, count: int) -> None:
    assert len(opened(tab).listings[tab].table.rows()) == count


def test_tabs_follow_the_year_in_view(opened: Open, context: Context, settled: Callable[[], None]) -> None:
    page = opened("records")
    context.desk.set_year(2022)
    settled()
    assert len(page.listings["records"].table.rows()) == 24
    assert "no target set for 2022" in page.headline.caption.text()


def test_the_key_of_a_tab_leads_into_its_rows(opened: Open, settled: Callable[[], None]) -> None:
    page = opened()
    next(act for act in page.acts() if act.shortcut == "Alt+3").run()
    settled()
    assert page.window().focusWidget() is page.listings["targets"].table.view
    next(act for act in page.acts() if act.shortcut == "Alt+1").run()
    assert page.window().focusWidget() is page.tabs.tabBar()


def test_the_next_key_means_what_was_just_added(
    opened: Open, settled: Callable[[], None], qtbot: QtBot
) -> None:
    page = opened("rates")
    tab = page.listings["rates"]
    tab.table.select([tab.table.rows()[0].id], current=tab.table.rows()[0].id)
    qtbot.keyClick(tab.table.view, Qt.Key.Key_Insert)
    days = {"first": date(2023, 5, 1), "last": date(2023, 5, 31)}
    save(the_form(page, settled), settled, currency="USD", quoted=Decimal(700), per=100, **days)
    qtbot.waitUntil(lambda: len(tab.table.rows()) == 2)
    (current,) = tab.table.selected()
    assert current.first == date(2023, 5, 1)
    assert tab.table.current() is current


def test_a_target_is_set_by_keyboard_and_the_title_follows(
    year: Workspace, opened: Open, settled: Callable[[], None], qtbot: QtBot
) -> None:
    page = opened("targets")
    qtbot.keyClick(page.listings["targets"].table.view, Qt.Key.Key_Insert)
    save(the_form(page, settled), settled, amount=Money(30_000_000_00, "CNY"), source="会议")
    qtbot.waitUntil(lambda: "behind" in page.headline.title.text())
    district = [row for row in page.listings["targets"].table.rows() if not row.target.scope_key]
    assert [(row.target.revision, row.current) for row in district] == [(2, True), (1, False)]
    history.undo(year)
    qtbot.waitUntil(lambda: "ahead" in page.headline.title.text())


def test_a_revision_keeps_the_old_figure_and_an_edit_does_not(
    year: Workspace, opened: Open, settled: Callable[[], None], qtbot: QtBot
) -> None:
    page = opened("targets")
    tab = page.listings["targets"]
    tab.table.select([tab.table.rows()[0].target.id])
    qtbot.keyClick(tab.table.view, Qt.Key.Key_F2)
    save(the_form(page, settled), settled, amount=Money(26_000_000_00, "CNY"))
    assert _district(year) == [(1, 26_000_000_00)]
    revise = next(act for act in tab.acts() if act.name() == "Revise…")
    revise.run()
    save(the_form(page, settled), settled, amount=Money(27_000_000_00, "CNY"))
    assert _district(year) == [(2, 27_000_000_00), (1, 26_000_000_00)]


def _district(ws: Workspace) -> list[tuple[int, int]]:
    def minor(target: Target) -> int:
        return target.amount.minor if target.amount else 0

    return [(t.revision, minor(t)) for t in targets.all(ws, 2023) if not t.scope_key]


def test_delete_takes_the_selected_figures_off(
    year: Workspace, opened: Open, settled: Callable[[], None], qtbot: QtBot
) -> None:
    page = opened("records")
    tab = page.listings["records"]
    tab.table.select([row.record.id for row in tab.table.rows()[:2]])
    qtbot.keyClick(tab.table.view, Qt.Key.Key_Delete)
    settled()
    assert len(exports.all(year, 2023)) == 20
    qtbot.waitUntil(lambda: len(tab.table.rows()) == 20)


def test_a_figure_is_added_and_listed(
    year: Workspace, opened: Open, settled: Callable[[], None], qtbot: QtBot
) -> None:
    page = opened("records")
    page.listings["records"].add()
    values = {"first_month": 12, "last_month": 12, "value": Money(5_000_00, "CNY"), "place": "越城区"}
    save(the_form(page, settled), settled, **values)
    qtbot.waitUntil(lambda: page.listings["records"].table.rows()[0].whose == "越城区")
    (made,) = [record for record in exports.all(year, 2023) if record.place]
    assert (made.year, made.last_month, made.value) == (2023, 12, Money(5_000_00, "CNY"))


def test_months_the_wrong_way_round_are_marked_and_not_saved(
    year: Workspace, opened: Open, settled: Callable[[], None]
) -> None:
    page = opened("records")
    page.listings["records"].add()
    form = the_form(page, settled)
    save(form, settled, first_month=5, last_month=2, value=Money(100, "CNY"), place="越城区")
    assert form.isVisible()
    assert len(exports.all(year, 2023)) == 22


def test_a_rate_is_read_as_its_source_quotes_it(opened: Open) -> None:
    table = opened("rates").listings["rates"].table
    texts = [column.shown(table.rows()[0]) for column in table.view.shown_columns()]
    assert texts == ["USD US dollar", "Apr 2023", "688.76 yuan for 100", "6.887600", "示例"]


def test_a_charts_mark_leads_to_the_figures_that_hold_its_words(
    opened: Open, settled: Callable[[], None]
) -> None:
    page = opened()
    page.focus(("records", "塔山街道"))
    settled()
    assert page.tabs.currentIndex() == NAMES.index("records")
    assert page.listings["records"].table.search.text() == "塔山街道"


def test_each_act_has_words_and_a_shortcut_is_given_once(opened: Open) -> None:
    acts = opened().acts()
    assert all(act.name() for act in acts)
    keys = [act.shortcut for act in acts if act.shortcut]
    assert keys == [*(f"Alt+{at}" for at in range(1, len(NAMES) + 1)), "Ctrl+V"]


@pytest.mark.parametrize("tab", NAMES)
def test_every_control_has_a_name_in_both_languages(opened: Open, tab: str) -> None:
    page = opened(tab)
    assert unnamed(page) == []
    language.set_language(language.ZH)
    page.retranslate()
    assert unnamed(page) == []
    assert page.tabs.tabText(1) == "出口数据"


def test_the_chart_can_be_saved(opened: Open, settled: Callable[[], None], tmp_path: Path) -> None:
    page = opened()
    page.course.save_picture()
    (dialog,) = [one for one in page.window().findChildren(QFileDialog) if one.isVisible()]
    target = tmp_path / "chart.png"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    settled()
    assert target.read_bytes().startswith(b"\x89PNG")


def test_a_published_growth_is_shown_with_its_sign(year: Workspace, opened: Open) -> None:
    record = builders.an_export(
        firm_id=None, place="越城区", growth=Decimal("17.5"), cumulative=True, first_month=1, last_month=11
    )
    exports.add(year, record)
    table = opened("records").listings["records"].table
    (growth,) = [column for column in table.model.columns if column.key == "growth"]
    growths = [growth.shown(row) for row in table.rows()]
    assert "+17.5" in growths


def test_the_habits_are_those_of_the_table_in_front(opened: Open, context: Context, qtbot: QtBot) -> None:
    page = opened()
    acts = {act.id: act for act in page.acts()}
    assert not acts["exports.paste"].possible()
    acts["exports.tab.rates"].run()
    QGuiApplication.clipboard().setText("USD\t2023-04\n")
    with qtbot.waitSignal(context.desk.wanted) as wanted:
        acts["exports.paste"].run()
    assert wanted.args is not None
    block = wanted.args[1]
    assert isinstance(block, Block)
    assert (block.kind, block.columns[:3]) == ("rates", ("currency", "period", "quoted"))
