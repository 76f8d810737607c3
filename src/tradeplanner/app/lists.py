"""The bureau's lists of towns and industries: what fills them, and a name changed wherever it stands."""

from collections import Counter
from dataclasses import dataclass

from tradeplanner.app import settings
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Changed, Noun
from tradeplanner.storage import lists as store

FIELDS = {"towns": "town", "industries": "industry"}
"""Each list, as a setting, and the field of a firm that it fills."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What a field offers: the bureau's list as it is ordered, then what firms have besides."""

    towns: tuple[str, ...]
    industries: tuple[str, ...]


def offered(ws: Workspace) -> Offered:
    """Return the names that the fields of towns and industries offer."""
    listed = settings.get(ws)
    with ws.store.read() as connection:
        known = {name: store.used(connection, field) for name, field in FIELDS.items()}
    return Offered(
        tuple(dict.fromkeys((*listed.towns, *known["towns"]))),
        tuple(dict.fromkeys((*listed.industries, *known["industries"]))),
    )


def uses(ws: Workspace, name: str, entry: str) -> Counter[Noun]:
    """Return how many firms and targets name ``entry`` of the list ``name`` ("towns", "industries")."""
    with ws.store.read() as connection:
        return Counter(noun for noun, *_ in store.holding(connection, FIELDS[name], entry))


def rename(ws: Workspace, name: str, old: str, new: str) -> Changed:
    """Rename an entry of the list ``name`` on every firm and target that has it, as one step.

    Raises ExpectedError (DUPLICATE_RECORD) where a target of the new name stands already.
    """
    with ws.change(Act.EDIT, Noun.FIRM) as work:
        edits: dict[Noun, list[tuple[int, int, dict[str, object]]]] = {}
        for noun, column, row_id, version in store.holding(work.connection, FIELDS[name], old):
            edits.setdefault(noun, []).append((row_id, version, {column: new}))
        work.params["count"] = len(edits.get(Noun.FIRM, ()))
        for noun, rows in edits.items():
            work.update_many(noun, rows)
    return work.changed
