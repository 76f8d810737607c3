"""The parent's side of reading: start the child with limits, watch it, and turn any death into words.

A file that makes its reader abort, panic, take all memory or stand still costs a child process and
nothing else. The time without progress that is allowed grows with the file, because a reader may
need long for one honest large sheet before it can tell anything.
"""

import hashlib
import json
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code, Finding, Place, Severity
from tradeplanner.importing.arranged import Arranged
from tradeplanner.importing.children import ask, start
from tradeplanner.importing.grid import Merge, SheetInfo, Visibility
from tradeplanner.importing.origins import Origins
from tradeplanner.importing.spool import Spool
from tradeplanner.paths import shown_name

Progress = Callable[[int, int], None]
Grown = Callable[[Path, int, Sequence[tuple[str, Visibility]], int], None]
"""Told, while a file is read, the folder of its spools, the number of a sheet, the names of all, and the rows
of this one that lie there by now. Told of no rows where reading begins, and where it begins anew: what was
told before is then void."""
CHILD = (sys.executable, "-m", "tradeplanner.importing.child")
STALL_SECONDS = 10.0
_BYTES_A_SECOND = 20e6
"""Unpacked bytes that a slow machine reads in a second; the allowance grows by these."""
_OLD_BYTES_A_SECOND = 2e6
"""The same of an .xls, whose errors are looked for before a row is given."""
_BASE_MEMORY = 512 << 20
_MEMORY_FACTOR = 8
_MOST_MEMORY = 6 << 30
_POLL = 0.05


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file that was read: its sheets, and their rows in a folder that ``close`` removes.

    ``facts`` tell how: always "format"; of a text "encoding", "encoding_reason" (the value of a code)
    and, but for a page, "delimiter". Of a folder ``origins`` tell where each row came from, and ``ignored``
    which files were left out and why. Sheets that are read otherwise than they stand are ``arranged``, with
    rows in ``spools`` of their own; ``plain`` is then the file as it stands.
    """

    path: Path
    sha256: str
    sheets: tuple[SheetInfo, ...]
    findings: tuple[Finding, ...]
    folder: Path = field(repr=False)
    facts: Mapping[str, str] = field(default_factory=dict)
    origins: Origins | None = field(default=None, repr=False)
    ignored: tuple[Finding, ...] = ()
    spools: Mapping[str, Path] = field(default_factory=dict, repr=False)
    arranged: Mapping[str, Arranged] = field(default_factory=dict, repr=False)
    plain: "OpenFile | None" = field(default=None, repr=False)

    def spool(self, sheet: str) -> Spool:
        """Return the rows of a sheet; KeyError if there is none of that name."""
        if sheet in self.spools:
            return Spool(self.spools[sheet])
        for number, info in enumerate(self.sheets):
            if info.name == sheet:
                return Spool(self.folder / f"{number}.rows")
        raise KeyError(sheet)

    def close(self) -> None:
        """Remove the spool."""
        shutil.rmtree(self.folder, ignore_errors=True)


def read(  # noqa: PLR0913  # one door to every reader: how, who watches, and in tests the child
    path: Path,
    progress: Progress | None = None,
    stop: threading.Event | None = None,
    password: str | None = None,
    *,
    encoding: str = "",
    pasted: bool = False,
    grown: Grown | None = None,
    child: tuple[str, ...] = CHILD,
) -> OpenFile:
    """Read ``path`` in a child process; ExpectedError with what to do if it cannot be read.

    A text is read in ``encoding`` where a person chose one. What was ``pasted`` is cells parted by
    tabs. ``grown`` hears of the rows while they come. ``child`` is the command that reads; tests put
    misbehaving ones there.
    """
    path = path.absolute()
    digest = _identify(path)
    folder = Path(tempfile.mkdtemp(prefix="tradeplanner-import-"))
    try:
        asked = {"password": password, "encoding": encoding, "pasted": pasted}
        said = _accepted(path, _tried(path, folder, asked, _Watch(folder, progress, grown, stop, child)))
        sheets = tuple(_sheet(told) for told in said["sheets"])
        findings = tuple(_finding(shown_name(path), told) for told in said["findings"])
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return OpenFile(path, digest, sheets, findings, folder, said.get("facts", {}))


def _accepted(path: Path, said: dict[str, Any]) -> dict[str, Any]:
    """Return what the child said; ExpectedError if it refused the file."""
    if "refused" in said:
        raise ExpectedError(Code(said["refused"]), file=shown_name(path), **said.get("params", {}))
    return said


class _DiedError(Exception):
    """A child ended without a last word."""


@dataclass(slots=True)
class _Watch:
    folder: Path
    progress: Progress | None
    grown: Grown | None
    stop: threading.Event | None
    child: tuple[str, ...]
    sheets: Sequence[tuple[str, Visibility]] = ()

    def hear(self, said: Mapping[str, Any]) -> None:
        """Pass on how far the child has come."""
        if self.progress is not None:
            self.progress(int(said["done"]), int(said["total"]))
        if self.grown is None:
            return
        if "sheets" in said:
            self.sheets = [(str(name), Visibility(seen)) for name, seen in said["sheets"]]
        if "sheet" in said:
            self.grown(self.folder, int(said["sheet"]), self.sheets, int(said["done"]))


def _identify(path: Path) -> str:
    """Return the SHA-256 of the file; ExpectedError if it is a lock file or cannot be opened."""
    if path.name.startswith(("~$", ".~lock.")):
        raise ExpectedError(Code.IMPORT_LOCK_FILE, file=shown_name(path))
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as missing:
        raise ExpectedError(Code.IMPORT_NO_FILE, file=shown_name(path)) from missing


def _tried(path: Path, folder: Path, asked: Mapping[str, object], watch: _Watch) -> dict[str, Any]:
    """Return what a child says; where the usual reader kills it, what one says that reads with more care."""
    try:
        return _run(path, folder, asked, watch)
    except _DiedError:
        pass
    try:
        return _run(path, folder, {**asked, "careful": True}, watch)
    except _DiedError as died:
        raise ExpectedError(Code.IMPORT_UNREADABLE, file=shown_name(path), detail="reader") from died


def _run(path: Path, folder: Path, asked: Mapping[str, object], watch: _Watch) -> dict[str, Any]:
    size = _unpacked(path)
    order = {
        "file": str(path),
        "folder": str(folder),
        "memory": min(_BASE_MEMORY + _MEMORY_FACTOR * size, _MOST_MEMORY),
        "asked": asked,
    }
    with start(watch.child) as child:
        try:
            return _listen(
                child,
                json.dumps(order) + "\n",
                shown_name(path),
                STALL_SECONDS + size / (_OLD_BYTES_A_SECOND if _is_old(path) else _BYTES_A_SECOND),
                watch,
            )
        finally:
            child.kill()


def _listen(
    child: "subprocess.Popen[str]", order: str, name: str, patience: float, watch: _Watch
) -> dict[str, Any]:
    """Return the child's last word; ExpectedError if it stalls or is stopped, _DiedError if it dies."""
    heard = ask(child, order)
    deadline = time.monotonic() + patience
    while True:
        _obey(watch.stop)
        try:
            line = heard.get(timeout=_POLL)
        except queue.Empty:
            if time.monotonic() > deadline:
                raise ExpectedError(Code.IMPORT_STALLED, file=name) from None
            continue
        _obey(watch.stop)  # Ctrl+C at a terminal ends the child too
        if line is None:
            raise _DiedError
        said: dict[str, Any] = json.loads(line)
        if "done" not in said:
            return said
        deadline = time.monotonic() + patience
        watch.hear(said)


def _obey(stop: threading.Event | None) -> None:
    if stop is not None and stop.is_set():
        raise ExpectedError(Code.IMPORT_STOPPED)


def _is_old(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(4) == b"\xd0\xcf\x11\xe0"
    except OSError:
        return False


def _unpacked(path: Path) -> int:
    """Return the bytes of the file once unpacked, for limits; its size where that is not known."""
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                return min(sum(entry.file_size for entry in archive.infolist()), _MOST_MEMORY)
        return path.stat().st_size
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return 0


def _sheet(told: dict[str, Any]) -> SheetInfo:
    merges = tuple(Merge(**merge) for merge in told.pop("merges"))
    return SheetInfo(**{**told, "visibility": Visibility(told["visibility"])}, merges=merges)


def _finding(file: str, told: dict[str, Any]) -> Finding:
    place = Place(file=file, sheet=told["sheet"], cell=told["cell"], row=told["row"])
    return Finding(Code(told["code"]), Severity(told["severity"]), place, told["params"])
