"""Lists of one edition to hand out: made from one reading, saved as PDF or as a workbook to import again."""

from dataclasses import dataclass
from pathlib import Path

from tradeplanner.app import delegates, questions, reports
from tradeplanner.app.reading import found
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.delegates import Delegate
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.handouts import PERSONAL, HandoutKind
from tradeplanner.domain.ids import DelegateId, EditionId, Noun
from tradeplanner.i18n.words import name_of
from tradeplanner.reports.handouts import Handout, HandoutFacts
from tradeplanner.reports.report import Report
from tradeplanner.storage import booths, exhibitions, fees, firms, papers, participation, readings
from tradeplanner.storage import delegates as people


@dataclass(frozen=True, slots=True)
class Made:
    """A list with what it was made from, to be written as often as one likes."""

    handout: Handout
    facts: HandoutFacts

    def report(self) -> Report:
        """Return it as it is laid out on paper."""
        from tradeplanner.reports import handouts

        return handouts.report(self.handout, self.facts)


def make(ws: Workspace, kind: HandoutKind, edition_id: EditionId, *, personal: bool = False) -> Made:
    """Return a list of an edition in the language in force; ConflictError (CONFLICT_GONE) if that is gone.

    ``personal`` shows the people of a delegation whole, and the history notes that somebody asked for it.
    """
    from tradeplanner.reports import handout_lists

    whole = personal and kind in PERSONAL
    facts = _read(ws, edition_id, personal=whole)
    if whole:
        delegates.reveal(ws, [DelegateId(one.id or 0) for one in facts.delegates])
    return Made(handout_lists.made(kind, facts), facts)


def save(made: Made, path: Path) -> int:
    """Save a list: as PDF, Word or pictures where ``path`` ends so, else as a workbook; return how many rows.

    A file that was there stays whole until the new one is. Raises ExpectedError: DISK_FULL, FOLDER_READ_ONLY.
    """
    from tradeplanner.reports import handouts
    from tradeplanner.reports.writers import listing

    if path.suffix.lower() in (".pdf", ".docx", ".png"):
        reports.save_as(made.report(), path)
    else:
        reports.save(listing.to_workbook(handouts.listing(made.handout, made.facts)), path)
    return len(made.handout.rows)


def edition_named(ws: Workspace, written: str) -> EditionId:
    """Return the edition of a name in either language, or the only one whose name holds ``written``.

    Raises ExpectedError: EDITION_UNKNOWN, EDITION_SEVERAL.
    """
    with ws.store.read() as connection:
        known = exhibitions.listed_editions(connection)
    fits = [one for one in known if written in (one.name_zh, one.name_en)]
    fits = fits or [one for one in known if written in one.name_zh or written in one.name_en]
    if not fits:
        raise ExpectedError(Code.EDITION_UNKNOWN, name=written)
    if len(fits) > 1:
        raise ExpectedError(Code.EDITION_SEVERAL, name=written, count=len(fits))
    return EditionId(fits[0].id or 0)


def _read(ws: Workspace, edition_id: EditionId, *, personal: bool) -> HandoutFacts:
    with ws.store.read() as connection:
        edition = found(exhibitions.get(connection, edition_id), Noun.EDITION, edition_id)
        went = participation.listed(connection, edition_id)
        stands = booths.listed(connection, edition_id)
        owed = fees.listed(connection, edition_id)
        wanted = papers.listed(connection, edition_id)
        travelling = people.listed(connection, edition_id)
        standing = readings.standing(connection)
        named = {one.firm_id for many in (went, stands, owed, wanted, travelling) for one in many}
        register = {one: found(firms.get(connection, one), Noun.FIRM, one) for one in named if one}
    return HandoutFacts(
        edition=edition, firms=register, participations=went, booths=stands, fees=owed, papers=wanted,
        delegates=travelling, markets=_markets(ws, travelling), step=standing.step, made=questions.today(),
        bureau=reports.bureau_name(standing.settings), sample=bool(standing.settings.sample),
        personal=personal,
    )  # fmt: skip


def _markets(ws: Workspace, travelling: list[Delegate]) -> dict[str, str]:
    """Return the names of the markets whose visas are asked for."""
    known = ((code, ws.markets.get(code)) for code in {one.visa_market for one in travelling})
    return {code: name_of(one) for code, one in known if one is not None}
