"""The rule of backups: when one is due, which are kept, and when the last trace is gone."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradeplanner.domain import backups
from tradeplanner.domain.backups import Backup, Reason
from tradeplanner.domain.ids import StepId

NOW = datetime(2024, 3, 15, 10, 30, tzinfo=UTC)
TODAY = NOW.date()


def made(at: datetime, step: int | None = 1, reason: Reason = Reason.WORK) -> Backup:
    """Return a backup made ``at``."""
    number = None if step is None else StepId(step)
    return Backup(Path(f"{at:%Y%m%d-%H%M%S}-{reason}"), at, reason, 1_000, step=number)


def days_ago(days: int, hour: int = 9) -> datetime:
    """Return an hour of a day before."""
    return NOW.replace(hour=hour, minute=0) - timedelta(days=days)


@pytest.mark.parametrize(
    "last, step, wanted",
    [
        (None, None, False),
        (None, 1, True),
        (made(NOW - timedelta(minutes=29), 4), 5, False),
        (made(NOW - timedelta(minutes=30), 4), 5, True),
        (made(NOW - timedelta(minutes=90), 5), 5, False),
        (made(NOW - timedelta(hours=11), 4), 5, True),
        (made(NOW - timedelta(days=29), 5), 5, False),
        (made(NOW - timedelta(days=30), 5), 5, True),
    ],
)
def test_a_backup_is_due_by_day_half_hour_and_change(
    last: Backup | None, step: int | None, *, wanted: bool
) -> None:
    assert backups.due(last, None if step is None else StepId(step), NOW) is wanted


def test_the_first_change_of_a_day_is_backed_up_however_recent_the_last() -> None:
    midnight = datetime(2024, 3, 15, 0, 5, tzinfo=UTC)
    assert backups.due(made(midnight - timedelta(minutes=10), 4), StepId(5), midnight)


def test_what_was_done_since_the_last_is_known_by_the_step() -> None:
    assert backups.unsaved(None, StepId(1))
    assert not backups.unsaved(None, None)
    assert not backups.unsaved(made(NOW, 5), StepId(5))
    # A restore may lead back to a lower step.
    assert backups.unsaved(made(NOW, 5), StepId(4))


def test_all_of_two_days_then_one_a_day_a_week_a_month() -> None:
    listed = [made(days_ago(day, hour)) for day in range(400) for hour in (8, 9)]
    gone = {backup.at for backup in backups.expired(listed, 180, TODAY)}
    kept = sorted((TODAY - backup.at.date()).days for backup in listed if backup.at not in gone)
    assert kept[:4] == [0, 0, 1, 1]
    assert kept[4:17] == list(range(2, 15))
    weekly = [age for age in kept if 14 < age <= 56]
    assert 6 <= len(weekly) <= 7
    assert all(later - sooner == 7 for sooner, later in pairwise(weekly[1:]))
    monthly = [age for age in kept if age > 56]
    assert len({(TODAY - timedelta(days=age)).month for age in monthly}) == len(monthly) >= 4
    assert kept[-1] <= 180


def test_of_a_day_the_newest_stays() -> None:
    early, late = made(days_ago(5, 8)), made(days_ago(5, 17))
    assert backups.expired([late, early], 180, TODAY) == [early]


def test_what_was_kept_before_an_act_is_not_thinned_to_one_a_day() -> None:
    before = made(days_ago(5, 8), reason=Reason.RESTORE)
    assert backups.expired([before, made(days_ago(5, 17))], 180, TODAY) == []
    long_before = made(days_ago(200, 8), reason=Reason.RESTORE)
    assert backups.expired([long_before], 180, TODAY) == [long_before]


@given(ages=st.lists(st.integers(0, 900), max_size=60), days=st.integers(14, 730))
def test_nothing_outlives_the_longest_life_and_the_newest_stays(ages: list[int], days: int) -> None:
    listed = [made(days_ago(age, 8) + timedelta(seconds=at)) for at, age in enumerate(ages)]
    gone = backups.expired(listed, days, TODAY)
    kept = [backup for backup in listed if backup not in gone]
    assert all((TODAY - backup.at.date()).days <= days for backup in kept)
    young = [backup for backup in listed if (TODAY - backup.at.date()).days <= days]
    if young:
        assert max(young, key=lambda each: each.at) in kept
    # Thinning twice is thinning once.
    assert backups.expired(kept, days, TODAY) == []


def test_the_day_is_told_on_which_todays_data_has_gone() -> None:
    on = backups.forgotten_on([made(days_ago(3))], 180, TODAY)
    assert on == date(2024, 9, 12)
    last = made(NOW)
    assert backups.expired([last], 180, on) == [last]
    assert backups.expired([last], 180, on - timedelta(days=1)) == []
    ahead = made(NOW + timedelta(days=10))
    assert backups.forgotten_on([ahead], 180, TODAY) == date(2024, 9, 22)


def test_a_name_tells_when_and_why() -> None:
    name = backups.name("trade", NOW, "work", ".db")
    assert name == "trade-20240315-103000-work.db"
    assert backups.parse(name, "trade", ".db", NOW) == (NOW, Reason.WORK)
    assert backups.parse("trade-20240315-103000-schema1.db", "trade", ".db", NOW) == (NOW, Reason.MIGRATION)
    assert backups.parse("trade-20240315-103000-work-2.db", "trade", ".db", NOW) == (NOW, Reason.WORK)


@pytest.mark.parametrize(
    "name",
    ["other-20240315-103000-work.db", "trade.db", "trade-20241399-103000-work.db",
     "trade-20240315-103000-holiday.db", "trade-20240315-103000-work.db.part"],
)  # fmt: skip
def test_other_files_are_none_of_its_backups(name: str) -> None:
    assert backups.parse(name, "trade", ".db", NOW) is None
