"""The filters over all charts of the page; they can be kept under names."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tradeplanner.app import dashboard, programmes
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.cuts import Cut, Dimension
from tradeplanner.domain.exhibitions import FairClass
from tradeplanner.domain.ids import ProgrammeId
from tradeplanner.domain.markets import Markets
from tradeplanner.i18n.dashboards import DIMENSIONS
from tradeplanner.i18n.language import ZH, language, mark, tr
from tradeplanner.i18n.words import word
from tradeplanner.ui.forms.choices import named
from tradeplanner.ui.pages.charts.telling import EVERY
from tradeplanner.ui.widgets.combo import Picker
from tradeplanner.ui.widgets.fields import Choice
from tradeplanner.ui.widgets.flowing import Flowing
from tradeplanner.ui.widgets.saved import SavedFilters
from tradeplanner.ui.widgets.search import SearchField

NAME = mark("Charts")


@dataclass(frozen=True, slots=True)
class Offered:
    """What the pickers offer: programmes of the year, towns and industries."""

    programmes: Sequence[tuple[int, str]]
    towns: Sequence[str]
    industries: Sequence[str]


def read(ws: Workspace, year: int) -> Offered:
    """Return what there is to filter by in ``year``."""
    found = dashboard.offers(ws, year)
    known = [(int(p.id or 0), named(p)) for p in programmes.all(ws) if p.year == year]
    return Offered(known, found.towns, found.industries)


class Filters(QWidget):
    """Five pickers and the menu of saved filters; ``changed()`` after a choice."""

    changed = Signal()

    def __init__(self, markets: Markets, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._markets = markets
        self._offered = Offered((), (), ())
        self.pickers = {one: Picker([], optional=False) for one in Dimension}
        self._search = SearchField(parent=self)  # saved filters keep a search; the charts have none
        self._search.hide()
        self.saved = SavedFilters("charts", self._search)
        row = Flowing(self)
        for picker in self.pickers.values():
            picker.setMinimumContentsLength(11)
            picker.changed.connect(self.changed)
            row.addWidget(picker)
        row.addWidget(self.saved)
        self.saved.begin(tr(NAME), {one.value: picker for one, picker in self.pickers.items()})
        self.offer(self._offered)

    def offer(self, offered: Offered) -> None:
        """Offer what there is; a choice that is gone falls back to all."""
        self._offered = offered
        chinese = language() == ZH
        choices: dict[Dimension, list[Choice]] = {
            Dimension.PROGRAMME: [Choice(number, name) for number, name in offered.programmes],
            Dimension.FAIR_CLASS: [Choice(one, word(one)) for one in FairClass],
            Dimension.TOWN: [Choice(name, name) for name in offered.towns],
            Dimension.INDUSTRY: [Choice(name, name) for name in offered.industries],
            Dimension.GROUP: [Choice(g.key, g.zh if chinese else g.en) for g in self._markets.groups()],
        }
        for one, picker in self.pickers.items():
            picker.set_choices([Choice(None, tr(EVERY[one])), *choices[one]])
            picker.setAccessibleName(tr(DIMENSIONS[one]))
            picker.setToolTip(tr(DIMENSIONS[one]))
        self.saved.set_name(tr(NAME))

    def retranslate(self) -> None:
        """Set every text anew."""
        self.offer(self._offered)

    def cut(self) -> Cut:
        """Return what is chosen."""
        value = {one: picker.value() for one, picker in self.pickers.items()}
        programme, fair_class = value[Dimension.PROGRAMME], value[Dimension.FAIR_CLASS]
        return Cut(
            programme=ProgrammeId(programme) if isinstance(programme, int) else None,
            fair_class=FairClass(str(fair_class)) if fair_class else None,
            town=_text(value[Dimension.TOWN]),
            industry=_text(value[Dimension.INDUSTRY]),
            group=_text(value[Dimension.GROUP]),
        )

    def said(self) -> dict[Dimension, str]:
        """Return what is chosen in words, by what it filters."""
        return {one: picker.said() for one, picker in self.pickers.items() if not picker.is_clear()}


def _text(value: object) -> str | None:
    return str(value) if value else None
