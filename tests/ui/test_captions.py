"""The line under a page's title, and a town's course in a list, in both languages."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tradeplanner.domain.courses import Course
from tradeplanner.domain.money import Money
from tradeplanner.domain.settings import BureauSettings
from tradeplanner.i18n import language
from tradeplanner.ui import captions, towns
from tradeplanner.ui.widgets.bullet import Bullet

YEAR = Course(
    year=2023,
    currency="CNY",
    as_of=date(2023, 11, 30),
    through=11,
    actual=(*[None] * 10, 7_943_000_000_000, None),
    last_year=(None,) * 12,
    amount=Money(8_370_000_000_000, "CNY"),
    attainment=Decimal("0.949"),
    progress=Decimal("0.917"),
    points=Decimal("3.2"),
    growth=Decimal("0.175"),
)
NOTHING = Course(
    year=2024, currency="CNY", as_of=date(2024, 3, 1), through=0, actual=(None,) * 12, last_year=(None,) * 12
)


def test_the_caption_tells_sum_growth_attainment_and_date() -> None:
    assert captions.course_caption(YEAR) == (
        "Jan–Nov 2023: CNY 79.43 bn so far, +17.5% on the year,"
        " 94.9% of the target of CNY 83.70 bn · data to 2023-11-30"
    )


def test_the_caption_in_chinese_has_chinese_commas() -> None:
    language.set_language(language.ZH)
    assert captions.course_caption(YEAR, sample=True) == (
        "2023年1—11月累计 794.3 亿元，同比 +17.5%，完成年度目标 94.9%（目标 837.0 亿元）"
        " · 数据截至 2023年11月30日 · 示例数据（编制）"
    )


@pytest.mark.parametrize(
    "course,said",
    [
        (NOTHING, ""),
        (replace(NOTHING, amount=Money(100_00, "CNY")), "target for 2024: CNY 100"),
        (replace(YEAR, amount=None, attainment=None, growth=None),
         "Jan–Nov 2023: CNY 79.43 bn so far, no target set for 2023 · data to 2023-11-30"),
    ],
)  # fmt: skip
def test_the_caption_says_only_what_is_known(course: Course, said: str) -> None:
    assert captions.course_caption(course) == said


@pytest.mark.parametrize(
    "points,text,behind",
    [
        ("3.2", "+3.2 ▲", False),
        ("-19.44", "\u221219.4 ▼", True),
        ("-0.04", "0.0 ■", False),
        ("-0.05", "\u22120.1 ▽", True),
        ("-5.04", "\u22125.0 ▽", True),
    ],
)
def test_a_gap_is_judged_as_it_is_shown(points: str, text: str, behind: bool) -> None:  # noqa: FBT001 — a case
    course = replace(YEAR, points=Decimal(points))
    lights = towns.Lights()
    assert lights.gap(course) == text
    assert towns.is_behind(course) is behind
    assert lights.tone(course) == {"▼": "red_text", "▽": "amber_text"}.get(text[-1], "")


def test_the_bureau_s_own_rule_is_followed_and_said() -> None:
    lights = towns.Lights()
    lights.follow(BureauSettings(green_points=Decimal(-2), amber_points=Decimal(-3)))
    course = replace(YEAR, points=Decimal("-1.9"))
    assert (lights.gap(course), lights.tone(course)) == ("\u22121.9 ▽", "")
    assert lights.tone(replace(YEAR, points=Decimal("-3.1"))) == "red_text"
    assert lights.words() == "▲ On course ≥ \u22122.0 · ▽ A little behind ≥ \u22123.0 · ▼ Behind"


def test_a_town_without_figures_has_neither_bar_nor_gap() -> None:
    assert towns.bar(NOTHING) is None
    assert (towns.Lights().gap(NOTHING), towns.bar_words(NOTHING)) == ("—", "no figures")


def test_a_bar_is_told_in_words_too() -> None:
    assert towns.bar(YEAR) == Bullet(0.949, 0.917)
    assert towns.bar_words(YEAR) == "94.9% of the target, time progress 91.7%"
