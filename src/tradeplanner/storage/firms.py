"""Firms and the yearly figures that registers state of them."""

from sqlalchemy import Column, Connection, Index, Table, UniqueConstraint, and_, func, select, union_all

from tradeplanner.domain.firms import Contact, Firm, FirmFigure
from tradeplanner.domain.ids import FirmId, Noun
from tradeplanner.storage import rows
from tradeplanner.storage.schema import day, flag, listing, metadata, money, noun_table, number, refers, text

firms: Table = noun_table(
    Noun.FIRM,
    text("name_zh"),
    text("name_en"),
    listing("former_names"),
    text("credit_code"),
    text("code_reason"),
    text("customs_code"),
    text("town"),
    text("industry"),
    text("group_name"),
    text("nature"),
    text("legal_representative"),
    text("contact"),
    text("position"),
    text("phone"),
    text("email"),
    text("address"),
    listing("hs_chapters"),
    listing("markets"),
    text("size"),
    flag("specialised"),
    flag("first_time"),
    flag("dishonest"),
    text("bank"),
    text("account"),
    text("notes"),
    day("retired"),
)
# Many firms may lack a code, but no two may share one.
Index(
    "uq_firms_credit_code",
    firms.c.credit_code,
    unique=True,
    sqlite_where=firms.c.credit_code != "",
    postgresql_where=firms.c.credit_code != "",
)
Index("ix_firms_name_zh", firms.c.name_zh)

firm_figures: Table = noun_table(
    Noun.FIGURE,
    refers("firm_id", Noun.FIRM, required=True),
    number("year", required=True),
    text("measure"),
    *money("value", required=True),
    UniqueConstraint("firm_id", "year", "measure"),
)


def get(connection: Connection, firm_id: FirmId) -> Firm | None:
    """Return one firm, or None."""
    return rows.one(connection, Firm, select(firms).where(firms.c.id == firm_id))


def listed(connection: Connection, *, retired: bool = False) -> list[Firm]:
    """Return all firms by name; those that left the register only when ``retired``."""
    query = select(firms).order_by(firms.c.name_zh, firms.c.id)
    if not retired:
        query = query.where(firms.c.retired.is_(None))
    return rows.many(connection, Firm, query)


def names(connection: Connection) -> dict[int, tuple[str, str]]:
    """Return the names of all firms in both languages, by id."""
    f = firms.c
    found = connection.execute(select(f.id, f.name_zh, f.name_en))
    return {row.id: (row.name_zh, row.name_en) for row in found}


def contacts(connection: Connection) -> list[Contact]:
    """Return the few facts of every firm that lists show, by name; retired ones too."""
    columns = [firms.c[name] for name in rows.columns_of(Contact)]
    return rows.many(connection, Contact, select(*columns).order_by(firms.c.name_zh, firms.c.id))


def of_group(connection: Connection, group_name: str) -> list[Contact]:
    """Return the firms of a group of companies by name, retired ones too; none for no name."""
    columns = [firms.c[name] for name in rows.columns_of(Contact)]
    query = select(*columns).where(firms.c.group_name == group_name, firms.c.group_name != "")
    return rows.many(connection, Contact, query.order_by(firms.c.name_zh, firms.c.id))


def by_code(connection: Connection, credit_code: str) -> Firm | None:
    """Return the firm with this credit code, or None."""
    return rows.one(connection, Firm, select(firms).where(firms.c.credit_code == credit_code))


def figures(connection: Connection, firm_id: FirmId) -> list[FirmFigure]:
    """Return a firm's stated yearly figures, oldest first."""
    query = select(firm_figures).where(firm_figures.c.firm_id == firm_id).order_by(firm_figures.c.year)
    return rows.many(connection, FirmFigure, query)


def last_figures(connection: Connection, measure: str) -> list[FirmFigure]:
    """Return the newest stated figure of each firm that has one of this measure."""
    years = (
        select(firm_figures.c.firm_id, func.max(firm_figures.c.year).label("year"))
        .where(firm_figures.c.measure == measure)
        .group_by(firm_figures.c.firm_id)
        .subquery()
    )
    newest = and_(years.c.firm_id == firm_figures.c.firm_id, years.c.year == firm_figures.c.year)
    query = select(firm_figures).join(years, newest).where(firm_figures.c.measure == measure)
    return rows.many(connection, FirmFigure, query)


def count_references(connection: Connection, firm_id: FirmId) -> int:
    """Return how many participations, orders and export records belong to a firm: its history."""
    counts = []
    for noun in (Noun.PARTICIPATION, Noun.ORDER, Noun.EXPORT):
        table = metadata.tables[noun.value]
        column: Column[int] = table.c.firm_id
        counts.append(select(func.count().label("n")).select_from(table).where(column == firm_id))
    parts = union_all(*counts).subquery()
    return int(connection.execute(select(func.sum(parts.c.n))).scalar_one() or 0)
