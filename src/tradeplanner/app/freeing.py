"""Booths that become free in the same step as their firm gives up its place, and what was paid for them."""

from collections.abc import Iterable

from tradeplanner.domain import owing
from tradeplanner.domain.booths import Booth, key
from tradeplanner.domain.ids import EditionId, FirmId, Noun
from tradeplanner.domain.participation import GIVEN_UP, Participation, today
from tradeplanner.i18n.language import tr
from tradeplanner.storage import booths, fees, participation
from tradeplanner.storage.work import Work


def booths_of(work: Work, rows: Iterable[Participation]) -> list[tuple[Booth, str]]:
    """Return the booths of these registrations' firms, each with the reason for the state of its own.

    To be called before anything is written: the step says how many they are (``freed``).
    """
    reasons = {(row.firm_id, row.edition_id): row.state_reason for row in rows}
    known = [
        booth
        for edition in dict.fromkeys(edition for _, edition in reasons)
        for booth in booths.listed(work.connection, edition)
    ]
    freed = [(booth, reasons[held]) for booth in known if (held := _holder(booth)) in reasons]
    if len(freed) == 1:
        booth = freed[0][0]
        work.params["booth"] = " ".join(filter(None, (booth.hall, booth.number)))
    if freed:
        work.params["freed"] = len(freed)
    return freed


def free(work: Work, rows: Iterable[tuple[Booth, str]]) -> None:
    """Take booths from their firms; a fascia belongs to the firm and goes with it.

    What the firm paid for a booth stays on record as a void fee of the firm, unless a fee of its own has it.
    """
    superseded: dict[EditionId, set[FirmId]] = {}
    for booth, reason in rows:
        edition = booth.edition_id
        if edition not in superseded:
            superseded[edition] = owing.superseded(fees.listed(work.connection, edition))
        why = tr("Booth {number} was given up", number=booth.number)
        bare, kept = owing.given_up(
            booth, superseded[edition], ": ".join(filter(None, (why, reason))), today()
        )
        if kept is not None:
            work.add(Noun.FEE, kept)
        work.put(Noun.BOOTH, booth.id or 0, booth.version, bare)


def holders(work: Work, edition: EditionId) -> dict[str, set[FirmId]]:
    """Return which firms have each booth number of an edition: by its booths, else by registrations alone.

    A number that a free booth has is nobody's.
    """
    known = booths.listed(work.connection, edition)
    laid = {key(booth.number) for booth in known}
    free = {key(booth.number) for booth in known if booth.firm_id is None}
    held: dict[str, set[FirmId]] = {}
    for booth in known:
        if booth.firm_id is not None and key(booth.number) not in free:
            held.setdefault(key(booth.number), set()).add(booth.firm_id)
    for row in participation.listed(work.connection, edition):
        for number in map(key, row.booth_numbers):
            if number not in laid and row.state not in GIVEN_UP:
                held.setdefault(number, set()).add(row.firm_id)
    return held


def _holder(booth: Booth) -> tuple[FirmId | None, EditionId]:
    return booth.firm_id, booth.edition_id
