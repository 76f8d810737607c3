"""What firms owe for an edition: fees, and the allotment's booth fees that no fee stands for yet.

One truth a firm: the booth fee is what the allotment says until a fee of a booth kind is recorded for the
firm; from then on the fees count and the booths' own figures do not. A void fee supersedes nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tradeplanner.domain.booths import Booth
from tradeplanner.domain.fees import Fee, FeeKind, FeeState, state
from tradeplanner.domain.ids import FirmId
from tradeplanner.domain.money import Money, summed

BOOTH_KINDS = frozenset({FeeKind.BOOTH_FIRST, FeeKind.BOOTH_MIDDLE, FeeKind.BOOTH_FINAL})
"""Kinds of fees that stand for the booth itself."""


@dataclass(frozen=True, slots=True)
class Sums:
    """What is due, paid and open, each by currency; currencies are never added."""

    due: Sequence[Money]
    paid: Sequence[Money]
    open: Sequence[Money]


def charged(booth: Booth) -> Money | None:
    """Return what a booth costs its firm: in yuan where it is paid so, else in the fee's own currency."""
    home = booth.fee_home
    if home is not None and booth.paid is not None and booth.paid.currency == home.currency:
        return home
    return booth.fee or home


def paid_of(booth: Booth) -> Money | None:
    """Return what was paid for a booth in the currency in which it is charged, None where it differs."""
    due = charged(booth)
    return booth.paid if due and booth.paid and booth.paid.currency == due.currency else None


def superseded(fees: Iterable[Fee]) -> set[FirmId]:
    """Return the firms for whose booths fees stand."""
    return {fee.firm_id for fee in fees if fee.kind in BOOTH_KINDS and state(fee) is not FeeState.VOID}


def given_up(booth: Booth, others: set[FirmId], reason: str, on: date) -> tuple[Booth, Fee | None]:
    """Return a booth without its firm and that firm's fascia and payment, and the void fee that keeps these.

    There is no fee where nothing was paid, or for one of ``others``, whose fees have the payment.
    """
    freed = replace(booth, firm_id=None, fascia_zh="", fascia_en="", paid=None, receipt="")
    paid, firm = booth.paid, booth.firm_id
    if paid is None or firm is None or firm in others:
        return freed, None
    due = charged(booth)
    kept = Fee(
        firm_id=firm, edition_id=booth.edition_id, kind=FeeKind.BOOTH_FINAL, paid=paid,
        due=due if due is not None and due.currency == paid.currency else paid,
        receipt=booth.receipt, voided_on=on, void_reason=reason,
    )  # fmt: skip
    return freed, kept


def bare(fees: Iterable[Fee], booths: Iterable[Booth]) -> list[Booth]:
    """Return the allotted booths whose fees count themselves, for no fee stands for them."""
    others = superseded(fees)
    return [one for one in booths if one.firm_id and one.firm_id not in others and charged(one)]


def sums(fees: Sequence[Fee], booths: Sequence[Booth]) -> Sums:
    """Return what an edition's fees and bare booths add up to; void fees do not count."""
    pairs = [(fee.due, fee.paid) for fee in fees if state(fee) is not FeeState.VOID]
    pairs += [(due, paid_of(one)) for one in bare(fees, booths) if (due := charged(one))]
    return Sums(
        summed(due for due, _ in pairs),
        summed(paid for _, paid in pairs if paid),
        summed(left for due, paid in pairs if (left := rest(due, paid)).minor > 0),
    )


def rest(due: Money, paid: Money | None) -> Money:
    """Return what is left to pay, never below zero."""
    return Money(max(due.minor - (paid.minor if paid else 0), 0), due.currency)


def days_overdue(fee: Fee, today: date) -> int:
    """Return the days since a fee that is still open was due; 0 for one that is not late."""
    late = state(fee) in (FeeState.DUE, FeeState.PART) and fee.due_on is not None and fee.due_on < today
    return (today - fee.due_on).days if late and fee.due_on else 0


def due_of(own: Sequence[Booth], wanted: Money | None) -> tuple[Money, Money | None] | None:
    """Return what a firm's booths cost together and what was paid of it; by ``wanted`` without booths' fees.

    None where nothing says a price, where the booths are charged in several currencies, or where what was
    paid is in another one than what is due: a fee made of them would lose the payment.
    """
    if any(one.paid and charged(one) and paid_of(one) is None for one in own):
        return None
    due = summed(cost for one in own if (cost := charged(one)))
    if not due:
        return None if wanted is None else (wanted, None)
    if len(due) > 1:
        return None
    paid = summed(given for one in own if (given := paid_of(one)))
    return due[0], paid[0] if paid else None


def firms_of(booths: Iterable[Booth]) -> dict[FirmId, list[Booth]]:
    """Return the booths of each firm that has any."""
    found: dict[FirmId, list[Booth]] = {}
    for one in booths:
        if one.firm_id is not None:
            found.setdefault(one.firm_id, []).append(one)
    return found
