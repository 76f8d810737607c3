"""One workbook that was read already, its sheets forms rather than tables: turned into a virtual sheet."""

from collections.abc import Sequence
from dataclasses import replace

from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code, Finding, Place, Severity
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

    What is no longer needed is closed. ExpectedError (FORM_BLANK) for a file of nothing but blank forms.
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
        return _without(opened, found.blank, name)
    found = Recogniser(spec).find(name, sheets)  # a table beside filled forms counts too
    try:
        gathered = folders.Gathered()
        gathered.take(name, {"sha256": opened.sha256, **Gathering(spec.kind).told(found)}, 0)
        return folders.opened(spec, opened.path, gathered)
    finally:
        opened.close()


def _without(opened: OpenFile, blank: Sequence[str], name: str) -> OpenFile:
    """Return a file without its blank forms, which are told; FORM_BLANK where there is nothing else."""
    kept = tuple(info for info in opened.sheets if info.name not in blank)
    if not any(info.rows for info in kept):
        opened.close()
        raise ExpectedError(Code.FORM_BLANK, file=name)
    told = [Finding(Code.FORM_BLANK, Severity.NOTE, Place(name, sheet), {"file": name}) for sheet in blank]
    # Spools go by a sheet's place, so that the sheets left keep theirs by name.
    spools = {info.name: opened.folder / f"{at}.rows" for at, info in enumerate(opened.sheets)}
    return replace(opened, sheets=kept, findings=(*opened.findings, *told), spools=spools)
