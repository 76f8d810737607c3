"""Quota, waiting list and fees through the front door: refused by name, one step, taken back whole."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.builders import a_booth, a_firm, a_participation, an_edition, an_order
from tradeplanner.app import (
    booths,
    exhibitions,
    fees,
    firms,
    history,
    orders,
    participation,
    settings,
    waiting,
)
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import RejectedError
from tradeplanner.domain.fees import Fee, FeeKind, FeeState, state
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import EditionId, ExhibitionId, FeeId, FirmId, Noun, ParticipationId
from tradeplanner.domain.money import Money
from tradeplanner.domain.participation import Participation, State
from tradeplanner.domain.points import Reason
from tradeplanner.i18n.acts import act_sentence

Register = Callable[..., Participation]
DAY = date(2024, 3, 1)


@pytest.fixture
def edition(ws: Workspace) -> EditionId:
    return an_edition_of(ws, "大阪展（示例）", booth_quota=3, booth_price=Money(10_000_00, "CNY"))


def an_edition_of(ws: Workspace, name: str, **more: object) -> EditionId:
    new = an_edition(exhibition_id=ExhibitionId(0), year=2024, name_zh=name, **more)
    return EditionId(exhibitions.add_edition(ws, new).first(Noun.EDITION))


@pytest.fixture
def register(ws: Workspace, edition: EditionId) -> Register:
    """Give a function that registers a new firm of a name at the edition."""

    def make(name: str, booth_count: str = "1", where: State = State.APPLIED) -> Participation:
        firm = FirmId(firms.add(ws, a_firm(name_zh=name, credit_code="")).first(Noun.FIRM))
        row = a_participation(
            firm_id=firm, edition_id=edition, state=where, booths=Decimal(booth_count), state_reason=""
        )
        number = participation.register(ws, row).first(Noun.PARTICIPATION)
        return next(one for one in participation.all(ws) if one.id == number)

    return make


def chosen(*rows: Participation) -> list[tuple[ParticipationId, int]]:
    return [(ParticipationId(row.id or 0), row.version) for row in rows]


def states(ws: Workspace) -> list[State]:
    return [row.state for row in participation.all(ws)]


def test_approving_beyond_the_quota_changes_nothing(ws: Workspace, register: Register) -> None:
    rows = [register("甲", "2"), register("乙", "2")]
    with pytest.raises(RejectedError) as refused:
        participation.move(ws, chosen(*rows), State.APPROVED)
    (wrong,) = refused.value.findings
    assert (wrong.code, wrong.params["free"]) == (Code.QUOTA_EXCEEDED, 3)
    assert states(ws) == [State.APPLIED, State.APPLIED]
    participation.move(ws, chosen(rows[0]), State.APPROVED)
    with pytest.raises(RejectedError):
        participation.edit(ws, replace(rows[1], state=State.APPROVED))


def test_placing_approves_what_fits_and_lets_the_others_wait_in_one_step(
    ws: Workspace, register: Register, edition: EditionId
) -> None:
    rows = [register("甲", "2"), register("乙", "2"), register("丙", "1")]
    waiting.place(ws, edition, chosen(*rows))
    assert states(ws) == [State.APPROVED, State.WAITING, State.APPROVED]
    history.undo(ws)
    assert states(ws) == [State.APPLIED] * 3


def test_who_brought_orders_waits_in_front_and_moves_up_when_a_place_is_free(
    ws: Workspace, register: Register, edition: EditionId
) -> None:
    full = register("甲", "3", State.APPROVED)
    first, second = register("乙", where=State.WAITING), register("丙", where=State.WAITING)
    other = an_edition_of(ws, "旧展（示例）")
    came = a_participation(firm_id=second.firm_id, edition_id=other, state=State.ATTENDED, state_reason="")
    participation.register(ws, came)
    orders.record(ws, an_order(firm_id=second.firm_id, edition_id=other, amount=Money(1_00, "CNY")))
    found = waiting.read(ws, edition)
    assert [row.id for row in found.rows] == [second.id, first.id]
    assert [part.reason for part in found.points[ParticipationId(second.id or 0)]] == [
        Reason.ATTENDED, Reason.ORDERS,
    ]  # fmt: skip
    assert not found.next
    settings.change(ws, points_first=9)  # newcomers in front, as a bureau may wish it
    assert [row.id for row in waiting.read(ws, edition).rows] == [first.id, second.id]
    history.undo(ws)
    participation.move(ws, chosen(full), State.WITHDRAWN, "示例")
    assert [row.id for row in waiting.read(ws, edition).next] == [second.id, first.id]


def test_fees_are_made_due_once_from_the_allotment_or_the_price(
    ws: Workspace, register: Register, edition: EditionId
) -> None:
    priced, allotted = register("甲", "1.5", State.CONFIRMED), register("乙", "1", State.CONFIRMED)
    register("丙", "0.5", State.APPLIED)
    cost = Money(1_500_00, "USD")
    booths.add(ws, a_booth(edition_id=edition, firm_id=allotted.firm_id, fee=cost, paid=Money(500_00, "USD")))
    before = fees.read(ws, edition).sums
    fees.make_due(ws, edition, DAY, FeeKind.BOOTH_FINAL)
    due = {fee.firm_id: (fee.due, fee.paid) for fee in fees.all(ws, edition)}
    assert due == {
        priced.firm_id: (Money(15_000_00, "CNY"), None),
        allotted.firm_id: (cost, Money(500_00, "USD")),
    }
    after = fees.read(ws, edition).sums
    dollars = [one for one in after.open if one.currency == "USD"]
    assert dollars == list(before.open) == [Money(1_000_00, "USD")]
    assert act_sentence(history.steps(ws, 1)[0]) == "Add 2 fees"
    assert fees.make_due(ws, edition, DAY, FeeKind.BOOTH_FINAL).step is None
    history.undo(ws)
    assert fees.all(ws, edition) == []


def test_many_are_paid_in_one_step_and_a_void_one_keeps_its_record(
    ws: Workspace, register: Register, edition: EditionId
) -> None:
    firm = register("甲").firm_id
    for kind in (FeeKind.DEPOSIT, FeeKind.CATALOGUE):
        fees.add(ws, Fee(firm_id=firm, edition_id=edition, kind=kind, due=Money(5_00, "CNY")))
    rows = [(FeeId(fee.id or 0), fee.version) for fee in fees.all(ws, edition)]
    fees.pay(ws, rows, DAY, "R-1")
    assert act_sentence(history.steps(ws, 1)[0]) == "Edit 2 fees: paid"
    paid = fees.all(ws, edition)
    assert {(state(fee), fee.paid_on, fee.receipt) for fee in paid} == {(FeeState.PAID, DAY, "R-1")}
    one = [(FeeId(paid[0].id or 0), paid[0].version)]
    with pytest.raises(RejectedError):
        fees.void(ws, one, " ", DAY)
    fees.void(ws, one, "退展", DAY)
    assert act_sentence(history.steps(ws, 1)[0]) == "Edit fee of 甲: void"
    voided = fees.all(ws, edition)[0]
    assert (state(voided), voided.paid) == (FeeState.VOID, Money(5_00, "CNY"))
    assert fees.read(ws, edition).sums.due == [Money(5_00, "CNY")]
    history.undo(ws)
    history.undo(ws)
    assert {state(fee) for fee in fees.all(ws, edition)} == {FeeState.DUE}
    fees.edit(ws, replace(fees.all(ws, edition)[0], notes="示例"))
    fees.remove(ws, [(FeeId(fee.id or 0), fee.version) for fee in fees.all(ws, edition)])
    assert fees.all(ws) == []
