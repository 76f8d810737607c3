"""Booths of an edition: where each lies, whose it is, and what it costs (展位分配)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tradeplanner.domain.findings import Code, Finding, error
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
    return findings


def numbers_after(known: Sequence[str], gone: Collection[str], come: Sequence[str]) -> tuple[str, ...]:
    """Return a registration's booth numbers after some were given up and others allotted, each once.

    A number of which no booth tells stays where it is.
    """
    kept = [number for number in known if number not in gone or number in come]
    return tuple(dict.fromkeys([*kept, *come]))
