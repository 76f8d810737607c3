"""The form of a firm's yearly figure, opened from the page of firms."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import a_firm
from tests.ui.accessibility import unnamed
from tradeplanner.app import firms
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.ids import FirmId, Noun
from tradeplanner.domain.money import Money
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import statements


def test_what_is_entered_is_stored_and_an_empty_amount_takes_it_off(
    context: Context, ws: Workspace, settled: Callable[[], None], qtbot: QtBot
) -> None:
    number = FirmId(firms.add(ws, a_firm()).first(Noun.FIRM))
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    for value in (Money.of(120, "USD"), None):
        form = statements.open_form(context, firms.get(ws, number), window)
        assert unnamed(form) == []
        form.set_values({"year": 2022, "value": value})
        next(one for one in form.findChildren(QPushButton) if one.text() == "Save").click()
        settled()
        assert [each.value for each in firms.figures(ws, number)] == ([] if value is None else [value])
