"""What the course's chart shows beside the figures: the target before it was revised, and the forecast."""

from dataclasses import replace
from datetime import date

import pytest
from matplotlib.patches import Polygon

from tests.builders import a_target
from tests.courses import GROWN, SHAPE, YI, a_course, a_question, months
from tradeplanner.analysis.outlooks import outlook
from tradeplanner.charts import targets
from tradeplanner.charts.sheet import Chart
from tradeplanner.domain.courses import Course, course
from tradeplanner.domain.money import Money

pytestmark = pytest.mark.usefixtures("english")
RUN = tuple(value * YI for value in (*SHAPE, *SHAPE, *GROWN[:8]))


def revised() -> Course:
    """Return eight months of a year whose target went from 800 over 820 亿元 to 837."""
    first, second = (a_target(amount=Money(value * YI, "CNY"), revision=at)
                     for at, value in ((1, 800), (2, 820)))  # fmt: skip
    second = replace(second, decided_on=date(2023, 3, 1))
    third = a_target(revision=3, decided_on=date(2023, 6, 15))
    question = replace(a_question(), target=third, revisions=(second, first))
    return course(question, months(*GROWN[:8]), months(*SHAPE))


def labels(chart: Chart) -> list[str]:
    """Return the texts of a chart."""
    return [label.text for label in chart.labels]


def test_each_earlier_target_keeps_its_line_and_the_day_of_its_end() -> None:
    found = revised().former
    assert [(one.amount.minor // YI, one.until) for one in found] == [
        (820, date(2023, 6, 15)),
        (800, date(2023, 3, 1)),
    ]
    assert [one.line[-1] // YI for one in found] == [820, 800]


def test_the_chart_names_them_with_their_days() -> None:
    said = labels(targets.draw(revised(), (6.8, 3.2)))
    assert "Target to 6-15 82.00" in said
    assert "Target to 3-1 80.00" in said
    assert "Target 83.70" in said


def test_an_earlier_target_in_another_currency_has_no_line() -> None:
    old = a_target(amount=Money(900, "USD"))
    made = course(replace(a_question(), revisions=(old,)), months(*GROWN[:8]), months(*SHAPE))
    assert made.former == ()


def test_the_forecast_takes_the_place_of_the_pace_and_its_interval_is_hatched() -> None:
    plain = a_course(months(*GROWN[:8]))
    made = replace(plain, outlook=outlook(plain, RUN))
    assert made.outlook is not None
    assert made.outlook.middle is not None
    chart = targets.draw(made, (6.8, 3.2))
    assert f"Forecast {made.outlook.middle.minor / YI / 10:.2f}" in labels(chart)
    assert (hatches(chart), hatches(targets.draw(plain, (6.8, 3.2)))) == (1, 0)


def test_hover_and_description_tell_the_interval_and_no_pace_beside_it() -> None:
    plain = a_course(months(*GROWN[:8]))
    made = replace(plain, outlook=outlook(plain, RUN))
    chart = targets.draw(made, (6.8, 3.2))
    told = {mark.key: mark.text for mark in chart.marks}
    assert "Forecast" in told[12]
    assert "Forecast" not in told[8]
    assert "80% interval" in chart.description
    assert "At this pace" not in chart.description
    assert "At this pace" in targets.describe(plain)


def hatches(chart: Chart) -> int:
    """Return how many areas of a chart are hatched."""
    return sum(isinstance(one, Polygon) and bool(one.get_hatch()) for one in chart.figure.get_children())
