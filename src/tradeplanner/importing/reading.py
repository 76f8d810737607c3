"""Reading a file into spools: choose the reader by content, write each sheet's rows, tell progress.

Runs in the child process. Every sheet is spooled, hidden ones too, so that a person may choose one;
whether it is read is decided later.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path

from tradeplanner.domain.findings import Code, Finding
from tradeplanner.importing import spool
from tradeplanner.importing.grid import Row, SheetInfo
from tradeplanner.importing.readers import sniff
from tradeplanner.importing.readers.sheets import RawFile, RawSheet, RefusedError

Say = Callable[[dict[str, object]], None]


def read_file(
    path: Path,
    folder: Path,
    password: str | None,
    say: Say,
    *,
    pasted: bool = False,
    encoding: str = "",
) -> dict[str, object]:
    """Spool every sheet of ``path`` into ``folder`` and return what the parent is told.

    What was ``pasted`` is cells parted by tabs whatever it looks like; a text is read in ``encoding``
    where a person chose one.
    """
    try:
        raw = _block(path) if pasted else open_raw(path, password, encoding)
        findings = list(raw.findings)
        sheets = []
        for number, sheet in enumerate(raw.sheets):
            info, found = _spool_sheet(sheet, folder / f"{number}.rows", say)
            sheets.append(asdict(info))
            findings += found
    except RefusedError as refused:
        return {"refused": refused.code.value, "params": refused.params}
    facts = dict(raw.facts or {})
    return {"sheets": sheets, "findings": [_told(finding) for finding in findings], "facts": facts}


def _block(path: Path) -> RawFile:
    from tradeplanner.importing.readers import text

    return text.block(path)


def open_raw(path: Path, password: str | None, encoding: str = "") -> RawFile:
    """Open ``path`` with the reader of its content; a text in ``encoding`` where one was chosen."""
    form = sniff.sniff(path)
    try:
        raw = _opened(path, form, password, encoding)
        return replace(raw, facts={"format": form.value, **(raw.facts or {})})
    except (RefusedError, MemoryError):
        raise
    except BaseException as broken:
        # Readers panic outside Exception on some broken files; this process has no other work to lose.
        raise RefusedError(Code.IMPORT_UNREADABLE, detail=type(broken).__name__) from broken


def _opened(path: Path, form: sniff.Format, password: str | None, encoding: str) -> RawFile:
    if form is sniff.Format.TEXT:
        from tradeplanner.importing.readers import text

        return text.read(path, encoding)
    if form is sniff.Format.HTML:
        from tradeplanner.importing.readers import pages

        return pages.read(path, encoding)
    from tradeplanner.importing.readers import workbooks

    return workbooks.read(path, form, password)


def _spool_sheet(sheet: RawSheet, path: Path, say: Say) -> tuple[SheetInfo, list[Finding]]:
    try:
        loaded = sheet.load()
        meter = _Meter()
        for count in spool.write_rows(path, meter.counted(loaded.rows)):
            say({"done": count, "total": 0})
    except (RefusedError, MemoryError):
        raise
    except BaseException as broken:
        raise RefusedError(Code.IMPORT_UNREADABLE, detail=type(broken).__name__) from broken
    info = SheetInfo(sheet.name, sheet.visibility, meter.last, meter.columns, loaded.merges)
    return info, list(loaded.findings)


class _Meter:
    """Counts a sheet as its rows pass: the last row that holds something, and the width."""

    def __init__(self) -> None:
        self.columns = self.last = 0

    def counted(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Pass ``rows`` on, noting the widest and the last that holds anything."""
        for number, row in enumerate(rows, 1):
            self.columns = max(self.columns, len(row))
            if row and (row[0] is not None or row.count(None) < len(row)):
                self.last = number
            yield row


def _told(finding: Finding) -> dict[str, object]:
    place = finding.place
    return {
        "code": finding.code.value,
        "severity": finding.severity.value,
        "sheet": place.sheet,
        "cell": place.cell,
        "row": place.row,
        "params": dict(finding.params),
    }
