"""The first day: one window, one step, and Home with what to do next."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.accessibility import unnamed
from tests.ui.pages.hands import save, the_form
from tradeplanner.app import firms, history, settings
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.settings import BureauSettings
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import first_day
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.home import HomePage
from tradeplanner.ui.widgets.form import FormDialog

Opening = Callable[[], FormDialog]


@pytest.fixture
def opened(context: Context, settled: Callable[[], None], qtbot: QtBot) -> Opening:
    """Give a function that opens the window over another as the menu does."""
    over = QWidget()
    qtbot.addWidget(over)
    over.show()

    def open_it() -> FormDialog:
        first_day.open_window(context, None, over)
        return the_form(over, settled)

    return open_it


def test_all_is_set_in_one_step_and_home_follows(
    opened: Opening, ws: Workspace, context: Context, settled: Callable[[], None], qtbot: QtBot
) -> None:
    form = opened()
    assert unnamed(form) == []
    with qtbot.waitSignal(context.desk.wanted) as went:
        save(form, settled, bureau_zh="越城区商务局", place="越城区", year=2024,
             towns="塔山街道\t12\n富盛镇\n\n塔山街道", industries="纺织、服装，机械")  # fmt: skip
    assert went.args[0] == "home"
    assert context.desk.year == 2024
    stored = settings.get(ws)
    assert (stored.bureau_zh, stored.place, stored.year) == ("越城区商务局", "越城区", "2024")
    assert (stored.towns, stored.industries) == (("塔山街道", "富盛镇"), ("纺织", "服装", "机械"))
    assert len(history.steps(ws)) == 1
    history.undo(ws)
    assert settings.get(ws) == BureauSettings()


def test_the_help_of_the_window_is_that_of_the_settings(
    opened: Opening, context: Context, qtbot: QtBot
) -> None:
    form = opened()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    with qtbot.waitSignal(context.desk.wanted) as went:
        QTest.keySequence(form, QKeySequence("F1"))
    assert went.args == ["help", "settings"]


def test_what_firms_have_stands_in_the_lists_already(opened: Opening, ws: Workspace) -> None:
    firms.add(ws, builders.a_firm(town="斗门街道", industry="纺织"))
    values = opened().values()
    assert (values["towns"], values["industries"]) == ("斗门街道", "纺织")


def test_a_name_of_the_register_stays_whole(
    opened: Opening, ws: Workspace, settled: Callable[[], None]
) -> None:
    firms.add(ws, builders.a_firm(industry="纺织服装、服饰业"))
    save(opened(), settled, year=2024)
    assert settings.get(ws).industries == ("纺织服装、服饰业",)


def test_a_wrong_year_keeps_the_window(opened: Opening, ws: Workspace, settled: Callable[[], None]) -> None:
    form = opened()
    save(form, settled, year=23)
    assert form.isVisible()
    assert history.steps(ws) == []


def test_home_of_a_bureau_that_is_set_up_says_what_is_next(
    context: Context, ws: Workspace, shown: Callable[[Page], Page], settled: Callable[[], None], qtbot: QtBot
) -> None:
    settings.change(ws, bureau_zh="越城区商务局")
    home = HomePage(context)
    shown(home)
    settled()
    assert home.first_run.buttons[0].text() == "Import the register of firms…"
    with qtbot.waitSignal(context.desk.wanted) as went:
        home.first_run.buttons[2].click()
    assert went.args == ["import", "targets"]
