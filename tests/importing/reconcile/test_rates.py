"""Exchange rates: wide and long, per 100 as said or by size."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.builders import a_rate
from tests.importing.files import checked, empty_store, text, told, workbook, written
from tradeplanner.domain.ids import RateId

WIDE = (
    "人民币汇率中间价（每100外币兑人民币）\n日期,美元,日元\n2024年1月,710.7100,4.8548\n2024年2月,711.42,-\n"
)


def test_a_wide_table_counts_each_rate(tmp_path: Path) -> None:
    result = checked("rates", text(tmp_path / "a.csv", WIDE))
    assert (result.counts.read, result.counts.new) == (3, 3)


def test_stored_rates_are_same_or_changed(tmp_path: Path) -> None:
    january = {
        "first": date(2024, 1, 1),
        "last": date(2024, 1, 31),
        "per": 100,
        "inverse": False,
        "version": 1,
    }
    known = empty_store(
        rates=[
            a_rate(id=RateId(1), currency="USD", quoted=Decimal("710.71"), **january),
            a_rate(id=RateId(2), currency="JPY", quoted=Decimal("4.9"), **january),
        ]
    )
    result = checked("rates", text(tmp_path / "a.csv", WIDE), known)
    assert (result.counts.same, result.counts.changed, result.counts.new) == (1, 1, 1)
    (sheet,) = result.rows
    assert result.changes[sheet, 3][0].new == "4.8548 / 100"


def test_the_unit_is_guessed_by_size_where_it_is_not_said(tmp_path: Path) -> None:
    content = "月份,币种,汇率\n2024年1月,美元,7.1071\n2024年1月,日元,4.85\n2024年1月,韩元,188\n"
    result = checked("rates", text(tmp_path / "a.csv", content))
    assert result.counts.new == 3
    assert [(row, code) for row, _, code in told(result.findings, "rate_unit_guessed")] == [
        (3, "rate_unit_guessed"),
        (4, "rate_unit_guessed"),
    ]


def test_no_date_and_no_number_are_told(tmp_path: Path) -> None:
    content = "月份,币种,汇率\n某月,美元,7\n2024年1月,美元,x\n2024年1月,贝壳,1\n"
    result = checked("rates", text(tmp_path / "a.csv", content))
    assert (result.counts.new, result.counts.rejected) == (0, 3)


@pytest.mark.parametrize(
    "above, name, source",
    [
        (["2024年人民币汇率中间价"], "汇率.xlsx", "2024年人民币汇率中间价"),
        (["单位：元/100外币"], "汇率.xlsx", "汇率.xlsx"),
        ([None], "汇率.xlsx", "汇率.xlsx"),
    ],
)
def test_the_source_is_the_title_or_the_file(
    tmp_path: Path, above: list[object], name: str, source: str
) -> None:
    rows: list[object] = [
        above,
        ["月份", "美元", "来源"],
        ["2024年1月", 710.71, None],
        ["2024年2月", 710.7, "外汇局"],
    ]
    _, new = written("rates", workbook(tmp_path / name, {"汇率": rows}))
    assert [row["source"] for row in new] == [source, "外汇局"]
