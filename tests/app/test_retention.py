"""Whose time is over is proposed by the day, and erased only when somebody says so."""

from datetime import date, timedelta

import pytest

from tests.builders import a_delegate, an_edition, an_exhibition
from tradeplanner.app import delegates, exhibitions, retention, settings
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.ids import DelegateId, EditionId, ExhibitionId


@pytest.fixture
def desk(ws: Workspace) -> Workspace:
    """Give people back on 31 August 2023 and, with their edition, 13 April, and one without any day."""
    exhibitions.add_exhibition(ws, an_exhibition())
    exhibitions.add_edition(ws, an_edition(exhibition_id=ExhibitionId(1)))
    undated = an_edition(exhibition_id=ExhibitionId(1), name_zh="未定", opens=None, closes=None)
    exhibitions.add_edition(ws, undated)
    delegates.add(ws, a_delegate(firm_id=None, back_on=date(2023, 8, 31)))
    delegates.add(ws, a_delegate(firm_id=None, name="示例乙"))
    delegates.add(ws, a_delegate(firm_id=None, edition_id=EditionId(2)))
    settings.change(ws, personal_months=6)
    return ws


@pytest.mark.parametrize(
    "day, ids",
    [
        (date(2023, 10, 12), []),
        (date(2023, 10, 13), [2]),
        (date(2024, 2, 28), [2]),
        (date(2024, 2, 29), [1, 2]),
    ],
)
def test_the_day_after_so_many_months_is_kept(desk: Workspace, day: date, ids: list[int]) -> None:
    assert sorted(retention.proposal(desk, lambda: day).ids) == ids


def test_nobody_is_proposed_where_people_are_kept_for_ever(desk: Workspace) -> None:
    settings.change(desk, personal_months=0)
    assert retention.proposal(desk, lambda: date(2099, 1, 1)).ids == []


def test_who_was_erased_is_not_proposed_again(desk: Workspace) -> None:
    day = date(2024, 3, 1)
    found = retention.proposal(desk, lambda: day)
    assert found.backups_until == day + timedelta(days=180)
    retention.erase(desk, found.ids)
    assert retention.proposal(desk, lambda: day).ids == []
    assert [one.name for one in delegates.all(desk)] == ["", "", "示例甲"]
    assert DelegateId(3) not in found.ids
