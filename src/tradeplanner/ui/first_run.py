"""What an empty data file offers: the sample year, a file of one's own, templates, or work by hand.

Once the bureau is set up, the same place says what to bring in next.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from tradeplanner.domain.settings import BureauSettings
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui import theme
from tradeplanner.ui.context import Context
from tradeplanner.ui.jobs import Job
from tradeplanner.ui.sample import open_sample
from tradeplanner.ui.templates import ask_all
from tradeplanner.ui.widgets.labels import button, label


@dataclass(frozen=True, slots=True)
class Offer:
    """A way to begin: the words of its button and what they mean, both marked msgids."""

    name: str
    words: str
    run: Callable[[Context, QWidget], object]


def _importing(kind: str = "") -> Callable[[Context, QWidget], object]:
    return lambda context, _owner: context.desk.go("import", kind or None)


_TEMPLATES = Offer(
    mark("Save empty templates…"),
    mark("A workbook for each kind of file, with the headings that are known and a row that shows how."),
    lambda context, owner: ask_all(context, owner.window()),
)
_IMPORT = Offer(
    mark("Import a file…"),
    mark(
        "A register of firms, an exhibition catalogue, orders, export figures, rates or targets, from"
        " Excel, WPS or CSV. Nothing is stored before you have seen it."
    ),
    _importing(),
)
FIRST = (
    Offer(
        mark("Open the sample year"),
        mark(
            "A made-up district in 2023, and its plan for 2024: firms, exhibitions, orders, monthly exports"
            " and targets, imported from the files that come with the program. It can be removed again"
            " without a trace."
        ),
        open_sample,
    ),
    _IMPORT,
    _TEMPLATES,
    Offer(
        mark("Set up by hand…"),
        mark("Give the bureau its name, place, year, currencies, towns and industries in one window."),
        lambda context, _owner: context.desk.go("first-day"),
    ),
)
"""What an empty data file offers."""
NEXT = (
    Offer(
        mark("Import the register of firms…"),
        mark("Names, credit codes, towns and industries: everything else refers to the firms."),
        _importing("firms"),
    ),
    Offer(
        mark("Import the exhibition catalogue…"),
        mark("The year's exhibitions with their dates, booths and aims."),
        _importing("catalogue"),
    ),
    Offer(
        mark("Import the year's targets…"),
        mark("Of the district, the towns and the industries; exports and orders are measured by them."),
        _importing("targets"),
    ),
    _TEMPLATES,
)
"""What comes next once the bureau is set up."""


def is_set_up(settings: BureauSettings) -> bool:
    """Tell whether the bureau has a name or a place."""
    return bool(settings.bureau_zh or settings.bureau_en or settings.place)


class FirstRun(QWidget):
    """Four offers: the sample first, or the first imports once the bureau is set up."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._offers = FIRST
        self.buttons = [button(role="" if at else "primary") for at in range(len(FIRST))]
        self._texts = [label(role="faint", wrap=True) for _ in FIRST]
        card = QFrame()
        card.setProperty("role", "card")
        grid = QGridLayout(card)
        grid.setContentsMargins(*[3 * theme.GRID] * 4)
        grid.setHorizontalSpacing(3 * theme.GRID)
        grid.setVerticalSpacing(3 * theme.GRID)
        grid.setColumnStretch(1, 1)
        for at, (made, text) in enumerate(zip(self.buttons, self._texts, strict=True)):
            made.clicked.connect(lambda _=False, at=at: self._run(at))
            grid.addWidget(made, at, 0)
            grid.addWidget(text, at, 1)
        card.setMaximumWidth(100 * theme.GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        for made, text, offer in zip(self.buttons, self._texts, self._offers, strict=True):
            made.setText(tr(offer.name))
            made.setAccessibleDescription(tr(offer.words))
            text.setText(tr(offer.words))

    def show_for(self, settings: BureauSettings) -> None:
        """Offer what comes first, or next where the bureau is set up."""
        self._offers = NEXT if is_set_up(settings) else FIRST
        self.retranslate()

    def _run(self, at: int) -> None:
        started = self._offers[at].run(self._context, self)
        if isinstance(started, Job):
            self._set_busy(busy=True)
            started.ended.connect(lambda: self._set_busy(busy=False))

    def _set_busy(self, *, busy: bool) -> None:
        for made in self.buttons:
            made.setEnabled(not busy)
