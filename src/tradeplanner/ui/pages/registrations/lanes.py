"""Where the cards of the board lie: a lane for each state, cards of one size below one another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from PySide6.QtCore import QPoint, QRect

from tradeplanner.domain.ids import ParticipationId
from tradeplanner.domain.participation import State
from tradeplanner.ui import theme
from tradeplanner.ui.pages.registrations.reading import Row

FULL, NARROW = 17 * theme.GRID, 9 * theme.GRID
"""The least width of a lane with cards, and the width of an empty one."""
GAP = theme.GRID


@dataclass(frozen=True, slots=True)
class Lanes:
    """The cards of each state and their places, in pixels of the whole board; headings take ``head``."""

    cards: Mapping[State, Sequence[Row]] = field(default_factory=dict)
    lefts: Mapping[State, int] = field(default_factory=dict)
    widths: Mapping[State, int] = field(default_factory=dict)
    head: int = 0
    card: int = 1

    @property
    def width(self) -> int:
        """The width of all lanes."""
        return sum(self.widths.values()) + GAP * (len(self.widths) - 1) if self.widths else 0

    @property
    def height(self) -> int:
        """The height of the longest lane under its heading."""
        return max((len(own) for own in self.cards.values()), default=0) * (self.card + GAP)

    def lane_at(self, x: int) -> State | None:
        """Return the state whose lane is at ``x``."""
        return next((s for s in State if self.lefts[s] <= x < self.lefts[s] + self.widths[s]), None)

    def row_at(self, at: QPoint) -> Row | None:
        """Return the card at a point below the headings."""
        state = self.lane_at(at.x())
        line, inside = divmod(at.y(), self.card + GAP)
        if state is None or at.y() < 0 or inside >= self.card or line >= len(self.cards[state]):
            return None
        return self.cards[state][line]

    def rect(self, state: State, line: int) -> QRect:
        """Return the place of a card below the headings."""
        return QRect(self.lefts[state], line * (self.card + GAP), self.widths[state], self.card)

    def place(self, number: ParticipationId | None) -> tuple[State, int] | None:
        """Return lane and line of a registration's card."""
        for state, own in self.cards.items():
            for line, row in enumerate(own):
                if row.id == number:
                    return state, line
        return None

    def beside(self, at: tuple[State, int], across: int, down: int) -> Row | None:
        """Return the card that lies so many lanes with cards and lines from ``at``, held within the board."""
        filled = [state for state in State if self.cards[state]]
        lane = min(max(filled.index(at[0]) + across, 0), len(filled) - 1)
        own = self.cards[filled[lane]]
        return own[min(max(at[1] + down, 0), len(own) - 1)]


def lay(rows: Sequence[Row], width: int, head: int, card: int) -> Lanes:
    """Lay out ``rows`` within ``width``: lanes with cards share what empty ones leave."""
    cards: dict[State, list[Row]] = {state: [] for state in State}
    for row in rows:
        cards[row.own.state].append(row)
    empty = sum(1 for own in cards.values() if not own)
    filled = len(cards) - empty
    left_over = width - GAP * (len(cards) - 1) - empty * NARROW
    each = max(FULL, left_over // filled) if filled else NARROW
    each = min(each, 2 * FULL)
    lefts, widths, left = {}, {}, 0
    for state, own in cards.items():
        lefts[state], widths[state] = left, each if own else NARROW
        left += widths[state] + GAP
    return Lanes(cards, lefts, widths, head, card)


def booths_of(rows: Sequence[Row]) -> Decimal:
    """Return the booths that these registrations ask for."""
    return sum((row.own.booths or Decimal(0) for row in rows), Decimal(0))
