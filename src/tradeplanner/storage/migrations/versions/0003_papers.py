"""The third schema: result forms, booths, delegates and import profiles.

Revision ID: 0003
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the four tables, empty."""
    _returns()
    _booths()
    _delegates()
    _profiles()


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=False)


def _money(name: str) -> list[sa.Column[Any]]:
    minor: sa.Column[Any] = sa.Column(f"{name}_minor", sa.BigInteger(), nullable=True)
    return [minor, sa.Column(f"{name}_currency", sa.String(3), nullable=True)]


def _table(
    name: str, parents: dict[str, bool], *columns: sa.Column[Any], unique: tuple[str, ...] = ()
) -> None:
    """Create a table with the columns that every noun has; ``parents`` tell whether each is required."""
    refers = []
    for parent, required in parents.items():
        key = sa.ForeignKey(f"{parent}s.id", name=f"fk_{name}_{parent}_id")
        refers.append(sa.Column(f"{parent}_id", ID, key, nullable=not required))
    batch = sa.ForeignKey("import_batches.id", name=f"fk_{name}_batch_id")
    op.create_table(
        name,
        sa.Column("id", ID, nullable=False, autoincrement=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *refers,
        *columns,
        sa.Column("batch_id", ID, batch, nullable=True),
        sa.Column("source_sheet", sa.Text(), nullable=True),
        sa.Column("source_row", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        *([sa.UniqueConstraint(*unique, name=f"uq_{name}_{'_'.join(unique)}")] if unique else []),
    )
    for parent in parents:
        op.create_index(f"ix_{name}_{parent}_id", name, [f"{parent}_id"])


def _returns() -> None:
    sums = ("intended", "on_site", "contracted", "after_3", "after_6", "after_12")
    _table(
        "returns",
        {"firm": True, "edition": True},
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("buyers", sa.BigInteger(), nullable=True),
        sa.Column("new_buyers", sa.BigInteger(), nullable=True),
        _text("markets"),
        *(column for name in sums for column in _money(name)),
        _text("products"),
        _text("satisfaction"),
        sa.Column("exhibits_again", sa.Boolean(), nullable=True),
        _text("remarks"),
        unique=("firm_id", "edition_id"),
    )


def _booths() -> None:
    _table(
        "booths",
        {"edition": True, "firm": False},
        _text("hall"),
        _text("number"),
        _text("booth_type"),
        sa.Column("area", sa.Text(), nullable=True),
        sa.Column("open_sides", sa.BigInteger(), nullable=True),
        _text("fascia_zh"),
        _text("fascia_en"),
        *_money("fee"),
        sa.Column("fee_rate", sa.Text(), nullable=True),
        *_money("fee_home"),
        *_money("paid"),
        _text("receipt"),
        _text("notes"),
        unique=("edition_id", "hall", "number"),
    )


def _delegates() -> None:
    _table(
        "delegates",
        {"edition": True, "firm": False},
        *map(_text, ("delegation", "name", "sex")),
        sa.Column("born_on", sa.Date(), nullable=True),
        *map(_text, ("employer", "position", "passport_no")),
        sa.Column("passport_expires", sa.Date(), nullable=True),
        *map(_text, ("visa_market", "visa_state")),
        sa.Column("leaves_on", sa.Date(), nullable=True),
        sa.Column("back_on", sa.Date(), nullable=True),
        *map(_text, ("flight", "room", "phone", "emergency_contact", "notes")),
    )


def _profiles() -> None:
    _table("profiles", {}, *map(_text, ("name", "kind", "headings", "decisions")), unique=("kind", "name"))
