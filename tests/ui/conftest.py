"""What the tests of the window share: English words, a memory of their own, lanes that are closed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.ends import AnyWidget, Keep, gone
from tradeplanner.i18n import language
from tradeplanner.ui import theme
from tradeplanner.ui.jobs import Jobs


@pytest.fixture(autouse=True)
def _own_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give each test an empty memory, English, and the light palette; put them back after it."""
    monkeypatch.setattr("tradeplanner.paths.config_folder", lambda: tmp_path / "config")
    before = language.language()
    language.set_language(language.EN)
    theme.reset()
    yield
    language.set_language(before)
    theme.reset()


@pytest.fixture(autouse=True)
def _empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """Empty the clipboard: offscreen, Qt keeps what Python copied until Python is gone, and falls over it."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def keep(qtbot: QtBot) -> Iterator[Keep]:
    """Give what keeps widgets and ends them after the test, those that are still there."""
    kept: list[QWidget] = []

    def take(widget: AnyWidget) -> AnyWidget:
        kept.append(widget)
        return widget

    yield take
    for widget in kept:
        if shiboken6.isValid(widget):
            widget.close()
    for widget in kept:
        if shiboken6.isValid(widget):
            widget.deleteLater()
    for widget in kept:
        gone(qtbot, widget)


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    """Give both lanes, and close them."""
    del qtbot  # the lanes speak through Qt's loop
    made = Jobs()
    yield made
    made.close()
