"""Background work: a lane that touches data, one that does not, one for copies; the newest request wins.

Work runs in a lane's own thread and never calls a widget: its result, error or progress comes
back to the main thread through one queued signal. A request with the key of an older one makes
the older one's result worthless, so it is dropped; a request whose owner has been closed likewise.
"""

import sys
import threading
import weakref
from collections import deque
from collections.abc import Callable
from enum import StrEnum

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

CLOSING_SECONDS = 5.0
TURN_SECONDS = 0.0005
"""How long a lane keeps the interpreter while the window wants it. Painting a table calls Python some hundred
times, and at Python's own 5 ms each call waits that long: a table then takes a second beside a busy lane."""


class Lane(StrEnum):
    """Where work runs: ``DATA`` is the only thread that reads and writes rows, ``WORK`` touches no file.

    ``COPY`` copies whole files by connections of its own while the others go on, and ``CHECK``, which may
    take minutes, looks one over.
    """

    DATA = "data"
    WORK = "work"
    COPY = "copy"
    CHECK = "check"


class StoppedError(Exception):
    """The person pressed Stop; raised inside the work, which leaves nothing half done."""


class Progress:
    """Given to long work: counts, and carries the person's Stop into the work."""

    def __init__(self, told: Callable[[int, int], None]) -> None:
        """Tell ``told(done, total)`` of each step."""
        self._told = told
        self._stop = threading.Event()

    def at(self, done: int, total: int = 0) -> None:
        """Say that ``done`` of ``total`` (0: not known) is done; StoppedError once Stop was pressed."""
        if self._stop.is_set():
            raise StoppedError
        self._told(done, total)

    def stop(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    @property
    def event(self) -> threading.Event:
        """The person's Stop as an event, for work that passes it on."""
        return self._stop

    def wait(self, seconds: float) -> bool:
        """Wait, at most ``seconds``, and tell whether Stop was pressed meanwhile."""
        return self._stop.wait(seconds)

    @property
    def stopped(self) -> bool:
        """Whether Stop was pressed."""
        return self._stop.is_set()


class Job(QObject):
    """One request. ``moved(done, total)`` and ``ended()`` arrive on the main thread."""

    moved = Signal(int, int)
    ended = Signal()

    def __init__(self, work: Callable[[Progress], object], title: str, key: str) -> None:
        super().__init__()
        self.title = title
        self.key = key
        self.superseded = False
        self.progress = Progress(self.moved.emit)
        self._work = work

    def stop(self) -> None:
        """Ask the work to stop; ``ended`` follows when it has."""
        self.progress.stop()

    def run(self) -> tuple[object, BaseException | None]:
        """Do the work in the lane's thread and return its result or its error."""
        try:
            return self._work(self.progress), None
        except BaseException as error:  # noqa: BLE001 — a reader's panic must not end the lane
            return None, error


Done = Callable[[object], None]
Failed = Callable[[BaseException], None]


class _Thread(threading.Thread):
    """One lane: jobs in order, until it is closed and empty."""

    def __init__(self, lane: Lane, finished: Callable[[Job, object, BaseException | None], None]) -> None:
        super().__init__(name=f"tradeplanner-{lane}", daemon=True)
        self._finished = finished
        self._waiting: deque[Job] = deque()
        self._news = threading.Condition()
        self._open = True

    def put(self, job: Job) -> None:
        """Queue ``job``; OSError-free and cheap, from the main thread."""
        with self._news:
            self._waiting.append(job)
            self._news.notify()

    def close(self) -> None:
        """Take nothing more; what waits is dropped, what runs is asked to stop by the caller."""
        with self._news:
            self._open = False
            self._waiting.clear()
            self._news.notify()

    def run(self) -> None:
        """Run jobs until closed."""
        while (job := self._next()) is not None:
            result, error = (None, None) if job.superseded else job.run()
            self._finished(job, result, error)

    def _next(self) -> Job | None:
        with self._news:
            self._news.wait_for(lambda: bool(self._waiting) or not self._open)
            return self._waiting.popleft() if self._waiting else None


class _Call:
    """Where an answer goes: the caller's functions, and the owner whose end makes them void."""

    def __init__(self, done: Done | None, failed: Failed, owner: QObject | None) -> None:
        self.done = done
        self.failed = failed
        self._owner = weakref.ref(owner) if owner is not None else None

    def alive(self) -> bool:
        """Tell whether the owner, if any was named, still lives."""
        if self._owner is None:
            return True
        owner = self._owner()
        return owner is not None and shiboken6.isValid(owner)


class Jobs(QObject):
    """All lanes. ``started(job)`` tells of each request with a title, for the progress strip.

    Errors that no ``failed`` takes go to ``failed`` of this object, a signal the notices listen to.
    """

    started = Signal(object)
    failed = Signal(object)
    _answered = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answered.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._lanes: dict[Lane, _Thread] = {}
        self._calls: dict[Job, _Call] = {}
        self._closed = False
        sys.setswitchinterval(TURN_SECONDS)

    def data(
        self, work: Callable[[], object], done: Done | None = None, failed: Failed | None = None,
        *, key: str = "", owner: QObject | None = None,
    ) -> Job:  # fmt: skip
        """Run ``work`` on the data lane, then ``done(result)`` or ``failed(error)`` on the main thread.

        A newer request of the same ``key`` makes this one void. ``owner``: the widget that waits.
        """
        return self._start(Lane.DATA, Job(lambda _: work(), "", key), done, failed, owner)

    def work(
        self, work: Callable[[], object], done: Done | None = None, failed: Failed | None = None,
        *, key: str = "", owner: QObject | None = None,
    ) -> Job:  # fmt: skip
        """Run ``work``, which touches no data (drawing, layout), on the other lane; else as ``data``."""
        return self._start(Lane.WORK, Job(lambda _: work(), "", key), done, failed, owner)

    def copying(
        self, work: Callable[[], object], done: Done | None = None, failed: Failed | None = None,
        *, key: str = "", owner: QObject | None = None,
    ) -> Job:  # fmt: skip
        """Run ``work`` on whole data files and their copies, on a lane beside; else as ``data``."""
        return self._start(Lane.COPY, Job(lambda _: work(), "", key), done, failed, owner)

    def long(
        self, title: str, work: Callable[[Progress], object], done: Done | None = None,
        failed: Failed | None = None, *, lane: Lane = Lane.DATA, key: str = "", owner: QObject | None = None,
    ) -> Job:  # fmt: skip
        """Run work that counts and can be stopped; ``title`` is what the progress strip says."""
        job = Job(work, title, key)
        started = self._start(lane, job, done, failed, owner)
        self.started.emit(started)
        return started

    def busy(self) -> bool:
        """Tell whether any request has not been answered yet."""
        return bool(self._calls)

    def close(self) -> None:
        """Drop what waits, stop what runs, and wait a few seconds for the lanes to end."""
        self._closed = True
        for job in self._calls:
            job.stop()
        self._calls.clear()
        for lane in self._lanes.values():
            lane.close()
        for lane in self._lanes.values():
            lane.join(CLOSING_SECONDS)
        self._lanes.clear()

    def _start(
        self, lane: Lane, job: Job, done: Done | None, failed: Failed | None, owner: QObject | None
    ) -> Job:
        if self._closed:
            return job
        for other in self._calls:
            if job.key and other.key == job.key:
                other.superseded = True
                other.stop()
        self._calls[job] = _Call(done, failed or self.failed.emit, owner)
        if lane not in self._lanes:
            self._lanes[lane] = _Thread(lane, self._answered.emit)
            self._lanes[lane].start()
        self._lanes[lane].put(job)
        return job

    @Slot(object, object, object)
    def _answer(self, job: Job, result: object, error: BaseException | None) -> None:
        call = self._calls.pop(job, None)
        if call is None:
            return
        job.ended.emit()
        if job.superseded or not call.alive():
            return
        if error is None:
            if call.done is not None:
                call.done(result)
        elif not isinstance(error, StoppedError):
            call.failed(error)
