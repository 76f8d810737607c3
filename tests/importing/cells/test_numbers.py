"""Numbers as people write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradeplanner.domain.findings import Code, Severity
from tradeplanner.importing.cells import numbers
from tradeplanner.importing.cells.numbers import Amount
from tradeplanner.importing.cells.parsed import NOTHING, Parsed, half_width
from tradeplanner.importing.grid import Cell, ErrorValue


def whole_of(found: Parsed) -> Decimal:
    """Return what an amount comes to in whole units, unit or not."""
    assert isinstance(found.value, Amount), found
    return found.value.number * (found.value.unit.scale if found.value.unit else 1)


@pytest.mark.parametrize(
    "cell, number",
    [
        (849.45, "849.45"),
        (0, "0"),
        (0.1, "0.1"),
        (0.1 + 0.2, "0.3"),
        (1.1 * 3, "3.3"),
        (2999999.9999999995, "3000000"),
        (1e15 / 3, "333333333333333"),
        (-1234.5, "-1234.5"),
        ("142,687,476", "142687476"),
        ("２，７１２．７１", "2712.71"),
        ("１２３", "123"),
        ("1 234 567.5", "1234567.5"),
        ("1\u2009234\u202f567", "1234567"),
        ("1\u00a0234", "1234"),
        ("1'234'567.25", "1234567.25"),
        ("1’234.25", "1234.25"),
        ("1、234、567.5", "1234567.5"),
        ("1,2345,6789", "123456789"),
        ("1.234.567,89", "1234567.89"),
        ("1.234,56", "1234.56"),
        ("1 234,56", "1234.56"),
        ("1.234.567", "1234567"),
        ("1.234", "1.234"),
        ("（1,234.5）", "-1234.5"),
        ("100-", "-100"),
        ("100－", "-100"),
        ("−5", "-5"),
        ("－5", "-5"),
        ("–5", "-5"),
        ("△5", "-5"),
        ("▲1,000", "-1000"),
        ("负12.5", "-12.5"),
        ("+5", "5"),
        ("＋5", "5"),
        ("1.2e3", "1200"),
        ("1.2E+05", "120000"),
        ("2.5E-3", "0.0025"),
        (" 12 ", "12"),
        ("12.", "12"),
        (".5", "0.5"),
        ("007", "7"),
        ("一百二十万", "1200000"),
        ("壹佰萬", "1000000"),
        ("贰拾叁万肆仟", "234000"),
        ("二点五万", "25000"),
        ("1亿2000万", "120000000"),
        ("12万5千", "125000"),
        ("3千5百万", "35000000"),
        ("一千零五", "1005"),
        ("1万2345", "12345"),
        ("1万亿", "1000000000000"),
        ("12.5w", "125000"),
        ("12W", "120000"),
        ("120k", "120000"),
    ],
)
def test_a_number_is_exact(cell: Cell, number: str) -> None:
    found = numbers.amount(cell)
    assert whole_of(found) == Decimal(number)
    assert found.remarks == ()


@pytest.mark.parametrize(
    "text, number, scale, currency",
    [
        ("12.5万美元", "12.5", 10_000, "USD"),
        ("3.5亿元", "3.5", 100_000_000, "CNY"),
        ("1,234.56元", "1234.56", 1, "CNY"),
        ("US$ 1,000", "1000", 1, "USD"),
        ("US$12万", "12", 10_000, "USD"),
        ("$12万美元", "12", 10_000, "USD"),
        ("USD 1.2 million", "1.2", 1_000_000, "USD"),
        ("1.2 million USD", "1.2", 1_000_000, "USD"),
        ("USD 3.4m", "3.4", 1_000_000, "USD"),
        ("USD 12bn", "12", 10**9, "USD"),
        ("12.5 (万美元)", "12.5", 10_000, "USD"),
        ("12.5（万美元）", "12.5", 10_000, "USD"),
        ("人民币12.5万元", "12.5", 10_000, "CNY"),
        ("12.5万元人民币", "12.5", 10_000, "CNY"),
        ("RMB 7.50", "7.50", 1, "CNY"),
        ("CNY7.50", "7.50", 1, "CNY"),
        ("¥12", "12", 1, "CNY"),
        ("￥1,200.00", "1200.00", 1, "CNY"),
        ("JPY ¥1,200", "1200", 1, "JPY"),
        ("JP¥1200", "1200", 1, "JPY"),
        ("1200円", "1200", 1, "JPY"),
        ("3000日元", "3000", 1, "JPY"),
        ("EUR 7.50", "7.50", 1, "EUR"),
        ("€7.50", "7.50", 1, "EUR"),
        ("7.50欧元", "7.50", 1, "EUR"),
        ("5000美金", "5000", 1, "USD"),
        ("5000刀", "5000", 1, "USD"),
        ("HK$ 20", "20", 1, "HKD"),
        ("20港币", "20", 1, "HKD"),
        ("20港幣", "20", 1, "HKD"),
        ("港币20万元", "20", 10_000, "HKD"),
        ("£9", "9", 1, "GBP"),
        ("9英镑", "9", 1, "GBP"),
        ("NT$300", "300", 1, "TWD"),
        ("300新台币", "300", 1, "TWD"),
        ("12千美元", "12", 1_000, "USD"),
        ("3百万欧元", "3", 1_000_000, "EUR"),
        ("（12.5万美元）", "-12.5", 10_000, "USD"),
        ("-12.5万美元", "-12.5", 10_000, "USD"),
        ("US$ -5", "-5", 1, "USD"),
        ("一百二十万元", "1200000", 1, "CNY"),
        ("壹佰万元整", "1000000", 1, "CNY"),
        ("人民币壹佰贰拾叁元肆角伍分", "123.45", 1, "CNY"),
        ("12元5角", "12.5", 1, "CNY"),
        ("叁拾万美元", "300000", 1, "USD"),
        ("1亿2000万美元", "120000000", 1, "USD"),
        ("A$100", "100", 1, "AUD"),
        ("100 RM", "100", 1, "MYR"),
        ("₩5,000", "5000", 1, "KRW"),
    ],
)
def test_a_unit_in_the_cell_is_kept_apart(text: str, number: str, scale: int, currency: str) -> None:
    found = numbers.amount(text)
    value = found.value
    assert isinstance(value, Amount), found
    assert value.unit is not None
    assert (value.number, value.unit.scale, value.unit.currency) == (
        Decimal(number),
        Decimal(scale),
        currency,
    )


@pytest.mark.parametrize(
    "word",
    ["-", "--", "/", "／", "\\", "无", "無", "没有", "N/A", "n/a", "NA", "——", "…", "……", "null", "—-"],
)
def test_a_word_for_nothing_is_neither_blank_nor_zero(word: str) -> None:
    assert numbers.amount(word).value is NOTHING
    assert numbers.amount(f" {word}\u3000").value is NOTHING


@pytest.mark.parametrize("cell", [None, "", "  ", "\u3000", "\u00a0", "\u200b", float("nan"), float("inf")])
def test_blank_is_no_value_and_no_finding(cell: Cell) -> None:
    assert numbers.amount(cell) == Parsed(None)


@pytest.mark.parametrize("cell", [0, 0.0, "0", "0.00", "０", "零", "0元"])
def test_zero_is_a_number(cell: Cell) -> None:
    assert whole_of(numbers.amount(cell)) == 0


@pytest.mark.parametrize(
    "cell, code",
    [
        ("abc", Code.NOT_A_NUMBER),
        ("12 pieces", Code.NOT_A_NUMBER),
        ("1.2.3", Code.NOT_A_NUMBER),
        (True, Code.NOT_A_NUMBER),
        ("(5", Code.NOT_A_NUMBER),
        ("5)", Code.NOT_A_NUMBER),
        ("(-5)", Code.NOT_A_NUMBER),
        ("-5-", Code.NOT_A_NUMBER),
        ("12美元欧元", Code.NOT_A_NUMBER),
        ("12卢比", Code.NOT_A_NUMBER),
        ("待定", Code.NOT_A_NUMBER),
        ("12%", Code.NOT_A_NUMBER),
        ("3万USD5", Code.NOT_A_NUMBER),
        ("一百二", Code.NOT_A_NUMBER),
        ("三四", Code.NOT_A_NUMBER),
        ("1万2", Code.NOT_A_NUMBER),
        ("2024-03-05", Code.NOT_A_NUMBER),
        ("0,123,456", Code.NOT_A_NUMBER),
        ("1,234 567", Code.NOT_A_NUMBER),
        ("1,2", Code.NUMBER_AMBIGUOUS),
        ("1234,56", Code.NUMBER_AMBIGUOUS),
        ("0,123", Code.NUMBER_AMBIGUOUS),
        ("12,3456", Code.NUMBER_AMBIGUOUS),
        ("100、200", Code.NUMBER_AMBIGUOUS),
        (">10万", Code.NUMBER_BOUND),
        ("≥100", Code.NUMBER_BOUND),
        ("10-12万", Code.NUMBER_BOUND),
        ("10~12", Code.NUMBER_BOUND),
        ("十至十二万", Code.NUMBER_BOUND),
        ("100以上", Code.NUMBER_BOUND),
        ("超过12万", Code.NUMBER_BOUND),
        ("近50万美元", Code.NUMBER_BOUND),
        ("10余万", Code.NUMBER_BOUND),
        ("100多", Code.NUMBER_BOUND),
        ("100+", Code.NUMBER_BOUND),
        ("数十万", Code.NUMBER_BOUND),
        (ErrorValue("#N/A"), Code.CELL_ERROR),
        ("#DIV/0!", Code.CELL_ERROR),
        ("#N/A", Code.CELL_ERROR),
    ],
)
def test_what_is_no_number_is_told_and_has_no_value(cell: Cell, code: Code) -> None:
    found = numbers.amount(cell)
    assert found.value is None
    assert [(remark.code, remark.severity) for remark in found.remarks] == [(code, Severity.ERROR)]


@pytest.mark.parametrize("text", ["约12万", "大约12万", "12万左右", "~12万", "约 120,000", "≈12万"])
def test_an_approximate_number_comes_in_with_a_warning(text: str) -> None:
    found = numbers.amount(text)
    assert whole_of(found) == 120_000
    assert [(r.code, r.severity) for r in found.remarks] == [(Code.NUMBER_ABOUT, Severity.WARNING)]


def test_a_number_copied_in_short_form_is_told() -> None:
    found = numbers.amount("1.23457E+12")
    assert whole_of(found) == 1234570000000
    assert [(r.code, r.severity) for r in found.remarks] == [(Code.NUMBER_SHORTENED, Severity.WARNING)]
    assert numbers.amount("1.23E+5").remarks == ()


def test_both_readings_of_a_doubtful_number_are_named() -> None:
    (remark,) = numbers.amount("1234,56").remarks
    assert remark.params == {"value": "1234,56", "one": "1234.56", "other": "123456"}
    (remark,) = numbers.amount("100、200").remarks
    assert (remark.params["one"], remark.params["other"]) == ("100200", "100 + 200")


def test_a_sign_that_currencies_share_keeps_its_rivals() -> None:
    yen, dollar, code = (numbers.amount(text).value for text in ("¥5", "$5", "USD 5"))
    assert isinstance(yen, Amount)
    assert isinstance(dollar, Amount)
    assert isinstance(code, Amount)
    assert yen.unit is not None
    assert dollar.unit is not None
    assert code.unit is not None
    assert "JPY" in yen.unit.rivals
    assert {"HKD", "AUD"} <= dollar.unit.rivals
    assert not code.unit.rivals


@pytest.mark.parametrize(
    "cell, number",
    [
        ("1.2万", "12000"),
        ("7.1071元", "7.1071"),
        ("12,5", None),
        ("12美元", None),
        (3.5, "3.5"),
        ("无", None),
    ],
)
def test_a_number_without_unit(cell: Cell, number: str | None) -> None:
    value = numbers.number(cell).value
    assert value == Decimal(number) if number else not isinstance(value, Decimal)


@pytest.mark.parametrize(
    "cell, count",
    [
        ("10个", 10),
        (4.0, 4),
        ("３家", 3),
        ("2个标展", 2),
        ("1,200人次", 1200),
        ("1.2万人次", 12000),
        ("十二", 12),
        ("三人", 3),
    ],
)
def test_a_count_may_carry_its_word(cell: Cell, count: int) -> None:
    assert numbers.whole(cell).value == count


@pytest.mark.parametrize(
    "cell, code",
    [
        (4.5, Code.NOT_A_WHOLE),
        ("2.5个", Code.NOT_A_WHOLE),
        ("12美元", Code.NOT_A_NUMBER),
        ("12元", Code.NOT_A_NUMBER),
    ],
)
def test_a_count_has_no_fraction_and_no_currency(cell: Cell, code: Code) -> None:
    found = numbers.whole(cell)
    assert (found.value, [remark.code for remark in found.remarks]) == (None, [code])


@pytest.mark.parametrize("cell", ["36㎡", "36平方米", "36 m2", 36.0, "36"])
def test_an_area_may_carry_its_measure(cell: Cell) -> None:
    assert numbers.measured(cell).value == 36


MONEY = st.decimals(min_value=-(10**12), max_value=10**12, places=2)
FULL = str.maketrans("0123456789,.-", "０１２３４５６７８９，．－")


@given(MONEY)
def test_a_written_number_comes_back(number: Decimal) -> None:
    grouped = f"{number:,}"
    for text in (
        str(number),
        grouped,
        grouped.translate(FULL),
        grouped.replace(",", " "),
        grouped.replace(",", "'"),
    ):
        assert numbers.number(text).value == number


@given(MONEY)
def test_a_negative_comes_back_in_every_dress(number: Decimal) -> None:
    size = f"{abs(number):,}"
    for text in (f"({size})", f"（{size}）", f"{size}-", f"−{size}", f"△{size}"):
        assert numbers.number(text).value == -abs(number)


@given(MONEY)
def test_a_european_number_comes_back(number: Decimal) -> None:
    text = f"{number:,}".translate(str.maketrans(",.", ".,"))
    found = numbers.number(text)
    assert found.value == number if abs(number) >= 1000 else found.value is None


@given(MONEY, st.sampled_from(("USD", "EUR", "HKD", "GBP", "JPY")), st.sampled_from(("", "万", "亿")))
def test_an_amount_with_its_unit_comes_back(number: Decimal, currency: str, scale: str) -> None:
    worth = {"": 1, "万": 10**4, "亿": 10**8}[scale]
    for text in (
        f"{number:,}{scale}{currency}",
        f"{currency} {number}{scale}",
        f"{number} {scale}({currency})",
    ):
        value = numbers.amount(text).value
        assert isinstance(value, Amount)
        assert value.unit is not None
        assert (value.number * value.unit.scale, value.unit.currency) == (number * worth, currency)


@given(
    st.floats(allow_nan=False, allow_infinity=False, allow_subnormal=False, min_value=-1e14, max_value=1e14)
)
def test_a_float_is_what_fifteen_digits_show(number: float) -> None:
    found = numbers.number(number).value
    assert isinstance(found, Decimal)
    assert found == Decimal(f"{number:.15g}")


@given(st.integers(1, 10**12), st.integers(-3, 3))
def test_sums_of_cents_in_binary_come_back(cents: int, noise: int) -> None:
    number = cents / 100
    assert numbers.exact(number + noise * 1e-16 * number) == Decimal(cents) / 100


PIECES = st.sampled_from(
    (*"0123456789.,'-+()（）万亿千百十元美刀¥$%~约余 、一二三零", "USD", "million", "e+12", "整")
)


@given(st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=10).map("".join)))
def test_no_text_breaks_a_parser_and_none_is_lost_in_silence(text: str) -> None:
    for read in (numbers.amount, numbers.number, numbers.measured, numbers.whole):
        found = read(text)
        assert found.value is not None or found.remarks or not half_width(text)
        assert found.value is None or all(r.severity is Severity.WARNING for r in found.remarks)
