"""The edition of a sheet that has no column for it: said by a person, by a title, or by the file's name."""

from collections.abc import Iterator
from pathlib import PurePath

from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.findings import Code, Param, Place, Severity
from tradeplanner.importing import titles
from tradeplanner.importing.checked import Question
from tradeplanner.importing.proposal import Reason
from tradeplanner.importing.reconcile.context import Spot
from tradeplanner.importing.reconcile.edition_names import EditionIndex, candidates, of_year

OPTION = "edition"


class EditionQuestion:
    """Answers once for each sheet which edition its rows mean."""

    def __init__(self, index: EditionIndex) -> None:
        """Look editions up in ``index``."""
        self._index = index
        self._known: dict[str, Edition | None] = {}

    def answer(self, at: Spot) -> Edition | None:
        """Return the edition of the sheet's rows; None leaves the question open, which is told once."""
        name = at.plan.name
        if name not in self._known:
            self._known[name] = self._ask(at)
        return self._known[name]

    def _ask(self, at: Spot) -> Edition | None:
        found, reason = self._chosen(at) or self._read(at)
        edition = found[0] if len(found) == 1 else None
        offered = found if len(found) > 1 else list(self._index.by_id.values())
        value, shown = (str(edition.id), edition.name_zh) if edition else ("", "")
        offers = tuple(candidates(offered))
        at.context.tally.ask(Question(OPTION, at.plan.name, value, reason, shown, offers))
        if edition and reason.code is not Code.EDITION_CHOSEN:
            tally = at.context.tally
            tally.find(reason.code, Severity.NOTE, Place(tally.file, at.plan.name), reason.params)
        return edition

    def _chosen(self, at: Spot) -> tuple[list[Edition], Reason] | None:
        """Return what a person said, by number or by name; None if nobody did."""
        said = at.option(OPTION)
        if not said:
            return None
        number = self._index.by_id.get(int(said)) if said.isdecimal() else None
        found = [number] if number else self._of_year(at, self._index.named(said)[0], said)
        params: dict[str, Param] = {"name": said, "count": len(found)}
        if len(found) == 1:
            return found, Reason(Code.EDITION_CHOSEN, {"name": found[0].name_zh})
        return found, Reason(Code.EDITION_SEVERAL if found else Code.EDITION_UNKNOWN, params)

    def _read(self, at: Spot) -> tuple[list[Edition], Reason]:
        """Return what a title, the sheet's name or the file's name says."""
        several: list[Edition] = []
        for code, text in _texts(at):
            found = self._of_year(at, self._index.within(text), text)
            if len(found) == 1:
                return found, Reason(code, {"name": found[0].name_zh, "written": text})
            several = several or found
        return several, Reason(Code.EDITION_ASKED)

    def _of_year(self, at: Spot, found: list[Edition], text: str) -> list[Edition]:
        year = titles.year([text]) or at.plan.year
        return of_year(found, year) if year is not None else found


def _texts(at: Spot) -> Iterator[tuple[Code, str]]:
    for text in (*at.plan.above, at.plan.name):
        yield Code.EDITION_IN_TITLE, text
    yield Code.EDITION_IN_FILE_NAME, PurePath(at.context.proposal.file).stem
