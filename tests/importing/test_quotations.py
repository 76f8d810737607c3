"""How headings say that rates are quoted."""

import pytest

from tradeplanner.importing.fields import Heading
from tradeplanner.importing.specs import arguments, quotations
from tradeplanner.importing.specs.quotations import Quoted


@pytest.mark.parametrize(
    "text, said",
    [
        ("USD/CNY", Quoted("USD", None, inverse=False)),
        ("CNY/MYR", Quoted("MYR", None, inverse=True)),
        ("100JPY/CNY", Quoted("JPY", 100, inverse=False)),
        ("USDCNY", Quoted("USD", None, inverse=False)),
        ("美元/人民币", Quoted("USD", None, inverse=False)),
        ("美元兑人民币汇率", Quoted("USD", None, inverse=False)),
        ("人民币/韩元", Quoted("KRW", None, inverse=True)),
        ("人民币兑美元中间价", Quoted("USD", None, None)),
        ("1人民币兑韩元", Quoted("KRW", 1, inverse=True)),
        ("1元人民币兑外币", Quoted("", 1, inverse=True)),
        ("100日元", Quoted("JPY", 100)),
        ("日元（100）", Quoted("JPY", 100)),
        ("每百美元", Quoted("USD", 100)),
        ("每100外币", Quoted("", 100)),
        ("人民币汇率中间价（每100外币兑人民币）", Quoted("", 100, inverse=False)),
        ("1美元=人民币", Quoted("USD", 1, inverse=False)),
        ("美元中间价", Quoted("USD")),
        ("日元", Quoted("JPY")),
    ],
)
def test_a_heading_says_how_its_rates_are_quoted(text: str, said: Quoted) -> None:
    assert quotations.read(text) == said


@pytest.mark.parametrize("text", ["汇率", "日期", "月份", "USD/JPY", "", "数据来源", "2024年"])
def test_other_headings_say_nothing(text: str) -> None:
    assert quotations.read(text) is None


@pytest.mark.parametrize(
    "text, code",
    [
        ("USD/CNY", "USD"),
        ("人民币/韩元", "KRW"),
        ("100日元", "JPY"),
        ("港元", "HKD"),
        ("每100外币", ""),
        ("日期", ""),
    ],
)
def test_a_column_of_a_currency_is_known_by_its_heading(text: str, code: str) -> None:
    assert arguments.currency(Heading(0, (text,)), None) == code
