"""Start-up and memory of the window beside a bare Qt window, each in a process of its own.

A window is real under Xvfb where that is installed, otherwise offscreen; the note says which.
"""

import contextlib
import ctypes
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.table import Measure, least
from tradeplanner.app import demo
from tradeplanner.app.workspace import open_workspace

TIMES = 7
BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Bare(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, app.quit)
app = QApplication([])
window = Bare()
window.resize(1200, 800)
window.show()
app.exec()
"""
"""The least that shows a window: what no Qt program can be quicker than."""

RESIDENT = """
def resident():
    for line in open("/proc/self/status", encoding="ascii"):
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
"""
BARE_MEMORY = RESIDENT + BARE + "print(resident())\n"
OURS_MEMORY = (
    RESIDENT
    + """
import json, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from tradeplanner.i18n.language import set_language
from tradeplanner.ui import memory, start, theme
app = start._application()
memory.keep("year", sys.argv[2])
set_language("zh")
theme.start(app, theme.Scheme.SYSTEM)
running = start.Running(app, Path(sys.argv[1]), paint_only=False)
seen = {}
def look(name, then):
    seen[name] = resident()
    then()
def charts():
    running.shell.go("charts")
    QTimer.singleShot(5000, lambda: look("chart", app.quit))
QTimer.singleShot(4000, lambda: look("home", charts))
app.exec()
print(json.dumps(seen))
running.close()
"""
)


@contextlib.contextmanager
def display() -> Iterator[dict[str, str]]:
    """Give the environment of a window: an X server of our own, or none."""
    with tempfile.TemporaryDirectory(prefix="tradeplanner-bench-") as home:
        settled = {**os.environ, "HOME": home, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home}
        # An installed program is compiled; a developer's settings must not make it compile each time.
        settled.pop("PYTHONDONTWRITEBYTECODE", None)
        settled["PYTHONPYCACHEPREFIX"] = f"{home}/compiled"
        server = shutil.which("Xvfb")
        if server is None or not loads("libxcb-icccm.so.4", "libxcb-cursor.so.0", "libxkbcommon-x11.so.0"):
            yield {**settled, "QT_QPA_PLATFORM": "offscreen"}
            return
        reading, writing = os.pipe()
        arguments = [server, "-displayfd", str(writing), "-screen", "0", "1400x900x24"]
        running = subprocess.Popen(arguments, pass_fds=(writing,), stderr=subprocess.DEVNULL)
        os.close(writing)
        try:
            number = os.read(reading, 16).decode().strip()
            yield {**settled, "QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{number}"}
        finally:
            running.terminate()
            running.wait()
            os.close(reading)


def loads(*libraries: str) -> bool:
    """Tell whether this system has what Qt needs to talk to an X server."""
    try:
        for library in libraries:
            ctypes.CDLL(library)
    except OSError:
        return False
    return True


def ran(environment: dict[str, str], *arguments: str | Path) -> str:
    """Run this Python with ``arguments`` and return what it printed."""
    done = subprocess.run(
        [sys.executable, *arguments], env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout


def first_paint() -> Measure:
    """Measure from the start of the process to the end of one that leaves after its first paint."""
    with display() as environment:
        ours = ("-m", "tradeplanner", "--quit-after-paint")
        ran(environment, "-c", BARE)
        ran(environment, *ours)
        limit, measured = least(TIMES, lambda: ran(environment, "-c", BARE), lambda: ran(environment, *ours))
        where = environment["QT_QPA_PLATFORM"]
    return Measure("start to first painted window", "bare Qt window", limit, measured, 1.8, note=where)


def memory() -> list[Measure]:
    """Measure what the process holds with Home open, then with a chart page open, on the sample year."""
    with tempfile.TemporaryDirectory(prefix="tradeplanner-bench-") as name, display() as environment:
        with open_workspace(Path(name)) as ws:
            demo.load_sample(ws)
        bare = float(ran(environment, "-c", BARE_MEMORY))
        seen = json.loads(ran(environment, "-c", OURS_MEMORY, name, str(demo.YEAR)))
        where = environment["QT_QPA_PLATFORM"]
    return [
        Measure("memory, Home open", "bare Qt window", bare, seen["home"], 3.0, "MB", where),
        Measure("memory, a chart page open", "bare Qt window", bare, seen["chart"], 5.5, "MB", where),
    ]
