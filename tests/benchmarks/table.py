"""A measure beside its limit and goal, and the table of them that is printed.

Both are taken in the same run, turn by turn, and the smallest of several counts: other work on the
machine only ever makes a run longer.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tradeplanner.cli.output import lines_up

Action = Callable[[], object]


@dataclass(frozen=True)
class Measure:
    """One row of PERFORMANCE: what was measured beside which limit, in ``unit``, and the goal as a ratio."""

    name: str
    limit_name: str
    limit: float
    measured: float
    goal: float
    unit: str = "s"
    note: str = ""

    @property
    def ratio(self) -> float:
        """How many times the limit was needed."""
        return self.measured / self.limit


def seconds(action: Action) -> float:
    """Return how long ``action`` took."""
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


def least(times: int, *actions: Action) -> list[float]:
    """Return the shortest of ``times`` runs of each action, taken in turns."""
    runs = [[seconds(action) for action in actions] for _ in range(times)]
    return [min(column) for column in zip(*runs, strict=True)]


def table(measures: Sequence[Measure]) -> str:
    """Return the measures as lines of a table."""
    rows = [("measure", "limit", "", "measured", "ratio", "goal", "", "note")]
    for row in measures:
        verdict = "met" if row.ratio <= row.goal else "MISSED"
        limit, measured = f"{row.limit:.3f} {row.unit}", f"{row.measured:.3f} {row.unit}"
        ratio, goal = f"{row.ratio:.2f}", f"{row.goal:.1f}"
        rows.append((row.name, limit, row.limit_name, measured, ratio, goal, verdict, row.note))
    return "\n".join(lines_up(rows, numbers=(1, 3, 4, 5)))
