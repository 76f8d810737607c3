"""Profiles: kept by heading, offered when headings look alike, applied without touching what a file says."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.importing.files import Rows, workbook
from tradeplanner.app import history, imports, profiles
from tradeplanner.app.import_values import Proposal
from tradeplanner.app.imports import Session
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import RejectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import Noun

ODD = ["单位大名", "信用码", "管哪个镇", "去年做了多少"]
ROW: list[object] = ["甲有限公司", "", "塔山街道", 12.5]
Open = Callable[[str, Rows], Session]


@pytest.fixture
def read(ws: Workspace, tmp_path: Path) -> Iterator[Open]:
    """Give a function that opens a register with these rows."""
    sessions: list[Session] = []

    def open_it(name: str, rows: Rows) -> Session:
        path = workbook(tmp_path / name, {"名录": rows})
        sessions.append(imports.open_file(ws, "firms", path))
        return sessions[-1]

    yield open_it
    for session in sessions:
        with closing(session):
            pass


def decided(session: Session) -> Proposal:
    """Return the proposal of a person who said what odd headings mean."""
    said = (
        session.proposal.with_heading("名录", 1, 1)
        .with_mapping("名录", 0, "name_zh")
        .with_mapping("名录", 1, "")
    )
    said = said.with_mapping("名录", 2, "town").with_mapping("名录", 3, "exports.2023")
    return session.planned(said.with_unit("名录", 3, "万美元").with_option("place", "越城区"))


def test_a_profile_reads_next_month_s_file_wherever_its_columns_stand(ws: Workspace, read: Open) -> None:
    first = read("一月.xlsx", [ODD, ROW])
    profiles.keep(ws, first, decided(first), " 镇街月报 ")

    second = read("二月.xlsx", [["某区企业名录"], list(reversed(ODD)), list(reversed(ROW))])
    (offer,) = profiles.offered(ws, second)
    assert (offer.profile.name, offer.alike) == ("镇街月报", 1.0)
    assert ("去年做了多少", "exports.2023") in {(each.heading, each.then) for each in offer.columns}
    assert offer.changes == len(offer.columns) + offer.others

    plan = profiles.apply(second, second.proposal, offer.profile).sheet("名录")
    assert (plan.used, plan.heading_first) == (True, 2)
    assert {c.heading: c.field for c in plan.columns} == dict(
        zip(ODD, ["name_zh", "", "town", "exports.2023"], strict=True)
    )
    amount = plan.column("exports.2023")
    assert amount is not None
    assert (amount.index, amount.unit) == (0, "万美元")
    checked = imports.check(ws, second, profiles.apply(second, second.proposal, offer.profile))
    assert checked.counts.new == 1


def test_a_unit_that_the_file_states_is_not_overruled(ws: Workspace, read: Open) -> None:
    plain: Rows = [["企业名称", "2023年出口额"], ["甲有限公司", 5]]
    session = read("一月.xlsx", plain)
    profiles.keep(ws, session, session.proposal.with_unit("名录", 1, "万美元"), "月报")
    stating = read("二月.xlsx", [["企业名称", "2023年出口额（万元）"], ["甲有限公司", 5]])
    (offer,) = profiles.offered(ws, stating)
    assert offer.changes == 0
    silent = read("三月.xlsx", [*plain, ["乙有限公司", 6]])
    (offer,) = profiles.offered(ws, silent)
    assert (offer.columns, offer.others) == ((), 1)
    assert profiles.apply(silent, silent.proposal, offer.profile).sheet("名录").columns[1].unit == "万美元"


def test_headings_that_differ_are_not_offered_and_a_person_s_own_choice_stays(
    ws: Workspace, read: Open
) -> None:
    session = read("一月.xlsx", [ODD, ROW])
    profiles.keep(ws, session, decided(session), "镇街月报")
    assert profiles.offered(ws, read("别的.xlsx", [["企业名称", "联系人"], ["甲有限公司", "张三"]])) == []
    again = read("二月.xlsx", [ODD, ROW])
    (offer,) = profiles.offered(ws, again)
    own = again.proposal.with_heading("名录", 1, 1).with_mapping("名录", 2, "address")
    assert profiles.apply(again, own, offer.profile).sheet("名录").columns[2].field == "address"


def test_one_name_is_one_profile_and_every_act_is_undone(ws: Workspace, read: Open) -> None:
    session = read("一月.xlsx", [ODD, ROW])
    profiles.keep(ws, session, decided(session), "镇街月报")
    profiles.keep(ws, session, decided(session).with_mapping("名录", 2, ""), "镇街月报")
    (kept,) = profiles.all(ws)
    assert '"管哪个镇": ""' in kept.decisions
    profiles.keep(ws, session, decided(session), "别的月报")
    other, kept = profiles.all(ws, "firms")
    with pytest.raises(RejectedError) as refused:
        profiles.rename(ws, other, " 镇街月报")
    assert refused.value.findings[0].code is Code.DUPLICATE_NAME
    assert profiles.rename(ws, other, "改名月报").nouns == {Noun.PROFILE}
    renamed = next(each for each in profiles.all(ws) if each.name == "改名月报")
    profiles.remove(ws, renamed.id, renamed.version)  # type: ignore[arg-type]  # stored ones have an id
    assert [each.name for each in profiles.all(ws)] == ["镇街月报"]
    for _ in range(3):
        history.undo(ws)
    assert [each.name for each in profiles.all(ws)] == ["镇街月报"]
    history.undo(ws)
    (kept,) = profiles.all(ws)
    assert '"管哪个镇": "town"' in kept.decisions


def test_a_profile_needs_a_name(ws: Workspace, read: Open) -> None:
    session = read("一月.xlsx", [ODD, ROW])
    with pytest.raises(RejectedError):
        profiles.keep(ws, session, decided(session), " ")
    assert profiles.all(ws) == []
