"""One letter typed into the search of a table of a million rows, painted, beside a plain repaint."""

import os
from typing import TYPE_CHECKING, NamedTuple

from tests.benchmarks.big_files import INDUSTRIES, TOWNS
from tests.benchmarks.table import Measure, least

if TYPE_CHECKING:
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

    def painted() -> None:
        table.view.viewport().repaint()
        app.processEvents()

    def typed(word: str) -> None:
        table.set_filter(word)
        painted()

    measures = []
    for word in WORDS:
        limit, measured = _typed(table, word)
        left = f"{len(table.model.rows.shown):,} left"
        name = f"filter {ROWS:,} rows by “{word}”, painted"
        measures.append(Measure(name, "plain repaint", limit, measured, 6.0, note=left))
    table.close()
    return measures


def _typed(table: "Table", word: str) -> tuple[float, float]:
    """Return the shortest plain repaint, and the shortest typing of ``word`` into an empty search."""

    def painted() -> None:
        table.view.viewport().repaint()

    def typed() -> None:
        table.search.setText(word)
        painted()

    runs = []
    for _ in range(TIMES):
        table.search.clear()
        runs.append(least(1, painted, typed))
    return min(plain for plain, _ in runs), min(filtered for _, filtered in runs)
