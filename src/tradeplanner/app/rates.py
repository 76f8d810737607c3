"""Exchange rates: enter, correct, look up."""

from tradeplanner.app.reading import found
from tradeplanner.app.workspace import Workspace, refuse
from tradeplanner.domain import rates as rules
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Changed, Noun, RateId
from tradeplanner.domain.rates import Rate, RateBook
from tradeplanner.storage import rates as store
from tradeplanner.storage import readings


def add(ws: Workspace, rate: Rate) -> Changed:
    """Enter a rate; RejectedError if it breaks a rule, DUPLICATE_RECORD if the span has one."""
    refuse(rules.check(rate))
    with ws.change(Act.ADD, Noun.RATE, name=rate.currency, day=rate.first.isoformat()) as work:
        work.add(Noun.RATE, rate)
    return work.changed


def edit(ws: Workspace, rate: Rate) -> Changed:
    """Store a rate over the row of its id and version. Raises RejectedError, ConflictError."""
    refuse(rules.check(rate))
    with ws.change(Act.EDIT, Noun.RATE, name=rate.currency, day=rate.first.isoformat()) as work:
        work.put(Noun.RATE, found(rate.id, Noun.RATE), rate.version, rate)
    return work.changed


def remove(ws: Workspace, rate_id: RateId, version: int) -> Changed:
    """Delete a rate; orders of its days then name it as missing."""
    with ws.change(Act.REMOVE, Noun.RATE) as work:
        rate = found(store.get(work.connection, rate_id), Noun.RATE, rate_id)
        work.params |= {"name": rate.currency, "day": rate.first.isoformat()}
        work.delete(Noun.RATE, rate_id, version)
    return work.changed


def all(ws: Workspace) -> list[Rate]:  # noqa: A001  # read as rates.all
    """Return all rates, newest first."""
    with ws.store.read() as connection:
        return store.listed(connection)


def book(ws: Workspace) -> RateBook:
    """Return all rates for looking up by currency and day."""
    with ws.store.read() as connection:
        return readings.book(connection)
