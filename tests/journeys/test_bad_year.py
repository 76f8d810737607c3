"""Bad input of a year's plan: each gets a finding at its field, and nothing is changed.

A case is one act with what it must be refused for. Around each, every row of the data file and the
record of steps are compared, so that no half of an act is left behind.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlalchemy import func, select

from tests.builders import a_booth, a_budget_line, a_fee, a_firm, a_participation, an_edition
from tradeplanner.app import (
    allotting,
    booths,
    budgets,
    exhibitions,
    fees,
    firms,
    history,
    participation,
    programmes,
    schedule,
)
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.domain.errors import RejectedError
from tradeplanner.domain.exhibitions import Edition, Status
from tradeplanner.domain.findings import Code, Finding
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import BoothId, Changed, EditionId, FirmId, MilestoneId, Noun, ParticipationId
from tradeplanner.domain.milestones import Milestone, MilestoneKind
from tradeplanner.domain.money import Money
from tradeplanner.domain.participation import Participation, State
from tradeplanner.domain.programmes import Programme
from tradeplanner.i18n.messages import explanation
from tradeplanner.storage.tables import TABLES

OSAKA, CALLED_OFF = EditionId(1), EditionId(2)
GOING, WAITING, GONE, STRANGER = (FirmId(number) for number in (1, 2, 3, 4))
QUOTA = 2
FREE, TAKEN = BoothId(1), BoothId(2)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Give a fair of two booths, both taken by the first of four firms, and one fair that was called off."""
    with open_workspace(tmp_path_factory.mktemp("bad-year")) as ws:
        _plan(ws)
        _register(ws)
        yield ws


def _plan(ws: Workspace) -> None:
    for name in ("日本大阪展", "越南河内展"):
        made = an_edition(
            exhibition_id=0, year=2024, name_zh=name, booth_quota=QUOTA, market="JP",
            opens=date(2024, 4, 11), closes=date(2024, 4, 14),
        )  # fmt: skip
        exhibitions.add_edition(ws, made, fair=name)
    exhibitions.move(ws, [(CALLED_OFF, the_edition(ws, CALLED_OFF).version)], Status.CANCELLED, "停办")
    with ws.change(Act.ADD, Noun.MILESTONE) as work:
        work.add(
            Noun.MILESTONE,
            Milestone(edition_id=OSAKA, kind=MilestoneKind.VISA, due_on=date(2024, 2, 1)),
        )


def _register(ws: Workspace) -> None:
    for number, name in enumerate("甲乙丙丁", 1):
        firms.add(ws, a_firm(name_zh=f"{name}有限公司", credit_code=""))
        if number < STRANGER:
            asks = a_participation(firm_id=FirmId(number), edition_id=OSAKA, booths=2, booth_numbers=())
            participation.register(ws, asks)
    move(ws, GOING, State.APPROVED)
    move(ws, WAITING, State.WAITING)
    move(ws, GONE, State.WITHDRAWN)
    booths.add(ws, a_booth(edition_id=OSAKA, firm_id=None, hall="", number="Z01"))
    booths.add(ws, a_booth(edition_id=OSAKA, firm_id=GOING, hall="", number="Z02"))


def the_edition(ws: Workspace, number: EditionId = OSAKA) -> Edition:
    """Return an edition as it is stored."""
    return next(one for one in exhibitions.editions(ws) if one.id == number)


def row_of(ws: Workspace, firm: FirmId) -> Participation:
    """Return a firm's registration."""
    return next(row for row in participation.all(ws) if row.firm_id == firm)


def move(ws: Workspace, firm: FirmId, state: State) -> Changed:
    """Move a firm's registration."""
    row = row_of(ws, firm)
    return participation.move(ws, [(ParticipationId(row.id or 0), row.version)], state, "示例")


def change(ws: Workspace, **values: object) -> Changed:
    """Store the edition with other values."""
    return exhibitions.edit_edition(ws, replace(the_edition(ws), **values))  # type: ignore[arg-type]


def lay_out(ws: Workspace, number: str, firm: FirmId | None) -> Changed:
    """Add a booth."""
    return booths.add(ws, a_booth(edition_id=OSAKA, hall="", number=number, firm_id=firm))


def charge(ws: Workspace, firm: FirmId, paid: Money | None = None) -> Changed:
    """Add a fee of 5,000 yuan."""
    return fees.add(ws, a_fee(firm_id=firm, edition_id=OSAKA, due=Money(5_000_00, "CNY"), paid=paid))


class Bad(NamedTuple):
    """What somebody tries, and the finding with its field that answers."""

    why: str
    act: Callable[[Workspace], Changed]
    code: Code
    field: str


