"""What counts towards targets: actual orders by day, and firms at editions, each with whom it belongs to."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy import Connection, and_, or_, select

from tradeplanner.domain.attainments import Deed
from tradeplanner.domain.money import Money
from tradeplanner.domain.orders import ACTUAL
from tradeplanner.domain.participation import State
from tradeplanner.domain.turnout import TAKES_PART
from tradeplanner.storage.exhibitions import editions
from tradeplanner.storage.firms import firms
from tradeplanner.storage.orders import orders as order_rows_of
from tradeplanner.storage.participation import participations
from tradeplanner.storage.programmes import programmes
from tradeplanner.storage.summary_tables import order_cube


def orders(connection: Connection, years: Sequence[int]) -> list[Deed]:
    """Return the actual orders signed in ``years`` or of their editions, added up by the orders' cube."""
    o, e, p = order_cube.c, editions.c, programmes.c
    first, last = date(min(years), 1, 1), date(max(years), 12, 31)
    query = (
        select(o.signed_on, e.year, o.town, o.industry, o.market, p.name_zh, e.name_zh, o.currency, o.minor)
        .select_from(order_cube)
        .outerjoin(editions, e.id == o.edition_id)
        .outerjoin(programmes, p.id == e.programme_id)
        .where(
            o.stage.in_([stage.value for stage in ACTUAL]),
            or_(and_(o.signed_on >= first, o.signed_on <= last), e.year.in_(list(years))),
        )
    )
    return [
        Deed(
            on, of_year or 0, town, industry, market, programme or "", edition or "",
            money=Money(int(minor), currency),
        )
        for on, of_year, town, industry, market, programme, edition, currency, minor
        in connection.execute(query)
    ]  # fmt: skip


def order_rows(connection: Connection, years: Sequence[int]) -> list[tuple[int, str, Deed]]:
    """Return the same orders one by one: each one's id and firm, to be looked at."""
    o, e, p, f = order_rows_of.c, editions.c, programmes.c, firms.c
    first, last = date(min(years), 1, 1), date(max(years), 12, 31)
    query = (
        select(
            o.id,
            f.name_zh,
            o.signed_on,
            e.year,
            f.town,
            f.industry,
            o.market,
            p.name_zh,
            e.name_zh,
            o.amount_currency,
            o.amount_minor,
        )
        .select_from(order_rows_of)
        .join(firms, f.id == o.firm_id)
        .outerjoin(editions, e.id == o.edition_id)
        .outerjoin(programmes, p.id == e.programme_id)
        .where(
            o.stage.in_([stage.value for stage in ACTUAL]),
            or_(and_(o.signed_on >= first, o.signed_on <= last), e.year.in_(list(years))),
        )
        .order_by(o.signed_on, o.id)
    )
    return [
        (
            int(number), firm,
            Deed(
                on, of_year or 0, town, industry, market, programme or "", edition or "",
                money=Money(int(minor), currency),
            ),
        )
        for number, firm, on, of_year, town, industry, market, programme, edition, currency, minor
        in connection.execute(query)
    ]  # fmt: skip


def firms_at_editions(connection: Connection, years: Sequence[int]) -> list[Deed]:
    """Return every firm that takes part in an edition of ``years``, from the edition's opening on."""
    return [deed for _, _, deed in firm_rows(connection, years)]


def firm_rows(connection: Connection, years: Sequence[int]) -> list[tuple[int, str, Deed]]:
    """Return the same with the id of the registration and the firm's name, in the order of the openings."""
    t, e, p, f = participations.c, editions.c, programmes.c, firms.c
    query = (
        select(
            t.id,
            f.name_zh,
            e.opens,
            e.year,
            f.town,
            f.industry,
            e.market,
            p.name_zh,
            e.name_zh,
            f.id,
            t.state,
            t.booths,
        )
        .select_from(participations)
        .join(editions, e.id == t.edition_id)
        .join(firms, f.id == t.firm_id)
        .outerjoin(programmes, p.id == e.programme_id)
        .where(e.year.in_(list(years)), t.state.in_([state.value for state in TAKES_PART]))
        .order_by(e.opens, t.id)
    )
    return [
        (
            int(number), name,
            Deed(
                on, of_year, town, industry, market, programme or "", edition, int(firm),
                state == State.ATTENDED.value, Decimal(booths or 0),
            ),
        )
        for number, name, on, of_year, town, industry, market, programme, edition, firm, state, booths
        in connection.execute(query)
    ]  # fmt: skip
