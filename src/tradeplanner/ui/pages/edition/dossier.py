"""The dossier of an edition saved from its page: one page or whole, as PDF, Word, Excel or picture."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from tradeplanner.app import dossiers, reports
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.ids import EditionId
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import tr
from tradeplanner.ui.context import Context
from tradeplanner.ui.file_choice import ask_where
from tradeplanner.ui.forms.choices import named
from tradeplanner.ui.jobs import Lane, Progress
from tradeplanner.ui.notices import Link, Tone
from tradeplanner.ui.pages.edition.handouts import FORBIDDEN

KINDS = "PDF (*.pdf);;Word (*.docx);;Excel (*.xlsx);;PNG (*.png)"


def ask(context: Context, edition: Edition, owner: QWidget, *, whole: bool) -> QFileDialog:
    """Ask where the dossier should go, and of which kind the file is to be; then save it."""
    written = tr("Dossier: {edition}", edition=named(edition))
    name = "".join("-" if one in FORBIDDEN else one for one in written)
    dialog = ask_where(
        owner,
        tr("Save the dossier"),
        f"{name}.pdf",
        KINDS,
        partial(save, context, edition, owner, whole=whole),
    )
    dialog.filterSelected.connect(
        lambda chosen: dialog.setDefaultSuffix(chosen.partition("*.")[2].rstrip(")"))
    )
    return dialog


def save(context: Context, edition: Edition, owner: QWidget, path: Path, *, whole: bool) -> None:
    """Read and lay out the dossier with progress, save it as the ending says, and offer to open it."""
    work = partial(_written, context.workspace, EditionId(edition.id or 0), path, whole)
    context.jobs.long(tr("Saving the dossier"), work, partial(_saved, context), lane=Lane.DATA, owner=owner)


def _written(ws: Workspace, edition: EditionId, path: Path, whole: bool, progress: Progress) -> Path:  # noqa: FBT001  # by partial
    progress.at(0, 1)
    (first, *_) = reports.save_as(dossiers.make(ws, edition, whole=whole), path)
    progress.at(1, 1)
    return first


def _saved(context: Context, path: object) -> None:
    if isinstance(path, Path):
        size = path.stat().st_size
        context.notices.post(
            lambda: tr("Saved: {file} ({size})", file=path, size=formats.file_size(size)), Tone.NOTE,
            Link(lambda: tr("Open"), lambda: _open(path)),
        )  # fmt: skip


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
