"""What a firm exported in each year and month, from the sums that are kept: quick whatever their number."""

from collections import defaultdict
from dataclasses import dataclass

from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.ids import FirmId
from tradeplanner.domain.money import Money
from tradeplanner.storage import exports, summaries


@dataclass(frozen=True, slots=True)
class Span:
    """The exports of the months ``first`` to ``last``."""

    first: int
    last: int
    value: Money


@dataclass(frozen=True, slots=True)
class YearOfExports:
    """A year's exports in one currency, and the months that they are made of."""

    year: int
    value: Money
    spans: tuple[Span, ...]


def of_firm(ws: Workspace, firm_id: FirmId) -> list[YearOfExports]:
    """Return the years in which a firm exported, the newest first; unlike currencies are never added."""
    with ws.store.read() as connection:
        sums = summaries.firm_sums(connection, exports.years(connection), firm_id)
    found: dict[tuple[int, str], list[Span]] = defaultdict(list)
    for year, first, last, _, _, currency, minor in sums:
        found[year, currency].append(Span(first, last, Money(minor, currency)))
    years = [
        YearOfExports(
            year, Money(sum(span.value.minor for span in spans), currency),
            tuple(sorted(spans, key=lambda span: (span.first, span.last))),
        )
        for (year, currency), spans in found.items()
    ]  # fmt: skip
    return sorted(years, key=lambda one: (-one.year, one.value.currency))
