"""The bureau's settings: read with their defaults, stored one by one."""

from dataclasses import replace
from typing import Any, cast

from tradeplanner.app.workspace import Workspace, refuse
from tradeplanner.domain import settings as rules
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Changed, Noun
from tradeplanner.domain.settings import BureauSettings
from tradeplanner.storage import settings as store
from tradeplanner.storage.work import Work


def get(ws: Workspace) -> BureauSettings:
    """Return the settings; what nobody has set is at its default."""
    with ws.store.read() as connection:
        return rules.from_texts({setting.key: setting.value for setting in store.listed(connection)})


def put(ws: Workspace, settings: BureauSettings) -> Changed:
    """Store the settings that differ; RejectedError if one breaks a rule."""
    refuse(rules.check(settings))
    with ws.change(Act.SET, Noun.SETTING) as work:
        _store(work, settings)
    return work.changed


def change(ws: Workspace, **values: object) -> Changed:
    """Store the settings named, whatever stands in the others; RejectedError if one breaks a rule.

    The others are read in the same transaction, so that two desks can set different ones at once.
    """
    with ws.change(Act.SET, Noun.SETTING, name=next(iter(values)) if len(values) == 1 else "") as work:
        stored = {setting.key: setting.value for setting in store.listed(work.connection)}
        fresh = replace(rules.from_texts(stored), **cast("Any", values))
        refuse(rules.check(fresh))
        _store(work, fresh)
    return work.changed


def _store(work: Work, settings: BureauSettings) -> None:
    stored = {setting.key: setting for setting in store.listed(work.connection)}
    default = rules.to_texts(BureauSettings())
    for key, value in rules.to_texts(settings).items():
        row = stored.get(key)
        if row is not None and row.id is not None:
            work.update(Noun.SETTING, row.id, row.version, {"value": value})
        elif value != default[key]:
            work.insert(Noun.SETTING, [{"key": key, "value": value}])


def place_of(ws: Workspace) -> str:
    """Return where the data lies: the file's path, or the server's address without the password."""
    if ws.store.path is not None:
        return str(ws.store.path)
    return ws.store.engine.url.set(password=None).render_as_string()
