"""A look at the first rows of a very large file after a decision, before all of its rows are checked anew."""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from tradeplanner.app.import_known import held
from tradeplanner.app.import_session import Session
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.findings import Place
from tradeplanner.importing import checks
from tradeplanner.importing.checked import Checked
from tradeplanner.importing.proposal import At, Proposal, SheetPlan
from tradeplanner.importing.sandbox import OpenFile
from tradeplanner.importing.spool import Block, Spool

LARGE = 20_000
"""Rows from which on a check takes so long that its first rows are looked at before."""
FIRST = 100
"""Data rows of each sheet that are looked at."""
T = TypeVar("T")


class _FirstRows(Spool):
    """The first rows of a sheet."""

    def __init__(self, whole: Spool, last: int) -> None:
        """Give the rows of ``whole`` up to ``last``."""
        super().__init__(whole.path)
        self._last = last

    def blocks(self) -> Iterator[Block]:
        """Yield the first rows in blocks, by column."""
        left = self._last
        for size, columns in super().blocks():
            yield min(size, left), [column[:left] for column in columns]
            left -= size
            if left <= 0:
                return


@dataclass(frozen=True, slots=True)
class _Head(OpenFile):
    """The first rows of each sheet of a file."""

    last: Mapping[str, int] | None = None

    def spool(self, sheet: str) -> Spool:
        """Return the first rows of a sheet."""
        return _FirstRows(super(_Head, self).spool(sheet), (self.last or {})[sheet])


def glance(ws: Workspace, session: Session, proposal: Proposal, before: Checked) -> Checked | None:
    """Return ``before`` with the first rows of each sheet as ``proposal`` judges them; None of a small file.

    Counts, sums and totals, and whatever is said of the whole or of later rows, stay those of ``before``.
    """
    opened = session.opened
    if sum(info.rows for info in opened.sheets) < LARGE or opened.origins or opened.arranged:
        return None
    planned = session.planned(proposal)
    known = session.known = held(ws, session, planned)
    last = {plan.name: _last(plan) for plan in planned.sheets}
    sheets = tuple(replace(info, rows=min(info.rows, last.get(info.name, 0))) for info in opened.sheets)
    head = _Head(
        opened.path, opened.sha256, sheets, (), opened.folder, opened.facts, spools=opened.spools, last=last
    )
    folder = session.work_folder()
    try:
        found = checks.check(planned, head, known.stored, folder).checked
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return _put_before(replace(found, proposal=planned), before, last)


def _last(plan: SheetPlan) -> int:
    return max(plan.data_first, plan.heading_last + 1) + FIRST - 1


def _put_before(head: Checked, before: Checked, last: Mapping[str, int]) -> Checked:
    """Return what was found of the first rows, and of the others what was found before."""

    def is_first(place: Place) -> bool:
        return place.row is not None and place.row <= last.get(place.sheet, 0)

    first = [finding for finding in head.findings if is_first(finding.place)]
    rest = [finding for finding in before.findings if not is_first(finding.place)]
    rows = {name: marks[: last[name]] + before.rows.get(name, b"")[last[name] :]
            for name, marks in head.rows.items()}  # fmt: skip
    return replace(
        before,
        proposal=head.proposal,
        findings=(*first, *rest),
        rows={**before.rows, **rows},
        changes=_mixed(head.changes, before.changes, last),
        candidates=_mixed(head.candidates, before.candidates, last),
        sample=head.sample,
        questions=head.questions,
    )


def _mixed(first: Mapping[At, T], rest: Mapping[At, T], last: Mapping[str, int]) -> dict[At, T]:
    later = ((at, value) for at, value in rest.items() if at[1] > last.get(at[0], 0))
    return dict(chain(first.items(), later))
