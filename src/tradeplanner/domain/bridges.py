"""What explains a change: new firms, lost firms, growth and decline between last year and this one."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tradeplanner.domain.entries import Entry


class Change(StrEnum):
    """Why a sum changed, in the order in which it is read; OTHER is what no firm's records explain."""

    NEW = "new"
    LOST = "lost"
    GROWN = "grown"
    SHRUNK = "shrunk"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Step:
    """One reason: by how much it moved the sum, in minor units, and how many firms it was."""

    change: Change
    minor: int
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bridge:
    """From ``then`` to ``now`` in minor units of ``currency``: ``then`` plus all steps is ``now``.

    Both cover January to month ``through``, of ``year`` and of the year before.
    """

    year: int
    through: int
    currency: str
    then: int | None
    now: int | None
    steps: tuple[Step, ...] = ()

    def of(self, change: Change) -> Step:
        """Return the step for a reason, nought where there was none."""
        return next((step for step in self.steps if step.change is change), Step(change, 0))


def bridge(
    entries: Iterable[Entry],
    *,
    year: int,
    through: int,
    currency: str,
    whole: tuple[int | None, int | None] | None = None,
) -> Bridge:
    """Return the bridge over firms, an entry each; ``whole`` is the total then and now if not their sum."""
    firms = [e for e in entries if e.now is not None or e.then is not None]
    sums, counts = dict.fromkeys(Change, 0), dict.fromkeys(Change, 0)
    for firm in firms:
        now, then = firm.now or 0, firm.then or 0
        if now != then:
            why = _why(now, then)
            sums[why] += now - then
            counts[why] += 1
    by_firm = (sum(e.then or 0 for e in firms), sum(e.now or 0 for e in firms)) if firms else (None, None)
    before, after = by_firm if whole is None else whole
    if before is None or after is None:
        return Bridge(year=year, through=through, currency=currency, then=before, now=after)
    sums[Change.OTHER] = after - before - sum(sums.values())
    steps = tuple(Step(why, sums[why], counts[why]) for why in Change if why is not Change.OTHER or sums[why])
    return Bridge(year=year, through=through, currency=currency, then=before, now=after, steps=steps)


def _why(now: int, then: int) -> Change:
    if then == 0 and now > 0:
        return Change.NEW
    if now == 0 and then > 0:
        return Change.LOST
    return Change.GROWN if now > then else Change.SHRUNK
