"""The journal: steps, the images of what they changed, import batches, and the counters of ids.

These tables tell what happened, so they are only ever written by the write gate and never undone.
"""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from tradeplanner.storage.schema import Id, metadata

import_batches = Table(
    "import_batches",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
    Column("step_id", Id, ForeignKey("steps.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("sha256", String(64), nullable=False, index=True),
    Column("details", Text, nullable=False),
)
"""One imported file: what it was, and in ``details`` (JSON) how it was understood and counted."""

steps = Table(
    "steps",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("noun", Text, nullable=False),
    Column("params", Text, nullable=False),
    Column("actor_login", Text, nullable=False),
    Column("actor_name", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("origin_id", Id, nullable=False),
    Column("reverses_id", Id, nullable=True),
)
"""One act of one person. ``at`` is a UTC instant in ISO 8601 (SQLite would drop a time zone)."""
Index("ix_steps_origin_id", steps.c.origin_id)
Index("ix_steps_reverses_id", steps.c.reverses_id)

changes = Table(
    "changes",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
    Column("step_id", Id, ForeignKey("steps.id"), nullable=False, index=True),
    Column("noun", Text, nullable=False),
    Column("op", Text, nullable=False),
    Column("first_row", Id, nullable=False),
    Column("last_row", Id, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("row_version", Integer, nullable=True),
    Column("columns", Text, nullable=False),
    Column("before", LargeBinary, nullable=True),
    Column("after", LargeBinary, nullable=True),
    Column("dense", Boolean, nullable=False),
)
"""A block of rows that one step changed alike.

``before`` and ``after`` hold ``[id, version, value…]`` for each row (``images``). ``dense`` says
that the ids run from ``first_row`` to ``last_row`` without a gap; ``row_version`` is the version
that all rows had afterwards (before, for a deletion), where it is one.
"""
Index("ix_changes_noun_rows", changes.c.noun, changes.c.first_row, changes.c.last_row)

counters = Table(
    "counters",
    metadata,
    Column("name", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("next", Id, nullable=False),
)
"""The next id of each table, so that an id is never used twice, not even after an undo."""

store_facts = Table(
    "store_facts",
    metadata,
    Column("key", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("value", Text, nullable=False),
)
"""What the file says of itself: the schema's number and the program that wrote it last."""
