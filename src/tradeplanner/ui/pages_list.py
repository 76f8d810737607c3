"""The pages and windows that there are, in the order of the rail; each is imported when first wanted."""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tradeplanner.i18n.language import mark


@dataclass(frozen=True, slots=True)
class Entry:
    """A page: its key, its name as a marked msgid, its icon, and where its class is ("module:Class").

    ``apart`` sets it off from the pages above: what looks back or sets up. A ``hidden`` page is not on the
    rail: other pages lead to it, and it leads back.
    """

    key: str
    heading: str
    icon: str
    where: str
    apart: bool = False
    hidden: bool = False

    def load(self) -> Callable[..., Any]:
        """Import the page's module and return its class."""
        return load(self.where)


_PAGES = "tradeplanner.ui.pages"

PAGES = (
    Entry("home", mark("Home"), "house", f"{_PAGES}.home:HomePage"),
    Entry("plan", mark("Exhibition plan"), "calendar-range", f"{_PAGES}.plan:PlanPage"),
    Entry("edition", mark("Edition"), "calendar-range", f"{_PAGES}.edition:EditionPage", hidden=True),
    Entry("firms", mark("Firm register"), "building-2", f"{_PAGES}.firms:FirmsPage"),
    Entry(
        "registrations", mark("Registrations"), "clipboard-list", f"{_PAGES}.registrations:RegistrationsPage"
    ),
    Entry("orders", mark("Orders"), "handshake", f"{_PAGES}.orders:OrdersPage"),
    Entry("exports", mark("Exports & targets"), "trending-up", f"{_PAGES}.exports:ExportsPage"),
    Entry("charts", mark("Charts"), "chart-column-big", f"{_PAGES}.charts:ChartsPage"),
    Entry("reports", mark("Reports"), "file-text", f"{_PAGES}.reports:ReportsPage"),
    Entry("history", mark("History"), "history", f"{_PAGES}.history:HistoryPage", apart=True),
    Entry("settings", mark("Settings"), "settings", f"{_PAGES}.settings:SettingsPage"),
)
"""The rail."""

WINDOWS = {
    "import": "tradeplanner.ui.importing.window:open_window",
    "print": "tradeplanner.ui.printing:open_window",
    "backups": "tradeplanner.ui.datafile.window:open_window",
    "first-day": "tradeplanner.ui.forms.first_day:open_window",
    "sample-removal": "tradeplanner.ui.sample_removal:open_window",
    "erasing": "tradeplanner.ui.retention:open_window",
    "bring-back": "tradeplanner.ui.handover.back:open_window",
}
"""What ``desk.go`` opens beside the pages: functions of (context, focus, parent)."""


def load(where: str) -> Callable[..., Any]:
    """Return what ``where`` ("module:name") names, importing its module."""
    module, _, name = where.partition(":")
    found: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return found
