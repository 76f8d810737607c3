"""Dashboards at ten million figures beside one million, and what a changed month costs the sums."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, func, select

from tests.benchmarks import big_years
from tests.benchmarks.big_years import CLERK, FIRST_YEAR
from tests.benchmarks.table import Measure, least, seconds
from tests.builders import an_export
from tradeplanner.app import dashboard, insights
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.domain.dashboards import Ask
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import FirmId, Noun
from tradeplanner.domain.league import By
from tradeplanner.storage import readings, summaries, summing
from tradeplanner.storage.exports import exports
from tradeplanner.storage.touched import Touched
from tradeplanner.storage.work import Intent, Work

SMALL, LARGE = 1_000_000, 10_000_000
YEAR = FIRST_YEAR + 1
MONTH = (YEAR, 6)
TIMES = 7
COLUMNS = (
    "year", "first_month", "last_month", "flow", "firm_id", "market", "hs", "value_minor", "value_currency",
)  # fmt: skip
Query = Callable[[Connection], object]

QUERIES: tuple[Query, ...] = (
    lambda connection: readings.exports(connection, YEAR, ""),
    lambda connection: summaries.export_sums(connection, (YEAR - 1, YEAR)),
    lambda connection: summaries.market_sums(connection, (YEAR,)),
    lambda connection: summaries.market_sums(connection, (YEAR - 1, YEAR)),
    lambda connection: summaries.industry_sums(connection, (YEAR - 1, YEAR)),
    lambda connection: readings.orders(connection, YEAR),
)
"""The district's course with its targets, the towns, months by market, the leagues of markets and of
industries, and the orders by edition."""


def dashboards() -> list[Measure]:
    """Measure a district of a million figures beside one of ten million; making both takes minutes."""
    with tempfile.TemporaryDirectory(prefix="tradeplanner-bench-") as name:
        folders = [Path(name, str(rows)) for rows in (SMALL, LARGE)]
        for folder, rows in zip(folders, (SMALL, LARGE), strict=True):
            big_years.make_exports(folder, rows)
        return measured(*folders)


def measured(small: Path, large: Path) -> list[Measure]:
    """Measure the two data files that lie in these folders."""
    with open_workspace(small) as few, open_workspace(large) as many:
        both = (few, many)
        return [
            _beside("six dashboard queries at 10 M export rows", _ask, both, 1.3),
            _beside("the pages' answers to them", _answer, both, 1.3),
            _beside("six charts of the page of charts, read", _charts, both, 1.3),
            _beside("one figure added and taken off at 10 M", _correct, both, 2.0),
            *(_rebuilt(ws) for ws in both),
        ]


def _beside(
    name: str, action: Callable[[Workspace], object], both: tuple[Workspace, Workspace], goal: float
) -> Measure:
    few, many = both
    limit, spent = least(TIMES, lambda: action(few), lambda: action(many))
    return Measure(name, "the same at 1 M", limit, spent, goal)


def _ask(ws: Workspace) -> None:
    with ws.store.read() as connection:
        for query in QUERIES:
            query(connection)


def _answer(ws: Workspace) -> None:
    insights.export_course(ws, YEAR)
    insights.town_courses(ws, YEAR)
    for by in (By.TOWN, By.MARKET, By.INDUSTRY):
        insights.export_league(ws, YEAR, by)
    insights.orders_by_edition(ws, YEAR)


def _charts(ws: Workspace) -> None:
    dashboard.dashboard(ws, YEAR, None, tuple(Ask)[:6])


@contextmanager
def _undone(ws: Workspace) -> Iterator[Connection]:
    """Give a connection whose changes are taken back."""
    with ws.store.engine.connect().execution_options(writes=True) as connection:
        change = connection.begin()
        yield connection
        change.rollback()


def _correct(ws: Workspace) -> None:
    """Add a figure to a month and take it away again, as a clerk would: two steps."""
    record = an_export(
        year=MONTH[0], first_month=MONTH[1], last_month=MONTH[1], firm_id=FirmId(1), place="", market="US",
        hs="52", source=big_years.SOURCE,
    )  # fmt: skip
    with ws.store.write(Intent(CLERK, Act.ADD, Noun.EXPORT)) as work:
        added = work.add(Noun.EXPORT, record)
    with ws.store.write(Intent(CLERK, Act.REMOVE, Noun.EXPORT)) as work:
        work.delete(Noun.EXPORT, added, 1)


def _rebuilt(ws: Workspace) -> Measure:
    """Measure the sums of one imported month beside the insert of its rows through the gate."""
    with _undone(ws) as connection:
        rows = connection.execute(
            select(func.count()).where(exports.c.year == MONTH[0], exports.c.last_month == MONTH[1])
        ).scalar_one()
        (spent,) = least(3, lambda: summing.refresh(connection, Touched(exports={MONTH})))
    inserted = min(seconds(lambda: _insert(ws, rows)) for _ in range(2))
    return Measure(f"sums of an imported month of {rows:,}", "its insert", inserted, spent, 1.0)


def _insert(ws: Workspace, rows: int) -> None:
    """Insert as many rows through the gate, their sums apart, and roll back."""
    values = (
        [*MONTH, MONTH[1], "export", 1 + n % big_years.FIRMS, "US", "52", n, "CNY"] for n in range(rows)
    )
    with _undone(ws) as connection:
        Work(connection, Intent(CLERK, Act.IMPORT, Noun.EXPORT)).insert_columns(
            Noun.EXPORT, COLUMNS, (list(zip(*values, strict=True)),)
        )
