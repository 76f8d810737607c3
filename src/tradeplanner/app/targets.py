"""Targets: set one, revise it with the old one kept, take one off."""

from dataclasses import replace

from tradeplanner.app import attainments
from tradeplanner.app.reading import found
from tradeplanner.app.workspace import Workspace, refuse
from tradeplanner.domain import targets as rules
from tradeplanner.domain.errors import RejectedError
from tradeplanner.domain.findings import Code, error
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Changed, Noun, TargetId
from tradeplanner.domain.targets import Target
from tradeplanner.storage import targets as store


def set_target(ws: Workspace, target: Target) -> Changed:
    """Set a target. Where one stands for the same measure, scope and year, this is its next revision.

    A growth aim without a figure is turned into one by last year's. Raises RejectedError if it breaks a
    rule, or if last year is not known whole.
    """
    target = _levelled(ws, target)
    with ws.change(Act.SET, Noun.TARGET, **_params(target)) as work:
        revision = store.last_revision(work.connection, target) + 1
        work.add(Noun.TARGET, replace(target, revision=revision))
    return work.changed


def edit(ws: Workspace, target: Target) -> Changed:
    """Correct a target in place (a slip, not a revision). Raises RejectedError, ConflictError."""
    target = _levelled(ws, target)
    with ws.change(Act.EDIT, Noun.TARGET, **_params(target)) as work:
        work.put(Noun.TARGET, found(target.id, Noun.TARGET), target.version, target)
    return work.changed


def remove(ws: Workspace, target_id: TargetId, version: int) -> Changed:
    """Delete one revision of a target; the one before it is in force again."""
    with ws.change(Act.REMOVE, Noun.TARGET) as work:
        target = found(store.get(work.connection, target_id), Noun.TARGET, target_id)
        work.params |= _params(target)
        work.delete(Noun.TARGET, target_id, version)
    return work.changed


def all(ws: Workspace, year: int | None = None) -> list[Target]:  # noqa: A001  # read as targets.all
    """Return the targets of ``year``, or all: every revision, the newest of each first."""
    with ws.store.read() as connection:
        return store.listed(connection, year)


def _levelled(ws: Workspace, target: Target) -> Target:
    """Return ``target`` sound and with a figure."""
    refuse(rules.check(target))
    if target.growth_aim is None or target.amount is not None or target.count is not None:
        return target
    with ws.store.read() as connection:
        base, currency = attainments.base(connection, target)
    if base is None:
        raise RejectedError([error(Code.BASE_UNKNOWN, "growth_aim", year=target.year - 1)])
    made = rules.levelled(target, base, currency)
    refuse(rules.check(made))
    return made


def _params(target: Target) -> dict[str, str | int]:
    return {"year": target.year, "measure": target.measure.value, "name": target.scope_key}
