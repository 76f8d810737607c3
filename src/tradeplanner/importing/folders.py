"""The parent's side of reading many forms: a child reads them, and is started anew where one kills it.

Of a thousand and more a second child reads the other half.

What comes of them is one virtual sheet (``virtual``), which goes the way of any other sheet.
"""

import hashlib
import json
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code, Finding, Place, Severity
from tradeplanner.importing import gathering, spool
from tradeplanner.importing.children import ask, start
from tradeplanner.importing.fields import Spec
from tradeplanner.importing.grid import SheetInfo
from tradeplanner.importing.layouts import Label, Layout
from tradeplanner.importing.sandbox import STALL_SECONDS, OpenFile
from tradeplanner.importing.virtual import Record, VirtualSheet
from tradeplanner.paths import shown_name

Progress = Callable[[int, int], None]
File = tuple[str, str]
"""A file's name within what was chosen, and its path."""
CHILD = (sys.executable, "-m", "tradeplanner.importing.folder_child")
_MEMORY = 1 << 30
_MEMORY_FACTOR = 16
_BYTES_A_SECOND = 2e6
_POLL = 0.05
_MANY = 1_000
"""Files from which a second child, whose start takes as long as reading hundreds, is worth it."""
_DEATHS = 20
"""Files in a row that kill the child before it is given up."""
_FOREIGN = frozenset((
    "doc", "docx", "wps", "ppt", "pptx", "pdf", "jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "heic",
    "zip",
    "rar", "7z", "gz", "mp3", "mp4", "mov", "avi", "eml", "msg", "exe", "lnk", "db", "ini", "json", "xml",
    "md",
    "py", "ofd", "psd", "dwg", "ds_store",
))  # fmt: skip
"""Endings of what is no workbook; any other file is looked into."""
_LOCKS = ("~$", ".~lock.", ".~")
_QUIET = frozenset(
    {Code.IMPORT_LOCK_FILE, Code.IMPORT_FOREIGN, Code.IMPORT_NO_TABLE, Code.FORM_BLANK, Code.FORM_NONE}
)
"""Reasons for leaving a file out that lose nobody's form."""


@dataclass(slots=True)
class Gathered:
    """What was found in the files: layouts, records, and the files that were left out with the reason."""

    layouts: list[Layout] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    hashes: dict[str, str] = field(default_factory=dict)
    ignored: list[Finding] = field(default_factory=list)
    remarks: list[tuple[int, dict[str, Any]]] = field(default_factory=list)

    def take(self, name: str, said: Mapping[str, Any], base: int) -> None:
        """Take what was told of a file; its layouts are counted from ``base``."""
        self.layouts += [
            Layout(tuple(Label(**label) for label in told["labels"]), told["title"])
            for told in said.get("layouts", ())
        ]
        if "refused" in said:
            self.ignore(name, Code(said["refused"]), said["params"])
            return
        first = len(self.records)
        self.hashes[name] = said["sha256"]
        for pages in said["records"]:
            counted = [(number + base, *rest) for number, *rest in pages] if base else pages
            self.records.append(Record(name, counted))
        self.remarks += [(first + remark["record"], remark) for remark in said.get("remarks", ())]

    def join(self, others: "Gathered") -> None:
        """Take what was found in the files behind these."""
        base, first = len(self.layouts), len(self.records)
        self.layouts += others.layouts
        for record in others.records:
            self.records.append(Record(record.file, [(page[0] + base, *page[1:]) for page in record.pages]))
        self.hashes.update(others.hashes)
        self.ignored += others.ignored
        self.remarks += [(first + at, remark) for at, remark in others.remarks]

    def ignore(self, name: str, code: Code, params: Mapping[str, Any] | None = None) -> None:
        """Note a file that is left out, with the reason."""
        severity = Severity.NOTE if code in _QUIET else Severity.WARNING
        self.ignored.append(Finding(code, severity, Place(name), {"file": name, **(params or {})}))


