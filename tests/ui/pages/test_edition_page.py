"""The page of one edition: facts, firms, orders, result, its neighbours, and the way back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.accessibility import unnamed
from tests.ui.pages.hands import acts_are_named_and_told_apart, press, save, the_form
from tradeplanner.app import exhibitions, firms, history, orders, participation
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.edition_results import Result
from tradeplanner.domain.exhibitions import Edition, Status
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import EditionId, FirmId, Noun, OrderId
from tradeplanner.domain.money import Money
from tradeplanner.domain.orders import Stage
from tradeplanner.domain.participation import State
from tradeplanner.i18n import language
from tradeplanner.ui import memory
from tradeplanner.ui.context import Context
from tradeplanner.ui.importing.block import Wanted
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.edition import EditionPage
from tradeplanner.ui.pages.edition.page import TABS

pytestmark = pytest.mark.usefixtures("year")

Settled = Callable[[], None]
Open = Callable[..., EditionPage]


def the_edition(ws: Workspace, year: int = 2023) -> Edition:
    """Return the first edition of a year."""
    return exhibitions.editions(ws, year)[0]


@pytest.fixture
def opened(
    ws: Workspace, context: Context, shown: Callable[[Page], Page], settled: Settled
) -> Callable[..., EditionPage]:
    """Give a function that shows the page at the year's edition, or at another, and waits for it."""

    def show(target: object = None) -> EditionPage:
        page = EditionPage(context)
        page.focus(target if target is not None else the_edition(ws).id)
        shown(page)
        settled()
        return page

    return show


def register(ws: Workspace, firm: int, state: State = State.APPLIED, **changes: object) -> None:
    """Register a firm at the year's edition."""
    reason = "签证" if state is State.WITHDRAWN else ""
    took = builders.a_participation(
        firm_id=FirmId(firm), edition_id=the_edition(ws).id, state=state, state_reason=reason, **changes
    )
    participation.register(ws, took)


def remove_orders(ws: Workspace) -> None:
    """Delete every order, so that nothing refers to the edition."""
    for order in orders.all(ws):
        orders.remove(ws, OrderId(order.id or 0), order.version)


def facts(page: EditionPage) -> dict[str, str]:
    """Return the facts shown, by name."""
    return {fact.name: fact.value for part in page.facts.columns for fact in part.facts}


def line(page: EditionPage, result: Result) -> dict[str, str]:
    """Return one line of the result in words, by column."""
    row = next(row for row in page.results.results.rows() if row.result is result)
    return {column.key: column.shown(row) for column in page.results.results.model.columns}


def test_the_page_tells_the_edition_in_a_sentence_and_its_facts(year: Workspace, opened: Open) -> None:
    edition = replace(
        the_edition(year), owner="王丽", booth_quota=40, booth_price=Money(38_000_00, "CNY"),
        status=Status.POSTPONED, status_reason="改期", industries=("纺织", "服装"),
    )  # fmt: skip
    exhibitions.edit_edition(year, edition)
    register(year, 1, State.ATTENDED, booths=Decimal("1.5"))
    page = opened()
    assert page.headline.title.text() == (
        "2023年日本大阪纺织服装展（示例）: 1 firm takes part, actual orders USD 120.00 K, 4% of the aim"
    )
    assert page.headline.caption.text() == (
        "2023.04.11-13 · Japan · 大阪 · Postponed · no. 1 of 1 in the plan of 2023"
    )
    told = facts(page)
    assert told["Status"] == "Postponed: 改期"
    assert (told["Industries"], told["Person in charge"]) == ("纺织; 服装", "王丽")
    assert (told["Booth quota"], told["Booth price"]) == ("40", "CNY 38,000.00")
    assert told["Source"] == "entered by hand"
    assert "Venue" not in told


def test_the_result_stands_against_the_aims_and_the_last_edition(year: Workspace, opened: Open) -> None:
    this = the_edition(year)
    exhibitions.edit_edition(year, replace(this, aim_firms=4))
    last = builders.an_edition(
        exhibition_id=this.exhibition_id, name_zh="2022年大阪展", year=2022, opens=None, closes=None
    )
    before = exhibitions.add_edition(year, last).first(Noun.EDITION)
    for number in (1, 2):
        register(year, number, State.CONFIRMED, booths=Decimal(2))
    took = builders.a_participation(
        firm_id=FirmId(1), edition_id=EditionId(before), state=State.ATTENDED, booths=Decimal(1)
    )
    participation.register(year, took)
    page = opened()
    assert page.results.line.text() == "Compared with 2022年大阪展 (2022)"
    assert line(page, Result.FIRMS) == {
        "result": "Exhibiting firms", "this": "2", "aim": "4", "share": "50%", "bar": "50%", "last": "1",
        "change": "+100.0%",
    }  # fmt: skip
    assert line(page, Result.ACTUAL)["this"] == "USD 120.00 K"
    assert line(page, Result.PER_FIRM)["this"] == "USD 60.00 K"
    assert line(page, Result.VISITS)["this"] == "—"
    assert [row.stage for row in page.results.stages.rows()] == [Stage.CONTRACT]


