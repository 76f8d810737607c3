"""Sums among the columns, second tables, words of both languages: concluded with a reason, and told."""

from collections import Counter
from pathlib import Path

import pytest

from tests.importing.files import Rows, checked, planned, text, workbook
from tradeplanner.domain.findings import Code, Severity
from tradeplanner.importing import mapping
from tradeplanner.importing.fields import Heading
from tradeplanner.importing.specs import SPECS


@pytest.mark.parametrize("kind", SPECS)
def test_every_word_of_a_field_names_it_in_any_writing(kind: str) -> None:
    spec = SPECS[kind]
    owners = Counter(name for field in spec.fields for name in set(map(mapping.tidy, field.names)))
    for field in spec.fields:
        if field.key == "amount_unit":
            continue  # a column of units is known by its cells: 单位 may stand over kilograms too
        for name in field.names:
            if owners[mapping.tidy(name)] > 1:
                continue  # two fields of a table may share a word; which is meant, its neighbours tell
            for written in (name, f"*{name}（必填）", f"3.{name}", " ".join(name)):
                plan = mapping.match(spec, [Heading(0, (written,))], {}, 2024)[0]
                assert plan.field.partition(".")[0] == field.key, written


def test_quarters_and_the_whole_are_not_imported_beside_their_months(tmp_path: Path) -> None:
    rows: Rows = [
        ["2023年", "单位：万元"],
        ["企业名称", "1月", "2月", "3月", "1-3月", "小计", "合计"],
        ["甲有限公司", 1, 2, 3, 6, 9, 6],
        ["乙有限公司", 2, 2, 3, 7, 9, 7],
    ]
    plan = planned("exports", workbook(tmp_path / "a.xlsx", {"表": rows}))
    assert [column.field for column in plan.columns] == [
        "firm",
        "month.1",
        "month.2",
        "month.3",
        "",
        "",
        "total",
    ]
    assert [c.reason.code for c in plan.columns[4:6]] == [Code.COLUMN_OF_SUMS] * 2


def test_two_years_of_months_are_kept_apart(tmp_path: Path) -> None:
    heads = [["企业名称", "2022年", None, "2023年", None], [None, "1月", "2月", "1月", "2月"]]
    plan = planned("exports", workbook(tmp_path / "a.xlsx", {"表": [*heads, ["甲有限公司", 1, 2, 3, 4]]}))
    assert [c.field for c in plan.columns[1:]] == [
        "month.1@2022",
        "month.2@2022",
        "month.1@2023",
        "month.2@2023",
    ]


def test_a_second_table_below_is_told_and_not_read(tmp_path: Path) -> None:
    rows: Rows = [
        ["企业名称", "所属镇街", "行业"],
        ["甲有限公司", "塔山街道", "纺织"],
        [],
        ["展会名称", "城市", "展位数"],
        ["大阪展", "大阪", "10"],
    ]
    result = checked("firms", workbook(tmp_path / "a.xlsx", {"表": rows}))
    found = next(finding for finding in result.findings if finding.code is Code.SECOND_TABLE)
    assert (result.counts.read, result.counts.new, found.place.row) == (1, 1, 4)
    lower = checked(
        "catalogue",
        workbook(tmp_path / "b.xlsx", {"表": rows}),
        decide=lambda p: p.with_heading("表", 4, 4).with_option("year", "2024"),
    )
    assert lower.counts.new == 1


def test_a_total_above_its_rows_is_compared_with_them(tmp_path: Path) -> None:
    content = "企业名称,2023年出口额（万元）\n合计,7\n甲有限公司,3\n乙有限公司,4\n"
    result = checked("firms", text(tmp_path / "a.csv", content))
    assert [(control.row, control.matches) for control in result.controls] == [(2, True)]


def test_a_file_of_which_no_sheet_is_read_says_why(tmp_path: Path) -> None:
    result = checked("orders", workbook(tmp_path / "a.xlsx", {"别": [["无关"], [1]], "空": []}))
    assert [(f.code, f.severity) for f in result.findings] == [
        (Code.SHEET_NO_HEADING, Severity.ERROR),
        (Code.SHEET_EMPTY, Severity.ERROR),
    ]


def test_english_headings_with_their_unit(tmp_path: Path) -> None:
    content = "No.,Company Name,2022 Exports (USD 10,000),Exports 2023 (USD '000),2023 imports and exports\n"
    plan = planned(
        "firms", text(tmp_path / "a.csv", content.replace("USD 10,000", "USD 10000") + "1,甲,1,2,3\n")
    )
    assert [(column.field, column.unit) for column in plan.columns[1:]] == [
        ("name_zh", ""),
        ("exports.2022", "USD 10000"),
        ("exports.2023", "USD '000"),
        ("trade.2023", ""),
    ]


@pytest.mark.parametrize(
    "rows, sheet, code",
    [
        ([["企业名称", "2023年出口额"], ["甲有限公司", 5]], "名录（万元）", Code.UNIT_IN_NAME),
        (
            [["企业名称", "2023年出口额"], ["甲有限公司", 5], [], ["注：单位为万元。"]],
            "表",
            Code.UNIT_IN_NOTE,
        ),
        ([["以万元为单位"], ["企业名称", "2023年出口额"], ["甲有限公司", 5]], "表", Code.UNIT_IN_TITLE),
        ([["企业名称", "2023年出口额"], [None, "万元"], ["甲有限公司", 5]], "表", Code.UNIT_IN_HEADING),
    ],
)
def test_where_a_unit_was_said(rows: Rows, sheet: str, code: Code, tmp_path: Path) -> None:
    column = planned("firms", workbook(tmp_path / "a.xlsx", {sheet: rows})).columns[1]
    assert column.unit_reason is not None
    assert (column.unit, column.unit_reason.code) == ("万元", code)
