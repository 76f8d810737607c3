"""What the settings page shows, read at once on the data lane."""

from dataclasses import dataclass
from datetime import date

from tradeplanner.app import person, settings
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.settings import BureauSettings


@dataclass(frozen=True, slots=True)
class SettingsReading:
    """The bureau's settings, the person's name, where the data lies, and today."""

    settings: BureauSettings
    person: str
    login: str
    place: str
    on_server: bool
    today: date


def read(ws: Workspace) -> SettingsReading:
    """Read what the page shows."""
    return SettingsReading(
        settings=settings.get(ws),
        person=person.name(),
        login=ws.actor.login,
        place=settings.place_of(ws),
        on_server=ws.store.path is None,
        today=date.today(),  # noqa: DTZ011  # days here are the desk's own
    )
