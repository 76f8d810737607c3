"""The import line: open a file, look at what was understood, check, commit; undo is one step.

The window and the command line call these functions and no others. ``stop`` is an event that a
person may set at any time: what then runs ends with ``ExpectedError(IMPORT_STOPPED)`` and nothing
is written. ``progress(done, total)`` is called now and then; a total of 0 means that it is unknown.
"""

from collections.abc import Sequence
from pathlib import Path
from threading import Event

from tradeplanner.app.import_ahead import Ahead
from tradeplanner.app.import_check import Progress, check
from tradeplanner.app.import_commit import TRIES, commit
from tradeplanner.app.import_glance import glance
from tradeplanner.app.import_known import held
from tradeplanner.app.import_reports import report_json, save_rejected, template
from tradeplanner.app.import_session import ImportOutcome, Inspection, Session
from tradeplanner.app.inspections import inspection_json, unread_json
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.importing import arranging, blocks, folders, sandbox, single_forms
from tradeplanner.importing.proposal import Proposal
from tradeplanner.importing.sandbox import OpenFile
from tradeplanner.importing.specs import SPECS
from tradeplanner.paths import shown_name

__all__ = [
    "KINDS",
    "TRIES",
    "ImportOutcome",
    "Inspection",
    "Progress",
    "Session",
    "check",
    "commit",
    "glance",
    "inspect_file",
    "inspection_json",
    "open_block",
    "open_file",
    "open_files",
    "report_json",
    "save_rejected",
    "template",
    "unread_json",
]

KINDS = tuple(SPECS)
"""The kinds of files, in the order in which a desk imports them."""


def inspect_file(path: Path, progress: Progress | None = None, stop: Event | None = None) -> Inspection:
    """Return the sheets of a file and the findings of reading it; ExpectedError if it cannot be read."""
    opened = sandbox.read(path, progress, stop)
    opened.close()
    return Inspection(shown_name(path), opened.sha256, opened.sheets, opened.findings)


def open_file(  # noqa: PLR0913  # each is a choice of its own
    ws: Workspace,
    kind: str,
    path: Path,
    *,
    progress: Progress | None = None,
    stop: Event | None = None,
    password: str | None = None,
    encoding: str = "",
    as_it_stands: bool = False,
) -> Session:
    """Read a file into a session with a first proposal; ExpectedError if it cannot be read.

    ``as_it_stands`` keeps forms, turned sheets and tables side by side as they are.

    A text is read in ``encoding`` (one of ``ENCODINGS``) where a person chose one. A folder is read whole
    where ``kind`` arrives as forms.
    """
    if kind not in KINDS:
        raise ExpectedError(Code.UNKNOWN_KIND, kind=kind, known=", ".join(KINDS))
    if kind in single_forms.KINDS and path.is_dir():
        return open_files(ws, kind, [path], progress=progress, stop=stop)
    if kind in single_forms.KINDS:
        opened = sandbox.read(path, progress, stop, password, encoding=encoding)
        return _started(ws, kind, single_forms.as_sheet(SPECS[kind], opened), as_it_stands=as_it_stands)
    ahead = Ahead(ws, kind, path)
    try:
        opened = sandbox.read(path, progress, stop, password, encoding=encoding, grown=ahead.grown)
        return _started(ws, kind, opened, ahead, as_it_stands=as_it_stands)
    except BaseException:
        ahead.stop()
        raise


def open_files(
    ws: Workspace,
    kind: str,
    paths: Sequence[Path],
    *,
    progress: Progress | None = None,
    stop: Event | None = None,
) -> Session:
    """Read a folder of forms, or several of them, into a session of one sheet with a row for each.

    ``kind`` is one that arrives as forms; several files of another are read one by one. ExpectedError
    (FOLDER_EMPTY) where none of them holds a form. Files that were left out are findings of the session.
    """
    if kind not in single_forms.KINDS:
        raise ExpectedError(Code.UNKNOWN_KIND, kind=kind, known=", ".join(sorted(single_forms.KINDS)))
    if len(paths) == 1 and not paths[0].is_dir():
        return open_file(ws, kind, paths[0], progress=progress, stop=stop)
    return _started(ws, kind, folders.read(SPECS[kind], paths, progress, stop))


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


def _started(
    ws: Workspace, kind: str, opened: OpenFile, ahead: Ahead | None = None, *, as_it_stands: bool = False
) -> Session:
    if opened.origins is None and not as_it_stands:
        opened = arranging.arrange(SPECS[kind], opened)
    session = Session(opened, kind, Proposal(shown_name(opened.path), opened.sha256, kind, ()))
    try:
        session.proposal = session.planned(session.proposal)
        if ahead is not None:
            session.early, session.known = ahead, ahead.settle(opened, session.proposal)
        session.known = held(ws, session, session.proposal)
    except BaseException:
        session.close()
        raise
    return session
