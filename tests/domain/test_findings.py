"""Findings are values, and personal data is masked before it enters one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradeplanner.domain.findings import Code, Finding, Place, Severity, error, mask


@pytest.mark.parametrize(
    "text, masked",
    [
        ("13800001234", "138····1234"),
        ("E12345678", "E····78"),
        ("1990-05-01", "1····01"),
        ("李四", "李·"),
        ("李", "李"),
        ("", ""),
    ],
)
def test_the_middle_is_hidden(text: str, masked: str) -> None:
    assert mask(text) == masked


@given(st.text("0123456789", min_size=2, max_size=25))
def test_a_masked_text_never_holds_the_whole(text: str) -> None:
    assert text not in mask(text)


def test_errors_and_decisions_hold_a_row_back_and_the_rest_does_not() -> None:
    assert [severity for severity in Severity if severity.holds_back] == [Severity.ERROR, Severity.DECISION]


def test_equal_findings_are_equal_values() -> None:
    made = error(Code.TOO_LONG, "notes", limit=5)

    assert made == Finding(Code.TOO_LONG, Severity.ERROR, Place(field="notes"), {"limit": 5})
