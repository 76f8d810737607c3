"""Exhibitions (the recurring fair) and editions (this year's), with their classes and statuses."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from tradeplanner.domain.errors import RejectedError
from tradeplanner.domain.findings import Code, Finding, error
from tradeplanner.domain.ids import EditionId, ExhibitionId, Origin, ProgrammeId
from tradeplanner.domain.money import Money
from tradeplanner.domain.periods import FIRST_YEAR, LAST_YEAR


class FairClass(StrEnum):
    """How the bureau sorts a fair in its catalogue: 自办, 重点, 一般."""

    SELF_RUN = "self_run"
    KEY = "key"
    ORDINARY = "ordinary"


class Scope(StrEnum):
    """Where a fair is held: 境外, 境内, 线上."""

    OVERSEAS = "overseas"
    DOMESTIC = "domestic"
    ONLINE = "online"


class MarketLabel(StrEnum):
    """How a year's plan labels an edition's market, 传统市场 or 新兴市场: a matter of the plan alone."""

    TRADITIONAL = "traditional"
    EMERGING = "emerging"


class Status(StrEnum):
    """Where an edition stands in its year."""

    IDEA = "idea"
    PLANNED = "planned"
    APPROVED = "approved"
    RECRUITING = "recruiting"
    CLOSED = "closed"
    HELD = "held"
    SETTLED = "settled"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"


NEEDS_REASON = frozenset({Status.CANCELLED, Status.POSTPONED})
FIRST_HELD = 1990
"""No plan of ours reaches further back; a day before is a slip of the hand."""
OVER = frozenset({Status.HELD, Status.SETTLED})
"""Editions that were held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibition:
    """A recurring fair (展会): what stays the same from year to year."""

    id: ExhibitionId | None = None
    version: int = 0
    name_zh: str
    name_en: str = ""
    organiser: str = ""
    scope: Scope = Scope.OVERSEAS
    market: str = ""
    city: str = ""
    venue: str = ""
    industries: tuple[str, ...] = ()
    contacts: str = ""
    notes: str = ""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One year's holding of a fair (届). ``market`` is an ISO code; dates are local calendar days.

    Aims: ``aim_firms`` (家), ``aim_booths`` (standard booths), ``aim_orders`` (actual orders).
    ``status_on`` is the day of the present status; ``first_opens`` and ``first_closes`` are the dates that it
    had before it was first postponed or moved.
    """

    id: EditionId | None = None
    version: int = 0
    exhibition_id: ExhibitionId
    programme_id: ProgrammeId | None = None
    year: int
    name_zh: str
    name_en: str = ""
    fair_class: FairClass = FairClass.ORDINARY
    scope: Scope = Scope.OVERSEAS
    organiser: str = ""
    market: str = ""
    market_label: MarketLabel | None = None
    city: str = ""
    venue: str = ""
    industries: tuple[str, ...] = ()
    opens: date | None = None
    closes: date | None = None
    booth_quota: int | None = None
    booth_price: Money | None = None
    aim_firms: int | None = None
    aim_booths: int | None = None
    aim_orders: Money | None = None
    owner: str = ""
    status: Status = Status.PLANNED
    status_reason: str = ""
    status_on: date | None = None
    first_opens: date | None = None
    first_closes: date | None = None
    contacts: str = ""
    notes: str = ""
    origin: Origin | None = None


def days_within(days: Iterable[tuple[str, date | None]]) -> list[Finding]:
    """Return an error for each day, by its field, that no fair of ours can have."""
    return [
        error(Code.DAY_OUT_OF_RANGE, name, first=FIRST_HELD, last=LAST_YEAR)
        for name, day in days
        if day is not None and not FIRST_HELD <= day.year <= LAST_YEAR
    ]


def later(day: date, days: int, field: str) -> date:
    """Return ``day`` moved by days; RejectedError (DAY_OUT_OF_RANGE) at ``field`` beyond any plan."""
    try:
        moved = day + timedelta(days)
    except OverflowError:
        moved = date.max if days > 0 else date.min
    if wrong := days_within([(field, moved)]):
        raise RejectedError(wrong)
    return moved


def check_shift(edition: Edition) -> list[Finding]:
    """Return an error if the days of an edition are not to be moved, because it was cancelled."""
    if edition.status is not Status.CANCELLED:
        return []
    return [error(Code.EDITION_CANCELLED, "opens", edition=edition.name_zh)]


def followed(before: Edition, after: Edition, on: date) -> Edition:
    """Return ``after`` with what follows from its difference to ``before``.

    Another status, or putting off once more, has its day, ``on`` unless ``after`` says another. A plan whose
    opening is moved or that is put off keeps the days that it had first. An idea has no days to keep.
    """
    again = after.status is Status.POSTPONED and (after.opens, after.status_reason) != (
        before.opens, before.status_reason,
    )  # fmt: skip
    if (again or after.status is not before.status) and after.status_on == before.status_on:
        after = replace(after, status_on=on)
    moved = after.opens != before.opens or (
        after.status is Status.POSTPONED and before.status is not Status.POSTPONED
    )
    if moved and before.opens and after.first_opens is None and before.status is not Status.IDEA:
        after = replace(after, first_opens=before.opens, first_closes=before.closes)
    return after


def check_exhibition(exhibition: Exhibition) -> list[Finding]:
    """Return what is wrong with a fair by itself."""
    return [] if exhibition.name_zh.strip() else [error(Code.REQUIRED, "name_zh")]


def check(edition: Edition) -> list[Finding]:
    """Return what is wrong with an edition by itself, each finding at its field."""
    findings = []
    if not edition.name_zh.strip():
        findings.append(error(Code.REQUIRED, "name_zh"))
    if not FIRST_YEAR <= edition.year <= LAST_YEAR:
        findings.append(error(Code.YEAR_OUT_OF_RANGE, "year", year=edition.year))
    findings += _reversed(edition)
    findings += days_within(
        (name, getattr(edition, name)) for name in ("opens", "closes", "first_opens", "first_closes")
    )
    for name in ("booth_quota", "aim_firms", "aim_booths"):
        value = getattr(edition, name)
        if value is not None and value < 0:
            findings.append(error(Code.NEGATIVE, name, value=value))
    for name in ("booth_price", "aim_orders"):
        amount = getattr(edition, name)
        if amount is not None and amount.minor < 0:
            findings.append(error(Code.NEGATIVE, name, value=amount.amount))
    if edition.status in NEEDS_REASON and not edition.status_reason.strip():
        findings.append(error(Code.REASON_REQUIRED, "status_reason"))
    return findings


def _reversed(edition: Edition) -> list[Finding]:
    """Return an error for each closing day that lies before its opening."""
    pairs = (
        ("closes", edition.opens, edition.closes),
        ("first_closes", edition.first_opens, edition.first_closes),
    )
    return [
        error(Code.DATES_REVERSED, name, opens=opens.isoformat(), closes=closes.isoformat())
        for name, opens, closes in pairs
        if opens and closes and closes < opens
    ]
