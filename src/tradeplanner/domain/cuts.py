"""Cuts: which part of the figures a page of charts shows, and what a chart cannot be cut by.

A town is the firm's; an industry the record's own, else its firm's; a market group is asked for one day,
because members come and go. Some figures lack a cut: exports belong to no exhibition, so a programme leaves
them whole, and the chart says so rather than show less than there is.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from tradeplanner.domain.exhibitions import Edition, FairClass
from tradeplanner.domain.ids import ProgrammeId


class Dimension(StrEnum):
    """What figures can be cut by."""

    PROGRAMME = "programme"
    FAIR_CLASS = "fair_class"
    TOWN = "town"
    INDUSTRY = "industry"
    GROUP = "group"


OF_EXPORTS = frozenset({Dimension.TOWN, Dimension.INDUSTRY, Dimension.GROUP})
OF_FIRMS = frozenset({Dimension.TOWN})
"""A firm's sums are kept by firm alone, and only its town belongs to the firm itself."""
OF_ORDERS = frozenset(Dimension)
OF_REGISTRATIONS = frozenset(Dimension) - {Dimension.GROUP}
OF_EDITIONS = frozenset({Dimension.PROGRAMME, Dimension.FAIR_CLASS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """What is shown; None leaves nothing out. ``group`` is a key of the table of market groups."""

    programme: ProgrammeId | None = None
    fair_class: FairClass | None = None
    town: str | None = None
    industry: str | None = None
    group: str | None = None

    @property
    def made(self) -> frozenset[Dimension]:
        """The dimensions that something is cut by."""
        return frozenset(one for one in Dimension if getattr(self, one.value) is not None)

    @property
    def is_clear(self) -> bool:
        """Whether nothing is left out."""
        return not self.made

    def only(self, heeded: Collection[Dimension]) -> "Cut":
        """Return the cut by what is ``heeded`` alone."""
        return replace(self, **{one.value: None for one in self.made if one not in heeded})

    def unheeded(self, heeded: Collection[Dimension]) -> tuple[Dimension, ...]:
        """Return what is asked for and not ``heeded``, in a fixed order."""
        return tuple(one for one in Dimension if one in self.made and one not in heeded)

    def takes(self, edition: Edition) -> bool:
        """Tell whether an edition is within programme and class."""
        return (self.programme is None or edition.programme_id == self.programme) and (
            self.fair_class is None or edition.fair_class is self.fair_class
        )