def test_while_nobody_takes_part_yet_the_title_counts_who_applied(year: Workspace, opened: Open) -> None:
    for number in (1, 2):
        register(year, number, booths=Decimal(2))
    page = opened()
    assert "（示例）: 2 firms applied, " in page.headline.title.text()
    told = line(page, Result.BOOTHS)
    assert (told["result"], told["this"]) == ("Booths of firms taking part", "0")
    language.set_language(language.ZH)
    page.retranslate()
    assert "已报名 2 家" in page.headline.title.text()


def test_where_nobody_registered_the_title_says_that_nobody_takes_part(opened: Open) -> None:
    assert ": 0 firms take part, " in opened().headline.title.text()


def test_without_a_last_edition_the_page_says_so(opened: Open) -> None:
    page = opened()
    assert page.results.line.text() == "No earlier edition of this exhibition is known to compare with."
    assert line(page, Result.FIRMS)["last"] == "—"


def test_firms_stand_by_state_those_that_take_part_first(year: Workspace, opened: Open) -> None:
    register(year, 1, State.WITHDRAWN)
    register(year, 2, State.ATTENDED, booths=Decimal("2.5"))
    exhibitions.edit_edition(year, replace(the_edition(year), booth_quota=10))
    page = opened()
    assert [row.participation.state for row in page.firms.table.rows()] == [State.ATTENDED, State.WITHDRAWN]
    assert page.firms.line.text() == "Attended 1 · Withdrawn 1 · booths asked 2.5 of 10"
    hint = next(column.hint for column in page.firms.table.model.columns if column.key == "state")
    assert hint is not None
    assert hint(page.firms.table.rows()[1]) == "签证"


def test_a_firm_is_registered_here_and_is_then_in_front(
    year: Workspace, opened: Open, settled: Settled, qtbot: QtBot
) -> None:
    register(year, 1)
    page = opened()
    page.show_tab(TABS.index("firms"))
    QTest.keyClick(page.firms.table.view, Qt.Key.Key_Insert)
    form = the_form(page, settled)
    assert form.values()["edition_id"] == the_edition(year).id
    save(form, settled, firm_id=2, booths=Decimal(3))
    qtbot.waitUntil(lambda: len(page.firms.table.rows()) == 2)
    (current,) = page.firms.table.selected()
    assert current.firm == firms.get(year, FirmId(2)).name_zh
    QTest.keyClick(page.firms.table.view, Qt.Key.Key_F2)
    assert the_form(page, settled).windowTitle() == "Edit the registration"


def test_firms_move_together_and_only_where_they_may(
    year: Workspace, opened: Open, settled: Settled, qtbot: QtBot
) -> None:
    register(year, 1)
    register(year, 2)
    page = opened()
    page.firms.table.view.selectAll()
    menu = QMenu(page)
    page.firms.table.view.menu_wanted.emit(menu)
    states = next(one.menu() for one in menu.actions() if one.text() == "Set the state")
    assert isinstance(states, QMenu)
    possible = {one.text() for one in states.actions() if one.isEnabled()}
    assert possible == {"Accepted", "On the waiting list", "Refused", "Withdrawn"}
    next(one for one in states.actions() if one.text() == "Accepted").trigger()
    settled()
    qtbot.waitUntil(lambda: {row.participation.state for row in page.firms.table.rows()} == {State.APPROVED})
    history.undo(year)
    assert {one.state for one in participation.all(year)} == {State.APPLIED}


def test_a_registration_is_deleted_and_comes_back_by_undo(
    year: Workspace, opened: Open, qtbot: QtBot
) -> None:
    register(year, 1)
    page = opened()
    page.show_tab(TABS.index("firms"))
    QTest.keyClick(page.firms.table.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.firms.table.rows() == [])
    history.undo(year)
    qtbot.waitUntil(lambda: len(page.firms.table.rows()) == 1)


