"""Firms: the district's exporters as the bureau registers them, and what must hold of one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tradeplanner.domain import codes
from tradeplanner.domain.findings import Code, Finding, Place, Severity, error
from tradeplanner.domain.ids import FigureId, FirmId, Origin
from tradeplanner.domain.money import Money
from tradeplanner.domain.periods import FIRST_YEAR, LAST_YEAR

NAME_LIMIT = 200
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_MAILS = re.compile(rf"{_MAIL.pattern}(?:\n{_MAIL.pattern})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Firm:
    """One firm (企业). Optional flags are None where nobody has said.

    ``code_reason`` is why a credit code that fails its check was kept; ``retired`` is the day a
    firm with a history left the register. Contact, phone, e-mail and account are personal or
    private data: masked in findings, never in logs. ``group_name`` is its group of
    companies (集团).
    """

    id: FirmId | None = None
    version: int = 0
    name_zh: str
    name_en: str = ""
    former_names: tuple[str, ...] = ()
    credit_code: str = ""
    code_reason: str = ""
    customs_code: str = ""
    town: str = ""
    industry: str = ""
    group_name: str = ""
    nature: str = ""
    legal_representative: str = ""
    contact: str = ""
    position: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    hs_chapters: tuple[str, ...] = ()
    markets: tuple[str, ...] = ()
    size: str = ""
    specialised: bool | None = None
    first_time: bool | None = None
    dishonest: bool | None = None
    bank: str = ""
    account: str = ""
    notes: str = ""
    retired: date | None = None
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmFigure:
    """A yearly figure that a register states of a firm (上年度出口额), apart from customs exports.

    ``measure`` is "exports" or "trade". These are a firm's own statement: they are never added to
    the export records, which would count the same goods twice.
    """

    id: FigureId | None = None
    version: int = 0
    firm_id: FirmId
    year: int
    measure: str = "exports"
    value: Money
    origin: Origin | None = None


PERSONAL = frozenset({"legal_representative", "contact", "phone", "email", "bank", "account"})
"""Fields of a firm that are masked in findings and kept out of logs."""


def is_sound(name_zh: str, credit_code: str, customs_code: str, email: str) -> bool:
    """Whether ``check`` would find nothing in a firm of these values: for many thousands at a time."""
    return (
        len(name_zh) <= NAME_LIMIT
        and not (not name_zh or name_zh.isspace())
        and (not credit_code or codes.is_valid(credit_code))
        and (not customs_code or codes.is_customs_code(customs_code))
        and (not email or _MAIL.fullmatch(email) is not None)
    )


def are_sound(
    names: Sequence[str], credit_codes: Sequence[str], customs_codes: Sequence[str], emails: Sequence[str]
) -> bool:
    """Whether every one of these firms, given by column, is sound: ``is_sound`` of many at once."""
    stated, customs, mails = (list(filter(None, values)) for values in (credit_codes, customs_codes, emails))
    return (
        max(map(len, names), default=0) <= NAME_LIMIT
        and all(names)
        and not any(map(str.isspace, names))
        and codes.are_valid(stated)
        and (not customs or codes.are_customs_codes(customs))
        and (not mails or _MAILS.fullmatch("\n".join(mails)) is not None)
        and not any("\n" in mail for mail in mails)
    )


def check(firm: Firm) -> list[Finding]:
    """Return what is wrong with ``firm`` by itself, each finding at its field."""
    findings = []
    if not firm.name_zh.strip():
        findings.append(error(Code.REQUIRED, "name_zh"))
    elif len(firm.name_zh) > NAME_LIMIT:
        findings.append(error(Code.TOO_LONG, "name_zh", limit=NAME_LIMIT))
    findings += check_code(firm.credit_code, reason=firm.code_reason)
    if firm.customs_code and not codes.is_customs_code(firm.customs_code):
        findings.append(
            Finding(
                Code.CUSTOMS_CODE, Severity.WARNING, Place(field="customs_code"), {"code": firm.customs_code}
            )
        )
    if firm.email and not _MAIL.fullmatch(firm.email):
        findings.append(Finding(Code.EMAIL_SHAPE, Severity.WARNING, Place(field="email")))
    return findings


def check_figure(year: int, value: Money | None) -> list[Finding]:
    """Return what is wrong with a year's stated figure, each finding at its field."""
    findings = []
    if not FIRST_YEAR <= year <= LAST_YEAR:
        findings.append(error(Code.YEAR_OUT_OF_RANGE, "year", year=year))
    if value is not None and value.minor < 0:
        findings.append(error(Code.NEGATIVE, "value", value=value.minor))
    return findings


def check_code(code: str, reason: str = "", field_name: str = "credit_code") -> list[Finding]:
    """Return what is wrong with a normalised credit code; an empty one is allowed.

    A wrong check place is an error until a person confirms it with a ``reason`` (a few codes were
    lawfully issued so); then it is a warning.
    """
    if not code or codes.is_valid(code):
        return []
    if len(code) != codes.CODE_LENGTH:
        return [error(Code.CODE_LENGTH, field_name, code=code, length=len(code))]
    wrong = next((sign for sign in code if sign not in codes.LETTERS), "")
    if wrong:
        return [error(Code.CODE_LETTER, field_name, code=code, letter=wrong)]
    expected = codes.check_place(code[:17])
    if reason:
        params: dict[str, str | int | Decimal] = {"code": code, "reason": reason}
        return [Finding(Code.CODE_LAWFUL_EXCEPTION, Severity.WARNING, Place(field=field_name), params)]
    return [error(Code.CODE_CHECK, field_name, code=code, expected=expected, found=code[17])]


@dataclass(frozen=True, slots=True)
class Contact:
    """The few facts of a firm that lists show: no personal data."""

    id: FirmId
    name_zh: str
    name_en: str = ""
    credit_code: str = ""
    town: str = ""
    former_names: tuple[str, ...] = field(default=())
    retired: date | None = None
