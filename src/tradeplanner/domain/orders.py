"""Orders won, with intended and actual kept apart for ever.

The same deal signed again and again is how order figures get inflated, so every figure keeps its
stage, source and date, and the two kinds are never added together.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tradeplanner.domain.findings import Code, Finding, error
from tradeplanner.domain.ids import EditionId, FirmId, OrderId, Origin, ParticipationId
from tradeplanner.domain.money import PLACES, Money
from tradeplanner.domain.periods import FIRST_YEAR, LAST_YEAR


class Stage(StrEnum):
    """How far an order has come: 意向, 成交, 已出运, 取消."""

    INTENDED = "intended"
    CONTRACT = "contract"
    SHIPPED = "shipped"
    CANCELLED = "cancelled"


class WithoutUs(StrEnum):
    """What the firm says it would have sold without the fair; None where nobody has asked."""

    NOTHING = "none"
    PART = "part"
    ALL = "all"
    UNKNOWN = "unknown"


ACTUAL = frozenset({Stage.CONTRACT, Stage.SHIPPED})
"""Stages that count as actual orders; intended ones never do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One order. An edition is optional; a participation is linked if there is one, never created.

    ``stage_on`` is the day on which it came to its stage, ``signed_on`` the day whose rate it is worth.
    ``reported_by`` and ``reported_on`` say who told of it and when; ``without_us`` and ``new_customer`` are
    the firm's own words.
    """

    id: OrderId | None = None
    version: int = 0
    contract_no: str = ""
    firm_id: FirmId
    edition_id: EditionId | None = None
    participation_id: ParticipationId | None = None
    buyer: str = ""
    buyer_confidential: bool = False
    market: str = ""
    hs: str = ""
    product: str = ""
    amount: Money
    stage: Stage
    stage_on: date | None = None
    signed_on: date
    evidence: str = ""
    reported_by: str = ""
    reported_on: date | None = None
    without_us: WithoutUs | None = None
    new_customer: bool | None = None
    notes: str = ""
    origin: Origin | None = None


def check(order: Order) -> list[Finding]:
    """Return what is wrong with an order by itself, each finding at its field."""
    findings = []
    if order.amount.currency not in PLACES:
        findings.append(error(Code.UNKNOWN_CURRENCY, "amount", currency=order.amount.currency))
    elif order.amount.minor <= 0:
        findings.append(error(Code.NOT_POSITIVE, "amount", value=order.amount.amount))
    if not FIRST_YEAR <= order.signed_on.year <= LAST_YEAR:
        findings.append(error(Code.YEAR_OUT_OF_RANGE, "signed_on", year=order.signed_on.year))
    return findings
