"""A table of the window as a file for a spreadsheet: what is seen, in its order, and how it was filtered."""

from collections.abc import Sequence
from pathlib import Path

from tradeplanner.app import reports

CSV = ".csv"


def save_table(
    path: Path,
    title: str,
    filtered: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[object]],
    kinds: Sequence[str],
) -> int:
    """Write ``rows`` to ``path``: text where it ends in .csv, else a workbook; return how many.

    ``filtered`` says what the rows were chosen by, "" for all. ``kinds`` are "text", "number" or
    "date", one for each heading; numbers and dates come as such, text stays text. A file that was
    there stays whole until the new one is. Raises ExpectedError: DISK_FULL, FOLDER_READ_ONLY.
    """
    from tradeplanner.reports.writers import listing

    made = listing.Listing(title, filtered, headings, [listing.Kind(kind) for kind in kinds], rows)
    reports.save(listing.to_csv(made) if path.suffix.lower() == CSV else listing.to_workbook(made), path)
    return len(rows)
