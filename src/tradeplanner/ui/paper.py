"""A report while it is looked at: read once, then laid out for screen, file and printer alike."""

from dataclasses import dataclass
from pathlib import Path

from tradeplanner.app import insights, report_desk, reports
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.report_kinds import ABOUT, ReportKind, Subject, Wish
from tradeplanner.i18n.language import speaking

KINDS = tuple(kind for kind, subject in ABOUT.items() if subject is Subject.YEAR)
"""The reports, in the order of the list."""


@dataclass(frozen=True, slots=True)
class Lack:
    """What the year has not: then its paper would be empty, or lacks a part."""

    figures: bool
    target: bool
    orders: bool

    @property
    def empty(self) -> bool:
        """Whether there is nothing to put on paper."""
        return self.figures and self.orders


class Paper:
    """One reading of a report: preview, PDF, workbook and print come from it and show the same figures."""

    def __init__(self, ws: Workspace, wish: Wish) -> None:
        """Read what ``wish`` asks for; on the data lane."""
        self._spoken = wish.language
        with speaking(wish.language):
            self._report = report_desk.make(ws, wish)
        if wish.kind is not ReportKind.SUMMARY:
            empty = not self._report.sections
            self.lack = Lack(empty, target=False, orders=empty)
        else:
            home = insights.home(ws, wish.year)
            self.lack = Lack(not home.exports.through, not home.exports.target, home.orders.is_empty)

    def title(self) -> str:
        """Return the report's title."""
        return self._report.title

    def size(self) -> str:
        """Return the name of the paper's size."""
        return self._report.paper.upper()

    def words(self) -> str:
        """Return the report's sentences, for people who do not see its pages."""
        return "\n".join((self._report.title, *self._report.sentences))

    def pages(self, dpi: float) -> list[bytes]:
        """Return the pages as PNG files; on the work lane."""
        with speaking(self._spoken):
            return reports.pages(self._report, dpi)

    def save(self, path: Path) -> None:
        """Save the report as the name's ending says; ExpectedError if it cannot be."""
        with speaking(self._spoken):
            reports.save_as(self._report, path)
