"""The quota of an edition: how many booths are taken, and whether more still fit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tradeplanner.domain.findings import Code, Finding, Param, error
from tradeplanner.domain.participation import Participation
from tradeplanner.domain.turnout import TAKES_PART

Change = tuple[Participation | None, Participation]
"""A registration before (None: it is new) and after."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a quota stands, in standard booths; a ``quota`` of None sets no bound."""

    quota: int | None
    taken: Decimal

    @property
    def free(self) -> Decimal | None:
        """Booths that are left, never below zero; None without a quota."""
        return None if self.quota is None else max(Decimal(self.quota) - self.taken, Decimal(0))

    def holds(self, wanted: Decimal) -> bool:
        """Whether ``wanted`` booths more still fit."""
        return self.quota is None or self.taken + wanted <= self.quota


def taken_by(row: Participation | None) -> Decimal:
    """Return the booths that a registration takes: what it asked for, from its acceptance on."""
    if row is None or row.state not in TAKES_PART or row.booths is None:
        return Decimal(0)
    return row.booths


def standing(quota: int | None, rows: Iterable[Participation]) -> Standing:
    """Return how the quota stands with the registrations of its edition."""
    return Standing(quota, sum(map(taken_by, rows), Decimal(0)))


def check(now: Standing, changes: Sequence[Change], edition: str) -> list[Finding]:
    """Return an error that says quota, taken and free if ``changes`` take more booths than are left."""
    more = sum((taken_by(after) - taken_by(before) for before, after in changes), Decimal(0))
    entered = any(before is None or before.state is not after.state for before, after in changes)
    return over(now, more, edition, "state" if entered else "booths")


def over(now: Standing, more: Decimal, edition: str, field: str) -> list[Finding]:
    """Return an error at ``field`` that says quota, taken and free if ``more`` booths are not left."""
    if more <= 0 or now.holds(more):
        return []
    told: dict[str, Param] = {
        "quota": now.quota or 0,
        "taken": now.taken,
        "free": now.free or Decimal(0),
        "wanted": more,
    }
    return [error(Code.QUOTA_EXCEEDED, field, edition=edition, **told)]
