"""Beside the orders: details with every earlier figure, hidden buyers, moving along, shares and rounds."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests import builders
from tests.ui.accessibility import unnamed
from tests.ui.pages.hands import Settled, save, the_form
from tradeplanner.app import credits as sharing
from tradeplanner.app import exhibitions, firms, follow_ups, history, orders, rates
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.follow_ups import Asked
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import EditionId, ExhibitionId, FirmId, Noun
from tradeplanner.domain.money import Money
from tradeplanner.domain.orders import Stage
from tradeplanner.ui.changes import cells
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import order_moving as moving
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.orders import OrdersPage
from tradeplanner.ui.pages.orders.filters import Part
from tradeplanner.ui.pages.orders.follow_ups import FollowUpWindow

Show = Callable[[Page], Page]


@pytest.fixture
def editions(ws: Workspace) -> list[EditionId]:
    """Give two editions, and two orders at the first: an intention, and one of a confidential buyer."""
    rates.add(ws, builders.a_rate())
    found = []
    for n in range(2):
        new = builders.an_edition(exhibition_id=ExhibitionId(0), name_zh=f"展会{n}", name_en=f"Fair {n}")
        found.append(EditionId(exhibitions.add_edition(ws, new).first(Noun.EDITION)))
    firm = FirmId(firms.add(ws, builders.a_firm()).first(Noun.FIRM))
    own = {"firm_id": firm, "edition_id": found[0]}
    orders.record(ws, builders.an_order(**own, contract_no="A", stage=Stage.INTENDED))
    orders.record(
        ws,
        builders.an_order(
            **own, contract_no="S", buyer="SECRET GMBH", buyer_confidential=True, amount=Money(1_00, "CNY")
        ),
    )
    return found


@pytest.fixture
def page(context: Context, editions: list[EditionId], shown: Show, settled: Settled) -> OrdersPage:
    """Show the page with both orders."""
    assert editions
    made = OrdersPage(context)
    shown(made)
    settled()
    return made


def choose(page: OrdersPage, number: str, settled: Settled) -> None:
    """Make the order of a contract the current one."""
    (row,) = [row for row in page.table.rows() if row.order.contract_no == number]
    page.table.view.clearSelection()
    page.table.select([row.id], current=row.id)
    settled()


def values(page: OrdersPage) -> dict[str, str]:
    """Return the details shown, by their words."""
    return {fact.name: fact.value for fact in page.details.facts.facts}


def test_a_confidential_buyer_is_named_after_an_act_that_the_history_notes(
    page: OrdersPage, ws: Workspace, settled: Settled
) -> None:
    choose(page, "S", settled)
    assert values(page)["Buyer"] == "confidential"
    (reveal,) = [act for act in page.acts() if act.id == "orders.reveal"]
    assert reveal.possible()
    reveal.run()
    settled()
    assert values(page)["Buyer"] == "SECRET GMBH"
    assert history.steps(ws, 1)[0].act is Act.REVEAL
    assert not reveal.possible()
    choose(page, "A", settled)
    assert not reveal.possible(), "its buyer is no secret"
    choose(page, "S", settled)
    assert values(page)["Buyer"] == "confidential", "looked at again, it is hidden again"


@pytest.mark.usefixtures("page")
def test_the_history_names_no_confidential_buyer(ws: Workspace) -> None:
    told = [
        cell.after
        for step in history.steps(ws)
        for image in history.images(ws, step.id)
        for cell in cells(image, ws.markets, {})
        if cell.field == "buyer"
    ]
    assert sorted(told) == ["BUYER CO., LTD.", "confidential"]


def test_orders_move_along_and_earlier_figures_stay_in_sight(
    page: OrdersPage, ws: Workspace, settled: Settled
) -> None:
    choose(page, "A", settled)
    page.move_along()
    form = the_form(page.window(), settled)
    assert form.values()["stage"] is Stage.CONTRACT
    save(form, settled, stage_on=date(2023, 7, 3))
    (order,) = [one for one in orders.all(ws) if one.contract_no == "A"]
    assert (order.stage, order.stage_on) == (Stage.CONTRACT, date(2023, 7, 3))
    page.refresh()
    settled()
    choose(page, "A", settled)
    figures = [fact.value for fact in page.details.past.facts]
    assert len(figures) == 2
    assert "Contract" in figures[0]
    assert "Intended" in figures[1]


def test_credit_is_shared_in_a_form(
    page: OrdersPage, context: Context, ws: Workspace, editions: list[EditionId], settled: Settled
) -> None:
    (order,) = [one for one in orders.all(ws) if one.contract_no == "A"]
    known = exhibitions.editions(ws)
    form = moving.build_share(context, order, {}, known, page.window())
    assert form.values()["share_1"] == Decimal(100)
    save(form, settled, share_1=Decimal(70), edition_2=editions[1], share_2=Decimal(30))
    assert sharing.all(ws)[1].share == Decimal(30)
    page.refresh()
    settled()
    choose(page, "A", settled)
    assert values(page)["Credit shared"] == "Fair 0 70%; Fair 1 30%"


def test_intentions_of_a_round_that_is_due_are_waiting(
    page: OrdersPage, ws: Workspace, settled: Settled, editions: list[EditionId]
) -> None:
    page.filters.stage.set_value(Part.WAITING)
    assert [row.order.contract_no for row in page.table.rows()] == ["A"]
    page.filters.clear()
    page.filters.market.set_value("JP")
    assert len(page.table.rows()) == 2
    for months in (3, 6, 12):
        follow_ups.answer(ws, editions[0], months, [FirmId(1)], date(2024, 5, 1))
    page.refresh()
    settled()
    assert not any(row.waiting for row in page.table.rows())


def test_a_round_is_worked_through_and_its_list_saved(
    context: Context, ws: Workspace, editions: list[EditionId], settled: Settled, tmp_path: Path,
    page: OrdersPage,
) -> None:  # fmt: skip
    window = FollowUpWindow(context, follow_ups.rounds(ws), page.window())
    window.show()
    settled()
    assert "12 months" in window.round.currentText()
    assert unnamed(window) == []
    (row,) = window.table.rows()
    assert row.asked is Asked.DUE
    window.table.select([row.firm.id])
    window.sent()
    settled()
    assert window.table.rows()[0].asked is Asked.SENT
    window.table.select([row.firm.id])
    window.answered()
    settled()
    (told,) = follow_ups.all(ws, editions[0])
    assert (told.months, told.answered_on is not None) == (12, True)
    path = tmp_path / "list.pdf"
    window.save(path)
    settled()
    assert path.read_bytes().startswith(b"%PDF")
    window.close()
