"""Registrations through the front door: who may be registered, and moving many in one step."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tests.builders import a_firm, a_participation, an_edition
from tradeplanner.app import exhibitions, firms, history, participation
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import ConflictError, RejectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import EditionId, ExhibitionId, FirmId, Noun, ParticipationId
from tradeplanner.domain.participation import Participation, State, today
from tradeplanner.i18n.acts import act_sentence

Chosen = list[tuple[ParticipationId, int]]
Register = Callable[..., Participation]


@pytest.fixture
def edition(ws: Workspace) -> EditionId:
    new = an_edition(exhibition_id=ExhibitionId(0), name_zh="大阪展（示例）")
    return EditionId(exhibitions.add_edition(ws, new).first(Noun.EDITION))


@pytest.fixture
def register(ws: Workspace, edition: EditionId) -> Register:
    """Give a function that registers a new firm of a name at the edition."""

    def do(name: str, **changes: object) -> Participation:
        firm = FirmId(firms.add(ws, a_firm(name_zh=name, credit_code="")).first(Noun.FIRM))
        participation.register(ws, a_participation(firm_id=firm, edition_id=edition, **changes))
        return next(row for row in participation.all(ws) if row.firm_id == firm)

    return do


def of(*rows: Participation) -> Chosen:
    return [(ParticipationId(row.id or 0), row.version) for row in rows]


def states(ws: Workspace) -> list[State]:
    return [row.state for row in participation.all(ws)]


def test_many_move_in_one_step_that_one_undo_takes_back(ws: Workspace, register: Register) -> None:
    rows = [register(name) for name in ("甲", "乙", "丙")]
    changed = participation.move(ws, of(*rows), State.APPROVED)
    assert states(ws) == [State.APPROVED] * 3
    assert len(changed.ids[Noun.PARTICIPATION]) == 3
    step = history.steps(ws, 1)[0]
    assert act_sentence(step) == "Move 3 participations in “大阪展（示例）” to “Accepted”"
    history.undo(ws)
    assert states(ws) == [State.APPLIED] * 3


def test_one_that_moves_is_named_in_the_history(ws: Workspace, register: Register) -> None:
    participation.move(ws, of(register("甲")), State.WAITING)
    assert "甲" in act_sentence(history.steps(ws, 1)[0])


def test_one_that_may_not_go_there_is_named_and_nobody_moves(ws: Workspace, register: Register) -> None:
    rows = [register("甲"), register("乙", state=State.ATTENDED)]
    with pytest.raises(RejectedError) as refused:
        participation.move(ws, of(*rows), State.APPROVED)
    (finding,) = refused.value.findings
    assert finding.code is Code.MOVE_BARRED
    assert dict(finding.params) == {"firm": "乙", "before": "attended", "after": "approved"}
    assert states(ws) == [State.APPLIED, State.ATTENDED]


def test_a_reason_is_asked_once_and_given_to_each(ws: Workspace, register: Register) -> None:
    rows = [register("甲"), register("乙")]
    with pytest.raises(RejectedError) as refused:
        participation.move(ws, of(*rows), State.WITHDRAWN, " ")
    assert [finding.code for finding in refused.value.findings] == [Code.REASON_REQUIRED]
    participation.move(ws, of(*rows), State.WITHDRAWN, " 签证未获批 ")
    assert [row.state_reason for row in participation.all(ws)] == ["签证未获批"] * 2


def test_the_reason_goes_with_its_state(ws: Workspace, register: Register) -> None:
    row = register("甲", state=State.WITHDRAWN, state_reason="资金不足")
    participation.move(ws, of(row), State.APPLIED)
    assert participation.all(ws)[0].state_reason == ""


def test_those_that_are_there_already_stay_as_they_are(ws: Workspace, register: Register) -> None:
    there = register("甲", state=State.WITHDRAWN, state_reason="资金不足")
    changed = participation.move(ws, of(there, register("乙")), State.WITHDRAWN, "改期")
    assert [row.state_reason for row in participation.all(ws)] == ["资金不足", "改期"]
    assert len(changed.ids[Noun.PARTICIPATION]) == 1
    assert participation.move(ws, of(participation.all(ws)[0]), State.WITHDRAWN, "又一次").step is None


def test_somebody_who_was_faster_is_not_overwritten(ws: Workspace, register: Register) -> None:
    rows = [register("甲"), register("乙")]
    participation.edit(ws, replace(rows[1], notes="另一科室"))
    with pytest.raises(ConflictError):
        participation.move(ws, of(*rows), State.APPROVED)
    assert states(ws) == [State.APPLIED] * 2
    participation.remove(ws, *of(rows[0])[0])
    with pytest.raises(ConflictError):
        participation.move(ws, of(rows[0]), State.APPROVED)


def test_more_than_one_question_full_move_together(ws: Workspace, edition: EditionId) -> None:
    with ws.change(Act.IMPORT, Noun.FIRM) as work:
        ids = [work.add(Noun.FIRM, a_firm(name_zh=f"企业{n}", credit_code="")) for n in range(1_001)]
        for firm in ids:
            work.add(Noun.PARTICIPATION, a_participation(firm_id=FirmId(firm), edition_id=edition))
    participation.move(ws, of(*participation.all(ws)), State.APPROVED)
    assert set(states(ws)) == {State.APPROVED}


def test_a_firm_is_not_moved_onto_its_other_registration(ws: Workspace, register: Register) -> None:
    one, other = register("甲"), register("乙")
    with pytest.raises(RejectedError) as refused:
        participation.edit(ws, replace(other, firm_id=one.firm_id))
    assert [finding.code for finding in refused.value.findings] == [Code.DUPLICATE_RECORD]
    participation.edit(ws, replace(other, notes="自己不算"))


def test_a_market_that_nobody_knows_is_refused_at_its_field(ws: Workspace, register: Register) -> None:
    with pytest.raises(RejectedError) as refused:
        register("甲", target_markets=("DE", "??"))
    (finding,) = refused.value.findings
    assert (finding.code, finding.place.field) == (Code.UNKNOWN_MARKET, "target_markets")
    row = register("乙", target_markets=("DE",))
    with pytest.raises(RejectedError):
        participation.edit(ws, replace(row, target_markets=("??",)))


def test_every_move_is_dated_by_what_is_said_or_by_today(
    ws: Workspace, register: Register, edition: EditionId
) -> None:
    row = register("甲")
    chosen = [(ParticipationId(row.id or 0), row.version)]
    participation.move(ws, chosen, State.REFUSED, "示例", date(2023, 4, 5))
    (moved,) = participation.all(ws, edition)
    assert moved.state_on == date(2023, 4, 5)
    participation.edit(ws, replace(moved, state=State.APPLIED, state_reason=""))
    (edited,) = participation.all(ws, edition)
    assert edited.state_on == today()
    history.undo(ws)
    assert participation.all(ws, edition)[0].state_on == date(2023, 4, 5)
