"""Handing an edition over to a desk without connection, and bringing back what was done there."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from tradeplanner.app.reading import found
from tradeplanner.app.workspace import Workspace, refuse
from tradeplanner.domain import handover as rules
from tradeplanner.domain.errors import ConflictError, ExpectedError
from tradeplanner.domain.findings import Code, error
from tradeplanner.domain.handover import COMPARED, Brought, Difference, Side, Way
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import EditionId, Noun
from tradeplanner.storage import exhibitions
from tradeplanner.storage import handover as store
from tradeplanner.storage.work import Intent

Key = tuple[Noun, int]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A hand-over file against what stands here: what differs, and how people call what is in it."""

    token: str
    edition_id: EditionId
    name: str
    differences: tuple[Difference, ...]
    names: Mapping[Key, str]

    @property
    def conflicts(self) -> tuple[Difference, ...]:
        """Return what both desks changed, which somebody must decide."""
        return tuple(one for one in self.differences if one.way is Way.CONFLICT)


def hand_over(
    ws: Workspace, edition_id: EditionId, file: Path, *, personal: bool = False, over: bool = False
) -> dict[Noun, int]:
    """Write an edition with all that belongs to it as a data file; return how many rows of each noun.

    The history notes it, and whether people went along. Raises ExpectedError: FILE_EXISTS, COPY_NO_SPACE,
    COPY_FOLDER; ConflictError (CONFLICT_GONE).
    """
    file = file.expanduser().absolute()
    own = ws.store.path is not None and file == ws.store.path.absolute()
    if own or (file.exists() and not over):
        raise ExpectedError(Code.FILE_EXISTS, path=str(file))
    with ws.change(Act.HAND_OVER, Noun.EDITION, token=uuid4().hex, personal=personal) as work:
        edition = found(exhibitions.get(work.connection, edition_id), Noun.EDITION, edition_id)
        work.params.update(name=edition.name_zh, edition=int(edition_id))
        held = store.gathered(work.connection, edition_id, personal=personal)
        work.step()
        intent = Intent(ws.actor, Act.HAND_OVER, Noun.EDITION, dict(work.params))
        store.write(file, held, store.set_aside(work), intent, over=over)
    return {noun: len(held[noun]) for noun in COMPARED if held[noun]}


def compare(ws: Workspace, file: Path) -> Comparison:
    """Return what was done with a hand-over file since; nothing is changed, the file neither.

    Raises ExpectedError: FILE_GONE, FILE_DAMAGED, FILE_NOT_OURS, FILE_NEWER, HANDOVER_NONE, HANDOVER_FOREIGN.
    """
    with tempfile.TemporaryDirectory(prefix="tradeplanner-", ignore_cleanup_errors=True) as folder:
        back = store.read(file.expanduser(), Path(folder))
    differences: list[Difference] = []
    with ws.store.read() as connection:
        if not store.known(connection, back.token):
            raise ExpectedError(Code.HANDOVER_FOREIGN, path=str(file), name=back.name)
        there = store.matched(connection, back)
        for noun in COMPARED:
            here = store.now(connection, noun, back.base[noun].keys() | there[noun].keys())
            differences += rules.compare(noun, back.base[noun], here, there[noun])
        names = store.names(connection, differences)
    return Comparison(back.token, back.edition_id, back.name, tuple(differences), names)


def bring_back(ws: Workspace, compared: Comparison, decided: Mapping[Key, Side]) -> Brought:
    """Take over what was compared, as one step; what is not ``decided`` and no conflict comes from there.

    Raises RejectedError (HANDOVER_UNDECIDED) while a conflict is open; ConflictError (CONFLICT_CHANGED) where
    a row has changed here since it was compared.
    """
    waiting = [one for one in compared.conflicts if (one.noun, one.id) not in decided]
    if waiting:
        refuse([error(Code.HANDOVER_UNDECIDED, count=len(waiting))])
    with ws.change(Act.BRING_BACK, Noun.EDITION, name=compared.name) as work:
        for noun in COMPARED:
            listed = [one for one in compared.differences if one.noun is noun]
            here = store.now(work.connection, noun, [one.id for one in listed])
            for one in listed:
                if here.get(one.id) != one.here:
                    raise ConflictError(Code.CONFLICT_CHANGED, noun=noun.value, id=one.id)
        return store.commit(
            work, [(one, decided.get((one.noun, one.id), Side.THERE)) for one in compared.differences]
        )
