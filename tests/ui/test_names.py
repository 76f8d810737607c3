"""A list of names: its acts by button and by key, and what it will not take twice."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed
from tests.ui.keys import type_text
from tradeplanner.i18n.language import mark
from tradeplanner.ui.widgets.names import NameList, names_in


@pytest.fixture
def names(qtbot: QtBot) -> NameList:
    """Show a list of three."""
    made = NameList(mark("Towns and sub-districts"))
    qtbot.addWidget(made)
    made.set_names(("甲镇", "乙镇", "丙镇"))
    made.list.setCurrentRow(1)
    made.show()
    return made


def test_a_column_of_a_sheet_is_read_by_its_first_cells() -> None:
    assert names_in('甲镇\t12\n\n 乙镇 \t3\r\n甲镇\n"丙镇"\n') == ("甲镇", "乙镇", "丙镇")
    assert names_in("") == ()
    assert names_in("101") == ("101",)


@pytest.mark.parametrize(
    "text", ["甲业、乙业", "甲业，乙业", "甲业,乙业,", "甲业；乙业; 甲业", "甲业\t乙业\t1.5"]
)
def test_names_in_a_row_are_each_a_name(text: str) -> None:
    assert names_in(text) == ("甲业", "乙业")


def test_a_name_known_already_stays_whole() -> None:
    known = "纺织服装、服饰业"
    assert names_in(f"{known}\n甲业、乙业", (known,)) == (known, "甲业", "乙业")


@pytest.mark.parametrize(
    "key, held, expected",
    [
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, ("甲镇", "丙镇")),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier, ("乙镇", "甲镇", "丙镇")),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier, ("甲镇", "丙镇", "乙镇")),
    ],
)
def test_keys_remove_and_move(
    names: NameList, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier, expected: tuple[str, ...]
) -> None:
    with qtbot.waitSignal(names.changed) as told:
        QTest.keyClick(names.list, key, held)
    assert told.args == [expected]
    assert names.names() == expected


def editor(names: NameList) -> QLineEdit:
    """Return the field that is open in the list."""
    return names.list.findChildren(QLineEdit)[-1]


def test_enter_renames_where_the_name_stands(names: NameList, qtbot: QtBot) -> None:
    QTest.keyClick(names.list, Qt.Key.Key_Return)
    field = editor(names)
    field.selectAll()
    type_text(field, "丁镇")
    with qtbot.waitSignal(names.renamed) as told:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["乙镇", "丁镇"]
    assert names.names() == ("甲镇", "丁镇", "丙镇")


def test_a_new_name_is_typed_and_an_empty_line_goes(names: NameList, qtbot: QtBot) -> None:
    QTest.keyClick(names.list, Qt.Key.Key_Insert)
    type_text(editor(names), "丁镇")
    with qtbot.waitSignal(names.changed), qtbot.assertNotEmitted(names.renamed):
        QTest.keyClick(editor(names), Qt.Key.Key_Return)
    assert names.names()[-1] == "丁镇"
    names.add_one()
    QTest.keyClick(editor(names), Qt.Key.Key_Escape)
    assert names.list.count() == 4


def test_names_typed_in_a_row_are_several(names: NameList, qtbot: QtBot) -> None:
    names.add_one()
    type_text(editor(names), "丁镇、甲镇，戊镇")
    with qtbot.waitSignal(names.changed) as told:
        QTest.keyClick(editor(names), Qt.Key.Key_Return)
    assert told.args == [("甲镇", "乙镇", "丙镇", "丁镇", "戊镇")]
    assert [names.list.item(at).text() for at in range(names.list.count())] == list(names.names())


def test_names_typed_that_are_all_there_are_refused(names: NameList, qtbot: QtBot) -> None:
    names.add_one()
    type_text(editor(names), "甲镇、乙镇")
    QTest.keyClick(editor(names), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names.list.count() == 3)
    assert "already" in names.said.text()


def test_a_rename_is_just_what_was_typed(names: NameList) -> None:
    names.list.item(1).setText("乙镇、丁镇")
    assert names.names() == ("甲镇", "乙镇、丁镇", "丙镇")


def test_a_name_is_not_taken_twice(names: NameList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(names.changed):
        names.list.item(1).setText("甲镇")
    assert names.list.item(1).text() == "乙镇"
    assert "already" in names.said.text()


def test_a_pasted_column_adds_what_is_new(names: NameList, qapp: QApplication) -> None:
    qapp.clipboard().setText("甲镇\n丁镇\n戊镇\n")
    QTest.keyClick(names.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert names.names() == ("甲镇", "乙镇", "丙镇", "丁镇", "戊镇")
    assert names.said.text() == "2 names added."
    qapp.clipboard().setText("丁镇、甲镇")
    names.paste()
    assert names.said.text().startswith("Nothing new")


def test_every_control_has_a_name_and_acts_follow_the_place(names: NameList) -> None:
    assert unnamed(names) == []
    names.list.setCurrentRow(0)
    assert not names.buttons["up"].isEnabled()
    assert names.buttons["down"].isEnabled()
