"""The contract between the window and a page.

The window makes a page when it is first wanted, tells it when what it shows has changed, and
collects its acts while it is in front. A hidden page only notes that it is stale.
"""

from typing import ClassVar

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tradeplanner.domain.ids import Changed, Noun
from tradeplanner.i18n.language import tr
from tradeplanner.ui import theme
from tradeplanner.ui.actions import Act
from tradeplanner.ui.context import Context


class Page(QWidget):
    """A page of the window; subclasses set the three class values and override what they need.

    ``status(str)`` fills the middle of the status line ("240 rows · 3 selected").
    """

    key: ClassVar[str] = ""
    heading: ClassVar[str] = ""
    nouns: ClassVar[frozenset[Noun]] = frozenset()

    status = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._stale = True

    def stand(self, headline: QWidget, body: QWidget) -> None:
        """Lay the page out as pages are: the headline on top, ``body`` in the room that is left."""
        column = QVBoxLayout(self)
        column.setContentsMargins(*[3 * theme.GRID] * 4)
        column.setSpacing(2 * theme.GRID)
        column.addWidget(headline)
        column.addWidget(body, 1)

    def title(self) -> str:
        """Return the page's name in the language in force; ``heading`` is its msgid."""
        return tr(self.heading)

    def refresh(self) -> None:
        """Read what the page shows anew, on the data lane, and show it."""

    def retranslate(self) -> None:
        """Set every text anew after a change of language; the default reads the page anew."""
        self.mark_stale()

    def summary(self) -> str:
        """Return what the status line says as the page comes to the front."""
        return ""

    def acts(self) -> list[Act]:
        """Return the page's acts for menus, palette and shortcuts while it is in front."""
        return []

    def focus(self, target: object) -> None:
        """Show ``target``: what another page or a chart's mark led here for (a row's id, a filter)."""

    def leave(self) -> None:
        """Put away what belongs to the page being in front; called before another page shows."""

    def heard(self, changed: Changed) -> None:
        """Refresh if ``changed`` touches what the page shows: now if visible, else when shown next."""
        if changed.nouns & self.nouns:
            self.mark_stale()

    def mark_stale(self) -> None:
        """Refresh now if visible, else when shown next."""
        self._stale = True
        if self.isVisible():
            self._freshen()

    def showEvent(self, event: QShowEvent) -> None:
        """Say what the page counts, and refresh it if it is stale, as it comes to the front."""
        super().showEvent(event)
        self.status.emit(self.summary())
        self._freshen()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def _freshen(self) -> None:
        if self._stale:
            self._stale = False
            self.refresh()
