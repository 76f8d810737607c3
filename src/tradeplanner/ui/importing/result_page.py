"""What an import did: a result that stays, with Undo, and the rows that did not come in."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tradeplanner.app.import_values import Counts, ImportOutcome
from tradeplanner.domain.ids import Noun
from tradeplanner.i18n.language import tr
from tradeplanner.i18n.words import counted, file_word
from tradeplanner.ui import file_choice, theme
from tradeplanner.ui.importing.reasons import columns_left, reasons
from tradeplanner.ui.pages_list import PAGES as ENTRIES
from tradeplanner.ui.widgets.card import Card, centred
from tradeplanner.ui.widgets.labels import button, label

NOUNS = {
    "firms": Noun.FIRM,
    "programmes": Noun.PROGRAMME,
    "catalogue": Noun.EDITION,
    "registrations": Noun.PARTICIPATION,
    "returns": Noun.RETURN,
    "booths": Noun.BOOTH,
    "delegates": Noun.DELEGATE,
    "orders": Noun.ORDER,
    "exports": Noun.EXPORT,
    "customs": Noun.EXPORT,
    "published": Noun.EXPORT,
    "rates": Noun.RATE,
    "targets": Noun.TARGET,
}
"""What each kind of file counts."""


PAGES = {
    "firms": "firms",
    "programmes": "plan",
    "catalogue": "plan",
    "registrations": "registrations",
    "booths": "registrations",
    "delegates": "registrations",
    "returns": "plan",
    "orders": "orders",
    "exports": "exports",
    "customs": "exports",
    "published": "exports",
    "rates": "exports",
    "targets": "exports",
}
"""The page on which each kind of file is seen."""
TABS = {
    "exports": "records",
    "customs": "records",
    "published": "records",
    "rates": "rates",
    "targets": "targets",
}
"""Its tab, where it has several."""
TOLD = 6
"""Reasons for which rows stayed out that are told; the preview has them all."""


def result_sentence(counts: Counts) -> str:
    """Return the result in one line: added, updated, unchanged, skipped, and what waits."""
    parts = [
        (counts.new, tr("{count} added", count=f"{counts.new:,}")),
        (counts.changed, tr("{count} updated", count=f"{counts.changed:,}")),
        (counts.same, tr("{count} as stored already", count=f"{counts.same:,}")),
        (counts.skipped, tr("{count} skipped", count=f"{counts.skipped:,}")),
    ]
    waiting = counts.ambiguous + counts.rejected
    parts.append((waiting, tr("{count} did not come in", count=f"{waiting:,}")))
    return tr(", ").join(text for count, text in parts if count) or tr("Nothing to import")


class ResultPage(QWidget):
    """What was done. It signals undo, redo, another file, close, and ``save_wanted(path)``.

    ``open_wanted(page, focus)`` leads to what was imported, ``keep_wanted()`` keeps a profile.
    """

    undo_wanted = Signal()
    redo_wanted = Signal()
    another_wanted = Signal()
    close_wanted = Signal()
    save_wanted = Signal(object)
    open_wanted = Signal(str, object)
    keep_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outcome: ImportOutcome | None = None
        self._kind = self._file = ""
        self._undone, self._next = False, ""
        self._card, self._note = Card(), label(wrap=True)
        self._undo, self._redo, self._save = button(), button(), button()
        self._another, self._close = button(), button(role="primary")
        self._open, self._rows, self._keep = button(), button(role="link"), button(role="link")
        self._why, self._columns = label(role="faint", wrap=True), label(role="faint", wrap=True)
        self._connect()
        self._lay_out()
        self.retranslate_buttons()

    def _connect(self) -> None:
        self._open.clicked.connect(lambda: self.open_wanted.emit(PAGES[self._kind], TABS.get(self._kind)))
        self._rows.clicked.connect(self._show_step)
        self._keep.clicked.connect(self.keep_wanted)
        self._undo.clicked.connect(self.undo_wanted)
        self._redo.clicked.connect(self.redo_wanted)
        self._save.clicked.connect(self._ask_where)
        self._another.clicked.connect(self.another_wanted)
        self._close.clicked.connect(self.close_wanted)

    def _lay_out(self) -> None:
        row = _beside((self._close, self._open, self._another, self._undo, self._redo), theme.GRID)
        body = self._card.body
        body.addWidget(self._why)
        body.addWidget(self._columns)
        body.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self._note)
        body.addSpacing(theme.GRID)
        body.addLayout(row)
        body.addLayout(_beside((self._rows, self._keep), 2 * theme.GRID))
        self._card.setFixedWidth(96 * theme.GRID)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addLayout(centred(self._card))
        column.addStretch(2)

    def show_outcome(self, kind: str, file: str, outcome: ImportOutcome, *, undone: bool = False) -> None:
        """Show what was done, or that it was taken back."""
        self._outcome, self._kind, self._file, self._undone = outcome, kind, file, undone
        counts = outcome.counts
        stored = counted(NOUNS[kind], counts.new + counts.changed)
        title = tr("Taken back: the import of {stored}", stored=stored) if undone else result_sentence(counts)
        self._card.set_texts(title, file)
        waiting = counts.ambiguous + counts.rejected
        self._note.setText(
            tr(
                "What was left out can be saved as a workbook with the reasons beside it,"
                " mended there, and imported."
            )
            if waiting
            else tr("The whole import is one step: Undo takes all of it back, now or later from History.")
        )
        stored_any = outcome.changed.step is not None
        self._undo.setVisible(stored_any and not undone)
        self._redo.setVisible(stored_any and undone)
        self._save.setVisible(bool(waiting))
        self._open.setVisible(stored_any and not undone)
        self._rows.setVisible(stored_any)
        left = reasons(outcome.checked)
        self._why.setText("\n".join(f"· {why.text}" for why in left[:TOLD]))
        self._why.setVisible(bool(left) and not undone)
        columns = columns_left(outcome.checked)
        self._columns.setText(columns)
        self._columns.setVisible(bool(columns) and not undone)
        self.retranslate_buttons()

    def _show_step(self) -> None:
        if self._outcome is not None and self._outcome.changed.step is not None:
            self.open_wanted.emit("history", int(self._outcome.changed.step))

    def offer_next(self, file: str) -> None:
        """Offer the next of several files by its name, "" for any other."""
        self._next = file
        self.retranslate_buttons()

    def focus_close(self) -> None:
        """Put the focus on Close, the act that changes nothing."""
        self._close.setFocus()

    def press_undo(self) -> None:
        """Press Undo where it is offered."""
        if self._undo.isVisible():
            self._undo.click()

    def press_redo(self) -> None:
        """Press the redo where it is offered."""
        if self._redo.isVisible():
            self._redo.click()

    def retranslate_buttons(self) -> None:
        """Set the buttons' texts anew."""
        self._undo.setText(tr("Undo this import"))
        self._undo.setToolTip(tr("Undo this import") + " (Ctrl+Z)")
        self._redo.setText(tr("Import it again"))
        self._redo.setToolTip(tr("Import it again") + " (Ctrl+Y)")
        self._save.setText(tr("Save the rows left out…"))
        heading = next((entry.heading for entry in ENTRIES if entry.key == PAGES.get(self._kind)), "")
        self._open.setText(tr("Open {page}", page=tr(heading) if heading else "").replace("&", "&&"))
        self._rows.setText(tr("See its rows in History"))
        self._keep.setText(tr("Remember how this file is read…"))
        another = tr("Import {file}", file=file_word(self._next)) if self._next else tr("Import another file")
        self._another.setText(another.replace("&", "&&"))
        self._close.setText(tr("Close"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate_buttons()
            if self._outcome is not None:
                self.show_outcome(self._kind, self._file, self._outcome, undone=self._undone)

    def _ask_where(self) -> None:
        ask_where(self, self._file, self.save_wanted.emit)


def _beside(parts: Sequence[QWidget], gap: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(gap)
    for part in parts:
        row.addWidget(part)
    row.addStretch()
    return row


def ask_where(parent: QWidget, file: str, take: Callable[[Path], None]) -> None:
    """Ask where the rows left out are saved."""
    name = tr("{file} left out.xlsx", file=Path(file).stem)
    file_choice.ask_where(parent, tr("Save the rows left out"), name, "Excel (*.xlsx)", take)
