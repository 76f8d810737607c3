"""An empty data file offers three ways to begin, the sample year first."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.accessibility import unnamed
from tradeplanner.app import demo, firms, settings
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.settings import BureauSettings
from tradeplanner.i18n import language
from tradeplanner.i18n.kinds import KINDS
from tradeplanner.ui import sample
from tradeplanner.ui.context import Context
from tradeplanner.ui.jobs import Job
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.home import HomePage


@pytest.fixture
def home(context: Context, shown: Callable[[Page], Page], settled: Callable[[], None]) -> HomePage:
    """Show Home of an empty file."""
    page = HomePage(context)
    shown(page)
    settled()
    return page


def buttons(page: HomePage) -> list[QPushButton]:
    """Return the buttons of the offers."""
    return page.first_run.buttons


def test_an_empty_file_offers_the_sample_first(home: HomePage) -> None:
    assert home.first_run.isVisible()
    assert home.headline.title.text() == "Nothing is recorded yet"
    assert [made.text() for made in buttons(home)] == [
        "Open the sample year", "Import a file…", "Save empty templates…", "Set up by hand…",
    ]  # fmt: skip
    assert unnamed(home) == []


def test_the_first_firm_ends_the_offers(home: HomePage, ws: Workspace, qtbot: QtBot) -> None:
    firms.add(ws, builders.a_firm())
    qtbot.waitUntil(lambda: not home.first_run.isVisible())


@pytest.mark.parametrize("at,place", [(1, "import"), (3, "first-day")])
def test_other_offers_lead_on(home: HomePage, context: Context, qtbot: QtBot, at: int, place: str) -> None:
    with qtbot.waitSignal(context.desk.wanted) as went:
        buttons(home)[at].click()
    assert went.args[0] == place


def test_the_sample_is_loaded_off_the_main_thread_and_its_year_shown(
    home: HomePage,
    ws: Workspace,
    context: Context,
    settled: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def load(where: Workspace, progress: Callable[[int, int], None], _stop: object) -> list[str]:
        progress(0, 2)
        settings.put(where, BureauSettings(sample="yes"))
        firms.add(where, builders.a_firm())
        progress(2, 2)
        return ["done"]

    monkeypatch.setattr(demo, "load_sample", load)
    context.desk.set_year(2020)
    buttons(home)[0].click()
    assert not any(made.isEnabled() for made in buttons(home))
    settled()
    assert context.desk.year == sample.SAMPLE_YEAR
    assert len(firms.all(ws)) == 1
    assert all(made.isEnabled() for made in buttons(home))


def test_a_stop_is_no_error(
    home: HomePage,
    context: Context,
    qtbot: QtBot,
    settled: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def load(_ws: Workspace, _progress: object, stop: Event) -> None:
        assert stop.wait(10)
        raise ExpectedError(Code.IMPORT_STOPPED)

    monkeypatch.setattr(demo, "load_sample", load)
    started: list[Job] = []
    context.jobs.started.connect(started.append)
    buttons(home)[0].click()
    with qtbot.assertNotEmitted(context.notices.posted):
        started[0].stop()
        settled()
    assert all(made.isEnabled() for made in buttons(home))


def test_an_error_is_told_and_the_offers_come_back(
    home: HomePage,
    context: Context,
    qtbot: QtBot,
    settled: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def load(*_: object) -> None:
        raise ExpectedError(Code.DISK_FULL, path="D:")

    monkeypatch.setattr(demo, "load_sample", load)
    with qtbot.waitSignal(context.notices.posted) as told:
        buttons(home)[0].click()
    settled()
    assert "full" in told.args[0].text
    assert all(made.isEnabled() for made in buttons(home))


def test_a_template_of_every_kind_is_saved(
    home: HomePage, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    buttons(home)[2].click()
    (dialog,) = [one for one in home.window().findChildren(QFileDialog) if one.isVisible()]
    with qtbot.waitSignal(context.notices.said, timeout=20_000):
        dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    assert len(list(tmp_path.glob("*.xlsx"))) == len(KINDS)


def test_it_speaks_chinese(home: HomePage) -> None:
    language.set_language(language.ZH)
    home.first_run.retranslate()
    assert buttons(home)[0].text() == "打开示例年度"
