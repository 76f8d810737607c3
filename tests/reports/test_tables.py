"""A report as a workbook: what reads as a number is one, what looks like a formula is none."""

import io
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from tradeplanner.reports.report import Column, Report, Section, Table
from tradeplanner.reports.writers import tables


@pytest.mark.parametrize(
    "text, value, shape",
    [
        ("1,234.50", Decimal("1234.50"), "#,##0.00"),
        ("−5.4", Decimal("-5.4"), "#,##0.0"),
        ("+17", Decimal(17), "#,##0"),
        ("103.7%", Decimal("1.037"), "#,##0.0%"),
    ],
)
def test_a_number_is_shown_with_as_many_decimals(text: str, value: Decimal, shape: str) -> None:
    assert tables.number(text) == (value, shape)


@pytest.mark.parametrize("text", ["", "4-11", "=1+1", "12-31", "1,23", "2023年"])
def test_other_texts_stay_texts(text: str) -> None:
    assert tables.number(text) is None


def test_each_table_has_a_sheet_that_prints_on_one_page_wide() -> None:
    table = Table(
        (Column("展会", figures=False), Column("成交")), (("=cmd", "12.5"), ("合计", "12.5")), total=True
    )
    section = Section("成交/意向", "单位：万美元", table=table)
    report = Report(
        title="2023年", subtitle="示例", sentences=("一句。",), sections=(section, Section("无表", "")),
        notes=("来源：示例",), page_label="", language="zh",
    )  # fmt: skip
    book = load_workbook(io.BytesIO(tables.to_workbook(report)))
    (sheet,) = book.worksheets
    assert [cell.value for cell in sheet[7]] == ["=cmd", 12.5]
    assert sheet["A7"].data_type == "s"
    assert sheet["B7"].number_format == "#,##0.0"
    assert sheet["B8"].font.bold
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert "来源：示例" in [row[0].value for row in sheet.iter_rows()]
