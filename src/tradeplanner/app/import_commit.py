"""The commit of a checked import: one transaction, which is one step, which is one undo."""

from collections.abc import Callable, Iterator, Mapping
from threading import Event

from tradeplanner.app import import_check
from tradeplanner.app.import_check import Progress
from tradeplanner.app.import_known import last_step
from tradeplanner.app.import_session import ImportOutcome, Session
from tradeplanner.app.import_session import Work as CheckedWork
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Changed, Noun
from tradeplanner.importing.checked import Checked
from tradeplanner.importing.specs import SPECS
from tradeplanner.importing.writes import ORDER, REFERENCES, Writes
from tradeplanner.storage import import_reads as reads
from tradeplanner.storage.loading import Told
from tradeplanner.storage.work import BatchRecord, Work

TRIES = 5
"""How often a commit checks anew because another desk stored something before it had its turn."""


def commit(
    ws: Workspace,
    session: Session,
    checked: Checked,
    progress: Progress | None = None,
    stop: Event | None = None,
) -> ImportOutcome:
    """Write the good rows as one step; the others stay in ``checked`` for mending.

    Where something was stored since the check, the rows are checked anew; ExpectedError(IMPORT_STALE)
    if the counts are no longer those that were shown, or if other desks never leave off.
    """
    noun = SPECS[session.kind].noun
    for _ in range(TRIES):
        work = _current(ws, session, checked, stop)
        checked = work.checked
        if not checked.writes and not work.writes.updates:
            return ImportOutcome(Changed(frozenset()), checked, checked.counts)
        with ws.change(Act.IMPORT, noun, file=session.file, count=checked.writes) as step:
            # Another desk may have stored something while this one waited for its turn to write.
            still = reads.last_step(step.connection) == work.step
            if still:
                _write(step, session, work, _pace(checked.writes, progress, stop))
        if still:
            return ImportOutcome(step.changed, checked, checked.counts)
    raise ExpectedError(Code.IMPORT_STALE, file=session.file)


def _current(ws: Workspace, session: Session, checked: Checked, stop: Event | None) -> CheckedWork:
    """Return what was checked, checked anew if something was stored since; IMPORT_STALE if that differs."""
    work = session.work
    if work is not None and work.checked is checked and last_step(ws) == work.step:
        return work
    anew = import_check.check(ws, session, checked.proposal, None, stop)
    if anew.counts != checked.counts or session.work is None:
        raise ExpectedError(Code.IMPORT_STALE, file=session.file)
    return session.work


def _write(step: Work, session: Session, work: CheckedWork, pace: Callable[[int], None]) -> None:
    """Write updates, then inserts, parents before what refers to them."""
    batch = step.batch(BatchRecord(session.kind, session.file, session.sha256, _details(work.checked)))
    for noun, updates in work.writes.updates.items():
        step.update_many(noun, [edit for edit in updates.values() if not _refers_to_new(edit[2])])
    real: dict[Noun, dict[int, int]] = {}
    for noun in ORDER:
        order: list[int] = []
        blocks = _resolved(work.writes, noun, int(batch), real, (order, pace))
        ids = step.insert_columns(noun, work.writes.columns(noun), blocks)
        if noun in REFERENCES.values():
            real[noun] = dict(zip(order, ids, strict=True))
    for noun, updates in work.writes.updates.items():
        step.update_many(
            noun,
            [(n, version, _real(v, real)) for n, version, v in updates.values() if _refers_to_new(v)],
        )


def _refers_to_new(values: Mapping[str, object]) -> bool:
    """Whether an update names a row that this very step inserts."""
    return any(_is_new(name, value) for name, value in values.items())


def _is_new(name: str, value: object) -> bool:
    return name in REFERENCES and isinstance(value, int) and value < 0


def _real(values: Mapping[str, object], real: Mapping[Noun, Mapping[int, int]]) -> dict[str, object]:
    """Return the values with the real ids of rows inserted in this step."""
    return {
        name: real[REFERENCES[name]][value] if isinstance(value, int) and _is_new(name, value) else value
        for name, value in values.items()
    }


def _resolved(
    writes: Writes,
    noun: Noun,
    batch: int,
    real: Mapping[Noun, Mapping[int, int]],
    watch: tuple[list[int], Callable[[int], None]],
) -> Iterator[Told]:
    """Yield the rows of a noun, by column, with their batch, and real ids where negative ones stood."""
    order, pace = watch
    names = writes.columns(noun)
    parents = [
        (at, real[REFERENCES[name]])
        for at, name in enumerate(names)
        if name in REFERENCES and REFERENCES[name] in real
    ]
    place = names.index("batch_id") if names else 0
    for negatives, columns, texts in writes.told(noun):
        columns[place], texts[place] = [batch] * len(negatives), None
        for at, ids in parents:
            columns[at], texts[at] = _settled(columns[at], ids, texts[at])
        if noun in REFERENCES.values():
            order += negatives
        pace(len(negatives))
        yield Told(columns, texts)


def _settled(
    values: list[object], ids: Mapping[int, int], text: str | None
) -> tuple[list[object], str | None]:
    """Return a column with real ids where negative ones stood, and its text where it is as it was."""
    if not _may_be_new(values):
        return values, text
    return [ids[v] if isinstance(v, int) and v < 0 else v for v in values], None


def _may_be_new(values: list[object]) -> bool:
    """Whether a row that is not written yet may be among these; of whole numbers that is seen at once."""
    kinds = set(map(type, values))
    if kinds <= {int}:
        return min(values, default=0) < 0  # type: ignore[type-var, operator]
    return any(isinstance(value, int) and value < 0 for value in values)


def _pace(total: int, progress: Progress | None, stop: Event | None) -> Callable[[int], None]:
    done = 0

    def step(rows: int) -> None:
        nonlocal done
        done += rows
        if stop is not None and stop.is_set():
            raise ExpectedError(Code.IMPORT_STOPPED)
        if progress is not None:
            progress(done, max(total, done))

    return step


def _details(checked: Checked) -> dict[str, object]:
    """Return how a file was understood, for the journal."""
    return {
        "counts": checked.counts.as_dict(),
        "options": dict(checked.proposal.options),
        "sheets": [
            {
                "name": plan.name,
                "heading": [plan.heading_first, plan.heading_last],
                "unit": plan.unit,
                "columns": {column.heading: column.field for column in plan.columns if column.field},
            }
            for plan in checked.proposal.sheets
            if plan.used
        ],
    }
