"""Allotting through the front door: proposed from what firms asked, done and taken back as one step."""

from decimal import Decimal

import pytest

from tests.builders import a_booth, a_firm, a_participation, an_edition
from tradeplanner.app import allotting, booths, exhibitions, firms, history, participation
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import RejectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import BoothId, EditionId, ExhibitionId, FirmId, Noun
from tradeplanner.domain.participation import State


def test_a_proposal_is_allotted_in_one_step_and_no_booth_twice(ws: Workspace) -> None:
    new = an_edition(exhibition_id=ExhibitionId(0), name_zh="大阪展（示例）", booth_quota=None)
    edition = EditionId(exhibitions.add_edition(ws, new).first(Noun.EDITION))
    numbers = []
    for name, state in (("甲", State.CONFIRMED), ("乙", State.APPLIED)):
        firm = FirmId(firms.add(ws, a_firm(name_zh=name, credit_code="")).first(Noun.FIRM))
        row = a_participation(
            firm_id=firm, edition_id=edition, state=state, state_reason="", booths=Decimal(2), area=None,
            booth_numbers=(),
        )  # fmt: skip
        participation.register(ws, row)
        numbers.append(firm)
    for at in ("A1", "A2", "A3"):
        booths.add(ws, a_booth(edition_id=edition, firm_id=None, hall="A", number=at, area=Decimal(9)))
    proposal, names = allotting.propose(ws, edition)
    (given,) = proposal.given
    assert (names[given.want.firm], [one.number for one in given.booths]) == ("甲", ["A1", "A2"])
    chosen = [(BoothId(one.id or 0), one.version, given.want.firm) for one in given.booths]
    allotting.allot(ws, chosen)
    assert participation.of_firm(ws, numbers[0])[0].booth_numbers == ("A1", "A2")
    assert allotting.propose(ws, edition)[0].given == ()
    other = [(number, version + 1, numbers[1]) for number, version, _ in chosen]
    with pytest.raises(RejectedError) as refused:
        allotting.allot(ws, other)
    assert [one.code for one in refused.value.findings] == [Code.BOOTH_TAKEN]
    booths.remove(ws, [(number, version + 1) for number, version, _ in chosen])
    assert participation.of_firm(ws, numbers[0])[0].booth_numbers == ()
    history.undo(ws)
    assert participation.of_firm(ws, numbers[0])[0].booth_numbers == ("A1", "A2")
    history.undo(ws)
    assert {one.firm_id for one in booths.all(ws)} == {None}
    assert participation.of_firm(ws, numbers[0])[0].booth_numbers == ()
