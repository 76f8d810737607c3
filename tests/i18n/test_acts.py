"""The history reads as a person would tell it, in both languages."""

from datetime import UTC, datetime

import pytest

from tradeplanner.domain.findings import Param
from tradeplanner.domain.history import Act, Step, StepKind
from tradeplanner.domain.ids import Actor, Noun, StepId
from tradeplanner.i18n.acts import ACTS, act_sentence, redo_label, undo_label


def a_step(act: Act, noun: Noun, kind: StepKind = StepKind.DO, **params: Param) -> Step:
    """Return a step as the change log gives it."""
    at = datetime(2023, 11, 30, 8, tzinfo=UTC)
    return Step(StepId(7), kind, act, noun, params, Actor("li", "李"), at, StepId(7))


@pytest.mark.parametrize(
    "step, english",
    [
        (a_step(Act.ADD, Noun.FIRM, name="甲公司"), "Add firm “甲公司”"),
        (a_step(Act.REMOVE, Noun.ORDER, count=3), "Delete 3 orders"),
        (a_step(Act.RETIRE, Noun.FIRM, name="甲公司"), "Retire firm “甲公司”"),
        (a_step(Act.SET, Noun.TARGET), "Set target"),
        (a_step(Act.EDIT, Noun.SETTING, name="year"), "Edit the setting “Year”"),
        (a_step(Act.SET, Noun.SETTING, name="year"), "Edit the setting “Year”"),
        (a_step(Act.SET, Noun.SETTING, name=""), "Edit the settings"),
        (a_step(Act.IMPORT, Noun.ORDER, count=12, file="a.csv"), "Import of 12 orders from a.csv"),
        (a_step(Act.IMPORT, Noun.FIRM, count=1), "Import of 1 firm"),
        (
            a_step(Act.MOVE, Noun.PARTICIPATION, name="甲 · 大阪展", before="applied", after="approved"),
            "Move participation “甲 · 大阪展” to “Accepted”",
        ),
        (
            a_step(Act.MOVE, Noun.EDITION, count=2, after="recruiting"),
            "Move 2 editions to “Recruiting”",
        ),
        (a_step(Act.ADD, Noun.ORDER, name="甲公司"), "Add order of 甲公司"),
        (
            a_step(Act.EDIT, Noun.PARTICIPATION, name="甲公司", edition="大阪展"),
            "Edit participation of 甲公司 in “大阪展”",
        ),
        (
            a_step(Act.ADD, Noun.PARTICIPATION, name="甲公司", edition="大阪展", tied=1),
            "Add participation of 甲公司 in “大阪展”, with 1 order tied to it",
        ),
        (
            a_step(Act.REMOVE, Noun.PARTICIPATION, name="甲公司", edition="大阪展", untied=1),
            "Delete participation of 甲公司 in “大阪展”; 1 order stays, tied to the exhibition only",
        ),
        (
            a_step(Act.REMOVE, Noun.PARTICIPATION, StepKind.UNDO, name="甲公司", edition="大阪展", untied=1),
            "Undo: Delete participation of 甲公司 in “大阪展”",
        ),
        (
            a_step(Act.ADD, Noun.RATE, name="USD", day="2023-04-01"),
            "Add exchange rate of the US dollar from 2023-04-01",
        ),
        (a_step(Act.EDIT, Noun.EXPORT, year=2023, first=1, last=2), "Edit export figure of Jan–Feb 2023"),
        (
            a_step(Act.SET, Noun.TARGET, year=2023, measure="exports", name=""),
            "Set 2023 target: Export value",
        ),
    ],
)
@pytest.mark.usefixtures("en")
def test_acts_in_english(step: Step, english: str) -> None:
    assert act_sentence(step) == english


@pytest.mark.parametrize(
    "step, chinese",
    [
        (a_step(Act.ADD, Noun.FIRM, name="甲公司"), "新增企业“甲公司”"),
        (a_step(Act.IMPORT, Noun.ORDER, count=12, file="a.csv"), "导入 12 笔订单（来自 a.csv）"),
        (a_step(Act.IMPORT, Noun.ORDER, StepKind.UNDO, count=12), "撤销：导入 12 笔订单"),
        (a_step(Act.ADD, Noun.RATE, StepKind.REDO), "重做：新增汇率"),
        (a_step(Act.SET, Noun.SETTING, name="bureau_en"), "修改设置“单位英文名称”"),
        (
            a_step(Act.REMOVE, Noun.PARTICIPATION, count=2, edition="大阪展"),
            "删除“大阪展”的 2 条参展记录",
        ),
        (
            a_step(Act.REMOVE, Noun.PARTICIPATION, count=2, edition="大阪展", untied=3),
            "删除“大阪展”的 2 条参展记录；3 笔订单予以保留，仅关联展会",
        ),
        (
            a_step(Act.ADD, Noun.PARTICIPATION, name="甲公司", edition="大阪展", tied=2),
            "新增甲公司参加“大阪展”的记录（关联 2 笔订单）",
        ),
        (a_step(Act.ADD, Noun.ORDER, name="甲公司"), "新增甲公司的订单"),
        (a_step(Act.ADD, Noun.RATE, name="USD", day="2023-04-01"), "新增2023年4月1日起的美元汇率"),
        (a_step(Act.REMOVE, Noun.EXPORT, year=2023, first=11, last=11), "删除2023年11月出口数据"),
        (
            a_step(Act.SET, Noun.TARGET, year=2023, measure="exports", name="塔山街道"),
            "设定2023年塔山街道出口额目标",
        ),
    ],
)
@pytest.mark.usefixtures("zh")
def test_acts_in_chinese(step: Step, chinese: str) -> None:
    assert act_sentence(step) == chinese


def test_every_act_can_be_told() -> None:
    assert set(ACTS) == set(Act)


@pytest.mark.usefixtures("en")
def test_labels_of_undo_and_redo_name_the_act() -> None:
    step = a_step(Act.ADD, Noun.FIRM, name="甲公司")

    assert undo_label(step) == "Undo: Add firm “甲公司”"
    assert redo_label(step) == "Redo: Add firm “甲公司”"
