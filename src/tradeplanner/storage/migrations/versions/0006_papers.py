"""The sixth schema: reports that a bureau made its own.

Revision ID: 0006
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the tables, empty."""
    _table(
        "own_reports",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("name", "report", "head", "foot", "logo")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("sections", "units", "language")),
        sa.Column("whole", sa.Boolean(), nullable=False),
        unique=("name",),
    )


def _table(name: str, *columns: sa.Column[Any], unique: tuple[str, ...]) -> None:
    """Create a table with the columns that every noun has."""
    batch = sa.ForeignKey("import_batches.id", name=f"fk_{name}_batch_id")
    op.create_table(
        name,
        sa.Column("id", ID, nullable=False, autoincrement=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *columns,
        sa.Column("batch_id", ID, batch, nullable=True),
        sa.Column("source_sheet", sa.Text(), nullable=True),
        sa.Column("source_row", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sa.UniqueConstraint(*unique, name=f"uq_{name}_{'_'.join(unique)}"),
    )
