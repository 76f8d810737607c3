"""The page of orders: its sentence, columns, filters, keys, and the chart that follows the rows."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.accessibility import unnamed
from tests.ui.pages.hands import Settled, acts_are_named_and_told_apart, forms, save, the_form
from tradeplanner.app import exhibitions, firms, history, orders, rates
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.ids import EditionId, ExhibitionId, FirmId, Noun
from tradeplanner.domain.money import Money
from tradeplanner.domain.orders import Order, Stage
from tradeplanner.i18n import language
from tradeplanner.ui.context import Context
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.orders import OrdersPage
from tradeplanner.ui.pages.orders.columns import columns, total
from tradeplanner.ui.pages.orders.filters import OUTSIDE, Part
from tradeplanner.ui.widgets.fields import Choice

Show = Callable[[Page], Page]

NOT_SHOWN = {
    "id": "the row's own",
    "version": "the row's own",
    "participation_id": "follows from firm and edition",
    "buyer_confidential": "told in the buyer's place",
    "origin": "told as the source",
}
"""Fields of an order that have no column of their own, with the reason."""
RENAMED = {"firm": "firm_id", "edition": "edition_id", "currency": "amount", "source": "origin"}


@pytest.fixture
def fair(ws: Workspace) -> EditionId:
    """Give an edition, the dollar's rate of April, and four orders: two at the fair, two outside."""
    rates.add(ws, builders.a_rate())
    new = builders.an_edition(exhibition_id=ExhibitionId(0))
    edition = EditionId(exhibitions.add_edition(ws, new).first(Noun.EDITION))
    firm = FirmId(firms.add(ws, builders.a_firm(name_zh="绍兴针纺有限公司")).first(Noun.FIRM))
    for changes in (
        {"edition_id": edition, "contract_no": "A", "amount": Money(100_000_00, "USD")},
        {
            "edition_id": edition,
            "contract_no": "B",
            "stage": Stage.INTENDED,
            "amount": Money(40_000_00, "USD"),
        },
        {
            "contract_no": "C",
            "buyer": "SECRET GMBH",
            "buyer_confidential": True,
            "amount": Money(7_00, "CNY"),
        },
        {"contract_no": "D", "stage": Stage.CANCELLED, "amount": Money(9_00, "CNY")},
    ):
        orders.record(ws, builders.an_order(firm_id=firm, **changes))
    return edition


@pytest.fixture
def page(context: Context, fair: EditionId, shown: Show, settled: Settled) -> OrdersPage:
    """Show the page with the four orders."""
    assert fair
    made = OrdersPage(context)
    shown(made)
    settled()
    return made


def numbers(page: OrdersPage) -> list[str]:
    """Return the contract numbers in the table, sorted."""
    return sorted(row.order.contract_no for row in page.table.rows())


def texts(page: OrdersPage, number: str) -> dict[str, str]:
    """Return what the row of a contract shows, by column."""
    (row,) = [row for row in page.table.rows() if row.order.contract_no == number]
    return {column.key: column.shown(row) for column in page.table.model.columns}


def test_the_title_keeps_intended_and_actual_apart(page: OrdersPage) -> None:
    title = page.headline.title.text()
    assert title == "Actual orders USD 100.00 K; intended USD 40.00 K, apart"
    assert page.headline.caption.text().startswith("2 actual orders, 1 intended order")
    language.set_language(language.ZH)
    page.retranslate()
    assert page.headline.title.text() == "成交 10.0 万美元；意向 4.0 万美元，另计"


def test_a_row_tells_its_order(page: OrdersPage) -> None:
    told = texts(page, "A")
    assert (told["signed_on"], told["firm"], told["market"]) == ("2023-04-12", "绍兴针纺有限公司", "Japan")
    assert (told["amount"], told["currency"], told["stage"]) == ("100,000.00", "USD", "Contract")
    assert told["source"] == "entered by hand"


