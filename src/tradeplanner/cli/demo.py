"""The demonstration: the main job from files to paper without a window, on the sample year."""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tradeplanner import paths
from tradeplanner.app import demo as sample
from tradeplanner.app import reports
from tradeplanner.app.demo import SampleImport
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.cli import output
from tradeplanner.cli.stopping import stoppable
from tradeplanner.cli.telling import OUTCOMES
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.i18n.kinds import kind_name
from tradeplanner.i18n.language import LANGUAGES, language, set_language, tr


def demo(asked: argparse.Namespace) -> int:
    """Build the sample year in a fresh data file in the folder, and write its page there."""
    folder: Path = asked.folder.expanduser().absolute()
    if (folder / paths.DATA_FILE).exists():
        raise ExpectedError(Code.NOT_EMPTY, path=str(folder))
    with _whole_or_nothing(folder), stoppable() as stop, open_workspace(folder) as ws:
        with output.progress(tr("Importing the sample year")) as moved:
            done = sample.load_sample(ws, moved, stop)
        for line in imported_lines(done):
            output.say(line)
        with output.progress(tr("Writing pages")):
            written = _pages(ws, folder)
    for path in written:
        output.say(tr("Written: {path}", path=path))
    output.say(tr("To open it in the window: tradeplanner --data {folder}", folder=folder))
    return 0


def imported_lines(done: Sequence[SampleImport]) -> list[str]:
    """Return a table of what was imported: a line a file, the outcomes as columns."""
    shown = [(key, text) for key, text in OUTCOMES if any(getattr(item.counts, key) for item in done)]
    rows = [[tr("File"), tr("Imported as"), *(tr(text) for _, text in shown)]]
    for item in done:
        counts = [str(getattr(item.counts, key)) for key, _ in shown]
        rows.append([item.file, kind_name(item.kind), *counts])
    return output.lines_up(rows, numbers=range(2, 2 + len(shown)))


@contextmanager
def _whole_or_nothing(folder: Path) -> Iterator[None]:
    """Leave no half-built data file behind, so that the same command can simply be given again."""
    try:
        yield
    except BaseException:
        for name in (paths.DATA_FILE, f"{paths.DATA_FILE}-wal", f"{paths.DATA_FILE}-shm"):
            (folder / name).unlink(missing_ok=True)
        raise


def _pages(ws: Workspace, folder: Path) -> list[Path]:
    """Write the page in the language in force, then in the other, as PDF and pictures."""
    spoken, written = language(), []
    try:
        for code in sorted(LANGUAGES, key=lambda code: code != spoken):
            set_language(code)
            name = "summary" if code == spoken else f"summary-{code}"
            written += _page(ws, folder, name)
    finally:
        set_language(spoken)
    return written


def _page(ws: Workspace, folder: Path, name: str) -> list[Path]:
    report = reports.summary(ws, sample.YEAR)
    written = [folder / f"{name}.pdf"]
    reports.save_pdf(report, written[0])
    for number, picture in enumerate(reports.pages(report), start=1):
        path = folder / (f"{name}.png" if number == 1 else f"{name}-{number}.png")
        reports.save(picture, path)
        written.append(path)
    return written
