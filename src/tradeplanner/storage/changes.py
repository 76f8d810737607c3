"""The write gate: every insert, update and delete of a noun passes here and leaves its images.

Audit, undo, redo, "who changed this", conflict detection and the undo of a whole import rest on
this one place. Rows of one kind are written and logged in blocks, because logging them one by one
costs more than the insert itself.
"""

import contextlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from operator import itemgetter
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Date, RowMapping, Table, delete, insert, select
from sqlalchemy.exc import IntegrityError

from tradeplanner.domain.errors import ConflictError, ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.history import Op
from tradeplanner.domain.ids import Noun
from tradeplanner.storage import journal, loading
from tradeplanner.storage.dialects import insert_into
from tradeplanner.storage.images import BLOCK, Packed, pack, pack_columns, plain
from tradeplanner.storage.tables import TABLES
from tradeplanner.storage.touched import Touched

if TYPE_CHECKING:
    from concurrent.futures import Executor

Edit = tuple[int, int, Mapping[str, object]]
"""Id, the version that was read, and the columns to change."""
_PARAMETERS = 500
NAMED = 1_000
"""Rows of a noun that a step names; of more, it names the noun only."""


class Gate:
    """Writes to the tables of nouns within one transaction, for one step."""

    def __init__(self, connection: Connection, step: Callable[[], int]) -> None:
        """Write on ``connection``; ``step`` gives the step's id and is asked at the first change."""
        self._connection = connection
        self._step = step
        self.touched: dict[Noun, list[int]] = defaultdict(list)
        self.sums = Touched()

    def insert(self, noun: Noun, rows: Iterable[Mapping[str, object]]) -> range:
        """Insert ``rows`` (columns without id and version) and return their ids, in order."""
        columns = [c.name for c in TABLES[noun].columns if c.name not in ("id", "version")]
        values_of = _values_of(TABLES[noun], columns)
        source, first, last = iter(rows), 0, 0
        while block := list(islice(source, BLOCK)):
            start = self.take_ids(noun.value, len(block))
            packed = [(start + i, 1, *values_of(row)) for i, row in enumerate(block)]
            self.write_block(noun, columns, packed)
            first, last = first or start, start + len(block)
        return range(first, last)

    def insert_columns(
        self, noun: Noun, columns: Sequence[str], blocks: Iterable[Sequence[Sequence[object]]]
    ) -> range:
        """Insert rows given by column, the values of each of ``columns`` in turn; return their ids.

        Values are as images hold them, and columns that are not named get their defaults. This is
        ``insert`` for an import, whose rows need nothing looked up one by one.
        """
        table = TABLES[noun]
        others = [c.name for c in table.columns if c.name not in ("id", "version", *columns)]
        defaults = [getattr(table.c[name].default, "arg", None) for name in others]
        names, first, last = (*columns, *others), 0, 0
        little, later = (
            loading.little_memory(self._connection),
            loading.indexes_afterwards(self._connection, noun),
        )
        with mended(noun), little, later, _beside() as beside:
            for part, texts in chain.from_iterable(map(_parted, blocks)):
                count = len(part[0])
                start = self.take_ids(noun.value, count)
                columns_now = [*part, *([value] * count for value in defaults)]
                self._load(noun, names, start, loading.Told(columns_now, texts), beside)
                first, last = first or start, start + count
        return range(first, last)

    def _load(
        self, noun: Noun, names: Sequence[str], start: int, columns: loading.Told, beside: "Executor"
    ) -> None:
        """Insert new rows given by column, their ids from ``start``, and log the block."""
        count = len(columns[0])
        ids = range(start, start + count)
        # Neither the packing nor the database needs the interpreter, so that one goes on beside the other.
        image = beside.submit(pack_columns, start, columns, columns.texts)
        loading.insert_columns(
            self._connection, noun, ("id", "version", *names), [list(ids), [1] * count, *columns]
        )
        self.sums.loaded(self._connection, noun, (names, columns))
        entry = {
            "noun": noun.value,
            "op": Op.INSERT.value,
            "first_row": start,
            "last_row": ids[-1],
            "rows": count,
            "row_version": 1,
            "columns": ",".join(names),
            "before": None,
            "after": image.result(),
            "dense": True,
        }
        self._note(noun, ids, entry)

    def write_block(self, noun: Noun, columns: Sequence[str], packed: Sequence[Packed]) -> None:
        """Insert rows as images hold them (``[id, version, value…]``) and log the block."""
        names = ("id", "version", *columns)
        marks = ", ".join([_mark(self._connection)] * len(names))
        listed = ", ".join(_quoted(self._connection, names))
        with mended(noun):
            self._connection.exec_driver_sql(
                f"INSERT INTO {noun.value} ({listed}) VALUES ({marks})",  # noqa: S608  # our own names only
                list(map(tuple, packed)),
            )
        self.sums.rows(noun, columns, packed, 1)
        self._log(noun, Op.INSERT, columns, None, packed)

    def update_many(self, noun: Noun, edits: Iterable[Edit]) -> int:
        """Change rows, each from the version that was read; return how many changed.

        A row whose values are as asked already is left alone. Raises ConflictError if one was
        changed or removed since.
        """
        groups: dict[tuple[str, ...], list[tuple[Packed, Packed]]] = defaultdict(list)
        edited: list[tuple[dict[str, object], dict[str, object]]] = []
        source = iter(edits)
        while block := list(islice(source, _PARAMETERS)):
            current = self.current(noun, [row_id for row_id, _, _ in block])
            for row_id, version, values in block:
                before = _checked(noun, row_id, version, current.get(row_id))
                new = {k: plain(v) for k, v in values.items() if plain(v) != before[k]}
                if new:
                    edited.append((before, new))
                    columns = tuple(sorted(new))
                    was = (row_id, version, *(before[c] for c in columns))
                    groups[columns].append((was, (row_id, version + 1, *(new[c] for c in columns))))
        for columns, pairs in groups.items():
            self._write_updates(noun, columns, pairs)
        for before, new in edited:
            self.sums.edit(noun, before, new)
        return sum(len(pairs) for pairs in groups.values())

    def _write_updates(self, noun: Noun, columns: Sequence[str], pairs: list[tuple[Packed, Packed]]) -> None:
        mark = _mark(self._connection)
        sets = ", ".join(f"{name} = {mark}" for name in _quoted(self._connection, ("version", *columns)))
        with mended(noun):
            self._connection.exec_driver_sql(
                f"UPDATE {noun.value} SET {sets} WHERE id = {mark}",  # noqa: S608  # our own names only
                [(*after[1:], after[0]) for _, after in pairs],
            )
        for start in range(0, len(pairs), BLOCK):
            part = pairs[start : start + BLOCK]
            self._log(noun, Op.UPDATE, columns, [b for b, _ in part], [a for _, a in part])

    def note_blank(self, noun: Noun, columns: Sequence[str], rows: Sequence[Packed]) -> None:
        """Log that ``rows``, given as they are now, were made blank by hand: their images tell nothing.

        What was done to them before cannot be taken back past this entry.
        """
        self._log(noun, Op.UPDATE, columns, rows, rows)

    def delete(self, noun: Noun, row_id: int, version: int) -> None:
        """Delete a row of the version that was read; ConflictError, or IN_USE if rows refer to it."""
        before = _checked(noun, row_id, version, self.current(noun, [row_id]).get(row_id))
        columns = [c for c in before if c not in ("id", "version")]
        self.delete_block(noun, columns, [(row_id, version, *(before[c] for c in columns))])

    def delete_block(self, noun: Noun, columns: Sequence[str], packed: Sequence[Packed]) -> None:
        """Delete the rows of an image block and log it; IN_USE if other rows refer to one."""
        table = TABLES[noun]
        ids = sorted(int(str(row[0])) for row in packed)
        with mended(noun):
            if _dense(ids):
                self._connection.execute(delete(table).where(table.c.id.between(ids[0], ids[-1])))
            else:
                for start in range(0, len(ids), _PARAMETERS):
                    part = ids[start : start + _PARAMETERS]
                    self._connection.execute(delete(table).where(table.c.id.in_(part)))
        self.sums.rows(noun, columns, packed, -1)
        self._log(noun, Op.DELETE, columns, packed, None)

    def delete_unchanged(self, noun: Noun, entry: RowMapping) -> None:
        """Delete the rows of a dense insert that are as it left them; IN_USE if others refer to one.

        The images of the insert are those of the deletion, so they are taken over as they lie: that
        is what lets the undo of a large import cost less than the import.
        """
        table, ids = TABLES[noun], range(entry["first_row"], entry["last_row"] + 1)
        self.sums.range(self._connection, noun, ids)
        with mended(noun):
            self._connection.execute(delete(table).where(table.c.id.between(ids[0], ids[-1])))
        kept = ("noun", "first_row", "last_row", "rows", "row_version", "columns", "dense")
        images = {"op": Op.DELETE.value, "before": entry["after"], "after": None}
        self._note(noun, ids, {**{name: entry[name] for name in kept}, **images})

    def current(self, noun: Noun, ids: Sequence[int]) -> dict[int, dict[str, object]]:
        """Return the rows of ``ids`` that exist, by id, values as images hold them."""
        table, found = TABLES[noun], {}
        for start in range(0, len(ids), _PARAMETERS):
            query = select(table).where(table.c.id.in_(ids[start : start + _PARAMETERS]))
            for row in self._connection.execute(query).mappings():
                found[int(row["id"])] = {key: plain(value) for key, value in row.items()}
        return found

    def take_ids(self, name: str, count: int) -> int:
        """Return the first of ``count`` new ids of a table; none is ever given twice."""
        return take_ids(self._connection, name, count)

    def _log(
        self,
        noun: Noun,
        op: Op,
        columns: Sequence[str],
        before: Sequence[Packed] | None,
        after: Sequence[Packed] | None,
    ) -> None:
        rows = after or before or ()
        ids: list[int] = [row[0] for row in rows]  # type: ignore[misc]
        versions = {row[1] for row in rows}
        entry = {
            "noun": noun.value,
            "op": op.value,
            "first_row": min(ids),
            "last_row": max(ids),
            "rows": len(ids),
            "row_version": versions.pop() if len(versions) == 1 else None,
            "columns": ",".join(columns),
            "before": pack(before) if before is not None else None,
            "after": pack(after) if after is not None else None,
            "dense": _dense(sorted(ids)),
        }
        self._note(noun, ids, entry)

    def _note(self, noun: Noun, ids: Sequence[int], entry: Mapping[str, object]) -> None:
        """Write one entry of the change log on the rows ``ids``."""
        if len(self.touched[noun]) <= NAMED:
            self.touched[noun].extend(ids[: NAMED + 1])
        numbered = {**entry, "id": self.take_ids("changes", 1), "version": 1, "step_id": self._step()}
        self._connection.execute(insert(journal.changes), numbered)


