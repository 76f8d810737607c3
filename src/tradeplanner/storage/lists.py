"""The names that the bureau's lists hold, where they stand in other nouns: a town, an industry."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, func, select

from tradeplanner.domain.ids import Noun
from tradeplanner.domain.targets import TargetScope
from tradeplanner.storage.firms import firms
from tradeplanner.storage.targets import targets

SCOPES = {"town": TargetScope.TOWN, "industry": TargetScope.INDUSTRY}
"""The firm's field that a list fills, and the scope of the targets that name its entries."""


def used(connection: Connection, field: str) -> list[str]:
    """Return the names that firms have in ``field`` ("town" or "industry"), those of most firms first."""
    column = firms.c[field]
    query = (
        select(column)
        .where(column != "", firms.c.retired.is_(None))
        .group_by(column)
        .order_by(func.count().desc(), column)
    )
    return list(connection.execute(query).scalars())


def holding(connection: Connection, field: str, name: str) -> Iterator[tuple[Noun, str, int, int]]:
    """Yield (noun, column, id, version) of each row that names ``name``: firms, then targets."""
    for noun, column, query in _queries(field, name):
        for row_id, version in connection.execute(query):
            yield noun, column, row_id, version


def _queries(field: str, name: str) -> Iterator[tuple[Noun, str, Select[Any]]]:
    yield Noun.FIRM, field, select(firms.c.id, firms.c.version).where(firms.c[field] == name)
    scope = SCOPES[field].value
    named = (targets.c.scope == scope, targets.c.scope_key == name)
    yield Noun.TARGET, "scope_key", select(targets.c.id, targets.c.version).where(*named)
