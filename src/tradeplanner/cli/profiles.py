"""The import profiles on the command line: list them."""

import argparse
import json

from tradeplanner.app import profiles as door
from tradeplanner.app.workspace import open_workspace
from tradeplanner.cli import output
from tradeplanner.domain.profiles import Profile
from tradeplanner.i18n.kinds import kind_name
from tradeplanner.i18n.language import tr


def profiles(asked: argparse.Namespace) -> int:
    """List the profiles by kind and name."""
    with open_workspace(asked.data) as ws:
        found = door.all(ws)
    if asked.json:
        output.say_json([_as_json(profile) for profile in found])
        return 0
    if not found:
        output.tell(tr("No profile is kept yet. The import window keeps one once a file is read."))
    for line in output.lines_up(
        [(each.name, kind_name(each.kind), ", ".join(each.headings)) for each in found]
    ):
        output.say(line)
    return 0


def _as_json(profile: Profile) -> dict[str, object]:
    return {
        "name": profile.name,
        "kind": profile.kind,
        "headings": list(profile.headings),
        "decisions": json.loads(profile.decisions),
    }
