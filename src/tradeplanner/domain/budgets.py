"""Budgets of editions, in the six groups of costs that fair controlling uses."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tradeplanner.domain.findings import Code, Finding, error
from tradeplanner.domain.ids import BudgetLineId, EditionId, Origin
from tradeplanner.domain.money import Money

SUMS = ("planned", "committed", "actual")
"""The three sums of a line: what was planned, what has been ordered or signed, what was paid."""


class CostGroup(StrEnum):
    """What money goes to, as fair organisers' controlling groups it."""

    RENT = "rent"
    CONSTRUCTION = "construction"
    SERVICES = "services"
    TRANSPORT = "transport"
    TRAVEL = "travel"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """One line of an edition's budget; its sums share one currency.

    ``rate`` is yuan for one unit of that currency where the plan states one; None: the stored rates count.
    What nobody has said is None or empty.
    """

    id: BudgetLineId | None = None
    version: int = 0
    edition_id: EditionId
    cost_group: CostGroup = CostGroup.OTHER
    name: str = ""
    supplier: str = ""
    planned: Money | None = None
    committed: Money | None = None
    actual: Money | None = None
    rate: Decimal | None = None
    due_on: date | None = None
    notes: str = ""
    origin: Origin | None = None


def check(line: BudgetLine) -> list[Finding]:
    """Return what is wrong with a budget line by itself, each finding at its field."""
    findings = []
    stated = {name: amount for name in SUMS if (amount := getattr(line, name)) is not None}
    if not stated:
        findings.append(error(Code.REQUIRED, "planned"))
    findings += [
        error(Code.NEGATIVE, name, value=amount.amount) for name, amount in stated.items() if amount.minor < 0
    ]
    first = next(iter(stated.values()), None)
    findings += [
        error(Code.CURRENCIES_DIFFER, name, first=first.currency, second=amount.currency)
        for name, amount in stated.items()
        if first is not None and amount.currency != first.currency
    ]
    if line.rate is not None and line.rate <= 0:
        findings.append(error(Code.NOT_POSITIVE, "rate", value=line.rate))
    return findings