def _beside() -> "Executor":
    """Return a thread for work beside a load; only those who load wait for its module."""
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(1, "load")


def _parted(
    block: loading.Columns,
) -> Iterator[tuple[loading.Columns, Sequence[str | None]]]:
    """Yield a block in parts no larger than an entry of the log; texts of columns where it is whole."""
    if 0 < len(block[0]) <= BLOCK:
        yield block, block.texts if isinstance(block, loading.Told) else ()
        return
    for at in range(0, len(block[0]), BLOCK):
        yield [values[at : at + BLOCK] for values in block], ()


def take_ids(connection: Connection, name: str, count: int) -> int:
    """Return the first of ``count`` new ids for ``name``, from the counter that outlives deletions."""
    statement = insert_into(connection, journal.counters).values(name=name, version=1, next=count + 1)
    statement = statement.on_conflict_do_update(
        index_elements=["name"], set_={"next": journal.counters.c.next + count}
    )
    last = connection.execute(statement.returning(journal.counters.c.next)).scalar_one()
    return int(last) - count


def _checked(noun: Noun, row_id: int, version: int, row: dict[str, object] | None) -> dict[str, object]:
    if row is None:
        raise ConflictError(Code.CONFLICT_GONE, noun=noun.value, id=row_id)
    if row["version"] != version:
        raise ConflictError(Code.CONFLICT_CHANGED, noun=noun.value, id=row_id)
    return row


