"""A report while its window is open: read once, then laid out for screen, file and printer alike."""

from pathlib import Path

from tradeplanner.app import reports
from tradeplanner.app.workspace import Workspace


class Paper:
    """One reading of a report. Preview, PDF and print come from it, so they show the same figures."""

    def __init__(self, ws: Workspace, year: int, *, grey: bool = False) -> None:
        """Read the summary of ``year`` in the language in force; on the data lane."""
        self._report = reports.summary(ws, year, grey=grey)

    def title(self) -> str:
        """Return the report's title."""
        return self._report.title

    def words(self) -> str:
        """Return the report's sentences, for people who do not see its pages."""
        return "\n".join((self._report.title, *self._report.sentences))

    def pages(self, dpi: float) -> list[bytes]:
        """Return the pages as PNG files; on the work lane."""
        return reports.pages(self._report, dpi)

    def save(self, path: Path) -> None:
        """Save the report as a PDF; ExpectedError where it cannot be written."""
        reports.save_pdf(self._report, path)
