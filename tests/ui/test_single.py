"""One window for each data file: the lock, the call, and what a dead window leaves behind."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tradeplanner.paths import DATA_FILE
from tradeplanner.ui import single
from tradeplanner.ui.door import Door

HOLD = """
import sys
from pathlib import Path
from tradeplanner.ui import single
held = single.lock(Path(sys.argv[1]))
print(bool(held), flush=True)
sys.stdin.read()
"""


def test_a_second_start_calls_the_first_forward(qtbot: QtBot, tmp_path: Path) -> None:
    first = single.lock(tmp_path / DATA_FILE)
    assert first is not None
    assert single.lock(tmp_path / DATA_FILE) is None
    door = Door(tmp_path / DATA_FILE)
    assert door.open
    command = [sys.executable, "-m", "tradeplanner", "--data", str(tmp_path), "--lang", "zh"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as second:
        with qtbot.waitSignal(door.knocked, timeout=20_000):
            pass
        qtbot.waitUntil(lambda: second.poll() is not None)
        assert second.stderr is not None
        assert "原窗口已移到最前" in second.stderr.read()
    assert second.returncode == 0
    door.close()
    first.unlock()
    again = single.lock(tmp_path / DATA_FILE)
    assert again is not None
    again.unlock()


def test_nobody_answers_where_nobody_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(single, "CALL_SECONDS", 0.1)
    assert single.call(tmp_path / DATA_FILE) is False


def test_a_killed_window_leaves_neither_lock_nor_socket_in_the_way(qtbot: QtBot, tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, tmp_path / DATA_FILE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "True\n"
        assert single.lock(tmp_path / DATA_FILE) is None
        other.kill()
        other.wait()
    mine = single.lock(tmp_path / DATA_FILE)
    assert mine is not None
    assert mine.isLocked()
    first = Door(tmp_path / DATA_FILE)
    second = Door(tmp_path / DATA_FILE)  # as if the first had died without closing
    assert first.open
    assert second.open
    for door in (first, second):
        door.close()
    mine.unlock()
    del qtbot


def test_two_files_are_two_windows_and_one_file_is_one(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    assert single.name_of(tmp_path / "a.db") == single.name_of(tmp_path / "a" / ".." / "a.db")
    assert single.name_of(tmp_path / "a.db") != single.name_of(tmp_path / "b.db")
    first, second = single.lock(tmp_path / "a.db"), single.lock(tmp_path / "b.db")
    assert first is not None
    assert second is not None
    assert single.lock(tmp_path / "a.db") is None
    first.unlock()
    second.unlock()


def test_a_folder_that_cannot_be_made_is_for_the_workspace_to_tell(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    held = single.lock(tmp_path / "file" / "folder" / DATA_FILE)
    assert held is not None
    assert not held.isLocked()
