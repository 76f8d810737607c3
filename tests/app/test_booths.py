"""Booths are added, allotted and removed, and the registrations of their firms tell the same numbers."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from tests.builders import a_booth, a_firm, a_participation, an_edition, an_exhibition
from tradeplanner.app import allotting, booths, exhibitions, fees, firms, history, participation
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.booths import Booth, numbers_after
from tradeplanner.domain.errors import ConflictError, RejectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import (
    BoothId,
    Changed,
    EditionId,
    ExhibitionId,
    FirmId,
    Noun,
    ParticipationId,
)
from tradeplanner.domain.money import Money
from tradeplanner.domain.participation import Participation, State
from tradeplanner.i18n.acts import act_sentence


@pytest.fixture
def edition(ws: Workspace) -> EditionId:
    """Store an edition at which two firms are registered, and return its id."""
    exhibitions.add_exhibition(ws, an_exhibition())
    fair = ExhibitionId(exhibitions.all(ws)[0].id or 0)
    exhibitions.add_edition(ws, an_edition(exhibition_id=fair, name_zh="2024年大阪展"))
    number = EditionId(exhibitions.editions(ws)[0].id or 0)
    for name in ("甲有限公司", "乙有限公司"):
        firms.add(ws, a_firm(name_zh=name))
    for firm in firms.all(ws):
        participation.register(
            ws, a_participation(firm_id=FirmId(firm.id or 0), edition_id=number, booth_numbers=())
        )
    return number


def numbers(ws: Workspace) -> Mapping[int, tuple[str, ...]]:
    """Return the booth numbers of each firm's registration."""
    return {int(p.firm_id): p.booth_numbers for p in participation.all(ws)}


def only(ws: Workspace) -> Booth:
    """Return the one booth."""
    (booth,) = booths.all(ws)
    return booth


def test_a_booth_and_the_registration_agree_whatever_happens(ws: Workspace, edition: EditionId) -> None:
    booths.add(ws, a_booth(edition_id=edition, firm_id=FirmId(1), number="A12"))
    assert numbers(ws) == {1: ("A12",), 2: ()}
    booths.edit(ws, replace(only(ws), firm_id=FirmId(2)))
    assert numbers(ws) == {1: (), 2: ("A12",)}
    booths.edit(ws, replace(only(ws), number="A13"))
    assert numbers(ws) == {1: (), 2: ("A13",)}
    booths.edit(ws, replace(only(ws), firm_id=None))
    assert numbers(ws) == {1: (), 2: ()}
    history.undo(ws)
    assert numbers(ws) == {1: (), 2: ("A13",)}
    booths.remove(ws, [(BoothId(only(ws).id or 0), only(ws).version)])
    assert (numbers(ws), booths.all(ws)) == ({1: (), 2: ()}, [])
    history.undo(ws)
    assert (numbers(ws)[2], only(ws).number) == (("A13",), "A13")


def test_a_firm_keeps_a_number_that_it_has_in_another_hall_too(ws: Workspace, edition: EditionId) -> None:
    booths.add(ws, a_booth(edition_id=edition, firm_id=FirmId(1), hall="3", number="A12"))
    booths.add(ws, a_booth(edition_id=edition, firm_id=FirmId(1), hall="4", number="A12"))
    first, second = booths.all(ws, edition)
    booths.remove(ws, [(BoothId(second.id or 0), second.version)])
    assert numbers(ws) == {1: ("A12",), 2: ()}
    booths.edit(ws, replace(first, firm_id=FirmId(2)))
    assert numbers(ws) == {1: (), 2: ("A12",)}


