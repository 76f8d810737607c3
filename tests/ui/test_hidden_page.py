"""A page that is not on the rail: led to, remembered with where one came from, and left again."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from tests.builders import a_firm
from tests.ui.ends import Keep
from tests.ui.trial_pages import ENTRIES, TrialPage
from tradeplanner.app import firms
from tradeplanner.app.workspace import open_workspace
from tradeplanner.i18n.language import mark
from tradeplanner.ui import memory
from tradeplanner.ui.jobs import Jobs
from tradeplanner.ui.notices import Notices
from tradeplanner.ui.pages_list import Entry
from tradeplanner.ui.session import Session
from tradeplanner.ui.shell import Shell


class DetailPage(TrialPage):
    """A page of one thing."""

    key = "detail"
    heading = mark("Edition")


WITH_DETAIL = (
    ENTRIES[0],
    Entry("detail", mark("Edition"), "", f"{__name__}:DetailPage", hidden=True),
    ENTRIES[1],
)

Begin = Callable[[], Shell]


@pytest.fixture
def begin(qtbot: QtBot, qapp: QApplication, tmp_path: Path, keep: Keep) -> Iterator[Begin]:
    """Give a function that opens the window on a workspace in which one thing was done."""
    sessions: list[Session] = []

    def made() -> Shell:
        notices, jobs = Notices(), Jobs()
        shell = keep(Shell(qapp, notices, WITH_DETAIL))
        place = tmp_path / f"data{len(sessions)}"
        with open_workspace(place) as ws:
            firms.add(ws, a_firm())
        session = Session(shell, jobs, notices, place)
        sessions.append(session)
        shell.show()
        with qtbot.waitSignal(session.ready, timeout=20_000):
            session.open()
        qtbot.waitUntil(lambda: not jobs.busy())
        return shell

    yield made
    for session in sessions:
        session.close()


def marked(shell: Shell) -> str:
    """Return the word of the rail that is marked."""
    return next(made.accessibleName() for made in shell.rail.findChildren(QToolButton) if made.isChecked())


def came_from(shell: Shell) -> str:
    """Return the page to which Back leads."""
    assert shell.context is not None
    return shell.context.desk.came_from


def test_it_is_neither_on_the_rail_nor_in_the_menus(begin: Begin) -> None:
    shell = begin()
    assert len(shell.rail.findChildren(QToolButton)) == len(ENTRIES)
    acts = {act.id: act.shortcut for act in shell.actions_list.all()}
    assert (acts["go.first"], acts["go.second"]) == ("Ctrl+1", "Ctrl+2")
    assert "go.detail" not in acts


def test_the_rail_goes_on_marking_where_one_came_from(begin: Begin) -> None:
    shell = begin()
    shell.go("second")
    shell.go("detail", 42)
    assert (shell.current, marked(shell), came_from(shell)) == ("detail", "Orders", "second")
    shell.go("detail", 43)
    assert came_from(shell) == "second"
    shell.go("first")
    shell.go("detail", 42)
    assert (marked(shell), came_from(shell)) == ("Home", "first")


def test_a_start_on_it_still_knows_where_back_is(begin: Begin) -> None:
    memory.keep("page", "detail")
    memory.keep("page/before", "second")
    shell = begin()
    assert (shell.current, marked(shell), came_from(shell)) == ("detail", "Orders", "second")


def test_a_start_on_it_without_a_memory_of_before_leads_to_the_first_page(begin: Begin) -> None:
    memory.keep("page", "detail")
    assert came_from(begin()) == "first"
