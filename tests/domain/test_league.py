"""A league compares the same months of two years, and its parts make up the whole."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_rate
from tradeplanner.domain.league import Basis, By, Entrant, League, Part, league
from tradeplanner.domain.money import Money
from tradeplanner.domain.rates import MissingRate, RateBook


def part(name: str, minor: int, first: int = 1, last: int = 0, currency: str = "CNY") -> Part:
    """Return what ``name`` exported in one month, or in more."""
    return Part(name, first, last or first, currency, minor)


def told(now: list[Part], then: list[Part] | None = None, book: RateBook | None = None) -> League:
    """Return the league of 2024 in yuan through March."""
    years = {2024: now} if then is None else {2024: now, 2023: then}
    return league(Basis(By.TOWN, 2024, 3, "CNY", book or RateBook([])), years)


def one(found: League, name: str) -> Entrant:
    """Return the entrant called ``name``."""
    (entrant,) = [entrant for entrant in found.entrants if entrant.name == name]
    return entrant


def test_the_same_months_are_compared() -> None:
    found = told([part("a", 6, 1), part("a", 6, 3)], [part("a", 8, 2), part("a", 99, 4)])
    a = one(found, "a")
    assert (a.now, a.then, a.growth) == (Money(12, "CNY"), Money(8, "CNY"), Decimal("0.5"))


def test_ranks_of_both_years_and_the_places_won() -> None:
    now = [part("a", 5), part("b", 9), part("c", 5), part("d", 1)]
    found = told(now, [part("a", 9), part("b", 5), part("c", 1)])
    assert [(e.name, e.rank, e.rank_then, e.climbed) for e in found.entrants] == [
        ("b", 1, 2, 1), ("a", 2, 1, -1), ("c", 2, 3, 1), ("d", 4, None, None),
    ]  # fmt: skip


def test_shares_and_points_add_up_to_the_whole() -> None:
    found = told([part("a", 60), part("b", 60)], [part("a", 50), part("c", 50)])
    assert [e.share for e in found.entrants if e.share is not None] == [Decimal("0.5")] * 2
    assert {e.name: e.points for e in found.entrants} == {"a": 10, "b": 60, "c": -50}
    assert (found.now, found.then) == (Money(120, "CNY"), Money(100, "CNY"))


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 99), st.booleans()), min_size=1))
def test_points_make_the_wholes_growth(raw: list[tuple[str, int, bool]]) -> None:
    now, then = ([part(name, minor) for name, minor, this in raw if this is year] for year in (True, False))
    found = told(now, then)
    points = [e.points for e in found.entrants if e.points is not None]
    if found.now is not None and found.then is not None:
        growth = Decimal(found.now.minor - found.then.minor) / found.then.minor * 100
        assert abs(sum(points, Decimal(0)) - growth) < Decimal("1e-20")
    else:
        assert points == []


def test_who_left_and_who_came_have_no_growth() -> None:
    found = told([part("new", 5)], [part("gone", 5)])
    assert (one(found, "new").growth, one(found, "gone").growth) == (None, None)
    assert (one(found, "gone").now, one(found, "gone").rank) == (None, None)


def test_a_last_year_of_nought_gives_no_growth() -> None:
    found = told([part("a", 5), part("b", 1)], [part("a", 0), part("b", 1)])
    assert (one(found, "a").then, one(found, "a").growth) == (Money(0, "CNY"), None)


def test_a_last_year_counted_in_another_way_is_left_out() -> None:
    found = told([part("a", 5)])
    a = one(found, "a")
    assert (found.comparable, a.then, a.growth, a.points, a.rank_then) == (False, None, None, None, None)


def test_a_figure_over_the_end_of_the_span_is_not_torn_apart() -> None:
    found = told([part("a", 5), part("b", 5)], [part("a", 5, 1, 6), part("b", 4)])
    assert (one(found, "a").then, one(found, "b").then) == (None, Money(4, "CNY"))
    assert (found.comparable, one(found, "b").points) == (False, None)


def test_what_nobody_named_counts_and_has_no_rank() -> None:
    found = told([part("", 9), part("a", 1)])
    assert (one(found, "").rank, one(found, "a").rank, one(found, "a").share) == (None, 1, Decimal("0.1"))


def test_parts_of_a_whole_that_is_stated_apart() -> None:
    basis = Basis(By.TOWN, 2024, 3, "CNY", RateBook([]))
    found = league(basis, {2024: [part("a", 5)]}, {2024: [part("", 20)]})
    assert (one(found, "a").share, found.now) == (Decimal("0.25"), Money(20, "CNY"))


def test_other_currencies_are_taken_at_their_days_rate_and_missing_ones_named() -> None:
    now = [part("a", 100, currency="USD"), part("a", 700), part("b", 100, currency="EUR")]
    rate = a_rate(first=date(2024, 1, 1), last=date(2024, 1, 31), quoted=Decimal(700))
    found = told(now, book=RateBook([rate]))
    assert [(e.name, e.now) for e in found.entrants] == [("a", Money(1400, "CNY"))]
    assert found.missing == (MissingRate("EUR", date(2024, 1, 31)),)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 99), st.booleans()), min_size=1))
def test_contributions_make_the_whole_of_its_change(raw: list[tuple[str, int, bool]]) -> None:
    now, then = ([part(name, minor) for name, minor, this in raw if this is year] for year in (True, False))
    found = told(now, then)
    parts = [e.contribution for e in found.entrants if e.contribution is not None]
    changed = found.now is not None and found.then is not None and found.now != found.then
    assert bool(parts) is changed
    assert not changed or abs(sum(parts, Decimal(0)) - 1) < Decimal("1e-20")


def test_the_latest_month_stands_alone_beside_the_same_of_last_year() -> None:
    found = told([part("a", 6, 1), part("a", 9, 3)], [part("a", 8, 2), part("a", 6, 3)])
    a = one(found, "a")
    assert (a.month, a.month_then, a.month_growth) == (Money(9, "CNY"), Money(6, "CNY"), Decimal("0.5"))


def test_a_figure_of_several_months_is_no_months() -> None:
    found = told([part("a", 6, 1, 3), part("b", 4, 3)])
    assert [(e.name, e.month) for e in found.entrants] == [("a", None), ("b", Money(4, "CNY"))]


def test_january_and_february_published_as_one_stay_one() -> None:
    basis = Basis(By.TOWN, 2024, 2, "CNY", RateBook([]))
    now = [part("a", 30, 1, 2), part("b", 4, 1), part("b", 5, 2)]
    found = league(basis, {2024: now, 2023: [part("a", 20, 1), part("a", 5, 2)]})
    assert found.since == 1
    assert [(e.month, e.month_then) for e in found.entrants] == [
        (Money(30, "CNY"), Money(25, "CNY")),
        (Money(9, "CNY"), None),
    ]
