"""The list of a round of follow-up on the command line: a workbook to send out, or PDF."""

import argparse
from pathlib import Path

from tradeplanner.app import chases, handouts
from tradeplanner.app.workspace import open_workspace
from tradeplanner.cli import output
from tradeplanner.i18n.language import tr


def write(asked: argparse.Namespace, path: Path) -> int:
    """Write the list of a round of the edition that was named; ``--sent`` notes that its firms are asked."""
    if not asked.edition or not asked.round:
        output.tell(tr("A round of follow-up needs its edition and its months: --edition NAME --round 3."))
        return 2
    with open_workspace(asked.data) as ws:
        made = chases.facts(ws, handouts.edition_named(ws, asked.edition), asked.round)
        chases.save(made, path)
        if asked.sent:
            chases.sent(ws, made)
    output.say(tr("Written: {path}", path=path))
    return 0
