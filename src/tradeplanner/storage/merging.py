"""What belongs to two firms: rows that would go over from one to the other, and those that would meet.

Tables are asked by their columns and constraints, so a table that is added later is not forgotten.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, UniqueConstraint, select

from tradeplanner.domain.ids import FirmId, Noun
from tradeplanner.storage.tables import TABLES

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Meeting:
    """Rows of two firms of which only one may stand: at one edition, or of one year."""

    noun: Noun
    kept: Row
    gone: Row


def belonging(connection: Connection, firm_id: FirmId) -> dict[Noun, list[Row]]:
    """Return the rows of each noun that belong to a firm, as columns."""
    return {noun: _rows(connection, table, firm_id) for noun, table in _tables()}


def meetings(connection: Connection, kept: FirmId, gone: FirmId) -> list[Meeting]:
    """Return the rows that a constraint keeps from both being one firm's."""
    met = []
    for noun, table in _tables():
        keys = _keys(table)
        if not keys:
            continue
        own = _rows(connection, table, kept)
        for row in _rows(connection, table, gone):
            other = next((one for one in own if any(_same(one, row, key) for key in keys)), None)
            if other is not None:
                met.append(Meeting(noun, other, row))
    return met


def tied(connection: Connection, participation_id: int) -> list[Row]:
    """Return the orders that are tied to a participation."""
    table = TABLES[Noun.ORDER]
    found = connection.execute(select(table).where(table.c.participation_id == participation_id))
    return [dict(row) for row in found.mappings()]


def _tables() -> Iterator[tuple[Noun, Table]]:
    return ((noun, table) for noun, table in TABLES.items() if "firm_id" in table.c)


def _rows(connection: Connection, table: Table, firm_id: FirmId) -> list[Row]:
    query = select(table).where(table.c.firm_id == firm_id).order_by(table.c.id)
    return [dict(row) for row in connection.execute(query).mappings()]


def _keys(table: Table) -> list[tuple[str, ...]]:
    """Return the other columns of each constraint by which a firm has one row of a kind."""
    constraints = [one.columns for one in table.constraints if isinstance(one, UniqueConstraint)]
    indexes = [one.columns for one in table.indexes if one.unique]
    named = [tuple(column.name for column in columns) for columns in (*constraints, *indexes)]
    return [tuple(name for name in names if name != "firm_id") for names in named if "firm_id" in names]


def _same(one: Row, other: Row, key: tuple[str, ...]) -> bool:
    return all(one[name] == other[name] for name in key)
