"""Reports and lists on the command line: as PDF, lists as workbooks too, in the language in force."""

import argparse
from datetime import date
from pathlib import Path

from tradeplanner.app import dossiers, handouts, reports, settings
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.cli import chases, output
from tradeplanner.domain.handouts import PERSONAL, HandoutKind
from tradeplanner.i18n.language import tr


def report(asked: argparse.Namespace) -> int:
    """Write the report of the year, or the list of an edition, to the file that was asked for."""
    path = _path(asked)
    if asked.name == "chase":
        return chases.write(asked, path)
    if asked.name in {one.value for one in HandoutKind}:
        return _handout(asked, path)
    if asked.name == "dossier" and not asked.edition:
        output.tell(tr("A list needs its edition: --edition NAME."))
        return 2
    for written in _written(asked, path):
        output.say(tr("Written: {path}", path=written))
    return 0


def _written(asked: argparse.Namespace, path: Path) -> list[Path]:
    """Write the report and return its files."""
    with open_workspace(asked.data) as ws:
        if asked.name == "dossier":
            number = handouts.edition_named(ws, asked.edition)
            return reports.save_as(dossiers.make(ws, number, whole=asked.whole), path)
        make = reports.timeline if asked.name == "timeline" else reports.summary
        return reports.save_as(make(ws, asked.year or bureau_year(ws), grey=asked.grey), path)


def _path(asked: argparse.Namespace) -> Path:
    """Return the file to write: as asked for, with the ending of the kind that was named."""
    path: Path = (asked.out or Path(asked.name)).expanduser().absolute()
    ending = f".{asked.format}" if asked.format else "" if asked.out else ".pdf"
    return path if path.suffix.lower() == ending else path.with_name(path.name + ending)


def _handout(asked: argparse.Namespace, path: Path) -> int:
    """Write a list of the edition that was named."""
    if not asked.edition:
        output.tell(tr("A list needs its edition: --edition NAME."))
        return 2
    with open_workspace(asked.data) as ws:
        number = handouts.edition_named(ws, asked.edition)
        if asked.personal and asked.name in PERSONAL:
            output.tell(
                tr("The file will hold personal data: names, passports, phones. Hand it to nobody else.")
            )
        made = handouts.make(ws, HandoutKind(asked.name), number, personal=asked.personal)
    handouts.save(made, path)
    output.say(tr("Written: {path}", path=path))
    return 0


def bureau_year(ws: Workspace) -> int:
    """Return the year that the bureau works on: as set, else this one."""
    chosen = settings.get(ws).year
    return int(chosen) if chosen.isdigit() else date.today().year  # noqa: DTZ011  # the desk's own calendar
