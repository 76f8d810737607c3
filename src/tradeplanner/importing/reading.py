"""Reading a file into spools: choose the reader by content, write each sheet's rows, tell progress.

Runs in the child process. Every sheet is spooled, hidden ones too, so that a person may choose one;
whether it is read is decided later. What the usual reader of workbooks gives up on, the careful one tries.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from tradeplanner.domain.findings import Code, Finding, Param, Place, Severity
from tradeplanner.importing import spool
from tradeplanner.importing.grid import Row, SheetInfo
from tradeplanner.importing.readers import letters, sniff
from tradeplanner.importing.readers.sheets import RawFile, RawSheet, RefusedError, Tick, silent

_BLANKS = (b"null", b"")
"""How a run says that a cell holds nothing."""
Say = Callable[[dict[str, object]], None]


@dataclass(frozen=True, slots=True)
class Request:
    """How a file is to be read.

    What was ``pasted`` is cells parted by tabs whatever it looks like; a text is read in ``encoding`` where
    a person chose one; ``careful`` skips the usual reader, which has already died of this file.
    """

    password: str | None = None
    encoding: str = ""
    pasted: bool = False
    careful: bool = False


def read_file(path: Path, folder: Path, asked: Request, say: Say) -> dict[str, object]:
    """Spool every sheet of ``path`` into ``folder`` and return what the parent is told."""
    try:
        return _read(path, folder, asked, say)
    except RefusedError as refused:
        if refused.code is not Code.IMPORT_UNREADABLE or asked.careful or asked.pasted:
            return _refusal(refused)
    except MemoryError:
        if asked.careful or asked.pasted:
            raise
    try:
        return _read(path, folder, replace(asked, careful=True), say)
    except RefusedError as refused:
        return _refusal(refused)


def _refusal(refused: RefusedError) -> dict[str, object]:
    return {"refused": refused.code.value, "params": refused.params}


def _read(path: Path, folder: Path, asked: Request, say: Say) -> dict[str, object]:
    raw = open_raw(path, asked, lambda rows: say({"done": rows, "total": 0}))
    if not raw.sheets:
        raise RefusedError(Code.IMPORT_UNREADABLE, detail="sheets")
    facts = dict(raw.facts or {})
    findings, sheets = list(raw.findings), []
    named = list(_named_apart(raw.sheets))
    say({"done": 0, "total": 0, "sheet": 0, "sheets": [(sheet.name, sheet.visibility) for sheet in named]})
    for number, sheet in enumerate(named):
        watch = letters.Watch(sheet.name, facts.get("encoding", ""))
        info, found = _spool_sheet(sheet, (folder, number), watch, say)
        sheets.append(asdict(info))
        findings += [*found, *_cautions(facts["format"], info)]
    return {"sheets": sheets, "findings": [_told(finding) for finding in findings], "facts": facts}


def _cautions(form: str, info: SheetInfo) -> Iterator[Finding]:
    """Yield the counts of a sheet of an .xlsb, which other programs write in ways of their own."""
    if form == sniff.Format.XLSB:
        counts: dict[str, Param] = {"rows": info.rows, "columns": info.columns}
        yield Finding(Code.XLSB_CAUTION, Severity.WARNING, Place(sheet=info.name), counts)


def _named_apart(sheets: Iterable[RawSheet]) -> Iterator[RawSheet]:
    """Give sheets of one name, which a broken workbook may have, names of their own."""
    seen: set[str] = set()
    for sheet in sheets:
        name, count = sheet.name, 1
        while name in seen:
            count += 1
            name = f"{sheet.name} ({count})"
        seen.add(name)
        yield replace(sheet, name=name)


def open_raw(path: Path, asked: Request, tick: Tick = silent) -> RawFile:
    """Open ``path`` with the reader of its content; RefusedError if it cannot be read."""
    form = sniff.Format.TEXT if asked.pasted else sniff.sniff(path)
    try:
        raw = _opened(path, form, asked, tick)
    except (RefusedError, MemoryError):
        raise
    except BaseException as broken:
        # Readers panic outside Exception on some broken files; this process has no other work to lose.
        raise RefusedError(Code.IMPORT_UNREADABLE, detail=type(broken).__name__) from broken
    return replace(raw, facts={"format": form.value, **(raw.facts or {})})


def _opened(path: Path, form: sniff.Format, asked: Request, tick: Tick) -> RawFile:
    if form is sniff.Format.TEXT:
        from tradeplanner.importing.readers import text

        return text.block(path) if asked.pasted else text.read(path, asked.encoding)
    if form is sniff.Format.HTML:
        from tradeplanner.importing.readers import pages

        return pages.read(path, asked.encoding)
    from tradeplanner.importing.readers import careful, workbooks

    if asked.careful or careful.is_needed(path, form):
        return careful.read(path, form, asked.password, tick)
    return workbooks.read(path, form, asked.password)


def _spool_sheet(
    sheet: RawSheet, into: tuple[Path, int], watch: letters.Watch, say: Say
) -> tuple[SheetInfo, list[Finding]]:
    meter, number = _Meter(), into[1]
    path = into[0] / f"{number}.rows"
    try:
        loaded = sheet.load()
        if loaded.runs is None:
            counts = spool.write_rows(path, meter.counted(loaded.rows), watch)
        else:
            counts = spool.write_runs(path, meter.passed(loaded.runs), watch)
        for count in counts:
            say({"done": count, "total": 0, "sheet": number})
    except (RefusedError, MemoryError):
        raise
    except BaseException as broken:
        raise RefusedError(Code.IMPORT_UNREADABLE, detail=type(broken).__name__) from broken
    told = loaded.runs or loaded
    info = SheetInfo(sheet.name, sheet.visibility, meter.last, meter.columns, told.merges)
    return info, [*told.findings, *watch.findings()]


class _Meter:
    """Counts a sheet as its rows pass: the last row that holds something, and the width."""

    def __init__(self) -> None:
        self.columns = self.last = self._count = 0

    def counted(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Pass ``rows`` on, noting the widest and the last that holds anything."""
        for number, row in enumerate(rows, 1):
            self.columns = max(self.columns, len(row))
            if row and (row[0] is not None or row.count(None) < len(row)):
                self.last = number
            yield row

    def passed(self, runs: Iterable[spool.Run]) -> Iterator[spool.Run]:
        """Pass ``runs`` on, noting the same."""
        for count, columns in runs:
            self.columns = max(self.columns, max(columns, default=-1) + 1)
            least = 0
            for cells in columns.values():
                blank = 0
                while blank < count - least and cells[-1 - blank] in _BLANKS:
                    blank += 1
                least = max(least, count - blank)
            if least:
                self.last = self._count + least
            self._count += count
            yield count, columns


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
