"""The first rows of a very large file after a decision: as the whole check will judge them."""

import csv
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import a_credit_code
from tradeplanner.app import import_glance, imports
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.importing.checked import Outcome

ROWS = 300
BAD = (20, 250)
"""Rows with a code that is none, one of them beyond the first rows."""


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(tmp_path / "data") as opened:
        yield opened


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Write a register with its heading in row 1."""
    made = tmp_path / "名录.csv"
    with made.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("企业名称", "统一社会信用代码", "所属镇街"))
        for row in range(2, ROWS + 2):
            code = "错" if row in BAD else a_credit_code(row)
            table.writerow((f"第{row}号厂（示例）", code, "塔山街道"))
    return made


def test_the_first_rows_follow_a_decision_and_the_others_wait(
    ws: Workspace, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_glance, "LARGE", ROWS)
    with closing(imports.open_file(ws, "firms", path)) as session:
        before = imports.check(ws, session, session.proposal)
        sheet = session.sheets[0].name
        decided = before.proposal.with_skip(sheet, 5).with_edit(sheet, BAD[0], 1, a_credit_code(BAD[0]))
        decided = decided.with_skip(sheet, 200)
        seen = imports.glance(ws, session, decided, before)
        assert seen is not None
        whole = imports.check(ws, session, decided)
        assert [seen.outcome(sheet, row) for row in range(1, 102)] == [
            whole.outcome(sheet, row) for row in range(1, 102)
        ]
        assert (seen.outcome(sheet, 5), seen.outcome(sheet, 200)) == (Outcome.SKIPPED, Outcome.NEW)
        assert {each.place.row for each in before.findings if each.place.row} >= set(BAD)
        assert BAD[0] not in {each.place.row for each in seen.findings}
        assert BAD[1] in {each.place.row for each in seen.findings}
        assert (seen.counts, seen.proposal) == (before.counts, whole.proposal)


def test_a_small_file_is_checked_whole_at_once(ws: Workspace, path: Path) -> None:
    with closing(imports.open_file(ws, "firms", path)) as session:
        before = imports.check(ws, session, session.proposal)
        assert imports.glance(ws, session, before.proposal, before) is None
