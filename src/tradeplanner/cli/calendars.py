"""What is due, and the calendar file, on the command line."""

import argparse

from tradeplanner.app import calendar_files, milestones
from tradeplanner.app.milestones import Due
from tradeplanner.app.workspace import open_workspace
from tradeplanner.cli import output
from tradeplanner.i18n.language import ntr, tr
from tradeplanner.i18n.milestones import edition_name, title


def due(asked: argparse.Namespace) -> int:
    """List what is open and overdue or due within some days, by day."""
    with open_workspace(asked.data) as ws:
        found = milestones.due(ws, asked.days)
    if asked.json:
        output.say_json([_as_json(one) for one in found])
        return 0
    if not found:
        output.tell(tr("Nothing is due."))
    rows = [(one.milestone.due_on.isoformat(), title(one.milestone), _edition(one)) for one in found]
    for line in output.lines_up(rows):
        output.say(line)
    return 0


def calendar(asked: argparse.Namespace) -> int:
    """Write editions and milestones to a calendar file."""
    with open_workspace(asked.data) as ws:
        count = calendar_files.save(ws, asked.output, asked.year)
    output.say(str(asked.output))
    output.tell(ntr("{count} entry written.", "{count} entries written.", count))
    return 0


def _as_json(one: Due) -> dict[str, object]:
    milestone = one.milestone
    return {
        "id": milestone.id,
        "due_on": milestone.due_on.isoformat(),
        "kind": milestone.kind.value,
        "title": title(milestone),
        "edition_id": milestone.edition_id,
        "edition": _edition(one),
    }


def _edition(one: Due) -> str:
    return edition_name(one.name_zh, one.name_en)
