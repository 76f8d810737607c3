"""Handing an edition over in the window, and bringing it back with what differs side by side."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import a_participation
from tests.ui.accessibility import unnamed
from tests.ui.ends import Keep, gone
from tradeplanner.app import exhibitions, firms, handover, history, participation
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.domain.handover import Way
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import EditionId, FirmId
from tradeplanner.ui.context import Context
from tradeplanner.ui.handover.back import BackWindow, Line
from tradeplanner.ui.handover.out import HandOverDialog


@pytest.fixture
def compared(year: Workspace, tmp_path: Path) -> handover.Comparison:
    """Give an edition of which a firm was moved at both desks and another at the other desk."""
    file = tmp_path / "away.db"
    going = {one.firm_id for one in participation.all(year, EditionId(1))}
    for other in {FirmId(one.id or 0) for one in firms.all(year)} - going:
        participation.register(year, a_participation(firm_id=other))
    handover.hand_over(year, EditionId(1), file)
    with open_workspace(file=file) as there:
        first, second = firms.all(there)[:2]
        firms.edit(there, replace(first, town="城南"))
        firms.edit(there, replace(second, town="城西"))
    firms.edit(year, replace(firms.get(year, FirmId(first.id or 0)), town="城北"))
    return handover.compare(year, file)


def test_what_both_changed_is_decided_before_anything_is_stored(
    year: Workspace, context: Context, compared: handover.Comparison, qtbot: QtBot, keep: Keep
) -> None:
    window = keep(BackWindow(context, compared))
    window.show()
    assert unnamed(window) == []
    assert [one.way for one in window.waiting()] == [Way.CONFLICT]
    assert not window.buttons[0].isEnabled()
    line = window.table.current()
    assert isinstance(line, Line)
    assert (line.cell.before, line.cell.after) == ("城北", "城南")
    window.buttons[2].click()
    assert window.waiting() == []
    window.buttons[0].click()
    gone(qtbot, window)
    assert history.steps(year)[0].act is Act.BRING_BACK
    assert {"城南", "城西"} <= {one.town for one in firms.all(year)}


def test_the_dialog_says_what_it_holds_before_it_holds_it(
    year: Workspace, context: Context, qtbot: QtBot, tmp_path: Path, keep: Keep
) -> None:
    dialog = keep(HandOverDialog(context, exhibitions.editions(year)[0]))
    assert unnamed(dialog) == []
    before = dialog.line.text()
    dialog.personal.setChecked(True)
    assert "passport" in dialog.line.text()
    assert before != dialog.line.text()
    dialog.save(tmp_path / "away.db")
    qtbot.waitUntil(lambda: history.steps(year)[0].act is Act.HAND_OVER)
    assert (tmp_path / "away.db").exists()