def test_an_order_recorded_here_moves_the_title(
    year: Workspace, opened: Open, settled: Settled, qtbot: QtBot
) -> None:
    page = opened()
    page.show_tab(TABS.index("orders"))
    QTest.keyClick(page.orders.table.view, Qt.Key.Key_Insert)
    form = the_form(page, settled)
    assert form.values()["edition_id"] == the_edition(year).id
    values = {"firm_id": 1, "stage": Stage.SHIPPED, "signed_on": date(2023, 4, 13)}
    save(form, settled, amount=Money(80_000_00, "USD"), **values)
    qtbot.waitUntil(lambda: "actual orders USD 200.00 K" in page.headline.title.text())
    assert page.orders.line.text() == (
        "Contract USD 120.00 K (1) · Shipped USD 80.00 K (1) · actual together USD 200.00 K"
    )
    QTest.keyClick(page.orders.table.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(page.orders.table.rows()) == 1)
    assert len(orders.all(year)) == 1


def test_intended_orders_are_told_apart_and_sums_of_a_selection_too(year: Workspace, opened: Open) -> None:
    extra = builders.an_order(
        firm_id=FirmId(1), edition_id=the_edition(year).id, stage=Stage.INTENDED, amount=Money(5_00, "USD"),
        buyer_confidential=True,
    )  # fmt: skip
    orders.record(year, extra)
    page = opened()
    page.show_tab(TABS.index("orders"))
    assert page.orders.line.text() == "Intended USD 5 (1) · Contract USD 120.00 K (1)"
    page.orders.table.view.selectAll()
    assert "Contract USD 120.00 K, Intended USD 5" in page.summary()
    cells = {column.key: column for column in page.orders.table.model.columns}
    assert {cells["buyer"].shown(row) for row in page.orders.table.rows()} == {
        "confidential", "BUYER CO., LTD.",
    }  # fmt: skip


def test_a_missing_rate_is_named_and_can_be_entered(year: Workspace, opened: Open, settled: Settled) -> None:
    with year.change(Act.ADD, Noun.ORDER) as work:
        work.add(
            Noun.ORDER,
            builders.an_order(firm_id=FirmId(1), edition_id=the_edition(year).id, amount=Money(5, "EUR")),
        )
    page = opened()
    assert page.orders.rate.text().startswith("1 order is left out of the sums: euro on 2023-04-12")
    assert "euro on 2023-04-12" in page.results.note.text()
    page.orders.rate.click()
    assert the_form(page, settled).values()["currency"] == "EUR"


def test_the_fair_and_the_edition_are_edited_from_here(
    year: Workspace, opened: Open, settled: Settled, qtbot: QtBot
) -> None:
    page = opened()
    page.facts.edit_fair.click()
    save(the_form(page, settled), settled, name_zh="大阪展")
    qtbot.waitUntil(lambda: facts(page)["Exhibition"] == "大阪展")
    page.edit()
    save(the_form(page, settled), settled, venue="国际展示场")
    qtbot.waitUntil(lambda: facts(page).get("Venue") == "国际展示场")
    assert the_edition(year).venue == "国际展示场"


def test_the_status_is_set_from_its_menu(year: Workspace, opened: Open, qtbot: QtBot) -> None:
    page = opened()
    page.choose_status()
    menu = next(menu for menu in page.findChildren(QMenu) if menu.isVisible())
    next(one for one in menu.actions() if one.text() == "Settled").trigger()
    menu.close()
    qtbot.waitUntil(lambda: facts(page)["Status"] == "Settled")
    assert the_edition(year).status is Status.SETTLED


def test_neighbours_in_the_plan_are_a_key_away_and_the_tab_stays(
    year: Workspace, opened: Open, settled: Settled
) -> None:
    exhibitions.add_edition(
        year, replace(the_edition(year), id=None, name_zh="乙展", opens=date(2023, 9, 1), closes=None)
    )
    page = opened()
    page.show_tab(TABS.index("orders"))
    acts = {act.id: act for act in page.acts()}
    assert not acts["edition.previous"].possible()
    acts["edition.next"].run()
    settled()
    assert page.headline.title.text().startswith("乙展")
    assert page.tabs.currentIndex() == TABS.index("orders")
    assert page.orders.table.rows() == []
    assert not acts["edition.next"].possible()
    acts["edition.previous"].run()
    settled()
    assert page.headline.title.text().startswith("2023年日本大阪")


def test_escape_and_the_link_lead_back_to_where_one_came_from(
    opened: Open, context: Context, qtbot: QtBot
) -> None:
    page = opened()
    context.desk.came_from = "orders"
    page.retranslate()
    assert page.nav[0].text() == "Back to Orders"
    with qtbot.waitSignal(context.desk.wanted) as led:
        QTest.keyClick(page.firms.table.view, Qt.Key.Key_Escape)
    assert led.args == ["orders", None]
    with qtbot.waitSignal(context.desk.wanted):
        page.nav[0].click()


