"""The first schema: the journal, and the tables of every noun with id, version and origin.

Written out in full and never changed again: a migration that followed today's tables would build
another schema tomorrow.

Revision ID: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create everything in an empty database."""
    _journal()
    for create in (
        _firms, _firm_figures, _programmes, _exhibitions, _editions, _participations, _orders, _rates,
        _exports, _targets, _settings,
    ):  # fmt: skip
        create()
    for table, name, columns in INDEXES:
        op.create_index(name, table, list(columns))
    coded = sa.text("credit_code <> ''")
    op.create_index(
        "uq_firms_credit_code",
        "firms",
        ["credit_code"],
        unique=True,
        sqlite_where=coded,
        postgresql_where=coded,
    )


INDEXES = (
    ("firms", "ix_firms_name_zh", ("name_zh",)),
    ("firm_figures", "ix_firm_figures_firm_id", ("firm_id",)),
    ("editions", "ix_editions_exhibition_id", ("exhibition_id",)),
    ("editions", "ix_editions_programme_id", ("programme_id",)),
    ("editions", "ix_editions_year", ("year",)),
    ("participations", "ix_participations_edition_id", ("edition_id",)),
    ("participations", "ix_participations_firm_id", ("firm_id",)),
    ("orders", "ix_orders_contract_no", ("contract_no",)),
    ("orders", "ix_orders_edition_id", ("edition_id",)),
    ("orders", "ix_orders_firm_id", ("firm_id",)),
    ("orders", "ix_orders_participation_id", ("participation_id",)),
    ("orders", "ix_orders_signed_on", ("signed_on",)),
    ("exports", "ix_exports_firm_id", ("firm_id",)),
    ("exports", "ix_exports_year_last_month", ("year", "last_month")),
    ("steps", "ix_steps_origin_id", ("origin_id",)),
    ("steps", "ix_steps_reverses_id", ("reverses_id",)),
    ("changes", "ix_changes_noun_rows", ("noun", "first_row", "last_row")),
    ("changes", "ix_changes_step_id", ("step_id",)),
    ("import_batches", "ix_import_batches_sha256", ("sha256",)),
    ("import_batches", "ix_import_batches_step_id", ("step_id",)),
)


def text(name: str, *, null: bool = False) -> sa.Column[str]:
    """Return a text column."""
    return sa.Column(name, sa.Text(), nullable=null)


def whole(name: str, *, null: bool = False) -> sa.Column[int]:
    """Return a column of a whole number."""
    return sa.Column(name, sa.BigInteger(), nullable=null)


def flag(name: str, *, null: bool = False) -> sa.Column[bool]:
    """Return a yes-or-no column."""
    return sa.Column(name, sa.Boolean(), nullable=null)


def day(name: str, *, null: bool = False) -> sa.Column[object]:
    """Return a column of a calendar day."""
    return sa.Column(name, sa.Date(), nullable=null)


def money(name: str, *, required: bool = False) -> list[sa.Column[object]]:
    """Return the two columns of an amount."""
    return [
        sa.Column(f"{name}_minor", sa.BigInteger(), nullable=not required),
        sa.Column(f"{name}_currency", sa.String(3), nullable=not required),
    ]


def refers(name: str, table: str, *, required: bool = False) -> sa.Column[int]:
    """Return a column that refers to a row of ``table``."""
    return sa.Column(name, ID, sa.ForeignKey(f"{table}.id"), nullable=not required)


def unique(table: str, *columns: str) -> sa.UniqueConstraint:
    """Return a constraint that no two rows share ``columns``."""
    return sa.UniqueConstraint(*columns, name=f"uq_{table}_{'_'.join(columns)}")


def key() -> sa.Column[int]:
    """Return the id column; the write gate gives the ids."""
    return sa.Column("id", ID, primary_key=True, autoincrement=False)


def version() -> sa.Column[int]:
    """Return the version column, which every table has."""
    return sa.Column("version", sa.Integer(), nullable=False)


def noun_table(name: str, *items: sa.schema.SchemaItem) -> None:
    """Create the table of a noun: id, version, ``items``, origin."""
    op.create_table(
        name,
        key(),
        version(),
        *items,
        sa.Column("batch_id", ID, sa.ForeignKey("import_batches.id"), nullable=True),
        sa.Column("source_sheet", sa.Text(), nullable=True),
        sa.Column("source_row", sa.Integer(), nullable=True),
    )


def _journal() -> None:
    op.create_table(
        "counters",
        sa.Column("name", sa.Text(), primary_key=True),
        version(),
        sa.Column("next", ID, nullable=False),
    )
    op.create_table("store_facts", sa.Column("key", sa.Text(), primary_key=True), version(), text("value"))
    op.create_table(
        "steps",
        key(),
        version(),
        *(text(n) for n in ("kind", "act", "noun", "params", "actor_login", "actor_name", "at")),
        sa.Column("origin_id", ID, nullable=False),
        sa.Column("reverses_id", ID, nullable=True),
    )
    _journal_of_rows()


