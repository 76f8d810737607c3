"""The history on the command line: list it, take a step back, do it again."""

import argparse
from dataclasses import asdict

from tradeplanner.app import history as door
from tradeplanner.app.workspace import open_workspace
from tradeplanner.cli import output
from tradeplanner.domain.errors import CannotUndoError
from tradeplanner.domain.history import Outcome, Step
from tradeplanner.domain.ids import StepId
from tradeplanner.i18n.acts import act_sentence
from tradeplanner.i18n.language import ntr, tr
from tradeplanner.i18n.messages import error_sentence, sentence

_SHOWN = 20
"""Rows that stand in the way are named up to this number, then counted."""


def history(asked: argparse.Namespace) -> int:
    """List the steps, newest first."""
    with open_workspace(asked.data) as ws:
        steps = door.steps(ws, asked.limit)
    if asked.json:
        output.say_json([_as_json(step) for step in steps])
        return 0
    if not steps:
        output.tell(tr("Nothing has been done with this data yet."))
    for line in output.lines_up([_as_row(step) for step in steps], numbers=(0,)):
        output.say(line)
    return 0


def undo(asked: argparse.Namespace) -> int:
    """Take back the newest step, or the one named."""
    step = None if asked.step is None else StepId(asked.step)
    with open_workspace(asked.data) as ws:
        try:
            outcome = door.undo(ws, step, force=asked.force)
        except CannotUndoError as refused:
            return _refused(refused)
    return _told(outcome)


def redo(asked: argparse.Namespace) -> int:
    """Do again what was taken back last."""
    with open_workspace(asked.data) as ws:
        try:
            outcome = door.redo(ws)
        except CannotUndoError as refused:
            return _refused(refused)
    return _told(outcome)


def _told(outcome: Outcome) -> int:
    output.say(act_sentence(outcome.step))
    output.say(ntr("{count} record changed.", "{count} records changed.", outcome.reversed))
    for finding in outcome.kept:
        output.tell(sentence(finding))
    return 1 if outcome.kept else 0


def _refused(error: CannotUndoError) -> int:
    output.tell(error_sentence(error))
    for finding in error.findings[:_SHOWN]:
        output.tell(f"  {sentence(finding)}")
    if len(error.findings) > _SHOWN:
        output.tell("  " + tr("and {count} more", count=len(error.findings) - _SHOWN))
    output.tell(tr("To take back the rest all the same: tradeplanner undo --force"))
    return 1


def _as_row(step: Step) -> tuple[str, str, str, str, str]:
    at = step.at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
    undone = tr("(undone)") if step.undone else ""
    return (str(step.id), at, step.actor.display, act_sentence(step), undone)


def _as_json(step: Step) -> dict[str, object]:
    return {
        "step": step.id,
        "at": step.at.isoformat(),
        "actor": asdict(step.actor),
        "kind": step.kind.value,
        "act": step.act.value,
        "noun": step.noun.value,
        "params": step.params,
        "undone": step.undone,
        "text": act_sentence(step),
    }
