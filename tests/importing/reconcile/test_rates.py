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
    codes = ("rate_unit_guessed", "rate_inverse_guessed")
    assert [(row, code) for row, _, code in told(result.findings, *codes)] == [
        (3, "rate_unit_guessed"),
        (4, "rate_inverse_guessed"),
    ]


def test_a_wide_table_may_say_the_way_in_each_heading(tmp_path: Path) -> None:
    content = "日期,USD/CNY,100JPY/CNY,CNY/MYR,人民币兑欧元\n2024-01-02,7.0770,4.9728,0.64869,7.8\n"
    path = text(tmp_path / "a.csv", content)
    result, rows = written("rates", path)
    quoted = {row["currency"]: (row["per"], row["inverse"]) for row in rows}
    assert quoted == {"USD": (1, False), "JPY": (100, False), "MYR": (1, True), "EUR": (1, False)}
    assert told(result.findings) == []


@pytest.mark.parametrize(
    "heading, rate, currency, way, code",
    [
        ("汇率", "710.8", "美元", (100, False), "rate_unit_guessed"),
        ("汇率", "7.108", "美元", (1, False), ""),
        ("汇率", "0.1407", "美元", (1, True), "rate_inverse_guessed"),
        ("汇率", "0.0481", "日元", (1, False), ""),
        ("汇率", "1.03", "丹麦克朗", (1, False), "rate_unit_unsure"),
        ("汇率（每100外币）", "710.8", "美元", (100, False), ""),
        ("汇率（每100外币）", "7.108", "美元", (100, False), "rate_unit_unsure"),
    ],
)
def test_a_way_that_is_guessed_or_contradicted_is_told(
    tmp_path: Path, heading: str, rate: str, currency: str, way: tuple[int, bool], code: str
) -> None:
    path = text(tmp_path / "a.csv", f"日期,币种,{heading}\n2024-01-02,{currency},{rate}\n")
    result, rows = written("rates", path)
    (row,) = rows
    assert (row["per"], row["inverse"]) == way
    assert [found for _, _, found in told(result.findings)] == ([code] if code else [])


def test_a_stored_rate_settles_what_the_size_alone_does_not(tmp_path: Path) -> None:
    near = a_rate(id=RateId(1), currency="DKK", quoted=Decimal("0.85"), per=1, inverse=False)
    path = text(tmp_path / "a.csv", "日期,币种,汇率\n2024-01-02,丹麦克朗,1.18\n")
    result, rows = written("rates", path, empty_store(rates=[near]))
    (row,) = rows
    assert (row["per"], row["inverse"]) == (1, True)
    assert [code for _, _, code in told(result.findings)] == ["rate_inverse_guessed"]


def test_a_rate_out_of_proportion_to_the_stored_one_is_told(tmp_path: Path) -> None:
    near = a_rate(id=RateId(1), currency="USD", quoted=Decimal(710), per=100)
    path = text(tmp_path / "a.csv", "日期,币种,汇率\n2024-01-02,美元,17.1\n")
    result = checked("rates", path, empty_store(rates=[near]))
    assert [code for _, _, code in told(result.findings)][-1] == "rate_far"


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


@pytest.mark.parametrize("slip", [1, 2, 3])
def test_a_slip_of_the_decimal_point_among_the_files_own_rates_stays_out(tmp_path: Path, slip: int) -> None:
    days = {1: "7.1879", 2: "7.1880", 3: "7.1876"} | {slip: "71.878"}
    content = "日期,USD/CNY\n" + "".join(f"2025-01-0{day},{rate}\n" for day, rate in days.items())
    result, rows = written("rates", text(tmp_path / "a.csv", content))
    assert (result.counts.new, result.counts.rejected) == (2, 1)
    assert told(result.findings, "rate_slip") == [(slip + 1, "rate.USD", "rate_slip")]
    assert {row["per"] for row in rows} == {1}


def test_a_currency_that_loses_its_worth_over_years_is_no_slip(tmp_path: Path) -> None:
    rates = {2015: "2.3", 2018: "1.4", 2021: "0.73", 2024: "0.22"}
    content = "日期,TRY/CNY\n" + "".join(f"{year}-06-01,{rate}\n" for year, rate in rates.items())
    assert checked("rates", text(tmp_path / "a.csv", content)).counts.new == 4
