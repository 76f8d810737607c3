"""Booths of an edition: where each lies, whose it is, and what it costs (展位分配)."""

import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from tradeplanner.domain.findings import Code, Finding, Param, Place, Severity, error
from tradeplanner.domain.ids import BoothId, EditionId, FirmId, Origin
from tradeplanner.domain.money import Money
from tradeplanner.domain.participation import OPEN_SIDES
from tradeplanner.domain.rates import HOME


@dataclass(frozen=True, slots=True, kw_only=True)
class Booth:
    """A booth: its hall (展馆) and number, its firm if it is allotted, and its fee.

    ``area`` is in m², ``open_sides`` 1 to 4. ``fascia_zh`` and ``fascia_en`` are the names on its fascia
    board (楣板). ``fee`` is due in its own currency, ``fee_rate`` yuan for one unit of that currency, and
    ``fee_home`` what is due in yuan; ``paid`` is in yuan or in the fee's currency. What nobody has said is
    None or empty.
    """

    id: BoothId | None = None
    version: int = 0
    edition_id: EditionId
    firm_id: FirmId | None = None
    hall: str = ""
    number: str
    booth_type: str = ""
    area: Decimal | None = None
    open_sides: int | None = None
    fascia_zh: str = ""
    fascia_en: str = ""
    fee: Money | None = None
    fee_rate: Decimal | None = None
    fee_home: Money | None = None
    paid: Money | None = None
    receipt: str = ""
    notes: str = ""
    origin: Origin | None = None


def key(text: str) -> str:
    """Return what a hall or number is compared by: Z01, z 01 and full-width Ｚ０１ are one booth."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def tidied(text: str) -> str:
    """Return a hall or number as it is kept: half-width, without space around it, its letters as written."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def neat(booth: Booth) -> Booth:
    """Return ``booth`` with hall and number as they are kept."""
    return replace(booth, hall=tidied(booth.hall), number=tidied(booth.number))


def same_place(one: Booth, other: Booth) -> bool:
    """Whether two booths are one place of one edition, however hall and number are written."""
    return one.edition_id == other.edition_id and _place(one) == _place(other)


def _place(booth: Booth) -> tuple[str, str]:
    return key(booth.hall), key(booth.number)


def check(booth: Booth) -> list[Finding]:
    """Return what is wrong with a booth by itself, each finding at its field."""
    findings = [] if booth.number.strip() else [error(Code.REQUIRED, "number")]
    if booth.area is not None and booth.area <= 0:
        findings.append(error(Code.NOT_POSITIVE, "area", value=booth.area))
    if booth.open_sides is not None and not 1 <= booth.open_sides <= OPEN_SIDES:
        findings.append(error(Code.OPEN_SIDES, "open_sides", value=booth.open_sides))
    if booth.fee_rate is not None and booth.fee_rate <= 0:
        findings.append(error(Code.NOT_POSITIVE, "fee_rate", value=booth.fee_rate))
    for name in ("fee", "fee_home", "paid"):
        amount = getattr(booth, name)
        if amount is not None and amount.minor < 0:
            findings.append(error(Code.NEGATIVE, name, value=amount.amount))
    if booth.fee_home is not None and booth.fee_home.currency != HOME:
        findings.append(error(Code.UNKNOWN_CURRENCY, "fee_home", currency=booth.fee_home.currency))
    return findings + _payment(booth)


def _payment(booth: Booth) -> list[Finding]:
    """Return what is wrong with a payment: in a currency in which nothing is due, or above the due."""
    due = {one.currency: one for one in (booth.fee_home, booth.fee) if one is not None}
    if booth.paid is None or not booth.paid.minor or not due:
        return []
    wanted = due.get(booth.paid.currency)
    if wanted is None:
        currencies = {"first": next(reversed(due)), "second": booth.paid.currency}
        return [Finding(Code.CURRENCIES_DIFFER, Severity.WARNING, Place(field="paid"), currencies)]
    if booth.paid.minor <= wanted.minor:
        return []
    sums: dict[str, Param] = {
        "paid": booth.paid.amount, "due": wanted.amount, "currency": wanted.currency,
    }  # fmt: skip
    return [Finding(Code.PAID_OVER_DUE, Severity.WARNING, Place(field="paid"), sums)]


def numbers_once(numbers: Sequence[str]) -> tuple[str, ...]:
    """Return booth numbers as they are kept, each once."""
    return numbers_after((), (), [tidied(number) for number in numbers if number.strip()])


def numbers_after(known: Sequence[str], gone: Collection[str], come: Sequence[str]) -> tuple[str, ...]:
    """Return a registration's booth numbers after some were given up and others allotted, each once.

    Numbers are one however they are written. A number of which no booth tells stays where it is.
    """
    lost, fresh = set(map(key, gone)), {key(number): number for number in come}
    kept = {key(number): number for number in known if key(number) not in lost or key(number) in fresh}
    return tuple((kept | fresh).values())
