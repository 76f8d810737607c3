"""Ctrl+K finds an act by its name in either language, by its keys, and by pinyin in any window."""

import sys
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.ends import gone
from tests.ui.keys import type_text
from tradeplanner.i18n.language import EN, ZH, mark, set_language
from tradeplanner.ui.actions import Act, Actions
from tradeplanner.ui.palette import KEYS, Palette
from tradeplanner.ui.widgets.search import SearchField

ACTS = [
    ("import", mark("Import…"), "Ctrl+I"),
    ("register", mark("Import a register…"), ""),
    ("settings", mark("Settings"), "Ctrl+,"),
    ("shortcuts", mark("Shortcuts"), "Ctrl+F1"),
    ("print", mark("Print…"), "Ctrl+P"),
]
Made = Callable[[], Palette]


@pytest.fixture
def done() -> list[str]:
    """Return the ids of the acts done."""
    return []


@pytest.fixture
def opened(qtbot: QtBot, done: list[str]) -> Made:
    """Return a function that opens the palette over five acts; each tells ``done`` of itself."""
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(window)
    for name, text, keys in ACTS:
        actions.register(Act(name, text, partial(done.append, name), keys))
    window.show()

    def open_it() -> Palette:
        palette = Palette(actions, window)
        palette.show()
        return palette

    return open_it


def found(palette: Palette, text: str) -> list[str]:
    """Type ``text`` in place of what was there, and return the ids of the acts shown."""
    field = palette.findChild(SearchField)
    assert field is not None
    field.clear()
    type_text(field, text)
    return palette.shown()


@pytest.mark.parametrize("language", [EN, ZH])
@pytest.mark.parametrize(
    "typed, names",
    [
        ("daoru", ["import", "register"]),  # 导入
        ("dao ru", ["import", "register"]),
        ("drqy", ["register"]),  # 导入企业名录
        ("qiye", ["register"]),
        ("QIYE", ["register"]),
        ("aoru", []),  # not at a syllable
        ("导入", ["import", "register"]),
        ("a register", ["register"]),
        ("ctrl+p", ["print"]),
        ("dayin", ["print"]),
        ("xyz", []),
    ],
)
def test_an_act_is_found_in_either_window(
    opened: Made, language: str, typed: str, names: list[str]
) -> None:  # fmt: skip
    set_language(language)

    assert found(opened(), typed) == names


def test_what_is_called_so_comes_before_what_sounds_so(opened: Made) -> None:
    set_language(EN)
    palette = opened()

    assert found(palette, "s")[:2] == ["settings", "shortcuts"]
    assert "print" not in found(palette, "sh")[:1]


def test_the_keys_stand_beside_each_act_and_enter_does_it(
    opened: Made, done: list[str], qtbot: QtBot
) -> None:
    palette = opened()
    lines = palette.findChild(QListWidget)
    field = palette.findChild(SearchField)
    assert lines is not None
    assert field is not None

    assert found(palette, "") == [name for name, *_ in ACTS]
    assert [lines.item(at).data(KEYS) for at in range(lines.count())] == [keys for *_, keys in ACTS]
    assert found(palette, "dayin") == ["print"]
    QTest.keyClick(field, Qt.Key.Key_Return)
    gone(qtbot, palette)
    qtbot.waitUntil(lambda: done == ["print"])


def test_what_enter_will_do_is_marked_after_every_letter(opened: Made) -> None:
    palette = opened()
    lines = palette.findChild(QListWidget)
    field = palette.findChild(SearchField)
    assert lines is not None
    assert field is not None

    for letter in "daoru":
        QTest.keyClicks(field, letter)
        assert [lines.row(item) for item in lines.selectedItems()] == [0]


def test_what_cannot_be_done_now_is_shown_and_passed_over(qtbot: QtBot, done: list[str]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(window)
    actions.register(Act("print", mark("Print…"), partial(done.append, "print"), enabled=lambda: False))
    actions.register(Act("settings", mark("Settings"), partial(done.append, "settings")))
    palette = Palette(actions, window)
    field = palette.findChild(SearchField)
    assert field is not None

    assert palette.shown() == ["print", "settings"]
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: done == ["settings"])


def test_no_dictionary_is_loaded_for_it(opened: Made) -> None:
    before = {name for name in sys.modules if name.startswith("pypinyin")}
    found(opened(), "daoru")

    assert {name for name in sys.modules if name.startswith("pypinyin")} == before
