"""What a person did, as one line of the history and as the label of Undo and Redo.

A step stores its act, noun and parameters (``name``, ``count``, ``file``, ``after``) and no sentence, so
the history reads in whichever language is in force.
"""

from collections.abc import Mapping

from tradeplanner.domain.history import Act, Step, StepKind
from tradeplanner.domain.ids import Noun
from tradeplanner.domain.participation import State
from tradeplanner.i18n.language import mark, tr
from tradeplanner.i18n.words import counted, noun_name, word

ACTS: Mapping[Act, str] = {
    Act.ADD: mark("Add {what}"),
    Act.EDIT: mark("Edit {what}"),
    Act.REMOVE: mark("Delete {what}"),
    Act.RETIRE: mark("Retire {what}"),
    Act.SET: mark("Set {what}"),
    Act.MOVE: mark("Move {what}"),
    Act.IMPORT: mark("Import of {what}"),
}
"""The English of each act; ``{what}`` is a named thing or a number of things."""


def act_sentence(step: Step) -> str:
    """Return the line of the history for ``step``, with "Undo:" or "Redo:" before what it was about."""
    if step.kind is StepKind.UNDO:
        return undo_label(step)
    if step.kind is StepKind.REDO:
        return redo_label(step)
    return _act(step)


def undo_label(step: Step) -> str:
    """Return "Undo: Add firm “X”" for the menu and the notice."""
    return tr("Undo: {act}", act=_act(step))


def redo_label(step: Step) -> str:
    """Return "Redo: Add firm “X”" for the menu and the notice."""
    return tr("Redo: {act}", act=_act(step))


def _act(step: Step) -> str:
    what = _what(step)
    if step.act is Act.MOVE and step.params.get("after"):
        return tr("Move {what} to “{state}”", what=what, state=word(State(str(step.params["after"]))))
    if step.act is Act.IMPORT and step.params.get("file"):
        return tr("Import of {what} from {file}", what=what, file=step.params["file"])
    return tr(ACTS[step.act], what=what)


def _what(step: Step) -> str:
    """Return the thing by its name, else the number of things, else the bare noun."""
    if step.noun is Noun.SETTING:
        return tr("the settings")
    if step.params.get("name"):
        return tr("{noun} “{name}”", noun=noun_name(step.noun), name=step.params["name"])
    if "count" in step.params:
        return counted(step.noun, int(step.params["count"]))
    return noun_name(step.noun)
