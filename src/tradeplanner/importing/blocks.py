"""Cells from the clipboard: written to a file of their own, so that they are read as strangers' files are."""

import csv
import io
import tempfile
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.history import CLIPBOARD
from tradeplanner.importing import mapping, sandbox
from tradeplanner.importing.fields import Heading, Spec
from tradeplanner.importing.sandbox import OpenFile

_SURE = 0.95
"""From this score a text is one of a field's own words."""


def read(
    spec: Spec,
    text: str,
    columns: Sequence[str] = (),
    progress: Callable[[int, int], None] | None = None,
    stop: threading.Event | None = None,
) -> OpenFile:
    """Read a pasted block in a child process; ExpectedError(BLOCK_EMPTY) if it is no table.

    ``columns`` are field keys that stand as headings where the first row holds none.
    """
    first = _first(text)
    if not any(sign in text.strip() for sign in "\t\r\n"):
        raise ExpectedError(Code.BLOCK_EMPTY)
    heading = "" if _is_heading(spec, first) else _heading(spec, columns)
    with tempfile.TemporaryDirectory(prefix="tradeplanner-block-") as folder:
        path = Path(folder) / CLIPBOARD
        path.write_text(heading + text, encoding="utf-8", errors="replace", newline="")
        return sandbox.read(path, progress, stop, pasted=True)


def _first(text: str) -> list[str]:
    """Return the cells of the first row."""
    return next(csv.reader(io.StringIO(text[: 1 << 20], newline=""), delimiter="\t"), [])


def _is_heading(spec: Spec, cells: Sequence[str]) -> bool:
    """Whether a row names fields of this kind: two of them surely, or all that there are."""
    filled = [Heading(at, (cell.strip(),)) for at, cell in enumerate(cells) if cell.strip()]
    sure = sum(1 for heading in filled if _names(spec, heading))
    return sure >= min(2, len(filled)) and bool(filled)


def _names(spec: Spec, heading: Heading) -> bool:
    return any(
        bool(field.family(heading, None))
        if field.family is not None
        else mapping.name_score(field.names, heading.parts) >= _SURE
        for field in spec.fields
    )


def _heading(spec: Spec, columns: Sequence[str]) -> str:
    """Return a heading row of the names of ``columns``, blank for one that the kind does not know."""
    if not columns:
        return ""
    return "\t".join(_name(spec, key) for key in columns) + "\r\n"


def _name(spec: Spec, key: str) -> str:
    field = spec.field(key)
    return field.names[0] if field is not None and field.names else ""
