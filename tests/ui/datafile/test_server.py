"""A window on a server: what it says of backups and copies, and two desks on one database."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.postgres import fresh_database
from tests.ui.datafile.program import Desk, Start
from tradeplanner.ui.datafile.window import open_window


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Name an empty database as a bureau with several desks does."""
    with fresh_database() as url:
        monkeypatch.setenv("TRADEPLANNER_DATABASE", url)
        yield url


@pytest.fixture
def desks(server: str, start: Start) -> tuple[Desk, Desk]:
    """Give two windows on one database."""
    assert server
    return start(None), start(None)


def test_backups_and_copies_are_left_to_the_server(desks: tuple[Desk, Desk]) -> None:
    desk, _ = desks
    shell = desk.running.shell
    assert shell.windowTitle() == "PostgreSQL – Trade Planner"
    assert open_window(desk.context, None, shell) is None
    assert "pg_dump" in desk.notice()
    shell.strip.dismiss()
    shell.actions_list.run("file.copy")
    desk.settle()
    assert "pg_dump" in desk.notice()
    assert shell.findChildren(QFileDialog) == []
    # A day of a backup here would be none of this database's.
    assert "backup" not in shell.status._saved.text()  # noqa: SLF001


def test_what_one_desk_stores_the_other_shows(desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    first.add("甲")
    assert second.holding.session.elsewhere is not None
    with second.qtbot.waitSignal(second.holding.session.elsewhere.noticed, timeout=20_000):
        second.holding.session.elsewhere.look()
    first.add("乙")
    with second.qtbot.waitSignal(second.holding.session.elsewhere.noticed, timeout=20_000):
        second.add("丙")
    assert second.names() == {"甲", "乙", "丙"}
    # Both are one person here: Undo takes back what that person did last, at whichever desk.
    first.running.shell.actions_list.run("edit.undo")
    first.settle()
    assert first.names() == {"甲", "乙"}
