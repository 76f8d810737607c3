"""The second schema: what a reply slip says beyond the first schema's columns.

Revision ID: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the columns; rows that stand get what "nobody has said" means."""
    _participations()


def _participations() -> None:
    op.add_column("participations", sa.Column("open_sides", sa.BigInteger(), nullable=True))
    op.add_column("participations", sa.Column("with_delegation", sa.Boolean(), nullable=True))
    for name, nothing in (
        ("exhibits_en", ""), ("hs", ""), ("brand", ""), ("freight", ""), ("target_markets", "[]"),
    ):  # fmt: skip
        column = sa.Column(name, sa.Text(), nullable=False, server_default=nothing)
        op.add_column("participations", column)
