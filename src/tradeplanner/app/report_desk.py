"""The one desk where reports are ordered: a wish in, the laid-out report or its file out.

Window, command line, batches, own reports and reports kept as issued all come here, so that a report of one
name is the same report everywhere. Each maker reads everything in one transaction and answers in the
language in force.
"""

import base64
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from tradeplanner.app import chases, dossiers, handouts, league_tables, reports
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.handouts import HandoutKind
from tradeplanner.domain.ids import EditionId
from tradeplanner.domain.report_kinds import LISTS, ReportKind, Wish
from tradeplanner.i18n.language import speaking
from tradeplanner.i18n.steps import counting_in
from tradeplanner.reports import arranging
from tradeplanner.reports.report import Report

Maker = Callable[[Workspace, Wish], Report]
WORKBOOK = ".xlsx"


def make(ws: Workspace, wish: Wish) -> Report:
    """Return the report that is wanted, in the wish's language, its sections chosen and ordered.

    Raises ConflictError (CONFLICT_GONE) where the edition or firm is gone, ExpectedError
    (REPORT_WITHOUT_SUBJECT) where the wish names none.
    """
    with speaking(wish.language), counting_in(wish.units):
        made = arranging.arranged(MAKERS[wish.kind](ws, wish), wish.sections)
    logo = base64.b64decode(wish.logo)
    return replace(made, head=wish.head or made.head, foot=wish.foot or made.foot, logo=logo or made.logo)


def save(ws: Workspace, wish: Wish, path: Path) -> list[Path]:
    """Write the report at ``path`` as its ending says and return the files; a picture has one a page.

    A list as a workbook is the one that the import reads again. Errors as ``make`` and ``reports.save_pdf``.
    """
    if path.suffix.lower() == WORKBOOK and wish.kind in (*LISTS, ReportKind.CHASE):
        with speaking(wish.language):
            return [_save_rows(ws, wish, path)]
    report = make(ws, wish)
    with speaking(wish.language):
        return reports.save_as(report, path)


def _save_rows(ws: Workspace, wish: Wish, path: Path) -> Path:
    """Write a list as rows with the import's headings."""
    if wish.kind is ReportKind.CHASE:
        chases.save(chases.facts(ws, edition_of(wish), wish.round), path)
    else:
        handouts.save(_handout(ws, wish), path)
    return path


def edition_of(wish: Wish) -> EditionId:
    """Return the edition that a wish names; ExpectedError (REPORT_WITHOUT_SUBJECT) where it names none."""
    if wish.edition is None:
        raise ExpectedError(Code.REPORT_WITHOUT_SUBJECT, report=wish.kind.value)
    return wish.edition


def _handout(ws: Workspace, wish: Wish) -> handouts.Made:
    return handouts.make(ws, HandoutKind(wish.kind.value), edition_of(wish), personal=wish.personal)


def _list(ws: Workspace, wish: Wish) -> Report:
    return _handout(ws, wish).report()


def _chase(ws: Workspace, wish: Wish) -> Report:
    return chases.report(chases.facts(ws, edition_of(wish), wish.round))


def _summary(ws: Workspace, wish: Wish) -> Report:
    return reports.summary(ws, wish.year, grey=wish.grey)


def _timeline(ws: Workspace, wish: Wish) -> Report:
    return reports.timeline(ws, wish.year, grey=wish.grey)


def _leagues(ws: Workspace, wish: Wish) -> Report:
    return league_tables.make(ws, wish.year, wish.month, whole=wish.whole, grey=wish.grey)


def _dossier(ws: Workspace, wish: Wish) -> Report:
    return dossiers.make(ws, edition_of(wish), whole=wish.whole)


MAKERS: Mapping[ReportKind, Maker] = {
    ReportKind.SUMMARY: _summary,
    ReportKind.TIMELINE: _timeline,
    ReportKind.LEAGUES: _leagues,
    ReportKind.DOSSIER: _dossier,
    ReportKind.CHASE: _chase,
    **dict.fromkeys(LISTS, _list),
}
"""How each report is made; a test holds that every kind has its maker, its words and its subject."""
