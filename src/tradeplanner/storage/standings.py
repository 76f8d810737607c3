"""What firms did at fairs before, as the points of those that wait need it."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, exists, select

from tradeplanner.domain import points
from tradeplanner.domain.ids import EditionId, FirmId, ParticipationId
from tradeplanner.domain.orders import ACTUAL
from tradeplanner.domain.participation import Participation, State
from tradeplanner.domain.points import Came, Part, Weights
from tradeplanner.domain.weights import of_waiting
from tradeplanner.storage.exhibitions import editions
from tradeplanner.storage.firms import firms
from tradeplanner.storage.orders import orders
from tradeplanner.storage.participation import participations
from tradeplanner.storage.readings import bureau


def came(connection: Connection, first: int, last: int) -> list[Came]:
    """Return the participations of the years ``first`` to ``last`` that are over."""
    p = participations.c
    ordered = exists().where(
        orders.c.firm_id == p.firm_id,
        orders.c.edition_id == p.edition_id,
        orders.c.stage.in_([stage.value for stage in ACTUAL]),
    )
    query = (
        select(p.firm_id, p.edition_id, editions.c.year, p.state, p.state_reason, ordered)
        .join(editions, editions.c.id == p.edition_id)
        .where(
            editions.c.year.between(first, last),
            p.state.in_([State.ATTENDED.value, State.ABSENT.value]),
        )
    )
    return [
        Came(FirmId(firm), EditionId(edition), year, State(state), reason or "", bool(won))
        for firm, edition, year, state, reason, won in connection.execute(query)
    ]


def dishonest(connection: Connection) -> set[FirmId]:
    """Return the firms on the list of dishonest ones."""
    query = select(firms.c.id).where(firms.c.dishonest.is_(True))
    return {FirmId(number) for number in connection.execute(query).scalars()}


def points_of(
    connection: Connection, rows: Sequence[Participation], years: Mapping[EditionId, int],
    weights: Weights | None = None,
) -> dict[ParticipationId, tuple[Part, ...]]:  # fmt: skip
    """Return the points of each registration; ``years`` gives the year of every edition of ``rows``.

    Without ``weights`` the bureau's own count.
    """
    if not rows:
        return {}
    first, last = min(years.values()) - points.YEARS, max(years.values())
    past: dict[FirmId, list[Came]] = {}
    for one in came(connection, first, last):
        past.setdefault(one.firm, []).append(one)
    bad, by = dishonest(connection), weights or of_waiting(bureau(connection))
    return {
        ParticipationId(row.id or 0): points.parts(
            past.get(row.firm_id, ()), row.edition_id, years[row.edition_id], by, dishonest=row.firm_id in bad
        )
        for row in rows
    }
