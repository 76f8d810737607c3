"""The bureau's form: what it shows, stores and refuses, and the year that follows."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed
from tradeplanner.app import person, settings
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.settings import BureauSettings
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import settings as form
from tradeplanner.ui.widgets.form import FormDialog

BUREAU = BureauSettings(bureau_zh="越城区商务局", place="越城区", year="2023", sample="yes")


@pytest.fixture
def opened(
    context: Context, ws: Workspace, settled: Callable[[], None], qtbot: QtBot
) -> Iterator[FormDialog]:
    """Open the form over a window as the menu does."""
    settings.put(ws, BUREAU)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    form.open_window(context, None, window)
    settled()
    (made,) = window.findChildren(FormDialog)
    yield made
    window.close()


def save(made: FormDialog, settled: Callable[[], None], **values: object) -> None:
    """Fill the form and press Save."""
    made.set_values(values)
    next(one for one in made.findChildren(QPushButton) if one.text() == "Save").click()
    settled()


def test_what_is_stored_is_shown(opened: FormDialog) -> None:
    assert form.made(opened.values(), BUREAU) == BUREAU
    assert unnamed(opened) == []


def test_a_new_year_is_stored_and_shown(
    opened: FormDialog, ws: Workspace, context: Context, settled: Callable[[], None]
) -> None:
    save(opened, settled, year=2024, bureau_en="Yuecheng District Commerce Bureau")
    stored = settings.get(ws)
    assert (stored.year, stored.bureau_en, stored.sample) == (
        "2024", "Yuecheng District Commerce Bureau", "yes",
    )  # fmt: skip
    assert context.desk.year == 2024


def test_an_empty_year_means_the_current_one_and_moves_nothing(
    opened: FormDialog, ws: Workspace, context: Context, settled: Callable[[], None]
) -> None:
    save(opened, settled, year=None)
    assert settings.get(ws).year == ""
    assert context.desk.year == 2023


def test_a_year_below_zero_is_refused(opened: FormDialog, ws: Workspace, settled: Callable[[], None]) -> None:
    save(opened, settled, year=-5)
    assert opened.isVisible()
    assert settings.get(ws) == BUREAU


def test_the_clerk_may_give_a_name(opened: FormDialog, settled: Callable[[], None]) -> None:
    save(opened, settled, person="王五（示例）")
    assert person.name() == "王五（示例）"
