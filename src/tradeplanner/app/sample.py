"""The sample, removed without trace: what it brought in, its history, its imports, as if it had never been.

Own records stay with their history. Those that rest on the sample (an order of a sample firm) stand in the
way and are named; nothing is removed until they are gone. Own edits of the sample's rows go with these. It
cannot be undone, so it is previewed first.
"""

from dataclasses import replace
from datetime import timedelta

from tradeplanner.app import backups
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Changed, Noun
from tradeplanner.domain.sample import Held, Removal
from tradeplanner.storage import backups as store
from tradeplanner.storage import removal, sample, traces
from tradeplanner.storage.work import Intent


def loaded(ws: Workspace) -> bool:
    """Tell whether there is anything of the sample, be it only in the history."""
    with ws.store.read() as connection:
        return bool(traces.marked(connection))


def preview_removal(ws: Workspace) -> Removal:
    """Return what a removal would take and what stands in its way; nothing is written."""
    with ws.store.read() as connection:
        found = traces.find(connection)
        told = sample.told(connection, found)
    return replace(told, backups=tuple(_held(ws)))


def remove(ws: Workspace, *, backups_too: bool = False) -> Removal:
    """Remove the sample without trace and return what went; with ``backups_too``, also from backups.

    Of the backups only those go that hold nothing else. Raises ExpectedError: SAMPLE_NONE if there is
    none, SAMPLE_IN_USE while own records rest on it; then nothing has changed.
    """
    # The step is never written: what is removed leaves no trace, the removal among it.
    with ws.store.write(Intent(ws.actor, Act.REMOVE, Noun.SETTING)) as work:
        found = traces.find(work.connection)
        told = sample.told(work.connection, found)
        if not found.steps:
            raise ExpectedError(Code.SAMPLE_NONE)
        if told.standing:
            names = ", ".join(dict.fromkeys(each.name for each in told.in_the_way))
            raise ExpectedError(Code.SAMPLE_IN_USE, count=told.standing, names=names)
        removal.Removal(work, found).run()
    compacted = removal.compact(ws.store)
    ws.hub.publish(Changed(frozenset(Noun)))
    held = _held(ws)
    if backups_too:
        for each in held:
            if each.only:
                each.backup.path.unlink(missing_ok=True)
        held = [each for each in held if not each.only]
    return replace(told, backups=tuple(held), compacted=compacted)


def _held(ws: Workspace) -> list[Held]:
    """Return the backups that hold the sample; a server has none of ours."""
    if ws.store.path is None:
        return []
    life = timedelta(days=backups.life(ws.store.path) + 1)
    found = []
    for folder in backups.folders(ws.store.path):
        for each in store.listed(ws.store.path, folder):
            has, only = removal.holds(each.path)
            if has:
                found.append(Held(each, only, each.at.date() + life))
    return found
