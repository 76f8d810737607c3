"""The dialog that hands an edition over: says what the file will hold, and asks about personal data."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from tradeplanner.app import handover
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.ids import EditionId
from tradeplanner.i18n.language import tr
from tradeplanner.i18n.words import counted
from tradeplanner.ui import theme
from tradeplanner.ui.captions import listed
from tradeplanner.ui.context import Context
from tradeplanner.ui.file_choice import ask_where
from tradeplanner.ui.forms.choices import named
from tradeplanner.ui.jobs import Progress
from tradeplanner.ui.notices import Tone
from tradeplanner.ui.widgets.check import CheckBox
from tradeplanner.ui.widgets.labels import button, label

FORBIDDEN = '\\/:*?"<>|'
"""What no file's name may hold on every system."""


class HandOverDialog(QDialog):
    """Asks whether people go along, then where the file goes; Cancel writes nothing."""

    def __init__(self, context: Context, edition: Edition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._edition = context, edition
        self.setWindowTitle(tr("Hand over: {edition}", edition=named(edition)))
        self.words = label(wrap=True)
        self.words.setText(
            tr("The file holds this edition with its firms, registrations, booths, fees, milestones, papers,"
               " orders and returns. The other desk opens it as a data file and works without connection."
               " Afterwards “Bring back” takes over what was done there.")
        )  # fmt: skip
        self.personal = CheckBox(tr("With personal data of travellers and people at firms"))
        self.line = label(role="faint", wrap=True)
        self.shut, self.write = button(tr("Cancel")), button(tr("Save the file…"), role="primary")
        self.write.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(theme.GRID)
        foot.addStretch(1)
        foot.addWidget(self.shut)
        foot.addWidget(self.write)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[3 * theme.GRID] * 4)
        column.setSpacing(2 * theme.GRID)
        for part in (self.words, self.personal, self.line):
            column.addWidget(part)
        column.addStretch(1)
        column.addLayout(foot)
        self.resize(68 * theme.GRID, 28 * theme.GRID)
        self.personal.toggled.connect(lambda _: self._tell())
        self.shut.clicked.connect(self.reject)
        self.write.clicked.connect(self._ask)
        self._tell()

    def save(self, file: Path) -> None:
        """Write the file with progress, and close."""
        context, number, whole = self._context, EditionId(self._edition.id or 0), self.personal.isChecked()

        def write(progress: Progress) -> object:
            progress.at(0)
            return handover.hand_over(context.workspace, number, file, personal=whole, over=True)

        context.jobs.long(
            tr("Handing over"), write, partial(_told, context, file), context.notices.error, key="handover"
        )
        self.accept()

    def _tell(self) -> None:
        if self.personal.isChecked():
            text = tr("The file will show names, passport numbers and phones whole. The history notes it."
                      " Give it only to those who travel, and delete it afterwards.")  # fmt: skip
        else:
            text = tr("No traveller goes along. Firms keep their one contact with its phone.")
        self.line.setText(text)

    def _ask(self) -> None:
        name = "".join("-" if one in FORBIDDEN else one for one in named(self._edition))
        ask_where(self, tr("Hand over"), f"{name}.db", tr("Data files of Trade Planner (*.db)"), self.save)


def _told(context: Context, file: Path, counts: object) -> None:
    if isinstance(counts, Mapping):
        what = listed([counted(noun, count) for noun, count in counts.items()])
        context.notices.post(lambda: tr("Handed over: {file} with {what}", file=file, what=what), Tone.NOTE)