def _values_of(table: Table, columns: Sequence[str]) -> Callable[[Mapping[str, object]], Packed]:
    """Return what puts a row's values in the order of ``columns``, defaults for those not named.

    Only columns of days are looked at one by one; a bulk import spends its time here.
    """
    defaults = {name: getattr(table.c[name].default, "arg", None) for name in columns}
    days = [at for at, name in enumerate(columns) if isinstance(table.c[name].type, Date)]
    pick = itemgetter(*columns)

    def values(row: Mapping[str, object]) -> Packed:
        picked: Packed = pick({**defaults, **row})
        for at in days:
            if picked[at] is not None:
                picked = (*picked[:at], plain(picked[at]), *picked[at + 1 :])
        return picked

    return values


def _dense(ids: Sequence[int]) -> bool:
    return ids[-1] - ids[0] + 1 == len(ids)


def _mark(connection: Connection) -> str:
    return "%s" if connection.dialect.paramstyle in ("format", "pyformat") else "?"


def _quoted(connection: Connection, names: Iterable[str]) -> list[str]:
    return [connection.dialect.identifier_preparer.quote(name) for name in names]


@contextlib.contextmanager
def mended(noun: Noun) -> Iterator[None]:
    """Turn a broken constraint into the calm error that names it: a value taken, or a row in use."""
    try:
        yield
    except IntegrityError as broken:
        text = str(broken.orig).lower()
        code = Code.IN_USE if "foreign key" in text else Code.DUPLICATE_RECORD
        raise ExpectedError(code, noun=noun.value) from broken
