"""Allotting free booths to firms: proposed with reasons, and then done as one step."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from tradeplanner.app import booths as commands
from tradeplanner.app.reading import found
from tradeplanner.app.workspace import Workspace, refuse
from tradeplanner.domain import allotting as rules
from tradeplanner.domain import points
from tradeplanner.domain.allotting import STANDARD, Proposal, Want
from tradeplanner.domain.findings import Code, error
from tradeplanner.domain.firms import Firm
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import BoothId, Changed, EditionId, FirmId, Noun, ParticipationId
from tradeplanner.domain.participation import Participation, State
from tradeplanner.storage import booths, exhibitions, firms, participation, standings

GETS = frozenset({State.APPROVED, State.CONFIRMED})
"""States of firms that are allotted a booth."""
Chosen = Sequence[tuple[BoothId, int, FirmId]]


def propose(ws: Workspace, edition_id: EditionId) -> tuple[Proposal, dict[FirmId, str]]:
    """Return who would get which free booth of an edition, and the names of these firms.

    A firm asks for its area, else for its booths of 9 m², else for one; what it has already is taken off.
    """
    with ws.store.read() as connection:
        edition = found(exhibitions.get(connection, edition_id), Noun.EDITION, edition_id)
        known = booths.listed(connection, edition_id)
        rows = [row for row in participation.listed(connection, edition_id) if row.state in GETS]
        own = {row.firm_id: firms.get(connection, row.firm_id) for row in rows}
        scores = standings.points_of(connection, rows, {edition_id: edition.year})
    has: dict[FirmId, Decimal] = {}
    for booth in known:
        if booth.firm_id is not None:
            has[booth.firm_id] = has.get(booth.firm_id, Decimal(0)) + rules.area_of(booth)
    wants = [
        _want(row, own[row.firm_id], lack, points.total(scores.get(ParticipationId(row.id or 0), ())))
        for row in rows
        if (lack := _asked(row) - has.get(row.firm_id, Decimal(0))) > 0
    ]
    names = {number: firm.name_zh for number, firm in own.items() if firm is not None}
    return rules.propose(wants, known), names


def allot(ws: Workspace, chosen: Chosen) -> Changed:
    """Allot booths (id, version as read, firm) in one step; the registrations' booth numbers follow.

    RejectedError: BOOTH_TAKEN where a booth has another firm or is given twice, NOT_REGISTERED or
    PLACE_GIVEN_UP for a firm that takes no part. Raises ConflictError.
    """
    with ws.change(Act.EDIT, Noun.BOOTH) as work:
        work.params["count"] = len(chosen)
        seen: set[BoothId] = set()
        rows = []
        for number, version, firm in chosen:
            before = found(booths.get(work.connection, number), Noun.BOOTH, number)
            if number in seen or before.firm_id not in (None, firm):
                refuse([error(Code.BOOTH_TAKEN, "firm_id", number=before.number)])
            seen.add(number)
            rows.append((before, version, firm))
        refuse(commands.may_have(work, [replace(before, firm_id=firm) for before, _, firm in rows]))
        pairs = []
        for before, version, firm in rows:
            after = replace(before, firm_id=firm)
            work.put(Noun.BOOTH, before.id or 0, version, after)
            pairs.append((before, after))
        commands.follow(work, pairs)
    return work.changed


def _asked(row: Participation) -> Decimal:
    return row.area or (row.booths or Decimal(1)) * STANDARD


def _want(row: Participation, firm: Firm | None, lack: Decimal, score: int) -> Want:
    return Want(
        firm=row.firm_id, industry=firm.industry if firm else "", area=lack, open_sides=row.open_sides,
        booth_type=row.booth_type, wishes=row.wishes, points=score,
    )  # fmt: skip
