"""The two pickers over the orders: which edition, and which stages; only what there is is offered."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from tradeplanner.domain.ids import EditionId
from tradeplanner.domain.markets import Markets
from tradeplanner.domain.orders import ACTUAL, Stage
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui.forms.choices import market_name, named
from tradeplanner.ui.pages.orders.reading import OrderRow
from tradeplanner.ui.widgets.combo import Picker
from tradeplanner.ui.widgets.fields import Choice
from tradeplanner.ui.widgets.saved import Part as SavedPart

OUTSIDE = 0
"""Stands for orders won outside any exhibition: no edition has this id."""


class Part(StrEnum):
    """Which stages are shown."""

    ALL = "all"
    ACTUAL = "actual"
    INTENDED = "intended"
    WAITING = "waiting"
    CANCELLED = "cancelled"


PARTS: Mapping[Part, Callable[[OrderRow], bool]] = {
    Part.ALL: lambda _: True,
    Part.ACTUAL: lambda row: row.order.stage in ACTUAL,
    Part.INTENDED: lambda row: row.order.stage is Stage.INTENDED,
    Part.WAITING: lambda row: row.waiting,
    Part.CANCELLED: lambda row: row.order.stage is Stage.CANCELLED,
}
WORDS = {
    Part.ALL: mark("All stages"),
    Part.ACTUAL: mark("Actual orders"),
    Part.INTENDED: mark("Intended orders"),
    Part.WAITING: mark("Waiting for follow-up"),
    Part.CANCELLED: mark("Cancelled orders"),
}


class Filters(QObject):
    """Both pickers; ``changed()`` after a choice."""

    changed = Signal()

    def __init__(self, markets: Markets) -> None:
        super().__init__()
        self.edition, self.stage, self.market = (Picker([], optional=False) for _ in range(3))
        self.pickers = (self.edition, self.stage, self.market)
        self._markets = markets
        self.edition.setMinimumContentsLength(10)
        self.market.setMinimumContentsLength(14)
        self._waiting: EditionId | int | None = None
        self.show_rows(())
        for picker in self.pickers:
            picker.changed.connect(self.changed)

    def parts(self) -> dict[str, SavedPart]:
        """Return the parts of a filter that is kept under a name."""
        return {"edition": self.edition, "stage": self.stage, "market": self.market}

    def show_rows(self, rows: Sequence[OrderRow]) -> None:
        """Offer what ``rows`` have; a choice that none of them has falls back to all."""
        fairs = {row.edition.id: named(row.edition) for row in rows if row.edition is not None}
        choices = [Choice(None, tr("All exhibitions"))]
        choices += [Choice(number, name) for number, name in sorted(fairs.items(), key=lambda fair: fair[1])]
        if any(row.edition is None for row in rows):
            choices.append(Choice(OUTSIDE, tr("Outside exhibitions")))
        self.edition.set_choices(choices)
        if self._waiting is not None and rows:
            self.edition.blockSignals(True)
            self.edition.set_value(self._waiting)
            self.edition.blockSignals(False)
            self._waiting = None
        some = [p for p, belongs in PARTS.items() if p is Part.ALL or any(belongs(row) for row in rows)]
        self.stage.set_choices([Choice(part, tr(WORDS[part])) for part in some])
        codes = {row.order.market for row in rows if row.order.market}
        named_ = sorted((market_name(self._markets, code), code) for code in codes)
        self.market.set_choices(
            [Choice(None, tr("All countries and regions")), *(Choice(code, name) for name, code in named_)]
        )
        names = (tr("Exhibition shown"), tr("Stages shown"), tr("Country or region shown"))
        for picker, name in zip(self.pickers, names, strict=True):
            picker.setAccessibleName(name)
            picker.setToolTip(name)

    def passing(self, rows: Sequence[OrderRow]) -> list[OrderRow]:
        """Return the rows of the edition and the stages chosen."""
        part, edition, market = self.stage.value(), self.edition.value(), self.market.value()
        belongs = PARTS[Part(str(part)) if part else Part.ALL]
        return [
            row
            for row in rows
            if belongs(row)
            and (edition is None or (row.order.edition_id or OUTSIDE) == edition)
            and (market is None or row.order.market == market)
        ]

    def choose(self, edition: EditionId | None) -> None:
        """Show the orders of ``edition`` (None: outside exhibitions), of every stage."""
        wanted = OUTSIDE if edition is None else edition
        self.stage.set_value(Part.ALL)
        self.market.set_value(None)
        self.edition.set_value(wanted)
        self._waiting = None if self.edition.value() == wanted else wanted

    def clear(self) -> None:
        """Show every order."""
        self._waiting = None
        self.stage.set_value(Part.ALL)
        self.market.set_value(None)
        self.edition.set_value(None)

    def edition_id(self) -> EditionId | None:
        """Return the edition chosen, if one is."""
        value = self.edition.value()
        return EditionId(value) if isinstance(value, int) and value != OUTSIDE else None
