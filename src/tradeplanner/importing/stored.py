"""What the database holds already, as plain values for reconciling; ``app`` fills it.

Fields that a kind does not need are left empty.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from tradeplanner.domain.booths import Booth
from tradeplanner.domain.delegates import Delegate
from tradeplanner.domain.exhibitions import Edition, Exhibition
from tradeplanner.domain.fees import Fee
from tradeplanner.domain.firms import Firm, FirmFigure
from tradeplanner.domain.follow_ups import FollowUp
from tradeplanner.domain.orders import Order
from tradeplanner.domain.participation import Participation
from tradeplanner.domain.programmes import Programme
from tradeplanner.domain.rates import Rate
from tradeplanner.domain.returns import Return
from tradeplanner.domain.targets import Target
from tradeplanner.importing.scales import Past, Recall

ExportKey = tuple[int, int, int, int, bool, str, str, str, str, str]
"""Firm (0 for none), year, first and last month, cumulative, flow, place, industry, market, HS."""
ExportValue = tuple[int, int, int, str, str]
"""Id, version, minor units, currency, unit."""


class PublishedFigure(NamedTuple):
    """A stored figure of a place, without goods, with its published growth in per cent."""

    id: int
    version: int
    minor: int
    currency: str
    unit: str
    growth: Decimal | None


def no_past(_firms: Collection[int], _years: Collection[int]) -> Past:
    """Recall nothing: for kinds whose figures are no series."""
    return {}


@dataclass(frozen=True, slots=True)
class Stored:
    """Everything that a file may be compared with.

    ``market`` returns the ISO code of any spelling, ``market_name`` the name of a code, ``partner`` the
    ISO code of a customs code, ``markets_in`` the
    code and name of each market in a list, ``markets_like`` the names that a mistyped one resembles.
    ``past`` recalls the sums of series of figures. ``loose_orders`` are (id, version) of the orders of a
    firm at an edition that belong to no participation.
    """

    market: Callable[[str], str | None]
    partner: Callable[[str], str | None] = lambda _code: None
    firms: Sequence[Firm] = ()
    figures: Sequence[FirmFigure] = ()
    exhibitions: Sequence[Exhibition] = ()
    editions: Sequence[Edition] = ()
    programmes: Sequence[Programme] = ()
    participations: Mapping[tuple[int, int], int] = field(default_factory=dict)
    registrations: Sequence[Participation] = ()
    loose_orders: Mapping[tuple[int, int], Sequence[tuple[int, int]]] = field(default_factory=dict)
    booths: Sequence[Booth] = ()
    fees: Sequence[Fee] = ()
    delegates: Sequence[Delegate] = ()
    returns: Sequence[Return] = ()
    orders: Sequence[Order] = ()
    follow_ups: Sequence[FollowUp] = ()
    exports: Mapping[ExportKey, ExportValue] = field(default_factory=dict)
    published: Mapping[ExportKey, PublishedFigure] = field(default_factory=dict)
    rates: Sequence[Rate] = ()
    targets: Sequence[Target] = ()
    past: Recall = no_past
    market_name: Callable[[str], str] = lambda code: code
    markets_in: Callable[[str], Sequence[tuple[str, str]]] = lambda _text: ()
    markets_like: Callable[[str], Sequence[str]] = lambda _text: ()
    is_group: Callable[[str], bool] = lambda _text: False
