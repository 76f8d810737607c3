"""Delegates: the people who travel with a delegation (团组). All of it is personal data.

Shown masked unless somebody asks for it, never part of a log or of a finding's parameters.
"""

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tradeplanner.domain.findings import Code, Finding, Place, Severity, error, mask
from tradeplanner.domain.ids import DelegateId, EditionId, FirmId, Origin


class Sex(StrEnum):
    """As a passport says."""

    FEMALE = "female"
    MALE = "male"


class VisaState(StrEnum):
    """How far a visa has come: 无需, 未办, 准备材料, 已送签, 已出签, 拒签."""

    NOT_NEEDED = "not_needed"
    NOT_BEGUN = "not_begun"
    PREPARING = "preparing"
    SUBMITTED = "submitted"
    GRANTED = "granted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegate:
    """A person of a delegation to an edition; ``firm_id`` is None for people of the bureau or a guest.

    ``employer`` is the unit as the list writes it (单位). ``visa_market`` is the ISO code of the country or
    region that gives the visa. ``leaves_on`` and ``back_on`` are the days of leaving and of coming home.
    """

    id: DelegateId | None = None
    version: int = 0
    edition_id: EditionId
    firm_id: FirmId | None = None
    delegation: str = ""
    name: str
    sex: Sex | None = None
    born_on: date | None = None
    employer: str = ""
    position: str = ""
    passport_no: str = ""
    passport_expires: date | None = None
    visa_market: str = ""
    visa_state: VisaState | None = None
    leaves_on: date | None = None
    back_on: date | None = None
    flight: str = ""
    room: str = ""
    phone: str = ""
    emergency_contact: str = ""
    notes: str = ""
    origin: Origin | None = None


PERSONAL = frozenset({"name", "born_on", "passport_no", "passport_expires", "phone", "emergency_contact"})
"""Fields that are masked wherever they are shown."""


def masked(value: object) -> str:
    """Return a personal value as those see it who did not ask for it whole: of a day nothing."""
    return "····" if isinstance(value, date) else mask(str(value or ""))


def is_masked(text: str) -> bool:
    """Whether a text is what ``masked`` made of another; a name with a dot in its middle is not."""
    return "····" in text or (len(text) > 1 and set(text[1:]) == {"·"})


ERASED = PERSONAL | {
    "sex", "employer", "position", "visa_market", "visa_state", "flight", "room", "notes",
}  # fmt: skip
"""Fields that are blank after an erasing; that somebody travelled, when and with whom, stays countable."""
PASSPORT_MONTHS = 6
"""Months for which a passport must hold after the journey, or many countries refuse a visa."""

VISA_DAYS = 14
"""Days before leaving by which a visa should be there."""


def visa_late(delegate: Delegate, today: date, leaves: date | None = None) -> bool:
    """Whether a visa is still not granted although the journey begins within ``VISA_DAYS``.

    ``leaves`` is when it begins where the person's own day of leaving is not said.
    """
    day = delegate.leaves_on or leaves
    waits = delegate.visa_state not in (None, VisaState.GRANTED, VisaState.NOT_NEEDED)
    return waits and day is not None and 0 <= (day - today).days <= VISA_DAYS


def check(delegate: Delegate) -> list[Finding]:
    """Return what is wrong with a delegate by itself, each finding at its field; no value is told."""
    findings = [] if delegate.name.strip() else [error(Code.REQUIRED, "name")]
    leaves, back = delegate.leaves_on, delegate.back_on
    if leaves is not None and back is not None and back < leaves:
        findings.append(
            error(Code.DATES_REVERSED, "back_on", opens=leaves.isoformat(), closes=back.isoformat())
        )
    return findings


def doubts(delegate: Delegate, back: date | None = None) -> list[Finding]:
    """Return what is worth a look in a sound delegate, as warnings; no value of the person is told.

    ``back`` is when the journey ends where the person's own day of coming home is not said.
    """
    home = delegate.back_on or back
    if home is None or delegate.passport_expires is None:
        return []
    until = months_after(home, PASSPORT_MONTHS)
    if delegate.passport_expires >= until:
        return []
    place = Place(field="passport_expires")
    return [Finding(Code.PASSPORT_SHORT, Severity.WARNING, place, {"until": until.isoformat()})]


def months_after(day: date, months: int) -> date:
    """Return the same day ``months`` later, or the last of that month where it has no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    year += day.year
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
