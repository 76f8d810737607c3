"""Clashes: two editions of one owner, firm or market in the same days, and what falls on a day off."""

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import a_milestone, an_edition
from tradeplanner.domain.clashes import Clash, ClashKind, find
from tradeplanner.domain.exhibitions import Edition, Scope, Status
from tradeplanner.domain.holidays import DayKind, Holidays, SpecialDay, gathered
from tradeplanner.domain.ids import EditionId, FirmId, MilestoneId
from tradeplanner.domain.milestones import Milestone

NO_DAYS = Holidays()
FIRST, SECOND = EditionId(1), EditionId(2)


def pair(**second: object) -> list[Edition]:
    """Return two editions of two days in common, alike but for their owners and markets."""
    one = an_edition(id=FIRST, owner="甲", market="JP", opens=date(2024, 4, 10), closes=date(2024, 4, 13))
    usual = {"owner": "乙", "market": "DE", "opens": date(2024, 4, 12), "closes": date(2024, 4, 15)}
    return [one, an_edition(**{"id": SECOND, **usual, **second})]


def kinds(found: list[Clash]) -> list[ClashKind]:
    return [one.kind for one in found]


@pytest.mark.parametrize(
    "change, kind", [({"owner": "甲"}, ClashKind.OWNER), ({"market": "JP"}, ClashKind.MARKET)]
)
def test_the_same_owner_or_market_in_the_same_days_clashes(
    change: dict[str, object], kind: ClashKind
) -> None:
    (clash,) = find(pair(**change), [], {}, NO_DAYS)
    assert (clash.kind, clash.edition, clash.other) == (kind, FIRST, SECOND)
    assert (clash.first, clash.last) == (date(2024, 4, 12), date(2024, 4, 13))


def test_a_firm_at_both_is_named() -> None:
    going = {FIRST: frozenset({FirmId(7), FirmId(8)}), SECOND: frozenset({FirmId(8), FirmId(9)})}
    (clash,) = find(pair(), [], going, NO_DAYS)
    assert (clash.kind, clash.firms) == (ClashKind.FIRM, (FirmId(8),))


@pytest.mark.parametrize(
    "change",
    [
        {"opens": date(2024, 4, 14)}, {"opens": None, "closes": None},
        {"status": Status.CANCELLED, "status_reason": "疫情"},
    ],
)  # fmt: skip
def test_what_shares_no_day_or_is_called_off_does_not_clash(change: dict[str, object]) -> None:
    assert find(pair(owner="甲", market="JP", **change), [], {}, NO_DAYS) == []


def test_an_online_fair_is_in_no_market_with_another_and_nobody_is_no_owner() -> None:
    editions = pair(market="JP", scope=Scope.ONLINE, owner="")
    assert find([replace(editions[0], owner=""), editions[1]], [], {}, NO_DAYS) == []


def off(day: date, market: str = "CN", kind: DayKind = DayKind.OFF) -> Holidays:
    return gathered([SpecialDay(day, kind, "节", market)])


@pytest.mark.parametrize("market, kind", [("CN", ClashKind.OPENING_OFF), ("JP", ClashKind.OPENING_HOLIDAY)])
def test_an_opening_on_a_day_off_here_or_there_clashes(market: str, kind: ClashKind) -> None:
    (one, _) = pair()
    (clash,) = find([one], [], {}, off(date(2024, 4, 10), market))
    assert (clash.kind, clash.what) == (kind, "节")
    assert find([one], [], {}, off(date(2024, 4, 10), "DE")) == []
    assert find([one], [], {}, off(date(2024, 4, 10), market, DayKind.WORK)) == []


def milestone(**changes: object) -> Milestone:
    return a_milestone(**{"id": MilestoneId(5), "edition_id": FIRST, "due_on": date(2024, 2, 12), **changes})


@pytest.mark.parametrize(
    "market, kind", [("CN", ClashKind.MILESTONE_OFF), ("JP", ClashKind.MILESTONE_HOLIDAY)]
)
def test_an_open_milestone_on_a_day_off_clashes_and_a_done_one_does_not(market: str, kind: ClashKind) -> None:
    days = off(date(2024, 2, 12), market)
    (clash,) = find(pair(), [milestone()], {}, days)
    assert (clash.kind, clash.milestone) == (kind, MilestoneId(5))
    assert find(pair(), [milestone(done_on=date(2024, 2, 1))], {}, days) == []


def test_an_edition_in_china_is_not_told_twice_of_one_day() -> None:
    (one, _) = pair()
    assert kinds(find([replace(one, market="CN")], [], {}, off(date(2024, 4, 10)))) == [ClashKind.OPENING_OFF]
