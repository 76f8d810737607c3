"""The quota of editions beside what a file brings: each row beyond it is told, and comes in all the same.

A list of what was decided elsewhere is not to be kept out by a number that may be out of date; the
warning names quota and count, so that a person puts some on the waiting list or corrects the quota.
"""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from tradeplanner.domain import quotas
from tradeplanner.domain.allotting import STANDARD
from tradeplanner.domain.booths import Booth
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.findings import Finding, Severity
from tradeplanner.domain.participation import Participation
from tradeplanner.domain.quotas import Standing, taken_by
from tradeplanner.importing.reconcile.context import Spot


class Quotas:
    """Adds up what registrations take, the stored ones and those of the file so far."""

    def __init__(self, registrations: Iterable[Participation]) -> None:
        """Begin with the stored ``registrations``."""
        self._taken: dict[int, Decimal] = {}
        for row in registrations:
            edition = int(row.edition_id)
            self._taken[edition] = self._taken.get(edition, Decimal(0)) + taken_by(row)

    def take(self, at: Spot, edition: Edition, before: Participation | None, after: Participation) -> None:
        """Add a row, with a warning if it goes beyond the quota."""
        number = int(edition.id or 0)
        taken = self._taken.get(number, Decimal(0))
        found = quotas.check(Standing(edition.booth_quota, taken), [(before, after)], edition.name_zh)
        at.tell(map(_warning, found))
        self._taken[number] = taken + taken_by(after) - taken_by(before)


class Allotted:
    """Adds up the booths that firms have, in standard booths (9 m²)."""

    def __init__(self, booths: Iterable[Booth]) -> None:
        """Begin with the stored ``booths``."""
        self._taken: dict[int, Decimal] = {}
        for booth in booths:
            edition = int(booth.edition_id)
            self._taken[edition] = self._taken.get(edition, Decimal(0)) + _standard(booth)

    def take(self, at: Spot, edition: Edition, before: Booth | None, after: Booth) -> None:
        """Add a booth, with a warning if the firms then have more than the quota."""
        number = int(edition.id or 0)
        taken, more = self._taken.get(number, Decimal(0)), _standard(after) - _standard(before)
        found = quotas.over(Standing(edition.booth_quota, taken), more, edition.name_zh, "number")
        at.tell(map(_warning, found))
        self._taken[number] = taken + more


def _standard(booth: Booth | None) -> Decimal:
    if booth is None or booth.firm_id is None:
        return Decimal(0)
    return Decimal(1) if booth.area is None else booth.area / STANDARD


def _warning(finding: Finding) -> Finding:
    return replace(finding, severity=Severity.WARNING)
