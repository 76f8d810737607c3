"""An import that is killed leaves all of its rows or none; ``tests/kill_import.py`` does it at length."""

import random
from pathlib import Path

from tests import kill_import

ROWS = 2_000
KILLS = 3


def test_a_killed_import_leaves_all_or_nothing(tmp_path: Path) -> None:
    trial = kill_import.prepared(tmp_path, ROWS)
    states = kill_import.tally(trial, tmp_path, KILLS, seed=random.randrange(10**6))  # noqa: S311  # no secret
    assert not kill_import.broken(states), states
