"""What the registrations are chosen by: an edition, a town, and states with their counts."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.ids import EditionId
from tradeplanner.domain.participation import State
from tradeplanner.i18n.language import ntr, tr
from tradeplanner.i18n.words import word
from tradeplanner.ui import theme
from tradeplanner.ui.forms.choices import fair_choices
from tradeplanner.ui.pages.registrations.reading import Row
from tradeplanner.ui.widgets.combo import Picker
from tradeplanner.ui.widgets.fields import Choice
from tradeplanner.ui.widgets.finding import FindingFilter
from tradeplanner.ui.widgets.saved import Part
from tradeplanner.ui.widgets.toggles import Toggle, Toggles

EDITION_WIDTH = 36 * theme.GRID


class Filters(QObject):
    """The three; ``changed()`` after a choice."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.edition, self.town = FindingFilter(), Picker([], optional=False)
        self.states = Toggles([self.edition, self.town])
        self.edition.setFixedWidth(EDITION_WIDTH)
        self._rows: Sequence[Row] = ()
        for part in (self.edition, self.town, self.states):
            part.changed.connect(self.changed)
        self.show_rows(())

    def parts(self) -> dict[str, Part]:
        """Return the parts of a filter that is kept under a name."""
        return {"edition": self.edition, "town": self.town, "states": self.states}

    def show_rows(self, rows: Sequence[Row], editions: Sequence[Edition] = ()) -> None:
        """Offer the towns and states that ``rows`` have, and all ``editions``, those without rows too."""
        self._rows = rows
        self.edition.blockSignals(True)
        self.edition.set_choices(fair_choices(editions))
        self.edition.blockSignals(False)
        towns = sorted({row.about.town for row in rows} - {""}, key=lambda t: t.encode("gb18030", "replace"))
        self.town.set_choices([Choice(None, tr("All towns")), *(Choice(town, town) for town in towns)])
        self.rename()
        self.count()

    def rename(self) -> None:
        """Set every name anew."""
        self.edition.setPlaceholderText(tr("All exhibitions"))
        self.edition.set_name(tr("Exhibition shown"))
        self.town.setAccessibleName(tr("Town shown"))
        self.town.setToolTip(tr("Town shown"))
        self.states.setAccessibleName(tr("States shown"))

    def count(self) -> None:
        """Show how many registrations of each state there are at the edition and of the town chosen."""
        counts = Counter(row.own.state for row in self._near())
        self.states.set_toggles([_toggle(state, counts[state]) for state in State])

    def passing(self) -> list[Row]:
        """Return the rows of the edition, the town and the states chosen."""
        pressed = set(self.states.value())
        return [row for row in self._near() if not pressed or row.own.state.value in pressed]

    def edition_id(self) -> EditionId | None:
        """Return the edition chosen, if one is."""
        value = self.edition.value()
        return EditionId(value) if isinstance(value, int) else None

    def choose(self, edition: EditionId) -> None:
        """Show the registrations at ``edition``, all of them."""
        self.town.rest()
        self.states.rest()
        self.edition.take(int(edition))

    def _near(self) -> list[Row]:
        edition, town = self.edition_id(), self.town.value()
        return [
            row
            for row in self._rows
            if edition in (None, row.own.edition_id) and town in (None, row.about.town)
        ]


def _toggle(state: State, count: int) -> Toggle:
    spoken = ntr("{state}: {count} firm", "{state}: {count} firms", count, state=word(state))
    return Toggle(state.value, word(state), count, spoken)
