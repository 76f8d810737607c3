"""The tables of sums: figures added up once, so that a page reads few rows whatever their number.

They are never logged and never undone: ``summing`` computes them anew from the rows themselves, in the
transaction that changed those. ``by_firm`` tells a firm's figure from a place's, ``place`` is "" for the
former; ``records`` counts what a sum is made of, because a sum of nought is not the same as no figure.
"""

from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Date, Integer, String, Table, Text
from sqlalchemy.types import TypeEngine

from tradeplanner.storage.schema import Id, metadata


def _summary(name: str, keys: list[Column[Any]], *values: Column[Any]) -> Table:
    """Return a table whose rows are found by ``keys``, in the order in which they are written."""
    for key in keys:
        key.primary_key, key.nullable = True, False
    return Table(
        name, metadata, *keys, Column("version", Integer, nullable=False, default=1), *values,
        sqlite_with_rowid=False,
    )  # fmt: skip


def _key(name: str, kind: type[TypeEngine[Any]] | TypeEngine[Any] = Text) -> Column[Any]:
    return Column(name, kind, autoincrement=False)


def _months() -> list[Column[Any]]:
    return [_key(name, Integer) for name in ("year", "last_month", "first_month")]


def _sum() -> list[Column[Any]]:
    return [Column("minor", BigInteger, nullable=False), Column("records", Integer, nullable=False)]


def _whose() -> list[Column[Any]]:
    return [_key("flow"), _key("by_firm", Boolean), _key("place")]


export_cube = _summary(
    "export_cube",
    [_key("year", Integer), _key("last_month", Integer), _key("market"), _key("town"), _key("industry"),
     _key("first_month", Integer), *_whose(), _key("currency", String(3)), _key("overlapping", Boolean)],
    *_sum(),
)  # fmt: skip
"""What counts of the exports, by months, market, industry and town; any cut adds up to the same total.

The key begins with what differs most: a month is added up in that order, and equal texts cost time.

``overlapping`` rows come from series whose figures repeat one another (``domain.parts``); all others are
plain sums of the records of one month.
"""

export_towns = _summary(
    "export_towns",
    [*_months(), *_whose(), _key("town"), _key("industry"), _key("currency", String(3))],
    *_sum(),
)
"""The cube without its markets."""

export_markets = _summary(
    "export_markets", [*_months(), *_whose(), _key("market"), _key("currency", String(3))], *_sum()
)
"""The cube by months and market alone."""

export_series = _summary(
    "export_series",
    [_key("year", Integer), _key("last_month", Integer), _key("firm_id", Id), _key("place"),
     _key("first_month", Integer), _key("flow"), _key("breakdown", Integer), _key("currency", String(3))],
    *_sum(),
)  # fmt: skip
"""Records added up by whose they are (``firm_id`` 0: the place's) and how they are broken down.

They may repeat one another; those of a firm or place in ``export_overlaps`` must go through
``domain.parts`` before they are added.
"""

export_shapes = _summary(
    "export_shapes",
    [*_months(), _key("flow"), _key("by_firm", Boolean), _key("breakdown", Integer), _key("source")],
)
"""Which sorts of records there are, and from which sources: a few rows a month."""

export_overlaps = _summary(
    "export_overlaps", [_key("year", Integer), _key("flow"), _key("firm_id", Id), _key("place")]
)
"""The series of a year whose figures repeat one another."""

order_cube = _summary(
    "order_cube",
    [_key("signed_on", Date), _key("edition_id", Id), _key("stage"), _key("market"), _key("industry"),
     _key("town"), _key("currency", String(3))],
    *_sum(),
)  # fmt: skip
"""Orders by day, because each is worth its own day's rate; ``edition_id`` 0: won outside any fair."""

order_days = _summary(
    "order_days",
    [_key("edition_id", Id), _key("signed_on", Date), _key("stage"), _key("currency", String(3))],
    *_sum(),
)
"""The orders' cube by edition and day alone."""

OF_MONTHS = (export_cube, export_towns, export_markets, export_series, export_shapes)
OF_DAYS = (order_cube, order_days)
SUMMARIES = (*OF_MONTHS, export_overlaps, *OF_DAYS)
