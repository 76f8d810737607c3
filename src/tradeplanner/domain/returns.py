"""Returns: what a firm says a fair brought it (成效表), one of a firm at an edition.

A return states sums; orders are single deals. The two are shown beside each other and never added, and
within a return the intended, the on-site and the later sums are never added either.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from tradeplanner.domain.findings import Code, Finding, Place, Severity, error
from tradeplanner.domain.ids import EditionId, FirmId, Origin, ReturnId
from tradeplanner.domain.money import PLACES, Money

SUMS = ("intended", "on_site", "contracted", "after_3", "after_6", "after_12")
"""The fields that hold amounts, in the order of the form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """A firm's result form of an edition.

    ``buyers`` counts the buyers it received (接待客商数), ``new_buyers`` those from abroad that were new.
    ``markets`` are ISO codes. ``intended`` is 意向成交额, ``on_site`` 现场成交额, ``contracted`` 已签合同额;
    ``after_3``, ``after_6`` and ``after_12`` are actual orders told that many months later.
    ``exhibits_again`` tells whether the firm will come to the next edition. What nobody has said is None
    or empty.
    """

    id: ReturnId | None = None
    version: int = 0
    firm_id: FirmId
    edition_id: EditionId
    reported_on: date | None = None
    buyers: int | None = None
    new_buyers: int | None = None
    markets: tuple[str, ...] = ()
    intended: Money | None = None
    on_site: Money | None = None
    contracted: Money | None = None
    after_3: Money | None = None
    after_6: Money | None = None
    after_12: Money | None = None
    products: str = ""
    satisfaction: str = ""
    exhibits_again: bool | None = None
    remarks: str = ""
    origin: Origin | None = None


def check(told: Return) -> list[Finding]:
    """Return what is wrong with a return by itself, each finding at its field."""
    findings = []
    for name in ("buyers", "new_buyers"):
        value = getattr(told, name)
        if value is not None and value < 0:
            findings.append(error(Code.NEGATIVE, name, value=value))
    if told.buyers is not None and told.new_buyers is not None and told.new_buyers > told.buyers >= 0:
        params = {"part": told.new_buyers, "whole": told.buyers}
        findings.append(Finding(Code.PART_OVER_WHOLE, Severity.WARNING, Place(field="new_buyers"), params))
    for name in SUMS:
        amount = getattr(told, name)
        if amount is None:
            continue
        if amount.currency not in PLACES:
            findings.append(error(Code.UNKNOWN_CURRENCY, name, currency=amount.currency))
        elif amount.minor < 0:
            findings.append(error(Code.NEGATIVE, name, value=amount.amount))
    return findings


@dataclass(frozen=True, slots=True)
class Reported:
    """What the firms of an edition told: how many forms, buyers, and sums by field and currency.

    ``expected`` counts the firms that registered, ``missing`` are those of them that returned none. Sums of
    unlike currencies stay apart.
    """

    forms: int = 0
    expected: int = 0
    buyers: int = 0
    new_buyers: int = 0
    sums: Mapping[str, Mapping[str, Money]] = field(default_factory=dict)
    missing: tuple[FirmId, ...] = ()


def reported(told: Iterable[Return], registered: Iterable[FirmId]) -> Reported:
    """Return what the forms of one edition add up to, beside the firms that registered for it."""
    forms, firms = list(told), dict.fromkeys(registered)
    returned = {one.firm_id for one in forms}
    sums: dict[str, dict[str, Money]] = {}
    for one in forms:
        for name in SUMS:
            amount = getattr(one, name)
            if isinstance(amount, Money):
                held = sums.setdefault(name, {})
                known = held.get(amount.currency)
                held[amount.currency] = known + amount if known else amount
    return Reported(
        forms=len(forms),
        expected=len(firms.keys() | returned),
        buyers=sum(one.buyers or 0 for one in forms),
        new_buyers=sum(one.new_buyers or 0 for one in forms),
        sums={name: sums[name] for name in SUMS if name in sums},
        missing=tuple(firm for firm in firms if firm not in returned),
    )
