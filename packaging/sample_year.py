"""The whole sample from one seed: firms, fairs, visits, orders, months and targets, all made up.

What is published (a few totals, rates, and the dates of a few real fairs) stands beside its source in
the modules beside this one; ``make_sample.py`` writes everything to files that say what is invented.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from sample_exports import Flow, make_exports
from sample_fairs import Fair, fairs
from sample_firms import Firm, make_firms
from sample_orders import Order, aim, make_orders
from sample_targets import Target, make_targets
from sample_visits import Visit, make_visits

SEED = 20231130


@dataclass(frozen=True)
class Aims:
    """What an edition aims at: firms, standard booths (None online), actual orders in 万美元."""

    firms: int
    booths: int | None
    orders: int


@dataclass(frozen=True)
class Year:
    """The sample; ``aims`` are by the edition's year and name."""

    firms: list[Firm]
    fairs: dict[int, list[Fair]]
    aims: dict[tuple[int, str], Aims]
    visits: list[Visit]
    orders: list[Order]
    then: list[Flow]
    now: list[Flow]
    targets: list[Target]


def make_year() -> Year:
    """Return the sample, the same every time."""
    # Each part has dice of its own, so that a change to one leaves the others as they were.
    firms = make_firms(_dice("firms"))
    then, now = make_exports(_dice("exports"), firms)
    by_year = {year: fairs(year) for year in (2023, 2024)}
    held = [fair for fair in by_year[2023] if fair.is_held]
    visits = make_visits(_dice("visits"), firms, held, by_year[2024])
    orders = make_orders(_dice("orders"), visits, firms)
    return Year(
        firms=firms,
        fairs=by_year,
        aims=_aims(by_year, visits, orders),
        visits=visits,
        orders=orders,
        then=then,
        now=now,
        targets=make_targets(now),
    )


def _dice(part: str) -> random.Random:
    return random.Random(f"{SEED} {part}")  # noqa: S311 - the same sample every time is the point


def _aims(
    by_year: dict[int, list[Fair]], visits: list[Visit], orders: list[Order]
) -> dict[tuple[int, str], Aims]:
    """Return round aims: those of 2023 near what came of them, those of 2024 a little above it."""
    dice, found = _dice("aims"), {}
    for fair in by_year[2023]:
        reach = min(max(dice.gauss(1.04, 0.17), 0.6), 1.4)
        stood = sum(int(visit.booths or 0) for visit in visits if visit.fair is fair)
        booths = (
            None if fair.scope == "线上" else _round(max(stood, fair.visits) * dice.uniform(0.95, 1.1), 2)
        )
        won = aim(fair, orders, reach) if fair.is_held else fair.visits * 25
        found[2023, fair.name] = Aims(_round(fair.visits * dice.uniform(0.9, 1.05), 2), booths, won)
    for fair in by_year[2024]:
        known = found.get((2023, fair.name.replace("2024年", "2023年")))
        orders_aim = round((known.orders if known else fair.visits * 30) * dice.uniform(1.02, 1.2) / 10) * 10
        booths = None if fair.scope == "线上" else _round(fair.visits * 1.5, 2)
        found[2024, fair.name] = Aims(_round(fair.visits * 1.05, 2), booths, orders_aim)
    return found


def _round(value: float, step: int) -> int:
    return max(round(value / step), 1) * step
