"""What belongs to this desk and not to the data: the person's name, the language, light or dark."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from tradeplanner.app import person
from tradeplanner.i18n import language
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui import memory, speech, theme
from tradeplanner.ui.pages.settings.reading import SettingsReading
from tradeplanner.ui.theme import Scheme
from tradeplanner.ui.widgets.facts import Fact, Facts
from tradeplanner.ui.widgets.fields import Choice, Field, Kind
from tradeplanner.ui.widgets.form import Values
from tradeplanner.ui.widgets.kept import LABEL, Kept
from tradeplanner.ui.widgets.section import Section


def _languages() -> list[Choice]:
    return [Choice(language.ZH, "中文"), Choice(language.EN, "English")]


def _schemes() -> list[Choice]:
    return [
        Choice(str(Scheme.SYSTEM), tr("Light or dark as the system")),
        Choice(str(Scheme.LIGHT), tr("Light")),
        Choice(str(Scheme.DARK), tr("Dark")),
    ]


DESK = (
    Field(
        "person", mark("Your name"), limit=person.LIMIT,
        hint=mark("History shows it beside what you do, from the next start on. Empty: your login name."),
    ),
    Field("language", mark("Language"), Kind.CHOICE, required=True, choices=_languages),
    Field("theme", mark("Light or dark"), Kind.CHOICE, required=True, choices=_schemes),
)  # fmt: skip


class DeskSection(Section):
    """The person's name, the language, light or dark, and where the data lies; ``named(str)`` a new name."""

    named = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.fields = Kept(DESK)
        self.where = Facts()
        self._found: SettingsReading | None = None
        self.fields.wanted.connect(self._set)
        self.body.addWidget(self.fields)
        self.body.addWidget(self.where)
        # The menu chooses too.
        self.destroyed.connect(theme.on_change(self._show))

    def show_reading(self, found: SettingsReading) -> None:
        """Show what is remembered of the person, and where the data lies."""
        self._found = found
        self._show()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.set_texts(tr("This desk"), tr("Kept on this machine, not in the data: it concerns nobody else."))
        self._show()

    def _show(self) -> None:
        found = self._found
        if found is None:
            return
        values = {"person": found.person, "language": language.language(), "theme": str(theme.scheme())}
        self.fields.show_stored(values)
        name = tr("Database on a server") if found.on_server else tr("Data file")
        self.where.set_facts([Fact(name, found.place)], LABEL)

    def _set(self, values: Values) -> None:
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        if "person" in values:
            self.named.emit(str(values["person"] or ""))
        if "language" in values:
            speech.choose(application, str(values["language"]))
        if "theme" in values:
            memory.keep("theme", str(values["theme"]))
            theme.choose(application, str(values["theme"]))
