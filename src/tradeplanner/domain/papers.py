"""Papers that a firm must hand in, for an edition or for its file, and whether they have come."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tradeplanner.domain.findings import Code, Finding, error
from tradeplanner.domain.ids import EditionId, FirmId, Origin, PaperId


class PaperKind(StrEnum):
    """What a paper is: licence, contract, passport copy, photo, catalogue entry, exhibits, visa papers."""

    LICENCE = "licence"
    CONTRACT = "contract"
    PASSPORT = "passport"
    PHOTO = "photo"
    CATALOGUE = "catalogue"
    EXHIBITS = "exhibits"
    VISA = "visa"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper of a firm; ``edition_id`` is None for one that is kept for all.

    ``received_on`` is None while it is missing; ``place`` says where it lies: a file's path, or a shelf.
    """

    id: PaperId | None = None
    version: int = 0
    firm_id: FirmId
    edition_id: EditionId | None = None
    kind: PaperKind = PaperKind.OTHER
    name: str = ""
    due_on: date | None = None
    received_on: date | None = None
    place: str = ""
    notes: str = ""
    origin: Origin | None = None


def check(paper: Paper) -> list[Finding]:
    """Return what is wrong with a paper by itself, each finding at its field."""
    if paper.kind is PaperKind.OTHER and not paper.name.strip():
        return [error(Code.REQUIRED, "name")]
    return []
