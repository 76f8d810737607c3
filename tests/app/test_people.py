"""People and papers of firms: noted, mended and removed, in steps that name the firm and nobody."""

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import a_firm, a_paper, a_person
from tradeplanner.app import firms, history, papers, people
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import ConflictError, RejectedError
from tradeplanner.domain.ids import FirmId, PaperId, PersonId
from tradeplanner.domain.papers import PaperKind
from tradeplanner.i18n.acts import act_sentence


@pytest.fixture
def firm(ws: Workspace) -> FirmId:
    """Store a firm and return its id."""
    firms.add(ws, a_firm(name_zh="甲有限公司"))
    return FirmId(firms.all(ws)[0].id or 0)


def test_a_person_is_noted_mended_and_removed(ws: Workspace, firm: FirmId) -> None:
    people.add(ws, a_person(firm_id=firm, name="示例李四", phone="8123"))
    (one,) = people.all(ws, firm)
    people.edit(ws, replace(one, position="经理"))
    (one,) = people.all(ws, firm)
    people.remove(ws, PersonId(one.id or 0), one.version)
    assert people.all(ws) == []
    history.undo(ws)
    assert [p.position for p in people.all(ws)] == ["经理"]
    for step in history.steps(ws):
        assert "示例李四" not in act_sentence(step) + str(step.params)
    assert "甲有限公司" in act_sentence(history.steps(ws)[0])


def test_a_person_needs_a_name_and_a_firm(ws: Workspace, firm: FirmId) -> None:
    with pytest.raises(RejectedError):
        people.add(ws, a_person(firm_id=firm, name=" "))
    with pytest.raises(ConflictError):
        people.add(ws, a_person(firm_id=FirmId(999)))
    assert people.all(ws) == []


def test_papers_are_received_and_missing_again(ws: Workspace, firm: FirmId) -> None:
    for kind in (PaperKind.LICENCE, PaperKind.PHOTO):
        papers.add(ws, a_paper(firm_id=firm, edition_id=None, kind=kind, received_on=None))
    rows = [(PaperId(p.id or 0), p.version) for p in papers.all(ws)]
    day = date(2024, 3, 1)
    papers.receive(ws, rows, day)
    assert [p.received_on for p in papers.all(ws, firm_id=firm)] == [day, day]
    history.undo(ws)
    assert [p.received_on for p in papers.all(ws)] == [None, None]
    one = papers.all(ws)[0]
    papers.edit(ws, replace(one, place="柜 3"))
    one = papers.all(ws)[0]
    papers.remove(ws, PaperId(one.id or 0), one.version)
    assert [p.kind for p in papers.all(ws)] == [PaperKind.PHOTO]
    assert "甲有限公司" in act_sentence(history.steps(ws)[0])
    with pytest.raises(RejectedError):
        papers.add(ws, a_paper(firm_id=firm, edition_id=None, kind=PaperKind.OTHER, name=""))
