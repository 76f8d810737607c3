"""Orders moved along, shared and looked at through the front door; figures told two ways, to the cent."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import strategies
from tests.builders import a_firm, a_rate, an_edition, an_order
from tradeplanner.app import credits as sharing
from tradeplanner.app import edition_results, exhibitions, firms, history, insights, orders, rates
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import ConflictError, RejectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import EditionId, ExhibitionId, FirmId, Noun, OrderId
from tradeplanner.domain.money import Money
from tradeplanner.domain.orders import ACTUAL, Stage
from tradeplanner.i18n.acts import act_sentence

HALF = Decimal(50)


@pytest.fixture
def firm(ws: Workspace) -> FirmId:
    rates.add(ws, a_rate(first=date(2023, 1, 1), last=date(2023, 12, 31)))
    return FirmId(firms.add(ws, a_firm()).first(Noun.FIRM))


@pytest.fixture
def editions(ws: Workspace) -> list[EditionId]:
    added = [
        exhibitions.add_edition(ws, an_edition(exhibition_id=ExhibitionId(0), name_zh=f"展会{n}"))
        for n in range(3)
    ]
    return [EditionId(changed.first(Noun.EDITION)) for changed in added]


def test_credit_is_stored_with_its_order_and_goes_with_it(
    ws: Workspace, firm: FirmId, editions: list[EditionId]
) -> None:
    one, two, _ = editions
    order = an_order(firm_id=firm, edition_id=one)
    number = OrderId(orders.record(ws, order, {one: HALF, two: HALF}).first(Noun.ORDER))
    assert sharing.of_order(ws, number) == {one: HALF, two: HALF}
    changed = orders.edit(ws, orders.get(ws, number), {one: Decimal(30), two: Decimal(70)})
    assert changed.nouns == {Noun.CREDIT}
    orders.edit(ws, orders.get(ws, number))
    assert sharing.of_order(ws, number) == {one: Decimal(30), two: Decimal(70)}
    orders.remove(ws, number, 1)
    assert sharing.all(ws) == []
    history.undo(ws)
    assert sharing.of_order(ws, number) == {one: Decimal(30), two: Decimal(70)}


def test_shares_that_do_not_make_the_whole_write_nothing(
    ws: Workspace, firm: FirmId, editions: list[EditionId]
) -> None:
    with pytest.raises(RejectedError) as refused:
        orders.record(ws, an_order(firm_id=firm, edition_id=None), {editions[0]: HALF})
    assert [finding.code for finding in refused.value.findings] == [Code.CREDIT_SUM]
    assert orders.all(ws) == []


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_editions_get_their_shares_and_the_district_its_sum_whatever_is_shared(
    ws: Workspace, firm: FirmId, editions: list[EditionId], data: st.DataObject
) -> None:
    for order in orders.all(ws):
        orders.remove(ws, OrderId(order.id or 0), order.version)
    made: list[tuple[int, Stage, dict[EditionId, Decimal]]] = []
    for _ in range(data.draw(st.integers(1, 4))):
        minor, stage = data.draw(st.integers(1, 10**9)), data.draw(st.sampled_from(Stage))
        shares = data.draw(st.just({}) | strategies.shares(editions))
        order = an_order(firm_id=firm, edition_id=editions[0], amount=Money(minor, "USD"), stage=stage)
        orders.record(ws, order, shares)
        made.append((minor, stage, shares or {editions[0]: Decimal(100)}))
    told = insights.orders_by_edition(ws, 2023)
    for actual, whole in ((True, told.actual), (False, told.intended)):
        rows = [
            (m, s) for m, stage, s in made if stage is not Stage.CANCELLED and (stage in ACTUAL) is actual
        ]
        assert whole.minor == sum(minor for minor, _ in rows), "the district counts each order once"
        expected: Counter[EditionId] = Counter()
        for minor, shares in rows:
            lead = max(shares, key=lambda edition: (shares[edition], -edition))
            others = {e: minor * int(share * 100) // 10_000 for e, share in shares.items() if e != lead}
            expected.update({**others, lead: minor - sum(others.values())})
        for row in told.rows:
            if row.edition is not None:
                assert (row.actual if actual else row.intended).minor == expected[row.edition]
        count = told.actual_count if actual else told.intended_count
        assert count == len(rows), "an order that is shared is one order"


def test_orders_move_along_in_one_step_and_keep_their_day(ws: Workspace, firm: FirmId) -> None:
    signed, moved = date(2023, 4, 12), date(2023, 7, 3)
    for n, stage in enumerate((Stage.INTENDED, Stage.INTENDED, Stage.CONTRACT)):
        orders.record(
            ws, an_order(firm_id=firm, edition_id=None, contract_no=str(n), stage=stage, signed_on=signed)
        )
    chosen = [(OrderId(row.id or 0), row.version) for row in orders.all(ws)]
    changed = orders.move(ws, chosen, Stage.CONTRACT, moved)
    assert len(changed.ids[Noun.ORDER]) == 2
    rows = orders.all(ws)
    assert {row.stage for row in rows} == {Stage.CONTRACT}
    assert {row.signed_on for row in rows} == {signed}
    assert sorted(row.stage_on == moved for row in rows) == [False, True, True]
    assert orders.move(ws, [(number, 2) for number, _ in chosen[1:]], Stage.CONTRACT, moved).step is None
    with pytest.raises(ConflictError):
        orders.move(ws, [chosen[1]], Stage.SHIPPED, moved)
    history.undo(ws)
    assert sorted(row.stage for row in orders.all(ws)) == [Stage.CONTRACT, Stage.INTENDED, Stage.INTENDED]


def test_a_look_at_confidential_buyers_leaves_its_trace_without_their_names(
    ws: Workspace, firm: FirmId
) -> None:
    order = an_order(firm_id=firm, edition_id=None, buyer="SECRET BUYER", buyer_confidential=True)
    number = OrderId(orders.record(ws, order).first(Noun.ORDER))
    assert orders.reveal(ws, [number]).nouns == frozenset()
    step = history.steps(ws, 1)[0]
    assert step.act is Act.REVEAL
    assert "SECRET" not in act_sentence(step) + str(step.params)
    assert orders.reveal(ws, []).step is None


def test_what_is_worth_a_look_is_told_while_typing_and_refuses_nothing(ws: Workspace, firm: FirmId) -> None:
    order = an_order(firm_id=firm, edition_id=None)
    orders.record(ws, order)
    (told,) = orders.check(ws, an_order(firm_id=firm, edition_id=None, contract_no="OTHER"))
    assert told.code is Code.ORDER_TWICE
    assert orders.record(ws, an_order(firm_id=firm, edition_id=None, contract_no="OTHER")).step is not None


def test_an_edition_shows_an_order_of_which_a_share_counts_there_with_its_firm(
    ws: Workspace, firm: FirmId, editions: list[EditionId]
) -> None:
    one, two, three = editions
    order = an_order(firm_id=firm, edition_id=one, amount=Money(100_01, "USD"))
    orders.record(ws, order, {one: HALF, two: HALF})
    told = [edition_results.read(ws, edition) for edition in editions]
    assert [len(reading.orders) for reading in told] == [1, 1, 0]
    assert [reading.now.actual.minor for reading in told] == [50_01, 50_00, 0]
    assert told[1].firms[firm][0] == a_firm().name_zh
    assert exhibitions.editions(ws)[2].id == three
