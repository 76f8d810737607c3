"""Imports of 100,000 and of a million rows beside unzipping or decoding the file, undo beside the insert."""

import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from contextlib import closing
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

from tests.benchmarks.big_files import FIRMS_IN_ORDERS, write_exports, write_firms, write_orders
from tests.benchmarks.table import Measure, least, seconds
from tests.builders import a_rate
from tradeplanner import paths
from tradeplanner.app import demo, history, imports, rates
from tradeplanner.app.workspace import Workspace, open_workspace

ROWS = 100_000
MILLION = 1_000_000
_CHUNK = 1 << 20
TIMES = 3


def unzip(path: Path) -> None:
    """Read every part of a workbook: what no reader can be quicker than."""
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            book.read(name)


def bring_in(ws: Workspace, kind: str, path: Path) -> int:
    """Import a file and return how many records it wrote."""
    with closing(imports.open_file(ws, kind, path)) as session:
        checked = imports.check(ws, session, session.proposal)
        outcome = imports.commit(ws, session, checked)
    assert outcome.checked.clean, outcome.checked.findings[:3]
    return outcome.counts.new


def import_and_undo() -> list[Measure]:
    """Measure both kinds of files, each import undone again so that the next begins alike."""
    with tempfile.TemporaryDirectory(prefix="tradeplanner-bench-") as name:
        folder = Path(name)
        register = write_firms(folder / "firms.xlsx", ROWS)
        orders = write_orders(folder / "orders.xlsx", ROWS)
        with open_workspace(folder / "firms") as ws:
            measures = _measured(ws, "firms", register)
        with open_workspace(folder / "orders") as ws:
            bring_in(ws, "firms", write_firms(folder / "few.xlsx", FIRMS_IN_ORDERS))
            for currency in ("USD", "EUR"):
                year = {"first": date(2023, 1, 1), "last": date(2023, 12, 31)}
                rates.add(ws, a_rate(currency=currency, quoted=Decimal(700), **year))
            measures += _measured(ws, "orders", orders)
        measures.append(_memory(folder, "firms", register, 250.0))
        measures.append(sample_opened(folder))
    return measures


def import_a_million() -> list[Measure]:
    """Measure a million export figures in GB18030, and the largest memory it took."""
    with tempfile.TemporaryDirectory(prefix="tradeplanner-bench-") as name:
        folder = Path(name)
        figures = write_exports(folder / "figures.csv", MILLION)
        few = write_firms(folder / "few.xlsx", FIRMS_IN_ORDERS)
        with open_workspace(folder / "exports") as ws:
            bring_in(ws, "firms", few)
            plain = min(least(TIMES, lambda: decode(figures)))
            imported = seconds(lambda: bring_in(ws, "exports", figures))
        with open_workspace(folder / "memory") as ws:
            bring_in(ws, "firms", few)
        label = f"import of {MILLION:,} exports, GB18030 .csv"
        return [
            Measure(label, "decoding it", plain, imported, 8.0),
            _memory(folder, "exports", figures, 150.0),
        ]


def decode(path: Path) -> None:
    """Decode a text in pieces: what no reader can be quicker than."""
    with path.open(encoding="gb18030") as file:
        while file.read(_CHUNK):
            pass


def sample_opened(folder: Path) -> Measure:
    """Measure the whole sample year coming in, its reading children included, against ten seconds."""
    took = []
    for turn in range(TIMES):
        with open_workspace(folder / f"sample-{turn}") as ws:
            took.append(seconds(partial(demo.load_sample, ws)))
    return Measure("the sample year opened", "allowed", 10.0, min(took), 1.0)


def _measured(ws: Workspace, kind: str, path: Path) -> list[Measure]:
    assert bring_in(ws, kind, path) == ROWS
    undone, plain = [], []
    undone.append(seconds(lambda: history.undo(ws)))
    imported = []
    for _ in range(TIMES):
        plain.append(seconds(lambda: unzip(path)))
        imported.append(seconds(lambda: bring_in(ws, kind, path)))
        undone.append(seconds(lambda: history.undo(ws)))
    bring_in(ws, kind, path)
    insert = min(least(TIMES, lambda: bare_insert(ws, kind)))
    return [
        Measure(f"import of {ROWS:,} {kind}, .xlsx", "unzipping it", min(plain), min(imported), 12.0),
        Measure(f"undo of that import of {kind}", "its insert", insert, min(undone), 0.5),
    ]


def bare_insert(ws: Workspace, kind: str) -> None:
    """Insert the same rows into a fresh file by the driver alone, indexes after the load."""
    assert ws.store.path is not None
    target = ws.store.path.with_name("bare.db")
    with closing(sqlite3.connect(target)) as fresh:
        fresh.execute("PRAGMA journal_mode=WAL")
        fresh.execute("ATTACH ? AS theirs", (str(ws.store.path),))
        listed = fresh.execute(
            "SELECT type, sql FROM theirs.sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL", (kind,)
        )
        statements = sorted(listed.fetchall(), key=lambda row: row[0] != "table")
        fresh.execute(statements[0][1])
        rows = fresh.execute(f"SELECT * FROM theirs.{kind}").fetchall()  # noqa: S608  # our own word
        marks = ", ".join("?" * len(rows[0]))
        fresh.executemany(f"INSERT INTO main.{kind} VALUES ({marks})", rows)  # noqa: S608  # as above
        for _, statement in statements[1:]:
            fresh.execute(statement)
        fresh.commit()
    for part in ("", "-wal", "-shm"):
        target.with_name(target.name + part).unlink(missing_ok=True)


def _memory(folder: Path, kind: str, path: Path, allowed: float) -> Measure:
    """Measure the largest memory of the command in a process of its own; with that of its reading child."""
    # The process's own ru_maxrss would be inherited from this one, which holds much.
    script = (
        "import resource, sys; from tradeplanner.__main__ import main; main(sys.argv[1:]);"
        "status = open('/proc/self/status').read().split();"
        "reader = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss;"
        "print(int(status[status.index('VmHWM:') + 1]), reader, file=sys.stderr)"
    )
    data = str(folder / "memory")
    command = [sys.executable, "-c", script, "--data", data, "import", kind, str(path), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert (folder / "memory" / paths.DATA_FILE).exists()
    own, reader = (int(number) / 1024 for number in done.stderr.split()[-2:])
    note = f"of which its reading child {reader:.0f} MB, which is checked while it reads"
    return Measure(f"memory of the import of {kind}", "allowed", allowed, own + reader, 1.0, "MB", note)
