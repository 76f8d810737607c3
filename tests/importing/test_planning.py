"""How a sheet is understood: heading, ends, unit, year, columns, and what a person says over it."""

from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import a_credit_code
from tests.importing.files import Rows, checked, planned, text, workbook
from tradeplanner.domain.findings import Code
from tradeplanner.importing import planning, sandbox
from tradeplanner.importing.checked import Outcome
from tradeplanner.importing.grid import SheetInfo, Visibility
from tradeplanner.importing.proposal import Proposal

REGISTER: Rows = [
    ["某区外贸企业名录（示例数据）"],
    [None, None, None, None, "单位：万美元"],
    ["序号", "企业信息", None, "出口额", None, "手机"],
    [None, "企业名称", "统一社会信用代码", "2022年", "2023年", None],
    [1, "甲有限公司（示例）", a_credit_code(1), 849.45, 470.9, "13800000000"],
    [2, "乙有限公司（示例）", a_credit_code(2), 1.5, "480.15", "13800000001"],
    [],
    [3, "丙有限公司（示例）", a_credit_code(3), 2, 3, "13800000002"],
    [None, "合计", None, 852.95, 954.05],
    ["注：本表为示例数据。"],
]


def test_a_heading_over_two_rows_with_merges(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"名录": REGISTER}, ["A1:F1", "A3:A4", "B3:C3", "D3:E3", "F3:F4"])
    plan = planned("firms", path)
    assert (plan.heading_first, plan.heading_last, plan.data_first, plan.data_last) == (3, 4, 5, 8)
    assert (plan.total_rows, plan.note_rows) == ((9,), (10,))
    fields = {column.heading: column.field for column in plan.columns}
    assert fields == {
        "序号": "",
        "企业信息 / 企业名称": "name_zh",
        "企业信息 / 统一社会信用代码": "credit_code",
        "出口额 / 2022年": "exports.2022",
        "出口额 / 2023年": "exports.2023",
        "手机": "phone",
    }
    assert plan.column("exports.2022") is not None
    assert (plan.unit, plan.unit_reason and plan.unit_reason.params["cell"]) == ("万美元", "E2")


def test_a_heading_without_merges_is_found_as_well(tmp_path: Path) -> None:
    lines = [
        "序号,企业信息,,出口额,,手机",
        ",企业名称,统一社会信用代码,2022年,2023年,",
        "1,甲有限公司,,1,2,13800000000",
    ]
    plan = planned("firms", text(tmp_path / "a.csv", "\n".join(lines)))
    assert (plan.heading_first, plan.heading_last) == (1, 2)
    assert [c.field for c in plan.columns] == [
        "",
        "name_zh",
        "credit_code",
        "exports.2022",
        "exports.2023",
        "phone",
    ]


@pytest.mark.parametrize("above", [0, 1, 5, 28])
def test_the_heading_may_stand_anywhere_in_thirty_rows(tmp_path: Path, above: int) -> None:
    rows: Rows = [["说明文字"]] * above + [
        ["合同号", "企业名称", "币种", "金额", "签约日期"],
        ["H1", "甲", "美元", 5, "2024/1/3"],
    ]
    plan = planned("orders", workbook(tmp_path / "a.xlsx", {"单": rows}))
    assert (plan.heading_first, plan.heading_last, plan.data_first) == (above + 1, above + 1, above + 2)


def test_a_column_of_codes_is_one_whatever_it_is_called(tmp_path: Path) -> None:
    rows = [["企业名称", "代码一", "其他"], *[[f"第{i}有限公司", a_credit_code(i), "x"] for i in range(1, 6)]]
    plan = planned("firms", workbook(tmp_path / "a.xlsx", {"表": rows}))
    column = plan.column("credit_code")
    assert column is not None
    assert (column.heading, column.reason.code) == ("代码一", Code.COLUMN_BY_CONTENT)


def test_months_across_with_their_sum(tmp_path: Path) -> None:
    rows = [
        ["2023年1-3月分企业出口额", None, None, None, "单位：万元"],
        ["企业名称", "1月", "2月", "3月", "累计"],
        ["甲", 1, 2, 3, 6],
    ]
    plan = planned("exports", workbook(tmp_path / "a.xlsx", {"出口": rows}))
    assert [c.field for c in plan.columns] == ["firm", "month.1", "month.2", "month.3", "total"]
    assert (plan.year, plan.months, {c.unit for c in plan.columns[1:]}) == (2023, (1, 3), {"万元"})


