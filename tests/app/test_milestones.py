"""Milestones through the front door: made, done, moved with their edition, and the bureau's template."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests import builders
from tradeplanner.app import exhibitions, history, milestones
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.domain.errors import RejectedError
from tradeplanner.domain.exhibitions import Edition, Status
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import EditionId, MilestoneId, Noun
from tradeplanner.domain.milestone_template import TEMPLATE
from tradeplanner.domain.milestones import Milestone, MilestoneKind
from tradeplanner.i18n.acts import act_sentence

K = MilestoneKind


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    """Give a data file with one edition."""
    with open_workspace(tmp_path) as opened:
        exhibitions.add_edition(opened, builders.an_edition(exhibition_id=0))
        yield opened


def edition(ws: Workspace) -> Edition:
    """Return the only edition."""
    (one,) = exhibitions.editions(ws)
    return one


def number(ws: Workspace) -> EditionId:
    """Return the edition's id."""
    return EditionId(edition(ws).id or 0)


def by_kind(ws: Workspace) -> dict[MilestoneKind, Milestone]:
    """Return the milestones by kind."""
    return {one.kind: one for one in milestones.all(ws)}


def key(one: Milestone) -> tuple[MilestoneId, int]:
    """Return id and version."""
    return MilestoneId(one.id or 0), one.version


def last_step(ws: Workspace) -> str:
    """Return the sentence of the newest step."""
    step = history.next_undo(ws)
    return act_sentence(step) if step else ""


def test_an_edition_gets_the_template_once_and_it_is_one_step(ws: Workspace) -> None:
    milestones.plan(ws, number(ws))
    assert set(by_kind(ws)) == set(K) - {K.OWN}
    assert last_step(ws) == "Add 13 milestones of “2023年日本大阪纺织服装展（示例）”"
    assert all(one.stands for one in milestones.proposal(ws, number(ws)))
    assert milestones.plan(ws, number(ws)).step is None
    history.undo(ws)
    assert milestones.all(ws) == []


def test_only_what_is_chosen_is_made(ws: Workspace) -> None:
    milestones.plan(ws, number(ws), {(K.VISA, "")})
    assert set(by_kind(ws)) == {K.VISA}


def test_an_edition_without_days_has_nothing_to_count_from(ws: Workspace) -> None:
    exhibitions.edit_edition(ws, replace(edition(ws), opens=None, closes=None))
    with pytest.raises(RejectedError) as refused:
        milestones.plan(ws, number(ws))
    assert [f.code for f in refused.value.findings] == [Code.REQUIRED]


def test_moving_the_edition_moves_what_is_open_and_counted_in_the_same_step(ws: Workspace) -> None:
    milestones.plan(ws, number(ws))
    before = by_kind(ws)
    milestones.mark_done(ws, [key(before[K.NOTICE])], date(2022, 10, 1))
    milestones.edit(ws, replace(before[K.VISA], anchor=None))
    steps = len(history.steps(ws))
    later = replace(edition(ws), opens=date(2023, 4, 21), closes=date(2023, 4, 23))
    exhibitions.edit_edition(ws, later)
    after = by_kind(ws)
    assert after[K.NOTICE].due_on == before[K.NOTICE].due_on
    assert after[K.VISA].due_on == before[K.VISA].due_on
    assert (after[K.BALANCE].due_on - before[K.BALANCE].due_on).days == 10
    assert len(history.steps(ws)) == steps + 1
    assert edition(ws).first_opens == date(2023, 4, 11)
    history.undo(ws)
    assert by_kind(ws)[K.BALANCE].due_on == before[K.BALANCE].due_on


def test_several_are_done_and_open_again(ws: Workspace) -> None:
    milestones.plan(ws, number(ws))
    rows = [key(one) for one in milestones.all(ws)[:3]]
    milestones.mark_done(ws, rows, date(2023, 1, 5))
    assert last_step(ws) == "Edit 3 milestones of “2023年日本大阪纺织服装展（示例）”: done"
    assert [one.done_on for one in milestones.all(ws)[:4]] == [date(2023, 1, 5)] * 3 + [None]
    milestones.mark_done(ws, [key(milestones.all(ws)[0])], None)
    assert milestones.all(ws)[0].done_on is None
    milestones.remove(ws, [key(milestones.all(ws)[0])])
    assert len(milestones.all(ws)) == 12


def test_an_own_milestone_needs_a_name_and_is_told_by_it(ws: Workspace) -> None:
    own = builders.a_milestone(edition_id=number(ws), kind=K.OWN, anchor=None, due_on=date(2023, 2, 1))
    with pytest.raises(RejectedError):
        milestones.add(ws, own)
    milestones.add(ws, replace(own, name="行前会"))
    assert last_step(ws) == "Add milestone “行前会” of “2023年日本大阪纺织服装展（示例）”"


