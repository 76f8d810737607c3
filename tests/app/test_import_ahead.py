"""A check that is begun while the file is read: the same result, unless the file turns out otherwise."""

import csv
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.builders import a_credit_code, a_firm
from tradeplanner.app import firms, import_ahead, imports
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.importing import checks
from tradeplanner.importing.checked import Checked
from tradeplanner.importing.spool import BLOCK

ROWS = 3 * BLOCK + 100
NAME = "check-ahead"


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(tmp_path / "data") as opened:
        yield opened


@pytest.fixture
def checked_by(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let fewer rows be worth a thread, and return the names of the threads that check."""
    monkeypatch.setattr(import_ahead, "LEAST", BLOCK)
    names: list[str] = []
    check = checks.check

    def noted(*args: Any, **named: Any) -> checks.Result:  # noqa: ANN401  # passes on whatever it is given
        names.append(threading.current_thread().name)
        return check(*args, **named)

    monkeypatch.setattr(checks, "check", noted)
    return names


def a_register(folder: Path, *last: str) -> Path:
    """Write a register with a repeated and a bad row, and ``last`` in a row below it."""
    path = folder / "名录.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("企业名称", "统一社会信用代码", "所属镇街", "2023年出口额"))
        for number in range(ROWS):
            code = "错" if number == ROWS - 9 else a_credit_code(number % (ROWS - 5))
            table.writerow((f"第{number % (ROWS - 5)}号厂（示例）", code, "塔山街道", str(number + 1)))
        if last:
            table.writerow(last)
    return path


def brought(ws: Workspace, path: Path) -> Checked:
    with closing(imports.open_file(ws, "firms", path)) as session:
        return imports.check(ws, session, session.proposal)


def test_it_ends_as_a_check_of_the_whole_file_does(
    ws: Workspace, tmp_path: Path, checked_by: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_register(tmp_path)
    early = brought(ws, path)
    monkeypatch.setattr(import_ahead, "LEAST", 10 * ROWS)
    late = brought(ws, path)
    assert checked_by == [NAME, threading.current_thread().name]
    assert early.counts.rejected
    assert early == late


def test_its_rows_are_committed(ws: Workspace, tmp_path: Path, checked_by: list[str]) -> None:
    with closing(imports.open_file(ws, "firms", a_register(tmp_path))) as session:
        outcome = imports.commit(ws, session, imports.check(ws, session, session.proposal))
    assert checked_by == [NAME]
    with ws.store.read() as connection:
        stored = connection.exec_driver_sql("SELECT count(*) FROM firms").scalar_one()
    assert stored == outcome.counts.new > BLOCK


def test_a_file_whose_end_changes_how_it_is_read_is_checked_anew(
    ws: Workspace, tmp_path: Path, checked_by: list[str]
) -> None:
    path = a_register(tmp_path, "注：金额单位为万元")
    with closing(imports.open_file(ws, "firms", path)) as session:
        assert session.proposal.sheets[0].unit
        imports.check(ws, session, session.proposal)
    assert checked_by[-1] == threading.current_thread().name


def test_what_was_stored_since_is_seen(ws: Workspace, tmp_path: Path, checked_by: list[str]) -> None:
    with closing(imports.open_file(ws, "firms", a_register(tmp_path))) as session:
        firms.add(ws, a_firm(name_zh="第7号厂（示例）", credit_code=a_credit_code(7)))
        found = imports.check(ws, session, session.proposal)
    assert checked_by == [NAME, threading.current_thread().name]
    assert found.counts.changed == 1


@pytest.mark.usefixtures("checked_by")
def test_a_decision_is_followed(ws: Workspace, tmp_path: Path) -> None:
    with closing(imports.open_file(ws, "firms", a_register(tmp_path))) as session:
        sheet = session.proposal.sheets[0].name
        found = imports.check(ws, session, session.proposal.with_skip(sheet, 2))
    assert found.outcome(sheet, 2).value == "skipped"


@pytest.mark.usefixtures("checked_by")
def test_stop_ends_it(ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "check", _stands_still)
    stop = threading.Event()
    with closing(imports.open_file(ws, "firms", a_register(tmp_path))) as session:
        stop.set()
        with pytest.raises(ExpectedError) as told:
            imports.check(ws, session, session.proposal, stop=stop)
    assert told.value.code is Code.IMPORT_STOPPED
    assert NAME not in {thread.name for thread in threading.enumerate()}


@pytest.mark.usefixtures("checked_by")
def test_closing_the_file_ends_it(ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "check", _stands_still)
    imports.open_file(ws, "firms", a_register(tmp_path)).close()
    assert NAME not in {thread.name for thread in threading.enumerate()}


def _stands_still(*args: Any) -> checks.Result:  # noqa: ANN401  # takes whatever a check is given
    args[-1].wait()
    raise ExpectedError(Code.IMPORT_STOPPED)
