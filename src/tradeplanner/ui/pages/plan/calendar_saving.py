"""Saving the year's editions and milestones as a calendar file for phones and office programs."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from tradeplanner.app import calendar_files
from tradeplanner.i18n.language import ntr, tr
from tradeplanner.ui.context import Context
from tradeplanner.ui.file_choice import ask_where


def ask(context: Context, parent: QWidget) -> None:
    """Ask where the file goes, write it on the data lane, and say in the status line what was written."""
    year = context.desk.year

    def chosen(path: Path) -> None:
        context.jobs.data(
            lambda: calendar_files.save(context.workspace, path, year), said, context.notices.error
        )

    def said(count: object) -> None:
        if isinstance(count, int):
            context.notices.say(ntr("{count} entry written.", "{count} entries written.", count))

    kinds = f"{tr('Calendar file')} (*.ics)"
    ask_where(parent, tr("Save as a calendar file"), f"{tr('Exhibition plan')}-{year}.ics", kinds, chosen)
