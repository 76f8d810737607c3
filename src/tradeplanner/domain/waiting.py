"""The waiting list of an edition: its order, and who moves up when places are free.

More points come first; of equals the one that applied earlier, then the one that was registered
earlier. A firm whose booths do not fit is passed over by the next that does, and keeps its place.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from tradeplanner.domain.ids import ParticipationId
from tradeplanner.domain.participation import Participation

Points = Mapping[ParticipationId, int]


def ordered(rows: Sequence[Participation], points: Points) -> list[Participation]:
    """Return ``rows`` in the order in which they come to a place."""

    def place(row: Participation) -> tuple[int, date, int]:
        number = ParticipationId(row.id or 0)
        return -points.get(number, 0), row.applied_on or date.max, number

    return sorted(rows, key=place)


def fitting(rows: Sequence[Participation], free: Decimal | None) -> list[Participation]:
    """Return those of ``rows``, in their order, whose booths fit into ``free`` places; None sets no bound."""
    if free is None:
        return list(rows)
    found, left = [], free
    for row in rows:
        wanted = row.booths or Decimal(0)
        if left > 0 and wanted <= left:
            found.append(row)
            left -= wanted
    return found
