"""What a workbook holds of result forms: records, pages, tables, and what is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importing.result_forms import FAIR, rows, said
from tradeplanner.domain.findings import Code
from tradeplanner.importing.forms import Found, Page, Recogniser, Sheet
from tradeplanner.importing.grid import Cell, Merge, Row
from tradeplanner.importing.specs import SPECS

SPEC = SPECS["returns"]
OVER = (Merge(1, 0, 1, 3),)


def read(*sheets: Sheet, file: str = "甲.xlsx") -> Found:
    """Return what is found in a workbook of these sheets."""
    return Recogniser(SPEC).find(file, sheets)


def fields(pages: list[Page]) -> dict[str, Cell]:
    """Return what a record says, by field; labels that no field fits by their words."""
    return {
        label.field or label.heading: value
        for page in pages
        for label, value in zip(page.layout.labels, page.values, strict=True)
        if value is not None
    }


def test_a_form_is_one_record_with_its_fields_and_other_labels() -> None:
    filled = rows(said("甲有限公司", 联系人="王丽", 手机=None, 传真=None))
    (record,) = read(Sheet("表", filled, OVER)).records
    assert fields(record) == {
        "edition": FAIR, "reported_on": "2024.4.20", "firm": "甲有限公司", "buyers": 49, "markets": "日本",
        "intended": 11.4, "on_site": 2.5, "exhibits_again": "是", "remarks": "无", "联系人": "王丽",
    }  # fmt: skip


def test_the_label_after_a_blank_value_is_not_that_value() -> None:
    filled: list[Row] = [
        ["成效表", None, None, None], ["信用代码", None, "联系人", None], ["企业名称", "甲有限公司", "手机",
        "138"],
        ["接待客商数", 4, "意向成交额（万美元）", 5],
    ]  # fmt: skip
    (record,) = read(Sheet("表", filled, OVER)).records
    assert fields(record) == {"firm": "甲有限公司", "buyers": 4, "intended": 5, "手机": "138"}


@given(
    firms=st.lists(st.text("甲乙丙丁戊", min_size=1, max_size=6), min_size=2, max_size=5),
    data=st.data(),
)
def test_a_form_that_looks_like_one_before_is_read_as_with_care(
    firms: list[str], data: st.DataObject
) -> None:
    values = st.one_of(st.none(), st.integers(0, 999), st.sampled_from(["12万美元", "□是 ☑否", "____", "无"]))
    reader = Recogniser(SPEC)
    for firm in firms:
        filled = said(
            f"{firm}有限公司",
            **{"意向成交额（万美元）": data.draw(values), "下届是否续展": data.draw(values)},
        )
        sheet = Sheet("表", rows(filled), OVER)
        (again,) = reader.find("甲.xlsx", [sheet]).records
        (alone,) = read(sheet).records
        assert fields(again) == fields(alone)


def test_a_second_sheet_without_a_firm_belongs_to_the_first() -> None:
    more: list[Row] = [
        ["跟踪情况", None], ["3个月实际成交额（万美元）", 5], ["6个月实际成交额（万美元）", 8],
        ["12个月实际成交额（万美元）", 9],
    ]  # fmt: skip
    found = read(Sheet("第1页", rows(said("甲有限公司")), OVER), Sheet("第2页", more))
    (record,) = found.records
    assert (len(record), fields(record)["after_6"], record[1].sheet) == (2, 8, "第2页")


def test_a_sheet_for_each_firm_is_a_record_for_each() -> None:
    found = read(*(Sheet(name, rows(said(f"{name}有限公司")), OVER) for name in "甲乙"))
    assert [fields(record)["firm"] for record in found.records] == ["甲有限公司", "乙有限公司"]


def test_a_table_of_results_is_a_record_a_row_without_its_total() -> None:
    table: list[Row] = [
        ["2024年大阪展成效汇总表", None, None], ["企业名称", "接待客商数", "意向成交额（万美元）"],
        ["甲有限公司", 3, 1.5], ["乙有限公司", 4, 2], ["合计", 7, 3.5],
    ]  # fmt: skip
    found = read(Sheet("汇总", table))
    assert [fields(record) for record in found.records] == [
        {"firm": "甲有限公司", "buyers": 3, "intended": 1.5},
        {"firm": "乙有限公司", "buyers": 4, "intended": 2},
    ]
    assert [(page.shift, page.layout.labels[2].unit) for record in found.records for page in record] == [
        (3, "万美元"),
        (4, "万美元"),
    ]


@pytest.mark.parametrize(
    "sheet, reason",
    [
        (rows(said("甲有限公司", **dict.fromkeys(list(said(""))[4:]))), Code.FORM_BLANK),
        ([["填表说明"], ["请于会后十日内报送。"]], Code.FORM_NONE),
        ([], Code.FORM_NONE),
    ],
)
def test_a_workbook_without_a_filled_form_says_why(sheet: list[Row], reason: Code) -> None:
    found = read(Sheet("表", sheet))
    assert (found.records, found.reason) == ([], reason)


def test_deals_below_a_form_are_left_out_and_told() -> None:
    form: list[Row] = [
        *rows(said("甲有限公司", 主要客商国别=None)),
        ["成交明细", None, None, None],
        ["客商名称", "国别", "产品", "成交金额"],
        ["ABC Co.", "德国", "毛巾", 1200],
        ["XYZ Co.", "法国", "床品", 800],
        ["满意度", "很满意", None, None],
    ]
    found = read(Sheet("表", form, OVER))
    (record,) = found.records
    assert (fields(record)["intended"], fields(record)["satisfaction"]) == (11.4, "很满意")
    assert not {"markets", "products"} & fields(record).keys()
    (remark,) = found.remarks
    assert (remark.code, remark.row, remark.params) == (Code.FORM_DEALS, 8, {"count": 2})


def test_a_label_that_stands_twice_is_told() -> None:
    form: list[Row] = [*rows(said("甲有限公司")), ["意向成交额（万美元）", 99, None, None]]
    found = read(Sheet("表", form, OVER))
    assert fields(found.records[0])["intended"] == 11.4
    assert [(r.code, r.params["value"]) for r in found.remarks] == [(Code.FORM_SAID_TWICE, "99")]


@pytest.mark.parametrize(
    "title, file, day",
    [
        ("2023年参展成效表", "甲.xlsx", "2024年4月20日"),
        ("成效表", "2022年甲.xlsx", "2024年4月20日"),
    ],
)
def test_a_day_without_a_year_takes_that_of_title_or_edition(title: str, file: str, day: str) -> None:
    form = Sheet("表", rows(said("甲有限公司", 填表日期="4月20日"), title), OVER)
    (record,) = read(form, file=file).records
    assert fields(record)["reported_on"] == (day if title == "成效表" else "2023年4月20日")


def test_a_day_stays_without_a_year_where_nothing_names_one() -> None:
    form = Sheet("表", rows(said("甲有限公司", 填表日期="4月20日", 展会名称="大阪展")), OVER)
    assert fields(read(form).records[0])["reported_on"] == "4月20日"


NAME = "绍兴甲号纺织有限公司"
SHAPES: list[tuple[list[Row], list[Merge]]] = [
    (
        [
            ["成效表", None, None, None], ["企业名称", NAME, None, None], ["接待客商数", 30, None, None],
            ["跟踪实际成交额（万美元）", "3个月", "6个月", "12个月"], [None, 4, 5, 6],
            ["意向成交额（万美元）", 3, "现场成交额（万美元）", 2],
        ],
        [Merge(1, 0, 1, 3), Merge(4, 0, 5, 0), Merge(2, 1, 2, 3)],
    ),
    (
        [
            ["成效表", None, None, None], ["基本情况", "企业名称", NAME, None],
            ["成交情况", "意向成交额", "万美元", 3], [None, "现场成交额", "万美元", 2],
            [None, "3个月实际成交额", "万美元", 4], [None, "半年实际成交额", "万美元", 5],
            [None, "一年实际成交额", "万美元", 6], ["客商", "接待客商数", "家", 30],
        ],
        [Merge(1, 0, 1, 3), Merge(3, 0, 7, 0)],
    ),
    (
        [
            ["成效表（单位：万美元）", None, None, None], ["企业名称", "接待客商数", "意向成交额",
            "现场成交额"],
            [NAME, 30, 3, 2], ["3个月实际成交额", "6个月实际成交额", "12个月实际成交额",
            None], [4, 5, 6, None],
        ],
        [Merge(1, 0, 1, 3)],
    ),
]  # fmt: skip


@pytest.mark.parametrize("form, merges", SHAPES)
def test_a_form_is_understood_however_it_is_laid_out(form: list[Row], merges: list[Merge]) -> None:
    (record,) = read(Sheet("表", form, tuple(merges))).records
    found = {key: value for key, value in fields(record).items() if SPEC.field(key)}
    assert found == {
        "firm": NAME, "buyers": 30, "intended": 3, "on_site": 2, "after_3": 4, "after_6": 5, "after_12": 6,
    }  # fmt: skip
    units = {
        label.unit
        for page in record
        for label in page.layout.labels
        if label.field in ("intended", "after_6")
    }
    assert units == {"万美元"}