def test_what_is_due_names_its_edition_and_leaves_out_what_was_called_off(ws: Workspace) -> None:
    milestones.plan(ws, number(ws))
    now = by_kind(ws)[K.BALANCE].due_on
    found = milestones.due(ws, 0, now=now)
    assert found[-1].milestone.kind is K.BALANCE
    assert found[-1].name_zh == edition(ws).name_zh
    rows = [(number(ws), edition(ws).version)]
    exhibitions.move(ws, rows, Status.CANCELLED, "停办")
    assert milestones.due(ws, 0, now=now) == []
    assert len(milestones.all(ws)) == 13


def test_an_edition_put_off_keeps_its_days_and_takes_new_ones(ws: Workspace) -> None:
    milestones.plan(ws, number(ws))
    now = by_kind(ws)[K.BALANCE].due_on
    with pytest.raises(RejectedError):
        exhibitions.postpone(ws, edition(ws), " ")
    exhibitions.postpone(ws, edition(ws), "主办方延期")
    off = edition(ws)
    assert (off.status, off.first_opens, off.opens) == (
        Status.POSTPONED,
        date(2023, 4, 11),
        date(2023, 4, 11),
    )
    assert milestones.due(ws, 0, now=now) == []
    exhibitions.postpone(ws, off, "主办方延期", (date(2023, 9, 5), None))
    put = edition(ws)
    assert (put.first_opens, put.first_closes) == (date(2023, 4, 11), date(2023, 4, 13))
    assert (put.opens, put.closes) == (date(2023, 9, 5), date(2023, 9, 7))
    assert by_kind(ws)[K.RESULTS].due_on == date(2023, 9, 14)


def test_a_deleted_edition_takes_its_milestones_along_and_back(ws: Workspace) -> None:
    milestones.plan(ws, number(ws))
    exhibitions.remove_edition(ws, number(ws), edition(ws).version)
    assert milestones.all(ws) == []
    history.undo(ws)
    assert len(milestones.all(ws)) == 13


def test_the_bureau_writes_its_own_template_and_goes_back_to_the_usual_one(ws: Workspace) -> None:
    assert milestones.rules(ws) == list(TEMPLATE)
    lines = [replace(line, plus_days=-120) if line.kind is K.REGISTRATION else line for line in TEMPLATE[:3]]
    milestones.put_rules(ws, lines)
    stored = milestones.rules(ws)
    assert [(line.kind, line.plus_days) for line in stored] == [
        (K.NOTICE, 0), (K.REGISTRATION, -120), (K.DEPOSIT, -90)
    ]  # fmt: skip
    changed = milestones.put_rules(ws, [replace(stored[0], plus_days=3), *stored[2:]])
    assert len(changed.ids[Noun.MILESTONE_RULE]) == 2
    assert [one.milestone.kind for one in milestones.proposal(ws, number(ws))] == [K.NOTICE, K.DEPOSIT]
    milestones.put_rules(ws, [])
    assert milestones.rules(ws) == list(TEMPLATE)
    with pytest.raises(RejectedError):
        milestones.put_rules(ws, [replace(TEMPLATE[0], market="XX")])


def test_what_is_due_now_comes_first_and_old_ones_are_counted(ws: Workspace) -> None:
    today = date(2023, 4, 1)
    for name, day in (
        ("去年的事", date(2022, 3, 1)),
        ("三十一天前", date(2023, 3, 1)),
        ("三十天前", date(2023, 3, 2)),
        ("昨天", date(2023, 3, 31)),
        ("今天", today),
        ("七天后", date(2023, 4, 8)),
        ("八天后", date(2023, 4, 9)),
    ):
        own = builders.a_milestone(
            edition_id=number(ws), kind=K.OWN, name=name, anchor=None, due_on=day, done_on=None
        )
        milestones.add(ws, own)
    found = milestones.due_now(ws, now=today)
    assert [one.milestone.name for one in found.soon] == ["今天", "七天后"]
    assert [one.milestone.name for one in found.late] == ["昨天", "三十天前"]
    assert found.older == 2


@pytest.mark.parametrize("status", [Status.SETTLED, Status.CANCELLED])
def test_an_edition_that_is_settled_or_called_off_has_nothing_due(ws: Workspace, status: Status) -> None:
    milestones.plan(ws, number(ws))
    exhibitions.move(ws, [(number(ws), edition(ws).version)], status, "已结")
    assert milestones.due_now(ws, now=date(2030, 1, 1)).older == 0
