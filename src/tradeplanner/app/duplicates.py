"""Firms that stand on the register twice: to find them, to see what a merge would move, and to merge.

A merge is one step: what belongs to the one goes over to the other, and its record goes. Where both have a
record of which only one may stand (both at one edition), a person says which; it takes what it lacks from
the other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tradeplanner.app.reading import found
from tradeplanner.app.workspace import Workspace, refuse
from tradeplanner.domain import duplicates as rules
from tradeplanner.domain import firms as firm_rules
from tradeplanner.domain.duplicates import Pair
from tradeplanner.domain.findings import Code, error
from tradeplanner.domain.firms import Firm
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Changed, EditionId, FirmId, Noun
from tradeplanner.domain.participation import State
from tradeplanner.storage import exhibitions, firms, merging
from tradeplanner.storage.merging import Meeting, Row
from tradeplanner.storage.work import Work

NOT_FILLED = frozenset({"id", "version", "firm_id", "state", "state_reason", "state_on", "void_reason"})
"""Columns that a record does not take from the one it stands for."""

Decisions = Mapping[tuple[Noun, int], bool]
"""For the record (noun and id) of the firm that stays, whether it stands; False: the other's stands."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two records of which one may stand. ``edition`` is empty where they are of a ``year`` instead."""

    noun: Noun
    kept: int
    edition: str = ""
    year: int | None = None
    kept_state: State | None = None
    gone_state: State | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a merge is about: both firms as stored, how many records go over, and what must be decided."""

    kept: Firm
    gone: Firm
    moving: Mapping[Noun, int]
    clashes: tuple[Clash, ...]


def find(ws: Workspace) -> list[Pair]:
    """Return the pairs of the register that may be one firm, those with the strongest reason first."""
    with ws.store.read() as connection:
        return rules.find(firms.listed(connection, retired=True))


def preview(ws: Workspace, kept: FirmId, gone: FirmId) -> Preview:
    """Return what merging ``gone`` into ``kept`` would move; ConflictError if one is not there any more."""
    with ws.store.read() as connection:
        pair = [found(firms.get(connection, one), Noun.FIRM, one) for one in (kept, gone)]
        met = merging.meetings(connection, kept, gone)
        belonging = merging.belonging(connection, gone)
        names = {row.id: row.name_zh for row in exhibitions.listed_editions(connection)} if met else {}
    clashes = tuple(_clash(one, names) for one in met)
    return Preview(pair[0], pair[1], {noun: len(rows) for noun, rows in belonging.items() if rows}, clashes)


def merge(ws: Workspace, kept: Firm, gone: Firm, taken: Sequence[str], decided: Decisions) -> Changed:
    """Make one firm of two, as read; the fields ``taken`` come from ``gone``, whose record goes.

    RejectedError (MERGE_UNDECIDED) where a clash has no decision; ConflictError where somebody was faster.
    """
    kept_id, gone_id = (FirmId(found(one.id, Noun.FIRM)) for one in (kept, gone))
    result = rules.merged(kept, gone, taken)
    refuse(firm_rules.check(result))
    with ws.change(Act.MERGE, Noun.FIRM, name=result.name_zh, gone=gone.name_zh, kept=kept.name_zh) as work:
        for one in (kept_id, gone_id):
            found(firms.get(work.connection, one), Noun.FIRM, one)
        met = merging.meetings(work.connection, kept_id, gone_id)
        open_ones = [one for one in met if (one.noun, one.kept["id"]) not in decided]
        if open_ones:
            refuse([error(Code.MERGE_UNDECIDED, count=len(open_ones))])
        _move(work, kept_id, gone_id, met, decided)
        work.delete(Noun.FIRM, gone_id, gone.version)
        work.put(Noun.FIRM, kept_id, kept.version, result)
    return work.changed


def _move(work: Work, kept: FirmId, gone: FirmId, met: Sequence[Meeting], decided: Decisions) -> None:
    """Take all that is ``gone``'s over to ``kept``; where two meet, one stands and takes from the other."""
    belonging = merging.belonging(work.connection, gone)
    stands = {
        (one.noun, row["id"]): row
        for one in met
        for row in (one.kept if decided[one.noun, one.kept["id"]] else one.gone,)
    }
    falls = {
        (one.noun, one.gone["id"] if (one.noun, one.kept["id"]) in stands else one.kept["id"]): one
        for one in met
    }
    _retie(
        work, kept, gone, {number: one for (noun, number), one in falls.items() if noun is Noun.PARTICIPATION}
    )
    for (noun, number), one in falls.items():
        row = one.gone if number == one.gone["id"] else one.kept
        work.delete(noun, number, row["version"])
    for one in met:
        keeps = (one.noun, one.kept["id"]) in stands
        row, other = (one.kept, one.gone) if keeps else (one.gone, one.kept)
        values = {**filled(row, other), **({} if keeps else {"firm_id": int(kept)})}
        if values:
            work.update(one.noun, row["id"], row["version"], values)
    settled = {*falls, *stands}
    for noun, rows in belonging.items():
        left = [row for row in rows if (noun, row["id"]) not in settled and noun is not Noun.ORDER]
        if left:
            work.update_many(noun, [(row["id"], row["version"], {"firm_id": int(kept)}) for row in left])


def _retie(work: Work, kept: FirmId, gone: FirmId, falls: Mapping[int, Meeting]) -> None:
    """Give the orders of ``gone`` to ``kept``; those of a participation that falls to the one that stands."""
    rows: dict[int, Row] = {row["id"]: row for row in merging.belonging(work.connection, gone)[Noun.ORDER]}
    for number in falls:
        rows |= {row["id"]: row for row in merging.tied(work.connection, number)}
    changes = []
    for row in rows.values():
        tied = row["participation_id"]
        if tied in falls:
            one = falls[tied]
            tied = one.kept["id"] if tied == one.gone["id"] else one.gone["id"]
        changes.append((row["id"], row["version"], {"firm_id": int(kept), "participation_id": tied}))
    if changes:
        work.update_many(Noun.ORDER, changes)


def filled(row: Row, other: Row) -> dict[str, object]:
    """Return the columns that ``row`` lacks and ``other`` has; remarks follow one another."""
    taken = {
        name: value
        for name, value in other.items()
        if name not in NOT_FILLED
        and not name.startswith("origin")
        and row[name] in (None, "", (), [])
        and value not in (None, "", (), [])
    }
    if row.get("notes") and other.get("notes") and row["notes"] != other["notes"]:
        taken["notes"] = f"{row['notes']}\n{other['notes']}"
    return taken


def _clash(one: Meeting, names: Mapping[EditionId | None, str]) -> Clash:
    edition = names.get(EditionId(one.kept.get("edition_id") or 0), "")
    states = [State(row["state"]) if one.noun is Noun.PARTICIPATION else None for row in (one.kept, one.gone)]
    return Clash(one.noun, one.kept["id"], edition, one.kept.get("year"), states[0], states[1])
