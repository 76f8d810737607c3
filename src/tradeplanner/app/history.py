"""History: what was done, and taking it back or doing it again."""

from collections.abc import Iterable

from tradeplanner.app.reading import found
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import CannotUndoError, ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.history import Act, Batch, Outcome, RowImage, Step, StepKind
from tradeplanner.domain.ids import BatchId, Noun, StepId
from tradeplanner.storage import history as store
from tradeplanner.storage import labels
from tradeplanner.storage.reversal import Reversal
from tradeplanner.storage.work import Intent


def steps(ws: Workspace, limit: int = 200, before: StepId | None = None) -> list[Step]:
    """Return up to ``limit`` steps, newest first, older than ``before`` if it is given."""
    with ws.store.read() as connection:
        return store.listed(connection, limit, before)


def images(ws: Workspace, step: StepId, limit: int = 1_000) -> list[RowImage]:
    """Return up to ``limit`` rows of a step, before and after."""
    with ws.store.read() as connection:
        return store.images(connection, step, limit)


def of_row(ws: Workspace, noun: Noun, row_id: int) -> list[tuple[Step, RowImage]]:
    """Return every change of one row, newest first: who changed this, when, and what it was."""
    with ws.store.read() as connection:
        changes = store.of_row(connection, noun, row_id)
        known = {step: store.get(connection, step) for step, _ in changes}
    return [(step, image) for number, image in changes if (step := known[number]) is not None]


def imports(ws: Workspace, limit: int = 1_000) -> list[Batch]:
    """Return the newest imported files, newest first."""
    with ws.store.read() as connection:
        found = store.batches(connection, limit)
    return [
        Batch(
            BatchId(row["id"]),
            StepId(row["step_id"]),
            row["kind"],
            row["file_name"],
            row["sha256"],
            row["details"],
        )
        for row in found
    ]


def is_new(ws: Workspace) -> bool:
    """Tell whether nothing was ever done in this data file; cheap, the newest step alone is looked for."""
    with ws.store.read() as connection:
        return store.last(connection) is None


def names(ws: Workspace, rows: Iterable[tuple[Noun, int]]) -> dict[tuple[Noun, int], str]:
    """Return what people call these rows, for those that still exist."""
    wanted: dict[Noun, set[int]] = {}
    for noun, row_id in rows:
        wanted.setdefault(noun, set()).add(row_id)
    with ws.store.read() as connection:
        return {
            (noun, row_id): name
            for noun, ids in wanted.items()
            for row_id, name in labels.named(connection, noun, ids).items()
        }


def next_undo(ws: Workspace) -> Step | None:
    """Return the step that Undo takes back, None if there is none; each person undoes their own."""
    with ws.store.read() as connection:
        step = store.next_undo(connection, ws.actor)
        return None if step is None else store.get(connection, step)


def next_redo(ws: Workspace) -> Step | None:
    """Return the undo that Redo takes back, None if there is none."""
    with ws.store.read() as connection:
        step = store.next_redo(connection, ws.actor)
        return None if step is None else store.get(connection, step)


def undo(ws: Workspace, step: StepId | None = None, *, force: bool = False) -> Outcome:
    """Take back ``step`` (the newest of one's own by default), wherever it is in the history.

    Raises CannotUndoError naming every row that somebody has changed since or that later rows need;
    then nothing is written. ``force`` is the second, explicit act: it reverses the rest and the
    outcome says what was kept; where nothing at all could be reversed it is refused like the first.
    ExpectedError (NOTHING_TO_UNDO) if there is nothing.
    """
    with ws.store.read() as connection:
        target = store.next_undo(connection, ws.actor) if step is None else store.applied(connection, step)
        about = None if target is None else store.get(connection, target)
    if about is None:
        raise ExpectedError(Code.NOTHING_TO_UNDO)
    if about.act is Act.ERASE:
        raise ExpectedError(Code.ERASED_STEP)
    if about.act.stays:
        raise ExpectedError(Code.RESTORE_STAYS)
    return _reverse(ws, about, StepKind.UNDO, force=force)


def redo(ws: Workspace) -> Outcome:
    """Do again what was undone last; ExpectedError (NOTHING_TO_REDO) once something new was done."""
    about = next_redo(ws)
    if about is None:
        raise ExpectedError(Code.NOTHING_TO_REDO)
    return _reverse(ws, about, StepKind.REDO, force=False)


def _reverse(ws: Workspace, about: Step, kind: StepKind, *, force: bool) -> Outcome:
    intent = Intent(ws.actor, about.act, about.noun, about.params, kind, about.origin, about.id)
    with ws.store.write(intent) as work:
        number = work.step()
        reversal = Reversal(work)
        reversal.run(about.id)
        if reversal.kept and (not force or reversal.reversed == 0):
            raise CannotUndoError(reversal.kept)
    changed = work.changed
    ws.hub.publish(changed)
    with ws.store.read() as connection:
        step = found(store.get(connection, number), about.noun)
    return Outcome(changed, step, reversal.reversed, tuple(reversal.kept))
