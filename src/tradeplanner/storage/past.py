"""Rows as they were at an earlier step: those of today, with what was changed since taken back in thought."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from tradeplanner.domain.history import Op
from tradeplanner.domain.ids import Noun, StepId
from tradeplanner.storage.history import images_of
from tradeplanner.storage.journal import changes, steps
from tradeplanner.storage.tables import TABLES

Rows = dict[int, dict[str, Any]]


def as_of(connection: Connection, noun: Noun, step: StepId) -> Rows:
    """Return the rows of ``noun`` by id as they stood after ``step``; what came later is not among them."""
    table = TABLES[noun]
    rows: Rows = {row["id"]: dict(row) for row in connection.execute(select(table)).mappings()}
    later = select(changes).where(changes.c.noun == noun.value, changes.c.step_id > step)
    for entry in connection.execute(later.order_by(changes.c.id.desc())).mappings():
        for image in images_of(entry):
            if image.op is Op.INSERT:
                rows.pop(image.id, None)
            else:
                rows[image.id] = {**rows.get(image.id, {}), **(image.before or {})}
    return rows


def step_at(connection: Connection, moment: datetime) -> StepId:
    """Return the last step that was done before ``moment``; 0 if there is none."""
    query = select(func.coalesce(func.max(steps.c.id), 0)).where(steps.c.at < moment.isoformat())
    return StepId(connection.execute(query).scalar_one())


def revised(connection: Connection, noun: Noun, columns: Collection[str]) -> dict[int, str]:
    """Return when one of ``columns`` was last changed, as UTC text, of each row in which one ever was."""
    found: dict[int, str] = {}
    query = (
        select(changes, steps.c.at.label("done"))
        .join(steps, steps.c.id == changes.c.step_id)
        .where(changes.c.noun == noun.value, changes.c.op == Op.UPDATE.value)
        .order_by(changes.c.id)
    )
    for entry in connection.execute(query).mappings():
        if not set(columns) & set(str(entry["columns"]).split(",")):
            continue
        for image in images_of(entry):
            before, after = image.before or {}, image.after or {}
            if any(before.get(name) != after.get(name) for name in columns if name in after):
                found[image.id] = str(entry["done"])
    return found
