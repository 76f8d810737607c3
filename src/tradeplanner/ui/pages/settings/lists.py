"""The bureau's lists: towns and industries, in the order in which tables show them."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tradeplanner.app import lists
from tradeplanner.app.lists import Offered
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.ids import Noun
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.i18n.words import counted
from tradeplanner.ui import theme
from tradeplanner.ui.context import Context
from tradeplanner.ui.pages.settings.reading import SettingsReading
from tradeplanner.ui.saving import act
from tradeplanner.ui.widgets.labels import button, label
from tradeplanner.ui.widgets.names import NameList
from tradeplanner.ui.widgets.section import Section

TITLES = {"towns": FIELDS["towns"], "industries": mark("List of industries")}


@dataclass(frozen=True, slots=True)
class Renamed:
    """An entry that was renamed, and how many rows of each noun still have its old name."""

    name: str
    old: str
    new: str
    uses: Mapping[Noun, int]


class ListsSection(Section):
    """Two lists side by side; ``wanted(dict)`` gives a list that was changed."""

    wanted = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self.lists = {name: NameList(TITLES[name]) for name in lists.FIELDS}
        self.takes = {name: button(role="link") for name in self.lists}
        self.offer_words, self.offer_button = label(role="caption", wrap=True), button()
        self._offer: Renamed | None = None
        row = QHBoxLayout()
        row.setSpacing(3 * theme.GRID)
        for name, made in self.lists.items():
            made.foot.addWidget(self.takes[name])
            made.foot.addStretch()
            made.changed.connect(lambda names, name=name: self.wanted.emit({name: names}))
            made.renamed.connect(lambda old, new, name=name: self._ask_uses(name, old, new))
            self.takes[name].clicked.connect(lambda _=False, name=name: self.take(name))
            row.addWidget(made, 1)
        self.body.addLayout(row)
        offer = QHBoxLayout()
        offer.addWidget(self.offer_words, 1)
        offer.addWidget(self.offer_button)
        self.body.addLayout(offer)
        self.offer_button.clicked.connect(self.rename_uses)

    def show_reading(self, found: SettingsReading) -> None:
        """Show the lists as they are stored."""
        self.lists["towns"].set_names(found.settings.towns)
        self.lists["industries"].set_names(found.settings.industries)

    def retranslate(self) -> None:
        """Set every text anew."""
        words = tr(
            "Forms and filters offer these first. Insert adds, Enter renames, Delete removes, Ctrl+Up and"
            " Ctrl+Down move; a column copied from Excel can be pasted."
        )
        self.set_texts(tr("Lists"), words)
        for name, made in self.takes.items():
            made.setText(tr("Take from the register of firms"))
            made.setAccessibleName(f"{tr(TITLES[name])}: {made.text()}")
        self._show_offer(self._offer)

    def take(self, name: str) -> None:
        """Add to a list what firms have in its field."""
        ws = self._context.workspace

        def show(found: object) -> None:
            if isinstance(found, Offered):
                self.lists[name].take(getattr(found, name))

        self._context.jobs.data(lambda: lists.offered(ws), show, key=f"take {name}", owner=self)

    def _ask_uses(self, name: str, old: str, new: str) -> None:
        ws = self._context.workspace
        self._context.jobs.data(
            lambda: _renamed(ws, name, old, new), self._show_offer, key="uses", owner=self
        )

    def _show_offer(self, found: object) -> None:
        self._offer = found if isinstance(found, Renamed) and found.uses else None
        for part in (self.offer_words, self.offer_button):
            part.setVisible(self._offer is not None)
        if self._offer is None:
            return
        things = tr(", ").join(counted(noun, count) for noun, count in self._offer.uses.items())
        sentence = tr("{things} still say “{old}”.", things=things, old=self._offer.old)
        self.offer_words.setText(sentence)
        self.offer_button.setText(tr("Rename it there to “{new}”", new=self._offer.new))

    def rename_uses(self) -> None:
        """Rename the entry wherever the old name stands."""
        ws, offer = self._context.workspace, self._offer
        if offer is not None:
            self._show_offer(None)
            act(self._context, lambda: lists.rename(ws, offer.name, offer.old, offer.new))


def _renamed(ws: Workspace, name: str, old: str, new: str) -> Renamed:
    return Renamed(name, old, new, lists.uses(ws, name, old))
