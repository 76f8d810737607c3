"""A bureau's year as far as the journeys need it: a clerk, a firm, a fair and its aim, one rate."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import a_firm, a_rate, an_edition
from tests.journeys.office import Office
from tests.ui.ends import gone
from tradeplanner.app import exhibitions, firms, rates
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.domain.ids import Actor, ExhibitionId
from tradeplanner.i18n import language
from tradeplanner.ui import theme
from tradeplanner.ui.jobs import Jobs
from tradeplanner.ui.notices import Notices
from tradeplanner.ui.session import Session
from tradeplanner.ui.shell import Shell


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    """Give the workspace of a fictional clerk on an empty data file."""
    with open_workspace(tmp_path / "data", actor=Actor("clerk", "张三（示例）")) as workspace:
        yield workspace


@pytest.fixture
def bureau(ws: Workspace) -> Workspace:
    """Give the workspace with one firm, one fair of 2023 with an aim, and the dollar's rate of April."""
    firms.add(ws, a_firm())
    exhibitions.add_edition(ws, an_edition(exhibition_id=ExhibitionId(0)))
    rates.add(ws, a_rate())
    return ws


@pytest.fixture
def office(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Office]:
    """Give the whole program in English on an empty data folder."""
    monkeypatch.setattr("tradeplanner.paths.config_folder", lambda: tmp_path / "config")
    before = language.language()
    language.set_language(language.EN)
    notices, jobs = Notices(), Jobs()
    shell = Shell(qapp, notices)
    shell.show()
    session = Session(shell, jobs, notices, tmp_path / "data")
    session.open()
    qtbot.waitUntil(lambda: session.context is not None and not jobs.busy(), timeout=30_000)
    yield Office(shell, session, jobs, qtbot)
    jobs.close()
    session.close()
    shell.close()
    shell.deleteLater()
    gone(qtbot, shell)
    language.set_language(before)
    theme.reset()
