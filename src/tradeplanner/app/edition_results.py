"""All about one edition, read at once: its facts, firms, orders, and its result against aims and before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tradeplanner.app import questions
from tradeplanner.app.reading import found
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain import edition_results as results
from tradeplanner.domain.edition_results import EditionFigures, Line
from tradeplanner.domain.exhibitions import Edition, Exhibition
from tradeplanner.domain.ids import EditionId, FirmId, Noun
from tradeplanner.domain.order_totals import OrderSum
from tradeplanner.domain.orders import Order
from tradeplanner.domain.participation import Participation
from tradeplanner.domain.programmes import Programme
from tradeplanner.domain.rates import RateBook
from tradeplanner.domain.turnout import Attendance, Turnout, by_edition
from tradeplanner.storage import exhibitions, history, orders, participation, programmes, readings
from tradeplanner.storage import turnout as turnouts

FILES = 10_000
"""How many of the newest imports are looked through for the file that an edition came from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionReading:
    """One edition. ``firms`` gives name and town of those registered or with orders.

    ``before`` and ``after`` are its neighbours in the year's plan, ``place`` its place there from 1 among
    ``count``. ``last`` is the fair's edition before, ``lines`` compare with it and with the aims.
    """

    edition: Edition
    fair: Exhibition
    programme: Programme | None
    file: str
    before: EditionId | None
    after: EditionId | None
    place: int
    count: int
    participations: Sequence[Participation]
    orders: Sequence[Order]
    firms: Mapping[FirmId, tuple[str, str]]
    now: EditionFigures
    last: Edition | None
    lines: Sequence[Line]
    today: date


@dataclass(frozen=True, slots=True)
class _Year:
    """What the figures of a year's editions are made from."""

    sums: Sequence[OrderSum]
    attendances: Sequence[Attendance]


def read(ws: Workspace, edition_id: EditionId, *, now: date | None = None) -> EditionReading:
    """Return all about an edition; ConflictError (CONFLICT_GONE) if it is gone. ``now`` stands for today."""
    today = now or questions.today()
    with ws.store.read() as connection:
        edition = found(exhibitions.get(connection, edition_id), Noun.EDITION, edition_id)
        fair = found(exhibitions.get_exhibition(connection, edition.exhibition_id), Noun.EXHIBITION)
        everything = exhibitions.listed_editions(connection)
        last = results.previous(edition, everything)
        standing = readings.standing(connection)
        years = {
            year: _Year(readings.orders(connection, year).sums, turnouts.attendances(connection, year))
            for year in {edition.year, last.year if last else edition.year}
        }
        campaign = programmes.get(connection, edition.programme_id) if edition.programme_id else None
        files = history.batches(connection, FILES) if edition.origin is not None else []
        own = participation.listed(connection, edition_id)
        won = orders.of_edition(connection, edition_id)
        named = turnouts.firms_of(connection, edition_id)
    book, currency = RateBook(standing.rates), standing.settings.order_currency

    def figures(of: Edition) -> EditionFigures:
        year, number = years[of.year], EditionId(of.id or 0)
        came = by_edition(year.attendances).get(number, Turnout())
        return results.figures(of, year.sums, came, book, currency=currency, as_of=today)

    current = figures(edition)
    plan = neighbours(edition, everything)
    return EditionReading(
        edition=edition,
        fair=fair,
        programme=campaign,
        file=next(
            (row["file_name"] for row in files if edition.origin and row["id"] == edition.origin.batch), ""
        ),
        before=plan[0],
        after=plan[1],
        place=plan[2],
        count=plan[3],
        participations=own,
        orders=won,
        firms=named,
        now=current,
        last=last,
        lines=results.lines(edition, current, figures(last) if last else None),
        today=today,
    )


def neighbours(
    edition: Edition, others: Sequence[Edition]
) -> tuple[EditionId | None, EditionId | None, int, int]:
    """Return the editions before and after in the year's plan, the place among them from 1, and how many."""
    plan = sorted(
        (other for other in others if other.year == edition.year),
        key=lambda other: (other.opens or date.max, other.id or 0),
    )
    ids = [EditionId(other.id or 0) for other in plan]
    at = ids.index(EditionId(edition.id or 0))
    before, after = ids[at - 1] if at else None, ids[at + 1] if at + 1 < len(ids) else None
    return before, after, at + 1, len(ids)
