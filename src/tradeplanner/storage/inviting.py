"""What the store knows of all firms at once when somebody asks whom to invite."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, or_, select

from tradeplanner.domain.ids import ExhibitionId
from tradeplanner.storage.exhibitions import editions
from tradeplanner.storage.exports import exports
from tradeplanner.storage.participation import participations
from tradeplanner.storage.returns import returns


def sellers(connection: Connection, market: str) -> set[int]:
    """Return the firms with a figure of exports to a market."""
    if not market:
        return set()
    e = exports.c
    query = select(e.firm_id).where(e.market == market, e.flow == "export", e.firm_id.is_not(None)).distinct()
    return set(connection.execute(query).scalars())


def stays(connection: Connection) -> Iterator[tuple[int, int, ExhibitionId, str]]:
    """Give each participation as firm, edition, fair and state."""
    p = participations.c
    query = select(p.firm_id, p.edition_id, editions.c.exhibition_id, p.state).join(
        editions, editions.c.id == p.edition_id
    )
    for firm, edition, fair, state in connection.execute(query):
        yield firm, edition, ExhibitionId(fair), state


def winners(connection: Connection) -> dict[int, int]:
    """Return from how many editions each firm told of deals, signed or intended."""
    r = returns.c
    told = or_(r.intended_minor > 0, r.on_site_minor > 0, r.contracted_minor > 0)
    query = select(r.firm_id, func.count()).where(told).group_by(r.firm_id)
    return {row[0]: row[1] for row in connection.execute(query)}
