"""Pickers of very many choices: found by name, search words and pinyin, a slice at a time."""

import gc

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keys import type_text
from tradeplanner.app.collecting import MANY, put_off
from tradeplanner.domain import markets
from tradeplanner.i18n.language import EN, ZH, set_language
from tradeplanner.paths import resource
from tradeplanner.ui.forms.choices import chapter_name, market_choices, market_name
from tradeplanner.ui.widgets import keys
from tradeplanner.ui.widgets.combo import Finder
from tradeplanner.ui.widgets.fields import Choice
from tradeplanner.ui.widgets.keys import Keys

TABLE = markets.load(resource("reference", "markets.csv"))
MANY_FIRMS = [Choice(at, f"绍兴第{at}号纺织厂", f"9133{at:08}") for at in range(2 * keys.SLICE + 10)]


def found(choices: Keys, text: str) -> list[object]:
    """Return the values that ``text`` finds."""
    return [choice.value for choice in choices.find(text)]


def test_choices_are_found_by_name_word_and_pinyin() -> None:
    few = Keys(MANY_FIRMS[:30])

    assert found(few, "第7号") == [7]
    assert found(few, "913300000007") == [7]
    assert found(few, "sxd7h") == [7]
    assert found(few, "fang zhi") == list(range(30))
    assert found(few, "angzhi") == []


def test_each_search_and_each_idle_moment_gathers_a_slice_more() -> None:
    many = Keys(MANY_FIRMS)
    last = MANY_FIRMS[-1].value

    assert found(many, f"第{last}号") == []
    assert many.gather()
    many.finish()
    assert not many.gather()
    assert found(many, f"第{last}号") == [last]


def test_a_field_offers_what_was_gathered_after_the_letters_were_typed(qtbot: QtBot) -> None:
    field = Finder(MANY_FIRMS)
    qtbot.addWidget(field)
    last = MANY_FIRMS[-1]
    field.show()
    type_text(field, f"sxd{last.value}h")

    qtbot.waitUntil(lambda: field.completer().model().rowCount() == 1)
    assert field.completer().model().index(0, 0).data() == last.text


def test_a_field_that_is_left_at_once_takes_no_choice_that_is_not_the_only_one(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    field = Finder([*MANY_FIRMS, Choice("twin", "绍兴第0号纺织厂（分厂）")], parent)
    type_text(field, "绍兴第0号")
    field.clearFocus()
    QTest.qWait(0)

    assert field.value() is None


def test_markets_are_found_by_every_name_and_code_and_named_in_the_language() -> None:
    set_language(ZH)
    offered = Keys(market_choices(TABLE)())

    for text in (
        "阿联酋",
        "阿拉伯联合酋长国",
        "UAE",
        "ARE",
        "138",
        "United Arab Emirates",
        "alq",
        "alianqiu",
    ):
        assert "AE" in found(offered, text)
    assert market_name(TABLE, "HK") == "中国香港"
    assert chapter_name("6203") == "6203 非针织或非钩编的服装及衣着附件"
    set_language(EN)
    assert market_name(TABLE, "HK") == "Hong Kong, China"
    assert market_name(TABLE, "??") == "??"
    assert chapter_name("silk") == "silk"


def test_headings_of_the_customs_are_offered_only_where_figures_are_theirs() -> None:
    assert "XA" not in {choice.value for choice in market_choices(TABLE)()}
    assert "XA" in {choice.value for choice in market_choices(TABLE, areas=True)()}


def test_no_rubbish_is_looked_for_while_very_many_rows_are_read() -> None:
    frozen = gc.get_freeze_count()
    with put_off():
        with put_off():
            assert not gc.isenabled()
        assert not gc.isenabled()
        few = [[at] for at in range(10)]
    assert gc.isenabled()
    assert gc.get_freeze_count() == frozen
    with put_off():
        many = [[at] for at in range(2 * MANY)]
    assert gc.get_freeze_count() >= frozen + len(many) - len(few)
    gc.unfreeze()


def test_a_collector_that_is_off_stays_off() -> None:
    gc.disable()
    try:
        with put_off():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