def test_a_hall_has_a_number_once(ws: Workspace, edition: EditionId) -> None:
    booths.add(ws, a_booth(edition_id=edition, firm_id=None, hall="3", number="A12"))
    booths.add(ws, a_booth(edition_id=edition, firm_id=None, hall="4", number="A12"))
    with pytest.raises(RejectedError) as refused:
        booths.add(ws, a_booth(edition_id=edition, firm_id=None, hall="3", number="A12"))
    assert [(f.code, f.place.field) for f in refused.value.findings] == [(Code.DUPLICATE_RECORD, "number")]
    second = booths.all(ws, edition)[1]
    with pytest.raises(RejectedError):
        booths.edit(ws, replace(second, hall="3"))
    with pytest.raises(RejectedError):
        booths.edit(ws, replace(second, number=" "))
    booths.edit(ws, replace(second, notes="转角"))
    with pytest.raises(ConflictError):
        booths.edit(ws, replace(second, notes="别处"))


def test_a_step_names_the_booth_and_many_by_number(ws: Workspace, edition: EditionId) -> None:
    booths.add(ws, a_booth(edition_id=edition, firm_id=None, hall="3号馆", number="A12"))
    assert "3号馆 A12" in act_sentence(history.steps(ws)[0])
    booths.add(ws, a_booth(edition_id=edition, firm_id=None, hall="3号馆", number="A13"))
    booths.remove(ws, [(BoothId(b.id or 0), b.version) for b in booths.all(ws, edition)])
    assert (history.steps(ws)[0].params["count"], booths.all(ws, EditionId(99))) == (2, [])


@pytest.mark.parametrize(
    "known, gone, come, after",
    [
        ((), (), ("A1",), ("A1",)),
        (("A1", "B1"), ("A1",), (), ("B1",)),
        (("A1", "B1"), ("A1",), ("A1",), ("A1", "B1")),
        (("by hand",), ("A1",), ("A2", "A2"), ("by hand", "A2")),
    ],
)
def test_numbers_that_no_booth_tells_stay(
    known: tuple[str, ...], gone: tuple[str, ...], come: tuple[str, ...], after: tuple[str, ...]
) -> None:
    assert numbers_after(known, gone, come) == after


def held(ws: Workspace) -> dict[str, int | None]:
    """Return which firm has each booth."""
    return {booth.number: booth.firm_id for booth in booths.all(ws)}


def one(ws: Workspace, firm: int) -> Participation:
    """Return a firm's registration."""
    return next(row for row in participation.all(ws) if row.firm_id == firm)


def fresh(ws: Workspace) -> list[tuple[ParticipationId, int]]:
    """Return the first firm's registration, id and version as read."""
    row = one(ws, 1)
    return [(ParticipationId(row.id or 0), row.version)]


@pytest.mark.parametrize("way", ["withdrawn", "edited", "deleted", "other firm"])
def test_a_booth_is_free_again_when_its_firm_gives_up_its_place(
    ws: Workspace, edition: EditionId, way: str
) -> None:
    booths.add(ws, a_booth(edition_id=edition, firm_id=FirmId(1), number="A12", fascia_zh="甲公司"))
    if way == "withdrawn":
        changed = participation.move(ws, fresh(ws), State.WITHDRAWN, "订单不足")
    elif way == "deleted":
        changed = participation.remove_many(ws, fresh(ws))
    else:
        row = one(ws, 1)
        firms.add(ws, a_firm(name_zh="丙有限公司"))
        other = replace(row, firm_id=FirmId(3))
        gone = replace(row, state=State.REFUSED, state_reason="材料不全")
        changed = participation.edit(ws, gone if way == "edited" else other)
    assert held(ws) == {"A12": None}
    assert booths.all(ws)[0].fascia_zh == ""
    assert all(not numbers for numbers in (row.booth_numbers for row in participation.all(ws)))
    assert Noun.BOOTH in changed.nouns
    assert "A12 is free again" in act_sentence(history.steps(ws)[0])
    history.undo(ws)
    assert held(ws) == {"A12": 1}
    assert one(ws, 1).booth_numbers == ("A12",)
    history.redo(ws)
    assert held(ws) == {"A12": None}


