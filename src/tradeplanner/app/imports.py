"""The import line: open a file, look at what was understood, check, commit; undo is one step.

The window and the command line call these functions and no others. ``stop`` is an event that a
person may set at any time: what then runs ends with ``ExpectedError(IMPORT_STOPPED)`` and nothing
is written. ``progress(done, total)`` is called now and then; a total of 0 means that it is unknown.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event

from tradeplanner.app.import_reports import inspection_json, report_json, save_rejected, template
from tradeplanner.app.import_session import ImportOutcome, Inspection, Known, Session
from tradeplanner.app.import_session import Work as CheckedWork
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code, Finding, Place, Severity
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Changed, Noun
from tradeplanner.importing import blocks, checks, sandbox, titles
from tradeplanner.importing.checked import Checked
from tradeplanner.importing.proposal import Proposal
from tradeplanner.importing.sandbox import OpenFile
from tradeplanner.importing.specs import SPECS
from tradeplanner.importing.stored import Stored
from tradeplanner.importing.writes import ORDER, REFERENCES, Writes
from tradeplanner.paths import shown_name
from tradeplanner.storage import import_reads as reads
from tradeplanner.storage.work import BatchRecord, Work

__all__ = [
    "KINDS",
    "ImportOutcome",
    "Inspection",
    "Session",
    "check",
    "commit",
    "inspect_file",
    "inspection_json",
    "open_block",
    "open_file",
    "report_json",
    "save_rejected",
    "template",
]

Progress = Callable[[int, int], None]
TRIES = 5
"""How often a commit checks anew because another desk stored something before it had its turn."""
KINDS = tuple(SPECS)
"""The kinds of files, in the order in which a desk imports them."""


def inspect_file(path: Path, progress: Progress | None = None, stop: Event | None = None) -> Inspection:
    """Return the sheets of a file and the findings of reading it; ExpectedError if it cannot be read."""
    opened = sandbox.read(path, progress, stop)
    opened.close()
    return Inspection(shown_name(path), opened.sha256, opened.sheets, opened.findings)


def open_file(
    ws: Workspace,
    kind: str,
    path: Path,
    *,
    progress: Progress | None = None,
    stop: Event | None = None,
    password: str | None = None,
) -> Session:
    """Read a file into a session with a first proposal; ExpectedError if it cannot be read."""
    if kind not in KINDS:
        raise ExpectedError(Code.UNKNOWN_KIND, kind=kind, known=", ".join(KINDS))
    return _started(ws, kind, sandbox.read(path, progress, stop, password))


def open_block(
    ws: Workspace,
    kind: str,
    text: str,
    *,
    columns: Sequence[str] = (),
    progress: Progress | None = None,
    stop: Event | None = None,
) -> Session:
    """Read a pasted block into a session: cells parted by tabs, quoted as Excel does.

    Where its first row holds no heading that the kind knows, ``columns`` (field keys, "" for a column
    without one) stand as headings. ExpectedError(BLOCK_EMPTY) if it is less than two cells.
    """
    if kind not in KINDS:
        raise ExpectedError(Code.UNKNOWN_KIND, kind=kind, known=", ".join(KINDS))
    return _started(ws, kind, blocks.read(SPECS[kind], text, columns, progress, stop))


def _started(ws: Workspace, kind: str, opened: OpenFile) -> Session:
    session = Session(opened, kind, Proposal(shown_name(opened.path), opened.sha256, kind, ()))
    try:
        session.proposal = session.planned(session.proposal)
        session.known = _known(ws, session, session.proposal)
    except BaseException:
        session.close()
        raise
    return session


def check(
    ws: Workspace,
    session: Session,
    proposal: Proposal,
    progress: Progress | None = None,
    stop: Event | None = None,
) -> Checked:
    """Check every row of a proposal against the rules and what is stored; nothing is written.

    The result's ``proposal`` holds the conclusions as they follow from the person's decisions.
    """
    planned = session.planned(proposal)
    known = session.known = _known(ws, session, planned)
    folder = session.work_folder()
    result = checks.check(planned, session.opened, known.stored, folder, progress, stop)
    findings = [*session.findings, *result.checked.findings]
    if known.same_file:
        same = {"at": known.same_file[:10]}
        findings.insert(0, Finding(Code.IMPORT_SAME_FILE, Severity.NOTE, Place(session.file), same))
    checked = replace(result.checked, findings=tuple(findings), same_file=known.same_file)
    session.keep(CheckedWork(checked, result.writes, folder, known.step))
    return checked


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
    if work is not None and work.checked is checked and _step(ws) == work.step:
        return work
    anew = check(ws, session, checked.proposal, None, stop)
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
) -> Iterator[list[list[object]]]:
    """Yield the rows of a noun, by column, with their batch, and real ids where negative ones stood."""
    order, pace = watch
    names = writes.columns(noun)
    parents = [
        (at, real[REFERENCES[name]])
        for at, name in enumerate(names)
        if name in REFERENCES and REFERENCES[name] in real
    ]
    place = names.index("batch_id") if names else 0
    for negatives, columns in writes.blocks(noun):
        columns[place] = [batch] * len(negatives)
        for at, ids in parents:
            columns[at] = [ids[v] if isinstance(v, int) and v < 0 else v for v in columns[at]]
        if noun in REFERENCES.values():
            order += negatives
        pace(len(negatives))
        yield columns


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


def _step(ws: Workspace) -> int:
    with ws.store.read() as connection:
        return reads.last_step(connection)


def _known(ws: Workspace, session: Session, proposal: Proposal) -> Known:
    """Return what the database holds for this kind, read anew only if something was stored since."""
    years = _years(proposal)
    with ws.store.read() as connection:
        step, known = reads.last_step(connection), session.known
        if known is not None and known.step == step and known.years == years:
            return known
        kind = session.kind
        named = kind in ("firms", "registrations", "orders", "exports")
        at_fairs = kind in ("catalogue", "registrations", "orders")
        joining, figures = kind == "registrations", kind in ("exports", "customs")

        def market(text: str) -> str | None:
            found = ws.markets.find(text)
            return found.code if found else None

        def partner(code: str) -> str | None:
            known = ws.markets.by_customs(code)
            return known.code if known else None

        stored = Stored(
            market,
            partner,
            firms=reads.all_firms(connection) if named else (),
            figures=reads.all_figures(connection) if kind == "firms" else (),
            exhibitions=reads.all_exhibitions(connection) if kind == "catalogue" else (),
            editions=reads.all_editions(connection) if at_fairs else (),
            programmes=reads.all_programmes(connection) if kind in ("catalogue", "programmes") else (),
            registrations=reads.all_participations(connection) if joining else (),
            loose_orders=reads.loose_orders(connection) if joining else {},
            participations=reads.participation_ids(connection) if kind == "orders" else {},
            orders=reads.all_orders(connection) if kind == "orders" else (),
            exports=reads.export_figures(connection, years, firms_too=kind == "exports") if figures else {},
            rates=reads.all_rates(connection) if kind == "rates" else (),
            targets=reads.all_targets(connection) if kind == "targets" else (),
        )
        return Known(step, years, stored, reads.imported_at(connection, session.sha256))


def _years(proposal: Proposal) -> frozenset[int] | None:
    """Return the years whose stored figures matter, or None for all where rows name their own."""
    used = [plan for plan in proposal.sheets if plan.used]
    own = any(plan.column("period") or plan.column("year") for plan in used)
    named = any(
        titles.year([c.heading]) for plan in used for c in plan.columns if c.field.startswith("month.")
    )
    years = {plan.year for plan in used}
    return None if own or named or None in years else frozenset(year for year in years if year is not None)