def test_escape_in_a_search_clears_the_search_first(
    year: Workspace, opened: Open, context: Context, qtbot: QtBot
) -> None:
    register(year, 1)
    page = opened()
    page.show_tab(TABS.index("firms"))
    page.firms.table.search.setText("塔山")
    with qtbot.assertNotEmitted(context.desk.wanted):
        QTest.keyClick(page.firms.table.search, Qt.Key.Key_Escape)
    assert page.firms.table.search.text() == ""


def test_an_edition_deleted_elsewhere_is_told_calmly_and_comes_back_by_undo(
    year: Workspace, opened: Open, context: Context, settled: Settled, qtbot: QtBot
) -> None:
    remove_orders(year)
    page = opened()
    edition = the_edition(year)
    with qtbot.assertNotEmitted(context.notices.posted):
        exhibitions.remove_edition(year, EditionId(edition.id or 0), edition.version)
        qtbot.waitUntil(lambda: not page.headline.isVisible())
        settled()
    assert page.edition_id() is None
    assert not next(act for act in page.acts() if act.id == "edition.edit").possible()
    assert page.summary() == ""
    history.undo(year)
    qtbot.waitUntil(page.headline.isVisible)
    assert page.edition_id() == edition.id


def test_deleting_it_here_leads_back_and_one_in_use_stays(
    year: Workspace, opened: Open, context: Context, settled: Settled, qtbot: QtBot
) -> None:
    page = opened()
    with qtbot.waitSignal(context.notices.posted) as told:
        page.remove()
    assert "other records refer to it" in told.args[0].text
    remove_orders(year)
    settled()
    with qtbot.waitSignal(context.desk.wanted) as led:
        page.remove()
    assert led.args == ["plan", None]
    assert exhibitions.editions(year, 2023) == []


def test_edition_and_tab_are_remembered(
    year: Workspace, opened: Open, context: Context, shown: Callable[[Page], Page], settled: Settled
) -> None:
    first = opened((the_edition(year).id, "orders"))
    first.leave()
    assert memory.text("edition/tab") == "orders"
    again = EditionPage(context)
    shown(again)
    settled()
    assert again.headline.title.text() == first.headline.title.text()
    assert again.tabs.currentIndex() == TABS.index("orders")


def test_before_any_edition_was_chosen_the_page_leads_back(
    context: Context, shown: Callable[[Page], Page], settled: Settled, qtbot: QtBot
) -> None:
    page = EditionPage(context)
    shown(page)
    settled()
    with qtbot.waitSignal(context.desk.wanted) as led:
        press(page, "Back to Exhibition plan")
    assert led.args == ["plan", None]


def test_registrations_are_imported_and_pasted_into_this_edition(
    opened: Open, context: Context, qtbot: QtBot
) -> None:
    page = opened()
    page.show_tab(TABS.index("firms"))
    with qtbot.waitSignal(context.desk.wanted) as led:
        page.firms.button_of("edition.bring").click()
    known = {"edition": str(page.edition_id())}
    assert led.args == ["import", Wanted("registrations", known)]
    with qtbot.waitSignal(context.desk.wanted) as led:
        page.firms.table.paste_wanted.emit("甲公司\t塔山街道")
    assert (led.args[1].kind, led.args[1].answers) == ("registrations", known)


def test_facts_stand_in_two_columns_where_there_is_room(opened: Open) -> None:
    page = opened()
    page.facts.resize(400, 400)
    assert page.facts.columns[1].facts == ()
    page.facts.resize(900, 200)
    left, right = (len(part.facts) for part in page.facts.columns)
    assert left - right in (0, 1)


@pytest.mark.parametrize("tab", TABS)
def test_acts_and_controls_are_named_in_both_languages(year: Workspace, opened: Open, tab: str) -> None:
    register(year, 1)
    page = opened((the_edition(year).id, tab))
    acts_are_named_and_told_apart(page)
    assert unnamed(page) == []
    language.set_language(language.ZH)
    page.retranslate()
    assert unnamed(page) == []
    assert "已报名 1 家" in page.headline.title.text()


def test_making_the_page_shows_no_window_of_its_own(context: Context, qtbot: QtBot) -> None:
    before = {widget for widget in QApplication.topLevelWidgets() if widget.isVisible()}
    shown: list[QWidget] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt calls it so
            if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                shown.append(watched)
            return False

    watch = Watch()
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(watch)
    page = EditionPage(context)
    qtbot.addWidget(page)
    app.removeEventFilter(watch)
    assert [widget for widget in shown if widget not in before] == []