def test_what_was_paid_for_a_booth_that_is_given_up_stays_as_a_void_fee(
    ws: Workspace, edition: EditionId
) -> None:
    booths.add(
        ws,
        a_booth(
            edition_id=edition, firm_id=FirmId(1), number="A12", fee=Money(900000, "CNY"),
            paid=Money(300000, "CNY"), receipt="票 7",
        ),
    )  # fmt: skip
    participation.move(ws, fresh(ws), State.WITHDRAWN, "订单不足")
    (kept,) = fees.all(ws)
    assert (kept.firm_id, kept.due, kept.paid) == (1, Money(900000, "CNY"), Money(300000, "CNY"))
    assert (kept.receipt, kept.voided_on is not None) == ("票 7", True)
    assert "订单不足" in kept.void_reason
    (booth,) = booths.all(ws)
    assert (booth.fee, booth.paid, booth.receipt) == (Money(900000, "CNY"), None, "")
    history.undo(ws)
    assert fees.all(ws) == []
    assert booths.all(ws)[0].paid == Money(300000, "CNY")


def test_a_firm_that_only_stayed_away_keeps_its_booth_on_record(ws: Workspace, edition: EditionId) -> None:
    booths.add(ws, a_booth(edition_id=edition, firm_id=FirmId(1), number="A12"))
    for state in (State.APPROVED, State.CONFIRMED, State.ABSENT):
        participation.move(ws, fresh(ws), state, "航班取消")
    assert held(ws) == {"A12": 1}


def test_a_booth_goes_to_nobody_who_takes_no_part(ws: Workspace, edition: EditionId) -> None:
    firms.add(ws, a_firm(name_zh="丙有限公司"))
    booths.add(ws, a_booth(edition_id=edition, firm_id=None, number="A12"))
    participation.move(ws, fresh(ws), State.WITHDRAWN, "订单不足")
    for firm, code in ((1, Code.PLACE_GIVEN_UP), (3, Code.NOT_REGISTERED)):
        ways: list[Callable[[], Changed]] = [
            lambda firm=firm: booths.edit(ws, replace(only(ws), firm_id=FirmId(firm))),  # type: ignore[misc]
            lambda firm=firm: booths.add(ws, a_booth(edition_id=edition, firm_id=FirmId(firm), number="B1")),  # type: ignore[misc]
            lambda firm=firm: allotting.allot(ws, [(BoothId(1), only(ws).version, FirmId(firm))]),  # type: ignore[misc]
        ]
        for way in ways:
            with pytest.raises(RejectedError) as refused:
                way()
            assert [(f.code, f.place.field) for f in refused.value.findings] == [(code, "firm_id")]
    assert held(ws) == {"A12": None}


@pytest.mark.parametrize("written", ["z01", " z01", "Ｚ０１", "Z 01"])
def test_a_number_is_one_booth_however_it_is_written(ws: Workspace, edition: EditionId, written: str) -> None:
    booths.add(ws, a_booth(edition_id=edition, firm_id=FirmId(1), hall="３号馆", number=" Ｚ０１ "))
    assert [(booth.hall, booth.number) for booth in booths.all(ws)] == [("3号馆", "Z01")]
    with pytest.raises(RejectedError) as refused:
        booths.add(ws, a_booth(edition_id=edition, firm_id=None, hall="3 号馆", number=written))
    assert [(f.code, f.place.field) for f in refused.value.findings] == [(Code.DUPLICATE_RECORD, "number")]
    second = one(ws, 2)
    with pytest.raises(RejectedError) as refused:
        participation.edit(ws, replace(second, booth_numbers=(written,)))
    assert [(f.code, f.place.field) for f in refused.value.findings] == [(Code.BOOTH_TAKEN, "booth_numbers")]


@pytest.mark.usefixtures("edition")
def test_no_number_is_typed_for_two_firms_where_no_booths_are_laid_out(ws: Workspace) -> None:
    first, second = one(ws, 1), one(ws, 2)
    participation.edit(ws, replace(first, booth_numbers=("ｃ７", "C7 ")))
    assert numbers(ws)[1] == ("C7",)
    with pytest.raises(RejectedError):
        participation.edit(ws, replace(second, booth_numbers=("C 7",)))
    assert numbers(ws)[2] == ()
