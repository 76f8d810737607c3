"""Reports and lists on the command line: PDF, Excel, Word or pictures of what the report desk makes."""

import argparse
from datetime import date
from pathlib import Path

from tradeplanner.app import chases, handouts, own_reports, report_desk, settings
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.cli import output
from tradeplanner.domain.handouts import PERSONAL
from tradeplanner.domain.ids import EditionId
from tradeplanner.domain.own_reports import wish_of
from tradeplanner.domain.report_kinds import ABOUT, FIRST_ROUND, ReportKind, Subject, Wish
from tradeplanner.domain.units import Units
from tradeplanner.i18n.language import tr


def report(asked: argparse.Namespace) -> int:
    """Write the report that was asked for to the file that was named, and say so."""
    if not (asked.name or asked.own):
        output.tell(tr("Name a report, or one of the bureau's own: --own NAME."))
        return 2
    with open_workspace(asked.data) as ws:
        own = own_reports.named(ws, asked.own) if asked.own else None
        kind = own.report if own else ReportKind(asked.name)
        lacking = _lacking(asked, kind)
        if lacking:
            output.tell(lacking)
            return 2
        if asked.personal and kind.value in PERSONAL:
            output.tell(
                tr("The file will hold personal data: names, passports, phones. Hand it to nobody else.")
            )
        wish = _wish(ws, asked, kind)
        wish = wish_of(own, wish) if own else wish
        written = report_desk.save(ws, wish, _path(asked))
        if kind is ReportKind.CHASE and asked.sent:
            chases.sent(ws, chases.facts(ws, report_desk.edition_of(wish), wish.round))
    for path in written:
        output.say(tr("Written: {path}", path=path))
    return 0


def _lacking(asked: argparse.Namespace, kind: ReportKind) -> str:
    """Return what the report still has to be told, "" where it is all there."""
    if kind is ReportKind.CHASE and not (asked.edition and asked.round):
        return tr("A round of follow-up needs its edition and its months: --edition NAME --round 3.")
    if ABOUT[kind] is Subject.EDITION and not asked.edition:
        return tr("A list needs its edition: --edition NAME.")
    return ""


def _wish(ws: Workspace, asked: argparse.Namespace, kind: ReportKind) -> Wish:
    """Return what was asked for, names looked up."""
    edition: EditionId | None = None
    if ABOUT[kind] is Subject.EDITION:
        edition = handouts.edition_named(ws, asked.edition)
    return Wish(
        kind=kind, year=asked.year or bureau_year(ws), edition=edition, round=asked.round or FIRST_ROUND,
        whole=asked.whole, grey=asked.grey, personal=asked.personal, language=asked.language or "",
        units=Units(asked.units),
    )  # fmt: skip


def _path(asked: argparse.Namespace) -> Path:
    """Return the file to write: as asked for, with the ending of the kind that was named."""
    path: Path = (asked.out or Path((asked.name or asked.own).replace("/", "-"))).expanduser().absolute()
    ending = f".{asked.format}" if asked.format else "" if asked.out else ".pdf"
    return path if path.suffix.lower() == ending else path.with_name(path.name + ending)


def bureau_year(ws: Workspace) -> int:
    """Return the year that the bureau works on: as set, else this one."""
    chosen = settings.get(ws).year
    return int(chosen) if chosen.isdigit() else date.today().year  # noqa: DTZ011  # the desk's own calendar
