"""Data files of a size no district has yet: export figures by the million, and firms by the hundred thousand.

Two years of single months, each figure one firm's in one market and HS code, as customs gives them. The
rows are fictional, the same for the same arguments, and are written by the database itself because the
write gate's images of ten million rows would take longer than the measure.

``python -m tests.benchmarks.big_years exports 1000000 FOLDER`` or ``firms 100000 FOLDER`` makes one by hand.
"""

import random
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import Connection, text

from tests.builders import a_credit_code, a_firm, a_rate, a_target, an_edition, an_exhibition, an_order
from tradeplanner import paths
from tradeplanner.domain.exhibitions import Status
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Actor, EditionId, ExhibitionId, FirmId, Noun
from tradeplanner.domain.money import Money
from tradeplanner.domain.orders import Stage
from tradeplanner.domain.targets import Measure as Aim
from tradeplanner.domain.targets import TargetScope
from tradeplanner.storage import opening, summaries
from tradeplanner.storage.rows import to_row
from tradeplanner.storage.work import Intent, Work

FIRST_YEAR, MONTHS = 2023, 24
TOWNS = tuple(f"第{n}街道（示例）" for n in range(1, 17))
INDUSTRIES = tuple(f"行业{n}（示例）" for n in range(1, 21))
MARKETS, CHAPTERS = 200, 97
FIRMS, EDITIONS, ORDERS = 5_000, 50, 20_000
SOURCE = "示例数据"
CLERK = Actor("bench", "bench")

_ROWS = """
INSERT INTO exports (id, version, year, first_month, last_month, cumulative, flow, place, firm_id, industry,
                     market, hs, value_minor, value_currency, unit, source)
WITH RECURSIVE counted(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM counted WHERE n + 1 < :rows)
SELECT :start + n, 1, :year, :month, :month, 0, 'export', '', 1 + (n * 7919 + :month) % :firms, '',
       char(65 + (n * 31 + n / 7) % 25, 65 + (n * 17 + n / 11) % 8), printf('%02d', 1 + n % :chapters),
       100000 + (n * 7727) % 900000000, 'CNY', '', :source
FROM counted
"""


def firms(count: int) -> Iterator[dict[str, object]]:
    """Yield rows of ``count`` firms, each with a code of its own that passes the check."""
    for number in range(count):
        yield to_row(
            a_firm(
                name_zh=f"绍兴第{number}号纺织有限公司（示例）", credit_code=a_credit_code(number),
                town=TOWNS[number % len(TOWNS)], industry=INDUSTRIES[number // 3 % len(INDUSTRIES)],
            )
        )  # fmt: skip


def make_firms(folder: Path, count: int) -> Path:
    """Make a data file with ``count`` firms, written through the gate, and return it."""
    path = folder / paths.DATA_FILE
    with closing(opening.open_file(path)) as store, store.write(Intent(CLERK, Act.ADD, Noun.FIRM)) as work:
        work.insert(Noun.FIRM, firms(count))
    return path


def make_exports(folder: Path, rows: int, *, firm_count: int = FIRMS) -> Path:
    """Make a data file with two years of ``rows`` figures, fairs, orders and targets, and return it."""
    path = folder / paths.DATA_FILE
    with closing(opening.open_file(path)) as store:
        with store.write(Intent(CLERK, Act.ADD, Noun.FIRM)) as work:
            work.insert(Noun.FIRM, firms(firm_count))
            _goals(work)
            _fairs(work, firm_count)
        with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
            _exports(connection, rows, firm_count)
            summaries.rebuild_all(connection)
    return path


def _exports(connection: Connection, rows: int, firm_count: int) -> None:
    indexes = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master"
        " WHERE type = 'index' AND tbl_name = 'exports' AND sql IS NOT NULL"
    ).all()
    for name, _ in indexes:
        connection.exec_driver_sql(f"DROP INDEX {name}")
    for at in range(MONTHS):
        values = {
            "rows": rows // MONTHS, "start": 1 + at * (rows // MONTHS), "year": FIRST_YEAR + at // 12,
            "month": at % 12 + 1, "firms": firm_count, "chapters": CHAPTERS, "source": SOURCE,
        }  # fmt: skip
        connection.execute(text(_ROWS), values)
    for _, statement in indexes:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("INSERT INTO counters VALUES ('exports', 1, ?)", (rows + 1,))


def _goals(work: Work) -> None:
    year = FIRST_YEAR + 1
    amount = Money(10**14, "CNY")
    work.add(Noun.TARGET, a_target(measure=Aim.EXPORTS, year=year, amount=amount))
    for town in TOWNS:
        work.add(
            Noun.TARGET,
            a_target(measure=Aim.EXPORTS, scope=TargetScope.TOWN, scope_key=town, year=year, amount=amount),
        )
    for at in (FIRST_YEAR, year):
        work.add(Noun.RATE, a_rate(currency="USD", first=date(at, 1, 1), last=date(at, 12, 31)))


def _fairs(work: Work, firm_count: int) -> None:
    """Store fairs of the second year and their orders."""
    chance = random.Random(7)  # noqa: S311  # the same file every time, no secret
    work.add(Noun.EXHIBITION, an_exhibition())
    year = FIRST_YEAR + 1
    for number in range(EDITIONS):
        work.add(
            Noun.EDITION,
            an_edition(
                exhibition_id=ExhibitionId(1),
                year=year,
                name_zh=f"第{number}届展（示例）",
                status=Status.HELD,
            ),
        )
    orders = (
        to_row(
            an_order(
                contract_no=f"HT{number}", firm_id=FirmId(1 + chance.randrange(firm_count)),
                edition_id=EditionId(1 + number % EDITIONS), amount=Money(chance.randrange(10**8), "USD"),
                stage=Stage.CONTRACT if number % 3 == 0 else Stage.INTENDED,
                signed_on=date(year, 1, 1) + timedelta(days=number % EDITIONS * 7 + chance.randrange(4)),
            )
        )
        for number in range(ORDERS)
    )  # fmt: skip
    work.insert(Noun.ORDER, orders)


if __name__ == "__main__":
    make = make_exports if sys.argv[1] == "exports" else make_firms
    make(Path(sys.argv[3]), int(sys.argv[2]))
