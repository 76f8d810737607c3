"""Rolling a year over: days on the same weekday, firms invited, results as aims, nothing twice, one undo."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests import builders
from tradeplanner.app import (
    exhibitions,
    firms,
    history,
    milestones,
    orders,
    participation,
    programmes,
    rolling,
)
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.domain.exhibitions import Edition, Status
from tradeplanner.domain.ids import EditionId, FirmId, Noun, ProgrammeId
from tradeplanner.domain.milestones import MilestoneKind
from tradeplanner.domain.money import Money
from tradeplanner.domain.participation import State
from tradeplanner.i18n.acts import act_sentence

NOW = date(2023, 11, 1)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    """Give a data file with an edition of 2023, three firms of which two came, and an order."""
    with open_workspace(tmp_path) as opened:
        edition = builders.an_edition(
            exhibition_id=0, name_zh="2023年第12届大阪展（示例）", status=Status.SETTLED, aim_firms=9,
            status_reason="", owner="王丽",
        )  # fmt: skip
        number = EditionId(exhibitions.add_edition(opened, edition).first(Noun.EDITION))
        for at, state in enumerate((State.ATTENDED, State.ATTENDED, State.WITHDRAWN), 1):
            firm = builders.a_firm(name_zh=f"{at}号有限公司（示例）", credit_code=builders.a_credit_code(at))
            took = builders.a_participation(
                firm_id=FirmId(firms.add(opened, firm).first(Noun.FIRM)), edition_id=number, state=state,
                state_reason="签证" if state is State.WITHDRAWN else "", booths=Decimal(2),
            )  # fmt: skip
            participation.register(opened, took)
        won = builders.an_order(edition_id=number, amount=Money(120_000_49, "CNY"))
        orders.record(opened, won)
        yield opened


def rolled(ws: Workspace) -> Edition:
    """Return the edition of 2024."""
    (one,) = exhibitions.editions(ws, 2024)
    return one


def test_the_preview_stores_nothing_and_says_what_would_be_made(ws: Workspace) -> None:
    (one,) = rolling.preview(ws, 2023, now=NOW)
    assert one.fresh.name_zh == "2024年第13届大阪展（示例）"
    assert (one.fresh.opens, one.fresh.closes) == (date(2024, 4, 9), date(2024, 4, 11))
    assert one.fresh.opens is not None
    assert one.last.opens is not None
    assert one.fresh.opens.weekday() == one.last.opens.weekday()
    assert (one.fresh.aim_firms, one.fresh.aim_booths) == (2, 4)
    assert (len(one.firms), one.left, len(one.milestones), one.stands) == (2, 0, 13, None)
    assert exhibitions.editions(ws, 2024) == []


def test_one_step_makes_all_of_it_and_one_undo_takes_it_back(ws: Workspace) -> None:
    before = len(history.steps(ws))
    rolling.roll(ws, 2023, now=NOW)
    made = rolled(ws)
    assert (made.status, made.status_on, made.owner) == (Status.IDEA, NOW, "王丽")
    invited = participation.all(ws, EditionId(made.id or 0))
    assert [(one.firm_id, one.state, one.booths) for one in invited] == [
        (1, State.INVITED, None), (2, State.INVITED, None)
    ]  # fmt: skip
    assert len(milestones.all(ws, EditionId(made.id or 0))) == 13
    assert len(history.steps(ws)) == before + 1
    step = history.next_undo(ws)
    assert step is not None
    assert act_sentence(step) == "Add 1 edition, rolled over into 2024"
    history.undo(ws)
    assert exhibitions.editions(ws, 2024) == []
    assert milestones.all(ws) == []


def test_what_stands_there_already_is_left_as_it_is(ws: Workspace) -> None:
    rolling.roll(ws, 2023, now=NOW)
    exhibitions.edit_edition(ws, replace(rolled(ws), city="京都"))
    (one,) = rolling.preview(ws, 2023, now=NOW)
    assert one.stands == rolled(ws)
    assert rolling.roll(ws, 2023, now=NOW).step is None
    assert rolled(ws).city == "京都"


def test_only_chosen_editions_and_none_that_was_called_off(ws: Workspace) -> None:
    assert rolling.roll(ws, 2023, [EditionId(99)], now=NOW).step is None
    (edition,) = exhibitions.editions(ws, 2023)
    exhibitions.move(ws, [(EditionId(edition.id or 0), edition.version)], Status.CANCELLED, "停办")
    assert rolling.preview(ws, 2023, now=NOW) == []


def test_a_firm_that_left_the_register_is_counted_and_not_invited(ws: Workspace) -> None:
    gone = firms.get(ws, FirmId(1))
    firms.edit(ws, replace(gone, retired=NOW))
    (one,) = rolling.preview(ws, 2023, now=NOW)
    assert (list(one.firms), one.left) == ([FirmId(2)], 1)


def test_a_new_edition_belongs_to_the_next_years_programme(ws: Workspace) -> None:
    (edition,) = exhibitions.editions(ws, 2023)
    first = programmes.add(ws, builders.a_programme(year=2023)).first(Noun.PROGRAMME)
    second = programmes.add(ws, builders.a_programme(year=2024)).first(Noun.PROGRAMME)
    exhibitions.edit_edition(ws, replace(edition, programme_id=ProgrammeId(first)))
    rolling.roll(ws, 2023, now=NOW)
    assert rolled(ws).programme_id == second


def test_an_edition_that_stands_gets_only_what_it_lacks(ws: Workspace) -> None:
    (edition,) = exhibitions.editions(ws, 2023)
    own = replace(
        edition, id=None, version=0, year=2024, name_zh="自定", opens=date(2024, 5, 7), closes=None,
        status=Status.PLANNED,
    )  # fmt: skip
    number = EditionId(exhibitions.add_edition(ws, own).first(Noun.EDITION))
    participation.register(ws, builders.a_participation(firm_id=FirmId(1), edition_id=number))
    rolling.roll(ws, 2023, now=NOW)
    assert (rolled(ws).name_zh, rolled(ws).opens) == ("自定", date(2024, 5, 7))
    went = {one.firm_id: one.state for one in participation.all(ws, number)}
    assert went == {1: State.APPLIED, 2: State.INVITED}
    due = {one.kind: one.due_on for one in milestones.all(ws, number)}
    assert due[MilestoneKind.DEPARTURE] == date(2024, 5, 5)
    assert not rolling.preview(ws, 2023, now=NOW)[0].open


def test_a_fair_of_spring_and_autumn_stands_once_for_each(ws: Workspace) -> None:
    (edition,) = exhibitions.editions(ws, 2023)
    autumn = replace(
        edition, id=None, version=0, name_zh="2023年大阪秋季展", opens=date(2023, 10, 17), closes=None
    )
    number = EditionId(exhibitions.add_edition(ws, autumn).first(Noun.EDITION))
    came = builders.a_participation(firm_id=FirmId(3), edition_id=number, state=State.ATTENDED)
    participation.register(ws, came)
    rolling.roll(ws, 2023, [EditionId(edition.id or 0)], now=NOW)
    assert [one.stands is None for one in rolling.preview(ws, 2023, now=NOW)] == [False, True]
    rolling.roll(ws, 2023, now=NOW)
    spring, later = exhibitions.editions(ws, 2024)
    went = [[p.firm_id for p in participation.all(ws, EditionId(one.id or 0))] for one in (spring, later)]
    assert (later.name_zh, went) == ("2024年大阪秋季展", [[1, 2], [3]])
    exhibitions.edit_edition(ws, replace(later, name_zh="大阪秋季会", opens=date(2024, 11, 5)))
    assert [one.open for one in rolling.preview(ws, 2023, now=NOW)] == [False, False]


def test_a_fair_of_new_years_day_stays_in_its_own_year(ws: Workspace) -> None:
    (edition,) = exhibitions.editions(ws, 2023)
    moved = replace(edition, opens=date(2023, 1, 1), closes=date(2023, 1, 3))
    exhibitions.edit_edition(ws, moved)
    rolling.roll(ws, 2023, now=NOW)
    assert (rolled(ws).opens, rolled(ws).closes) == (date(2024, 1, 7), date(2024, 1, 9))
