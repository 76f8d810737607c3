"""Workbooks read one after the other in the child process: what each holds of forms, as it is told.

Of each file: ``{"sha256", "records", "remarks", "layouts"}`` or ``{"sha256", "refused", "params"}``. A
record is a list of pages, a page the number of its layout, the sheet, the shift of its rows and the values.
A layout is told once, with the first file that has it.
"""

import hashlib
import json
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tradeplanner.domain.findings import Code
from tradeplanner.importing.forms import Found, Page, Recogniser, Sheet
from tradeplanner.importing.grid import ErrorValue, Merge, Visibility
from tradeplanner.importing.layouts import Layout
from tradeplanner.importing.readers.quick import Quick
from tradeplanner.importing.readers.sheets import RefusedError
from tradeplanner.importing.reading import Request, read_file
from tradeplanner.importing.specs import SPECS
from tradeplanner.importing.spool import Spool

LARGEST = 64 << 20
"""Bytes of a file from which it is no form, and is left to an import of its own."""


class Gathering:
    """Reads the forms of a kind, one file after the other."""

    def __init__(self, kind: str) -> None:
        """Look for forms of ``kind``."""
        self._forms = Recogniser(SPECS[kind])
        self._layouts: dict[int, tuple[int, Layout]] = {}
        self._fresh: list[Layout] = []
        self._quick = Quick()

    def read(self, name: str, path: str) -> dict[str, object]:
        """Return what is told of one file; MemoryError if it takes more than is allowed."""
        try:
            with open(path, "rb") as file:  # noqa: PTH123  # thousands of paths
                data = file.read(LARGEST + 1)
        except OSError:
            return {"refused": Code.IMPORT_NO_FILE.value, "params": {}}
        if len(data) > LARGEST:
            return {"refused": Code.FORM_TOO_LARGE.value, "params": {}}
        digest = hashlib.sha256(data).hexdigest()
        try:
            found = self._forms.find(name, self._sheets(path, data))
        except RefusedError as refused:
            return {"sha256": digest, "refused": refused.code.value, "params": refused.params}
        if found.reason is not None:
            return {"sha256": digest, "refused": found.reason.value, "params": {}}
        return {"sha256": digest, **self.told(found)}

    def told(self, found: Found) -> dict[str, object]:
        """Return the records and remarks of a workbook as they are told."""
        self._fresh = []
        told: dict[str, object] = {"records": [[*map(self._page, record)] for record in found.records]}
        if self._fresh:
            told["layouts"] = [asdict(layout) for layout in self._fresh]
        if found.remarks:
            told["remarks"] = [asdict(remark) for remark in found.remarks]
        return told

    def _sheets(self, path: str, data: bytes) -> list[Sheet]:
        """Return the visible sheets: of a small ordinary workbook from its bytes, of others with care."""
        ready = self._quick.read(data) if data.startswith(b"PK") else None
        return careful(Path(path)) if ready is None else [Sheet(*sheet) for sheet in ready]

    def _page(self, page: Page) -> tuple[int, str, int, Sequence[object]]:
        known = self._layouts.get(id(page.layout))
        if known is None:
            # The layout is kept beside its number, so that its id is never that of another one.
            known = self._layouts[id(page.layout)] = (len(self._layouts), page.layout)
            self._fresh.append(page.layout)
        return known[0], page.sheet, page.shift, page.values


def careful(path: Path) -> list[Sheet]:
    """Return the visible sheets of any file that can be read; RefusedError if it cannot."""
    with tempfile.TemporaryDirectory(prefix="tradeplanner-form-") as folder:
        said: dict[str, Any] = read_file(path, Path(folder), Request(), lambda _told: None)
        if "refused" in said:
            raise RefusedError(Code(said["refused"]), **said["params"])
        return [
            Sheet(
                info["name"],
                list(Spool(Path(folder) / f"{number}.rows")),
                tuple(Merge(**merge) for merge in info["merges"]),
            )
            for number, info in enumerate(said["sheets"])
            if info["visibility"] == Visibility.VISIBLE
        ]


def as_line(said: dict[str, object]) -> str:
    """Return what is told as one line of JSON, its cells as the rows of a spool hold them."""
    return _ENCODE(said)


def from_line(line: str) -> dict[str, Any]:
    """Return what a line tells, its cells as they were read."""
    said: dict[str, Any] = _DECODE(line)
    return said


def _untagged(told: dict[str, Any]) -> object:
    if len(told) != 1:
        return told
    ((tag, text),) = told.items()
    if tag == "d":
        return date.fromisoformat(text)
    if tag == "t":
        return datetime.fromisoformat(text)
    return ErrorValue(text) if tag == "e" else told


def _tagged(cell: object) -> object:
    if isinstance(cell, datetime):
        return {"t": cell.isoformat()}
    if isinstance(cell, date):
        return {"d": cell.isoformat()}
    return {"e": cell.text} if isinstance(cell, ErrorValue) else str(cell)


_ENCODE = json.JSONEncoder(separators=(",", ":"), check_circular=False, default=_tagged).encode
_DECODE = json.JSONDecoder(object_hook=_untagged).decode
