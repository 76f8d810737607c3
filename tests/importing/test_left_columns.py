"""Columns that hold values and have no field are told with their number; amounts without a currency too."""

from pathlib import Path

from tests.importing.files import Rows, checked, workbook
from tradeplanner.domain.findings import Code, Finding
from tradeplanner.importing.checked import Checked

ROWS: Rows = [
    ["序号", "企业名称", "传真", "微信号", "空列"],
    [1, "甲有限公司", "0575-1", "a", None],
    [2, "乙有限公司", None, "b", None],
    [3, "丙有限公司", "0575-3", "c", None],
]


def left(result: Checked) -> list[tuple[str, object, object]]:
    """Return cell, heading and count of each column that is told to stay out."""
    return [(f.place.cell, f.params["heading"], f.params["count"]) for f in _of(result, Code.COLUMN_LEFT)]


def _of(result: Checked, code: Code) -> list[Finding]:
    return [finding for finding in result.findings if finding.code is code]


def test_a_column_without_a_field_is_told_with_what_it_holds(tmp_path: Path) -> None:
    result = checked("firms", workbook(tmp_path / "a.xlsx", {"表": ROWS}))
    assert left(result) == [("C1", "传真", 2), ("D1", "微信号", 3)]


def test_a_column_that_a_person_leaves_out_is_not_told(tmp_path: Path) -> None:
    result = checked("firms", workbook(tmp_path / "a.xlsx", {"表": ROWS}), None,
                     lambda proposal: proposal.with_mapping("表", 2, ""))  # fmt: skip
    assert left(result) == [("D1", "微信号", 3)]


def test_values_without_any_heading_are_told_by_their_letter(tmp_path: Path) -> None:
    rows: Rows = [["企业名称", "镇街", None], ["甲有限公司", "城南", "x"], ["乙有限公司", "城北", "y"]]
    result = checked("firms", workbook(tmp_path / "a.xlsx", {"表": rows}))
    (found,) = _of(result, Code.COLUMN_NAMELESS)
    assert (found.place.cell, found.params) == ("C1", {"heading": "C", "count": 2})


def test_a_sum_of_other_columns_is_not_told_again(tmp_path: Path) -> None:
    rows: Rows = [
        ["2023年", "单位：万元"],
        ["企业名称", "1月", "2月", "1-2月", "合计"],
        ["甲有限公司", 1, 2, 3, 3],
        ["乙有限公司", 2, 2, 4, 4],
    ]
    assert left(checked("exports", workbook(tmp_path / "a.xlsx", {"表": rows}))) == []


def test_a_currency_is_missed_only_where_there_is_an_amount(tmp_path: Path) -> None:
    for said, codes in (("/", 0), (None, 0), ("5万元", 0), ("12", 1)):
        rows: Rows = [
            ["2024年大阪展参展成效表"],
            ["企业名称", "意向成交额(万美元)", "已签合同额"],
            ["甲有限公司", 1, said],
            ["乙有限公司", 2, None],
        ]
        result = checked("returns", workbook(tmp_path / "a.xlsx", {"表": rows}))
        found = [finding.params["heading"] for finding in _of(result, Code.UNIT_ASSUMED)]
        assert found == ["已签合同额"] * codes, said
