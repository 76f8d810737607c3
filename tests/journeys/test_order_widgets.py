"""Journey B through the window: an order in euro is recorded, the chart moves, undo moves it back."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.builders import a_firm, a_rate, an_edition
from tests.journeys.office import CTRL, Office
from tradeplanner.app import exhibitions, firms, orders, rates
from tradeplanner.domain.ids import ExhibitionId
from tradeplanner.domain.money import Money
from tradeplanner.domain.orders import Stage
from tradeplanner.ui.pages.orders.page import OrdersPage
from tradeplanner.ui.widgets.form import FormDialog

EUROS = Money.of(100_000, "EUR")


@pytest.fixture
def page(office: Office) -> OrdersPage:
    """Show the orders of a year with one firm, one fair with an aim, and the rates of April."""
    ws = office.workspace
    firms.add(ws, a_firm())
    exhibitions.add_edition(ws, an_edition(exhibition_id=ExhibitionId(0)))
    rates.add(ws, a_rate())
    rates.add(ws, a_rate(currency="EUR", quoted=Decimal("758.00")))
    office.show_year(2023)
    office.shell.go("orders")
    office.settle()
    shown = office.shell.page("orders")
    assert isinstance(shown, OrdersPage)
    return shown


def said(page: OrdersPage) -> tuple[str, str]:
    """Return what the page and its chart say."""
    return page.headline.title.text(), page.card.figure.accessibleDescription()


def test_an_order_in_euro_moves_the_chart_and_undo_moves_it_back(office: Office, page: OrdersPage) -> None:
    ws, before = office.workspace, said(page)
    (firm,), (edition,) = firms.all(ws), exhibitions.editions(ws, 2023)

    office.press(Qt.Key.Key_N, CTRL, office.shell)
    form = office.window(FormDialog)
    form.set_values(
        {
            "firm_id": firm.id,
            "edition_id": edition.id,
            "amount": EUROS,
            "stage": Stage.CONTRACT,
            "signed_on": date(2023, 4, 12),
        }
    )
    next(made for made in form.findChildren(QPushButton) if made.text() == "Save").click()
    office.settle()
    assert [order.amount for order in orders.all(ws)] == [EUROS]
    after = said(page)
    assert after[1] != before[1]
    assert len(page.table.rows()) == 1

    office.press(Qt.Key.Key_Z, CTRL, office.shell)
    assert page.table.rows() == []
    assert said(page) == before
    office.press(Qt.Key.Key_Y, CTRL, office.shell)
    assert said(page) == after
