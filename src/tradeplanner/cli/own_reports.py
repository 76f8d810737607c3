"""A bureau's own reports on the command line: listed, written to a file, taken in from one."""

import argparse
from pathlib import Path

from tradeplanner.app import own_reports as door
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.cli import output
from tradeplanner.i18n.language import tr
from tradeplanner.i18n.section_words import section_name
from tradeplanner.i18n.words import word


def own_reports(asked: argparse.Namespace) -> int:
    """Do what was asked for with the own reports; 2 where a name or a file is missing."""
    if asked.act != "list" and not asked.what:
        output.tell(tr("Say which: own-reports export NAME, or own-reports import FILE."))
        return 2
    with open_workspace(asked.data) as ws:
        {"list": _list, "export": _export, "import": _import}[asked.act](ws, asked)
    return 0


def _list(ws: Workspace, _asked: argparse.Namespace) -> None:
    found = door.all(ws)
    if not found:
        output.tell(tr("There is no own report yet. The page of reports makes one."))
    rows = [
        (one.name, word(one.report), ", ".join(section_name(key) or key for key in one.sections))
        for one in found
    ]
    for line in output.lines_up(rows):
        output.say(line)


def _export(ws: Workspace, asked: argparse.Namespace) -> None:
    own = door.named(ws, asked.what)
    path: Path = asked.out or Path(own.name.replace("/", "-") + door.ENDING)
    output.say(tr("Written: {path}", path=door.save(own, path.expanduser().absolute())))


def _import(ws: Workspace, asked: argparse.Namespace) -> None:
    own = door.take_in(ws, Path(asked.what))
    output.say(tr("Taken in: {name}", name=own.name))
