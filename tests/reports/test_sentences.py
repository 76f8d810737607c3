"""Sentences as they are published: golden, in both languages; unknown figures leave no trace."""

from datetime import date
from decimal import Decimal

import pytest

from tests.courses import COURSES, ORDERS, SHAPE, YI, a_course, months
from tradeplanner.domain.courses import Course, Series
from tradeplanner.domain.rates import Rate, RateBook
from tradeplanner.domain.spans import Span
from tradeplanner.i18n.language import set_language
from tradeplanner.reports import sentences

pytestmark = pytest.mark.usefixtures("english")

PUBLISHED = a_course(
    Series((("CNY", Span(1, 11, 7943 * YI // 10)),)), Series((("CNY", Span(1, 11, 676 * YI)),))
)
"""The district's January–November 2023: 794.3 亿元, +17.5 % (newspaper page, January 2024)."""


def test_the_published_sentence_in_chinese() -> None:
    set_language("zh")
    said = "2023年1—11月累计出口794.3亿元，同比增长17.5%，完成年度目标94.9%，超序时进度3.4个百分点。"
    assert sentences.exports(PUBLISHED) == said


def test_the_published_sentence_in_english() -> None:
    assert sentences.exports(PUBLISHED) == (
        "Exports of Jan–Nov 2023 came to CNY 79.43 bn, up 17.5% on the year, 94.9% of the annual target, "
        "3.4 points ahead of time progress."
    )


@pytest.mark.parametrize(
    "case, said",
    [
        ("alone", "Exports of Jan–Sep 2023 came to CNY 63.60 bn."),
        ("nothing", "No export figures for 2023 yet."),
        ("no target", "Exports of Jan–Sep 2023 came to CNY 63.60 bn, up 9.5% on the year."),
    ],
)
def test_a_clause_without_a_figure_is_left_out(case: str, said: str) -> None:
    assert sentences.exports(COURSES[case]) == said


def test_falling_exports_are_down() -> None:
    falling = a_course(months(*(value // 2 for value in SHAPE[:6])), target=None)
    assert ", down 50." in sentences.exports(falling)


def test_what_is_wanting_is_said() -> None:
    gapped = Series(tuple(pair for pair in months(1, 2, 3, 4).spans if pair[1].last != 2))
    book = RateBook([Rate(currency="USD", first=date(2023, 1, 1), last=date(2023, 1, 31), quoted=Decimal(7))])
    foreign = Series((*gapped.spans, ("USD", Span(2, 2, 5))))
    assert sentences.exports(a_course(gapped, target=None)).endswith(". no figures for Feb.")
    assert "US dollar on 2023-02-28" in sentences.exports(a_course(foreign, target=None, book=book))


def test_the_pace_is_set_against_the_target() -> None:
    assert sentences.pace(COURSES["ahead"]).endswith("above the target.")
    assert sentences.pace(COURSES["behind"]).endswith("short of the target.")
    assert "target" not in sentences.pace(COURSES["no target"])
    assert sentences.pace(COURSES["one month"]) == ""


def test_towns_behind_are_counted_and_the_furthest_named() -> None:
    def town(name: str, target: int) -> Course:
        return a_course(name=name, target=target)

    late = [town("灵芝街道", 1000), town("富盛镇", 900), town("塔山街道", 700)]
    assert sentences.towns(late) == (
        "2 of 3 towns and sub-districts are behind time progress, furthest 灵芝街道 by 14.3 points."
    )
    assert sentences.towns(late[2:]) == "The 1 town with a target keeps step with time progress."
    assert sentences.towns([]) == ""


def test_orders_say_actual_first_and_intended_apart() -> None:
    assert sentences.orders(ORDERS["one"]) == (
        "1 actual order of 2024 came to USD 22.00 M, 110.0% of the aims. "
        "1 intended order of USD 59.00 M is counted apart."
    )
    set_language("zh")
    assert sentences.orders(ORDERS["one"]) == (
        "2024年展会成交1笔、2,200.0万美元，完成目标110.0%。另有意向1笔、5,900.0万美元，不计入成交。"
    )


def test_orders_without_a_rate_are_counted_and_the_rate_named() -> None:
    said = sentences.orders(ORDERS["rate missing"])
    assert "1 order is left out for want of a rate: Hong Kong dollar on 2024-05-08." in said
