"""Charts on the command line: their names with the questions they answer, and one of them as a file."""

import argparse
from pathlib import Path

from tradeplanner.app import chart_files
from tradeplanner.app.workspace import open_workspace
from tradeplanner.cli import output
from tradeplanner.cli.reports import bureau_year
from tradeplanner.domain.dashboards import Ask
from tradeplanner.i18n.dashboards import QUESTIONS
from tradeplanner.i18n.language import speaking, tr


def charts(_asked: argparse.Namespace) -> int:
    """List the charts: name and question."""
    for ask in Ask:
        output.say(f"{ask.value:<12}{tr(QUESTIONS[ask])}")
    return 0


def chart(asked: argparse.Namespace) -> int:
    """Write one chart to the file that was asked for."""
    path: Path = (asked.output or Path(f"{asked.name}.png")).expanduser().absolute()
    if path.suffix.lower() not in chart_files.ENDINGS:
        output.tell(
            tr("A chart is written as .png, .svg or .pdf: {file} ends in none of these.", file=path.name)
        )
        return 2
    with open_workspace(asked.data) as ws, speaking(asked.language or ""):
        chart_files.write(ws, Ask(asked.name), asked.year or bureau_year(ws), path, grey=asked.grey)
    output.say(tr("Written: {path}", path=path))
    return 0
