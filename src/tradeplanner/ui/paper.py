"""A report while it is looked at: read once, then laid out for screen, file and printer alike."""

from dataclasses import dataclass
from pathlib import Path

from tradeplanner.app import insights, reports
from tradeplanner.app.workspace import Workspace
from tradeplanner.i18n.language import mark, speaking


@dataclass(frozen=True, slots=True)
class Kind:
    """A report that can be made: its key, its name, and what it shows, both marked msgids."""

    key: str
    name: str
    words: str


KINDS = (
    Kind(
        "summary",
        mark("Summary of the year"),
        mark("One page: the course of exports against the target, and what the exhibitions brought."),
    ),
    Kind(
        "timeline",
        mark("Timeline of the plan"),
        mark("A3 across: the year's editions and milestones over the months, then the table of their days."),
    ),
)
"""The reports, in the order of the list."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be on paper: which report, of which year, in which language ("": the window's), in grey."""

    kind: str
    year: int
    language: str = ""
    grey: bool = False


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
            make = reports.timeline if wish.kind == "timeline" else reports.summary
            self._report = make(ws, wish.year, grey=wish.grey)
        if wish.kind == "timeline":
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
