"""No text of any chart meets another or leaves the sheet: every case, language and size."""

import itertools

import pytest

from tests.courses import COURSES, ORDERS
from tradeplanner.charts import orders, targets
from tradeplanner.charts.sheet import Chart

SIZES = [(3.6, 2.4), (4.6, 3.0), (6.85, 2.4), (9.5, 4.5)]


def faults(chart: Chart, size: tuple[float, float]) -> list[str]:
    """Return the texts that overlap or are cut off."""
    width, height = size
    cut = [
        label.text
        for label in chart.labels
        if label.box.left < -0.01
        or label.box.top < -0.01
        or label.box.right > width + 0.01
        or label.box.bottom > height + 0.01
    ]
    met = [
        f"{one.text} / {other.text}"
        for one, other in itertools.combinations(chart.labels, 2)
        if one.box.overlaps(other.box)
    ]
    return cut + met


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("case", COURSES)
@pytest.mark.parametrize("titled", [True, False])
def test_texts_of_a_course_keep_clear(case: str, size: tuple[float, float], *, titled: bool) -> None:
    assert faults(targets.draw(COURSES[case], size, titled=titled), size) == []


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("case", ORDERS)
@pytest.mark.parametrize("titled", [True, False])
def test_texts_of_orders_keep_clear(case: str, size: tuple[float, float], *, titled: bool) -> None:
    assert faults(orders.draw(ORDERS[case], size, titled=titled), size) == []