def read(
    spec: Spec,
    paths: Sequence[Path],
    progress: Progress | None = None,
    stop: threading.Event | None = None,
    *,
    child: tuple[str, ...] = CHILD,
) -> OpenFile:
    """Read the forms of a folder, or of several files, into one virtual sheet.

    ExpectedError (FOLDER_EMPTY) where there is no form in any of them, IMPORT_STOPPED once ``stop`` is set.
    ``child`` is the command that reads; tests put misbehaving ones there.
    """
    root = paths[0].absolute() if len(paths) == 1 else paths[0].absolute().parent
    gathered = Gathered()
    files = list(_wanted(_files(paths), gathered))
    if len(files) < _MANY or os.cpu_count() == 1:
        _Reader(spec.kind, gathered, progress, (stop,), child).read(files)
    else:
        _read_halves(spec.kind, files, gathered, _Watch(progress, stop, child))
    if not gathered.records:
        raise ExpectedError(Code.FOLDER_EMPTY, file=shown_name(root), count=len(gathered.ignored))
    return opened(spec, root, gathered)


def opened(spec: Spec, path: Path, gathered: Gathered) -> OpenFile:
    """Return what was gathered as an open file called as ``path`` is, with one virtual sheet."""
    name = path.stem if path.is_file() else shown_name(path)
    sheet = VirtualSheet(spec, gathered.layouts, gathered.records, name)
    folder = Path(tempfile.mkdtemp(prefix="tradeplanner-import-"))
    try:
        for _ in spool.write_rows(folder / "0.rows", sheet.rows()):
            pass
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    info = SheetInfo(name, rows=len(gathered.records) + 1, columns=len(sheet.columns))
    sheet.origins.files.update(gathered.hashes)
    findings = [*gathered.ignored, *_placed(sheet, gathered)]
    return OpenFile(
        path,
        _identity(gathered.hashes),
        (info,),
        tuple(findings),
        folder,
        {"format": "folder" if path.is_dir() else "form"},
        origins=sheet.origins,
        ignored=tuple(gathered.ignored),
    )


def _placed(sheet: VirtualSheet, gathered: Gathered) -> Iterator[Finding]:
    """Yield what is to be said of records, each at its row of the virtual sheet and with its file."""
    for number, remark in gathered.remarks:
        row = number + 2
        place = Place(gathered.records[number].file, sheet.name, row=row)
        yield Finding(Code(remark["code"]), Severity.WARNING, place, remark["params"])
    for finding in sheet.findings:
        row = finding.place.row or 2
        file = gathered.records[row - 2].file
        yield replace(finding, place=replace(finding.place, file=file, sheet=sheet.name))


def _identity(hashes: Mapping[str, str]) -> str:
    """Return the SHA-256 of files by their names; of one file its own."""
    if len(hashes) == 1:
        return next(iter(hashes.values()))
    listed = "".join(f"{name}\0{digest}\n" for name, digest in sorted(hashes.items()))
    return hashlib.sha256(listed.encode("utf-8", "surrogatepass")).hexdigest()


def _files(paths: Sequence[Path]) -> Iterator[File]:
    """Yield every file chosen and in every folder chosen, folders within them too."""
    for path in paths:
        if not path.is_dir():
            yield shown_name(path), str(path.absolute())
            continue
        root = str(path.absolute())
        for folder, folders, names in os.walk(root):
            folders.sort()
            within = "".join(f"{_shown(part)}/" for part in Path(folder).relative_to(root).parts)
            for name in sorted(names):
                yield within + _shown(name), os.path.join(folder, name)  # noqa: PTH118  # thousands of paths


def _shown(name: str) -> str:
    return name if name.isprintable() else shown_name(Path(name))


def _wanted(files: Iterator[File], gathered: Gathered) -> Iterator[File]:
    """Pass on what may be a workbook; the rest is noted with the reason."""
    for name, path in files:
        own = name.rpartition("/")[2]
        ending = own.lower().rpartition(".")[2]
        if own.startswith(_LOCKS):
            gathered.ignore(name, Code.IMPORT_LOCK_FILE)
        elif ending in _FOREIGN:
            gathered.ignore(name, Code.IMPORT_FOREIGN, {"format": ending.upper()})
        else:
            yield name, path


