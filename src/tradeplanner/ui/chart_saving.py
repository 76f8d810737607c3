"""Saving a chart as a picture: asks where, draws it on light ground, writes it off the main thread."""

from functools import partial
from pathlib import Path

from tradeplanner.i18n.language import tr
from tradeplanner.ui.context import Context
from tradeplanner.ui.file_choice import ask_where
from tradeplanner.ui.widgets.figure import Figure, Shape


def save_chart(context: Context, figure: Figure, name: str, shape: Shape = Shape.PNG) -> None:
    """Ask where to save what ``figure`` shows under ``name`` (without its ending), and save it."""
    from tradeplanner.app import reports

    def keep(path: Path, data: bytes) -> None:
        context.jobs.work(lambda: reports.save(data, path), failed=context.notices.error)

    def chosen(path: Path) -> None:
        figure.export(shape, partial(keep, path))

    ask_where(
        figure.window(), tr("Save the chart"), f"{name}.{shape}", f"{shape.upper()} (*.{shape})", chosen
    )
