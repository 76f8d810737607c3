"""The columns of the history: when, who, what, how it stands, and from which file."""

from collections.abc import Sequence

from tradeplanner.domain.history import StepKind
from tradeplanner.i18n.acts import act_sentence
from tradeplanner.i18n.language import mark, tr
from tradeplanner.i18n.words import file_word
from tradeplanner.ui.changes import moment
from tradeplanner.ui.pages.history.reading import StepRow
from tradeplanner.ui.widgets.columns import Column, Kind


def columns() -> Sequence[Column]:
    """Return the columns."""
    return (
        Column("at", mark("When"), lambda row: row.step.at, when, Kind.DATE, 144, tone=_tone),
        Column("what", mark("What"), what, width=288, tone=_tone, hint=what),
        Column("who", mark("Who"), lambda row: row.step.actor.display, width=104, tone=_tone),
        Column("standing", mark("Standing"), standing, width=88, tone=_tone),
        Column("file", mark("File"), file, width=168, tone=_tone, hint=file),
    )


def when(row: StepRow) -> str:
    """Return the moment in the desk's own time."""
    return moment(row.step.at)


def what(row: StepRow) -> str:
    """Return what was done, in words."""
    return act_sentence(row.step)


def standing(row: StepRow) -> str:
    """Return whether the step's work stands, was taken back, or is itself a taking back."""
    if row.step.undone:
        return tr("undone")
    return {
        StepKind.DO: tr("done"),
        StepKind.UNDO: tr("an undo"),
        StepKind.REDO: tr("done again"),
    }[row.step.kind]


def file(row: StepRow) -> str:
    """Return the imported file's name."""
    return file_word(row.batch.file) if row.batch is not None else ""


def _tone(row: StepRow) -> str:
    return "faint" if row.step.undone or row.step.kind is StepKind.UNDO else ""
