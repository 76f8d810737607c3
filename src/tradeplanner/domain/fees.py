"""Fees that a firm owes for an edition: what is due, what was paid, what became void."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tradeplanner.domain.findings import Code, Finding, Param, Place, Severity, error
from tradeplanner.domain.ids import EditionId, FeeId, FirmId, Origin
from tradeplanner.domain.money import Money


class FeeKind(StrEnum):
    """What a fee is for: 意向定金, 展位费 (首款, 中期款, 尾款), 报名费, 会刊费, 增租费, 随团费用."""

    DEPOSIT = "deposit"
    BOOTH_FIRST = "booth_first"
    BOOTH_MIDDLE = "booth_middle"
    BOOTH_FINAL = "booth_final"
    REGISTRATION = "registration"
    CATALOGUE = "catalogue"
    EXTRA_RENT = "extra_rent"
    DELEGATION = "delegation"
    OTHER = "other"


class FeeState(StrEnum):
    """How far a fee has come; computed, never stored."""

    DUE = "due"
    PART = "part"
    PAID = "paid"
    VOID = "void"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """One fee of a firm at an edition; what was paid is in the currency in which it is due.

    A void one keeps its record: ``voided_on`` and ``void_reason`` say when and why.
    """

    id: FeeId | None = None
    version: int = 0
    firm_id: FirmId
    edition_id: EditionId
    kind: FeeKind = FeeKind.BOOTH_FINAL
    due: Money
    due_on: date | None = None
    paid: Money | None = None
    paid_on: date | None = None
    receipt: str = ""
    voided_on: date | None = None
    void_reason: str = ""
    notes: str = ""
    origin: Origin | None = None


def state(fee: Fee) -> FeeState:
    """Return how far a fee has come."""
    if fee.voided_on is not None:
        return FeeState.VOID
    paid = 0 if fee.paid is None else fee.paid.minor
    if paid >= fee.due.minor:
        return FeeState.PAID
    return FeeState.PART if paid > 0 else FeeState.DUE


def check(fee: Fee) -> list[Finding]:
    """Return what is wrong with a fee by itself, each finding at its field.

    What was paid in another currency than is due is an error, for no sum would hold it. What was paid above
    the due is a warning: firms do transfer too much, and the money must be on record until it goes back.
    """
    findings = []
    if fee.due.minor < 0:
        findings.append(error(Code.NEGATIVE, "due", value=fee.due.amount))
    if fee.paid is not None and fee.paid.minor < 0:
        findings.append(error(Code.NEGATIVE, "paid", value=fee.paid.amount))
    if fee.paid is not None and fee.paid.currency != fee.due.currency:
        currencies = {"first": fee.due.currency, "second": fee.paid.currency}
        findings.append(error(Code.CURRENCIES_DIFFER, "paid", **currencies))
    elif fee.paid is not None and fee.paid.minor > fee.due.minor >= 0 and fee.voided_on is None:
        sums: dict[str, Param] = {
            "paid": fee.paid.amount, "due": fee.due.amount, "currency": fee.due.currency,
        }  # fmt: skip
        findings.append(Finding(Code.PAID_OVER_DUE, Severity.WARNING, Place(field="paid"), sums))
    if fee.voided_on is not None and not fee.void_reason.strip():
        findings.append(error(Code.REASON_REQUIRED, "void_reason"))
    return findings
