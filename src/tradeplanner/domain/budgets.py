"""Budgets of editions, in the six groups of costs that fair controlling uses."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from enum import StrEnum

from tradeplanner.domain.findings import Code, Finding, Param, Place, Severity, error
from tradeplanner.domain.ids import BudgetLineId, EditionId, Origin
from tradeplanner.domain.money import Money
from tradeplanner.domain.rates import HOME, MissingRate, RateBook

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


_DIGITS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What budget lines add up to in one currency.

    ``expected`` takes of each line what is known best: what was paid, else what was signed, else the plan.
    Lines in ``left_out`` are in no sum, for want of the rates ``missing`` or of a day to take one from.
    """

    planned: Money
    committed: Money
    actual: Money
    expected: Money
    missing: tuple[MissingRate, ...] = ()
    left_out: int = 0


def total(lines: Iterable[BudgetLine], book: RateBook, on: date | None, currency: str) -> Budget:
    """Return the sums of ``lines`` in ``currency``, at a line's own rate, else at the rate of the day ``on``.

    With no day only lines that need no stored rate count.
    """
    sums = dict.fromkeys((*SUMS, "expected"), Decimal(0))
    missing: dict[MissingRate, None] = {}
    left_out = 0
    with localcontext() as context:
        context.prec = _DIGITS
        for line in lines:
            factor = _factor(line, book, on, currency)
            if not isinstance(factor, Decimal):
                left_out += 1
                missing.update({factor: None} if factor else {})
                continue
            amounts = {name: getattr(line, name) for name in SUMS}
            best = amounts["actual"] or amounts["committed"] or amounts["planned"]
            for name, money in (*amounts.items(), ("expected", best)):
                sums[name] += money.amount * factor if money is not None else 0
        whole = {name: Money.of(value, currency) for name, value in sums.items()}
    return Budget(**whole, missing=tuple(missing), left_out=left_out)


def _factor(line: BudgetLine, book: RateBook, on: date | None, currency: str) -> Decimal | MissingRate | None:
    """Return what one unit of a line's currency is worth, or which rate is missing; None without a day."""
    stated = next(money for name in SUMS if (money := getattr(line, name)) is not None)
    if stated.currency == currency:
        return Decimal(1)
    yuan = [line.rate if stated.currency != HOME else None, Decimal(1) if currency == HOME else None]
    for at, code in enumerate((stated.currency, currency)):
        if yuan[at] is None and code == HOME:
            yuan[at] = Decimal(1)
        elif yuan[at] is None:
            if on is None:
                return None
            found = book.yuan_per_unit(code, on)
            if isinstance(found, MissingRate):
                return found
            yuan[at] = found
    source, target = yuan
    return None if source is None or target is None else source / target


def per(cost: Money, count: Decimal | int) -> Money | None:
    """Return the cost of one of ``count``, half-up; None where there are none."""
    return Money.of(cost.amount / count, cost.currency) if count > 0 else None


def left(budgets: Sequence[Budget], ceiling: Money, book: RateBook, on: date) -> Money | MissingRate:
    """Return what editions together leave of a ceiling, negative beyond it; or which rate is missing."""
    whole = Decimal(0)
    for one in budgets:
        amount = book.convert(one.expected, ceiling.currency, on)
        if isinstance(amount, MissingRate):
            return amount
        whole += amount.amount
    return Money.of(ceiling.amount - whole, ceiling.currency)


def beyond(rest: Money | None, ceiling: Money | None, field: str = "") -> list[Finding]:
    """Return a warning at ``field`` if less than nothing is left of a ceiling."""
    if rest is None or ceiling is None or rest.minor >= 0:
        return []
    told: dict[str, Param] = {
        "over": -rest.amount, "ceiling": ceiling.amount, "currency": ceiling.currency,
    }  # fmt: skip
    return [Finding(Code.CEILING_EXCEEDED, Severity.WARNING, Place(field=field), told)]


def told_beyond(
    rest: Money | None, ceiling: Money | None, before: BudgetLine, after: BudgetLine
) -> list[Finding]:
    """Return a warning at the sum that counts if a line leaves less than nothing of a ceiling.

    A line in another currency is reckoned at its own rate where the ceiling is in yuan; else what is stored
    is told.
    """
    if rest is None or ceiling is None:
        return []
    more = [_worth(line, ceiling.currency) for line in (after, before)]
    change = more[0] - more[1] if more[0] is not None and more[1] is not None else Decimal(0)
    field = next((name for name in reversed(SUMS) if getattr(after, name) is not None), "planned")
    return beyond(Money.of(rest.amount - change, ceiling.currency), ceiling, field)


def _worth(line: BudgetLine, currency: str) -> Decimal | None:
    """Return the best known sum of a line in ``currency``; None where that needs a stored rate."""
    best = line.actual or line.committed or line.planned
    if best is None or best.currency == currency:
        return best.amount if best is not None else Decimal(0)
    return best.amount * line.rate if currency == HOME and line.rate is not None else None
