"""What an empty data file offers: the sample year, a file of one's own, templates, or work by hand."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.i18n.words import KINDS, kind_name
from tradeplanner.ui import theme
from tradeplanner.ui.context import Context
from tradeplanner.ui.file_choice import ask_folder
from tradeplanner.ui.sample import open_sample
from tradeplanner.ui.widgets.labels import button, label

_OFFERS = (
    (
        mark("Open the sample year"),
        mark(
            "A made-up district in 2023: firms, exhibitions, orders, monthly exports and targets, imported"
            " from the files that come with the program. It can be undone file by file."
        ),
    ),
    (
        mark("Import a file…"),
        mark(
            "A register of firms, an exhibition catalogue, orders, export figures, rates or targets, from"
            " Excel, WPS or CSV. Nothing is stored before you have seen it."
        ),
    ),
    (
        mark("Save empty templates…"),
        mark("A workbook for each kind of file, with the headings that are known and a row that shows how."),
    ),
    (
        mark("Set up by hand…"),
        mark("Give the bureau its name, place and year; then add firms, exhibitions and targets one by one."),
    ),
)


class FirstRun(QWidget):
    """Four offers, the sample first."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.buttons = [button(role="" if at else "primary") for at in range(len(_OFFERS))]
        self._texts = [label(role="faint", wrap=True) for _ in _OFFERS]
        runs: tuple[Callable[[], None], ...] = (
            self.open_sample, self._import, self.ask_templates, self._set_up,
        )  # fmt: skip
        card = QFrame()
        card.setProperty("role", "card")
        grid = QGridLayout(card)
        grid.setContentsMargins(*[3 * theme.GRID] * 4)
        grid.setHorizontalSpacing(3 * theme.GRID)
        grid.setVerticalSpacing(3 * theme.GRID)
        grid.setColumnStretch(1, 1)
        for at, (made, text, run) in enumerate(zip(self.buttons, self._texts, runs, strict=True)):
            made.clicked.connect(lambda _=False, run=run: run())
            grid.addWidget(made, at, 0)
            grid.addWidget(text, at, 1)
        card.setMaximumWidth(100 * theme.GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        for made, text, (name, words) in zip(self.buttons, self._texts, _OFFERS, strict=True):
            made.setText(tr(name))
            made.setAccessibleDescription(tr(words))
            text.setText(tr(words))

    def open_sample(self) -> None:
        """Import the sample files, counting, with Stop; then show their year."""
        self._set_busy(busy=True)
        job = open_sample(self._context, self)
        job.ended.connect(lambda: self._set_busy(busy=False))

    def _set_busy(self, *, busy: bool) -> None:
        for made in self.buttons:
            made.setEnabled(not busy)

    def ask_templates(self) -> None:
        """Ask for a folder, and save a template of every kind there."""
        ask_folder(self.window(), tr("Folder for the templates"), self._save_templates)

    def _save_templates(self, folder: Path) -> None:
        def work() -> int:
            from tradeplanner.app import imports

            for kind in KINDS:
                imports.template(kind, folder / f"{kind_name(kind)}.xlsx")
            return len(KINDS)

        self._context.jobs.data(work, lambda _: self._saved(folder), owner=self)

    def _saved(self, folder: Path) -> None:
        text = ntr(
            "{count} template saved in {folder}.",
            "{count} templates saved in {folder}.",
            len(KINDS),
            folder=folder,
        )
        self._context.notices.say(text)

    def _import(self) -> None:
        self._context.desk.go("import")

    def _set_up(self) -> None:
        self._context.desk.go("settings")
