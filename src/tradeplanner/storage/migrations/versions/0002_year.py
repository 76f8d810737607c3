"""The second schema: what a reply slip says beyond the first schema's columns, and the tables of sums.

Revision ID: 0002
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the columns and tables; rows that stand get what "nobody has said" means."""
    _participations()
    _export_sums()
    _order_sums()
    _growths()


def _participations() -> None:
    op.add_column("participations", sa.Column("open_sides", sa.BigInteger(), nullable=True))
    op.add_column("participations", sa.Column("with_delegation", sa.Boolean(), nullable=True))
    for name, nothing in (
        ("exhibits_en", ""), ("hs", ""), ("brand", ""), ("freight", ""), ("target_markets", "[]"),
    ):  # fmt: skip
        column = sa.Column(name, sa.Text(), nullable=False, server_default=nothing)
        op.add_column("participations", column)


ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _texts(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text()) for name in names]


def _numbers(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Integer()) for name in names]


def _summary(name: str, keys: list[sa.Column[Any]], *, added: bool = True) -> None:
    """Create a table of sums, found by ``keys`` and empty: what it holds is computed after migrating."""
    for key in keys:
        key.nullable, key.autoincrement = False, False
    minor: sa.Column[Any] = sa.Column("minor", sa.BigInteger(), nullable=False)
    records: sa.Column[Any] = sa.Column("records", sa.Integer(), nullable=False)
    op.create_table(
        name,
        *keys,
        sa.Column("version", sa.Integer(), nullable=False),
        *((minor, records) if added else ()),
        sa.PrimaryKeyConstraint(*(key.name for key in keys), name=f"pk_{name}"),
        sqlite_with_rowid=False,
    )


def _export_sums() -> None:
    def by_firm() -> sa.Column[Any]:
        return sa.Column("by_firm", sa.Boolean())

    def firm() -> sa.Column[Any]:
        return sa.Column("firm_id", ID)

    def currency() -> sa.Column[Any]:
        return sa.Column("currency", sa.String(3))

    def ended() -> list[sa.Column[Any]]:
        return _numbers("year", "last_month")

    def whose() -> list[sa.Column[Any]]:
        return [*_numbers("first_month"), *_texts("flow"), by_firm(), *_texts("place")]

    overlapping: sa.Column[Any] = sa.Column("overlapping", sa.Boolean())
    parted = _texts("market", "town", "industry")
    _summary("export_cube", [*ended(), *parted, *whose(), currency(), overlapping])
    _summary("export_towns", [*ended(), *whose(), *_texts("town", "industry"), currency()])
    _summary("export_markets", [*ended(), *whose(), *_texts("market"), currency()])
    series = [firm(), *_texts("place"), *_numbers("first_month"), *_texts("flow"), *_numbers("breakdown")]
    _summary("export_series", [*ended(), *series, currency()])
    shapes = [*_numbers("first_month"), *_texts("flow"), by_firm(), *_numbers("breakdown"), *_texts("source")]
    _summary("export_shapes", [*ended(), *shapes], added=False)
    _summary("export_overlaps", [*_numbers("year"), *_texts("flow"), firm(), *_texts("place")], added=False)


def _order_sums() -> None:
    def signed() -> sa.Column[Any]:
        return sa.Column("signed_on", sa.Date())

    def edition() -> sa.Column[Any]:
        return sa.Column("edition_id", ID)

    def currency() -> sa.Column[Any]:
        return sa.Column("currency", sa.String(3))

    parted = _texts("stage", "market", "industry", "town")
    _summary("order_cube", [signed(), edition(), *parted, currency()])
    _summary("order_days", [edition(), signed(), *_texts("stage"), currency()])


def _growths() -> None:
    """Published growths are few among many figures; Home looks for them."""
    stated = sa.text("growth IS NOT NULL")
    op.create_index(
        "ix_exports_year_place", "exports", ["year", "place"], sqlite_where=stated, postgresql_where=stated
    )
