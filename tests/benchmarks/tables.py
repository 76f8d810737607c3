"""One letter typed into the search of a table of a million rows, painted, beside a plain repaint."""

import os
import time
from typing import TYPE_CHECKING, NamedTuple

from tests.benchmarks.big_files import INDUSTRIES, TOWNS
from tests.benchmarks.table import Measure, seconds

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tradeplanner.ui.widgets.table import Table

ROWS = 1_000_000
TIMES = 5
WORDS = ("纺", "纺织", "纺织有", "99")
"""What is typed: what nearly every row holds, longer words of it, and what few rows hold."""


class Line(NamedTuple):
    """A row of the table."""

    number: int
    name: str
    town: str
    industry: str


def rows(count: int) -> list[Line]:
    """Return ``count`` made-up firms."""
    return [
        Line(
            at, f"绍兴第{at}号纺织有限公司（示例）", TOWNS[at % len(TOWNS)], INDUSTRIES[at % len(INDUSTRIES)]
        )
        for at in range(count)
    ]


def keystroke() -> list[Measure]:
    """Measure each of the words, typed into an empty search, beside a repaint of the same table."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from tradeplanner.i18n.language import mark
    from tradeplanner.ui import theme
    from tradeplanner.ui.widgets.columns import Column, Kind
    from tradeplanner.ui.widgets.table import Table

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.start(app, theme.Scheme.LIGHT)
    columns = [
        Column("number", mark("Number"), lambda row: row.number, kind=Kind.NUMBER),
        Column("name", mark("Name"), lambda row: row.name),
        Column("town", mark("Town"), lambda row: row.town),
        Column("industry", mark("Industry"), lambda row: row.industry),
    ]
    table = Table("benchmark", mark("Firms"), columns, key=lambda row: row.number)
    table.resize(1100, 900)
    table.show()
    table.set_rows(rows(ROWS))
    while table.model.rows.gather(ROWS):
        pass
    measures = [_typed(app, table, word) for word in WORDS]
    table.close()
    return measures


def _typed(app: "QApplication", table: "Table", word: str) -> Measure:
    """Measure ``word`` typed into an empty search until rows are painted; note when all were there."""
    plain, painted, ended = [], [], []
    for _ in range(TIMES):
        table.search.clear()
        # A window that was never shown paints nothing, and what clearing changed is not the repaint's.
        app.processEvents()
        plain.append(seconds(table.view.viewport().repaint))
        begun = time.perf_counter()
        table.search.setText(word)
        table.view.viewport().repaint()
        painted.append(time.perf_counter() - begun)
        while table.model.rows.looking:
            app.processEvents()
        ended.append(time.perf_counter() - begun)
    left = f"{len(table.model.rows.shown):,} left, all of them after {min(ended):.3f} s"
    name = f"filter {ROWS:,} rows by “{word}”, painted"
    return Measure(name, "plain repaint", min(plain), min(painted), 6.0, note=left)
