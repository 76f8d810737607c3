"""How long things are kept: the dated backups, and where personal data lies until when."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tradeplanner.domain.settings import LEAST_BACKUP_DAYS, MOST_BACKUP_DAYS
from tradeplanner.i18n import formats
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui.forms.settings import bureau_values
from tradeplanner.ui.pages.settings.bureau import check
from tradeplanner.ui.pages.settings.reading import SettingsReading
from tradeplanner.ui.widgets.fields import Field, Kind
from tradeplanner.ui.widgets.kept import Kept
from tradeplanner.ui.widgets.labels import button, label
from tradeplanner.ui.widgets.section import Section

BACKUPS = (
    Field(
        "backup_days", FIELDS["backup_days"], Kind.INTEGER, required=True,
        hint=mark("Dated copies of the data file are deleted when they are older than this."),
    ),
)  # fmt: skip


PRIVACY = (
    Field(
        "personal_months", FIELDS["personal_months"], Kind.INTEGER, required=True,
        hint=mark("Then the program proposes to erase them; it never does so by itself. 0 means never."),
    ),
)  # fmt: skip


class BackupsSection(Section):
    """The days that a backup lives, and the way to the list of backups."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.fields = Kept(BACKUPS, check)
        self.open = button(role="link")
        self._server = label(wrap=True)
        self.body.addWidget(self.fields)
        self.body.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._server)

    def show_reading(self, found: SettingsReading) -> None:
        """Show the days; a server has backups of its own."""
        self.fields.show_stored(bureau_values(found.settings))
        self.fields.setVisible(not found.on_server)
        self.open.setVisible(not found.on_server)
        self._server.setVisible(found.on_server)

    def retranslate(self) -> None:
        """Set every text anew."""
        words = tr(
            "From {least} to {most} days. What is erased from the data lives on in backups until they go.",
            least=LEAST_BACKUP_DAYS,
            most=MOST_BACKUP_DAYS,
        )
        self.set_texts(tr("Backups"), words)
        self.open.setText(tr("See the backups and restore one…"))
        self._server.setText(tr("The data lies on a server: its administrator makes and keeps its backups."))


class PrivacySection(Section):
    """What personal data is kept, where, and until when; how long travellers are, and who is to be erased."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._lines = [label(wrap=True) for _ in range(4)]
        self._found: SettingsReading | None = None
        self.fields = Kept(PRIVACY, check)
        self.due = button(role="link")
        for line in self._lines:
            self.body.addWidget(line)
        self.body.addWidget(self.fields)
        self.body.addWidget(self.due, 0, Qt.AlignmentFlag.AlignLeft)

    def show_reading(self, found: SettingsReading) -> None:
        """Say it of this data file."""
        self._found = found
        self.fields.show_stored(bureau_values(found.settings))
        self._say()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.set_texts(tr("Personal data"))
        self.due.setText(tr("See who is due to be erased…"))
        self._say()

    def _say(self) -> None:
        if self._found is None:
            return
        for line, text in zip(self._lines, sentences(self._found), strict=True):
            line.setText(text)
            line.setVisible(bool(text))


def sentences(found: SettingsReading) -> tuple[str, str, str, str]:
    """Return what is kept, where it lies, what History holds, and when today's backup goes."""
    what = tr(
        "Of people the program keeps what files and forms say: the legal representative and the contact of a"
        " firm with position, phone and e-mail, its bank account, and who did each step of the history."
    )
    where = tr("All of it lies in one place, {place}. Nothing is sent anywhere.", place=found.place)
    past = tr(
        "The history keeps what a row was before it was changed, so a number that was corrected can still be"
        " looked up there; phones, names and accounts are masked where it is shown."
    )
    if found.on_server:
        return what, where, past, ""
    gone = found.today + timedelta(days=found.settings.backup_days)
    expiry = tr("A backup made today holds the same, and goes after {day}.", day=formats.day(gone))
    return what, where, past, expiry
