"""Figures as a reader writes them: half-up, with a real minus sign, 万 and 亿 or K, M and bn."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradeplanner.domain.money import Money
from tradeplanner.i18n import formats

D = Decimal


@pytest.mark.parametrize(
    "value, places, text",
    [
        ("2.345", 2, "2.35"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "−3"),
        ("1234567.5", None, "1234567.5"),
        ("-0.04", 1, "0.0"),
    ],
)
def test_numbers_are_rounded_half_up(value: str, places: int | None, text: str) -> None:
    assert formats.number(D(value), places) == text


def test_thousands_are_parted() -> None:
    assert formats.grouped(D("-1234567.891"), 2) == "−1,234,567.89"


@pytest.mark.parametrize(
    "value, text", [("3.25", "+3.3"), ("-3.24", "−3.2"), ("0.04", "0.0"), ("-0.04", "0.0")]
)
def test_signs_are_shown_except_on_what_rounds_to_nothing(value: str, text: str) -> None:
    assert formats.signed(D(value), 1) == text


@pytest.mark.usefixtures("zh")
def test_amounts_in_full_keep_the_places_of_their_currency() -> None:
    assert formats.amount(Money(123450, "USD")) == "1,234.50 美元"
    assert formats.amount(Money(123450, "JPY")) == "123,450 日元"
    assert formats.amount(Money(100, "CNY")) == "1.00 元"


@pytest.mark.usefixtures("en")
def test_english_amounts_begin_with_the_code() -> None:
    assert formats.amount(Money(-123450, "USD")) == "USD −1,234.50"


@pytest.mark.parametrize(
    "amount, text",
    [
        ("79430000000", "794.3 亿元"),
        ("99999999", "1.0 亿元"),
        ("95000000", "9,500.0 万元"),
        ("9999.99", "1.0 万元"),
        ("9999.94", "9,999.9 元"),
        ("0", "0 元"),
        ("-123456", "−12.3 万元"),
    ],
)
@pytest.mark.usefixtures("zh")
def test_large_chinese_amounts_are_counted_in_wan_and_yi(amount: str, text: str) -> None:
    assert formats.compact(Money.of(amount, "CNY")) == text


@pytest.mark.parametrize(
    "amount, text",
    [("79430000000", "CNY 79.43 bn"), ("999996", "CNY 1.00 M"), ("1500", "CNY 1.50 K"), ("12", "CNY 12")],
)
@pytest.mark.usefixtures("en")
def test_large_english_amounts_are_counted_in_thousands_millions_and_billions(amount: str, text: str) -> None:
    assert formats.compact(Money.of(amount, "CNY")) == text


@pytest.mark.usefixtures("zh")
def test_other_currencies_are_named_after_the_figure() -> None:
    assert formats.compact(Money.of("12345678", "EUR"), 2) == "1,234.57 万欧元"


@given(st.integers(min_value=-(10**15), max_value=10**15), st.sampled_from(["zh", "en"]))
def test_a_compact_figure_never_reads_as_a_thousand_of_its_unit(value: int, language: str) -> None:
    from tradeplanner.i18n.language import language as now
    from tradeplanner.i18n.language import set_language

    before = now()
    set_language(language)
    figure = formats.compact_number(D(value)).split(" ")
    set_language(before)

    limit = 10_000 if language == "zh" else 1_000
    if len(figure) == 1 or figure[1] not in ("亿", "bn"):
        assert abs(D(figure[0].replace(",", "").replace("−", "-"))) < limit


@pytest.mark.usefixtures("zh")
def test_shares_and_growth() -> None:
    assert formats.percent(D("0.9495")) == "95.0%"
    assert formats.growth(D("0.17496")) == "+17.5%"
    assert formats.growth(D("-0.08")) == "−8.0%"
    assert formats.points(D("3.2")) == "+3.2 个百分点"


@pytest.mark.usefixtures("zh")
def test_dates_and_months_in_chinese() -> None:
    assert formats.day(date(2023, 11, 5)) == "2023年11月5日"
    assert formats.months(1, 11) == "1—11月"
    assert formats.months(2, 2) == "2月"
    assert formats.months_of(2023, 1, 11) == "2023年1—11月"
    assert formats.months_of(2023, 1, 12) == "2023年"


@pytest.mark.usefixtures("en")
def test_dates_and_months_in_english() -> None:
    assert formats.day(date(2023, 11, 5)) == "2023-11-05"
    assert formats.months(1, 11) == "Jan–Nov"
    assert formats.months(2, 2) == "Feb"
    assert formats.months_of(2023, 1, 11) == "Jan–Nov 2023"
    assert formats.months_of(2023, 1, 12) == "2023"
    assert formats.points(D("-1.25")) == "−1.3 points"


@pytest.mark.parametrize(
    "size, text", [(0, "0 B"), (1023, "1,023 B"), (1536, "1.5 KB"), (5 * 2**40, "5,120.0 GB")]
)
def test_file_sizes(size: int, text: str) -> None:
    assert formats.file_size(size) == text
