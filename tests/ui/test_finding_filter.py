"""A finder that filters: empty it leaves nothing out, and what it keeps may be gone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed
from tests.ui.ends import Keep
from tests.ui.keys import type_text
from tradeplanner.ui.widgets.fields import Choice
from tradeplanner.ui.widgets.finding import FindingFilter

FAIRS = [Choice(7, "大阪展"), Choice(8, "汉堡展")]


@pytest.fixture
def field(keep: Keep, qtbot: QtBot) -> FindingFilter:
    """Give the field, shown."""
    made = keep(FindingFilter())
    made.set_choices(FAIRS)
    made.set_name("Exhibition shown")
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_name_typed_in_full_filters_and_escape_empties(field: FindingFilter, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.changed):
        type_text(field, "汉堡展")
    assert (field.kept(), field.said(), field.is_clear()) == (8, "汉堡展", False)
    with qtbot.waitSignal(field.changed):
        QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.kept(), field.text(), field.is_clear()) == (None, "", True)


def test_opening_the_list_lets_nothing_go(field: FindingFilter) -> None:
    field.take(8)
    QTest.keyClick(field, Qt.Key.Key_Down)
    popup = field.completer().popup()
    assert popup is not None
    assert popup.isVisible()
    assert popup.model().rowCount() == 2
    assert field.value() == 8
    popup.hide()


def test_what_is_gone_is_chosen_all_the_same_until_it_is_let_go(field: FindingFilter) -> None:
    field.take(99)
    field.set_choices(FAIRS)
    assert (field.kept(), field.text()) == (99, "(no longer there)")
    field.rest()
    field.set_choices(FAIRS)
    field.take(7)
    assert field.said() == "大阪展"


def test_taking_nothing_empties_it(field: FindingFilter, qtbot: QtBot) -> None:
    field.take(7)
    with qtbot.waitSignal(field.changed):
        field.take(None)
    assert field.is_clear()


def test_it_has_a_name(field: FindingFilter) -> None:
    assert unnamed(field) == []
