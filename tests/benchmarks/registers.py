"""A register of a hundred thousand firms: opening its page, and searching it by any part of a name or pinyin.

What counts is what a person feels: the longest time between two beats of the window while the page
opens and gets ready, and the time from a key to the painted rows.
"""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from tests.benchmarks.beats import longest_gap
from tests.benchmarks.big_years import make_firms
from tests.benchmarks.table import Measure, least, seconds
from tradeplanner.app.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tradeplanner.ui.context import Context
    from tradeplanner.ui.jobs import Jobs
    from tradeplanner.ui.pages.firms.page import FirmsPage
    from tradeplanner.ui.widgets.table import Table

FIRMS = 100_000
GAP_SECONDS = 0.2
KEY_SECONDS = 0.03
TIMES = 7
WORDS = ("纺", "9999", "sxd", "shaoxing", "dijiuhao")
"""What is typed: what every name holds, what few hold, initials, whole syllables, and what none holds."""


def register() -> list[Measure]:
    """Measure the page and the picker of firms."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="tradeplanner-bench-") as name:
        folder = Path(name)
        make_firms(folder, FIRMS)
        with open_workspace(folder) as ws:
            return _walk(ws)


def _walk(ws: Workspace) -> list[Measure]:
    from tradeplanner.ui.pages.firms.page import FirmsPage

    with _window(ws) as (app, context):
        page = FirmsPage(context)
        page.resize(1200, 800)
        page.show()
        opening = longest_gap(context.jobs.busy, page.refresh)
        measures = [_wait(f"longest wait of the window: open {FIRMS:,} firms", opening)]
        measures += _typed(app, page)
        measures += _picked(app, ws, context.jobs)
        page.close()
    return measures


@contextmanager
def _window(ws: Workspace) -> Iterator["tuple[QApplication, Context]"]:
    from PySide6.QtWidgets import QApplication, QWidget

    from tradeplanner.ui import theme
    from tradeplanner.ui.actions import Actions
    from tradeplanner.ui.context import Context
    from tradeplanner.ui.desk import Desk
    from tradeplanner.ui.jobs import Jobs
    from tradeplanner.ui.notices import Notices

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.start(app, theme.Scheme.LIGHT)
    parent, jobs = QWidget(), Jobs()
    yield app, Context(ws, jobs, Notices(), Desk(Actions(parent), 2023, parent))
    jobs.close()


class Letter(NamedTuple):
    """Seconds of a letter over several runs: a plain repaint, rows painted, and all of them found."""

    plain: list[float]
    painted: list[float]
    ended: list[float]


def _typed(app: "QApplication", page: "FirmsPage") -> list[Measure]:
    """Measure each word typed letter by letter: the slowest letter, painted."""
    table, measures = page.table, []
    for word in WORDS:
        letters = [_letter(app, table, word[:end]) for end in range(1, len(word) + 1)]
        slowest = max(letters, key=lambda letter: min(letter.painted))
        painted, plain = median(slowest.painted), median(slowest.plain)
        left = f"{len(table.model.rows.shown):,} left; median {painted:.3f} s, a plain repaint {plain:.3f} s"
        note = f"{left}, all found after {max(median(letter.ended) for letter in letters):.3f} s"
        name = f"slowest letter of “{word}” over {FIRMS:,} firms"
        measures.append(_key(name, min(slowest.painted), note))
    table.set_filter("")
    return measures


def _letter(app: "QApplication", table: "Table", text: str) -> Letter:
    """Measure the last letter of ``text`` where all before it were answered."""
    letter = Letter([], [], [])
    for _ in range(TIMES):
        table.set_filter(text[:-1])
        _finish(app, table)
        letter.plain.append(seconds(table.view.viewport().repaint))
        begun = time.perf_counter()
        table.set_filter(text)
        table.view.viewport().repaint()
        letter.painted.append(time.perf_counter() - begun)
        _finish(app, table)
        letter.ended.append(time.perf_counter() - begun)
    return letter


def _finish(app: "QApplication", table: "Table") -> None:
    app.processEvents()
    while table.model.rows.looking:
        app.processEvents()


def _picked(app: "QApplication", ws: Workspace, jobs: "Jobs") -> list[Measure]:
    """Measure the picker of a firm as a form makes it: filling it, its first letter, and a later one."""
    from tradeplanner.app import firms
    from tradeplanner.ui.forms.choices import firm_choices
    from tradeplanner.ui.widgets.combo import Finder

    choices = firm_choices(firms.all(ws))
    made: list[Finder] = []
    filling = longest_gap(jobs.busy, lambda: made.append(Finder(choices)))
    fresh = Finder(choices)
    (first,) = least(1, lambda: fresh.textEdited.emit("sxd999"))
    (later,) = least(TIMES, lambda: made[0].textEdited.emit("sxd9999"))
    app.processEvents()
    return [
        _wait(f"longest wait of the window: a picker of {FIRMS:,} firms", filling),
        _key("first letter in a new picker, by pinyin", first, ""),
        _key("a letter in the picker, by pinyin", later, ""),
    ]


def _wait(name: str, measured: float) -> Measure:
    return Measure(name, "200 ms", GAP_SECONDS, measured, 1.0)


def _key(name: str, measured: float, note: str) -> Measure:
    return Measure(name, "30 ms", KEY_SECONDS, measured, 1.0, note=note)
