"""What the window says of a file that holds nothing of the kind it was read as."""

from collections.abc import Callable
from pathlib import Path

from tradeplanner.app.import_values import spoken_kind
from tradeplanner.i18n.kinds import kind_name
from tradeplanner.i18n.language import tr
from tradeplanner.ui.importing.flow import Flow
from tradeplanner.ui.notices import Link, Notice, Tone


def doubt(flow: Flow, read: Callable[[str, Path], None]) -> Notice | None:
    """Return the notice of a file none of whose sheets is read, None where there is something to import.

    Where the file's name speaks of another kind, ``read(kind, path)`` is offered beside it.
    """
    proposal, path, kind = flow.proposal, flow.path, flow.kind
    if proposal is None or any(sheet.used for sheet in proposal.sheets):
        return None
    text = tr(
        "No headings of {kind} were found in this file. Go back and choose another kind of file, or give "
        "the heading rows by hand.",
        kind=kind_name(kind),
    )
    likely = spoken_kind(path) if path is not None else ""
    if path is None or likely in ("", kind):
        return Notice(text, Tone.WARNING)
    return Notice(
        text, Tone.WARNING, Link(tr("Read it as {kind}", kind=kind_name(likely)), lambda: read(likely, path))
    )
