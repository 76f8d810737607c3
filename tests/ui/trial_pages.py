"""Two plain pages for the tests of the window, which must not depend on the real ones."""

from typing import ClassVar

from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from tradeplanner.domain.ids import Noun
from tradeplanner.i18n.language import mark
from tradeplanner.ui.actions import Act
from tradeplanner.ui.context import Context
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages_list import Entry


class TrialPage(Page):
    """Keeps what the window did with it."""

    nouns = frozenset({Noun.FIRM})
    made: ClassVar[list[str]] = []

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.told: list[str] = []
        self.made.append(self.key)
        self.field = QLineEdit()
        self.field.setAccessibleName("Field")
        QVBoxLayout(self).addWidget(self.field)

    def refresh(self) -> None:
        """Note it."""
        self.told.append(f"refresh {self.context.desk.year}")
        self.status.emit(f"{self.key} counts")

    def acts(self) -> list[Act]:
        """Return one act with the shortcut that the other page's act has too."""
        return [Act(f"{self.key}.add", mark("Save"), lambda: self.told.append("add"), "Ctrl+N")]

    def focus(self, target: object) -> None:
        """Note it."""
        self.told.append(f"focus {target}")

    def leave(self) -> None:
        """Note it."""
        self.told.append("leave")


class FirstPage(TrialPage):
    """The first page."""

    key = "first"
    heading = mark("Home")


class SecondPage(TrialPage):
    """The second page."""

    key = "second"
    heading = mark("Orders")


ENTRIES = (
    Entry("first", mark("Home"), "house", f"{__name__}:FirstPage"),
    Entry("second", mark("Orders"), "handshake", f"{__name__}:SecondPage", apart=True),
)