def test_a_confidential_buyer_is_neither_shown_nor_found(page: OrdersPage) -> None:
    assert texts(page, "C")["buyer"] == "confidential"
    page.table.set_filter("SECRET")
    assert numbers(page) == []


def test_every_field_of_an_order_is_in_the_table(ws: Workspace) -> None:
    shown = {RENAMED.get(column.key, column.key) for column in columns(ws.markets)}
    assert {field.name for field in fields(Order)} - shown == set(NOT_SHOWN) - {"origin"}


def test_sums_of_selected_rows_are_by_kind_and_currency(page: OrdersPage) -> None:
    assert total(page.table.rows()) == "actual USD 100.00 K, actual CNY 7, intended USD 40.00 K"


@pytest.mark.parametrize(
    "part,found", [(Part.ACTUAL, ["A", "C"]), (Part.INTENDED, ["B"]), (Part.CANCELLED, ["D"])]
)
def test_stages_are_filtered(page: OrdersPage, part: Part, found: list[str]) -> None:
    page.filters.stage.set_value(part)
    assert numbers(page) == found


def test_home_leads_to_the_orders_of_a_fair_and_of_none(page: OrdersPage, fair: EditionId) -> None:
    page.focus(fair)
    assert numbers(page) == ["A", "B"]
    page.focus(None)
    assert numbers(page) == ["C", "D"]
    assert page.filters.edition.value() == OUTSIDE


def test_a_fair_led_to_before_anything_was_read_is_shown_then(
    context: Context, fair: EditionId, shown: Show, settled: Settled
) -> None:
    page = OrdersPage(context)
    page.focus(fair)
    shown(page)
    settled()
    assert numbers(page) == ["A", "B"]


def test_the_history_leads_to_one_order(page: OrdersPage, ws: Workspace) -> None:
    wanted = next(order for order in orders.all(ws) if order.contract_no == "D")
    page.filters.stage.set_value(Part.INTENDED)
    page.focus(("order", wanted.id))
    (row,) = page.table.selected()
    assert row.order == wanted


def test_a_mark_of_the_chart_leads_to_its_rows(page: OrdersPage, fair: EditionId) -> None:
    page.card.figure.picked.emit(int(fair))
    assert numbers(page) == ["A", "B"]


def test_the_chart_moves_when_an_order_is_recorded_and_undone(
    page: OrdersPage, ws: Workspace, settled: Settled, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.table.view, Qt.Key.Key_Insert)
    form = the_form(page, settled)
    firm = firms.all(ws)[0].id
    save(form, settled, firm_id=firm, amount=Money(50_000_00, "USD"), stage=Stage.CONTRACT,
         signed_on=date(2023, 4, 20), contract_no="E")  # fmt: skip
    qtbot.waitUntil(lambda: "E" in numbers(page))
    qtbot.waitUntil(lambda: page.headline.title.text().startswith("Actual orders USD 150.00 K"))
    (current,) = page.table.selected()
    assert current.order.contract_no == "E"
    qtbot.waitUntil(lambda: "150" in page.card.figure.accessibleDescription(), timeout=30_000)
    history.undo(ws)
    qtbot.waitUntil(lambda: page.headline.title.text().startswith("Actual orders USD 100.00 K"))
    assert "E" not in numbers(page)


def test_an_order_leads_to_its_edition_and_one_won_outside_to_none(
    page: OrdersPage, context: Context, fair: EditionId, qtbot: QtBot
) -> None:
    lead = next(act for act in page.acts() if act.id == "orders.edition.open")
    page.table.select([row.id for row in page.table.rows() if row.order.contract_no == "A"])
    with qtbot.waitSignal(context.desk.wanted) as went:
        lead.run()
    assert went.args == ["edition", fair]
    page.table.view.clearSelection()
    page.table.select([row.id for row in page.table.rows() if row.order.contract_no == "C"])
    assert not lead.possible()


def test_a_new_order_begins_at_the_fair_that_is_looked_at(
    page: OrdersPage, fair: EditionId, settled: Settled
) -> None:
    page.focus(fair)
    page.add()
    values = the_form(page, settled).values()
    assert (values["edition_id"], values["market"]) == (fair, "JP")


