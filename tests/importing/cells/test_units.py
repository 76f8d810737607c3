"""Units of amounts in cells, headings and titles."""

import pytest

from tradeplanner.importing.cells.units import currency_of, parse_unit, unit_within, without_unit


@pytest.mark.parametrize(
    "text, power, currency",
    [
        ("万美元", 4, "USD"),
        ("亿元", 8, "CNY"),
        ("万元", 4, "CNY"),
        ("千美元", 3, "USD"),
        ("百万美元", 6, "USD"),
        ("万元（美元）", 4, "USD"),
        ("人民币万元", 4, "CNY"),
        ("USD '000", 3, "USD"),
        ("美元", 0, "USD"),
        ("万", 4, ""),
    ],
)
def test_a_unit_is_a_scale_and_a_currency(text: str, power: int, currency: str) -> None:
    unit = parse_unit(text)
    assert unit is not None
    assert (unit.scale, unit.currency) == (10**power, currency)


@pytest.mark.parametrize("text", ["", "出口", "公里", "万人", "示例数据", "2022年"])
def test_other_words_are_no_unit(text: str) -> None:
    assert parse_unit(text) is None


@pytest.mark.parametrize(
    "text, unit",
    [
        ("单位：万美元", "万美元"),
        ("展位费补贴(万元）", "万元"),
        ("2022年出口额，万元", "万元"),
        ("出口额【千美元】", "千美元"),
        ("（单位：亿元）", "亿元"),
        ("每100外币兑人民币", None),
        ("企业名录（示例数据）", None),
    ],
)
def test_a_title_or_heading_carries_its_unit(text: str, unit: str | None) -> None:
    found = unit_within(text)
    assert (found.text if found else None) == unit


def test_a_heading_without_its_unit() -> None:
    assert without_unit("展位费补贴(万元）") == "展位费补贴"
    assert without_unit("国家（地区）") == "国家(地区)"


@pytest.mark.parametrize(
    "word, code",
    [
        ("美元", "USD"),
        ("港币", "HKD"),
        ("港元", "HKD"),
        ("ＵＳＤ", "USD"),
        ("日圆", "JPY"),
        ("元", "CNY"),
        ("人民币元", "CNY"),
    ],
)
def test_currency_words(word: str, code: str) -> None:
    assert currency_of(word) == code


def test_an_unknown_currency_is_none() -> None:
    assert currency_of("贝壳") is None
