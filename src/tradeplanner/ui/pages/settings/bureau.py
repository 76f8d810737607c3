"""The bureau's own section: its names, its place, the year it opens with; its currencies and lights."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tradeplanner.domain import settings as rules
from tradeplanner.domain.findings import Finding
from tradeplanner.domain.lights import light
from tradeplanner.domain.settings import BureauSettings
from tradeplanner.i18n import formats, lights
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.i18n.words import word
from tradeplanner.ui import theme
from tradeplanner.ui.forms.choices import currencies
from tradeplanner.ui.forms.settings import bureau_values, made
from tradeplanner.ui.pages.settings.reading import SettingsReading
from tradeplanner.ui.widgets.fields import Field, Kind
from tradeplanner.ui.widgets.form import Values
from tradeplanner.ui.widgets.kept import LABEL, Kept
from tradeplanner.ui.widgets.labels import button, label
from tradeplanner.ui.widgets.lightline import LightLine
from tradeplanner.ui.widgets.section import Section

BUREAU = (
    Field("bureau_zh", FIELDS["bureau_zh"], limit=60),
    Field("bureau_en", FIELDS["bureau_en"], limit=80),
    Field(
        "place", FIELDS["place"], limit=40,
        hint=mark("The district's name as it stands in published figures, for example 越城区."),
    ),
    Field("year", mark("Year to open with"), Kind.INTEGER, hint=mark("Empty: the current year.")),
)  # fmt: skip
FIGURES = (
    Field(
        "export_currency", mark("Exports are reported in"), Kind.CHOICE, required=True,
        choices=currencies(("CNY", "USD", "EUR")),
    ),
    Field(
        "order_currency", mark("Orders are reported in"), Kind.CHOICE, required=True,
        choices=currencies(("USD", "CNY", "EUR")),
    ),
    Field(
        "rate_days", FIELDS["rate_days"], Kind.INTEGER, required=True,
        hint=mark("A day without a rate takes the nearest earlier one, if it is at most so many days old."),
    ),
    Field(
        "planning_rates", FIELDS["planning_rates"], Kind.LIST,
        hint=mark(
            "Year, currency, yuan for one unit, source; for example 2026 USD 7.10 budget; 2026 EUR 8.2."
        ),
    ),
    Field(
        "green_points", FIELDS["green_points"], Kind.DECIMAL, required=True,
        hint=mark("Percentage points ahead of time progress; behind is below zero."),
    ),
    Field(
        "amber_points", FIELDS["amber_points"], Kind.DECIMAL, required=True,
        hint=mark("What is further behind than this is red."),
    ),
)  # fmt: skip
EXAMPLE = Decimal("-2.0")
"""The gap of the worked example: between the two edges as they are at first."""


def check(values: Values) -> list[Finding]:
    """Return what is wrong with the values."""
    return rules.check(made(values, BureauSettings()))


class BureauSection(Section):
    """Names, place and year, and the window that sets all up at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(first=True, parent=parent)
        self.fields = Kept(BUREAU, check)
        self.set_up = button(role="link")
        self.body.addWidget(self.fields)
        self.body.addWidget(self.set_up, 0, Qt.AlignmentFlag.AlignLeft)

    def show_reading(self, found: SettingsReading) -> None:
        """Show what is stored."""
        self.fields.show_stored(bureau_values(found.settings))

    def retranslate(self) -> None:
        """Set every text anew."""
        words = tr("It heads reports; the place says which published figures are its.")
        self.set_texts(tr("The bureau"), words)
        self.set_up.setText(tr("Set all of it up in one window…"))


class FiguresSection(Section):
    """Currencies and the traffic lights, with the rule as a line and in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.fields = Kept(FIGURES, check)
        self.fields.changed.connect(self._show_rule)
        self.line = LightLine()
        self.line.setFixedWidth(56 * theme.GRID)
        self.rule, self.example = label(wrap=True), label(role="caption", wrap=True)
        self.body.addWidget(self.fields)
        under = QVBoxLayout()
        under.setContentsMargins(LABEL + 2 * theme.GRID, theme.GRID, 0, 0)
        for part in (self.line, self.rule, self.example):
            under.addWidget(part)
        self.body.addLayout(under)

    def show_reading(self, found: SettingsReading) -> None:
        """Show what is stored."""
        self.fields.show_stored(bureau_values(found.settings))
        self._show_rule()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.set_texts(tr("Figures"))
        self._show_rule()

    def _show_rule(self) -> None:
        """Show the rule that what stands in the fields would make, as it is typed."""
        values = self.fields.values()
        green, amber = values["green_points"], values["amber_points"]
        known = isinstance(green, Decimal) and isinstance(amber, Decimal) and green > amber
        for part in (self.line, self.rule, self.example):
            part.setVisible(known)
        if not (isinstance(green, Decimal) and isinstance(amber, Decimal) and known):
            return
        self.line.show_rule(green, amber)
        self.rule.setText(lights.rule(green, amber))
        self.line.setAccessibleName(self.rule.text())
        sentence = mark(
            "For example: 68.0% of the target while 70.0% of the year's path is due is {points}: {light}."
        )
        shown = formats.signed(EXAMPLE, 1)
        self.example.setText(tr(sentence, points=shown, light=word(light(EXAMPLE, green, amber))))
