"""The check of a large file, begun while the file is still being read.

The head of a file nearly always says how all of it is to be understood. So the rows are checked by the plan
of the head as they come, in a thread beside the one that reads. What comes of it is kept only where the whole
file leads to that same plan and nothing was stored since; else it is as if it had never been.
"""

import hashlib
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tradeplanner.app.collecting import put_off
from tradeplanner.app.import_known import held
from tradeplanner.app.import_session import Known, Session
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.importing import checks
from tradeplanner.importing.grid import Row, SheetInfo, Visibility
from tradeplanner.importing.proposal import Proposal
from tradeplanner.importing.sandbox import OpenFile
from tradeplanner.importing.spool import BLOCK, Block, Spool
from tradeplanner.paths import shown_name

LEAST = 4 * BLOCK
"""Rows from which on a file is worth a second thread."""
_POLL = 0.05
Progress = Callable[[int, int], None]


class _Growing(Spool):
    """The rows of a sheet that is being read: whoever asks for rows that are not there yet waits for them."""

    def __init__(self, path: Path) -> None:
        """Read from ``path``, in which no row counts until ``reaches`` says so."""
        super().__init__(path)
        self._own = path
        self._news = threading.Condition()
        self._rows = 0
        self._ended = self._left = False

    def reaches(self, rows: int, *, ended: bool = False) -> None:
        """Let so many rows be read; all of them where the reading has ``ended``."""
        with self._news:
            self._rows, self._ended = rows, ended or self._ended
            self._news.notify_all()

    def leave(self) -> None:
        """Let nobody read on."""
        with self._news:
            self._left = True
            self._news.notify_all()

    def blocks(self) -> Iterator[Block]:
        """Yield the rows in blocks, each once it is whole."""
        done, source = 0, super().blocks()
        while not self._wait(done + BLOCK):
            block = next(source)
            done += block[0]
            yield block
        for block in source:
            self._wait(0)
            yield block

    def rows(self, first: int, last: int) -> list[Row]:
        """Return rows ``first`` to ``last`` once they are there."""
        self._wait(last)
        return Spool(self._own).rows(first, last)

    def _wait(self, rows: int) -> bool:
        """Wait for so many rows, or for the last; return whether the reading has ended."""
        with self._news:
            self._news.wait_for(lambda: self._left or self._ended or self._rows >= rows)
            if self._left:
                raise ExpectedError(Code.IMPORT_STOPPED)
            return self._ended


@dataclass(frozen=True, slots=True)
class _Part(OpenFile):
    """A file of one sheet as far as it was read."""

    growing: _Growing | None = None

    def spool(self, sheet: str) -> Spool:
        """Return the rows of the sheet."""
        return self.growing or super(_Part, self).spool(sheet)


class _Run:
    """One check in a thread of its own, of what a reader has written so far."""

    def __init__(self, ws: Workspace, kind: str, path: Path, part: tuple[Path, str]) -> None:
        """Check the only sheet of ``path``; ``part`` is the folder of the spool and the sheet's name."""
        folder, name = part
        self.spool = _Growing(folder / "0.rows")
        self.known: Known | None = None
        self.planned: Proposal | None = None
        self.result: checks.Result | None = None
        self.folder = Path()
        self.pace = (0, 0)
        self.is_planned = threading.Event()
        self._stop = threading.Event()
        self._whose = (ws, kind, path, folder, name)
        self.thread = threading.Thread(target=self._work, name="check-ahead", daemon=True)
        self.thread.start()

    def stop(self) -> None:
        """End the check, and wait until it has ended."""
        self._stop.set()
        self.spool.leave()
        self.thread.join()

    def _work(self) -> None:
        # Whatever goes wrong here goes wrong again, and is told, when the file is checked in its turn.
        try:
            with put_off():
                self._check()
        except Exception:  # noqa: BLE001  # as said above
            self.result = None
        finally:
            self.is_planned.set()

    def _check(self) -> None:
        ws, kind, path, folder, name = self._whose
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        info = SheetInfo(name, rows=LEAST)
        opened = _Part(path, digest, (info,), (), folder, growing=self.spool)
        session = Session(opened, kind, Proposal(shown_name(path), digest, kind, ()))
        planned = session.planned(session.proposal)
        self.known = held(ws, session, planned)
        self.planned = planned
        self.is_planned.set()
        self.folder = Path(tempfile.mkdtemp(prefix="check-", dir=folder))
        stored = self.known.stored
        self.result = checks.check(planned, opened, stored, self.folder, self._tell, self._stop)

    def _tell(self, done: int, total: int) -> None:
        self.pace = (done, max(done, total))


class Ahead:
    """The check that runs beside the reading of one file, if it is a large table."""

    def __init__(self, ws: Workspace, kind: str, path: Path) -> None:
        """Check a file of ``kind`` at ``path`` once ``grown`` tells of enough rows."""
        self._whose = (ws, kind, path.absolute())
        self._run: _Run | None = None

    def grown(self, folder: Path, number: int, sheets: Sequence[tuple[str, Visibility]], rows: int) -> None:
        """Hear how many rows lie in ``folder`` by now; of none, where reading begins or begins anew."""
        if not rows:
            self.stop()
        elif self._run is not None:
            self._run.spool.reaches(rows)
        elif rows >= LEAST and not number and [seen for _, seen in sheets] == [Visibility.VISIBLE]:
            self._run = _Run(*self._whose, (folder, sheets[0][0]))
            self._run.spool.reaches(rows)

    def stop(self) -> None:
        """Give the check up."""
        if self._run is not None:
            self._run.stop()
        self._run = None

    def settle(self, opened: OpenFile, proposal: Proposal) -> Known | None:
        """Return what the file is compared with, where the whole of it has the plan of its head.

        The check is given up where it has not.
        """
        run = self._run
        if run is None:
            return None
        run.spool.reaches(opened.sheets[0].rows, ended=True)
        run.is_planned.wait()
        plain = not (opened.arranged or opened.origins or any(info.merges for info in opened.sheets))
        if plain and run.planned is not None and _drawn(run.planned) == _drawn(proposal):
            return run.known
        self.stop()
        return None

    def take(
        self, proposal: Proposal, step: int, progress: Progress | None, stop: threading.Event | None
    ) -> tuple[checks.Result, Path] | None:
        """Return the finished check with the folder of its writes, once, where it was one of ``proposal``.

        Raises ExpectedError(IMPORT_STOPPED) once ``stop`` is set.
        """
        run = self._run
        if run is None or run.planned is None or run.known is None:
            return None
        if run.known.step != step or _drawn(run.planned) != _drawn(proposal):
            self.stop()
            return None
        while run.thread.is_alive():
            run.thread.join(_POLL)
            if stop is not None and stop.is_set():
                self.stop()
                raise ExpectedError(Code.IMPORT_STOPPED)
            if progress is not None and run.pace[1]:
                progress(*run.pace)
        self._run = None
        if run.result is None:
            return None
        checked = replace(run.result.checked, proposal=proposal)
        return replace(run.result, checked=checked), run.folder


def _drawn(proposal: Proposal) -> Proposal:
    """Return a proposal without what only its last rows say and no check asks for."""
    sheets = (
        replace(plan, data_last=0, data_reason=None, total_rows=(), note_rows=(), sample_rows=())
        for plan in proposal.sheets
    )
    return replace(proposal, sheets=tuple(sheets))
