"""The year as days: one reading, and moves that take along what is open and are undone in one step."""

from collections.abc import Callable
from datetime import date

import pytest

from tests import builders
from tradeplanner.app import exhibitions, history, questions, schedule
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.clashes import ClashKind
from tradeplanner.domain.errors import ConflictError, RejectedError
from tradeplanner.domain.exhibitions import Edition, Status
from tradeplanner.domain.findings import Code
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Changed, EditionId, ExhibitionId, MilestoneId, Noun
from tradeplanner.domain.milestones import Anchor, Milestone

YEAR = 2024


@pytest.fixture
def edition(ws: Workspace) -> Edition:
    made = builders.an_edition(
        exhibition_id=ExhibitionId(0),
        year=YEAR,
        market="DE",
        opens=date(2024, 3, 29),
        closes=date(2024, 4, 1),
    )
    exhibitions.add_edition(ws, made)
    return exhibitions.editions(ws, YEAR)[0]


def add(ws: Workspace, edition: Edition, **changes: object) -> MilestoneId:
    usual = {"edition_id": edition.id, "due_on": date(2024, 2, 12), "anchor": Anchor.OPENS}
    with ws.change(Act.ADD, Noun.MILESTONE) as work:
        number = work.add(Noun.MILESTONE, builders.a_milestone(**{**usual, **changes}))
    return MilestoneId(number)


def due(ws: Workspace, edition: Edition) -> dict[MilestoneId, Milestone]:
    rows = schedule.read(ws, YEAR).milestones.get(EditionId(edition.id or 0), ())
    return {MilestoneId(one.id or 0): one for one in rows}


def test_the_reading_holds_milestones_clashes_and_days_off(ws: Workspace, edition: Edition) -> None:
    number = add(ws, edition)
    found = schedule.read(ws, YEAR)
    assert [one.id for one in found.milestones[EditionId(edition.id or 0)]] == [number]
    assert [one.kind for one in found.clashes] == [ClashKind.OPENING_HOLIDAY, ClashKind.MILESTONE_OFF]


def test_a_moved_edition_keeps_its_length_takes_what_is_open_along_and_is_undone_at_once(
    ws: Workspace, edition: Edition
) -> None:
    open_, done = add(ws, edition, due_on=date(2023, 12, 30)), add(ws, edition, done_on=date(2024, 2, 1))
    by_hand = add(ws, edition, anchor=None)
    schedule.shift_edition(ws, EditionId(edition.id or 0), edition.version, 7)
    moved = exhibitions.editions(ws, YEAR)[0]
    assert (moved.opens, moved.closes) == (date(2024, 4, 5), date(2024, 4, 8))
    assert (moved.first_opens, moved.first_closes) == (edition.opens, edition.closes)
    days = {number: one.due_on for number, one in due(ws, edition).items()}
    assert days == {open_: date(2024, 1, 6), done: date(2024, 2, 12), by_hand: date(2024, 2, 12)}
    history.undo(ws)
    assert exhibitions.editions(ws, YEAR)[0].opens == edition.opens
    assert due(ws, edition)[open_].due_on == date(2023, 12, 30)


def test_the_first_dates_stay_those_of_the_first_move(ws: Workspace, edition: Edition) -> None:
    number = EditionId(edition.id or 0)
    for _ in range(2):
        schedule.shift_edition(ws, number, exhibitions.editions(ws, YEAR)[0].version, 1)
    assert exhibitions.editions(ws, YEAR)[0].first_opens == edition.opens


def test_a_milestone_moved_by_itself_stays_where_it_was_put(ws: Workspace, edition: Edition) -> None:
    number = add(ws, edition)
    schedule.shift_milestone(ws, number, due(ws, edition)[number].version, -3)
    moved = due(ws, edition)[number]
    assert (moved.due_on, moved.anchor) == (date(2024, 2, 9), None)


def test_a_colleague_who_was_faster_is_not_overwritten(ws: Workspace, edition: Edition) -> None:
    number = EditionId(edition.id or 0)
    schedule.shift_edition(ws, number, edition.version, 1)
    with pytest.raises(ConflictError):
        schedule.shift_edition(ws, number, edition.version, 1)


@pytest.mark.parametrize("days", [30_000, -30_000, 10**7, -(10**12)])
def test_no_drag_leads_beyond_any_plan(ws: Workspace, edition: Edition, days: int) -> None:
    number = add(ws, edition)
    before, steps = due(ws, edition), len(history.steps(ws))
    with pytest.raises(RejectedError) as refused:
        schedule.shift_edition(ws, EditionId(edition.id or 0), edition.version, days)
    assert [(f.code, f.place.field) for f in refused.value.findings] == [(Code.DAY_OUT_OF_RANGE, "opens")]
    with pytest.raises(RejectedError) as refused:
        schedule.shift_milestone(ws, number, 1, days)
    assert [(f.code, f.place.field) for f in refused.value.findings] == [(Code.DAY_OUT_OF_RANGE, "due_on")]
    assert exhibitions.editions(ws, YEAR) == [edition]
    assert (due(ws, edition), len(history.steps(ws))) == (before, steps)


def test_what_was_cancelled_keeps_its_days(ws: Workspace, edition: Edition) -> None:
    number = add(ws, edition)
    exhibitions.move(ws, [(EditionId(edition.id or 0), edition.version)], Status.CANCELLED, "展会停办")
    (gone,) = exhibitions.editions(ws, YEAR)
    shifts: list[Callable[[], Changed]] = [
        lambda: schedule.shift_edition(ws, EditionId(gone.id or 0), gone.version, 7),
        lambda: schedule.shift_milestone(ws, number, 1, 7),
    ]
    for shift in shifts:
        with pytest.raises(RejectedError) as refused:
            shift()
        assert [(f.code, f.place.field) for f in refused.value.findings] == [
            (Code.EDITION_CANCELLED, "opens")
        ]
    assert exhibitions.editions(ws, YEAR) == [gone]


def test_putting_off_again_has_its_own_day_and_keeps_the_first_days(
    ws: Workspace, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    for on, opens in ((date(2024, 1, 8), date(2024, 5, 6)), (date(2024, 3, 4), date(2024, 9, 2))):
        monkeypatch.setattr(questions, "today", lambda on=on: on)
        exhibitions.postpone(ws, exhibitions.editions(ws, YEAR)[0], "主办方通知", (opens, None))
        (now,) = exhibitions.editions(ws, YEAR)
        assert (now.opens, now.status_on) == (opens, on)
        assert (now.first_opens, now.first_closes) == (edition.opens, edition.closes)
    monkeypatch.setattr(questions, "today", lambda: date(2024, 4, 1))
    schedule.shift_edition(ws, EditionId(now.id or 0), now.version, 7)
    assert exhibitions.editions(ws, YEAR)[0].status_on == date(2024, 4, 1)
