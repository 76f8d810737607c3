"""Whom to invite: the store's facts become reasons, and the chosen are invited in one step."""

from datetime import date

import pytest

from tests.builders import a_firm, a_participation, a_return, an_edition, an_exhibition, an_export
from tradeplanner.app import exhibitions, exports, firms, history, inviting, participation, returns, settings
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import RejectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import EditionId, ExhibitionId, FirmId
from tradeplanner.domain.inviting import Obstacle, Reason
from tradeplanner.domain.participation import State

TODAY = date(2024, 3, 1)


@pytest.fixture
def editions(ws: Workspace) -> tuple[EditionId, EditionId]:
    """Store last year's and this year's edition, a firm that was there, a new one, and a barred one."""
    exhibitions.add_exhibition(ws, an_exhibition())
    fair = ExhibitionId(exhibitions.all(ws)[0].id or 0)
    for year in (2023, 2024):
        fresh = an_edition(
            exhibition_id=fair, year=year, name_zh=f"{year}年大阪展", market="JP", opens=None, closes=None
        )
        exhibitions.add_edition(ws, fresh)
    firms.add(ws, a_firm(name_zh="老客户厂", industry="", hs_chapters=("61",)))
    firms.add(ws, a_firm(name_zh="新客户厂", industry="", hs_chapters=("61",)))
    firms.add(ws, a_firm(name_zh="失信厂", dishonest=True))
    numbers = {edition.year: EditionId(edition.id or 0) for edition in exhibitions.editions(ws)}
    old = of(ws, "老客户厂")
    there = a_participation(firm_id=old, edition_id=numbers[2023], state=State.ATTENDED)
    participation.register(ws, there)
    returns.add(ws, a_return(firm_id=old, edition_id=numbers[2023]))
    exports.add(ws, an_export(firm_id=old, place="", market="JP"))
    return numbers[2023], numbers[2024]


def of(ws: Workspace, name: str) -> FirmId:
    """Return the id of a firm."""
    return FirmId(next(firm.id or 0 for firm in firms.all(ws, retired=True) if firm.name_zh == name))


def test_reasons_come_from_what_is_stored(ws: Workspace, editions: tuple[EditionId, EditionId]) -> None:
    found = inviting.suggest(ws, editions[1])
    assert found.chapters == ("61",)
    told = {one.known.firm.name_zh: (set(one.reasons), one.obstacle) for one in found.suggestions}
    assert told["老客户厂"] == (
        {Reason.CHAPTER, Reason.SELLS, Reason.SAME_FAIR, Reason.RESULTS}, None,
    )  # fmt: skip
    assert told["新客户厂"] == ({Reason.CHAPTER, Reason.FIRST_TIME}, None)
    assert told["失信厂"][1] is Obstacle.DISHONEST
    assert [one.known.firm.name_zh for one in found.suggestions][:2] == ["老客户厂", "新客户厂"]


def test_the_bureau_weighs_reasons_its_own_way(ws: Workspace, editions: tuple[EditionId, EditionId]) -> None:
    settings.change(ws, invite_first_time=99)
    first = inviting.suggest(ws, editions[1]).suggestions[0]
    assert (first.known.firm.name_zh, first.weights[Reason.FIRST_TIME]) == ("新客户厂", 99)


def test_the_chosen_are_invited_in_one_step(ws: Workspace, editions: tuple[EditionId, EditionId]) -> None:
    old, new = of(ws, "老客户厂"), of(ws, "新客户厂")
    inviting.invite(ws, editions[1], [old], TODAY)
    inviting.invite(ws, editions[1], [old, new], TODAY)
    rows = participation.all(ws, editions[1])
    assert [(row.firm_id, row.state, row.state_on) for row in rows] == [
        (old, State.INVITED, TODAY), (new, State.INVITED, TODAY),
    ]  # fmt: skip
    assert history.steps(ws, 1)[0].params["count"] == 1
    history.undo(ws)
    assert [row.firm_id for row in participation.all(ws, editions[1])] == [old]


def test_a_barred_firm_is_refused_by_name(ws: Workspace, editions: tuple[EditionId, EditionId]) -> None:
    with pytest.raises(RejectedError) as refused:
        inviting.invite(ws, editions[1], [of(ws, "新客户厂"), of(ws, "失信厂")], TODAY)
    assert [(f.code, f.params["name"]) for f in refused.value.findings] == [(Code.NOT_INVITABLE, "失信厂")]
    assert participation.all(ws, editions[1]) == []
