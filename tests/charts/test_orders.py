"""What the orders' chart says: intended and actual apart, the strongest first, the others as one."""

import pytest

from tests.courses import ORDERS
from tradeplanner.charts import orders
from tradeplanner.charts.orders import shown, split
from tradeplanner.i18n.language import set_language

pytestmark = pytest.mark.usefixtures("english")


@pytest.mark.parametrize(
    "case, title",
    [
        ("one", "Actual orders of USD 22.00 M, 110.0% of the aims"),
        ("some without aim", "Actual orders of USD 50.23 M; the 2 exhibitions with an aim are at 82.5%"),
        ("nothing", "No orders from the fairs of 2024 yet"),
    ],
)
def test_the_title_compares_actual_orders_only_with_their_own_aims(case: str, title: str) -> None:
    assert orders.draw(ORDERS[case], (7, 3)).title == title


@pytest.mark.parametrize("most", [4, 6, 12, 60])
def test_no_more_rows_are_shown_than_fit_and_nothing_is_lost(most: int) -> None:
    result = ORDERS["forty"]
    lines = shown(result, most)
    assert len(lines) <= most
    body = [line for line in lines if not line.bold]
    assert sum(line.actual for line in body) == result.actual.minor
    assert sum(line.intended for line in body) == result.intended.minor


def test_the_others_are_said_as_one_row() -> None:
    names = [line.name for line in shown(ORDERS["forty"], 8)]
    assert names[-3:] == ["35 more exhibitions", "Outside exhibitions", "Total"]


def test_one_edition_needs_no_total() -> None:
    assert [line.bold for line in shown(ORDERS["one"], 8)] == [False]


def test_the_total_has_no_share_where_an_aim_is_wanting() -> None:
    assert shown(ORDERS["some without aim"], 20)[-1].share == ""
    assert shown(ORDERS["several"], 20)[-1].share == "37%"


def test_a_row_tells_its_name_in_full_and_names_its_edition() -> None:
    mark = orders.draw(ORDERS["forty"], (3.6, 3)).marks[0]
    assert mark.key == 1
    assert mark.text.startswith("A Fair with a Rather Long English Name and a Number 1 (sample) (USD M); ")
    assert mark.text.endswith("Actual 22.00; Intended 59.00; Aim 20.00; Of aim 110%")


def test_a_missing_rate_is_told() -> None:
    chart = orders.draw(ORDERS["rate missing"], (7, 3))
    assert "left out for want of a rate: Hong Kong dollar on 2024-05-08" in chart.subtitle


def test_intended_orders_are_told_apart() -> None:
    assert "Intended orders, counted apart: USD 59.00 M." in orders.describe(ORDERS["one"])


def test_chinese_speaks_the_bureaus_words() -> None:
    set_language("zh")
    assert orders.draw(ORDERS["one"], (7, 3)).title == "展会成交2,200.0万美元，完成目标110.0%"


def test_rows_outside_fairs_keep_their_own_row() -> None:
    assert [row.edition for row in split(ORDERS["forty"], 5).outside] == [None]


def test_a_year_that_is_only_planned_shows_its_aims_and_no_noughts() -> None:
    chart = orders.draw(ORDERS["no orders yet"], (7, 3))
    assert chart.title == "The fairs of 2024 aim at orders of USD 60.00 M"
    assert chart.subtitle == "Aims by exhibition, USD M; no orders yet"
    assert [mark.text.partition("; ")[2] for mark in chart.marks] == ["Aim 20.00"] * 3 + ["Aim 60.00"]
    assert orders.describe(ORDERS["no orders yet"]) == f"{chart.title}."
