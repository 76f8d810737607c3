"""The points that firms are given: for waiting lists and allotments, and for whom to invite."""

from PySide6.QtWidgets import QWidget

from tradeplanner.domain.settings import POINTS
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import tr
from tradeplanner.ui.forms.settings import bureau_values
from tradeplanner.ui.pages.settings.bureau import check
from tradeplanner.ui.pages.settings.reading import SettingsReading
from tradeplanner.ui.widgets.fields import Field, Kind
from tradeplanner.ui.widgets.kept import Kept
from tradeplanner.ui.widgets.section import Section

ASKED = tuple(Field(name, FIELDS[name], Kind.INTEGER, required=True) for name in POINTS)


class PointsSection(Section):
    """A whole number for each reason, below zero for what speaks against a firm."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.fields = Kept(ASKED, check)
        self.body.addWidget(self.fields)

    def show_reading(self, found: SettingsReading) -> None:
        """Show what is stored."""
        self.fields.show_stored(bureau_values(found.settings))

    def retranslate(self) -> None:
        """Set every text anew."""
        words = tr(
            "The first five order waiting lists and allotments, the others the firms to invite."
            " More points come first."
        )
        self.set_texts(tr("Points of firms"), words)