@dataclass(frozen=True, slots=True)
class _Watch:
    progress: Progress | None
    stop: threading.Event | None
    child: tuple[str, ...]


def _read_halves(kind: str, files: Sequence[File], gathered: Gathered, watch: _Watch) -> None:
    """Have two children read a half each; progress is told by the one who asked, for both."""
    middle, ended, others = len(files) // 2, threading.Event(), Gathered()
    done = [0, 0]

    def told(half: int, count: int) -> None:
        done[half] = count
        if watch.progress is not None and not half:
            watch.progress(sum(done), len(files))

    stops = (watch.stop, ended)
    first = _Reader(kind, gathered, lambda count, _: told(0, count), stops, watch.child)
    second = _Reader(kind, others, lambda count, _: told(1, count), stops, watch.child)
    with ThreadPoolExecutor(1) as beside:
        coming = beside.submit(second.read, files[middle:])
        try:
            first.read(files[:middle])
            while not wait((coming,), _POLL).done:
                told(0, middle)
            coming.result()
        finally:
            ended.set()
    told(0, middle)
    gathered.join(others)


class _Reader:
    """Has a child read files one by one, and starts another after the one that killed it."""

    def __init__(
        self,
        kind: str,
        gathered: Gathered,
        progress: Progress | None,
        stops: Sequence[threading.Event | None],
        child: tuple[str, ...],
    ) -> None:
        self._kind, self._gathered = kind, gathered
        self._progress, self._stops, self._child = progress, stops, child
        self._patience = STALL_SECONDS

    def read(self, files: Sequence[File]) -> None:
        """Read every file."""
        first = deaths = 0
        while first < len(files):
            done, why = self._run(files, first)
            deaths = deaths + 1 if done == first else 0
            if done < len(files):
                self._gathered.ignore(files[done][0], why)
                done += 1
            if deaths > _DEATHS:
                raise ExpectedError(Code.IMPORT_UNREADABLE, file=files[first][0], detail="reader")
            first = done

    def _run(self, files: Sequence[File], first: int) -> tuple[int, Code]:
        """Have one child read from file ``first`` on; return the file that ended it, and why."""
        largest = max(_size(path) for _, path in files[first:])
        memory = _MEMORY + _MEMORY_FACTOR * largest
        order = {"kind": self._kind, "first": first, "files": files[first:], "memory": memory}
        self._patience = STALL_SECONDS + largest / _BYTES_A_SECOND
        with start(self._child) as child:
            try:
                return self._listen(child, json.dumps(order) + "\n", files, first)
            finally:
                child.kill()

    def _listen(
        self, child: "subprocess.Popen[str]", order: str, files: Sequence[File], first: int
    ) -> tuple[int, Code]:
        heard = ask(child, order)
        base, at = len(self._gathered.layouts), first
        deadline = time.monotonic() + self._patience
        while at < len(files):
            self._obey()
            try:
                line = heard.get(timeout=_POLL)
            except queue.Empty:
                if time.monotonic() > deadline:
                    return at, Code.IMPORT_STALLED
                continue
            if line is None:
                self._obey()  # Ctrl+C at a terminal ends the child too
                return at, Code.IMPORT_UNREADABLE
            self._gathered.take(files[at][0], gathering.from_line(line), base)
            at += 1
            if self._progress is not None:
                self._progress(at, len(files))
            deadline = time.monotonic() + self._patience
        return at, Code.IMPORT_UNREADABLE

    def _obey(self) -> None:
        if any(stop is not None and stop.is_set() for stop in self._stops):
            raise ExpectedError(Code.IMPORT_STOPPED)


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size  # noqa: PTH116  # thousands of paths
    except OSError:
        return 0
