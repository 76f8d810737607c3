"""The card of leagues: towns, industries, markets or firms, one table each, made when first wanted."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from tradeplanner.domain.league import By, Entrant, League
from tradeplanner.domain.settings import BureauSettings
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui import memory, towns
from tradeplanner.ui.actions import Act
from tradeplanner.ui.pages.exports import league as shown
from tradeplanner.ui.widgets.bullet import BulletDelegate
from tradeplanner.ui.widgets.card import Card
from tradeplanner.ui.widgets.combo import Picker
from tradeplanner.ui.widgets.empty import Empty
from tradeplanner.ui.widgets.fields import Choice
from tradeplanner.ui.widgets.labels import label
from tradeplanner.ui.widgets.table import Table

KEPT = "exports/league"
RANKED = mark("Most exports first.")
FURTHEST = mark("Furthest behind first; the upright mark is time progress. Choose a town to see its course.")


class Leagues(Card):
    """A picker of leagues over the one in front.

    ``town(Entrant)`` when one is chosen, ``wanted()`` when another league is, ``status(str)`` of its table.
    """

    town = Signal(object)
    wanted = Signal()
    status = Signal(str)

    def __init__(
        self, set_target: Sequence[Act], bring: Act, parent: QWidget | None = None, *,
        papers: Callable[[Table, str], object] = lambda _table, _name: None,
    ) -> None:  # fmt: skip
        """While there are no rows, towns offer to set a target, and every league to ``bring`` figures.

        ``papers(table, name)`` lets a table be saved and printed as it is seen.
        """
        super().__init__(parent=parent)
        self._papers = papers
        self._set_target, self._bring = set_target, bring
        self._found: dict[By, League] = {}
        self.lights, self.rule = towns.Lights(), label(role="caption", wrap=True)
        self.tables: dict[By, Table] = {}
        self.picker = Picker([], optional=False)
        self.head.addWidget(self.picker)
        self._places = {by: QVBoxLayout() for by in By}
        self._stack = QStackedLayout()
        self.body.addLayout(self._stack, 1)
        for place in self._places.values():
            holder = QWidget()
            holder.setLayout(place)
            place.setContentsMargins(0, 0, 0, 0)
            self._stack.addWidget(holder)
        self.body.addWidget(self.rule)
        self.retranslate()
        kept = memory.text(KEPT, By.TOWN)
        self.picker.set_value(By(kept) if kept in list(By) else By.TOWN)
        self._turn()
        self.picker.changed.connect(self._picked)

    @property
    def by(self) -> By:
        """What the league in front is made of."""
        return By(str(self.picker.value()))

    def table(self, by: By) -> Table:
        """Return the table of a league; it is made when first wanted."""
        if by not in self.tables:
            self.tables[by] = self._made(by)
            self._places[by].addWidget(self.tables[by])
        return self.tables[by]

    def show_league(self, league: League, settings: BureauSettings | None = None) -> None:
        """Show what was read, gaps judged as ``settings`` say."""
        self.lights.follow(settings or BureauSettings())
        self._found[league.by] = league
        self.table(league.by).set_rows(shown.sorted_rows(league))
        self._name()

    def choose(self, by: By) -> None:
        """Put a league in front."""
        self.picker.set_value(by)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.picker.set_choices([Choice(by, tr(name)) for by, name in shown.NAMES.items()])
        self.picker.setAccessibleName(tr("Which league is shown"))
        self._name()

    def summary(self) -> str:
        """Return what the status line says of the league in front."""
        return self.table(self.by).summary()

    def acts(self) -> list[Act]:
        """Return the acts that put a league in front."""
        return [
            Act(f"exports.league.{by}", shown.TITLES[by], partial(self.choose, by),
                words=partial(_show, shown.TITLES[by]))
            for by in By
        ]  # fmt: skip

    # --- inside ---

    def _made(self, by: By) -> Table:
        acts = [*self._set_target, self._bring] if by is By.TOWN else [self._bring]
        table = Table(
            f"exports.league.{by}", shown.TITLES[by], shown.columns(by, self.lights),
            empty=Empty(shown.EMPTY[by], acts), key=lambda entrant: entrant.name,
        )  # fmt: skip
        if by is By.TOWN:
            table.set_delegate("bar", BulletDelegate(table.view))
            table.chosen.connect(self._choose)
            table.edit_wanted.connect(self._choose)
        if by is not By.FIRM:
            table.search.hide()  # sixteen towns are looked over, not searched
        table.status.connect(partial(self._tell, by))
        self._papers(table, f"exports.league.{by}")
        return table

    def _choose(self, entrant: object) -> None:
        if isinstance(entrant, Entrant) and entrant.course is not None:
            self.town.emit(entrant)

    def _picked(self) -> None:
        memory.keep(KEPT, self.by.value)
        self._turn()
        self.wanted.emit()

    def _turn(self) -> None:
        self.table(self.by)
        self._stack.setCurrentIndex(list(By).index(self.by))
        self.setFocusProxy(self.table(self.by))
        self._name()

    def _tell(self, by: By, text: str) -> None:
        if by is self.by:
            self.status.emit(text)

    def _name(self) -> None:
        league = self._found.get(self.by)
        title = tr("Towns against their targets") if self.by is By.TOWN else tr(shown.TITLES[self.by])
        under = tr(FURTHEST) if self.by is By.TOWN else tr(RANKED)
        if self.by is not By.TOWN and league is not None and league.comparable:
            until = formats.months(1, league.through)
            under = tr("Most exports first; {months} of both years are compared.", months=until)
        self.set_texts(title, under)
        self.rule.setText(self.lights.words())
        targeted = league is not None and any(entrant.course is not None for entrant in league.entrants)
        self.rule.setVisible(self.by is By.TOWN and targeted)


def _show(title: str) -> str:
    return tr("Show {tab}", tab=tr(title))
