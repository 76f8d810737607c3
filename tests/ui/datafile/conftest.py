"""The running program on a data file of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.datafile.program import Desk, Start, filled
from tests.ui.ends import gone
from tests.ui.trial_pages import ENTRIES
from tradeplanner.ui import shell
from tradeplanner.ui.datafile import keeper


@pytest.fixture
def start(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Start]:
    """Give what starts the program on a folder and ends it after the test."""
    monkeypatch.setattr("tradeplanner.paths.log_folder", lambda: tmp_path / "logs")
    monkeypatch.setattr(keeper, "STARTED_MS", 0)
    monkeypatch.setattr(shell.Shell.__init__, "__defaults__", (ENTRIES,))
    starter = Start(qtbot, qapp)
    yield starter
    for running in starter.made:
        running.shell.close()
        running.close()
        running.shell.deleteLater()
        gone(qtbot, running.shell)


@pytest.fixture
def desk(start: Start, tmp_path: Path) -> Desk:
    """Give the program on a file with one firm."""
    filled(tmp_path / "data", "甲")
    return start(tmp_path / "data")
