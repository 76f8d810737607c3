"""What each family says: its message, its marks with their keys, its table, in both languages."""

from decimal import Decimal

import pytest

from tests.courses import COURSES, ORDERS
from tests.shapes import BUILT, SHAPES, results
from tradeplanner.charts.families import FAMILIES, Kind, draw, kind_of
from tradeplanner.charts.grids import DASH, Grid
from tradeplanner.charts.sheet import Chart
from tradeplanner.i18n.language import set_language

SIZE = (6.7, 4.6)
pytestmark = pytest.mark.usefixtures("english")


def drawn(kind: Kind, shape: str = "twelve") -> Chart:
    """Return the chart of a family at an ordinary size."""
    return draw(kind, results(kind)[shape], SIZE)


TITLES = {
    Kind.BULLETS: (
        "6 of 12 behind time progress, furthest United Arab Emirates by 18.0 points",
        "12家中6家落后时序进度，阿联酋落后最多，差18.0个百分点",
    ),
    Kind.VARIANCES: (
        "CNY 1.31 bn above last year, most by United States",
        "比上年同期多13.1亿元，美国增加最多",
    ),
    Kind.BRIDGE: (
        "Exports up CNY 1.31 bn on the year, most of it: Growth (6 firms)",
        "出口同比增加13.1亿元，主要因素：增长（6家）",
    ),
    Kind.PARETO: (
        "7 of 12 markets make 80% of exports, first United States",
        "12个市场中7个占出口的80%，美国居首",
    ),
    Kind.HEAT: ("Most exports at once: United States in Aug", "出口最多：8月美国"),
    Kind.MONTHS: ("Oct: exports of CNY 484.32 M, +25.0% on the year", "10月出口4.84亿元，同比+25.0%"),
    Kind.LEAGUE: ("美国 leads with 32.2%", "美国居首，占32.2%"),
    Kind.FUNNEL: ("Of 12 firms invited, 4 attended and 3 signed orders", "邀请12家，参展4家，签约3家"),
    Kind.PAIRS: (
        "Actual orders: United States 2024 is 7.4% below United States 2023",
        "实际成交额：美国2024比美国2023低7.4%",
    ),
    Kind.WORTH: (
        "Each unit of cost brought 45.1 of confirmed orders, most at India: 82.1",
        "每1元费用带来45.1元成交订单，印度最高，为82.1元",
    ),
    Kind.MULTIPLES: ("6 of 12 are above last year", "12项中6项高于上年同期"),
}


@pytest.mark.parametrize("kind", TITLES)
def test_the_title_is_a_sentence_of_the_figures(kind: Kind) -> None:
    assert drawn(kind).title == TITLES[kind][0]
    set_language("zh")
    assert drawn(kind).title == TITLES[kind][1]


@pytest.mark.parametrize("kind", FAMILIES)
def test_every_family_has_a_table_of_all_and_words_for_all(kind: Kind) -> None:
    for result in results(kind).values():
        chart = draw(kind, result, SIZE)
        assert all(len(row) == len(chart.table.heads) for row in chart.table.rows)
        assert chart.title.rstrip(".") in chart.description


@pytest.mark.parametrize(
    "kind", [Kind.BULLETS, Kind.VARIANCES, Kind.PARETO, Kind.HEAT, Kind.WORTH, Kind.MULTIPLES]
)
def test_a_pointer_is_led_to_the_rows_and_the_table_keeps_all_of_them(kind: Kind) -> None:
    chart = drawn(kind, "three hundred")
    keys = {mark.key for mark in chart.marks} - {None}
    assert len(keys) >= 11
    assert keys <= {entry.key for entry in SHAPES["three hundred"]}
    assert len(chart.table.rows) == 300


@pytest.mark.parametrize(
    "kind", [Kind.BULLETS, Kind.VARIANCES, Kind.PARETO, Kind.HEAT, Kind.LEAGUE, Kind.MULTIPLES]
)
def test_what_has_no_room_is_one_row_of_others(kind: Kind) -> None:
    chart = drawn(kind, "three hundred")
    others = [label.text for label in chart.labels if "others" in label.text]
    assert len(others) == 1
    assert not any("others" in label.text for label in drawn(kind, "two").labels)


