"""Traditional characters as simplified ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradeplanner.domain.traditional import simplified


@pytest.mark.parametrize(
    "traditional, text",
    [
        ("紹興市青藤紡織有限公司", "绍兴市青藤纺织有限公司"),
        ("臺灣", "台湾"),
        ("壹佰萬億", "壹佰万亿"),
        ("Qingteng Co., Ltd", "Qingteng Co., Ltd"),
        ("", ""),
    ],
)
def test_a_name_is_simplified(traditional: str, text: str) -> None:
    assert simplified(traditional) == text


@given(st.text(st.characters(codec="gb2312"), max_size=20))
def test_no_simplified_text_changes(text: str) -> None:
    assert simplified(text) == text
