"""Two records of one firm become one in one step: nothing is lost, and undo parts them again."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.builders import (
    a_booth,
    a_credit_code,
    a_delegate,
    a_figure,
    a_firm,
    a_paper,
    a_participation,
    a_person,
    a_return,
    an_edition,
    an_exhibition,
    an_export,
    an_order,
)  # fmt: skip
from tradeplanner.app import (
    booths,
    delegates,
    duplicates,
    exhibitions,
    exports,
    firms,
    history,
    orders,
    papers,
    participation,
    people,
    returns,
)  # fmt: skip
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import RejectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.firms import Firm
from tradeplanner.domain.ids import EditionId, ExhibitionId, FirmId, Noun, ParticipationId
from tradeplanner.domain.money import Money
from tradeplanner.domain.participation import State
from tradeplanner.i18n.acts import act_sentence
from tradeplanner.storage import summaries
from tradeplanner.storage.tables import TABLES


def the(ws: Workspace, name: str) -> Firm:
    """Return the firm of a name."""
    return next(firm for firm in firms.all(ws, retired=True) if firm.name_zh == name)


def raw(ws: Workspace) -> dict[str, list[dict[str, object]]]:
    """Return all rows without their versions."""
    with ws.store.read() as connection:
        return {
            noun.value: [
                {k: v for k, v in row.items() if k != "version"}
                for row in connection.execute(select(table).order_by(table.c.id)).mappings()
            ]
            for noun, table in TABLES.items()
        }


@pytest.fixture
def edition(ws: Workspace) -> EditionId:
    """Store two records of one firm, an edition of both, and all kinds of rows of the second."""
    firms.add(ws, a_firm(name_zh="甲有限公司", credit_code="", phone=""))
    firms.add(ws, a_firm(name_zh="甲纺织厂", credit_code=a_credit_code(2), phone="8123", town="富盛镇"))
    exhibitions.add_exhibition(ws, an_exhibition())
    fair = ExhibitionId(exhibitions.all(ws)[0].id or 0)
    exhibitions.add_edition(ws, an_edition(exhibition_id=fair, name_zh="2024年大阪展"))
    number = EditionId(exhibitions.editions(ws)[0].id or 0)
    first, second = (FirmId(the(ws, name).id or 0) for name in ("甲有限公司", "甲纺织厂"))
    participation.register(ws, a_participation(firm_id=first, edition_id=number, exhibits="", notes="要角位"))
    participation.register(
        ws, a_participation(firm_id=second, edition_id=number, exhibits="面料", notes="两人")
    )
    tied = ParticipationId(participation.of_firm(ws, second)[0].id or 0)
    order = an_order(firm_id=second, edition_id=number, participation_id=tied, amount=Money(100_00, "CNY"))
    orders.record(ws, order)
    returns.add(ws, a_return(firm_id=second, edition_id=number))
    exports.add(ws, an_export(firm_id=second, place=""))
    booths.add(ws, a_booth(edition_id=number, firm_id=second, number="A1"))
    delegates.add(ws, a_delegate(edition_id=number, firm_id=second))
    people.add(ws, a_person(firm_id=second))
    papers.add(ws, a_paper(firm_id=second, edition_id=number))
    firms.state(ws, second, 2022, a_figure().value)
    return number


def decided(ws: Workspace, *, kept: bool) -> dict[tuple[Noun, int], bool]:
    """Decide each clash alike."""
    pair = [FirmId(the(ws, name).id or 0) for name in ("甲有限公司", "甲纺织厂")]
    return {(one.noun, one.kept): kept for one in duplicates.preview(ws, *pair).clashes}


@pytest.mark.parametrize("kept", [True, False])
def test_a_merge_moves_all_and_is_undone_at_once(ws: Workspace, edition: EditionId, kept: bool) -> None:  # noqa: FBT001
    one, two = the(ws, "甲有限公司"), the(ws, "甲纺织厂")
    before = raw(ws)
    look = duplicates.preview(ws, FirmId(one.id or 0), FirmId(two.id or 0))
    assert set(look.moving) >= {
        Noun.PARTICIPATION, Noun.ORDER, Noun.EXPORT, Noun.RETURN, Noun.BOOTH, Noun.DELEGATE, Noun.PERSON,
        Noun.PAPER, Noun.FIGURE,
    }  # fmt: skip
    (clash,) = look.clashes
    assert (clash.noun, clash.edition) == (Noun.PARTICIPATION, "2024年大阪展")
    duplicates.merge(ws, one, two, ["town"], decided(ws, kept=kept))
    (left,) = firms.all(ws, retired=True)
    assert (left.id, left.former_names, left.town) == (one.id, ("甲纺织厂",), "富盛镇")
    assert (left.credit_code, left.phone) == (a_credit_code(2), "8123")
    (stay,) = participation.all(ws, edition)
    assert (stay.firm_id, stay.exhibits) == (one.id, "面料")
    assert set(stay.notes.split("\n")) == {"要角位", "两人"}
    (order,) = orders.all(ws)
    assert (order.firm_id, order.participation_id) == (one.id, stay.id)
    assert all(
        row["firm_id"] in (one.id, None) for rows in raw(ws).values() for row in rows if "firm_id" in row
    )
    after = raw(ws)
    with ws.store.read() as connection:
        assert summaries.differences(connection) == []
    assert "甲纺织厂" in act_sentence(history.steps(ws, 1)[0])
    history.undo(ws)
    assert raw(ws) == before
    history.redo(ws)
    assert raw(ws) == after


def test_a_clash_must_be_decided(ws: Workspace, edition: EditionId) -> None:
    before = raw(ws)
    with pytest.raises(RejectedError) as refused:
        duplicates.merge(ws, the(ws, "甲有限公司"), the(ws, "甲纺织厂"), [], {})
    assert refused.value.findings[0].code is Code.MERGE_UNDECIDED
    assert raw(ws) == before
    assert participation.all(ws, edition)[0].state is State.APPLIED


def test_two_records_of_one_name_are_found(ws: Workspace) -> None:
    firms.add(ws, a_firm(name_zh="绍兴甲乙有限公司"))
    firms.add(ws, a_firm(name_zh="绍兴市甲乙有限责任公司", retired=date(2023, 1, 1)))
    (pair,) = duplicates.find(ws)
    assert {pair.first.name_zh, pair.second.name_zh} == {"绍兴甲乙有限公司", "绍兴市甲乙有限责任公司"}
