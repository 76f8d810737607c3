"""The plan of a year and all about one edition, read at once; moving editions in one step."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.builders import (
    a_firm,
    a_participation,
    a_programme,
    a_rate,
    an_edition,
    an_exhibition,
    an_order,
)
from tradeplanner.app import (
    edition_results,
    exhibitions,
    firms,
    history,
    orders,
    participation,
    plan,
    programmes,
    rates,
)
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.edition_results import Result
from tradeplanner.domain.errors import ConflictError, RejectedError
from tradeplanner.domain.exhibitions import Edition, FairClass, Status
from tradeplanner.domain.findings import Code
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import EditionId, ExhibitionId, FirmId, Noun, Origin, ProgrammeId
from tradeplanner.domain.money import Money
from tradeplanner.domain.orders import Order, Stage
from tradeplanner.domain.participation import State
from tradeplanner.storage.work import BatchRecord

TODAY = date(2023, 11, 30)

Add = Callable[..., Edition]


@pytest.fixture
def add(ws: Workspace) -> Add:
    """Give a function that stores an edition and returns it as stored."""

    def made(name: str, **changes: object) -> Edition:
        changed = exhibitions.add_edition(
            ws, an_edition(exhibition_id=ExhibitionId(0), name_zh=name, **changes), fair="大阪展"
        )
        number = changed.first(Noun.EDITION)
        return next(e for e in exhibitions.editions(ws) if e.id == number)

    return made


def rows(*editions: Edition) -> list[tuple[EditionId, int]]:
    """Return ids and versions."""
    return [(EditionId(edition.id or 0), edition.version) for edition in editions]


def statuses(ws: Workspace) -> list[tuple[Status, str]]:
    """Return the status of each edition with its reason."""
    return [(edition.status, edition.status_reason) for edition in exhibitions.editions(ws)]


def test_several_editions_move_in_one_step_that_undo_takes_back(ws: Workspace, add: Add) -> None:
    first, second = add("甲展"), add("乙展")
    before = len(history.steps(ws))
    exhibitions.move(ws, rows(first, second), Status.CANCELLED, " 签证未批 ")
    assert statuses(ws) == [(Status.CANCELLED, "签证未批")] * 2
    (step, *_) = history.steps(ws)
    assert len(history.steps(ws)) == before + 1
    assert (step.act, step.params["count"], step.params["after"]) == (Act.MOVE, 2, "cancelled")
    history.undo(ws)
    assert statuses(ws) == [(Status.PLANNED, "")] * 2


def test_a_reason_goes_with_the_status_that_it_explained(ws: Workspace, add: Add) -> None:
    only = add("甲展", status=Status.POSTPONED, status_reason="改期")
    exhibitions.move(ws, rows(only), Status.RECRUITING)
    assert statuses(ws) == [(Status.RECRUITING, "")]
    assert history.steps(ws)[0].params["name"] == "甲展"


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.POSTPONED])
def test_calling_off_without_a_reason_is_refused(ws: Workspace, add: Add, status: Status) -> None:
    with pytest.raises(RejectedError) as refused:
        exhibitions.move(ws, rows(add("甲展")), status, "  ")
    assert [finding.code for finding in refused.value.findings] == [Code.REASON_REQUIRED]


def test_a_move_is_all_or_nothing(ws: Workspace, add: Add) -> None:
    first, second = add("甲展"), add("乙展")
    exhibitions.edit_edition(ws, replace(second, notes="改过"))
    with pytest.raises(ConflictError):
        exhibitions.move(ws, rows(first, second), Status.APPROVED)
    assert {status for status, _ in statuses(ws)} == {Status.PLANNED}


@pytest.fixture
def year(ws: Workspace, add: Add) -> Workspace:
    """Fill two years of one fair: 2022 and 2023, firms at both, orders, a programme of 2023."""
    rates.add(ws, a_rate(first=date(2022, 1, 1), last=date(2023, 12, 31)))
    campaign = ProgrammeId(
        programmes.add(ws, a_programme(aim_key_exhibitions=2, aim_firm_visits=4)).first(Noun.PROGRAMME)
    )
    last = add("2022年大阪展", year=2022, opens=date(2022, 4, 11), closes=None, aim_orders=None)
    this = add(
        "2023年大阪展", status=Status.HELD, programme_id=campaign, fair_class=FairClass.KEY, aim_firms=4,
        aim_orders=Money(400_00, "USD"),
    )  # fmt: skip
    add("2023年无期展", opens=None, closes=None)
    for number in (1, 2):
        firm = FirmId(firms.add(ws, a_firm(name_zh=f"企业{number}（示例）", credit_code="")).first(Noun.FIRM))
        for edition in (last, this)[number - 1 :]:
            took = a_participation(
                firm_id=firm, edition_id=edition.id, state=State.ATTENDED, booths=Decimal("1.5")
            )
            participation.register(ws, took)
    for edition, minor in ((last, 100_00), (this, 300_00)):
        orders.record(ws, _order(edition, minor))
    orders.record(ws, _order(this, 50_00, stage=Stage.INTENDED))
    return ws


def _order(edition: Edition, minor: int, **changes: object) -> Order:
    return an_order(
        edition_id=edition.id, amount=Money(minor, "USD"), signed_on=date(edition.year, 4, 12), **changes
    )


def the(ws: Workspace, name: str) -> EditionId:
    """Return the id of the edition called ``name``."""
    return next(EditionId(e.id or 0) for e in exhibitions.editions(ws) if e.name_zh == name)


def test_the_plan_has_each_edition_with_what_it_came_to_undated_last(year: Workspace) -> None:
    found = plan.read(year, 2023, now=TODAY)
    held, undated = found.rows
    assert (held.edition.name_zh, undated.edition.name_zh) == ("2023年大阪展", "2023年无期展")
    assert (held.turnout.firms, held.turnout.booths) == (2, Decimal("3.0"))
    assert (held.actual, held.intended, held.aim) == (
        Money(300_00, "USD"), Money(50_00, "USD"), Money(400_00, "USD"),
    )  # fmt: skip
    assert (undated.actual, undated.turnout.firms, undated.programme) == (Money(0, "USD"), 0, None)
    assert held.programme is not None


def test_the_plan_says_how_far_its_programmes_have_got(year: Workspace) -> None:
    (progress,) = plan.read(year, 2023, now=TODAY).programmes
    assert (progress.key_planned, progress.key_held, progress.turnout.visits) == (1, 1, 2)
    assert plan.read(year, 2022, now=TODAY).programmes == ()


def test_a_year_without_editions_is_an_answer_too(ws: Workspace) -> None:
    assert plan.read(ws, 2031, now=TODAY).rows == ()


def test_an_edition_is_told_with_its_firms_orders_and_result(year: Workspace) -> None:
    found = edition_results.read(year, the(year, "2023年大阪展"), now=TODAY)
    assert (found.fair.name_zh, found.last and found.last.name_zh) == ("大阪展", "2022年大阪展")
    assert len(found.participations) == 2
    assert [order.amount.minor for order in found.orders] == [50_00, 300_00]
    assert sorted(name for name, _ in found.firms.values()) == ["企业1（示例）", "企业2（示例）"]
    by_result = {line.result: line for line in found.lines}
    assert (by_result[Result.FIRMS].attainment, by_result[Result.FIRMS].change) == (
        Decimal("0.5"),
        Decimal(1),
    )
    assert (by_result[Result.ACTUAL].attainment, by_result[Result.ACTUAL].change) == (
        Decimal("0.75"),
        Decimal(2),
    )
    assert by_result[Result.INTENDED].this == 50


def test_the_first_edition_of_a_fair_has_nothing_to_be_compared_with(year: Workspace) -> None:
    found = edition_results.read(year, the(year, "2022年大阪展"), now=TODAY)
    assert found.last is None
    assert {line.last for line in found.lines} == {None}


def test_neighbours_are_those_of_the_same_year_in_the_plans_order(year: Workspace) -> None:
    held, undated = the(year, "2023年大阪展"), the(year, "2023年无期展")
    first, second = (edition_results.read(year, number) for number in (held, undated))
    assert (first.before, first.after, first.place, first.count) == (None, undated, 1, 2)
    assert (second.before, second.after, second.place, second.count) == (held, None, 2, 2)


def test_an_edition_that_is_gone_is_a_calm_error(year: Workspace) -> None:
    with pytest.raises(ConflictError) as gone:
        edition_results.read(year, EditionId(999))
    assert gone.value.code is Code.CONFLICT_GONE


def test_an_imported_edition_names_its_file(ws: Workspace) -> None:
    with ws.change(Act.IMPORT, Noun.EDITION, count=1, file="目录.xlsx") as work:
        batch = work.batch(BatchRecord("catalogue", "目录.xlsx", "0" * 64))
        fair = ExhibitionId(work.add(Noun.EXHIBITION, an_exhibition()))
        origin = Origin(batch, "目录", 3)
        number = EditionId(work.add(Noun.EDITION, an_edition(exhibition_id=fair, origin=origin)))
    assert edition_results.read(ws, number).file == "目录.xlsx"
