"""Papers that firms hand in: to expect, to note as received, to mend and remove them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tradeplanner.app.reading import found
from tradeplanner.app.workspace import Workspace, refuse
from tradeplanner.domain import papers as rules
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Changed, EditionId, FirmId, Noun, PaperId
from tradeplanner.domain.papers import Paper
from tradeplanner.storage import exhibitions, firms
from tradeplanner.storage import papers as store
from tradeplanner.storage.work import Work


def add(ws: Workspace, paper: Paper) -> Changed:
    """Store a paper; RejectedError if it breaks a rule, ConflictError if its firm or edition is gone."""
    refuse(rules.check(paper))
    with ws.change(Act.ADD, Noun.PAPER) as work:
        work.params |= _whose(work, paper)
        work.add(Noun.PAPER, paper)
    return work.changed


def edit(ws: Workspace, paper: Paper) -> Changed:
    """Store a paper over the row of its id and version; ConflictError if somebody was faster."""
    row_id = PaperId(found(paper.id, Noun.PAPER))
    refuse(rules.check(paper))
    with ws.change(Act.EDIT, Noun.PAPER) as work:
        found(store.get(work.connection, row_id), Noun.PAPER, row_id)
        work.params |= _whose(work, paper)
        work.put(Noun.PAPER, row_id, paper.version, paper)
    return work.changed


def receive(ws: Workspace, chosen: Sequence[tuple[PaperId, int]], on: date | None) -> Changed:
    """Note papers (id and version as read) as received ``on`` a day, or as missing again for None."""
    with ws.change(Act.SET, Noun.PAPER, count=len(chosen)) as work:
        for row_id, version in chosen:
            paper = found(store.get(work.connection, row_id), Noun.PAPER, row_id)
            if len(chosen) == 1:
                work.params |= _whose(work, paper)
            if paper.received_on != on:
                work.put(Noun.PAPER, row_id, version, replace(paper, received_on=on))
    return work.changed


def remove(ws: Workspace, paper_id: PaperId, version: int) -> Changed:
    """Delete the record of a paper; the file that it names is left alone. Raises ConflictError."""
    with ws.change(Act.REMOVE, Noun.PAPER) as work:
        paper = found(store.get(work.connection, paper_id), Noun.PAPER, paper_id)
        work.params |= _whose(work, paper)
        work.delete(Noun.PAPER, paper_id, version)
    return work.changed


def all(  # noqa: A001  # read as papers.all
    ws: Workspace, edition_id: EditionId | None = None, firm_id: FirmId | None = None
) -> list[Paper]:
    """Return papers in the order in which they were written: of an edition, of a firm, or all."""
    with ws.store.read() as connection:
        return store.listed(connection, edition_id, firm_id)


def _whose(work: Work, paper: Paper) -> dict[str, str]:
    firm = found(firms.get(work.connection, paper.firm_id), Noun.FIRM, paper.firm_id)
    if paper.edition_id is not None:
        found(exhibitions.get(work.connection, paper.edition_id), Noun.EDITION, paper.edition_id)
    return {"firm": firm.name_zh, "kind": paper.kind.value}
