"""People of a firm whom the bureau calls or writes to, beside the one contact of the register."""

from dataclasses import dataclass

from tradeplanner.domain.findings import Code, Finding, error
from tradeplanner.domain.ids import FirmId, Origin, PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person at a firm. Name, phone and e-mail are personal: masked in findings, never in logs."""

    id: PersonId | None = None
    version: int = 0
    firm_id: FirmId
    name: str
    position: str = ""
    phone: str = ""
    email: str = ""
    notes: str = ""
    origin: Origin | None = None


PERSONAL = frozenset({"name", "phone", "email"})
"""Fields that are masked wherever they are told."""


def check(person: Person) -> list[Finding]:
    """Return what is wrong with a person by itself, each finding at its field; no value is told."""
    return [] if person.name.strip() else [error(Code.REQUIRED, "name")]
