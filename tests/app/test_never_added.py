"""Intended and actual orders are two sums: no page, report or list ever shows what they make together."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from tests.builders import a_firm, a_participation, a_rate, an_edition, an_exhibition, an_order
from tradeplanner.app import (
    chases,
    comparing,
    edition_results,
    exhibitions,
    firms,
    handouts,
    insights,
    order_revisions,
    orders,
    participation,
    rates,
    reports,
)
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.handouts import HandoutKind
from tradeplanner.domain.ids import EditionId, StepId
from tradeplanner.domain.money import Money
from tradeplanner.domain.orders import Stage
from tradeplanner.domain.participation import State

INTENDED, CONTRACT, SHIPPED = 30_100_007_00, 50_020_011_00, 1_000_300_00
"""Amounts in cents whose sums differ from one another and from all else."""
FORBIDDEN = [INTENDED + CONTRACT + SHIPPED, INTENDED + CONTRACT, INTENDED + SHIPPED]
FAIR = EditionId(1)


@pytest.fixture
def desk(ws: Workspace) -> Workspace:
    """Give an edition at which one firm has an intention, a contract and a shipped order."""
    rates.add(ws, a_rate(first=date(2023, 1, 1), last=date(2023, 12, 31)))
    firms.add(ws, a_firm())
    exhibitions.add_exhibition(ws, an_exhibition())
    exhibitions.add_edition(ws, an_edition())
    participation.register(ws, a_participation(state=State.ATTENDED))
    for minor, stage in (
        (INTENDED, Stage.INTENDED), (CONTRACT, Stage.CONTRACT), (SHIPPED, Stage.SHIPPED),
        (700_00, Stage.CANCELLED),
    ):  # fmt: skip
        orders.record(ws, an_order(edition_id=FAIR, amount=Money(minor, "USD"), stage=stage, contract_no=""))
    return ws


def list_of(kind: HandoutKind, ws: Workspace) -> object:
    """Return a list of the edition as it stands on paper."""
    return handouts.make(ws, kind, FAIR).report()


TOLD: dict[str, Callable[[Workspace], object]] = {
    "orders by edition": lambda ws: insights.orders_by_edition(ws, 2023),
    "as of a step": lambda ws: order_revisions.totals_as_of(ws, 2023, StepId(10**6)),
    "home": lambda ws: insights.home(ws, 2023),
    "summary": lambda ws: reports.summary(ws, 2023),
    "edition": lambda ws: edition_results.read(ws, FAIR),
    "comparison": lambda ws: comparing.compare(ws, FAIR, None),
    "round of follow-up": lambda ws: chases.report(chases.facts(ws, FAIR, 3)),
    **{kind.value: partial(list_of, kind) for kind in HandoutKind},
}


@pytest.mark.parametrize("what", TOLD)
def test_the_two_sums_are_never_one(desk: Workspace, what: str) -> None:
    told = list(everything(TOLD[what](desk)))
    for minor in FORBIDDEN:
        amount = Decimal(minor) / 100
        assert minor not in told
        assert amount not in told
        for written in (f"{amount:,.2f}", f"{amount:,.0f}", f"{amount:.0f}", f"{amount / 1_000_000:.2f} M"):
            assert not any(written in text for text in told if isinstance(text, str)), written


def test_the_search_finds_what_is_there(desk: Workspace) -> None:
    told = list(everything(insights.orders_by_edition(desk, 2023)))
    assert CONTRACT + SHIPPED in told
    assert INTENDED in told


def everything(value: object) -> Iterator[object]:
    """Yield every number and text within a value of dataclasses and collections."""
    if is_dataclass(value):
        for one in fields(value):
            yield from everything(getattr(value, one.name))
    elif isinstance(value, dict):
        yield from (inner for item in value.items() for part in item for inner in everything(part))
    elif isinstance(value, list | tuple | set | frozenset):
        yield from (inner for item in value for inner in everything(item))
    elif isinstance(value, int | Decimal | str):
        yield value
