"""A row of values is never taken for a part of the heading, in whatever characters the heading is."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_credit_code
from tradeplanner.domain.traditional import simplified
from tradeplanner.importing import headers
from tradeplanner.importing.grid import Cell, Row
from tradeplanner.importing.heading_rows import holds_values
from tradeplanner.importing.specs import SPECS

FIRMS = SPECS["firms"]
NAMES = ("企业名称", "企業名稱", "公司名稱", "Company name", "名號甲")
CODES = ("统一社会信用代码", "統一社會信用代碼", "Credit code", "號碼乙")
OTHERS = ("联系人", "聯絡人", "Contact", "備考丙")


@given(
    st.sampled_from(NAMES),
    st.sampled_from(CODES),
    st.sampled_from(OTHERS),
    st.lists(
        st.tuples(st.integers(1, 10**6), st.sampled_from(("李四", "陳大文", "李"))), min_size=1, max_size=9
    ),
)
@settings(max_examples=60, deadline=None)
def test_no_row_of_texts_below_a_heading_of_one_row_is_taken_into_it(
    name: str, code: str, other: str, people: list[tuple[int, str]]
) -> None:
    data: list[Row] = [[f"紹興第{n}號貿易有限公司", a_credit_code(n), person] for n, person in people]
    rows: list[Row] = [[name, code, other], *data]
    found = headers.find(FIRMS, rows, ())
    assert found is None or (found.first, found.last) == (1, 1)


@pytest.mark.parametrize(
    "heading, field",
    [
        ("企業名稱", "name_zh"),
        ("統一社會信用代碼", "credit_code"),
        ("聯絡人", "contact"),
        ("2023年出口額（萬美元）", "exports.2023"),
    ],
)
def test_a_heading_in_traditional_characters_means_what_it_means_in_simplified_ones(
    heading: str, field: str
) -> None:
    for written in (heading, simplified(heading)):
        assert [column.field for column in headers.at(FIRMS, [[written]], (), (1, 1)).columns] == [field]


@pytest.mark.parametrize(
    "row",
    [
        ["甲", a_credit_code(1)],
        ["甲", "0575-88001122"],
        ["绍兴鉴水七号机械有限公司（示例）", "2024/05"],
        ["甲", "2024/05", 0],
        ["甲", date(2024, 5, 3)],
        ["甲", "1234567.89"],
    ],
)
def test_a_row_with_a_value_is_data(row: list[Cell]) -> None:
    assert holds_values(FIRMS, row)


@pytest.mark.parametrize(
    "row",
    [
        ["企业名称", "统一社会信用代码"],
        ["企业名称", "2024-05", "2024-06"],
        [None, None, "2024.05", "2024.06"],
        [None, 2022, 2023],
        ["企业名称/公司", "2022-2023"],
        ["a", "b"],
    ],
)
def test_a_row_of_words_months_and_years_may_be_a_heading(row: list[Cell]) -> None:
    assert not holds_values(FIRMS, row)


def test_a_table_whose_headings_say_nothing_has_none() -> None:
    rows: list[Row] = [
        ["a", "b", "c", "d"],
        [a_credit_code(1), "绍兴甲电子有限公司（示例）", 202405, 1234567.89],
        [a_credit_code(2), "绍兴乙机械有限公司（示例）", "2024/05", 0],
    ]
    assert headers.find(SPECS["exports"], rows, ()) is None
