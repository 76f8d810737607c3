"""The sample on the command line: brought into a data file, and removed from it without a trace."""

import argparse

from tradeplanner.app import demo
from tradeplanner.app import sample as door
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.cli import output
from tradeplanner.cli.demo import imported_lines
from tradeplanner.cli.stopping import stoppable
from tradeplanner.domain.sample import Removal
from tradeplanner.i18n.language import tr
from tradeplanner.i18n.removal import hindrance, things, what_goes

DONE, WAITS = 0, 1


def sample(asked: argparse.Namespace) -> int:
    """Load the sample, or remove it."""
    with open_workspace(asked.data) as ws:
        return _load(ws, asked) if asked.act == "load" else _remove(ws, asked)


def _load(ws: Workspace, asked: argparse.Namespace) -> int:
    with stoppable() as stop, output.progress(tr("Importing the sample year")) as moved:
        done = demo.load_sample(ws, moved, stop)
    if asked.json:
        output.say_json(
            {
                "files": [
                    {"file": item.file, "kind": item.kind, "rows": item.counts.as_dict()} for item in done
                ]
            }
        )
        return DONE
    for line in imported_lines(done):
        output.say(line)
    return DONE


def _remove(ws: Workspace, asked: argparse.Namespace) -> int:
    """Say what goes; remove it only where the person has said yes."""
    told = door.preview_removal(ws)
    sure = bool(asked.yes and told.steps and not told.standing)
    if sure:
        told = door.remove(ws, backups_too=asked.backups)
    if asked.json:
        output.say_json(_as_json(told, removed=sure))
    elif sure:
        output.say(tr("The sample is gone without a trace: {things}.", things=things(told)))
    elif told.steps:
        for line in hindrance(told) if told.standing else what_goes(told):
            output.say(line)
        if not told.standing:
            output.tell(tr("Nothing is removed yet. To remove it: tradeplanner sample remove --yes"))
    else:
        output.say(tr("There is no sample data in this data file."))
    return DONE if sure or not told.steps else WAITS


def _as_json(told: Removal, *, removed: bool) -> dict[str, object]:
    return {
        "removed": removed,
        "rows": {noun.value: count for noun, count in told.counts.items()},
        "imports": told.imports,
        "steps": told.steps,
        "own_steps": told.edits,
        "in_the_way": told.standing,
        "first_in_the_way": [
            {
                "noun": each.noun.value,
                "name": each.name,
                "other": each.other.value,
                "other_name": each.other_name,
            }
            for each in told.in_the_way
        ],
        "backups": [
            {"file": str(held.backup.path), "only_sample": held.only, "until": held.until.isoformat()}
            for held in told.backups
        ],
        "compacted": told.compacted,
    }
