"""Registrations and programmes through the front door: one step, orders tied in it, one undo."""

from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import a_firm, an_edition, an_exhibition, an_order
from tests.importing.files import workbook
from tradeplanner.app import history, imports, orders
from tradeplanner.app.imports import ImportOutcome
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import EditionId, ExhibitionId, FirmId, Noun, ParticipationId
from tradeplanner.domain.orders import Order
from tradeplanner.domain.participation import Participation, State
from tradeplanner.storage import participation as store
from tradeplanner.storage import programmes as campaigns


def bring_in(ws: Workspace, kind: str, path: Path, **options: str) -> ImportOutcome:
    """Import a file with ``options`` and return what it did."""
    with closing(imports.open_file(ws, kind, path)) as session:
        proposal = session.proposal
        for name, value in options.items():
            proposal = proposal.with_option(name, value)
        return imports.commit(ws, session, imports.check(ws, session, proposal))


def participations(ws: Workspace) -> list[Participation]:
    """Return every participation."""
    with ws.store.read() as connection:
        return store.listed(connection)


@pytest.fixture
def known(ws: Workspace) -> tuple[FirmId, EditionId]:
    """Give a store of two firms, a fair with its edition, and an order of the first firm there."""
    with ws.change(Act.ADD, Noun.FIRM) as step:
        firm = FirmId(step.add(Noun.FIRM, a_firm(name_zh="甲有限公司", credit_code="")))
        step.add(Noun.FIRM, a_firm(name_zh="乙有限公司", credit_code=""))
        fair = ExhibitionId(step.add(Noun.EXHIBITION, an_exhibition(name_zh="大阪展")))
        edition = EditionId(
            step.add(Noun.EDITION, an_edition(exhibition_id=fair, year=2024, name_zh="2024年日本大阪纺织展"))
        )
        step.add(Noun.ORDER, an_order(firm_id=firm, edition_id=edition))
    return firm, edition


def the_order(ws: Workspace) -> Order:
    """Return the only order."""
    (order,) = orders.all(ws)
    return order


def test_an_order_is_tied_when_its_registration_arrives_and_loosed_by_the_undo(
    ws: Workspace, known: tuple[FirmId, EditionId], tmp_path: Path
) -> None:
    rows: list[object] = [["企业名称", "展位数"], ["甲有限公司", 2], ["乙有限公司", 1]]
    outcome = bring_in(ws, "registrations", workbook(tmp_path / "大阪展报名.xlsx", {"报名": rows}))
    mine = next(p for p in participations(ws) if p.firm_id == known[0])
    assert (outcome.counts.new, len(history.steps(ws)), the_order(ws).participation_id) == (2, 2, mine.id)
    history.undo(ws)
    assert (participations(ws), the_order(ws).participation_id) == ([], None)
    history.redo(ws)
    assert the_order(ws).participation_id == mine.id


def test_a_known_participation_takes_the_orders_that_came_later(
    ws: Workspace, known: tuple[FirmId, EditionId], tmp_path: Path
) -> None:
    with ws.change(Act.ADD, Noun.PARTICIPATION) as step:
        row = step.add(Noun.PARTICIPATION, Participation(firm_id=known[0], edition_id=known[1]))
    path = workbook(tmp_path / "表.xlsx", {"报名": [["企业名称", "人数"], ["甲有限公司", 3]]})
    assert bring_in(ws, "registrations", path, edition=str(known[1])).counts.changed == 1
    assert the_order(ws).participation_id == ParticipationId(row)
    (changed,) = participations(ws)
    assert (changed.people, changed.state) == (3, State.APPLIED)


def test_without_its_edition_a_sheet_waits_and_writes_nothing(
    ws: Workspace, known: tuple[FirmId, EditionId], tmp_path: Path
) -> None:
    path = workbook(tmp_path / "表.xlsx", {"报名": [["企业名称", "人数"], ["甲有限公司", 3]]})
    outcome = bring_in(ws, "registrations", path)
    assert (outcome.changed.step, [q.name for q in outcome.checked.unanswered]) == (None, ["edition"])
    assert [c.id for c in outcome.checked.questions[0].candidates] == [known[1]]


def test_programmes_come_in_and_a_catalogue_joins_them(ws: Workspace, tmp_path: Path) -> None:
    rows: list[object] = [["年度", "活动名称", "重点展会数"], [2024, "百团千企", 30]]
    assert bring_in(ws, "programmes", workbook(tmp_path / "活动.xlsx", {"活动": rows})).counts.new == 1
    with ws.store.read() as connection:
        (programme,) = campaigns.listed(connection)
    assert (programme.year, programme.name_zh, programme.aim_key_exhibitions) == (2024, "百团千企", 30)
    plan: list[object] = [["展会名称", "年度", "国家", "所属活动"], ["甲展", 2024, "日本", "百团千企"]]
    bring_in(ws, "catalogue", workbook(tmp_path / "目录.xlsx", {"目录": plan}))
    assert history.steps(ws)[0].params["count"] == 1
