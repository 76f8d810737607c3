"""Booths are added, allotted and removed, and the registrations of their firms tell the same numbers."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.builders import a_booth, a_firm, a_participation, an_edition, an_exhibition
from tradeplanner.app import booths, exhibitions, firms, history, participation
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.booths import Booth, numbers_after
from tradeplanner.domain.errors import ConflictError, RejectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import BoothId, EditionId, ExhibitionId, FirmId
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
