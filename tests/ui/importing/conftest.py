"""An import window over a real workspace, and what a test needs to press its parts."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.ends import Keep
from tests.ui.importing.hands import Hands
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.domain.ids import Actor
from tradeplanner.ui.actions import Actions
from tradeplanner.ui.context import Context
from tradeplanner.ui.desk import Desk
from tradeplanner.ui.importing.window import ImportWindow
from tradeplanner.ui.jobs import Jobs
from tradeplanner.ui.notices import Notices


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    """Give an empty workspace in a file."""
    with open_workspace(tmp_path / "data", actor=Actor("tester", "tester")) as workspace:
        yield workspace


@pytest.fixture
def context(ws: Workspace, jobs: Jobs, keep: Keep) -> Iterator[Context]:
    """Give the context of a window; ``jobs`` closes before the workspace does."""
    window = keep(QWidget())
    notices = Notices()
    jobs.failed.connect(notices.error)
    yield Context(ws, jobs, notices, Desk(Actions(window), 2023, window))
    jobs.close()


@pytest.fixture
def hands(context: Context, keep: Keep, qtbot: QtBot) -> Hands:
    """Give a window at the size of the mock, and the hands that use it."""
    window = keep(ImportWindow(context))
    window.resize(1200, 760)
    window.show()
    return Hands(window, context, qtbot)


@pytest.fixture
def read(hands: Hands) -> Callable[[str, Path], Hands]:
    """Give a function that reads a file in the window and waits for its check."""

    def open_it(kind: str, path: Path) -> Hands:
        hands.window.read(kind, path)
        hands.settle()
        return hands

    return open_it
