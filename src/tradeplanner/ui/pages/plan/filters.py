"""The pickers over the plan: class, scope, status, group of markets; only what there is is offered."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from tradeplanner.app.plan import PlanRow
from tradeplanner.domain.exhibitions import Edition, FairClass, Scope, Status
from tradeplanner.domain.markets import Markets
from tradeplanner.i18n.language import ZH, language, mark, tr
from tradeplanner.i18n.words import word
from tradeplanner.ui.widgets.combo import Picker
from tradeplanner.ui.widgets.fields import Choice

PARTS: Mapping[type[StrEnum], tuple[Callable[[Edition], StrEnum], str, str]] = {
    FairClass: (lambda e: e.fair_class, mark("All classes"), mark("Classes shown")),
    Scope: (lambda e: e.scope, mark("All scopes"), mark("Scopes shown")),
    Status: (lambda e: e.status, mark("All statuses"), mark("Statuses shown")),
}
"""For each picker: what it looks at, its first choice, and its name."""


class Filters(QObject):
    """The pickers; ``changed()`` after a choice."""

    changed = Signal()

    def __init__(self, markets: Markets) -> None:
        """Filter by the groups of ``markets`` too, as they were on an edition's opening day."""
        super().__init__()
        self._markets = markets
        self.parts = {kind: Picker([], optional=False) for kind in PARTS}
        self.group = Picker([], optional=False)
        for picker in self.pickers():
            picker.setMinimumContentsLength(7)
            picker.changed.connect(self.changed)
        self.show_rows(())

    def pickers(self) -> list[Picker]:
        """Return the pickers from left to right."""
        return [*self.parts.values(), self.group]

    def show_rows(self, rows: Sequence[PlanRow]) -> None:
        """Offer what ``rows`` have; a choice that none of them has falls back to all."""
        for kind, picker in self.parts.items():
            look, every, name = PARTS[kind]
            known = {look(row.edition) for row in rows}
            some = [Choice(member, word(member)) for member in kind if member in known]
            _offer(picker, tr(name), [Choice(None, tr(every)), *some])
        groups = {key for row in rows for key in self._groups(row.edition)}
        chinese = language() == ZH
        met = [Choice(g.key, g.zh if chinese else g.en) for g in self._markets.groups() if g.key in groups]
        _offer(self.group, tr("Markets shown"), [Choice(None, tr("All markets")), *met])

    def passing(self, rows: Sequence[PlanRow]) -> list[PlanRow]:
        """Return the rows that have what is chosen."""
        chosen = [(PARTS[kind][0], picker.value()) for kind, picker in self.parts.items()]
        group = self.group.value()
        return [
            row
            for row in rows
            if all(value is None or look(row.edition) is value for look, value in chosen)
            and (group is None or group in self._groups(row.edition))
        ]

    def clear(self) -> None:
        """Show every edition."""
        for picker in self.pickers():
            picker.set_value(None)

    def _groups(self, edition: Edition) -> tuple[str, ...]:
        on = edition.opens or date(edition.year, 1, 1)
        return self._markets.groups_of(edition.market, on) if edition.market else ()


def _offer(picker: Picker, name: str, choices: Sequence[Choice]) -> None:
    picker.set_choices(choices)
    picker.setAccessibleName(name)
    picker.setToolTip(name)
