"""Which reports there are, what each is about, and what somebody wants of one."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any

from tradeplanner.domain.handouts import HandoutKind
from tradeplanner.domain.ids import EditionId, FirmId
from tradeplanner.domain.units import Units

FIRST_ROUND = 3
"""Months after an edition at which its firms are first asked what came of it."""


class Subject(StrEnum):
    """What a report is about: a year, an edition of a fair, or a firm."""

    YEAR = "year"
    EDITION = "edition"
    FIRM = "firm"


class ReportKind(StrEnum):
    """A report that can be made; the lists of an edition have the same names as in ``HandoutKind``."""

    SUMMARY = "summary"
    TIMELINE = "timeline"
    LEAGUES = "leagues"
    DOSSIER = "dossier"
    CHASE = "chase"
    ROSTER = "roster"
    ALLOTMENT = "allotment"
    FEES = "fees"
    INVITATIONS = "invitations"
    MISSING_PAPERS = "missing_papers"
    DELEGATION = "delegation"
    ROOMS = "rooms"


LISTS = frozenset(ReportKind(one.value) for one in HandoutKind)
"""Tables of rows that are handed out; as workbooks they can be imported again."""
ABOUT: Mapping[ReportKind, Subject] = {
    ReportKind.SUMMARY: Subject.YEAR,
    ReportKind.TIMELINE: Subject.YEAR,
    ReportKind.LEAGUES: Subject.YEAR,
    ReportKind.DOSSIER: Subject.EDITION,
    ReportKind.CHASE: Subject.EDITION,
    **dict.fromkeys(LISTS, Subject.EDITION),
}
"""What each report is about; the order is that of the list of reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A report that somebody wants.

    ``year`` is read by reports about a year, ``edition`` and ``firm`` by the others; ``month`` is the last
    month that a monthly report covers (0: the last with figures), ``round`` the months of a chase list.
    ``whole`` asks for the long version, ``personal`` for people unmasked, ``language`` "" for the one in
    force. ``sections`` names the sections to show in their order; empty means all. ``units`` is how large
    amounts are counted; ``head``, ``foot`` and ``logo`` (base64) are a bureau's own.
    """

    kind: ReportKind
    year: int = 0
    month: int = 0
    edition: EditionId | None = None
    firm: FirmId | None = None
    round: int = FIRST_ROUND
    whole: bool = False
    grey: bool = False
    personal: bool = False
    language: str = ""
    sections: tuple[str, ...] = ()
    units: Units = Units.OWN
    head: str = ""
    foot: str = ""
    logo: str = ""

    @property
    def about(self) -> Subject:
        """What the report is about."""
        return ABOUT[self.kind]

    def to_text(self) -> str:
        """Return the wish as JSON, to be stored or handed on."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)


def from_text(text: str) -> Wish:
    """Return the wish that ``to_text`` wrote; what a newer program added is passed over.

    Raises ValueError where the text is not a wish of this program.
    """
    stored: Any = json.loads(text)
    if not isinstance(stored, dict):
        raise ValueError(f"a wish is a table of values, not {type(stored).__name__}")  # noqa: TRY004  # one error for the caller
    known = {f.name for f in fields(Wish)}
    values: dict[str, Any] = {key: value for key, value in stored.items() if key in known}
    values["kind"] = ReportKind(values.get("kind", ""))
    values["units"] = Units(values.get("units", Units.OWN))
    values["sections"] = tuple(str(one) for one in values.get("sections", ()))
    return Wish(**values)
