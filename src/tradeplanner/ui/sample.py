"""The sample year, opened from wherever an empty place offers it: counting, with Stop."""

from PySide6.QtCore import QObject

from tradeplanner.domain.errors import ExpectedError
from tradeplanner.i18n.language import tr
from tradeplanner.ui.context import Context
from tradeplanner.ui.jobs import Job, Progress, StoppedError
from tradeplanner.ui.notices import Link, Tone
from tradeplanner.ui.sample_removal import ask_removal

SAMPLE_YEAR = 2023


class _StoppedHalfwayError(Exception):
    """The person stopped; the files before stand."""


def open_sample(context: Context, owner: QObject) -> Job:
    """Import the sample files on the data lane, then show their year; ``owner`` is who asked.

    Each file is a step of its own. Where one fails or somebody stops, those before it stand: the notice
    says so and offers to remove them.
    """
    ws = context.workspace

    def work(progress: Progress) -> object:
        from tradeplanner.app import demo, sample

        try:
            return demo.load_sample(ws, progress.at, progress.event)
        except ExpectedError as error:
            if progress.stopped:
                raise (_StoppedHalfwayError if sample.loaded(ws) else StoppedError) from error
            raise

    def opened(_result: object) -> None:
        context.desk.set_year(SAMPLE_YEAR)
        context.notices.say(tr("The sample year is open. Settings can remove it without a trace."))

    def failed(error: BaseException) -> None:
        link = Link(lambda: tr("Remove the sample data…"), lambda: ask_removal(context))
        if isinstance(error, _StoppedHalfwayError):
            context.notices.post(
                lambda: tr("Stopped. The sample files that were imported before that stand."),
                Tone.WARNING, link,
            )  # fmt: skip
        else:
            context.notices.error(error, link, lambda: tr("What was imported before it stands."))

    return context.jobs.long(tr("Opening the sample year"), work, opened, failed, owner=owner)
