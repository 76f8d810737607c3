"""The running program as a whole: it paints, loads, lives through its own errors, and ends clean."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.ends import gone
from tests.ui.trial_pages import ENTRIES
from tradeplanner.ui import pages_list, shell, start
from tradeplanner.ui.notices import Tone
from tradeplanner.ui.start import Running
from tradeplanner.ui.widgets.drops import DropLayer


@pytest.fixture
def running(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Running]:
    """Give the program on an empty folder, once its first page shows."""
    monkeypatch.setattr("tradeplanner.paths.log_folder", lambda: tmp_path / "logs")
    monkeypatch.setattr(shell.Shell.__init__, "__defaults__", (ENTRIES,))
    made = Running(qapp, tmp_path / "data", paint_only=False)
    qtbot.waitUntil(lambda: made.shell.current == "first", timeout=20_000)
    yield made
    made.shell.close()
    made.close()
    made.shell.deleteLater()
    gone(qtbot, made.shell)


def test_it_ends_without_threads_and_gives_the_hook_back(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tradeplanner.paths.log_folder", lambda: tmp_path / "logs")
    monkeypatch.setattr(shell.Shell.__init__, "__defaults__", (ENTRIES,))
    before, hook = threading.active_count(), sys.excepthook
    made = Running(qapp, tmp_path / "data", paint_only=False)
    qtbot.waitUntil(lambda: made.shell.current == "first", timeout=20_000)
    assert sys.excepthook != hook
    made.shell.close()
    made.close()
    assert threading.active_count() == before
    assert sys.excepthook == hook
    made.shell.deleteLater()
    gone(qtbot, made.shell)


def test_garbage_is_collected_again_once_everything_is_loaded(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    monkeypatch.setattr("tradeplanner.paths.log_folder", lambda: tmp_path / "logs")
    monkeypatch.setattr(shell.Shell.__init__, "__defaults__", (ENTRIES,))
    monkeypatch.setattr(start, "STARTING_MS", 0)
    for name in ("freeze", "enable"):
        monkeypatch.setattr(f"tradeplanner.ui.start.gc.{name}", lambda name=name: done.append(name))
    made = Running(qapp, tmp_path / "data", paint_only=False)
    qtbot.waitUntil(lambda: done == ["freeze", "enable"], timeout=20_000)
    qtbot.waitUntil(lambda: made.shell.current == "first", timeout=20_000)
    made.shell.close()
    made.close()
    made.shell.deleteLater()
    gone(qtbot, made.shell)


@pytest.mark.expects_logs
def test_an_error_nobody_took_is_told_and_the_program_lives(running: Running, tmp_path: Path) -> None:
    error = ValueError("13800001234")
    running.fail(ValueError, error, None)
    shown = running.shell.strip.shown
    assert shown is not None
    assert shown.tone is Tone.ERROR
    assert "ValueError" in shown.details
    assert running.shell.isVisible()
    log = (tmp_path / "logs" / "tradeplanner.log").read_text(encoding="utf-8")
    assert "ValueError" in log
    assert "13800001234" not in log


def test_dropped_files_are_imported(
    running: Running, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[object] = []
    monkeypatch.setattr(shell, "load", lambda _: lambda _context, focus, _parent: opened.append(focus))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "名录.xlsx")), QUrl("https://example.com/a.xlsx")])
    actions, buttons, held = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(QPoint(5, 5), actions, mime, buttons, held)
    QApplication.sendEvent(running.shell, enter)
    assert enter.isAccepted()
    (layer,) = running.shell.findChildren(DropLayer)
    assert layer.isVisible()
    QApplication.sendEvent(layer, QDropEvent(QPointF(5, 5), actions, mime, buttons, held))
    assert not layer.isVisible()
    assert opened == [[tmp_path / "名录.xlsx"]]


def test_long_work_shows_its_progress_in_the_status_line(qtbot: QtBot, running: Running) -> None:
    release = threading.Event()

    def work(progress: object) -> None:
        del progress
        release.wait(10)

    assert running.jobs is not None
    running.jobs.long("Importing", work)
    strip = running.shell.status.progress
    qtbot.waitUntil(strip.isVisible)
    labels = [label.text() for label in strip.findChildren(QLabel)]
    assert "Importing" in labels
    release.set()
    qtbot.waitUntil(strip.isHidden)


def test_every_page_and_window_listed_can_be_loaded() -> None:
    for where in [*(entry.where for entry in pages_list.PAGES), *pages_list.WINDOWS.values()]:
        assert callable(pages_list.load(where)), where
    keys = [entry.key for entry in pages_list.PAGES]
    assert len(set(keys)) == len(keys)
    assert start.parse([]).data is None
