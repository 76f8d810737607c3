"""What the course's chart says: its message, its labels, its hover, its text for screen readers."""

import pytest

from tests.courses import COURSES, a_course, months
from tradeplanner.charts import targets
from tradeplanner.charts.sheet import Chart
from tradeplanner.charts.style import Theme
from tradeplanner.domain.courses import Course, Series
from tradeplanner.i18n.language import set_language

pytestmark = pytest.mark.usefixtures("english")
SIZE = (6.8, 3.2)


def drawn(course: Course) -> Chart:
    """Return the chart at an ordinary size."""
    return targets.draw(course, SIZE)


def texts(course: Course) -> list[str]:
    """Return every text of the chart."""
    return [label.text for label in drawn(course).labels]


@pytest.mark.parametrize(
    "case, title",
    [
        ("ahead", "Exports are 10.3 points ahead of time progress"),
        ("behind", "Exports are 9.1 points behind time progress"),
        ("no target", "Exports are up 9.5% on the year"),
        ("alone", "Exports so far: CNY 63.60 bn"),
        ("nothing", "No export figures for 2023 yet"),
    ],
)
def test_the_title_is_what_follows_from_the_figures(case: str, title: str) -> None:
    assert drawn(COURSES[case]).title == title


def test_a_difference_that_rounds_to_nothing_is_in_step() -> None:
    even = a_course(months(*[10] * 6), months(*[10] * 12), target=120)
    assert drawn(even).title == "Exports keep step with time progress"


def test_each_line_is_named_on_the_mark_with_its_amount() -> None:
    said = texts(COURSES["ahead"])
    for label in ("Actual 77.90", "Last year 77.20", "Target 76.00", "To 11-30"):
        assert label in said
    assert sum(text.startswith("Forecast ") for text in said) == 1


@pytest.mark.parametrize(
    "case, absent", [("no target", "Target"), ("no last year", "Last year"), ("zero", "Forecast")]
)
def test_what_is_unknown_is_not_drawn(case: str, absent: str) -> None:
    assert not any(text.startswith(absent) for text in texts(COURSES[case]))


def test_the_subtitle_names_unit_period_and_phasing() -> None:
    assert (
        drawn(COURSES["behind"]).subtitle
        == "Cumulative exports, CNY bn, Jan–Aug 2023; target phased like last year"
    )
    assert "phased by days" in drawn(COURSES["no last year"]).subtitle


def test_gaps_are_named_in_the_subtitle() -> None:
    spans = tuple(pair for pair in months(1, 2, 3, 4).spans if pair[1].last != 2)
    assert "no figures for Feb" in drawn(a_course(Series(spans))).subtitle


def test_a_town_is_named_first() -> None:
    assert drawn(COURSES["town"]).title.startswith("灵芝街道: ")


def test_chinese_speaks_the_bureaus_words() -> None:
    set_language("zh")
    chart = drawn(COURSES["ahead"])
    assert chart.title == "出口超序时进度10.3个百分点"
    assert {"实际 779.0", "目标 760.0", "上年 772.0"} <= {label.text for label in chart.labels}
    assert "累计出口779.0亿元" in chart.description


def test_hovering_a_month_tells_its_figures() -> None:
    marks = {mark.key: mark for mark in drawn(COURSES["ahead"]).marks}
    assert marks[1].text == "Jan 2023 (CNY bn); Actual 7.90; Last year 7.20; Target 7.09"
    assert marks[12].text.startswith("2023 (CNY bn); Last year 77.20")
    assert all(
        a.box.right <= b.box.left + 0.001
        for a, b in zip(marks.values(), list(marks.values())[1:], strict=False)
    )


def test_the_description_tells_the_whole_message() -> None:
    said = targets.describe(COURSES["ahead"])
    for part in (
        "10.3 points ahead",
        "CNY 77.90 bn exported",
        "102.5% of the target of CNY 76.00 bn",
        "pace",
    ):
        assert part in said


@pytest.mark.parametrize("theme", Theme)
def test_every_theme_stands_off_its_ground(theme: Theme) -> None:
    from tradeplanner.charts.style import PALETTES

    palette = PALETTES[theme]
    for color in (palette.text, palette.faint):
        assert _contrast(color, palette.ground) >= 7
    for color in (palette.actual, palette.light, palette.last_year, palette.target):
        assert _contrast(color, palette.ground) >= 3
    assert _contrast(palette.actual, palette.light) >= 3


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", Theme)
def test_a_figure_in_a_cell_of_any_shade_can_be_read(theme: Theme) -> None:
    from tradeplanner.charts.style import PALETTES, mixed, readable

    palette = PALETTES[theme]
    assert mixed(palette.ground, palette.actual, 0) == palette.ground
    assert mixed(palette.ground, palette.actual, 1) == palette.actual
    for step in range(101):
        fill = mixed(palette.ground, palette.actual, step / 100)
        assert _contrast(readable(fill), fill) >= 4.5
    assert _contrast(palette.down, palette.ground) >= 3
