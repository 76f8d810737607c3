"""The form of an order: live checks, the missing rate, completion by pinyin, and what is made."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.keys import type_text
from tests.ui.pages.hands import Settled, forms, offered, press, save
from tradeplanner.app import exhibitions, firms, orders, rates
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.ids import ExhibitionId, FirmId, Noun
from tradeplanner.domain.money import Money
from tradeplanner.domain.orders import Order, Stage
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import orders as form
from tradeplanner.ui.widgets.combo import Finder
from tradeplanner.ui.widgets.form import FormDialog

NOT_ASKED = {"id", "version", "origin", "participation_id"}
"""The row's own, where it came from, and what follows from firm and edition."""
EUROS = Money(12_000_00, "EUR")

Open = Callable[..., FormDialog]


@pytest.fixture
def firm(ws: Workspace) -> FirmId:
    """Give a firm and an edition in Japan."""
    exhibitions.add_edition(ws, builders.an_edition(exhibition_id=ExhibitionId(0)))
    return FirmId(firms.add(ws, builders.a_firm(name_zh="绍兴针纺有限公司")).first(Noun.FIRM))


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    """Give the window that the form opens over."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def opened(context: Context, ws: Workspace, firm: FirmId, over: QWidget) -> Open:
    """Give a function that opens the form."""
    assert firm

    def show(order: Order | None = None) -> FormDialog:
        return form.build(context, form.read_offers(ws, order), order, over)

    return show


def test_every_field_of_an_order_is_asked_for(ws: Workspace) -> None:
    asked = {field.name for field in form.fields(ws, form.Offers((), ()))}
    assert {field.name for field in fields(Order)} - asked == NOT_ASKED


def test_what_is_shown_is_what_is_made(opened: Open, firm: FirmId) -> None:
    order = builders.an_order(firm_id=firm, id=7, version=3, hs="5208", product="布", evidence="合同")
    assert form.made(opened(order).values(), order) == order


def test_the_safest_values_are_the_defaults(opened: Open) -> None:
    values = opened().values()
    assert (values["stage"], values["buyer_confidential"]) == (Stage.INTENDED, False)


def test_firms_complete_by_pinyin_initials_and_fairs_bring_their_market(
    opened: Open, firm: FirmId, ws: Workspace
) -> None:
    made = opened()
    field, fair = made.entry("firm_id"), made.entry("edition_id")
    assert isinstance(field, Finder)
    assert isinstance(fair, Finder)
    type_text(field, "sxzf")
    field.completer().activated.emit(field.completer().model().index(0, 0).data())
    assert made.values()["firm_id"] == firm
    type_text(fair, exhibitions.editions(ws)[0].name_zh)
    assert made.values()["market"] == "JP"


def test_a_chosen_market_is_not_overwritten_by_the_fairs(opened: Open, ws: Workspace) -> None:
    made = opened()
    made.set_values({"market": "VN"})
    fair = made.entry("edition_id")
    type_text(fair, exhibitions.editions(ws)[0].name_zh)
    assert made.values()["market"] == "VN"


def test_a_missing_rate_is_found_while_typing_and_entered_from_the_form(
    opened: Open, firm: FirmId, ws: Workspace, over: QWidget, settled: Settled, qtbot: QtBot
) -> None:
    made = opened()
    made.set_values({"firm_id": firm, "amount": EUROS, "signed_on": date(2023, 6, 5)})
    qtbot.waitUntil(lambda: offered(made) == ["Enter the rate…"])
    press(made, "Save")
    settled()
    assert orders.all(ws) == []
    press(made, "Enter the rate…")
    settled()
    rate = forms(over)[-1]
    assert rate is not made
    values = rate.values()
    assert (values["currency"], values["first"], values["last"], values["per"]) == (
        "EUR", date(2023, 6, 1), date(2023, 6, 30), 100,
    )  # fmt: skip
    save(rate, settled, quoted=Decimal("775.5"))
    qtbot.waitUntil(lambda: offered(made) == [])
    press(made, "Save")
    settled()
    assert [order.amount for order in orders.all(ws)] == [EUROS]
    assert forms(over) == []


def test_a_wrong_amount_is_marked_at_once(opened: Open, firm: FirmId) -> None:
    made = opened()
    made.set_values({"firm_id": firm, "amount": Money(0, "CNY"), "signed_on": date(2023, 6, 5)})
    assert made.entry("amount").property("wrong") == "true"


def test_the_last_answer_counts(opened: Open, firm: FirmId, settled: Settled) -> None:
    made = opened()
    made.set_values({"firm_id": firm, "amount": EUROS, "signed_on": date(2023, 6, 5)})
    made.set_values({"amount": Money(5_00, "CNY")})
    settled()
    assert offered(made) == []


def test_a_retired_firm_is_offered_only_for_its_own_order(ws: Workspace, firm: FirmId) -> None:
    change = orders.record(ws, builders.an_order(firm_id=firm, amount=Money(5_00, "CNY")))
    order = orders.all(ws)[0]
    assert change.first(Noun.ORDER) == order.id
    firms.remove(ws, firm, 1)
    assert [choice.value for choice in form.read_offers(ws).firms] == []
    assert [choice.value for choice in form.read_offers(ws, order).firms] == [firm]


def test_rates_are_not_needed_for_yuan(opened: Open, firm: FirmId, ws: Workspace, settled: Settled) -> None:
    save(opened(), settled, firm_id=firm, amount=Money(5_00, "CNY"), signed_on=date(2023, 6, 5))
    assert len(orders.all(ws)) == 1
    assert rates.all(ws) == []
