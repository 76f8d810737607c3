"""A row of a file and a stored record by field, so that a person can tell if they are one."""

from collections.abc import Sequence
from datetime import date

from tradeplanner.app.import_session import Session
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.findings import mask
from tradeplanner.domain.firms import PERSONAL, Firm
from tradeplanner.importing.checked import Candidate
from tradeplanner.importing.grid import cell_text
from tradeplanner.importing.proposal import Proposal

FIRM = ("name_zh", "former_names", "name_en", "credit_code", "customs_code", "town", "industry",
        "legal_representative", "contact", "phone", "address")  # fmt: skip
EDITION = ("name_zh", "year", "market", "city", "opens", "closes", "organiser", "venue")
"""The fields that tell records apart, in the order shown."""
_NAMES = {"firm": "name_zh", "edition": "name_zh"}


def shown_fields(field: str, kind: str) -> Sequence[str]:
    """Return the fields that are put side by side for a row's own record (field "") or one that it names."""
    return EDITION if field == "edition" or (not field and kind == "catalogue") else FIRM


def of_row(session: Session, proposal: Proposal, sheet: str, row: int) -> dict[str, str]:
    """Return a row's texts by field as they would be read, personal ones masked."""
    plan = session.planned(proposal).sheet(sheet)
    cells = next(iter(session.rows(sheet, row, row)), [])
    found = {}
    for column in plan.columns:
        written = proposal.edits.get((sheet, row, column.index))
        text = cell_text(cells[column.index]) if column.index < len(cells) else ""
        text = text if written is None else written
        if column.field and text:
            key = _NAMES.get(column.field, column.field)
            found[key] = mask(text) if column.field in PERSONAL else text
    return found


def of_record(session: Session, candidate: Candidate) -> dict[str, str]:
    """Return a stored record's texts by field, personal ones masked; its label alone for other records."""
    stored = session.known.stored if session.known is not None else None
    if stored is None:
        return {"name_zh": candidate.label}
    records: Sequence[Firm | Edition] = stored.editions if _is_edition(session, candidate) else stored.firms
    record = next((each for each in records if each.id == candidate.id), None)
    if record is None:
        return {"name_zh": candidate.label}
    fields = shown_fields(candidate.field, session.kind)
    texts = {field: _text(getattr(record, field, "")) for field in fields}
    return {key: mask(text) if key in PERSONAL else text for key, text in texts.items() if text}


def _is_edition(session: Session, candidate: Candidate) -> bool:
    return shown_fields(candidate.field, session.kind) is EDITION


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return "、".join(map(str, value))
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
