"""The parts that pages share: a split that turns, facts, a timeline, and finding by pinyin."""

import pytest
from pypinyin import Style, lazy_pinyin
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tradeplanner.ui import memory, theme
from tradeplanner.ui.widgets import facts as fact_list
from tradeplanner.ui.widgets.facts import Fact, Facts
from tradeplanner.ui.widgets.pinyin import initials, matches, sounds, spoken, syllables
from tradeplanner.ui.widgets.split import Split
from tradeplanner.ui.widgets.timeline import Entry, Timeline

NARROW = 80


def a_split(qtbot: QtBot, width: int) -> Split:
    """Return a shown split of two parts, three to one across and one to one down."""
    made = Split("trial", [QWidget(), QWidget()], (3, 1), stacked=(1, 1), narrow=NARROW)
    qtbot.addWidget(made)
    made.resize(width, 600)
    made.show()
    return made


def test_a_split_parts_its_room_by_shares(qtbot: QtBot) -> None:
    first, second = a_split(qtbot, 1000).sizes()
    assert first == pytest.approx(3 * second, rel=0.05)


def test_a_narrow_split_stands_on_end_and_turns_back(qtbot: QtBot) -> None:
    split = a_split(qtbot, NARROW * theme.GRID - 1)
    assert split.orientation() is Qt.Orientation.Vertical
    first, second = split.sizes()
    assert first == pytest.approx(second, rel=0.05)
    split.resize(1000, 600)
    assert split.orientation() is Qt.Orientation.Horizontal


def test_each_direction_remembers_its_own_parting(qtbot: QtBot) -> None:
    split = a_split(qtbot, 1000)
    split.setSizes([300, 684])
    kept = split.sizes()
    split.resize(NARROW * theme.GRID - 1, 600)
    split.remember()
    again = a_split(qtbot, 1000)
    assert again.sizes() == kept
    assert memory.text("split/trial/down")


def test_a_hidden_part_takes_no_room_from_what_is_remembered(qtbot: QtBot) -> None:
    split = a_split(qtbot, 1000)
    split.setSizes([300, 684])
    split.remember()
    kept = split.sizes()
    last = split.widget(1)
    assert last is not None
    last.hide()
    split.remember()
    assert a_split(qtbot, 1000).sizes() == kept


def test_a_part_remembered_without_room_gets_its_share_back(qtbot: QtBot) -> None:
    memory.keep("split/trial/across", "1041,0")
    first, second = a_split(qtbot, 1000).sizes()
    assert first == pytest.approx(3 * second, rel=0.05)


def test_facts_replace_one_another(qtbot: QtBot) -> None:
    facts = Facts()
    qtbot.addWidget(facts)
    facts.set_facts([Fact("Town", "塔山街道"), Fact("Size", "小型", hint="as stated")])
    facts.set_facts([Fact("Town", "富盛镇")])
    shown = [made.text() for made in facts.findChildren(QLabel) if not made.isHidden()]
    assert shown == ["Town", "富盛镇"]
    value = next(made for made in facts.findChildren(QLabel) if made.text() == "富盛镇")
    assert value.accessibleName() == "Town: 富盛镇"


def test_words_of_facts_take_a_bounded_room(qtbot: QtBot) -> None:
    facts = Facts()
    qtbot.addWidget(facts)
    assert facts.names_width([Fact("x" * 200, "y")]) == fact_list.NAMES_MOST * theme.GRID
    assert facts.names_width([]) == 0


def test_a_timeline_shows_its_entries_as_plain_text(qtbot: QtBot) -> None:
    line = Timeline()
    qtbot.addWidget(line)
    line.set_entries([Entry("yesterday", "old")])
    line.set_entries([Entry("today", "<b>new</b>", ("Town: a → b",))])
    line.show()
    labels = [made for made in line.findChildren(QLabel) if made.isVisible()]
    assert [made.text() for made in labels] == ["today", "<b>new</b>", "Town: a → b"]
    assert {made.textFormat() for made in labels} == {Qt.TextFormat.PlainText}


@pytest.mark.parametrize(
    "name",
    [
        "绍兴重庆长兴纺织有限公司（示例）",
        "银行音乐公司",
        "厦门大厦",
        "便宜方便面 ABC8号",
        "柯桥区钱清镇",
        "长城重型机械",
    ],
)
def test_initials_are_those_of_the_dictionaries(name: str) -> None:
    assert initials(name) == "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).lower()
    assert "".join(syllables(name)) == "".join(lazy_pinyin(name)).lower()
    assert sounds(name) == f"{initials(name)}\n{''.join(syllables(name))}"


def test_whole_syllables_are_found_from_the_beginning_of_one() -> None:
    assert matches("chongqing", "重庆纺织厂")
    assert matches("qing fangz", "重庆纺织厂")
    assert matches("lvse", "绿色布业")
    assert not matches("hongqing", "重庆纺织厂")
    assert not matches("zhongqing", "重庆纺织厂")
    assert not spoken("", "重庆纺织厂")
    assert not spoken("庆", "重庆纺织厂")


def test_names_are_found_by_initials_parts_and_other_words() -> None:
    assert matches("cqfz", "重庆纺织厂")
    assert matches("纺织", "重庆纺织厂")
    assert matches("9133", "重庆纺织厂", "91330602")
    assert not matches("zqfz", "重庆纺织厂")
    assert not matches("庆重", "重庆纺织厂")
