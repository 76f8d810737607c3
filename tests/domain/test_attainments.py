"""Standing and parts by rule: random deeds add up the same way twice, and unlike kinds are never added."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_target
from tradeplanner.domain.attainments import Deed, due, of_deeds
from tradeplanner.domain.money import Money
from tradeplanner.domain.rates import RateBook
from tradeplanner.domain.target_parts import meetings
from tradeplanner.domain.targets import Measure, Phasing, TargetScope, shares

DAYS = st.dates(date(2022, 1, 1), date(2024, 12, 31))
DEEDS = st.lists(
    st.builds(
        lambda on, town, firm, minor: Deed(
            on, on.year, town=town, firm=firm, attended=firm % 2 == 0, booths=Decimal(firm) / 2,
            money=Money(minor, "CNY"),
        ),
        DAYS, st.sampled_from(["甲镇", "乙镇"]), st.integers(1, 6), st.integers(0, 10**12),
    ),
    max_size=25,
)  # fmt: skip
WEIGHTS = st.lists(st.integers(0, 900), min_size=12, max_size=12).filter(any)


def done(measure: Measure, deeds: Sequence[Deed], today: date, scope: TargetScope, key: str) -> Decimal:
    """Return what the program counts for 2023."""
    money = measure is Measure.ORDERS
    target = a_target(
        measure=measure, scope=scope, scope_key=key, amount=Money(10**9, "CNY") if money else None,
        count=None if money else 9,
    )  # fmt: skip
    found = of_deeds(target, deeds, today, RateBook([])).done
    assert found is not None
    return found


@given(DEEDS, DAYS)
def test_orders_of_towns_add_up_to_the_district_and_to_the_raw_rows(deeds: list[Deed], today: date) -> None:
    towns = [done(Measure.ORDERS, deeds, today, TargetScope.TOWN, town) for town in ("甲镇", "乙镇")]
    raw = 0
    for deed in deeds:
        if deed.on is not None and deed.money is not None and deed.on.year == 2023 and deed.on <= today:
            raw += deed.money.minor
    assert sum(towns) == done(Measure.ORDERS, deeds, today, TargetScope.DISTRICT, "") == Decimal(raw) / 100


@given(DEEDS, DAYS)
def test_firms_are_counted_once_and_visits_each_time(deeds: list[Deed], today: date) -> None:
    gone = [deed for deed in deeds if deed.on is not None and deed.on.year == 2023 and deed.on <= today]
    asked = (today, TargetScope.DISTRICT, "")
    assert done(Measure.FIRMS, deeds, *asked) == len({deed.firm for deed in gone})
    assert done(Measure.FIRM_VISITS, deeds, *asked) == len([1 for deed in gone if deed.attended])
    assert done(Measure.BOOTHS, deeds, *asked) == sum(deed.booths for deed in gone)


@given(WEIGHTS, st.sampled_from(Phasing), st.data())
def test_what_is_due_never_falls_from_day_to_day_and_meets_each_month(
    weights: list[int], phasing: Phasing, data: st.DataObject
) -> None:
    parts = shares(phasing, [Decimal(weight) for weight in weights], 2023)
    one, other = sorted(data.draw(st.tuples(*[st.dates(date(2023, 1, 1), date(2023, 12, 31))] * 2)))
    assert Decimal(0) < due(parts, 2023, date(2023, 12, 31)) <= Decimal(1)
    assert due(parts, 2023, one) <= due(parts, 2023, other)
    assert abs(due(parts, 2023, date(2023, 3, 31)) - parts[2]) < Decimal("1e-20")


@given(st.lists(st.integers(1, 10**15), min_size=1, max_size=8), st.integers(1, 10**15))
def test_parts_and_whole_differ_by_what_they_differ(parts: list[int], whole: int) -> None:
    towns = [
        a_target(scope=TargetScope.TOWN, scope_key=f"镇{n}", amount=Money(part, "CNY"))
        for n, part in enumerate(parts)
    ]
    (found,) = meetings([a_target(amount=Money(whole, "CNY")), *towns])
    assert (found.off, found.count) == (Decimal(sum(parts) - whole) / 100, len(parts))


def test_unlike_currencies_are_not_added() -> None:
    town = a_target(scope=TargetScope.TOWN, scope_key="甲镇", amount=Money(500, "CNY"))
    other = a_target(scope=TargetScope.TOWN, scope_key="乙镇", amount=Money(900, "USD"))
    (found,) = meetings([a_target(amount=Money(500, "CNY")), town, other])
    assert (found.off, found.unlike) == (Decimal(0), 1)


def test_firms_by_market_are_no_parts_of_the_firms() -> None:
    whole = a_target(measure=Measure.FIRMS, amount=None, count=10)
    part = a_target(measure=Measure.FIRMS, amount=None, count=8, scope=TargetScope.MARKET, scope_key="JP")
    assert meetings([whole, part]) == ()


def test_a_year_to_come_has_no_time_behind_it() -> None:
    target = a_target(measure=Measure.FIRMS, amount=None, count=10)
    found = of_deeds(target, [], date(2022, 5, 1), RateBook([]))
    assert (found.progress, found.months_left, found.done) == (Decimal(0), 12, Decimal(0))
