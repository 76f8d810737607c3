"""Forms of labels beside values: each label's value is found with its cell, however the form is laid out."""

import pytest

from tradeplanner.domain.ids import Noun
from tradeplanner.importing import cards
from tradeplanner.importing.fields import Spec, code, day, flag, money, number, text
from tradeplanner.importing.grid import Merge, Row

FORM = Spec(
    "trial",
    Noun.FIRM,
    (
        text("edition", "展会名称", "展会"),
        text("firm", "企业名称", "参展企业"),
        code("credit_code", "统一社会信用代码", "信用代码"),
        number("buyers", "接待客商数"),
        money("intended", "意向成交额"),
        money("actual", "现场成交额"),
        money("after_3", "3个月实际成交额", "实际成交额3个月"),
        money("after_6", "6个月实际成交额", "实际成交额6个月"),
        flag("again", "下届是否续展"),
        text("opinion", "意见建议", "问题与建议"),
        day("filled_on", "填表日期"),
        text("phone", "联系电话"),
    ),
    (frozenset({"firm"}),),
)
FAIR = "2024年第56届日本大阪纺织服装展"
NAME = "绍兴柯岩二号家具有限公司（示例）"


def read(rows: list[Row], merges: list[Merge] | None = None) -> dict[str, object]:
    """Return what a form says, each value as one cell would hold it."""
    card = cards.as_row(FORM, rows, merges or [])
    assert card is not None
    return {key: entry.worded for key, entry in card.entries.items()}


SAID = {"edition": FAIR, "firm": NAME, "buyers": 49, "intended": "133.6万美元", "again": "否"}


def test_several_pairs_to_a_row() -> None:
    rows: list[Row] = [
        ["参展成效反馈表（示例）", None, None, None],
        ["展会名称", FAIR, "填表日期", "2024.4.20"],
        ["企业名称", NAME, "信用代码", "91330602MA9P91JGXK"],
        ["接待客商数（家）", 49, "主要客商国别", "日本"],
        ["意向成交额", "133.6万美元", "现场成交额（万美元）", 26.47],
        ["下届是否续展", "□是 ☑否", "意见建议", "无"],
    ]
    card = cards.as_row(FORM, rows, [Merge(1, 0, 1, 3)])
    assert card is not None
    assert {key: entry.worded for key, entry in card.entries.items()} == {
        **SAID,
        "credit_code": "91330602MA9P91JGXK",
        "filled_on": "2024.4.20",
        "actual": "26.47万美元",
        "opinion": "无",
    }
    assert (card.entries["actual"].address, card.entries["actual"].unit) == ("D5", "万美元")
    assert card.above[0] == "参展成效反馈表（示例）"


def test_one_pair_to_a_row_with_merged_values_and_a_note() -> None:
    rows: list[Row] = [
        ["成效表"],
        ["展会名称：", FAIR],
        ["企业名称：", NAME],
        ["接待客商数：", 49],
        ["意向成交额：", 133.6, "万美元"],
        ["下届是否续展：", "是□ 否√"],
        ["注：本表盖章后交回。"],
    ]
    assert read(rows, [Merge(2, 1, 2, 3), Merge(1, 0, 1, 3)]) == SAID


def test_values_below_their_labels() -> None:
    rows: list[Row] = [
        ["展会名称", "企业名称", None],
        [FAIR, NAME, None],
        ["接待客商数", "意向成交额(万美元)", "下届是否续展"],
        [49, 133.6, "否"],
    ]
    assert read(rows) == SAID


def test_a_text_below_its_label_in_a_form_that_reads_to_the_right() -> None:
    rows: list[Row] = [
        ["展会名称", FAIR, "企业名称", NAME],
        ["接待客商数", 49, "下届是否续展", "否"],
        ["问题与建议", None, None, None],
        ["希望早日开展", None, None, None],
    ]
    merges = [Merge(3, 0, 3, 3), Merge(4, 0, 4, 3)]
    assert read(rows, merges)["opinion"] == "希望早日开展"


def test_headings_over_labels_name_them() -> None:
    rows: list[Row] = [
        ["展会名称", FAIR, None],
        ["企业名称", NAME, None],
        ["实际成交额（万美元）", "3个月", 1.5],
        [None, "6个月", 2],
    ]
    found = read(rows, [Merge(3, 0, 4, 0)])
    assert (found["after_3"], found["after_6"]) == ("1.5万美元", "2万美元")


def test_labels_and_values_in_the_same_cell() -> None:
    rows: list[Row] = [
        ["成效表", None],
        [f"展会名称：{FAIR}   填表日期：2024.4.20", None],
        [f"企业名称：{NAME}", "接待客商数：49"],
        ["意向成交额（万美元）： 133.6 ", None],
    ]
    found = read(rows)
    assert found == {
        "edition": FAIR,
        "filled_on": "2024.4.20",
        "firm": NAME,
        "buyers": "49",
        "intended": "133.6万美元",
    }


def test_a_blank_value_is_blank_and_takes_no_neighbour() -> None:
    rows: list[Row] = [
        ["展会名称", FAIR, "填表日期", None],
        ["企业名称", NAME, "联系电话", None],
        ["接待客商数", None, "意见建议", "多组团"],
    ]
    card = cards.as_row(FORM, rows, [])
    assert card is not None
    assert {key: entry.cell for key, entry in card.entries.items() if entry.cell is not None} == {
        "edition": FAIR,
        "firm": NAME,
        "opinion": "多组团",
    }
    assert {"filled_on", "phone", "buyers"} <= set(card.entries)


def test_a_value_after_a_gap() -> None:
    rows: list[Row] = [["展会名称", None, FAIR], ["企业名称", None, NAME], ["接待客商数", None, 49]]
    assert read(rows) == {"edition": FAIR, "firm": NAME, "buyers": 49}


def test_the_unit_of_the_whole_form() -> None:
    rows: list[Row] = [
        ["成效表", "单位：万美元"],
        ["企业名称", NAME],
        ["展会名称", FAIR],
        ["意向成交额（单位：万美元）", 133.6],
        ["现场成交额(元)", 5],
    ]
    found = read(rows)
    assert (found["intended"], found["actual"]) == ("133.6万美元", "5元")


def test_a_label_said_again_with_another_value_is_told() -> None:
    rows: list[Row] = [
        ["企业名称", NAME],
        ["展会名称", FAIR],
        ["接待客商数", 49],
        ["接待客商数", 50],
        ["不知何物：", "甲"],
    ]
    card = cards.as_row(FORM, rows, [])
    assert card is not None
    assert [(entry.field, entry.cell) for entry in card.repeated] == [("buyers", 50)]
    assert [(entry.heading, entry.cell) for entry in card.others] == [("不知何物", "甲")]


@pytest.mark.parametrize(
    "rows",
    [
        [["企业名称", "展会名称", "接待客商数"], [NAME, FAIR, 49], ["乙有限公司", FAIR, 3]],
        [["无关"], [1], [2]],
        [],
    ],
)
def test_a_table_and_a_foreign_sheet_are_no_forms(rows: list[Row]) -> None:
    assert cards.as_row(FORM, rows, []) is None
