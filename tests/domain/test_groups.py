"""Groups of countries and regions: who belonged when, and that every row of the tables is sound."""

import csv
import itertools
from datetime import date
from pathlib import Path

import pytest

from tradeplanner.domain import groups, markets
from tradeplanner.paths import resource

FOLDER = resource("reference")
TABLE = markets.load(FOLDER / "markets.csv")
CONTINENTS = {each.code: each.continent for each in TABLE.all() + TABLE.areas()}
GROUPS = groups.load(FOLDER, CONTINENTS)
LISTED = [each for group in GROUPS.all() for each in GROUPS.memberships(group.key)]
TODAY = date(2026, 11, 23)


def test_every_group_is_named_in_both_languages_with_its_source() -> None:
    keys = [group.key for group in TABLE.groups()]

    assert len(keys) == len(set(keys))
    assert {"rcep", "asean", "eu", "belt_road", "gcc", "brics", "sco", "cee"} <= set(keys)
    assert {"africa", "latin_america", "middle_east"} <= set(keys)
    for group in TABLE.groups():
        assert all((group.zh, group.en, group.about_zh, group.about_en, group.source))


def test_every_membership_is_of_a_known_market_in_order_and_has_a_source() -> None:
    assert {each.market for each in LISTED} == set(CONTINENTS) - {"ZZ", "XU", "XZ"}
    for each in LISTED:
        assert each.source.strip()
        assert each.since is None or each.until is None or each.since <= each.until
        assert each.since is None or each.since <= TODAY


def test_no_market_is_in_a_group_twice_at_a_time() -> None:
    for group in GROUPS.all():
        held = GROUPS.memberships(group.key)
        spans = sorted((m.market, m.since or date.min, m.until or date.max) for m in held)
        for first, second in itertools.pairwise(spans):
            assert first[0] != second[0] or first[2] < second[1]


@pytest.mark.parametrize(
    "group, on, count",
    [
        ("rcep", date(2021, 12, 31), 0), ("rcep", date(2022, 1, 1), 10), ("rcep", date(2022, 2, 1), 11),
        ("rcep", date(2022, 3, 18), 12), ("rcep", date(2023, 6, 1), 14), ("rcep", TODAY, 15),
        ("asean", date(2025, 10, 25), 10), ("asean", date(2025, 10, 26), 11),
        ("eu", date(2020, 1, 31), 28), ("eu", date(2020, 2, 1), 27), ("eu", date(2012, 1, 1), 27),
        ("gcc", TODAY, 6), ("brics", date(2023, 12, 31), 5), ("brics", TODAY, 11),
        ("sco", date(2017, 6, 8), 6), ("sco", date(2017, 6, 9), 8), ("sco", TODAY, 10),
        ("cee", date(2019, 5, 1), 17), ("cee", date(2021, 6, 1), 16), ("cee", TODAY, 14),
        ("belt_road", date(2023, 2, 1), 151), ("belt_road", TODAY, 153), ("middle_east", TODAY, 17),
        ("nowhere", TODAY, 0),
    ],
)  # fmt: skip
def test_a_group_had_so_many_members_that_day(group: str, on: date, count: int) -> None:
    assert len(TABLE.members(group, on)) == count


def test_who_left_is_no_member_the_day_after() -> None:
    assert "IT" in TABLE.members("belt_road", date(2024, 3, 22))
    assert "IT" not in TABLE.members("belt_road", date(2024, 3, 23))
    assert "PA" not in TABLE.members("belt_road", TODAY)
    assert "GB" not in TABLE.members("eu", TODAY)


def test_all_of_africa_but_two_joined_the_belt_and_road() -> None:
    countries = {each.code for each in TABLE.all() if each.kind == "country"}

    assert (TABLE.members("africa", TODAY) & countries) - TABLE.members("belt_road", TODAY) == {"MU", "SZ"}


def test_a_market_knows_its_groups() -> None:
    assert TABLE.groups_of("VN", TODAY) == ("rcep", "asean", "belt_road", "asia")
    assert TABLE.groups_of("VN", date(2021, 1, 1)) == ("asean", "belt_road", "asia")
    assert TABLE.groups_of("MX", TODAY) == ("latin_america",)
    assert TABLE.groups_of("??", TODAY) == ()


def test_a_group_is_told_by_its_key() -> None:
    found = TABLE.group("cee")

    assert found is not None
    assert (found.zh, found.en) == ("中东欧", "Central and Eastern Europe")
    assert TABLE.group("nowhere") is None


def test_headings_of_the_customs_belong_to_their_continent_and_no_treaty() -> None:
    treaties = {group.key for group in GROUPS.all()} - set(CONTINENTS.values())

    for area in TABLE.areas():
        assert treaties.isdisjoint(TABLE.groups_of(area.code, TODAY))
    assert "XF" in TABLE.members("africa", TODAY)


def test_a_row_of_a_group_without_a_name_is_refused(tmp_path: Path) -> None:
    for name, row in (("group_names", []), ("groups", ["club", "DE", "", "", "nobody"])):
        with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            heading = next(csv.reader(file))
        with (tmp_path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([heading, row] if row else [heading])

    with pytest.raises(KeyError, match="club"):
        groups.load(tmp_path, {})
