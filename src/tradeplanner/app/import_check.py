"""The check of an open import against the rules and what is stored; it writes nothing."""

from collections.abc import Callable
from dataclasses import replace
from threading import Event

from tradeplanner.app.collecting import put_off
from tradeplanner.app.import_known import held
from tradeplanner.app.import_session import Session
from tradeplanner.app.import_session import Work as CheckedWork
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.findings import Code, Finding, Place, Severity
from tradeplanner.importing import checks
from tradeplanner.importing.checked import Checked
from tradeplanner.importing.proposal import Proposal

Progress = Callable[[int, int], None]


@put_off()
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
    known = session.known = held(ws, session, planned)
    early = session.early.take(planned, known.step, progress, stop) if session.early else None
    if early is not None:
        result, folder = early
    else:
        folder = session.work_folder()
        result = checks.check(planned, session.opened, known.stored, folder, progress, stop)
    findings = [*session.findings, *(_of_file(session, finding) for finding in result.checked.findings)]
    if known.same_file:
        same = {"at": known.same_file[:10]}
        findings.insert(0, Finding(Code.IMPORT_SAME_FILE, Severity.NOTE, Place(session.file), same))
    checked = replace(result.checked, findings=tuple(findings), same_file=known.same_file)
    session.keep(CheckedWork(checked, result.writes, folder, known.step))
    return checked


def _of_file(session: Session, finding: Finding) -> Finding:
    """Return a finding with the name of its row's file, where the rows came from several."""
    place = finding.place
    if session.opened.origins is None or place.row is None:
        return finding
    file, _, _ = session.origin(place.sheet, place.row)
    return replace(finding, place=replace(place, file=file))
