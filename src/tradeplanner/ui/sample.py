"""The sample year, opened from wherever an empty place offers it: counting, with Stop."""

from PySide6.QtCore import QObject

from tradeplanner.domain.errors import ExpectedError
from tradeplanner.i18n.language import tr
from tradeplanner.ui.context import Context
from tradeplanner.ui.jobs import Job, Progress, StoppedError

SAMPLE_YEAR = 2023


def open_sample(context: Context, owner: QObject) -> Job:
    """Import the sample files on the data lane, then show their year; ``owner`` is who asked."""
    ws = context.workspace

    def work(progress: Progress) -> object:
        from tradeplanner.app import demo

        try:
            return demo.load_sample(ws, progress.at, progress.event)
        except ExpectedError as error:
            if progress.stopped:
                raise StoppedError from error
            raise

    def opened(_result: object) -> None:
        context.desk.set_year(SAMPLE_YEAR)
        context.notices.say(tr("The sample year is open. History can take it back."))

    return context.jobs.long(tr("Opening the sample year"), work, opened, context.notices.error, owner=owner)
