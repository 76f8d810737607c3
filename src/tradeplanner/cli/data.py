"""Files on the command line: import one, save an empty one to fill in.

``import`` prints either a summary for a person or the one JSON report that the front door makes; both
say the same, because the summary is written from the report.
"""

import argparse
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from tradeplanner.app import imports, profiles
from tradeplanner.app.import_values import Proposal, Question
from tradeplanner.app.imports import Session
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.cli import output
from tradeplanner.cli.passwords import with_password
from tradeplanner.cli.stopping import stoppable
from tradeplanner.cli.stored import stored
from tradeplanner.cli.telling import import_lines, unreadable
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import StepId
from tradeplanner.i18n.language import tr
from tradeplanner.i18n.messages import explanation

ANSWERS = ("edition", "place", "flow", "months", "split", "unregistered", "basis")
"""Options that answer what a file leaves open."""
CLEAN, WAITS, UNREADABLE = 0, 1, 2
_NOT_THE_FILE = frozenset({Code.IMPORT_STOPPED, Code.IMPORT_STALE})
"""Errors of an import that are not about reading its file."""


@dataclass(frozen=True, slots=True)
class _Done:
    """An import that was carried out: its report, whether nothing waits, and the step that undoes it.

    ``writes`` counts what was or would be stored; ``unanswered`` are questions without which rows wait.
    """

    report: Mapping[str, object]
    clean: bool
    step: StepId | None
    writes: int
    unanswered: Sequence[Question]

    @property
    def status(self) -> int:
        """What the command ends with; a file of which no sheet was understood waits for somebody to say."""
        if self.unanswered and not self.writes:
            return UNREADABLE
        return CLEAN if self.clean and self.report["sheets"] else WAITS


def bring_in(asked: argparse.Namespace) -> int:
    """Import a file, or with ``--dry-run`` only check it, and report."""
    _know(asked.kind)
    with open_workspace(asked.data) as ws, stoppable() as stop:
        try:
            session = _opened(ws, asked, stop)
        except ExpectedError as refused:
            if not asked.json or refused.code in _NOT_THE_FILE:
                raise
            output.say_json(unreadable(asked.file, asked.kind, refused))
            return UNREADABLE
        with closing(session):
            answered = _answered(_profiled(ws, session, asked.profile), asked)
            done = _carried_out(ws, session, answered, stop, store=not asked.dry_run)
    with stored(done.step, done.status):
        if asked.json:
            output.say_json(done.report)
        else:
            _tell(done)
    return done.status


def _option(name: str) -> str:
    option = {"edition": f"--edition {tr('NAME')}", "place": f"--place {tr('NAME')}",
              "flow": "--flow export | import | total", "months": "--months 2024-01..11",
              "split": "--split yes | no"}[name]  # fmt: skip
    return tr("Add to the command: {option}", option=option)


def _tell(done: _Done) -> None:
    """Say what was done, or what must be answered before anything can be."""
    if done.unanswered and not done.writes:
        for question in done.unanswered:
            output.tell(f"{explanation(question.finding)} {_option(question.name)}")
        return
    for line in import_lines(done.report):
        output.say(line)
    if done.step is not None:
        output.tell(tr("To take it back: tradeplanner undo {step}", step=done.step))


def template(asked: argparse.Namespace) -> int:
    """Save an empty workbook of a kind."""
    _know(asked.kind)
    path: Path = asked.file.expanduser().absolute()
    imports.template(asked.kind, path)
    output.say(tr("Written: {path}", path=path))
    return CLEAN


def _know(kind: str) -> None:
    if kind not in imports.KINDS:
        raise ExpectedError(Code.UNKNOWN_KIND, kind=kind, known=", ".join(imports.KINDS))


def _opened(ws: Workspace, asked: argparse.Namespace, stop: Event) -> Session:
    return with_password(
        asked,
        lambda moved, password: imports.open_file(
            ws,
            asked.kind,
            asked.file,
            progress=moved,
            stop=stop,
            password=password,
            encoding=asked.encoding,
            as_it_stands=asked.as_it_stands,
        ),
    )


def _profiled(ws: Workspace, session: Session, name: str | None) -> Proposal:
    """Return the first proposal, read as a profile says where one is named; ExpectedError if unknown."""
    if name is None:
        return session.proposal
    return profiles.apply(session, session.proposal, profiles.named(ws, session.kind, name))


def _answered(proposal: Proposal, asked: argparse.Namespace) -> Proposal:
    """Return the proposal with what the options answer."""
    for name in ANSWERS:
        said = getattr(asked, name)
        if said is not None:
            proposal = proposal.with_option(name, said)
    return proposal


def _carried_out(ws: Workspace, session: Session, proposal: Proposal, stop: Event, *, store: bool) -> _Done:
    with output.progress(tr("Checking")) as moved:
        checked = imports.check(ws, session, proposal, moved, stop)
    waiting, clean = checked.unanswered, checked.clean and session.complete
    if not store:
        return _Done(imports.report_json(session, checked), clean, None, checked.writes, waiting)
    with output.progress(tr("Storing")) as moved:
        outcome = imports.commit(ws, session, checked, moved, stop)
    step = outcome.changed.step
    with stored(step, CLEAN if clean else WAITS):
        report = imports.report_json(session, outcome)
    return _Done(report, clean, step, checked.writes, waiting)
