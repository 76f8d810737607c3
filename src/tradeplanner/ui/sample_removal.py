"""Removing the sample: what goes and what is in the way, said before, since it cannot be undone."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.sample import Removal
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.i18n.removal import hindrance, things, what_goes
from tradeplanner.ui import theme
from tradeplanner.ui.context import Context
from tradeplanner.ui.jobs import Progress
from tradeplanner.ui.notices import Tone, sentence
from tradeplanner.ui.widgets.check import CheckBox
from tradeplanner.ui.widgets.labels import button, label, rule


def ask_removal(context: Context, parent: QWidget | None = None) -> None:
    """Look what a removal would take, then ask in a window of its own."""
    ws = context.workspace

    def look(progress: Progress) -> object:
        from tradeplanner.app import sample

        progress.at(0)
        return sample.preview_removal(ws)

    def show(told: object) -> None:
        if isinstance(told, Removal) and not told.steps:
            context.notices.say(tr("There is no sample data in this data file."))
        elif isinstance(told, Removal):
            RemovalDialog(context, told, parent).open()

    context.jobs.long(tr("Looking through the sample"), look, show, context.notices.error, key="sample")


def open_window(context: Context, _focus: object = None, parent: QWidget | None = None) -> None:
    """Ask for the removal, as the palette does."""
    ask_removal(context, parent)


class SampleLine(QWidget):
    """A quiet line while sample data is loaded, with the way to be rid of it."""

    def __init__(self, context: Context, parent: QWidget | None = None, *, brief: bool = False) -> None:
        """Say so in words, or, if ``brief``, offer the way only: the words stand elsewhere."""
        super().__init__(parent)
        self._brief = brief
        self._words, self.remove = label(role="caption"), button(role="link")
        self.remove.clicked.connect(lambda: ask_removal(context, self.window()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words)
        row.addWidget(self.remove)
        row.addStretch()
        self.hide()
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._words.setText(tr("Sample data is loaded; nearly all of it is made up."))
        self._words.setVisible(not self._brief)
        self.remove.setText(tr("Remove the sample data…") if self._brief else tr("Remove it…"))
        self.remove.setAccessibleName(tr("Remove the sample data…"))


class RemovalDialog(QDialog):
    """Says what goes for good, or what stands in the way. Cancel is the default."""

    def __init__(self, context: Context, told: Removal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._context, self._told = context, told
        self.words = label(wrap=True)
        self.problem = label(role="problem", wrap=True)
        self.too = CheckBox()
        self.cancel, self.remove = button(), button(role="primary")
        buttons = QHBoxLayout()
        buttons.addStretch()
        for made in (self.cancel, self.remove):
            buttons.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[3 * theme.GRID] * 4)
        column.setSpacing(2 * theme.GRID)
        for part in (self.words, self.too, self.problem, rule()):
            column.addWidget(part)
        column.addLayout(buttons)
        self.cancel.clicked.connect(self.reject)
        self.cancel.setDefault(True)
        self.remove.clicked.connect(self._remove)
        self.remove.setVisible(not told.standing)
        self.too.setVisible(not told.standing and any(held.only for held in told.backups))
        self.problem.hide()
        self.setMinimumWidth(72 * theme.GRID)
        self.retranslate()
        self.cancel.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        told = self._told
        self.setWindowTitle(tr("Remove the sample data"))
        self.words.setText("\n\n".join(hindrance(told) if told.standing else what_goes(told)))
        only = sum(held.only for held in told.backups)
        self.too.setText(
            ntr("Also delete the {count} backup that holds nothing but the sample",
                "Also delete the {count} backups that hold nothing but the sample", only)
        )  # fmt: skip
        self.cancel.setText(tr("Close") if told.standing else tr("Cancel"))
        self.remove.setText(tr("Remove for good"))

    def _remove(self) -> None:
        from tradeplanner.app import sample

        ws, too = self._context.workspace, self.too.isChecked() and not self.too.isHidden()
        for made in (self.remove, self.cancel):
            made.setEnabled(False)

        def work(progress: Progress) -> object:
            progress.at(0)
            return sample.remove(ws, backups_too=too)

        title = tr("Removing the sample")
        self._context.jobs.long(title, work, self._removed, self._refused, owner=self)

    def _removed(self, told: object) -> None:
        if not isinstance(told, Removal):
            return
        self.accept()

        def done() -> str:
            return tr("The sample is gone without a trace: {things}.", things=things(told))

        if told.compacted:
            self._context.notices.say(done())
        else:
            more = mark(
                "Another program had the file open; the last traces in its log go when all have closed it."
            )
            self._context.notices.post(lambda: f"{done()} {tr(more)}", Tone.WARNING)
        self._context.desk.go("home")

    def _refused(self, error: BaseException) -> None:
        for made in (self.remove, self.cancel):
            made.setEnabled(True)
        if isinstance(error, ExpectedError):
            self.problem.setText(sentence(error)[0])
            self.problem.show()
        else:
            self.reject()
            self._context.notices.error(error)
