"""Units that read well, and round numbers along an axis."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradeplanner.charts.scale import scale_for, ticks
from tradeplanner.charts.sheet import Box, spread, wrapped
from tradeplanner.charts.style import text_width
from tradeplanner.i18n.language import language, set_language


@pytest.mark.parametrize(
    "code, currency, minor, unit, text",
    [
        ("zh", "CNY", 79_430_000_000_00, "亿元", "794.3"),
        ("zh", "USD", 21_846_000_00, "万美元", "2,184.6"),
        ("zh", "JPY", 5000, "日元", "5,000"),
        ("en", "CNY", 79_430_000_000_00, "CNY bn", "79.43"),
        ("en", "USD", 21_846_000_00, "USD M", "21.85"),
        ("en", "USD", 0, "USD", "0"),
    ],
)
def test_the_unit_follows_the_largest_amount(
    code: str, currency: str, minor: int, unit: str, text: str
) -> None:
    before = language()
    set_language(code)
    scale = scale_for(currency, [minor, 1])
    assert (scale.unit, scale.text(minor)) == (unit, text)
    set_language(before)


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.integers(2, 8))
def test_ticks_are_few_hold_zero_and_span_the_figures(one: float, other: float, most: int) -> None:
    low, high = sorted((one, other))
    found = ticks(low, high, most)
    assert len(found) <= max(most + 1, 3)
    assert 0 in found
    hair = 1e-6 * (max(high, 0.0) - min(low, 0.0))
    assert found[0] <= low + hair
    assert found[-1] >= high - hair


@given(st.lists(st.floats(0, 3), max_size=5).map(sorted))
def test_labels_are_spread_without_meeting(wanted: list[float]) -> None:
    found = spread(wanted, 0.2, 0, 3)
    assert all(b - a >= 0.2 - 1e-9 for a, b in itertools.pairwise(found))
    assert all(-1e-9 <= at <= 3 + 1e-9 for at in found)


@given(st.text("出口超序时进度，。（）abc 123.%", max_size=60), st.floats(0.6, 4))
def test_wrapping_loses_nothing_but_spaces(text: str, width: float) -> None:
    lines = wrapped(text, 8, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert not any(
        line[:1] in "，。）" for line in lines[1:] if text[:1] not in "，。）" and "，，" not in text
    )


def test_wrapped_lines_keep_the_width() -> None:
    lines = wrapped("累计出口额，单位：亿元，2023年1—11月；目标按上年各月占比分解", 8, 1.5)
    assert len(lines) > 1
    assert all(text_width(line, 8) <= 1.5 for line in lines)


def test_a_box_knows_what_crosses_it() -> None:
    box = Box(1, 1, 2, 2)
    assert box.crossed((0, 0), (3, 3))
    assert box.crossed((1.5, 1.5), (1.6, 1.6))
    assert not box.crossed((0, 0), (3, 0.5))
    assert math.isclose(text_width("", 8), 0)
