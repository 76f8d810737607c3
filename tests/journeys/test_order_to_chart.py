"""Journey B: an order is recorded, the chart moves, and undo walks the same path back."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from tests.builders import a_rate, an_order
from tradeplanner.app import exhibitions, firms, history, insights, orders, rates
from tradeplanner.app.workspace import Workspace
from tradeplanner.charts import orders as chart
from tradeplanner.domain.errors import RejectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import Changed, Noun
from tradeplanner.domain.money import Money
from tradeplanner.domain.order_totals import YearOrders
from tradeplanner.domain.orders import Order, Stage
from tradeplanner.i18n.messages import error_sentence

SIZE = (6.0, 3.0)
EUROS = Money.of(100_000, "EUR")
WORTH = Money.of("110052.85", "USD")
"""100,000 euro at 7.58 yuan, in dollars at 6.8876 yuan: 110,052.848…, half-up."""


@pytest.fixture
def heard(bureau: Workspace) -> Iterator[list[Changed]]:
    """Give what the hub tells a page from now on."""
    told: list[Changed] = []
    leave = bureau.hub.subscribe(told.append)
    yield told
    leave()


def order_in_euro(ws: Workspace, stage: Stage = Stage.CONTRACT) -> Order:
    """Return an order that the firm won at the fair, signed in April in euro."""
    (firm,), (edition,) = firms.all(ws), exhibitions.editions(ws, 2023)
    assert firm.id is not None
    return an_order(firm_id=firm.id, edition_id=edition.id, amount=EUROS, stage=stage)


def shown(ws: Workspace) -> tuple[YearOrders, tuple[str, ...]]:
    """Return the year's orders, and every text of the chart drawn from them."""
    result = insights.orders_by_edition(ws, 2023)
    drawn = chart.draw(result, SIZE)
    return result, tuple(label.text for label in drawn.labels)


def test_an_order_moves_the_chart_and_undo_moves_it_back(bureau: Workspace, heard: list[Changed]) -> None:
    before = shown(bureau)

    with pytest.raises(RejectedError) as refused:
        orders.record(bureau, order_in_euro(bureau))
    assert [finding.code for finding in refused.value.findings] == [Code.RATE_MISSING]
    sentence = error_sentence(refused.value)
    assert "euro" in sentence
    assert "2023-04-12" in sentence
    assert heard == []
    assert shown(bureau) == before

    rates.add(bureau, a_rate(currency="EUR", quoted=Decimal("758.00")))
    orders.record(bureau, order_in_euro(bureau))
    assert [told.nouns for told in heard] == [{Noun.RATE}, {Noun.ORDER}]
    after = shown(bureau)
    assert (before[0].actual.minor, after[0].actual) == (0, WORTH)
    share = after[0].rows[0].attainment
    assert share is not None
    assert round(share * 100, 2) == Decimal("3.67")
    assert after[1] != before[1]

    history.undo(bureau)
    assert shown(bureau) == before
    history.undo(bureau)
    with pytest.raises(RejectedError):
        orders.record(bureau, order_in_euro(bureau))

    history.redo(bureau)
    history.redo(bureau)
    assert shown(bureau) == after


def test_an_intended_order_never_counts_as_actual(bureau: Workspace) -> None:
    rates.add(bureau, a_rate(currency="EUR", quoted=Decimal("758.00")))
    orders.record(bureau, order_in_euro(bureau, Stage.INTENDED))
    result, _ = shown(bureau)
    assert (result.intended, result.actual.minor) == (WORTH, 0)


def test_a_rate_that_goes_is_named_and_its_orders_are_left_out(bureau: Workspace) -> None:
    rates.add(bureau, a_rate(currency="EUR", quoted=Decimal("758.00")))
    orders.record(bureau, order_in_euro(bureau))
    (euro,) = (rate for rate in rates.all(bureau) if rate.currency == "EUR")
    assert euro.id is not None
    rates.remove(bureau, euro.id, euro.version)
    result, texts = shown(bureau)
    assert (result.left_out, [missing.currency for missing in result.missing]) == (1, ["EUR"])
    assert any("euro" in text for text in texts)
