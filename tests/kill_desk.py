"""Kill -9 a desk at random moments, again and again: nothing that was acknowledged is ever lost.

Outside the gate: ``python -m tests.kill_desk 300`` kills three hundred children in the middle of edits,
imports, backups and restores, and prints a tally. A child says each thing it has done on its standard
output, after it was committed; whatever was said before the kill must be there when the file is opened
again, as the program opens it. ``tests/journeys/test_killed_desk.py`` does the same in small.

A child that restores says before it begins that it will, and after it that it did: in between either
state is right, whole. The data folder is kept from one kill to the next, so that a file lives through
many, and is begun anew every ``LIVES`` kills.
"""

import argparse
import os
import random
import selectors
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from tests.builders import a_firm
from tradeplanner import paths
from tradeplanner.app import backups, firms, history, imports
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.domain.backups import Reason
from tradeplanner.domain.ids import FirmId, Noun, StepId

JOBS = ("edits", "imports", "backups", "restores")
LIVES = 10
ROWS = 400
"""Firms in an imported file."""
KEPT_BACKUPS = 6

# --- the child -------------------------------------------------------------------------------------------


def tell(*words: object) -> None:
    """Say to the parent what is committed; a pipe keeps it when we are killed a moment later."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def work(folder: Path, job: str, seed: int) -> None:
    """Work until killed, telling of each thing after it is done."""
    chance = random.Random(seed)  # noqa: S311  # moments, no secrets
    with open_workspace(folder) as ws:
        tell("open")
        while True:
            DOING[job](ws, chance)


def edits(ws: Workspace, chance: random.Random) -> None:
    """Add a firm, change it, or take a step back."""
    notes = "说明" * chance.randrange(400)
    added = firms.add(ws, a_firm(name_zh=f"企业{chance.random()}（示例）", notes=notes))
    tell("step", added.step)
    if chance.random() < 0.5:
        firm = firms.get(ws, FirmId(added.first(Noun.FIRM)))
        tell("step", firms.edit(ws, replace(firm, notes="改过")).step)
    if chance.random() < 0.3:
        tell("step", history.undo(ws).step.id)


def importing(ws: Workspace, chance: random.Random) -> None:
    """Import a file of firms that nobody has seen before."""
    file = Path(tempfile.gettempdir()) / f"firms-{os.getpid()}.csv"
    lines = ["企业名称,所属镇街", *(f"进口企业{chance.random()}（示例）,塔山街道" for _ in range(ROWS))]
    file.write_text("\n".join(lines), encoding="utf-8")
    session = imports.open_file(ws, "firms", file)
    with closing(session):
        checked = imports.check(ws, session, session.proposal)
        outcome = imports.commit(ws, session, checked)
    tell("step", outcome.changed.step, "rows", ROWS)


def backing_up(ws: Workspace, chance: random.Random) -> None:
    """Change something, then back it up."""
    edits(ws, chance)
    file = backups.file_of(ws)
    tell("backup", backups.make(file, Reason.WORK).backup.path.name)
    thin(file)


def restoring(ws: Workspace, chance: random.Random) -> None:
    """Change something, back it up, change again, and go back to one of the backups."""
    backing_up(ws, chance)
    edits(ws, chance)
    file = backups.file_of(ws)
    chosen = chance.choice([each for each in backups.listed(file) if each.whole])
    tell("restoring", chosen.step)
    backups.restore_here(ws, chosen)
    tell("restored", history.steps(ws, 1)[0].id)
    thin(file)


def thin(file: Path) -> None:
    """Keep few backups: three hundred kills would fill a disk with those of one day."""
    made = sorted(backups.listed(file), key=lambda each: each.path.stat().st_mtime_ns, reverse=True)
    for backup in made[KEPT_BACKUPS:]:
        backup.path.unlink(missing_ok=True)


DOING: dict[str, Callable[[Workspace, random.Random], None]] = {
    "edits": edits,
    "imports": importing,
    "backups": backing_up,
    "restores": restoring,
}

# --- the parent ------------------------------------------------------------------------------------------


def killed(folder: Path, job: str, chance: random.Random) -> list[str]:
    """Let a child work on ``folder``, kill it at a random moment, and return what it had told."""
    environment = {**os.environ, "TMPDIR": str(folder.parent), "PYTHONHASHSEED": "0"}
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.kill_desk", "--child", job, str(folder), str(chance.randrange(10**9))],
        stdout=subprocess.PIPE,
        start_new_session=True,
        env=environment,
    )
    assert child.stdout is not None
    told, whole = b"", time.monotonic() + 60
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdout, selectors.EVENT_READ)
        moment = None
        while moment is None or time.monotonic() < moment:
            assert time.monotonic() < whole, "the child never got to work"
            left = 0.5 if moment is None else max(moment - time.monotonic(), 0)
            if selector.select(left):
                read = os.read(child.stdout.fileno(), 65536)
                assert read, f"the child ended by itself: {told[-300:]!r}"
                told += read
                moment = moment or time.monotonic() + chance.uniform(0, 1.5)
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        told += child.stdout.read()
    child.stdout.close()
    return told.decode().splitlines()


def wrong(folder: Path, told: Iterable[str]) -> list[str]:
    """Return what is not as it must be after a kill; nothing if all is well."""
    expected = Expected(told)
    faults: list[str] = []
    file = folder / paths.DATA_FILE
    with open_workspace(folder) as ws:
        there = {int(step.id) for step in history.steps(ws, 1_000_000)}
        faults += expected.faults(there)
        faults += half_steps(ws)
    with closing(sqlite3.connect(file)) as connection:
        if connection.execute("PRAGMA quick_check").fetchone() != ("ok",):
            faults.append("the file is not sound")
        if connection.execute("PRAGMA foreign_key_check").fetchall():
            faults.append("rows refer to nothing")
    newest = backups.listed(file)
    faults += [f"backup {each.path.name} is not whole" for each in newest if not each.whole]
    names = {each.path.name for each in newest}
    if expected.backup and expected.backup not in names:
        faults.append(f"backup {expected.backup} is gone")
    thin(file)
    return faults


class Expected:
    """What a child told, put together: the steps that must be there, and those of which either may."""

    def __init__(self, told: Iterable[str]) -> None:
        self.steps: set[int] = set()
        self.backup = ""
        self._restoring: int | None = None
        self._pending = False
        for line in told:
            word, *rest = line.split(" ")
            if word == "step":
                self.steps.add(int(rest[0]))
            elif word == "backup":
                self.backup = rest[0]
            elif word == "restoring":
                self._pending, self._restoring = True, int(rest[0])
            elif word == "restored":
                # What was newer than the backup went with it; the restore is a step itself.
                self._go_back()
                self.steps.add(int(rest[0]))
                self.backup = ""

    def faults(self, there: set[int]) -> list[str]:
        """Return what is missing: of a restore that was under way, either state is right."""
        missing = self.steps - there
        if missing and self._pending:
            self._go_back()
            missing = self.steps - there
        return [f"steps {sorted(missing)[:5]} were told and are gone"] if missing else []

    def _go_back(self) -> None:
        assert self._restoring is not None
        self.steps = {step for step in self.steps if step <= self._restoring}
        self._pending = False


def half_steps(ws: Workspace) -> list[str]:
    """Return the steps whose rows are not all there: each change in the log against the rows."""
    from tradeplanner.app import datafile

    report = datafile.check(backups.file_of(ws))
    faults = []
    if report.unlogged or report.orphans or report.counters:
        faults.append(f"rows and history differ: {report}")
    for step in history.steps(ws, 1_000):
        if step.act.value == "import" and step.kind.value == "do" and not step.undone:
            count = len(history.images(ws, StepId(step.id), ROWS + 10))
            if count != ROWS:
                faults.append(f"the import of step {step.id} has {count} of {ROWS} rows")
    return faults


def tally(folder: Path, count: int, seed: int) -> tuple[Counter[str], Counter[str]]:
    """Kill ``count`` children; return how often each job ended how, and how much was told in all."""
    chance, states, done = random.Random(seed), Counter[str](), Counter[str]()  # noqa: S311  # moments, no secrets
    for number in range(count):
        job = JOBS[number % len(JOBS)]
        data = folder / f"life-{number // LIVES}" / "data"
        told = killed(data, job, chance)
        done.update(line.split(" ")[0] for line in told)
        faults = wrong(data, told)
        states[f"{job}: {'; '.join(faults) if faults else 'all there'}"] += 1
        if not faults and (number + 1) % LIVES == 0:
            shutil.rmtree(data.parent)
    return states, done


def broken(states: Counter[str]) -> list[str]:
    """Return the states in which something was missing."""
    return [state for state in states if not state.endswith(": all there")]


def main() -> int:
    """Kill as often as the command line says, print the tally, and return 1 if anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=20)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))  # noqa: S311  # no secret
    parser.add_argument("--child", nargs=3, metavar=("JOB", "FOLDER", "SEED"))
    asked = parser.parse_args()
    if asked.child:
        job, folder, seed = asked.child
        work(Path(folder), job, int(seed))
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="tradeplanner-kill-") as name:
        states, done = tally(Path(name), asked.count, asked.seed)
    sys.stdout.write(f"{asked.count} kills (seed {asked.seed}) in {time.monotonic() - begun:.0f} s; told:")
    sys.stdout.write("".join(f" {times} {word}," for word, times in sorted(done.items())) + "\n")
    for state, times in sorted(states.items()):
        sys.stdout.write(f"{times:5d}  {state}\n")
    return 1 if broken(states) else 0


if __name__ == "__main__":
    sys.exit(main())
