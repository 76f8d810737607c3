"""What people type: dates without dashes, amounts with 万 and 亿, and what is said of the rest."""

from datetime import date
from decimal import Decimal

import pytest

from tradeplanner.ui.widgets import parsing

TODAY = date(2024, 3, 5)


@pytest.mark.parametrize(
    "text,expected",
    [
        ("20241031", date(2024, 10, 31)), ("2024/1/2", date(2024, 1, 2)),
        ("2024-02-29", date(2024, 2, 29)), ("2024年10月31日", date(2024, 10, 31)),
        ("10-31", date(2024, 10, 31)),
        ("2月3日", date(2024, 2, 3)), ("31日", date(2024, 3, 31)), ("2024.10.31", date(2024, 10, 31)),
        ("", None), ("  ", None),
    ],
)  # fmt: skip
def test_dates_are_understood(text: str, expected: date | None) -> None:
    assert parsing.parse_date(text, TODAY) == (expected, "")


@pytest.mark.parametrize("text", ["2023-02-29", "20241301", "31", "soon", "2024-10", "32日", "99999999"])
def test_other_dates_are_told_how_to_be_typed(text: str) -> None:
    value, sentence = parsing.parse_date(text, TODAY)
    assert value is None
    assert text in sentence
    assert "20241031" in sentence


@pytest.mark.parametrize(
    "text,expected",
    [
        ("1,234.50", "1234.50"), ("12.3万", "123000"), ("1.5亿", "150000000"), ("0.1亿元", "10000000"),
        ("3百万", "3000000"), ("2千万", "20000000"), ("100元", "100"), ("-5", "-5"), ("１２．５", "12.5"),
        (".5", "0.5"), ("794.3 亿", "79430000000"), ("1.5bn", "1500000000"),
    ],
)  # fmt: skip
def test_amounts_are_exact(text: str, expected: str) -> None:
    assert parsing.parse_amount(text) == (Decimal(expected), "")


@pytest.mark.parametrize("text", ["abc", "1.2.3", "万", "12万万", "--5", "1e5", "NaN"])
def test_other_amounts_are_told_how_to_be_typed(text: str) -> None:
    value, sentence = parsing.parse_amount(text)
    assert value is None
    assert text in sentence


def test_an_empty_amount_is_none_and_no_mistake() -> None:
    assert parsing.parse_amount(" ") == (None, "")


def test_numbers() -> None:
    assert parsing.parse_decimal("1,234.5") == (Decimal("1234.5"), "")
    assert parsing.parse_decimal("") == (None, "")
    assert parsing.parse_decimal("Infinity")[0] is None
    assert parsing.parse_integer("12") == (12, "")
    assert parsing.parse_integer("1.0") == (1, "")
    value, sentence = parsing.parse_integer("1.5")
    assert value is None
    assert "decimals" in sentence


def test_lists_part_at_any_sign_and_drop_the_empty() -> None:
    assert parsing.parse_list("52；54, 55、 ;\n61") == ("52", "54", "55", "61")
    assert parsing.parse_list(" ") == ()
