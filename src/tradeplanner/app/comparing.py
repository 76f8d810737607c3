"""Two editions side by side, read in one transaction so that both sides agree."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tradeplanner.app import questions
from tradeplanner.app.reading import found
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain import budgets as costing
from tradeplanner.domain import comparing
from tradeplanner.domain import edition_results as results
from tradeplanner.domain.budgets import BudgetLine
from tradeplanner.domain.comparing import Compared, Side
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.ids import EditionId, Noun
from tradeplanner.domain.order_totals import OrderSum
from tradeplanner.domain.rates import MissingRate, RateBook
from tradeplanner.domain.returns import Return
from tradeplanner.domain.settings import BureauSettings
from tradeplanner.domain.turnout import Attendance, Turnout, by_edition
from tradeplanner.storage import budgets, exhibitions, readings, returns, turnout
from tradeplanner.storage.engine import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """``first`` beside ``second`` (None: no earlier edition is known), and all editions to choose from.

    ``left_out`` orders and budget lines of both are in no sum, for want of the rates ``missing`` or of a day.
    """

    first: Edition
    second: Edition | None
    lines: Sequence[Compared]
    editions: Sequence[Edition]
    missing: tuple[MissingRate, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class _Raw:
    """What one side is made of, as it is stored."""

    edition: Edition
    sums: Sequence[OrderSum]
    attendances: Sequence[Attendance]
    lines: Sequence[BudgetLine]
    returns: Sequence[Return]


@dataclass(frozen=True, slots=True)
class _Read:
    """One side, and what is in none of its sums."""

    side: Side
    missing: tuple[MissingRate, ...]
    left_out: int


def compare(
    ws: Workspace, first: EditionId, second: EditionId | None = None, *, now: date | None = None
) -> Comparison:
    """Return ``first`` beside ``second``, or beside the fair's edition before it. ``now`` stands for today.

    ConflictError (CONFLICT_GONE) where one is gone.
    """
    with ws.store.read() as connection:
        return within(connection, first, second, now or questions.today())


def within(connection: Reading, first: EditionId, second: EditionId | None, day: date) -> Comparison:
    """Return the same as ``compare`` on a connection that is open; ``day`` stands for today."""
    everything = exhibitions.listed_editions(connection)
    known = {one.id: one for one in everything}
    this = found(known.get(first), Noun.EDITION, first)
    other = (
        results.previous(this, everything)
        if second is None
        else found(known.get(second), Noun.EDITION, second)
    )
    standing = readings.standing(connection)
    book, settings = standing.book, standing.settings
    raw = [
        _Raw(
            one,
            readings.orders(connection, one.year).sums,
            turnout.attendances(connection, one.year),
            budgets.listed(connection, [EditionId(one.id or 0)]),
            returns.listed(connection, EditionId(one.id or 0)),
        )
        for one in (this, other)
        if one is not None
    ]
    read = [_read(one, book, settings, day) for one in raw]
    sides = [one.side for one in read]
    return Comparison(
        first=this,
        second=other,
        lines=comparing.compared(
            sides[0],
            sides[1] if len(sides) > 1 else None,
            orders=settings.order_currency,
            costs=settings.export_currency,
        ),
        editions=everything,
        missing=tuple(dict.fromkeys(rate for one in read for rate in one.missing)),
        left_out=sum(one.left_out for one in read),
    )


def _read(raw: _Raw, book: RateBook, settings: BureauSettings, day: date) -> _Read:
    came = by_edition(raw.attendances).get(EditionId(raw.edition.id or 0), Turnout())
    figures = results.figures(raw.edition, raw.sums, came, book, currency=settings.order_currency, as_of=day)
    budget = costing.total(raw.lines, book, raw.edition.opens, settings.export_currency)
    return _Read(
        comparing.side(raw.edition, figures, raw.returns, raw.lines, budget),
        (*figures.missing, *budget.missing),
        figures.left_out + budget.left_out,
    )