@pytest.mark.parametrize("kind", [Kind.BULLETS, Kind.VARIANCES, Kind.WORTH, Kind.MULTIPLES, Kind.PARETO])
def test_what_nobody_knows_is_a_dash_and_never_nought(kind: Kind) -> None:
    texts = drawn(kind, "awkward").table.texts()
    unknown = next(row for row in texts if row[0] == "Unknown")
    assert DASH in unknown
    assert not any(cell.startswith("0") for cell in unknown[1:3])


@pytest.mark.parametrize(
    "kind, title",
    [
        (Kind.HEAT, "No exports above zero in 2024"),
        (Kind.VARIANCES, "As high as last year in all"),
        (Kind.BRIDGE, "Exports are as high as last year"),
        (Kind.PARETO, "No exports to part yet"),
        (Kind.WORTH, "No costs to hold the orders against"),
    ],
)
def test_nought_everywhere_has_a_sentence_of_its_own(kind: Kind, title: str) -> None:
    assert drawn(kind, "all nought").title == title


def test_no_measure_is_dropped_on_a_small_card() -> None:
    chart = draw(Kind.PAIRS, results(Kind.PAIRS)["twelve"], (4.6, 3.0))
    assert "Cost per order" in [label.text for label in chart.labels]
    assert len(chart.marks) == 10


def test_an_effect_says_what_it_cannot_show() -> None:
    chart = drawn(Kind.EFFECTS, "three hundred")
    assert chart.title == "Exhibitors did not grow otherwise than similar firms beyond what chance explains"
    assert "not that the one caused the other" in chart.description
    assert drawn(Kind.EFFECTS, "one").title.startswith("Too few firms to tell")


def test_each_step_of_the_waterfall_bears_its_amount() -> None:
    said = [label.text for label in drawn(Kind.BRIDGE, "awkward").labels]
    assert {"New firms (1 firm)", "Lost firms (1 firm)", "+7.00", "−9.00", "49.00", "67.00"} <= set(said)


def test_the_funnel_keeps_counts_and_amounts_apart() -> None:
    table = drawn(Kind.FUNNEL).table
    assert table.rows[0] == ("Invited", 12, "100%", "")
    assert table.rows[4][:2] == ("With signed orders", 3)
    assert isinstance(table.rows[4][3], Decimal)


def test_a_bar_over_its_target_ends_in_an_arrow_within_the_scale() -> None:
    ahead, within = (len(draw(Kind.BULLETS, BUILT[Kind.BULLETS](of), SIZE).figure.artists)
                     for of in (SHAPES["huge"], SHAPES["two"]))  # fmt: skip
    assert ahead > within


def test_months_published_as_one_are_one_cell_and_one_column() -> None:
    marks = [mark for mark in drawn(Kind.MONTHS).marks if mark.text.startswith("Jan–Feb 2024")]
    assert len(marks) == 1
    wide, narrow = marks[0].box, drawn(Kind.MONTHS).marks[1].box
    assert wide.right - wide.left == pytest.approx(2 * (narrow.right - narrow.left))


def test_tables_are_exact_and_shown_rounded() -> None:
    grid = Grid(("a",), ((Decimal("1.26"),), (None,), (1200,), ("x",)), 1)
    assert grid.texts() == [["1.3"], [DASH], ["1,200"], ["x"]]


def test_the_course_and_the_orders_have_tables_too() -> None:
    course = draw(Kind.COURSE, COURSES["ahead"], SIZE).table
    assert course.texts()[0][:4] == ["Jan", "7.90", "7.20", "7.09"]
    assert course.texts()[11][1] == DASH
    assert len(draw(Kind.ORDERS, ORDERS["forty"], SIZE).table.rows) == 41


def test_the_wrong_result_is_refused_and_the_right_one_found() -> None:
    with pytest.raises(TypeError, match="worth is drawn from Worth"):
        draw(Kind.WORTH, COURSES["ahead"], SIZE)
    for kind in FAMILIES:
        assert kind_of(next(iter(results(kind).values()))) is kind
