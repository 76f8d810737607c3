"""The sample leaves the window: a quiet line, a question that says what goes, and Home after it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.accessibility import unnamed
from tests.ui.ends import gone
from tradeplanner.app import backups, demo, firms, orders, rates, sample, settings
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import FirmId, Noun
from tradeplanner.ui.context import Context
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.home import HomePage
from tradeplanner.ui.sample import open_sample
from tradeplanner.ui.sample_removal import RemovalDialog, SampleLine, ask_removal

Settled = Callable[[], None]


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    """Give a window to ask over."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def firm(ws: Workspace) -> FirmId:
    """Bring in a sample of one firm, and return it."""
    marked = ws.marked(sample=1)
    rates.add(marked, builders.a_rate())
    settings.change(marked, place="示例区", sample="yes")
    return FirmId(firms.add(marked, builders.a_firm(name_zh="示例企业", credit_code="")).first(Noun.FIRM))


def asked(context: Context, over: QWidget, settled: Settled) -> RemovalDialog:
    """Ask, and return the question."""
    ask_removal(context, over)
    settled()
    return over.findChildren(RemovalDialog)[-1]


def test_it_says_what_goes_and_cancel_is_the_default(
    context: Context, ws: Workspace, over: QWidget, settled: Settled, firm: FirmId, qtbot: QtBot
) -> None:
    dialog = asked(context, over, settled)
    assert "cannot be undone" in dialog.words.text()
    assert "1 firm" in dialog.words.text()
    assert unnamed(dialog) == []
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    gone(qtbot, dialog)
    assert firms.get(ws, firm).name_zh == "示例企业"


def test_removed_for_good_leads_home(
    context: Context, ws: Workspace, over: QWidget, settled: Settled, firm: FirmId, qtbot: QtBot
) -> None:
    del firm
    file = backups.file_of(ws)
    kept = backups.make(file).backup
    dialog = asked(context, over, settled)
    dialog.too.setChecked(True)
    with qtbot.waitSignal(context.desk.wanted) as went:
        dialog.remove.click()
    settled()
    gone(qtbot, dialog)
    assert went.args[0] == "home"
    assert not sample.loaded(ws)
    assert not kept.path.exists()


def test_own_records_in_the_way_are_named_and_there_is_nothing_to_press(
    context: Context, ws: Workspace, over: QWidget, settled: Settled, firm: FirmId
) -> None:
    orders.record(ws, builders.an_order(firm_id=firm))
    dialog = asked(context, over, settled)
    assert "1 record of your own rests on the sample" in dialog.words.text()
    assert "示例企业" in dialog.words.text()
    assert not dialog.remove.isVisible()
    assert dialog.cancel.text() == "Close"


def test_what_comes_in_between_is_told_in_the_window(
    context: Context, ws: Workspace, over: QWidget, settled: Settled, firm: FirmId
) -> None:
    dialog = asked(context, over, settled)
    orders.record(ws, builders.an_order(firm_id=firm))
    dialog.remove.click()
    settled()
    assert "rest on the sample" in dialog.problem.text()
    assert dialog.remove.isEnabled()


def test_without_a_sample_the_status_line_says_so(
    context: Context, over: QWidget, settled: Settled, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(context.notices.said) as said:
        ask_removal(context, over)
        settled()
    assert "no sample" in said.args[0]


def test_home_has_a_quiet_line_while_it_is_loaded(
    context: Context,
    shown: Callable[[Page], Page],
    settled: Settled,
    firm: FirmId,
    qtbot: QtBot,
    ws: Workspace,
) -> None:
    del firm
    home = HomePage(context)
    shown(home)
    settled()
    assert home.sample.isVisible()
    assert isinstance(home.sample, SampleLine)
    sample.remove(ws)
    qtbot.waitUntil(lambda: not home.sample.isVisible())


@pytest.mark.parametrize("stopped", [True, False])
def test_a_sample_that_came_in_only_partly_is_told_and_offered_to_be_removed(
    context: Context, settled: Settled, over: QWidget, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot,
    ws: Workspace, stopped: bool,  # noqa: FBT001  # a parameter of the test
) -> None:  # fmt: skip
    def load(where: Workspace, _progress: object, stop: object) -> None:
        firms.add(where.marked(sample=1), builders.a_firm(credit_code=""))
        if stopped:
            stop.set()  # type: ignore[attr-defined]  # the event of the job
        raise ExpectedError(Code.IMPORT_STOPPED if stopped else Code.DISK_FULL, path="D:")

    monkeypatch.setattr(demo, "load_sample", load)
    with qtbot.waitSignal(context.notices.posted) as told:
        open_sample(context, over)
    notice = told.args[0]
    assert "stand" in notice.text
    assert notice.link is not None
    assert sample.loaded(ws)
    settled()
