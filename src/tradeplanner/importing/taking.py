"""The rows of a check on their way to the reconciler: stretches of common rows all at once.

A row is common where nothing at all is to be said of it and it is new; nearly every row of a large
file is. Where a stretch holds others it is halved, until they stand alone and are taken with care.
Both ways come to the same result, which a test holds.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code, Severity
from tradeplanner.importing.checked import Outcome
from tradeplanner.importing.lines import Line, Stretch
from tradeplanner.importing.proposal import Proposal, SheetPlan
from tradeplanner.importing.reconcile.context import Context, Reconciler, Spot, contradicts

Progress = Callable[[int, int], None]
_TICK = 2000
"""Rows between two looks at the clock: at Stop, and at telling progress."""
LEAST = 16
"""Rows of a stretch from which it is worth being taken at once."""
_PER_RECORD = frozenset({"exports", "published", "rates"})
"""Kinds of which one row holds many records: a bad cell rejects its own record only."""


@runtime_checkable
class Sweeping(Protocol):
    """A reconciler that can take many common rows at once."""

    def sweep(self, plan: SheetPlan, rows: Stretch) -> bool:
        """Take rows that are all common; False, with nothing noted, where one is not."""


@dataclass(slots=True)
class Pace:
    """Tells progress, and stops when asked."""

    total: int
    progress: Progress | None
    stop: threading.Event | None
    done: int = 0

    def step(self, rows: int) -> None:
        """Count rows; ExpectedError(IMPORT_STOPPED) once the person pressed Stop."""
        before, self.done = self.done, self.done + rows
        if before // _TICK != self.done // _TICK:
            if self.stop is not None and self.stop.is_set():
                raise ExpectedError(Code.IMPORT_STOPPED)
            if self.progress is not None:
                self.progress(self.done, self.total)


class Taking:
    """Passes the rows of all sheets to a reconciler."""

    def __init__(self, context: Context, reconciler: Reconciler, pace: Pace) -> None:
        """Take rows for ``reconciler`` at ``pace``."""
        self._context = context
        self._reconciler = reconciler
        self._pace = pace
        self._sweeping = None if context.arranged else _sweeping(reconciler)
        self._decided = _decided(context.proposal)

    def take(self, plan: SheetPlan, part: Line | Stretch) -> None:
        """Take what a sheet gives next."""
        if isinstance(part, Line):
            self._role(plan, part)
        elif self._sweeping is None:
            self._with_care(plan, part, 0, part.count)
        else:
            start = 0
            for odd in (*self._odd(plan, part), part.count):
                shown = min(start + self._context.tally.to_show, odd)
                self._with_care(plan, part, start, shown)
                self._common(self._sweeping, plan, part, shown, odd)
                self._with_care(plan, part, odd, min(odd + 1, part.count))
                start = odd + 1

    def _odd(self, plan: SheetPlan, part: Stretch) -> list[int]:
        """Return the rows of which something was said, by the program or by a person."""
        decided = self._decided.get(plan.name)
        odd = set(part.special)
        if decided:
            odd.update(row - part.first for row in decided.intersection(part.rows))
        return sorted(odd)

    def _common(self, sweeping: Sweeping, plan: SheetPlan, part: Stretch, start: int, stop: int) -> None:
        count = stop - start
        if count >= LEAST and sweeping.sweep(plan, part.part(start, stop)):
            self._pace.step(count)
        elif count < 2 * LEAST:
            self._with_care(plan, part, start, stop)
        else:
            middle = start + count // 2
            self._common(sweeping, plan, part, start, middle)
            self._common(sweeping, plan, part, middle, stop)

    def _with_care(self, plan: SheetPlan, part: Stretch, start: int, stop: int) -> None:
        if start < stop:
            for line in part.lines(start, stop):
                self._pace.step(1)
                self._data(plan, line)

    def _role(self, plan: SheetPlan, line: Line) -> None:
        """Note a row that holds no record."""
        self._pace.step(1)
        tally = self._context.tally
        tally.mark(plan.name, line.row, line.role or Outcome.BLANK)
        if line.role is Outcome.SAMPLE:
            tally.find(Code.ROW_SAMPLE, Severity.NOTE, tally.place(plan, line.row))

    def _data(self, plan: SheetPlan, line: Line) -> None:
        """Take one row that holds records."""
        tally, proposal = self._context.tally, self._context.proposal
        if (plan.name, line.row) in proposal.skips:
            tally.find(Code.ROW_LEFT_OUT, Severity.NOTE, tally.place(plan, line.row))
            tally.count(plan.name, line.row, Outcome.SKIPPED)
            return
        held = False
        for column, remark in line.remarks:
            tally.remark(plan, line.row, column, remark)
            held = held or remark.severity.holds_back
        for column in line.tidied:
            tally.tidied(plan, line.row, column)
        tally.show(line.values)
        if held and proposal.kind not in _PER_RECORD:
            tally.count(plan.name, line.row, Outcome.REJECTED)
            return
        at = Spot(self._context, plan, line.row)
        if contradicts(at, line):
            at.count(Outcome.REJECTED)
            return
        self._reconciler.take(at, line)


def _sweeping(reconciler: Reconciler) -> Sweeping | None:
    """Return a reconciler that takes common rows at once; not of arranged sheets."""
    return reconciler if isinstance(reconciler, Sweeping) else None


def _decided(proposal: Proposal) -> dict[str, set[int]]:
    """Return the rows of each sheet of which a person decided something."""
    found: dict[str, set[int]] = {}
    chosen = ((sheet, row) for sheet, row, _ in proposal.choices)
    for sheet, row in (*proposal.skips, *proposal.confirmations, *chosen):
        found.setdefault(sheet, set()).add(row)
    return found
