"""Orders through the front door."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.builders import a_firm, a_participation, a_rate, an_edition, an_order
from tradeplanner.app import exhibitions, firms, history, orders, participation, rates
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import ExpectedError, RejectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import Changed, EditionId, ExhibitionId, FirmId, Noun, OrderId, ParticipationId
from tradeplanner.domain.money import Money
from tradeplanner.i18n.acts import act_sentence


@pytest.fixture
def firm(ws: Workspace) -> FirmId:
    return FirmId(firms.add(ws, a_firm()).first(Noun.FIRM))


@pytest.fixture
def edition(ws: Workspace) -> EditionId:
    new = an_edition(exhibition_id=ExhibitionId(0))
    return EditionId(exhibitions.add_edition(ws, new).first(Noun.EDITION))


def test_a_missing_rate_is_named_and_nothing_is_written(ws: Workspace, firm: FirmId) -> None:
    order = an_order(
        firm_id=firm, edition_id=None, amount=Money.of("12.5", "EUR"), signed_on=date(2023, 5, 4)
    )
    with pytest.raises(RejectedError) as refused:
        orders.record(ws, order)
    (finding,) = refused.value.findings
    assert finding.code is Code.RATE_MISSING
    assert dict(finding.params) == {"currency": "EUR", "day": "2023-05-04"}
    assert orders.all(ws) == []


def test_the_months_rate_covers_its_days_and_a_few_after(ws: Workspace, firm: FirmId) -> None:
    rates.add(
        ws,
        a_rate(
            currency="EUR", first=date(2023, 5, 1), last=date(2023, 5, 31), quoted=Decimal("775.7"), per=100
        ),
    )
    order = an_order(
        firm_id=firm, edition_id=None, amount=Money.of("12.5", "EUR"), signed_on=date(2023, 5, 31)
    )
    assert orders.record(ws, order).nouns == {Noun.ORDER}
    with pytest.raises(RejectedError):
        orders.record(ws, replace(order, signed_on=date(2023, 8, 1)))


def test_an_existing_participation_is_linked_and_none_is_made(
    ws: Workspace, firm: FirmId, edition: EditionId
) -> None:
    order = an_order(firm_id=firm, edition_id=edition, amount=Money.of(100, "CNY"))
    first = orders.record(ws, order).first(Noun.ORDER)
    assert orders.get(ws, OrderId(first)).participation_id is None
    assert participation.all(ws) == []
    made = participation.register(ws, a_participation(firm_id=firm, edition_id=edition))
    second = orders.record(ws, order).first(Noun.ORDER)
    assert orders.get(ws, OrderId(second)).participation_id == made.first(Noun.PARTICIPATION)


def test_an_order_that_came_before_the_registration_is_tied_to_it_and_undo_unties_it(
    ws: Workspace, firm: FirmId, edition: EditionId
) -> None:
    order = an_order(firm_id=firm, edition_id=edition, amount=Money.of(100, "CNY"))
    early = OrderId(orders.record(ws, order).first(Noun.ORDER))
    elsewhere = OrderId(orders.record(ws, replace(order, edition_id=None)).first(Noun.ORDER))
    made = participation.register(ws, a_participation(firm_id=firm, edition_id=edition))
    assert orders.get(ws, early).participation_id == made.first(Noun.PARTICIPATION)
    assert orders.get(ws, elsewhere).participation_id is None
    assert made.ids[Noun.ORDER] == (early,)
    assert act_sentence(history.steps(ws, 1)[0]).endswith("with 1 order tied to it")
    history.undo(ws)
    assert orders.get(ws, early).participation_id is None
    assert participation.all(ws) == []


def test_orders_outlive_their_registrations_and_undo_ties_them_again(
    ws: Workspace, firm: FirmId, edition: EditionId
) -> None:
    other = FirmId(firms.add(ws, a_firm(name_zh="乙公司", credit_code="")).first(Noun.FIRM))
    for one in (firm, other):
        participation.register(ws, a_participation(firm_id=one, edition_id=edition))
        orders.record(ws, an_order(firm_id=one, edition_id=edition, amount=Money.of(100, "CNY")))
    both = participation.all(ws)
    before = {row.id: row.participation_id for row in orders.all(ws)}
    changed = participation.remove_many(ws, [(ParticipationId(row.id or 0), row.version) for row in both])
    assert participation.all(ws) == []
    assert [(row.participation_id, row.edition_id) for row in orders.all(ws)] == [(None, edition)] * 2
    assert changed.nouns == {Noun.PARTICIPATION, Noun.ORDER}
    assert act_sentence(history.steps(ws, 1)[0]).endswith("; 2 orders stay, tied to the exhibition only")
    history.undo(ws)
    assert {row.id: row.participation_id for row in orders.all(ws)} == before
    first = participation.all(ws)[0]
    participation.remove(ws, ParticipationId(first.id or 0), first.version)
    assert [row.participation_id for row in orders.all(ws)].count(None) == 1
    assert participation.remove_many(ws, []).step is None


def test_a_registration_that_goes_over_to_another_firm_leaves_its_orders_and_takes_those_that_wait(
    ws: Workspace, firm: FirmId, edition: EditionId
) -> None:
    other = FirmId(firms.add(ws, a_firm(name_zh="乙公司", credit_code="")).first(Noun.FIRM))
    order = an_order(firm_id=firm, edition_id=edition, amount=Money.of(100, "CNY"))
    waits = OrderId(orders.record(ws, replace(order, firm_id=other)).first(Noun.ORDER))
    participation.register(ws, a_participation(firm_id=firm, edition_id=edition))
    stays = OrderId(orders.record(ws, order).first(Noun.ORDER))
    (row,) = participation.all(ws)
    participation.edit(ws, replace(row, firm_id=other))
    assert (orders.get(ws, stays).participation_id, orders.get(ws, waits).participation_id) == (None, row.id)
    (now,) = participation.all(ws)
    assert participation.edit(ws, replace(now, notes="更正")).nouns == {Noun.PARTICIPATION}


def test_an_unknown_market_is_refused_at_its_field(ws: Workspace, firm: FirmId) -> None:
    order = an_order(firm_id=firm, edition_id=None, amount=Money.of(100, "CNY"), market="??")
    assert [(f.code, f.place.field) for f in orders.check(ws, order)] == [(Code.UNKNOWN_MARKET, "market")]


def test_an_edition_with_orders_is_not_deleted(ws: Workspace, firm: FirmId, edition: EditionId) -> None:
    orders.record(ws, an_order(firm_id=firm, edition_id=edition, amount=Money.of(100, "CNY")))
    with pytest.raises(ExpectedError) as refused:
        exhibitions.remove_edition(ws, edition, 1)
    assert refused.value.code is Code.IN_USE


def test_every_page_hears_of_an_order_after_it_is_stored(ws: Workspace, firm: FirmId) -> None:
    heard: list[Changed] = []
    leave = ws.hub.subscribe(heard.append)
    changed = orders.record(ws, an_order(firm_id=firm, edition_id=None, amount=Money.of(100, "CNY")))
    leave()
    orders.remove(ws, OrderId(changed.first(Noun.ORDER)), 1)
    assert heard == [changed]


def test_a_firms_orders_are_its_own_newest_first(ws: Workspace, firm: FirmId) -> None:
    other = FirmId(firms.add(ws, a_firm(name_zh="乙（示例）")).first(Noun.FIRM))
    yuan = Money(100_00, "CNY")
    for owner, number, day in ((firm, "A", 3), (other, "B", 4), (firm, "C", 5)):
        orders.record(
            ws, an_order(firm_id=owner, contract_no=number, amount=yuan, signed_on=date(2023, 4, day))
        )
    assert [order.contract_no for order in orders.of_firm(ws, firm)] == ["C", "A"]