def test_a_headings_unit_beats_the_titles_and_the_conflict_is_said(tmp_path: Path) -> None:
    rows = [["单位：万美元"], ["企业名称", "2022年出口额(万元)"], ["甲有限公司", 5]]
    plan = planned("firms", workbook(tmp_path / "a.xlsx", {"表": rows}))
    column = plan.columns[1]
    assert column.unit == "万元"
    assert column.unit_reason is not None
    assert (column.unit_reason.code, column.unit_reason.params["other"]) == (Code.UNIT_CONFLICT, "万美元")


def test_a_wide_rate_table_per_hundred(tmp_path: Path) -> None:
    content = "人民币汇率中间价（每100外币兑人民币）\n日期,美元,日元\n2024年1月,710.71,4.8548\n"
    plan = planned("rates", text(tmp_path / "a.csv", content))
    assert (plan.per, [c.field for c in plan.columns]) == (100, ["date", "rate.USD", "rate.JPY"])


def test_the_year_comes_from_the_title_or_the_files_name(tmp_path: Path) -> None:
    rows: Rows = [["企业名称", "1月"], ["甲", 1]]
    plan = planned("exports", workbook(tmp_path / "2022年出口.xlsx", {"表": rows}))
    assert plan.year == 2022
    assert plan.period_reason is not None
    assert plan.period_reason.code is Code.PERIOD_IN_FILE_NAME


def test_hidden_and_foreign_sheets_are_named_and_left_out(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx", {"表": [["企业名称"], ["甲有限公司"]], "别": [["无关"], [1]], "空": []}
    )
    with closing(sandbox.read(path)) as opened:
        hidden = [SheetInfo("表", Visibility.HIDDEN, 2, 1), *opened.sheets[1:]]
        bare = Proposal("a.xlsx", "", "firms", ())
        proposal = planning.plan(bare, hidden, lambda n, a, b: opened.spool(n).rows(a, b))
        codes = [plan.reason.code for plan in proposal.sheets]
        assert codes == [Code.SHEET_HIDDEN, Code.SHEET_NO_HEADING, Code.SHEET_EMPTY]
        asked = planning.plan(
            bare.with_sheet("表", used=True), hidden, lambda n, a, b: opened.spool(n).rows(a, b)
        )
        assert asked.sheet("表").used


def test_what_a_person_says_stands_over_what_was_concluded(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx", {"表": [["企业名称", "公司", "2022年出口额"], ["甲", "乙", 5], ["丙", "丁", 6]]}
    )
    with closing(sandbox.read(path)) as opened:
        bare = Proposal("a.xlsx", "", "firms", ())
        decided = (
            bare.with_mapping("表", 1, "name_zh").with_unit("表", None, "万美元").with_heading("表", 1, 1)
        )
        plan = planning.plan(decided, opened.sheets, lambda n, a, b: opened.spool(n).rows(a, b)).sheets[0]
    assert [column.field for column in plan.columns] == ["", "name_zh", "exports.2022"]
    assert plan.columns[1].reason.code is Code.COLUMN_CHOSEN
    assert plan.heading_reason is not None
    assert plan.heading_reason.code is Code.HEADING_CHOSEN
    assert (plan.unit, plan.columns[2].unit) == ("万美元", "万美元")


def test_a_person_says_where_the_data_begins_and_ends(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"名录": REGISTER}, ["A1:F1", "A3:A4", "B3:C3", "D3:E3", "F3:F4"])
    plan = planned("firms", path)
    assert plan.data_reason is not None
    assert plan.data_reason.code is Code.DATA_FOUND
    with closing(sandbox.read(path)) as opened:
        rows = lambda sheet, first, last: opened.spool(sheet).rows(first, last)  # noqa: E731  # one line, one use

        def ends(first: int, last: int) -> tuple[int, int, Code]:
            said = Proposal("a.xlsx", "", "firms", ()).with_ends("名录", first, last)
            plan = planning.plan(said, opened.sheets, rows).sheets[0]
            assert plan.data_reason is not None
            return plan.data_first, plan.data_last, plan.data_reason.code

        assert ends(6, 8) == (6, 8, Code.DATA_CHOSEN)
        assert ends(1, 99) == (5, 10, Code.DATA_CHOSEN), "below the heading, within the sheet"
        assert ends(0, 0) == (5, 8, Code.DATA_FOUND)


def test_rows_outside_of_a_person_s_ends_are_not_read_and_a_note_inside_is(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"名录": REGISTER}, ["A1:F1", "A3:A4", "B3:C3", "D3:E3", "F3:F4"])
    result = checked("firms", path, decide=lambda proposal: proposal.with_ends("名录", 6, 10))
    outcomes = [result.outcome("名录", row) for row in range(5, 11)]
    part = Outcome
    assert outcomes == [part.NOTE, part.NEW, part.BLANK, part.NEW, part.TOTAL, part.REJECTED]
