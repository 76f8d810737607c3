"""The pages that were made, each when it was first wanted."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from tradeplanner.ui.pages_list import Entry

if TYPE_CHECKING:  # the first paint must not load what these load
    from tradeplanner.domain.ids import Changed
    from tradeplanner.ui.context import Context
    from tradeplanner.ui.pages.base import Page


class HeldPages:
    """Makes pages into ``stack`` and keeps them; ``told(key, text)`` passes on what a page counts."""

    def __init__(
        self, entries: Mapping[str, Entry], stack: QStackedWidget, told: Callable[[str, str], None]
    ) -> None:
        """Start with none."""
        self._entries, self._stack, self._told = entries, stack, told
        self._pages: dict[str, Page] = {}

    def get(self, key: str) -> "Page | None":
        """Return the page ``key`` if it has been made."""
        return self._pages.get(key)

    def of(self, key: str, context: "Context") -> "Page":
        """Return the page ``key``, which is made if it is wanted for the first time."""
        if key not in self._pages:
            page: Page = self._entries[key].load()(context)
            page.status.connect(lambda text: self._told(key, text))
            self._pages[key] = page
            self._stack.addWidget(page)
        return self._pages[key]

    def heard(self, changed: "Changed") -> None:
        """Pass on to every page what was changed."""
        for page in self._pages.values():
            page.heard(changed)

    def mark_stale(self) -> None:
        """Have every page read anew."""
        for page in self._pages.values():
            page.mark_stale()

    def release(self) -> None:
        """End every page."""
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages = {}
