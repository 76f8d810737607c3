"""Kill -9 an import at random moments, again and again: the data file opens with all of it or none.

Outside the gate: ``python -m tests.kill_import 40`` kills forty imports of 100,000 rows and prints a
tally. Half of the moments are spread over the whole run; the other half lie inside the writing, found
by watching SQLite's log grow. ``tests/journeys/test_killed_import.py`` does the same in small.
"""

import argparse
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.big_files import write_firms
from tests.builders import a_firm
from tradeplanner import paths
from tradeplanner.app import firms, history
from tradeplanner.app.workspace import open_workspace

BEFORE = 1
"""Firms in the data file before the import, so that "none" is something too."""


@dataclass(frozen=True)
class Trial:
    """What is killed: a file of ``rows`` firms imported into a copy of ``start``.

    ``seconds`` is how long an import took that nobody killed, ``log`` how large SQLite's log grew.
    """

    file: Path
    rows: int
    start: Path
    seconds: float
    log: int


def prepared(folder: Path, rows: int) -> Trial:
    """Make the file and the data folder, and time one import that is left alone."""
    file = write_firms(folder / "firms.xlsx", rows)
    start = folder / "start"
    with open_workspace(start) as ws:
        firms.add(ws, a_firm())
    alone = folder / "alone"
    shutil.copytree(start, alone)
    begun, largest = time.monotonic(), 0
    running = launched(alone, file)
    while running.poll() is None:
        largest = max(largest, log_size(alone))
        time.sleep(0.002)
    seconds = time.monotonic() - begun
    assert running.returncode == 0, "an import that nobody killed must succeed"
    assert found(alone, rows) == "all"
    shutil.rmtree(alone)
    return Trial(file, rows, start, seconds, largest)


def launched(data: Path, file: Path) -> subprocess.Popen[bytes]:
    """Start the import in a session of its own, so that its reading child can be killed with it."""
    # Spools of killed imports go with the folder.
    environment = {**os.environ, "TMPDIR": str(data)}
    return subprocess.Popen(
        [sys.executable, "-m", "tradeplanner", "--data", data, "import", "firms", file, "--json"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=environment,
    )


def log_size(data: Path) -> int:
    """Return the size of SQLite's write-ahead log, 0 while there is none."""
    try:
        return (data / f"{paths.DATA_FILE}-wal").stat().st_size
    except FileNotFoundError:
        return 0


def at_any_time(trial: Trial, chance: random.Random) -> Callable[[Path], bool]:
    """Return a moment somewhere in the run, from the first instant to a little after the usual end."""
    moment = time.monotonic() + chance.uniform(0, trial.seconds * 1.05)
    return lambda _data: time.monotonic() >= moment


def while_writing(trial: Trial, chance: random.Random) -> Callable[[Path], bool]:
    """Return a moment inside the writing: once the log has grown to a random part of its full size."""
    size = chance.uniform(0.02, 1) * trial.log
    return lambda data: log_size(data) >= size


def killed(trial: Trial, data: Path, now: Callable[[Path], bool]) -> bool:
    """Import into a fresh ``data`` and kill it when ``now`` says so; return whether it was still alive.

    One that ended first must have succeeded: an import that fails by itself proves nothing.
    """
    shutil.copytree(trial.start, data)
    running = launched(data, trial.file)
    while running.poll() is None and not now(data):
        time.sleep(0.001)
    alive = running.poll() is None
    if alive:
        os.killpg(running.pid, signal.SIGKILL)
    status = running.wait()
    assert alive or status == 0, f"the import failed by itself, with status {status}"
    return alive


def found(data: Path, rows: int) -> str:
    """Open the data file as the program does and return "all", "none", or what is wrong."""
    with open_workspace(data) as ws:
        count = len(firms.all(ws)) - BEFORE
        imports = [step for step in history.steps(ws) if step.act.value == "import"]
        undoable = history.next_undo(ws)
    with sqlite3.connect(data / paths.DATA_FILE) as connection:
        whole = connection.execute("PRAGMA integrity_check").fetchone()[0]
        orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
        batches = connection.execute("SELECT count(*) FROM import_batches").fetchone()[0]
    if whole != "ok" or orphans:
        return f"damaged: {whole} {orphans[:3]}"
    if (count, len(imports), batches) == (0, 0, 0):
        return "none"
    if (count, len(imports), batches) == (rows, 1, 1) and undoable == imports[0]:
        return "all"
    return f"{count} of {rows} rows, {len(imports)} steps, {batches} batches"


def tally(trial: Trial, folder: Path, count: int, seed: int) -> Counter[str]:
    """Kill ``count`` imports and return how often each state was found, by when the kill came."""
    chance, states = random.Random(seed), Counter[str]()  # noqa: S311  # moments, no secrets
    for number in range(count):
        choose = while_writing if number % 2 else at_any_time
        data = folder / f"killed-{number}"
        alive = killed(trial, data, choose(trial, chance))
        state = found(data, trial.rows)
        states[f"{'killed' if alive else 'ended first'}, {choose.__name__}: {state}"] += 1
        shutil.rmtree(data)
    return states


def broken(states: Counter[str]) -> list[str]:
    """Return the states that are neither all nor none."""
    return [state for state in states if state.rpartition(": ")[2] not in ("all", "none")]


def main() -> int:
    """Kill as often as the command line says, print the tally, and return 1 if any file was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=20)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))  # noqa: S311  # no secret
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tradeplanner-kill-") as name:
        trial = prepared(Path(name), asked.rows)
        states = tally(trial, Path(name), asked.count, asked.seed)
    sys.stdout.write(
        f"{asked.count} kills of an import of {asked.rows} rows (seed {asked.seed});"
        f" left alone it takes {trial.seconds:.1f} s and SQLite's log grows to {trial.log / 2**20:.0f} MB\n"
    )
    for state, times in sorted(states.items()):
        sys.stdout.write(f"{times:5d}  {state}\n")
    return 1 if broken(states) else 0


if __name__ == "__main__":
    sys.exit(main())