def _journal_of_rows() -> None:
    op.create_table(
        "changes",
        key(),
        version(),
        refers("step_id", "steps", required=True),
        text("noun"),
        text("op"),
        sa.Column("first_row", ID, nullable=False),
        sa.Column("last_row", ID, nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=True),
        text("columns"),
        sa.Column("before", sa.LargeBinary(), nullable=True),
        sa.Column("after", sa.LargeBinary(), nullable=True),
        flag("dense"),
    )
    op.create_table(
        "import_batches",
        key(),
        version(),
        refers("step_id", "steps", required=True),
        text("kind"),
        text("file_name"),
        sa.Column("sha256", sa.String(64), nullable=False),
        text("details"),
    )


def _firms() -> None:
    noun_table(
        "firms",
        text("name_zh"),
        text("name_en"),
        text("former_names"),
        text("credit_code"),
        text("code_reason"),
        text("customs_code"),
        text("town"),
        text("industry"),
        text("nature"),
        text("legal_representative"),
        text("contact"),
        text("position"),
        text("phone"),
        text("email"),
        text("address"),
        text("hs_chapters"),
        text("markets"),
        text("size"),
        flag("specialised", null=True),
        flag("first_time", null=True),
        flag("dishonest", null=True),
        text("bank"),
        text("account"),
        text("notes"),
        day("retired", null=True),
    )


def _firm_figures() -> None:
    noun_table(
        "firm_figures",
        refers("firm_id", "firms", required=True),
        whole("year"),
        text("measure"),
        *money("value", required=True),
        unique("firm_figures", "firm_id", "year", "measure"),
    )


def _programmes() -> None:
    noun_table(
        "programmes",
        whole("year"),
        text("name_zh"),
        text("name_en"),
        whole("aim_key_exhibitions", null=True),
        whole("aim_firms", null=True),
        whole("aim_firm_visits", null=True),
        whole("aim_booths", null=True),
        *money("aim_orders"),
        text("notes"),
        unique("programmes", "year", "name_zh"),
    )


def _exhibitions() -> None:
    noun_table(
        "exhibitions",
        text("name_zh"),
        text("name_en"),
        text("organiser"),
        text("scope"),
        text("market"),
        text("city"),
        text("venue"),
        text("industries"),
        text("notes"),
        unique("exhibitions", "name_zh"),
    )


def _editions() -> None:
    noun_table(
        "editions",
        refers("exhibition_id", "exhibitions", required=True),
        refers("programme_id", "programmes"),
        whole("year"),
        text("name_zh"),
        text("name_en"),
        text("fair_class"),
        text("scope"),
        text("organiser"),
        text("market"),
        text("city"),
        text("venue"),
        text("industries"),
        day("opens", null=True),
        day("closes", null=True),
        whole("booth_quota", null=True),
        *money("booth_price"),
        whole("aim_firms", null=True),
        whole("aim_booths", null=True),
        *money("aim_orders"),
        text("owner"),
        text("status"),
        text("status_reason"),
        text("notes"),
        unique("editions", "year", "name_zh"),
    )


def _participations() -> None:
    noun_table(
        "participations",
        refers("firm_id", "firms", required=True),
        refers("edition_id", "editions", required=True),
        text("state"),
        text("state_reason"),
        text("booths", null=True),
        text("booth_type"),
        text("booth_numbers"),
        text("area", null=True),
        whole("people", null=True),
        text("exhibits"),
        day("applied_on", null=True),
        text("notes"),
        unique("participations", "firm_id", "edition_id"),
    )


def _orders() -> None:
    noun_table(
        "orders",
        text("contract_no"),
        refers("firm_id", "firms", required=True),
        refers("edition_id", "editions"),
        refers("participation_id", "participations"),
        text("buyer"),
        flag("buyer_confidential"),
        text("market"),
        text("hs"),
        text("product"),
        *money("amount", required=True),
        text("stage"),
        day("signed_on"),
        text("evidence"),
        text("notes"),
    )


def _rates() -> None:
    noun_table(
        "rates",
        text("currency"),
        day("first"),
        day("last"),
        text("quoted"),
        whole("per"),
        flag("inverse"),
        text("source"),
        unique("rates", "currency", "first", "last"),
    )


def _exports() -> None:
    noun_table(
        "exports",
        whole("year"),
        whole("first_month"),
        whole("last_month"),
        flag("cumulative"),
        text("flow"),
        text("place"),
        refers("firm_id", "firms"),
        text("industry"),
        text("market"),
        text("hs"),
        *money("value", required=True),
        text("unit"),
        text("growth", null=True),
        text("source"),
    )


def _targets() -> None:
    noun_table(
        "targets",
        text("measure"),
        text("scope"),
        text("scope_key"),
        whole("year"),
        *money("amount"),
        whole("count", null=True),
        text("phasing"),
        text("weights"),
        whole("revision"),
        day("decided_on", null=True),
        text("source"),
        text("notes"),
        unique("targets", "measure", "scope", "scope_key", "year", "revision"),
    )


def _settings() -> None:
    noun_table(
        "settings",
        text("key"),
        text("value"),
        unique("settings", "key"),
    )
