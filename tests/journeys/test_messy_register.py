"""Journey A: a messy register is understood, checked, decided on, committed, and taken back."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import a_firm
from tests.journeys import messy
from tradeplanner.app import firms, history, imports
from tradeplanner.app.imports import Session
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.findings import Code, Severity
from tradeplanner.domain.ids import Changed, Noun
from tradeplanner.i18n.messages import sentence

DAMAGED_ROW = messy.FIRST_ROW + messy.SOUND + 1
WRONG_ROW = DAMAGED_ROW + 1
TOTAL_ROW = WRONG_ROW + 1


@pytest.fixture
def session(ws: Workspace, tmp_path: Path) -> Iterator[Session]:
    """Give the messy register, opened."""
    with closing(imports.open_file(ws, "firms", messy.register(tmp_path / "名录.xlsx"))) as opened:
        yield opened


def codes(checked_findings: tuple[object, ...]) -> set[str]:
    """Return the codes of findings."""
    return {str(getattr(finding, "code", "")) for finding in checked_findings}


def test_the_sheet_is_understood_with_reasons(session: Session) -> None:
    plan = session.proposal.sheet(messy.SHEET)
    assert (plan.heading_first, plan.heading_last) == messy.HEADING
    assert plan.data_first == messy.FIRST_ROW
    assert plan.total_rows == (TOTAL_ROW,)
    assert plan.heading_reason is not None
    taken = {column.field.partition(".")[0] for column in plan.columns}
    assert {"name_zh", "credit_code", "contact", "phone"} <= taken
    assert all(column.reason.code for column in plan.columns)
    hidden = session.proposal.sheet(messy.HIDDEN)
    assert (hidden.used, hidden.reason.code) == (False, Code.SHEET_HIDDEN)


def test_findings_name_the_cell_and_keep_personal_data_out(ws: Workspace, session: Session) -> None:
    checked = imports.check(ws, session, session.proposal)
    counts = checked.counts
    assert (counts.new, counts.skipped, counts.rejected) == (messy.SOUND + 1, 1, 1)
    by_cell = {(finding.place.cell, finding.code): finding for finding in checked.findings}
    assert by_cell[f"C{DAMAGED_ROW}", Code.CODE_DAMAGED].severity is Severity.WARNING
    assert by_cell[f"C{WRONG_ROW}", Code.CODE_CHECK].severity is Severity.ERROR
    text = "\n".join(sentence(finding) for finding in checked.findings)
    assert "13800000000" not in text
    assert "１３８" not in text
    (control,) = checked.controls
    assert control.matches


def test_nothing_is_written_before_the_commit(ws: Workspace, session: Session) -> None:
    imports.check(ws, session, session.proposal)
    assert firms.all(ws) == []
    assert history.steps(ws) == []


def test_decisions_change_the_outcome_and_back_keeps_them(ws: Workspace, session: Session) -> None:
    decided = session.proposal.with_confirmation(messy.SHEET, WRONG_ROW, "执照如此（示例）")
    checked = imports.check(ws, session, decided)
    assert (checked.counts.new, checked.counts.rejected) == (messy.SOUND + 2, 0)
    assert checked.clean
    skipped = checked.proposal.with_skip(messy.SHEET, messy.FIRST_ROW)
    again = imports.check(ws, session, skipped)
    assert (again.counts.new, again.counts.skipped) == (messy.SOUND + 1, 2)
    assert again.proposal.confirmations == decided.confirmations


def test_the_commit_is_one_step_that_undo_takes_back_whole(ws: Workspace, session: Session) -> None:
    heard: list[Changed] = []
    ws.hub.subscribe(heard.append)
    outcome = imports.commit(ws, session, imports.check(ws, session, session.proposal))
    assert outcome.counts.new == len(firms.all(ws)) == messy.SOUND + 1
    assert len(heard) == 1
    assert Noun.FIRM in heard[0].nouns
    (damaged,) = (firm for firm in firms.all(ws) if firm.name_zh == messy.DAMAGED_NAME)
    assert damaged.credit_code == ""
    assert damaged.origin is not None
    assert (damaged.origin.sheet, damaged.origin.row) == (messy.SHEET, DAMAGED_ROW)
    assert damaged.phone == "13800000000"

    history.undo(ws)
    assert firms.all(ws) == []
    history.redo(ws)
    assert len(firms.all(ws)) == messy.SOUND + 1


def test_a_second_look_says_same_and_changed(ws: Workspace, session: Session) -> None:
    firms.add(ws, a_firm(name_zh=messy.firm_name(1), town="塔山街道"))
    imports.commit(ws, session, imports.check(ws, session, session.proposal))
    assert len(firms.all(ws)) == messy.SOUND + 1
    again = imports.check(ws, session, session.proposal)
    assert (again.counts.new, again.counts.changed) == (0, 0)
    assert again.counts.same == messy.SOUND + 1


def test_a_total_that_differs_is_told(ws: Workspace, tmp_path: Path) -> None:
    path = messy.register(tmp_path / "名录.xlsx", total=1.0)
    with closing(imports.open_file(ws, "firms", path)) as opened:
        checked = imports.check(ws, opened, opened.proposal)
    assert not checked.controls[0].matches
    assert str(Code.TOTAL_DIFFERS) in codes(checked.findings)
