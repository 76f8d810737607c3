"""A desk that is killed loses nothing that it had stored; ``tests/kill_desk.py`` does it at length."""

import random
from pathlib import Path

from tests import kill_desk


def test_a_killed_desk_loses_nothing(tmp_path: Path) -> None:
    states, done = kill_desk.tally(tmp_path, len(kill_desk.JOBS), random.randrange(10**6))  # noqa: S311  # no secret
    assert not kill_desk.broken(states), states
    assert done["open"] == len(kill_desk.JOBS)


def test_the_tally_would_notice_what_is_missing(tmp_path: Path) -> None:
    data = tmp_path / "data"
    told = kill_desk.killed(data, "edits", random.Random(1))  # noqa: S311  # no secret
    assert kill_desk.wrong(data, told) == []
    assert "were told and are gone" in kill_desk.wrong(data, [*told, "step 999999"])[0]
    assert kill_desk.wrong(data, [*told, "backup none.db"]) == ["backup none.db is gone"]


def test_of_a_restore_under_way_either_state_is_right() -> None:
    told = ["step 1", "step 2", "restoring 1"]
    assert kill_desk.Expected(told).faults({1, 2}) == []
    assert kill_desk.Expected(told).faults({1, 3}) == []
    assert kill_desk.Expected(told).faults({3}) != []
    assert kill_desk.Expected([*told, "restored 3"]).faults({1, 3}) == []
    assert kill_desk.Expected([*told, "restored 3"]).faults({1, 2}) != []
