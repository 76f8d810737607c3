"""Escape in the import window: it closes where nothing was decided, and warns once where something was."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.journeys import messy
from tests.ui.ends import gone
from tests.ui.importing.hands import Hands
from tradeplanner.app import history
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.ui.importing.steps import Step

Read = Callable[[str, Path], Hands]


@pytest.fixture
def opened(read: Read, tmp_path: Path) -> Hands:
    """Give the window with the messy register read."""
    return read("firms", messy.register(tmp_path / "外贸企业名录.xlsx"))


@pytest.fixture
def decided(opened: Hands) -> Hands:
    """Give it after a decision."""
    opened.link(Code.CODE_CHECK, "Skip this row")
    return opened


def said(hands: Hands) -> str:
    """Return what the strip says."""
    notice = hands.window.strip.shown
    return notice.text if notice is not None else ""


def test_escape_closes_a_file_about_which_nothing_was_decided(opened: Hands, qtbot: QtBot) -> None:
    opened.key(Qt.Key.Key_Escape)
    gone(qtbot, opened.window)


@pytest.mark.parametrize("step", [Step.CHECK, Step.COLUMNS, Step.PREVIEW, Step.FILE])
def test_the_first_escape_says_what_would_be_lost_and_the_second_closes(
    decided: Hands, step: Step, ws: Workspace, qtbot: QtBot
) -> None:
    decided.go(step)
    decided.key(Qt.Key.Key_Escape)
    assert decided.window.isVisible()
    assert "would be lost. Press Escape again" in said(decided)
    decided.key(Qt.Key.Key_Escape)
    gone(qtbot, decided.window)
    assert history.steps(ws) == []


def test_who_goes_on_is_warned_anew(decided: Hands) -> None:
    decided.key(Qt.Key.Key_Escape)
    decided.edit(messy.FIRST_ROW, 1, "绍兴改名纺织有限公司（示例）")
    assert said(decided) == ""
    decided.key(Qt.Key.Key_Escape)
    assert decided.window.isVisible()
    decided.window.strip.dismiss()
    decided.key(Qt.Key.Key_Escape)
    assert decided.window.isVisible(), "a warning that was put away has to be given again"


def test_a_decision_taken_back_is_none(decided: Hands, qtbot: QtBot) -> None:
    decided.press("Take back the last decision")
    decided.settle()
    decided.key(Qt.Key.Key_Escape)
    gone(qtbot, decided.window)


def test_an_error_that_stands_is_put_away_first(decided: Hands) -> None:
    decided.window.flow.failed.emit(ExpectedError(Code.NOTHING_TO_REDO))
    decided.key(Qt.Key.Key_Escape)
    assert said(decided) == ""
    decided.key(Qt.Key.Key_Escape)
    assert "Press Escape again" in said(decided)


def test_escape_does_not_stop_an_import_unasked(opened: Hands) -> None:
    opened.go(Step.PREVIEW)
    opened.window.flow.commit()
    opened.key(Qt.Key.Key_Escape)
    assert opened.window.isVisible()
    assert "Press Escape again" in said(opened)
    opened.settle()
    assert opened.window.step is Step.RESULT
    assert said(opened) == ""


def test_escape_closes_what_was_imported(decided: Hands, qtbot: QtBot) -> None:
    decided.go(Step.PREVIEW)
    decided.window.flow.commit()
    decided.settle()
    assert decided.window.step is Step.RESULT
    decided.key(Qt.Key.Key_Escape)
    gone(qtbot, decided.window)
