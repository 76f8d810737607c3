"""Lists of an edition to hand out: chosen from a menu, told what is in them, saved as PDF or Excel."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from tradeplanner.app import handouts
from tradeplanner.app.handouts import Made
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.handouts import PERSONAL, HandoutKind
from tradeplanner.domain.ids import EditionId
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import tr
from tradeplanner.i18n.words import word
from tradeplanner.ui import theme
from tradeplanner.ui.actions import Act
from tradeplanner.ui.context import Context
from tradeplanner.ui.file_choice import ask_where
from tradeplanner.ui.forms.choices import named
from tradeplanner.ui.jobs import Lane, Progress
from tradeplanner.ui.notices import Link, Tone
from tradeplanner.ui.widgets.check import CheckBox
from tradeplanner.ui.widgets.labels import button, label

PHONES = frozenset({HandoutKind.INVITATIONS, HandoutKind.MISSING_PAPERS})
"""Lists that name the firms' contacts with their phones."""
FORBIDDEN = '\\/:*?"<>|'
"""What no file's name may hold on every system."""


def acts(choose: Callable[[HandoutKind], None], there: Callable[[], bool]) -> list[Act]:
    """Return an act for each list; ``there`` tells whether an edition is shown."""
    return [
        Act(f"edition.handout.{kind}", "", partial(choose, kind), words=partial(_act_words, kind),
            enabled=there)
        for kind in HandoutKind
    ]  # fmt: skip


def pop_up(listed: Sequence[Act], under: QWidget, first: Sequence[Act] = ()) -> QMenu:
    """Offer the papers of the edition under their button: ``first`` other acts, then the lists."""
    menu = QMenu(under)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(tr("Lists to hand out"))
    for act in first:
        menu.addAction(act.label(), act.run)
    if first:
        menu.addSeparator()
    for one, kind in zip(listed, HandoutKind, strict=True):
        menu.addAction(f"{word(kind)}…", one.run)
    menu.popup(under.mapToGlobal(under.rect().bottomLeft()))
    return menu


def told(kind: HandoutKind, *, personal: bool) -> str:
    """Return what the file will hold that not everybody should read, and whether it can be imported."""
    if kind is HandoutKind.ROOMS and personal:
        return tr("Shows names and rooms whole. The history notes it.")
    if kind in PERSONAL and personal:
        return tr("Shows names, passport numbers, phones and emergency contacts whole. The history notes it.")
    if kind in PERSONAL:
        return tr("Personal data is masked. An Excel file of it is only for reading: do not import it again.")
    if kind in PHONES:
        return tr("Shows the firms' contacts and their phones: hand it out only to those who need them.")
    return tr("Holds no phones and no personal data of travellers.")


class HandoutDialog(QDialog):
    """Tells what a list will hold and asks for the kind of its file; it goes once the file is chosen."""

    def __init__(self, context: Context, kind: HandoutKind, edition: Edition, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._kind, self._edition, self._page = context, kind, edition, parent
        self.setWindowTitle(tr("{list}: {edition}", list=word(kind), edition=named(edition)))
        self.line = label(wrap=True)
        self.personal = CheckBox(tr("With personal data"))
        self.personal.setVisible(kind in PERSONAL)
        self.shut, self.excel = button(tr("Cancel")), button(tr("Save as Excel…"))
        self.pdf = button(tr("Save as PDF…"), role="primary")
        self.pdf.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(theme.GRID)
        foot.addStretch(1)
        for one in (self.shut, self.excel, self.pdf):
            foot.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[3 * theme.GRID] * 4)
        column.setSpacing(2 * theme.GRID)
        column.addWidget(self.personal)
        column.addWidget(self.line)
        column.addStretch(1)
        column.addLayout(foot)
        self.resize(64 * theme.GRID, 20 * theme.GRID)
        self.personal.toggled.connect(lambda _: self._tell())
        self.shut.clicked.connect(self.reject)
        self.excel.clicked.connect(lambda: self._ask(tr("Save as Excel"), ".xlsx", "Excel (*.xlsx)"))
        self.pdf.clicked.connect(lambda: self._ask(tr("Save as PDF"), ".pdf", "PDF (*.pdf)"))
        self._tell()

    def save(self, path: Path) -> None:
        """Write the list to ``path``, as its ending says, and close."""
        save(self._context, self._kind, self._edition, path, self._page, personal=self.personal.isChecked())
        self.accept()

    def _ask(self, title: str, ending: str, kinds: str) -> None:
        name = "".join("-" if one in FORBIDDEN else one for one in self.windowTitle())
        ask_where(self, title, f"{name}{ending}", kinds, self.save)

    def _tell(self) -> None:
        self.line.setText(told(self._kind, personal=self.personal.isChecked()))


def save(
    context: Context, kind: HandoutKind, edition: Edition, path: Path, owner: QWidget, *, personal: bool
) -> None:
    """Read a list on the data lane, write it on the other with progress, then offer to open it."""

    def write(made: object) -> None:
        if isinstance(made, Made):
            context.jobs.long(
                tr("Saving the list"), partial(_written, made, path), partial(_saved, context),
                lane=Lane.WORK, owner=owner,
            )  # fmt: skip

    number = EditionId(edition.id or 0)
    read = partial(handouts.make, context.workspace, kind, number, personal=personal)
    context.jobs.data(read, write, owner=owner)


def _written(made: Made, path: Path, progress: Progress) -> Path:
    progress.at(0, 1)
    handouts.save(made, path)
    progress.at(1, 1)
    return path


def _saved(context: Context, path: object) -> None:
    if isinstance(path, Path):
        size = path.stat().st_size
        context.notices.post(
            lambda: tr("Saved: {file} ({size})", file=path, size=formats.file_size(size)), Tone.NOTE,
            Link(lambda: tr("Open"), partial(_open, path)),
        )  # fmt: skip


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _act_words(kind: HandoutKind) -> str:
    return tr("List to hand out: {list}…", list=word(kind))
