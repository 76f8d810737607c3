"""Export records with their firms' names, so many as a person can look at.

A year of customs figures by firm may have a million records. A list reads its newest and largest;
words that a person types are looked for in the database, in all of them.
"""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from tradeplanner.domain.exports import ExportRecord
from tradeplanner.storage import rows
from tradeplanner.storage.exports import exports
from tradeplanner.storage.firms import firms

Word = tuple[str, Collection[str]]
"""What was typed, and the codes of the markets whose names hold it."""


def newest(
    connection: Connection, year: int, words: Sequence[Word], limit: int
) -> tuple[list[tuple[ExportRecord, str]], int]:
    """Return up to ``limit`` records of ``year`` that hold every word, and how many there are in all.

    The latest month comes first, in it the largest figure. Each record is with its firm's name, ""
    for a place's. A word is looked for in names, places, markets, industries, HS codes and sources.
    """
    passing = and_(exports.c.year == year, *(_holds(word) for word in words))
    kept = (
        select(exports.c.id)
        .where(passing)
        .order_by(exports.c.last_month.desc(), exports.c.first_month, exports.c.value_minor.desc())
        .limit(limit)
    )
    query = (
        select(exports, func.coalesce(firms.c.name_zh, "").label("firm_name"))
        .outerjoin(firms, firms.c.id == exports.c.firm_id)
        .where(exports.c.id.in_(kept))
        .order_by(exports.c.last_month.desc(), exports.c.first_month, exports.c.value_minor.desc())
    )
    found = connection.execute(query).mappings().all()
    total = len(found)
    if total == limit:
        total = int(connection.execute(select(func.count()).select_from(exports).where(passing)).scalar_one())
    return [(rows.from_row(ExportRecord, row), str(row["firm_name"])) for row in found], total


def _holds(word: Word) -> ColumnElement[bool]:
    text, markets = word
    named = select(firms.c.id).where(firms.c.name_zh.icontains(text, autoescape=True))
    plain = (exports.c.place, exports.c.industry, exports.c.hs, exports.c.source)
    return or_(
        exports.c.firm_id.in_(named),
        exports.c.market.in_(list(markets)),
        *(column.icontains(text, autoescape=True) for column in plain),
    )
