"""What the registrations page reads: the year's registrations, each with its firm and its edition."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tradeplanner.app import exhibitions, participation, waiting
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.ids import EditionId, ParticipationId
from tradeplanner.domain.participation import Participation, Registration, State
from tradeplanner.domain.points import Part
from tradeplanner.domain.turnout import Attendance, Turnout, turnout

ORDER = {state: at for at, state in enumerate(State)}
"""Where each state stands on the way of a registration."""


@dataclass(frozen=True, slots=True)
class Row:
    """A registration in the table."""

    about: Registration
    edition: Edition
    points: tuple[Part, ...] = ()

    @property
    def id(self) -> ParticipationId:
        """The participation's id, by which rows are told apart."""
        return ParticipationId(self.about.participation.id or 0)

    @property
    def own(self) -> Participation:
        """The participation."""
        return self.about.participation

    @property
    def firm(self) -> str:
        """The firm's name."""
        return self.about.firm


@dataclass(frozen=True, slots=True)
class Found:
    """A year's registrations; ``editions`` are those of all years, by id."""

    year: int
    rows: tuple[Row, ...]
    editions: Mapping[EditionId, Edition]


def read(ws: Workspace, year: int) -> Found:
    """Return the registrations at the editions of ``year``, by opening, then by state."""
    editions = {EditionId(e.id or 0): e for e in exhibitions.editions(ws)}
    known = [one for one in participation.of_year(ws, year) if one.participation.edition_id in editions]
    own = waiting.points_of(ws, [one.participation for one in known], year)
    rows = [
        Row(
            one, editions[one.participation.edition_id],
            own.get(ParticipationId(one.participation.id or 0), ()),
        )
        for one in known
    ]  # fmt: skip
    place = {number: at for at, number in enumerate(editions)}
    rows.sort(key=lambda row: (place[row.own.edition_id], ORDER[row.own.state]))
    return Found(year, tuple(rows), editions)


def counted(rows: Sequence[Row]) -> Turnout:
    """Return what these registrations add up to."""
    return turnout(
        Attendance(row.own.edition_id, row.own.firm_id, row.own.state, row.own.booths) for row in rows
    )


def tidy(value: Decimal | int) -> Decimal:
    """Return a number of booths or square metres without zeros at its end."""
    exact = Decimal(value)
    return exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact.normalize()
