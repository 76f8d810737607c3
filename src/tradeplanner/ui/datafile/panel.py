"""The list of backups beside what a restore of one would change."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from tradeplanner.app import backups
from tradeplanner.app.backups import Preview
from tradeplanner.domain.backups import Backup
from tradeplanner.domain.ids import Noun
from tradeplanner.i18n.acts import act_sentence
from tradeplanner.i18n.backups import held
from tradeplanner.i18n.formats import grouped, moment
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.i18n.words import noun_name
from tradeplanner.ui import theme
from tradeplanner.ui.actions import Act
from tradeplanner.ui.datafile.columns import columns
from tradeplanner.ui.jobs import Jobs
from tradeplanner.ui.notices import Notices
from tradeplanner.ui.widgets.card import Card
from tradeplanner.ui.widgets.empty import Empty
from tradeplanner.ui.widgets.facts import Fact, Facts
from tradeplanner.ui.widgets.labels import button, label
from tradeplanner.ui.widgets.split import Split
from tradeplanner.ui.widgets.table import Table

Restore = Callable[[Backup], object]


class PreviewCard(Card):
    """What a restore would change, and the button that does it: ``wanted(Backup)``."""

    wanted = Signal(object)

    def __init__(self, file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._file = file
        self.preview: Preview | None = None
        self.facts, self._lost_title, self.lost = Facts(), label(wrap=True), QListWidget()
        self.restore = button(role="primary")
        self.restore.clicked.connect(self._want)
        self.body.addWidget(self.facts)
        self.body.addWidget(self._lost_title)
        self.body.addWidget(self.lost, 1)
        self.body.addWidget(self.restore)
        self.body.addStretch()
        self.show_preview(None)

    def show_preview(self, preview: Preview | None, text: str = "") -> None:
        """Show a preview, or in its place ``text``."""
        self.preview = preview
        for part in (self.facts, self._lost_title, self.restore):
            part.setVisible(preview is not None)
        self.lost.setVisible(preview is not None and bool(preview.lost))
        self.restore.setText(tr("Restore this backup"))
        self.lost.setAccessibleName(tr("Steps that would be lost"))
        if preview is None:
            self.set_texts(text or tr("Choose a backup to see what it would change."))
            return
        self.set_texts(
            tr("The data as of {moment}", moment=moment(preview.backup.at)),
            _before(preview, self._file),
        )
        self.facts.set_facts(_facts(preview))
        self._lost_title.setText(_lost(preview))
        self.lost.clear()
        for step in preview.lost:
            self.lost.addItem(f"{moment(step.at)}   {act_sentence(step)}   {step.actor.display}")

    def _want(self) -> None:
        if self.preview is not None:
            self.wanted.emit(self.preview.backup)


class BackupsPanel(QWidget):
    """Lists, previews and restores. ``restore`` does it on the data lane; ``restored(result)`` follows.

    ``refused(error)`` where it could not be; ``listed(list)`` after each reading of the list.
    """

    restored = Signal(object)
    refused = Signal(object)
    listed = Signal(object)

    def __init__(
        self, file: Path, jobs: Jobs, notices: Notices, restore: Restore, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._file, self._jobs, self._notices, self._restore = file, jobs, notices, restore
        self.card = PreviewCard(file)
        empty = Empty(mark("There are no backups yet."))
        self.table = Table("backups", mark("Backups"), columns(), empty=empty, key=lambda each: each.path)
        again = Act("backups.restore", mark("Restore this backup"), self._restore_current, "", "history")
        self.table.set_acts([again])
        self.split = Split("backups", [self.table, self.card], (5, 4), stacked=(1, 1), narrow=80)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(self.split, 1)
        self.table.chosen.connect(self._choose)
        self.table.edit_wanted.connect(lambda _: self.card.restore.setFocus())
        self.card.wanted.connect(self.start)
        self.setFocusProxy(self.table)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.card.show_preview(self.card.preview)

    def refresh(self) -> None:
        """Read the list anew."""
        file = self._file
        self._jobs.copying(
            lambda: backups.listed(file, counts=True),
            self._show,
            self._notices.error,
            key="backups",
            owner=self,
        )

    def show_file(self, path: Path) -> None:
        """Show what a restore of any file would change."""
        file = self._file
        work = lambda: backups.preview(file, backups.chosen(path))  # noqa: E731  # one line, one use
        self._preview(work)

    def start(self, backup: object) -> None:
        """Restore ``backup``."""
        if not isinstance(backup, Backup):
            return
        self.setEnabled(False)
        restore = self._restore
        self._jobs.data(lambda: restore(backup), self._done, self._failed, owner=self)

    def _show(self, found: object) -> None:
        if isinstance(found, list):
            self.table.set_rows(found)
            if found and self.table.current() is None:
                self.table.select([found[0].path], found[0].path)
            self.listed.emit(found)

    def _choose(self, backup: object) -> None:
        if not isinstance(backup, Backup):
            self.card.show_preview(None)
        elif not backup.whole:
            self.card.show_preview(None, tr("This backup is damaged: it cannot be restored."))
        else:
            file = self._file
            self._preview(lambda: backups.preview(file, backup))

    def _preview(self, work: Callable[[], Preview]) -> None:
        self._jobs.copying(work, self._show_preview, self._notices.error, key="preview", owner=self)

    def _show_preview(self, preview: object) -> None:
        if isinstance(preview, Preview):
            self.card.show_preview(preview)

    def _restore_current(self) -> None:
        self.start(self.table.current())

    def _done(self, result: object) -> None:
        self.setEnabled(True)
        self.refresh()
        self.restored.emit(result)

    def _failed(self, error: BaseException) -> None:
        self.setEnabled(True)
        self._notices.error(error)
        self.refused.emit(error)


def _before(preview: Preview, file: Path) -> str:
    """Return what becomes of the data file as it stands, if one stands there."""
    if preview.now is not None:
        return tr("What stands there now is backed up first, so this can be taken back.")
    if not file.exists():
        return tr("Nothing stands where the data file was: the backup is put there, and stays in this list.")
    return tr("What stands there now cannot be read: it is put aside under a dated name, not backed up.")


def _facts(preview: Preview) -> list[Fact]:
    """Return now → then for each noun that changes, then the others together."""
    now, then = preview.now, preview.then
    if now is None:
        return [Fact(noun_name(noun), grouped(then[noun])) for noun in Noun if then.get(noun)]
    differ = [noun for noun in Noun if now.get(noun, 0) != then.get(noun, 0)]
    facts = [
        Fact(noun_name(noun), f"{grouped(now.get(noun, 0))} → {grouped(then.get(noun, 0))}")
        for noun in differ
    ]
    same = {noun: count for noun, count in then.items() if noun not in differ}
    if any(same.values()):
        facts.append(Fact(tr("In the same number"), held(same, tuple(Noun)), tone="faint"))
    return facts


def _lost(preview: Preview) -> str:
    if preview.now is None:
        return tr(
            "The data file itself is not there or cannot be read; what was done after this backup is lost."
        )
    if not preview.lost_count:
        return tr("Nothing was done since this backup.")
    text = ntr(
        "{count} step was done since and would be lost:",
        "{count} steps were done since and would be lost:",
        preview.lost_count,
    )
    if preview.lost_count > len(preview.lost):
        text += " " + tr("(the newest {count} are named)", count=len(preview.lost))
    return text
