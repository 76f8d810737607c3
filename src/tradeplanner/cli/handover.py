"""Handing an edition over and bringing it back, on the command line."""

import argparse
from collections.abc import Sequence

from tradeplanner.app import handouts, handover
from tradeplanner.app.handover import Comparison
from tradeplanner.app.workspace import open_workspace
from tradeplanner.cli import output
from tradeplanner.domain.handover import Brought, Difference, Side
from tradeplanner.i18n.language import ntr, tr
from tradeplanner.i18n.words import counted, noun_name, word

WAITS = 1


def hand_over(asked: argparse.Namespace) -> int:
    """Write an edition as a data file, saying first where it will hold personal data."""
    if asked.personal:
        output.tell(tr("The file will hold personal data: names, passports, phones. Hand it to nobody else."))
    with open_workspace(asked.data) as ws:
        edition = handouts.edition_named(ws, asked.edition)
        counts = handover.hand_over(ws, edition, asked.output, personal=asked.personal)
    output.say(str(asked.output))
    output.tell(tr(", ").join(counted(noun, count) for noun, count in counts.items()))
    return 0


def bring_back(asked: argparse.Namespace) -> int:
    """Say what differs, and take it over unless a conflict waits or nothing was to be stored."""
    brought: Brought | None = None
    with open_workspace(asked.data) as ws:
        compared = handover.compare(ws, asked.file)
        waits = bool(compared.conflicts) and asked.prefer is None
        if not (asked.dry_run or waits) and compared.differences:
            side = Side(asked.prefer or Side.THERE)
            brought = handover.bring_back(
                ws, compared, {(one.noun, one.id): side for one in compared.conflicts}
            )
    if asked.json:
        output.say_json(_as_json(compared, brought))
    else:
        _say(compared, brought)
    if waits:
        output.tell(tr("Both desks changed the same. Say --prefer here or --prefer there."))
    return WAITS if waits or (brought is not None and brought.left) else 0


def _say(compared: Comparison, brought: Brought | None) -> None:
    if not compared.differences:
        output.tell(tr("Nothing was done there that is not here."))
    for line in output.lines_up([_line(compared, one) for one in compared.differences]):
        output.say(line)
    if brought is None:
        return
    output.tell(
        tr("{added} added, {changed} changed, {removed} removed.", added=brought.added,
           changed=brought.changed, removed=brought.removed)
    )  # fmt: skip
    if brought.left:
        output.tell(_left(len(brought.left)))


def _left(count: int) -> str:
    return ntr(
        "{count} record was left as it is here: what it belongs to is gone, or others need it.",
        "{count} records were left as they are here: what they belong to is gone, or others need them.",
        count,
    )


def _line(compared: Comparison, one: Difference) -> Sequence[str]:
    return word(one.way), noun_name(one.noun), compared.names.get((one.noun, one.id), ""), str(one.id)


def _as_json(compared: Comparison, brought: Brought | None) -> dict[str, object]:
    listed = [
        {
            "way": one.way.value,
            "noun": one.noun.value,
            "id": one.id,
            "name": compared.names.get((one.noun, one.id), ""),
            "taken": list(one.taken),
            "clashing": list(one.clashing),
        }
        for one in compared.differences
    ]
    told = None
    if brought is not None:
        counts = {"added": brought.added, "changed": brought.changed, "removed": brought.removed}
        told = {**counts, "left": len(brought.left)}
    return {"edition": compared.name, "differences": listed, "stored": told}
