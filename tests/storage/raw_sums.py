"""The rules of ``storage.summaries`` once more, told from the rows alone and in plain Python."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from sqlalchemy import Connection, select

from tradeplanner.domain.spans import Span, increments
from tradeplanner.storage.credits import order_credits
from tradeplanner.storage.exports import exports
from tradeplanner.storage.firms import firms
from tradeplanner.storage.orders import orders

Key = tuple[int, int, int, str, str, str]
"""Year, first and last month, place ("" for firms' sums), town, currency."""


class Row(NamedTuple):
    """What of an export record matters to its sums."""

    year: int
    first: int
    last: int
    firm: int
    place: str
    town: str
    currency: str
    ways: int
    minor: int


def rows(connection: Connection, years: Iterable[int]) -> list[Row]:
    """Return the records of exports in ``years``; ``ways`` has a bit for market, HS code and industry."""
    query = (
        select(exports, firms.c.town)
        .outerjoin(firms, firms.c.id == exports.c.firm_id)
        .where(exports.c.flow == "export", exports.c.year.in_(list(years)))
    )
    return [
        Row(r.year, r.first_month, r.last_month, r.firm_id or 0, "" if r.firm_id else r.place, r.town or "",
            r.value_currency, bool(r.market) + 2 * bool(r.hs) + 4 * bool(r.industry), r.value_minor)
        for r in connection.execute(query)
    ]  # fmt: skip


def export_sums(connection: Connection, years: Iterable[int]) -> dict[Key, int]:
    """Return the sums by town and place that ``summaries.export_sums`` must give."""
    found = rows(connection, years)
    told_by_firm = {row.year for row in found if row.firm}
    series: dict[tuple[int, int, str, str, str], list[Row]] = defaultdict(list)
    for row in found:
        if row.firm or row.year not in told_by_firm:
            series[row.year, row.firm, row.place, row.town, row.currency].append(row)
    sums: Counter[Key] = Counter()
    for (year, _, place, town, currency), mine in series.items():
        for span in increments(_least_parted(mine)):
            sums[year, span.first, span.last, place, town, currency] += span.minor
    return dict(sums)


def _least_parted(mine: list[Row]) -> list[Span]:
    levels: dict[tuple[int, int], Counter[int]] = defaultdict(Counter)
    for row in mine:
        levels[row.first, row.last][row.ways] += row.minor
    return [
        Span(*months, level[min(level, key=lambda ways: (ways.bit_count(), ways))])
        for months, level in levels.items()
    ]


def order_sums(connection: Connection) -> dict[tuple[object, ...], tuple[int, int]]:
    """Return (count, minor units) of the orders by edition, stage, currency and day.

    What is shared is divided by fractions, the rest given to the largest share, which counts the order.
    """
    shared: dict[int, list[tuple[Fraction, int]]] = defaultdict(list)
    for credit in connection.execute(select(order_credits)):
        shared[credit.order_id].append((Fraction(credit.share), credit.edition_id))
    sums: dict[tuple[object, ...], list[int]] = defaultdict(lambda: [0, 0])
    for row in connection.execute(select(orders)):
        left = row.amount_minor
        *others, (_, lead) = sorted(
            shared.get(row.id, [(Fraction(100), row.edition_id)]), key=lambda one: (one[0], -(one[1] or 0))
        )
        for share, edition in others:
            part = int(row.amount_minor * share / 100)
            sums[edition, row.stage, row.amount_currency, row.signed_on][1] += part
            left -= part
        found = sums[lead, row.stage, row.amount_currency, row.signed_on]
        found[0] += 1
        found[1] += left
    return {key: (count, minor) for key, (count, minor) in sums.items()}
