"""Undo and redo of the whole program: named after the act, run on the data lane.

In a text field undo is the field's own: the field takes the keys before the window does, and the
menu asks the field first.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from tradeplanner.app import history
from tradeplanner.domain.errors import CannotUndoError
from tradeplanner.domain.history import Outcome, Step, StepKind
from tradeplanner.i18n.acts import act_sentence, redo_label, undo_label
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.ui.actions import Act
from tradeplanner.ui.context import Context
from tradeplanner.ui.notices import Link, Tone, sentence


class Undo(QObject):
    """Keeps the next undo and redo. ``renamed()`` when they change, ``acted(str)`` tells the last act."""

    renamed = Signal()
    acted = Signal(str, bool)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._undo: Step | None = None
        self._redo: Step | None = None

    def acts(self) -> list[Act]:
        """Return the two acts of the Edit menu."""
        return [
            Act("edit.undo", mark("Undo"), self.undo, "Ctrl+Z", "undo-2", self._undo_words, self._can_undo),
            Act("edit.redo", mark("Redo"), self.redo, "Ctrl+Shift+Z; Ctrl+Y", "redo-2", self._redo_words,
                self._can_redo),
        ]  # fmt: skip

    def refresh(self, *, tell: bool = False) -> None:
        """Ask what Undo and Redo would do now; with ``tell``, name the last act in the status line."""
        ws = self._context.workspace

        def read() -> tuple[Step | None, Step | None, list[Step]]:
            return history.next_undo(ws), history.next_redo(ws), history.steps(ws, 1) if tell else []

        self._context.jobs.data(read, self._learn, key=f"undo {tell}", owner=self)

    def undo(self) -> None:
        """Take back the last act, or the last typing where a text field has the focus."""
        field = _field()
        if field is not None and _can(field, "undo"):
            field.undo()
            return
        ws = self._context.workspace
        self._context.jobs.data(lambda: history.undo(ws), self._report, self._refused, owner=self)

    def redo(self) -> None:
        """Do again what was undone last, or typed again where a text field has the focus."""
        field = _field()
        if field is not None and _can(field, "redo"):
            field.redo()
            return
        ws = self._context.workspace
        self._context.jobs.data(lambda: history.redo(ws), self._report, owner=self)

    def _learn(self, found: object) -> None:
        if not isinstance(found, tuple):
            return
        self._undo, self._redo, last = found
        if last:
            # Beside an undo the same word would seem to speak of what was just taken back.
            offered = self._undo is not None and last[0].kind is not StepKind.UNDO
            self.acted.emit(act_sentence(last[0]), offered)
        self.renamed.emit()

    def _report(self, outcome: object) -> None:
        if isinstance(outcome, Outcome) and outcome.kept:
            kept = outcome.kept
            self._context.notices.post(
                lambda: ntr(
                    "Undone, except {count} row that was kept.",
                    "Undone, except {count} rows that were kept.",
                    len(kept),
                ),
                Tone.WARNING,
                details=lambda: sentence(CannotUndoError(kept))[1],
            )

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, CannotUndoError):
            self._context.notices.error(error)
            return
        ws = self._context.workspace

        def rest() -> None:
            work = lambda: history.undo(ws, force=True)  # noqa: E731 — one line, one use
            self._context.jobs.data(work, self._report, owner=self)

        self._context.notices.error(error, Link(lambda: tr("Undo the rest"), rest))

    def _can_undo(self) -> bool:
        return self._undo is not None or (_field() is not None)

    def _can_redo(self) -> bool:
        return self._redo is not None or (_field() is not None)

    def _undo_words(self) -> str:
        return undo_label(self._undo) if self._undo is not None else tr("Undo")

    def _redo_words(self) -> str:
        return redo_label(self._redo) if self._redo is not None else tr("Redo")


def _field() -> QLineEdit | QPlainTextEdit | None:
    """Return the text field that has the focus and can be written in, if any."""
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit | QPlainTextEdit) and not field.isReadOnly():
        return field
    return None


def _can(field: QLineEdit | QPlainTextEdit, what: str) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable() if what == "undo" else field.isRedoAvailable()
    document = field.document()
    return document.isUndoAvailable() if what == "undo" else document.isRedoAvailable()
