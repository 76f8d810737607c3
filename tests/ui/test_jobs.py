"""Background work: threads, the newest request, errors, Stop, owners, and a clean end."""

import sys
import threading

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.ends import gone
from tradeplanner.ui.jobs import TURN_SECONDS, Jobs, Lane, Progress, StoppedError


def test_work_runs_elsewhere_and_answers_on_the_main_thread(qtbot: QtBot, jobs: Jobs) -> None:
    main, seen = threading.get_ident(), []
    jobs.data(threading.get_ident, lambda worker: seen.append((worker, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(seen))
    worker, answered = seen[0]
    assert worker != main
    assert answered == main


def test_each_lane_is_one_thread_of_its_own(qtbot: QtBot, jobs: Jobs) -> None:
    data: list[object] = []
    other: list[object] = []
    for _ in range(3):
        jobs.data(threading.get_ident, data.append)
        jobs.work(threading.get_ident, other.append)
    qtbot.waitUntil(lambda: len(data) == len(other) == 3)
    assert len(set(data)) == len(set(other)) == 1
    assert set(data) != set(other)


def test_a_busy_lane_gives_way_to_the_window_at_once(jobs: Jobs) -> None:
    assert jobs is not None
    assert sys.getswitchinterval() == pytest.approx(TURN_SECONDS)
    assert TURN_SECONDS <= 0.001, "a table of some hundred cells would be painted in seconds"


def test_the_newest_request_of_a_key_wins(qtbot: QtBot, jobs: Jobs) -> None:
    gate = threading.Event()
    ran: list[str] = []
    answers: list[object] = []
    jobs.data(lambda: gate.wait(5), lambda _: answers.append("gate"))

    def ask(name: str) -> None:
        def work() -> str:
            ran.append(name)
            return name

        jobs.data(work, answers.append, key="rows")

    for name in ("first", "second", "third"):
        ask(name)
    gate.set()
    qtbot.waitUntil(lambda: not jobs.busy())
    assert answers == ["gate", "third"]
    assert ran == ["third"]


def test_errors_go_to_who_asked_else_to_all(qtbot: QtBot, jobs: Jobs) -> None:
    asked: list[BaseException] = []
    jobs.data(lambda: 1 / 0, failed=asked.append)
    qtbot.waitUntil(lambda: bool(asked))
    assert isinstance(asked[0], ZeroDivisionError)
    with qtbot.waitSignal(jobs.failed) as caught:
        jobs.work(lambda: dict[int, int]()[1])
    assert isinstance(caught.args[0], KeyError)


def test_a_panic_does_not_end_the_lane(qtbot: QtBot, jobs: Jobs) -> None:
    class PanicError(BaseException):
        """As a reader's: no Exception."""

    def panic() -> None:
        raise PanicError

    answers: list[object] = []
    jobs.data(panic, failed=answers.append)
    jobs.data(lambda: "alive", answers.append)
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert answers[1] == "alive"


def test_progress_is_counted_and_stop_is_felt(qtbot: QtBot, jobs: Jobs) -> None:
    moves: list[tuple[int, int]] = []
    ended: list[str] = []
    started = threading.Event()

    def count(progress: Progress) -> None:
        for at in range(1_000_000):
            progress.at(at, 1_000_000)
            started.set()
            progress.wait(0.001)

    job = jobs.long("Counting", count, lambda _: ended.append("done"), lambda _: ended.append("failed"))
    job.moved.connect(lambda done, total: moves.append((done, total)))
    qtbot.waitUntil(lambda: len(moves) > 2)
    with qtbot.waitSignal(job.ended):
        job.stop()
    assert moves == sorted(moves)
    assert ended == []  # a stop is neither a result nor an error


def test_stop_before_the_start_stops_at_the_first_step() -> None:
    progress = Progress(lambda _done, _total: None)
    progress.stop()
    with pytest.raises(StoppedError):
        progress.at(1)


def test_a_closed_owner_gets_no_answer(qtbot: QtBot, jobs: Jobs) -> None:
    answers: list[object] = []
    gate = threading.Event()
    owner = QWidget()
    jobs.data(lambda: gate.wait(5), answers.append, owner=owner)
    owner.deleteLater()
    gone(qtbot, owner)
    gate.set()
    qtbot.waitUntil(lambda: not jobs.busy())
    assert answers == []


def test_closing_ends_both_threads_and_drops_what_waits(qtbot: QtBot) -> None:
    before = threading.active_count()
    jobs, ran = Jobs(), []
    jobs.long("Waiting", lambda progress: progress.wait(5), lane=Lane.DATA)
    jobs.data(lambda: ran.append("late"))
    jobs.work(lambda: None)
    jobs.close()
    assert threading.active_count() == before
    assert ran == []
    jobs.data(lambda: ran.append("after"))
    assert not jobs.busy()
    del qtbot


def test_answers_come_through_the_loop_never_at_once(qtbot: QtBot, jobs: Jobs) -> None:
    order: list[str] = []
    jobs.work(lambda: None, lambda _: order.append("answer"))
    order.append("asked")
    qtbot.waitUntil(lambda: len(order) == 2)
    assert order == ["asked", "answer"]
    assert isinstance(jobs, QObject)
    assert jobs.thread() is QThread.currentThread()
