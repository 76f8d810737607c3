"""Returns: what firms say that fairs brought them."""

from sqlalchemy import Connection, Table, UniqueConstraint, select

from tradeplanner.domain.ids import EditionId, FirmId, Noun, ReturnId
from tradeplanner.domain.returns import Return
from tradeplanner.storage import rows
from tradeplanner.storage.schema import day, flag, listing, money, noun_table, number, refers, text

returns: Table = noun_table(
    Noun.RETURN,
    refers("firm_id", Noun.FIRM, required=True),
    refers("edition_id", Noun.EDITION, required=True),
    day("reported_on"),
    number("buyers"),
    number("new_buyers"),
    listing("markets"),
    *money("intended"),
    *money("on_site"),
    *money("contracted"),
    *money("after_3"),
    *money("after_6"),
    *money("after_12"),
    text("products"),
    text("satisfaction"),
    flag("exhibits_again"),
    text("remarks"),
    UniqueConstraint("firm_id", "edition_id"),
)


def get(connection: Connection, return_id: ReturnId) -> Return | None:
    """Return one result form, or None."""
    return rows.one(connection, Return, select(returns).where(returns.c.id == return_id))


def listed(connection: Connection, edition_id: EditionId | None = None) -> list[Return]:
    """Return the result forms of one edition, or all."""
    query = select(returns).order_by(returns.c.id)
    if edition_id is not None:
        query = query.where(returns.c.edition_id == edition_id)
    return rows.many(connection, Return, query)


def of_firm(connection: Connection, firm_id: FirmId) -> list[Return]:
    """Return the result forms of a firm, newest first."""
    query = select(returns).where(returns.c.firm_id == firm_id)
    return rows.many(connection, Return, query.order_by(returns.c.reported_on.desc(), returns.c.id.desc()))
