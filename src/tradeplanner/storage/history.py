"""Reading the journal: steps newest first, what can be undone, and the rows of a step."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, exists, func, or_, select

from tradeplanner.domain.history import Act, Op, RowImage, Step, StepKind
from tradeplanner.domain.ids import Actor, BatchId, Noun, StepId
from tradeplanner.storage.images import unpack
from tradeplanner.storage.journal import changes, import_batches, steps


def listed(connection: Connection, limit: int, before: StepId | None = None) -> list[Step]:
    """Return up to ``limit`` steps, newest first, older than ``before`` if it is given."""
    query = select(steps).order_by(steps.c.id.desc()).limit(limit)
    if before is not None:
        query = query.where(steps.c.id < before)
    return _steps(connection, list(connection.execute(query).mappings()))


def count_after(connection: Connection, step: StepId) -> int:
    """Return how many steps are newer than ``step``."""
    query = select(func.count()).select_from(steps).where(steps.c.id > step)
    return int(connection.execute(query).scalar_one())


def get(connection: Connection, step: StepId) -> Step | None:
    """Return one step, or None."""
    found = list(connection.execute(select(steps).where(steps.c.id == step)).mappings())
    return next(iter(_steps(connection, found)), None)


def last(connection: Connection) -> StepId | None:
    """Return the newest step's id: the state of the data that a print names in its footer."""
    return connection.execute(select(func.max(steps.c.id))).scalar()


def next_undo(connection: Connection, actor: Actor) -> StepId | None:
    """Return the step that the actor's Undo would reverse: the newest one not reversed yet."""
    query = select(func.max(steps.c.id)).where(
        steps.c.kind.in_((StepKind.DO, StepKind.REDO)),
        steps.c.act.not_in([act for act in Act if act.stays]),
        steps.c.actor_login == actor.login,
        _not_reversed(),
    )
    return connection.execute(query).scalar()


def next_redo(connection: Connection, actor: Actor) -> StepId | None:
    """Return the undo that the actor's Redo would reverse; none once something new was done."""
    mine = steps.c.actor_login == actor.login
    newest_do = select(func.coalesce(func.max(steps.c.id), 0)).where(steps.c.kind == StepKind.DO, mine)
    query = select(func.max(steps.c.id)).where(
        steps.c.kind == StepKind.UNDO, mine, steps.c.id > newest_do.scalar_subquery(), _not_reversed()
    )
    return connection.execute(query).scalar()


def applied(connection: Connection, step: StepId) -> StepId | None:
    """Return the do or redo by which the work of ``step`` stands now, or None while it is undone."""
    origin = select(steps.c.origin_id).where(steps.c.id == step).scalar_subquery()
    query = select(steps.c.id, steps.c.kind).where(steps.c.origin_id == origin).order_by(steps.c.id.desc())
    row = connection.execute(query.limit(1)).one_or_none()
    return None if row is None or row.kind == StepKind.UNDO else StepId(row.id)


def images(connection: Connection, step: StepId, limit: int) -> list[RowImage]:
    """Return up to ``limit`` rows of a step, before and after, values as stored."""
    result: list[RowImage] = []
    query = select(changes).where(changes.c.step_id == step).order_by(changes.c.id)
    for entry in connection.execute(query).mappings():
        result += images_of(entry)
        if len(result) >= limit:
            break
    return result[:limit]


def row_count(connection: Connection, step: StepId) -> int:
    """Return how many row changes a step holds."""
    query = select(func.coalesce(func.sum(changes.c.rows), 0)).where(changes.c.step_id == step)
    return int(connection.execute(query).scalar_one())


def of_row(connection: Connection, noun: Noun, row_id: int) -> list[tuple[StepId, RowImage]]:
    """Return every change of one row, newest first: who changed this, and what it was."""
    query = (
        select(changes)
        .where(changes.c.noun == noun.value, changes.c.first_row <= row_id, changes.c.last_row >= row_id)
        .order_by(changes.c.id.desc())
    )
    return [
        (StepId(entry["step_id"]), image)
        for entry in connection.execute(query).mappings()
        for image in images_of(entry)
        if image.id == row_id
    ]


def batches(connection: Connection, limit: int) -> list[dict[str, Any]]:
    """Return the newest import batches: id, step_id, kind, file_name, sha256, details (read from JSON)."""
    query = select(import_batches).order_by(import_batches.c.id.desc()).limit(limit)
    return [{**row, "details": json.loads(row["details"])} for row in connection.execute(query).mappings()]


def file_of(connection: Connection, batch: BatchId) -> str:
    """Return the name of the file that was imported as ``batch``, "" if it is unknown."""
    query = select(import_batches.c.file_name).where(import_batches.c.id == batch)
    return connection.execute(query).scalar() or ""


def _not_reversed() -> ColumnElement[bool]:
    later = steps.alias()
    return ~exists().where(later.c.reverses_id == steps.c.id)


def _steps(connection: Connection, found: list[RowMapping]) -> list[Step]:
    if not found:
        return []
    origins = [row["origin_id"] for row in found]
    newest = (
        select(steps.c.origin_id, func.max(steps.c.id).label("id"))
        .where(steps.c.origin_id.in_(origins))
        .group_by(steps.c.origin_id)
        .subquery()
    )
    query = select(steps.c.origin_id, steps.c.kind).join(
        newest, and_(newest.c.id == steps.c.id, newest.c.origin_id == steps.c.origin_id)
    )
    undone = {row.origin_id for row in connection.execute(query) if row.kind == StepKind.UNDO}
    with_batch = select(import_batches.c.step_id, import_batches.c.id).where(
        or_(import_batches.c.step_id.in_(origins))
    )
    batch = {row.step_id: row.id for row in connection.execute(with_batch)}
    return [_step(row, undone=row["origin_id"] in undone, batch=batch.get(row["origin_id"])) for row in found]


def _step(row: RowMapping, *, undone: bool, batch: int | None) -> Step:
    return Step(
        id=StepId(row["id"]),
        kind=StepKind(row["kind"]),
        act=Act(row["act"]),
        noun=Noun(row["noun"]),
        params=json.loads(row["params"]),
        actor=Actor(row["actor_login"], row["actor_name"]),
        at=datetime.fromisoformat(row["at"]),
        origin=StepId(row["origin_id"]),
        undone=undone and row["kind"] != StepKind.UNDO,
        batch=None if batch is None else BatchId(batch),
    )


def images_of(entry: RowMapping) -> list[RowImage]:
    """Return the rows of one entry of the log, before and after."""
    noun, op = Noun(entry["noun"]), Op(entry["op"])
    columns = ["id", "version", *(entry["columns"].split(",") if entry["columns"] else [])]
    before = {row[0]: dict(zip(columns, row, strict=True)) for row in unpack(entry["before"])}
    after = {row[0]: dict(zip(columns, row, strict=True)) for row in unpack(entry["after"])}
    ids = [row_id for row_id in (before or after) if isinstance(row_id, int)]
    return [RowImage(noun, row_id, op, before.get(row_id), after.get(row_id)) for row_id in ids]
