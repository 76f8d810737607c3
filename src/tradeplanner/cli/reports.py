"""Reports on the command line: written as PDF, in the language in force."""

import argparse
from datetime import date

from tradeplanner.app import reports, settings
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.cli import output
from tradeplanner.i18n.language import tr


def report(asked: argparse.Namespace) -> int:
    """Write the report of the year to the file that was asked for."""
    with open_workspace(asked.data) as ws:
        year = asked.year or bureau_year(ws)
        make = reports.timeline if asked.name == "timeline" else reports.summary
        made = make(ws, year, grey=asked.grey)
    path = asked.out.expanduser().absolute()
    reports.save_pdf(made, path)
    output.say(tr("Written: {path}", path=path))
    return 0


def bureau_year(ws: Workspace) -> int:
    """Return the year that the bureau works on: as set, else this one."""
    chosen = settings.get(ws).year
    return int(chosen) if chosen.isdigit() else date.today().year  # noqa: DTZ011  # the desk's own calendar
