"""Telephone numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradeplanner.domain.findings import Code, Severity
from tradeplanner.importing.cells import phones
from tradeplanner.importing.cells.parsed import NOTHING, half_width
from tradeplanner.importing.grid import Cell, ErrorValue


@pytest.mark.parametrize(
    "cell, number",
    [
        ("13812345678", "13812345678"),
        ("10000000001", "10000000001"),  # no number of today: the sample's people have such
        (13812345678, "13812345678"),
        (13812345678.0, "13812345678"),
        ("138 1234 5678", "13812345678"),
        ("138-1234-5678", "13812345678"),
        ("+86 13812345678", "13812345678"),
        ("+86-138-1234-5678", "13812345678"),
        ("0086 13812345678", "13812345678"),
        ("(+86)13812345678", "13812345678"),
        ("86-13812345678", "13812345678"),
        ("１３８１２３４５６７８", "13812345678"),
        ("1.3812345678E+10", "13812345678"),
        ("手机：13812345678", "13812345678"),
        ("0575-88123456", "0575-88123456"),
        ("057588123456", "0575-88123456"),
        ("(0575)88123456", "0575-88123456"),
        ("（0575）8812 3456", "0575-88123456"),
        ("0575 8812 3456", "0575-88123456"),
        ("+86 575 88123456", "0575-88123456"),
        ("+86-0575-88123456", "0575-88123456"),
        ("+86-10-62345678", "010-62345678"),
        ("010-62345678", "010-62345678"),
        ("02162345678", "021-62345678"),
        ("0575-88123456转801", "0575-88123456-801"),
        ("0575-88123456-801", "0575-88123456-801"),
        ("0575-88123456 ext. 801", "0575-88123456-801"),
        ("400-812-3456", "400-812-3456"),
        ("4008123456", "400-812-3456"),
        ("88123456", "88123456"),
        ("88123456-801", "88123456-801"),
        ("+81 3 1234 5678", "+81 3 1234 5678"),
        ("13812345678/13987654321", "13812345678、13987654321"),
        ("13812345678、0575-88123456", "13812345678、0575-88123456"),
        ("13812345678 13987654321", "13812345678、13987654321"),
        ("13812345678\n0575-88123456转801", "13812345678、0575-88123456-801"),
        ("13812345678；13812345678", "13812345678"),
    ],
)
def test_a_number_comes_in_its_usual_form(cell: Cell, number: str) -> None:
    found = phones.phone(cell)
    assert (found.value, found.remarks) == (number, ())


@pytest.mark.parametrize(
    "text", ["1381234567", "138123456789", "张三", "12345", "5758812345", "见附件", "1381234567X"]
)
def test_what_is_no_known_number_stays_with_a_warning(text: str) -> None:
    found = phones.phone(text)
    assert found.value == text
    assert [(r.code, r.severity) for r in found.remarks] == [(Code.PHONE_SHAPE, Severity.WARNING)]


def test_a_number_that_lost_digits_does_not_come_in() -> None:
    found = phones.phone("1.38123E+10")
    assert found.value is None
    assert [(r.code, r.severity) for r in found.remarks] == [(Code.PHONE_DAMAGED, Severity.WARNING)]


def test_nothing_blank_and_errors_are_kept_apart() -> None:
    assert phones.phone(None).value is None
    assert phones.phone("-").value is NOTHING
    assert phones.phone("无").value is NOTHING
    assert phones.phone(ErrorValue("#N/A")).remarks[0].code is Code.CELL_ERROR


@given(
    st.lists(
        st.one_of(
            st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
            st.from_regex(r"0[3-9][0-9]{2}-[2-9][0-9]{7}", fullmatch=True),
        ),
        min_size=1,
        max_size=3,
        unique=True,
    ),
    st.sampled_from("、/;， \n"),
)
def test_several_come_back(numbers: list[str], sign: str) -> None:
    assert phones.phone(sign.join(numbers)).value == "、".join(numbers)
    assert phones.are_phones(numbers)


@given(
    st.lists(
        st.text(st.sampled_from("0123456789-+ ()转、x张"), min_size=5, max_size=16), min_size=1, max_size=3
    )
)
def test_plain_texts_are_those_that_come_back_as_they_are(texts: list[str]) -> None:
    if phones.are_phones(texts):
        assert [phones.phone(text).value for text in texts] == texts


@given(st.one_of(st.text(max_size=30), st.floats(), st.integers()))
def test_no_cell_breaks_the_parser_and_none_is_lost_in_silence(cell: str | float) -> None:
    found = phones.phone(cell)
    assert found.value is not None or found.remarks or not half_width(str(cell))
