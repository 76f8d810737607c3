"""Rounds of follow-up through the front door: who is asked, and how far that has come."""

from datetime import date

import pytest

from tests.builders import a_firm, a_participation, a_rate, an_edition, an_order
from tradeplanner.app import exhibitions, firms, follow_ups, history, orders, participation, rates
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import RejectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.follow_ups import Asked
from tradeplanner.domain.ids import EditionId, ExhibitionId, FirmId, FollowUpId, Noun
from tradeplanner.domain.orders import Stage
from tradeplanner.domain.participation import State
from tradeplanner.i18n.acts import act_sentence

TODAY = date(2023, 8, 1)


@pytest.fixture
def edition(ws: Workspace) -> EditionId:
    rates.add(ws, a_rate())
    new = an_edition(exhibition_id=ExhibitionId(0), closes=date(2023, 4, 13))
    return EditionId(exhibitions.add_edition(ws, new).first(Noun.EDITION))


def a_firm_called(ws: Workspace, name: str) -> FirmId:
    return FirmId(firms.add(ws, a_firm(name_zh=name)).first(Noun.FIRM))


@pytest.fixture
def asked(ws: Workspace, edition: EditionId) -> dict[str, FirmId]:
    """One firm that came, one with an intention, and two that are not asked."""
    found = {name: a_firm_called(ws, name) for name in ("甲厂", "乙厂", "丙厂", "丁厂")}
    for name, state in (("甲厂", State.ATTENDED), ("丙厂", State.APPLIED)):
        participation.register(ws, a_participation(firm_id=found[name], edition_id=edition, state=state))
    for name, stage in (("乙厂", Stage.INTENDED), ("丁厂", Stage.CONTRACT)):
        orders.record(ws, an_order(firm_id=found[name], edition_id=edition, stage=stage))
    return found


@pytest.mark.usefixtures("asked")
def test_asked_are_firms_that_came_and_those_with_intentions(ws: Workspace, edition: EditionId) -> None:
    chase = follow_ups.read(ws, edition, 3, today=TODAY)
    assert chase.due_on == date(2023, 7, 13)
    assert {row.firm.name_zh for row in chase.rows} == {"甲厂", "乙厂"}
    assert {row.asked for row in chase.rows} == {Asked.DUE}
    (won,) = [row.orders for row in chase.rows if row.firm.name_zh == "乙厂"]
    assert [order.stage for order in won] == [Stage.INTENDED]
    assert {row.asked for row in follow_ups.read(ws, edition, 6, today=TODAY).rows} == {Asked.LATER}


def test_a_round_goes_out_and_comes_back_in_two_steps_that_undo_takes_back(
    ws: Workspace, edition: EditionId, asked: dict[str, FirmId]
) -> None:
    both = [asked["甲厂"], asked["乙厂"]]
    assert follow_ups.send(ws, edition, 3, both, TODAY).nouns == {Noun.FOLLOW_UP}
    assert follow_ups.send(ws, edition, 3, both, TODAY).step is None
    follow_ups.answer(ws, edition, 3, [asked["乙厂"]], date(2023, 8, 9))
    assert "乙厂" in act_sentence(history.steps(ws, 1)[0])
    (only,) = follow_ups.rounds(ws, today=TODAY)
    assert (only.months, only.waiting, only.counts[Asked.SENT], only.counts[Asked.ANSWERED]) == (3, 1, 1, 1)
    later = date(2023, 8, 20)
    follow_ups.send(ws, edition, 3, both, later)
    rows = {row.firm_id: row for row in follow_ups.all(ws, edition)}
    assert rows[asked["甲厂"]].sent_on == later
    assert rows[asked["乙厂"]].sent_on == TODAY, "a firm that has answered is not asked again"
    for _ in range(3):
        history.undo(ws)
    assert follow_ups.all(ws) == []


@pytest.mark.usefixtures("edition", "asked")
def test_rounds_are_those_that_are_due(ws: Workspace) -> None:
    assert [one.months for one in follow_ups.rounds(ws, today=date(2023, 7, 12))] == []
    assert [one.months for one in follow_ups.rounds(ws, today=date(2024, 4, 13))] == [12, 6, 3]


def test_an_answer_before_the_question_is_refused(
    ws: Workspace, edition: EditionId, asked: dict[str, FirmId]
) -> None:
    follow_ups.send(ws, edition, 3, [asked["甲厂"]], TODAY)
    with pytest.raises(RejectedError) as refused:
        follow_ups.answer(ws, edition, 3, [asked["甲厂"]], date(2023, 7, 1))
    assert [finding.code for finding in refused.value.findings] == [Code.ANSWER_EARLY]
    (row,) = follow_ups.all(ws)
    follow_ups.remove(ws, FollowUpId(row.id or 0), row.version)
    assert follow_ups.all(ws) == []
