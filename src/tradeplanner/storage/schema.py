"""What every table shares: the metadata, ids that are never used twice, versions and origins."""

from sqlalchemy import BigInteger, Boolean, Column, Date, ForeignKey, Integer, MetaData, String, Table, Text
from sqlalchemy.schema import SchemaItem

from tradeplanner.domain.ids import Noun

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Id = BigInteger().with_variant(Integer, "sqlite")


def text(name: str) -> Column[str]:
    """Return a text column that is never null: nothing is the empty string, one meaning in the store."""
    return Column(name, Text, nullable=False, default="")


def listing(name: str) -> Column[str]:
    """Return a column of several texts, kept as a JSON list."""
    return Column(name, Text, nullable=False, default="[]")


def number(name: str, *, required: bool = False) -> Column[int]:
    """Return a column of a whole number."""
    return Column(name, BigInteger, nullable=not required)


def decimal(name: str, *, required: bool = False) -> Column[str]:
    """Return a column of an exact decimal, kept as text because SQLite would make it a float."""
    return Column(name, Text, nullable=not required)


def day(name: str, *, required: bool = False) -> Column[object]:
    """Return a column of a local calendar day."""
    return Column(name, Date, nullable=not required)


def flag(name: str, *, required: bool = False) -> Column[bool]:
    """Return a yes-or-no column; null means that nobody has said."""
    return Column(name, Boolean, nullable=not required, default=False if required else None)


def money(name: str, *, required: bool = False) -> list[SchemaItem]:
    """Return the two columns of an amount: minor units and ISO 4217 code."""
    return [
        Column(f"{name}_minor", BigInteger, nullable=not required),
        Column(f"{name}_currency", String(3), nullable=not required),
    ]


def refers(name: str, noun: Noun, *, required: bool = False) -> Column[int]:
    """Return a column that refers to a row of ``noun``; the database enforces it."""
    return Column(name, Id, ForeignKey(f"{noun.value}.id"), nullable=not required, index=True)


def noun_table(noun: Noun, *items: SchemaItem) -> Table:
    """Return the table of a noun: id, version, ``items``, and where an imported row came from."""
    return Table(
        noun.value,
        metadata,
        Column("id", Id, primary_key=True, autoincrement=False),
        Column("version", Integer, nullable=False),
        *items,
        Column("batch_id", Id, ForeignKey("import_batches.id"), nullable=True),
        Column("source_sheet", Text, nullable=True),
        Column("source_row", Integer, nullable=True),
    )