CASES = (
    Bad("more booths than the quota", lambda ws: move(ws, WAITING, State.APPROVED),
        Code.QUOTA_EXCEEDED, "state"),
    Bad("a larger wish than the quota holds",
        lambda ws: participation.edit(ws, replace(row_of(ws, GOING), booths=Decimal(QUOTA + 1))),
        Code.QUOTA_EXCEEDED, "booths"),
    Bad("a booth that is there", lambda ws: lay_out(ws, "Z01", None), Code.DUPLICATE_RECORD, "number"),
    Bad("the same in other letters", lambda ws: lay_out(ws, "ｚ０１ ", None),
        Code.DUPLICATE_RECORD, "number"),
    Bad("a booth that another firm has",
        lambda ws: allotting.allot(ws, [(TAKEN, booth(ws, TAKEN), WAITING)]), Code.BOOTH_TAKEN, "firm_id"),
    Bad("another firm's booth typed as one's own",
        lambda ws: participation.edit(ws, replace(row_of(ws, WAITING), booth_numbers=("z02",))),
        Code.BOOTH_TAKEN, "booth_numbers"),
    Bad("a booth for a firm without registration",
        lambda ws: allotting.allot(ws, [(FREE, booth(ws, FREE), STRANGER)]), Code.NOT_REGISTERED, "firm_id"),
    Bad("a booth for a firm that withdrew", lambda ws: lay_out(ws, "Z03", GONE),
        Code.PLACE_GIVEN_UP, "firm_id"),
    Bad("a closing day before the opening", lambda ws: change(ws, closes=date(2024, 4, 1)),
        Code.DATES_REVERSED, "closes"),
    Bad("a day of another century", lambda ws: change(ws, opens=date(1024, 4, 1)),
        Code.DAY_OUT_OF_RANGE, "opens"),
    Bad("a drag out of every calendar",
        lambda ws: schedule.shift_edition(ws, OSAKA, the_edition(ws).version, 10**7),
        Code.DAY_OUT_OF_RANGE, "opens"),
    Bad("a milestone dragged likewise",
        lambda ws: schedule.shift_milestone(ws, MilestoneId(1), 1, -(10**7)),
        Code.DAY_OUT_OF_RANGE, "due_on"),
    Bad("a fair that was called off",
        lambda ws: schedule.shift_edition(ws, CALLED_OFF, the_edition(ws, CALLED_OFF).version, 7),
        Code.EDITION_CANCELLED, "opens"),
    Bad("putting off without a reason",
        lambda ws: exhibitions.postpone(ws, the_edition(ws), " ", (date(2024, 9, 1), None)),
        Code.REASON_REQUIRED, "status_reason"),
    Bad("a market that nobody knows", lambda ws: change(ws, market="Q9"), Code.UNKNOWN_MARKET, "market"),
    Bad("a firm that withdrew, confirmed",
        lambda ws: participation.edit(ws, replace(row_of(ws, GONE), state=State.CONFIRMED)),
        Code.STATE_MOVE, "state"),
    Bad("the same of several at once", lambda ws: move(ws, GONE, State.CONFIRMED),
        Code.MOVE_BARRED, "state"),
    Bad("a withdrawal without a reason",
        lambda ws: participation.edit(ws, replace(row_of(ws, GOING), state=State.WITHDRAWN, state_reason="")),
        Code.REASON_REQUIRED, "state_reason"),
    Bad("the same firm twice",
        lambda ws: participation.register(ws, a_participation(firm_id=GOING, edition_id=OSAKA)),
        Code.DUPLICATE_RECORD, "firm_id"),
    Bad("a fee of a firm without registration", lambda ws: charge(ws, STRANGER),
        Code.NOT_REGISTERED, "firm_id"),
    Bad("a fee paid in another currency", lambda ws: charge(ws, GOING, Money(1_00, "USD")),
        Code.CURRENCIES_DIFFER, "paid"),
    Bad("a negative ceiling",
        lambda ws: programmes.add(ws, Programme(year=2024, name_zh="活动", budget_ceiling=Money(-1, "CNY"))),
        Code.NEGATIVE, "budget_ceiling"),
    Bad("a negative cost",
        lambda ws: budgets.add(ws, a_budget_line(edition_id=OSAKA, planned=Money(-1, "CNY"))),
        Code.NEGATIVE, "planned"),
)  # fmt: skip


def booth(ws: Workspace, number: BoothId) -> int:
    """Return the version of a booth."""
    return next(one.version for one in booths.all(ws) if one.id == number)


def everything(ws: Workspace) -> tuple[dict[Noun, list[tuple[object, ...]]], int]:
    """Return every row of every table, and how many steps the record has."""
    with ws.store.read() as connection:
        rows = {
            noun: [tuple(row) for row in connection.execute(select(table).order_by(table.c.id))]
            for noun, table in TABLES.items()
        }
        counted = {
            noun: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for noun, table in TABLES.items()
        }
    assert {noun: len(found) for noun, found in rows.items()} == counted
    return rows, len(history.steps(ws))


@pytest.mark.parametrize("bad", CASES, ids=lambda bad: bad.why)
def test_bad_input_is_answered_at_its_field_and_changes_nothing(desk: Workspace, bad: Bad) -> None:
    before = everything(desk)
    with pytest.raises(RejectedError) as refused:
        bad.act(desk)
    found: list[Finding] = [one for one in refused.value.findings if one.severity.holds_back]
    assert [(one.code, one.place.field) for one in found] == [(bad.code, bad.field)]
    assert "…" not in explanation(found[0])
    assert everything(desk) == before


def test_what_is_doubtful_only_is_said_and_stored(tmp_path: Path) -> None:
    """A firm may transfer too much: that is told at its field, and stays on record."""
    with open_workspace(tmp_path) as ws:
        _plan(ws)
        _register(ws)
        charge(ws, GOING, Money(5_000_01, "CNY"))
        (fee,) = fees.all(ws)
    assert fee.paid == Money(5_000_01, "CNY")
