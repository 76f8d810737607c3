"""From the start of the process to Home with its figures, beside DB Browser for SQLite on the same file.

DB Browser counts from its start until the window that bears the file's name is there and the process
has come to rest. Where it, Xvfb or xdotool is not installed (Debian: sqlitebrowser, xvfb, xdotool)
there is nothing to compare with. GnuCash and LibreOffice, which the goal names too, take longer than
DB Browser, so it is the strict one.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.table import Measure
from tests.benchmarks.windows import display
from tradeplanner import paths
from tradeplanner.app import demo
from tradeplanner.app.workspace import open_workspace

TIMES = 5
PATIENCE_SECONDS = 30.0
REST_SECONDS = 0.2
NEEDED = ("sqlitebrowser", "xdotool", "Xvfb")
OURS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from tradeplanner.i18n.language import set_language
from tradeplanner.ui import start, theme
app = start._application()
set_language("zh")
theme.start(app, theme.Scheme.SYSTEM)
running = start.Running(app, Path(sys.argv[1]), paint_only=False)
rest = 0
def look():
    global rest
    busy = running.jobs is None or running.jobs.busy() or not running.shell.current
    rest = 0 if busy else rest + 1
    if rest == 2:  # one turn after the last answer, so that it has been painted
        print("settled", flush=True)
        app.quit()
timer = QTimer()
timer.timeout.connect(look)
timer.start(4)
app.exec()
running.close()
"""


def home_settled() -> list[Measure]:
    """Measure both in turns; an empty list, with a line that says why, where there is no DB Browser."""
    if missing := [name for name in NEEDED if shutil.which(name) is None]:
        sys.stdout.write(f"Home settled: not measured, {', '.join(missing)} not installed\n")
        return []
    with tempfile.TemporaryDirectory(prefix="tradeplanner-bench-") as name, display() as environment:
        with open_workspace(Path(name)) as ws:
            demo.load_sample(ws)
        file = Path(name) / paths.DATA_FILE
        runs = [(_browser(file, environment), _ours(Path(name), environment)) for _ in range(TIMES + 1)]
    limit, measured = (min(column) for column in zip(*runs[1:], strict=True))
    return [Measure("start to Home with the sample year", "DB Browser for SQLite", limit, measured, 2.0)]


def _ours(folder: Path, environment: dict[str, str]) -> float:
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", OURS, folder], env=environment, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        line = running.stdout.readline()
        taken = time.perf_counter() - begun
    assert line.strip() == "settled", line
    return taken


def _browser(file: Path, environment: dict[str, str]) -> float:
    begun = time.perf_counter()
    running = subprocess.Popen(
        ["sqlitebrowser", file], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    looking = ["xdotool", "search", "--onlyvisible", "--name", file.name]
    shown, worked, active = False, 0, begun
    try:
        while (now := time.perf_counter()) - begun < PATIENCE_SECONDS:
            if (ticks := _ticks(running.pid)) != worked:
                worked, active = ticks, now
            if not shown:
                found = subprocess.run(looking, env=environment, capture_output=True, check=False)
                shown = bool(found.stdout.strip())
            elif now - active > REST_SECONDS:
                return active - begun
            else:
                time.sleep(0.005)
        message = f"DB Browser showed no window in {PATIENCE_SECONDS:.0f} seconds"
        raise TimeoutError(message)
    finally:
        running.terminate()
        running.wait()


def _ticks(process: int) -> int:
    """Return the processor time that a process has used, in the system's ticks (10 ms)."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])
