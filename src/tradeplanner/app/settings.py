"""The bureau's settings: read with their defaults, stored one by one."""

from tradeplanner.app.workspace import Workspace, refuse
from tradeplanner.domain import settings as rules
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Changed, Noun
from tradeplanner.domain.settings import BureauSettings
from tradeplanner.storage import settings as store


def get(ws: Workspace) -> BureauSettings:
    """Return the settings; what nobody has set is at its default."""
    with ws.store.read() as connection:
        return rules.from_texts({setting.key: setting.value for setting in store.listed(connection)})


def put(ws: Workspace, settings: BureauSettings) -> Changed:
    """Store the settings that differ; RejectedError if one breaks a rule."""
    refuse(rules.check(settings))
    with ws.change(Act.SET, Noun.SETTING) as work:
        stored = {setting.key: setting for setting in store.listed(work.connection)}
        default = rules.to_texts(BureauSettings())
        for key, value in rules.to_texts(settings).items():
            row = stored.get(key)
            if row is not None and row.id is not None:
                work.update(Noun.SETTING, row.id, row.version, {"value": value})
            elif value != default[key]:
                work.insert(Noun.SETTING, [{"key": key, "value": value}])
    return work.changed
