"""The second reader of each sort of workbook: for files that the usual one cannot be trusted with."""

from collections.abc import Callable, Mapping
from pathlib import Path

from tradeplanner.domain.findings import Code
from tradeplanner.importing.readers import legacy, package, sniff
from tradeplanner.importing.readers.sheets import RawFile, RefusedError, Source, Tick, silent
from tradeplanner.importing.readers.sniff import Format


def is_needed(path: Path, form: Format) -> bool:
    """Return whether the usual reader would silently read a workbook wrongly; RefusedError for bombs."""
    if form in (Format.ODS, Format.XLSB, Format.XML):
        return (
            True  # the usual reader loses errors of the first, columns of the second, and knows not the third
        )
    if form is Format.XLS:
        # The usual reader takes the Chinese of Excel 5 and 95 for something else.
        content = path.read_bytes()
        found = sniff.streams(content)
        return not content.startswith(sniff.COMPOUND) or ("Book" in found and "Workbook" not in found)
    return form is Format.XLSX and not package.examine(str(path))


def read(path: Path, form: Format, password: str | None, tick: Tick = silent) -> RawFile:
    """Open a workbook; RefusedError if there is no other reader for it or it has a password."""
    source: Source = str(path)
    if form is Format.XLS and legacy.is_locked(path):
        source, form = legacy.unlocked(path, password)
    if form is Format.ODS:
        from tradeplanner.importing.readers import opendocument_locks

        source = opendocument_locks.unlocked(source, password)
    reader = _READERS.get(form)
    if reader is None:
        raise RefusedError(Code.IMPORT_UNREADABLE, detail="reader")
    return reader(source, tick)


def _openxml(source: Source, tick: Tick) -> RawFile:
    from tradeplanner.importing.readers import openxml

    return openxml.read(source, tick)


def _biff(source: Source, tick: Tick) -> RawFile:
    from tradeplanner.importing.readers import biff

    return biff.read(source, tick)


def _opendocument(source: Source, tick: Tick) -> RawFile:
    from tradeplanner.importing.readers import opendocument

    return opendocument.read(source, tick)


def _spreadsheetml(source: Source, tick: Tick) -> RawFile:
    from tradeplanner.importing.readers import spreadsheetml

    return spreadsheetml.read(source, tick)


def _binary(source: Source, tick: Tick) -> RawFile:
    from tradeplanner.importing.readers import xlsb

    return xlsb.read(source, tick)


_READERS: Mapping[Format, Callable[[Source, Tick], RawFile]] = {
    Format.XLSX: _openxml,
    Format.XLS: _biff,
    Format.XLSB: _binary,
    Format.ODS: _opendocument,
    Format.XML: _spreadsheetml,
}
