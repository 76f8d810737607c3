"""A table of the window as a file or on paper: what is seen, in its order, and how it was filtered."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from tradeplanner.app import questions, reports
from tradeplanner.app.workspace import Workspace
from tradeplanner.reports import seen as page
from tradeplanner.reports.report import Report
from tradeplanner.storage import readings

Seen: TypeAlias = page.Seen
CSV = ".csv"
LAID_OUT = (".pdf", ".docx", ".png")
"""Forms that show what is read, with the bureau, the date and the source."""


def seen(
    title: str,
    filtered: str,
    headings: Sequence[str],
    figures: Sequence[bool],
    rows: Sequence[Sequence[str]],
    *,
    notice: str = "",
    about: str = "",
) -> Seen:
    """Return a table as it is on screen; ``figures`` says which columns stand right."""
    return Seen(
        title=title, filtered=filtered, headings=tuple(headings), figures=tuple(figures), rows=tuple(rows),
        notice=notice, about=about,
    )  # fmt: skip


def paper(ws: Workspace, what: Seen) -> Report:
    """Return a table as a report, with the bureau's name, the day and the newest step at its foot."""
    with ws.store.read() as connection:
        standing = readings.standing(connection)
    bureau = reports.bureau_name(standing.settings)
    return page.report(what, bureau=bureau, made=questions.today(), step=standing.step)


def save_table(
    path: Path,
    title: str,
    filtered: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[object]],
    kinds: Sequence[str],
    foot: str = "",
) -> int:
    """Write ``rows`` to ``path``: text where it ends in .csv, else a workbook; return how many.

    ``filtered`` says what the rows were chosen by, "" for all. ``kinds`` are "text", "number" or
    "date", one for each heading; numbers and dates come as such, text stays text. ``foot`` stands under a
    workbook's printed pages. A file that was there stays whole until the new one is. Raises ExpectedError:
    DISK_FULL, FOLDER_READ_ONLY.
    """
    from tradeplanner.reports.writers import listing

    made = listing.Listing(title, filtered, headings, [listing.Kind(kind) for kind in kinds], rows, foot)
    reports.save(listing.to_csv(made) if path.suffix.lower() == CSV else listing.to_workbook(made), path)
    return len(rows)


def foot(ws: Workspace, notice: str = "") -> str:
    """Return date, source and step in one line, for the foot of a workbook's printed pages."""
    with ws.store.read() as connection:
        step = readings.standing(connection).step
    return " ".join(page.foot(questions.today(), step, notice))
