"""One workbook that was read already, its sheets forms rather than tables: turned into a virtual sheet."""

from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.importing import cards, folders
from tradeplanner.importing.fields import Spec
from tradeplanner.importing.forms import Recogniser, Sheet
from tradeplanner.importing.gathering import Gathering
from tradeplanner.importing.sandbox import OpenFile
from tradeplanner.paths import shown_name

KINDS = frozenset({"returns"})
"""Kinds that arrive as forms, one firm each."""


def as_sheet(spec: Spec, opened: OpenFile) -> OpenFile:
    """Return the forms of ``opened`` as one virtual sheet, or ``opened`` itself where it holds a table.

    What is no longer needed is closed. ExpectedError (FORM_BLANK) for a form with nothing filled in.
    """
    sheets = [
        Sheet(info.name, opened.spool(info.name).rows(1, info.rows), info.merges)
        for info in opened.sheets
        if not info.hidden and 0 < info.rows <= cards.TALLEST
    ]
    name = shown_name(opened.path)
    found = Recogniser(spec).find(name, sheets, tables=False)
    if found.reason is Code.FORM_NONE:
        return opened
    if found.reason is not None:
        opened.close()
        raise ExpectedError(found.reason, file=name)
    try:
        gathered = folders.Gathered()
        gathered.take(name, {"sha256": opened.sha256, **Gathering(spec.kind).told(found)}, 0)
        return folders.opened(spec, opened.path, gathered)
    finally:
        opened.close()
