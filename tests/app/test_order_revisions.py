"""Earlier figures of orders: kept, told by order, and added up as of any step, two ways."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import strategies
from tests.builders import a_firm, a_rate, an_edition, an_order
from tradeplanner.app import exhibitions, firms, history, insights, order_revisions, orders, questions, rates
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.ids import EditionId, ExhibitionId, FirmId, Noun, OrderId, StepId
from tradeplanner.domain.money import Money
from tradeplanner.domain.order_totals import YearOrders
from tradeplanner.domain.orders import Stage


@pytest.fixture
def editions(ws: Workspace) -> list[EditionId]:
    rates.add(ws, a_rate(first=date(2023, 1, 1), last=date(2023, 12, 31)))
    firms.add(ws, a_firm())
    added = [
        exhibitions.add_edition(ws, an_edition(exhibition_id=ExhibitionId(0), name_zh=f"展会{n}"))
        for n in range(2)
    ]
    return [EditionId(changed.first(Noun.EDITION)) for changed in added]


def test_each_earlier_amount_and_stage_is_told_with_its_step(
    ws: Workspace, editions: list[EditionId]
) -> None:
    order = an_order(edition_id=editions[0], stage=Stage.INTENDED, amount=Money(100_00, "USD"))
    number = OrderId(orders.record(ws, order).first(Noun.ORDER))
    assert order_revisions.revised(ws) == {}
    orders.edit(ws, replace(orders.get(ws, number), notes="无关紧要"))
    orders.edit(ws, replace(orders.get(ws, number), amount=Money(90_00, "USD")))
    orders.move(ws, [(number, orders.get(ws, number).version)], Stage.CONTRACT, date(2023, 7, 1))
    told = order_revisions.of_order(ws, number)
    assert [(one.amount.minor, one.stage, one.revised) for one in told] == [
        (90_00, Stage.CONTRACT, True), (90_00, Stage.INTENDED, True), (100_00, Stage.INTENDED, False),
    ]  # fmt: skip
    assert [one.step.id for one in told] == sorted((one.step.id for one in told), reverse=True)
    assert {one.step.actor.display for one in told} == {ws.actor.display}
    assert order_revisions.revised(ws) == {number: questions.today()}
    history.undo(ws)
    assert order_revisions.of_order(ws, number)[0].stage is Stage.INTENDED


def said(told: YearOrders) -> tuple[object, ...]:
    """Return what a total says, edition by edition."""
    by_edition = {row.edition: (row.actual, row.intended) for row in told.rows if row.actual_count + 1}
    return told.actual, told.intended, told.actual_count, told.intended_count, by_edition


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_totals_as_of_a_step_are_what_the_pages_said_then(
    ws: Workspace, editions: list[EditionId], data: st.DataObject
) -> None:
    for row in orders.all(ws):
        orders.remove(ws, OrderId(row.id or 0), row.version)
    then: dict[StepId, tuple[object, ...]] = {}
    begun = history.steps(ws, 1)[0].id
    for _ in range(5):
        known = orders.all(ws)
        does = data.draw(st.sampled_from(["record", "edit", "remove", "undo"] if known else ["record"]))
        amount = Money(data.draw(st.integers(1, 10**7)), "USD")
        shares = data.draw(st.just({}) | strategies.shares(editions))
        order = data.draw(st.sampled_from(known)) if known else None
        if does == "record" or order is None:
            stage = data.draw(st.sampled_from(Stage))
            fresh = an_order(firm_id=FirmId(1), edition_id=editions[0], amount=amount, stage=stage)
            orders.record(ws, fresh, shares)
        elif does == "edit":
            orders.edit(ws, replace(order, amount=amount), shares)
        elif does == "remove":
            orders.remove(ws, OrderId(order.id or 0), order.version)
        elif (last := history.next_undo(ws)) is not None and last.id > begun:
            history.undo(ws)
        then[history.steps(ws, 1)[0].id] = said(insights.orders_by_edition(ws, 2023))
    for step, was in then.items():
        assert said(order_revisions.totals_as_of(ws, 2023, step)) == was
    assert order_revisions.orders_as_of(ws, history.steps(ws, 1)[0].id) == sorted(
        orders.all(ws), key=lambda row: row.id or 0
    )


def test_a_day_is_told_by_its_last_step(ws: Workspace, editions: list[EditionId]) -> None:
    orders.record(ws, an_order(edition_id=editions[0]))
    today = questions.today()
    assert order_revisions.step_of(ws, today) == history.steps(ws, 1)[0].id
    assert order_revisions.step_of(ws, today - timedelta(days=1)) == 0
    assert order_revisions.totals_as_of(ws, 2023, StepId(0)).actual.amount == Decimal(0)