def test_an_order_is_revised_and_deleted_by_keyboard(
    page: OrdersPage, ws: Workspace, settled: Settled, qtbot: QtBot
) -> None:
    page.table.set_filter("intended")
    qtbot.keyClick(page.table.search, Qt.Key.Key_Down)
    qtbot.keyClick(page.table.view, Qt.Key.Key_Return)
    save(the_form(page, settled), settled, stage=Stage.CONTRACT)
    qtbot.waitUntil(lambda: page.headline.title.text().startswith("Actual orders USD 140.00 K"))
    page.table.set_filter("")
    page.focus(("order", next(o.id for o in orders.all(ws) if o.contract_no == "A")))
    qtbot.keyClick(page.table.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "A" not in numbers(page))
    assert len(orders.all(ws)) == 3
    history.undo(ws)
    qtbot.waitUntil(lambda: "A" in numbers(page))


def test_orders_without_a_rate_are_said_to_be_left_out_and_the_rate_is_offered(
    page: OrdersPage, ws: Workspace, settled: Settled, qtbot: QtBot
) -> None:
    assert page.card.left_out.isHidden()
    rate = rates.all(ws)[0]
    assert rate.id is not None
    rates.remove(ws, rate.id, rate.version)
    qtbot.waitUntil(lambda: not page.card.left_out.isHidden())
    page.card.enter.click()
    form = the_form(page, settled)
    assert form.values()["first"] == date(2023, 4, 1)
    save(form, settled, quoted=rate.quoted, per=100)
    qtbot.waitUntil(page.card.left_out.isHidden)


def test_an_empty_year_offers_the_first_act(
    page: OrdersPage, context: Context, settled: Settled, qtbot: QtBot
) -> None:
    context.desk.set_year(2021)
    settled()
    assert page.headline.title.text() == "No orders in 2021 yet"
    assert page.card.figure.isHidden()
    with qtbot.waitSignal(context.desk.wanted) as went:
        page.bring.click()
    assert went.args == ["import", "orders"]


def test_the_chart_can_be_saved(page: OrdersPage, settled: Settled, tmp_path: Path) -> None:
    settled()
    page.card.save_picture()
    (dialog,) = [one for one in page.window().findChildren(QFileDialog) if one.isVisible()]
    target = tmp_path / "chart.png"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    settled()
    assert target.read_bytes().startswith(b"\x89PNG")


def test_every_control_has_a_name_in_both_languages(page: OrdersPage, settled: Settled) -> None:
    assert unnamed(page) == []
    page.add()
    assert unnamed(the_form(page, settled)) == []
    forms(page)[-1].close()
    language.set_language(language.ZH)
    page.retranslate()
    assert unnamed(page) == []


def test_each_act_has_words_and_its_own_shortcut(page: OrdersPage) -> None:
    acts_are_named_and_told_apart(page)


def test_a_kept_filter_shows_its_orders_and_one_of_a_fair_that_is_gone_none(
    page: OrdersPage, fair: EditionId
) -> None:
    page.filters.choose(fair)
    page.filters.stage.set_value(Part.INTENDED)
    page.table.filters.keep("fair")
    page.table.clear_filter()
    assert numbers(page) == ["A", "B", "C", "D"]
    page.table.filters.choose("fair")
    assert numbers(page) == ["B"]
    page.filters.edition.take(999)
    page.refresh()
    assert numbers(page) == []
    assert page.table.filter_text() == "(no longer there) · Intended orders"
    page.table.clear_filter()
    assert numbers(page) == ["A", "B", "C", "D"]


def test_a_stage_that_is_not_offered_now_is_kept_all_the_same(page: OrdersPage) -> None:
    page.filters.stage.set_choices([Choice(Part.ALL, "All")])
    page.filters.stage.take("actual")
    assert numbers(page) == ["A", "C"]
