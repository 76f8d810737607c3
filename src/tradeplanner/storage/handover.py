"""The hand-over file: a data file of its own with one edition, whose rows keep the ids they have at home.

New rows of the other desk get ids out of a range that home set aside for it, so they clash with nothing and
come home under the same ids, however often. What was handed over is what the file's own log says of its first
step.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Table, UniqueConstraint, and_, func, select

from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.handover import (
    CARRIED,
    COMPARED,
    PERSONAL,
    Brought,
    Difference,
    Row,
    Side,
    standing,
)
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import EditionId, Noun
from tradeplanner.storage import copies, journal, labels, opening
from tradeplanner.storage.dialects import insert_into
from tradeplanner.storage.engine import Store
from tradeplanner.storage.history import images_of
from tradeplanner.storage.images import for_table, plain
from tradeplanner.storage.rows import ORIGIN
from tradeplanner.storage.tables import TABLES, referrers
from tradeplanner.storage.work import Intent, Work

SET_ASIDE = 1_000_000
"""Ids of each noun that one hand-over sets aside: more than a travelling desk can ever fill."""
_OWN = ("id", "version", *ORIGIN)
_PART = 500
_POINTS = {"firm_id": Noun.FIRM, "edition_id": Noun.EDITION, "exhibition_id": Noun.EXHIBITION}
Found = dict[int, dict[str, object]]
Held = dict[Noun, Found]


@dataclass(frozen=True, slots=True)
class Back:
    """A hand-over file as read: which hand-over it is, what was handed over, and what it holds now."""

    token: str
    edition_id: EditionId
    name: str
    base: Held
    there: Held


def gathered(connection: Connection, edition_id: EditionId, *, personal: bool) -> Held:
    """Return all rows that belong to an edition, by noun, each with everything it refers to."""
    held: Held = {noun: {} for noun in (*COMPARED, *CARRIED)}
    held[Noun.EDITION] = _rows(connection, Noun.EDITION, [("id", edition_id)])
    for noun in COMPARED:
        if "edition_id" in TABLES[noun].c and (personal or noun not in PERSONAL):
            held[noun] = _rows(connection, noun, [("edition_id", edition_id)])
    for noun, column in ((Noun.EXHIBITION, "exhibition_id"), (Noun.PROGRAMME, "programme_id")):
        held[noun] = _rows(
            connection, noun, [("id", row[column]) for row in held[Noun.EDITION].values() if row[column]]
        )
    named = {row["firm_id"] for rows in held.values() for row in rows.values() if row.get("firm_id")}
    held[Noun.FIRM] = _rows(connection, Noun.FIRM, [("id", one) for one in named])
    if personal:
        held[Noun.PERSON] = _rows(connection, Noun.PERSON, [("firm_id", one) for one in named])
    for noun in CARRIED:
        held[noun] = _rows(connection, noun, None)
    return _closed(held)


def set_aside(work: Work) -> dict[Noun, int]:
    """Give a range of ids of each noun to the other desk; return where each begins."""
    return {noun: work.gate.take_ids(noun.value, SET_ASIDE) for noun in COMPARED}


def write(target: Path, held: Held, first: Mapping[Noun, int], intent: Intent, *, over: bool) -> Path:
    """Write a hand-over file, whole or not at all. Raises ExpectedError: COPY_NO_SPACE, COPY_FOLDER."""
    draft = target.with_name(f"{target.name}.draft")
    copies.discard(draft)
    try:
        store = opening.open_file(draft)
        try:
            with store.write(intent) as work:
                work.step()
                _fill(work, held, first)
        finally:
            store.close()
        return copies.copy(draft, target, over=over)
    finally:
        copies.discard(draft)


def read(file: Path, folder: Path) -> Back:
    """Read a hand-over file from a copy in ``folder``; the file itself is not touched.

    Raises ExpectedError: FILE_GONE, FILE_DAMAGED, FILE_NOT_OURS, FILE_NEWER, HANDOVER_NONE.
    """
    copy = copies.copy(file, folder / "handover.db")
    if not copies.look(copy, thorough=True, counts=False).whole:
        raise ExpectedError(Code.FILE_NOT_OURS if _strange(copy) else Code.FILE_DAMAGED, path=str(file))
    store = opening.open_file(copy, keep_older=False)
    try:
        return _read(store, file)
    finally:
        store.close()


def known(connection: Connection, token: str) -> bool:
    """Whether the hand-over ``token`` was made from this data."""
    query = select(journal.steps.c.params).where(journal.steps.c.act == Act.HAND_OVER.value)
    return any(json.loads(text).get("token") == token for text in connection.execute(query).scalars())


def matched(connection: Connection, back: Back) -> Held:
    """Return the rows there under the ids they have here: a new one that stands here already is the same one.

    It is known by what may stand once only: a firm by its code or name, a booth by hall and number.
    """
    told: dict[Noun, dict[int, int]] = {}
    result: Held = {}
    for noun in COMPARED:
        rows, told[noun] = {}, {}
        for row_id, row in back.there[noun].items():
            pointed = _pointed(noun, row, told)
            here = row_id if row_id in back.base[noun] else _twin(connection, noun, row_id, pointed)
            told[noun][row_id] = here
            rows[here] = pointed
        result[noun] = rows
    return result


def now(connection: Connection, noun: Noun, ids: Iterable[int]) -> Found:
    """Return the rows of ``ids`` that stand here."""
    return _rows(connection, noun, [("id", one) for one in ids])


def names(connection: Connection, differences: Sequence[Difference]) -> dict[tuple[Noun, int], str]:
    """Return what people call the rows that differ and what they refer to; new ones by what is said there."""
    wanted: dict[Noun, set[int]] = {noun: set() for noun in COMPARED}
    told: dict[tuple[Noun, int], str] = {}
    for one in differences:
        wanted[one.noun].add(one.id)
        row = one.there or {}
        told[one.noun, one.id] = str(row.get("name_zh") or row.get("number") or row.get("contract_no") or "")
        for column, noun in _POINTS.items():
            wanted[noun] |= {
                int(str(row[column])) for row in (one.here, one.there) if row and row.get(column)
            }
    for noun, ids in wanted.items():
        told.update(((noun, row_id), name) for row_id, name in labels.named(connection, noun, ids).items())
    for one in differences:
        firm = (one.there or {}).get("firm_id")
        if firm and not told[one.noun, one.id]:
            told[one.noun, one.id] = told.get((Noun.FIRM, int(str(firm))), "")
    return told


def commit(work: Work, decided: Iterable[tuple[Difference, Side]]) -> Brought:
    """Write what was decided, parents before children; what lacks its parent or has children here is left."""
    chosen = [(one, standing(one, side)) for one, side in decided]
    wanted = [(one, row) for one, row in chosen if row != one.here]
    order = {noun: at for at, noun in enumerate(COMPARED)}
    wanted.sort(key=lambda pair: (order[pair[0].noun], pair[0].id))
    added = changed = removed = 0
    left = []
    for one, row in reversed(wanted):
        if row is None and _referred(work.connection, one, wanted):
            left.append(one)
    gone = [one for one, row in reversed(wanted) if row is None and one not in left]
    for one, row in wanted:
        if row is None:
            continue
        if _orphan(work.connection, one.noun, row):
            left.append(one)
        elif one.here is None:
            _insert(work, one, row)
            added += 1
        else:
            new = {name: value for name, value in row.items() if value != one.here[name]}
            work.update(one.noun, one.id, _version(work, one), _days(one.noun, new))
            changed += 1
    for one in gone:
        work.delete(one.noun, one.id, _version(work, one))
        removed += 1
    return Brought(added, changed, removed, tuple(left))


def _rows(connection: Connection, noun: Noun, wanted: Iterable[tuple[str, object]] | None) -> Found:
    table: Table = TABLES[noun]
    queries = [select(table)]
    if wanted is not None:
        by: dict[str, list[object]] = {}
        for column, value in wanted:
            by.setdefault(column, []).append(value)
        queries = [
            select(table).where(table.c[column].in_(values[at : at + _PART]))
            for column, values in by.items()
            for at in range(0, len(values), _PART)
        ]
    found: Found = {}
    for query in queries:
        for row in connection.execute(query.order_by(table.c.id)).mappings():
            found[int(row["id"])] = {name: plain(value) for name, value in row.items() if name not in _OWN}
    return found


def _closed(held: Held) -> Held:
    """Return the rows whose references go along; an optional reference that does not is emptied."""
    for noun in COMPARED:
        keys = _references(noun)
        kept: Found = {}
        for row_id, row in held[noun].items():
            lost = [name for name, other in keys.items() if row[name] and row[name] not in held[other]]
            if all(TABLES[noun].c[name].nullable for name in lost):
                kept[row_id] = {**row, **dict.fromkeys(lost)}
        held[noun] = kept
    return held


def _references(noun: Noun) -> dict[str, Noun]:
    return {
        column.name: Noun(key.column.table.name)
        for column in TABLES[noun].columns
        for key in column.foreign_keys
        if column.name not in ORIGIN
    }


def _fill(work: Work, held: Held, first: Mapping[Noun, int]) -> None:
    for noun in (*CARRIED, *COMPARED):
        for row_id, version in _seeded(work.connection, noun):
            work.delete(noun, row_id, version)
        columns = [c.name for c in TABLES[noun].columns if c.name not in _OWN]
        rows = [(row_id, 1, *(row[name] for name in columns)) for row_id, row in held[noun].items()]
        if rows:
            work.gate.write_block(noun, columns, rows)
        begin = first.get(noun, max(held[noun], default=0) + 1)
        statement = insert_into(work.connection, journal.counters).values(
            name=noun.value, version=1, next=begin
        )
        work.connection.execute(
            statement.on_conflict_do_update(index_elements=["name"], set_={"next": begin})
        )


def _seeded(connection: Connection, noun: Noun) -> list[tuple[int, int]]:
    table = TABLES[noun]
    return [(row[0], row[1]) for row in connection.execute(select(table.c.id, table.c.version))]


def _read(store: Store, file: Path) -> Back:
    with store.read() as connection:
        query = select(journal.steps).where(journal.steps.c.act == Act.HAND_OVER.value)
        # A desk may hand over what was handed to it: the first step is the one it came by.
        step = connection.execute(query.order_by(journal.steps.c.id)).mappings().first()
        params = json.loads(step["params"]) if step is not None and step["id"] == 1 else {}
        if step is None or "token" not in params:
            raise ExpectedError(Code.HANDOVER_NONE, path=str(file))
        base: Held = {noun: {} for noun in COMPARED}
        log = select(journal.changes).where(journal.changes.c.step_id == step["id"])
        for entry in connection.execute(log.order_by(journal.changes.c.id)).mappings():
            for image in images_of(entry):
                if image.noun in base and image.after is not None:
                    base[image.noun][image.id] = _bare(image.after)
        there = {noun: _rows(connection, noun, None) for noun in COMPARED}
    return Back(str(params["token"]), EditionId(int(params["edition"])), str(params["name"]), base, there)


def _bare(row: Row) -> dict[str, object]:
    return {name: value for name, value in row.items() if name not in _OWN}


def _strange(path: Path) -> bool:
    try:
        with copies.read_only(path) as connection:
            return bool(connection.execute("PRAGMA application_id").fetchone()[0] != opening.APPLICATION)
    except Exception:  # noqa: BLE001  # what cannot even be asked is damaged
        return False


def _pointed(noun: Noun, row: Row, told: Mapping[Noun, Mapping[int, int]]) -> dict[str, object]:
    """Return a row there with its references as they are here."""
    keys = _references(noun)
    return {
        name: told[keys[name]].get(int(str(value)), value) if name in keys and value else value
        for name, value in row.items()
    }


def _twin(connection: Connection, noun: Noun, row_id: int, row: Row) -> int:
    """Return the id of the row here that a new one there must be; its own where there is none."""
    table = TABLES[noun]
    keys = [
        [column.name for column in one.columns]
        for one in table.constraints
        if isinstance(one, UniqueConstraint)
    ]
    keys += [["credit_code"], ["name_zh"]] if noun is Noun.FIRM else []
    for key in keys:
        if all(row.get(name) not in (None, "") for name in key):
            same = and_(*(table.c[name] == row[name] for name in key))
            found = connection.execute(select(table.c.id).where(same).order_by(table.c.id)).scalars().first()
            if found is not None:
                return int(found)
    return row_id


def _orphan(connection: Connection, noun: Noun, row: Row) -> bool:
    return any(
        row.get(name) and not _rows(connection, other, [("id", row[name])])
        for name, other in _references(noun).items()
    )


def _referred(connection: Connection, one: Difference, wanted: list[tuple[Difference, Row | None]]) -> bool:
    """Whether rows refer to the one that would go, other than those that go with it or turn away."""
    after = {(each.noun, each.id): row for each, row in wanted}
    for noun, column in referrers(one.noun):
        table = TABLES[noun]
        for child in connection.execute(select(table.c.id).where(table.c[column] == one.id)).scalars():
            row = after.get((noun, child), {column: one.id})
            if row is not None and row.get(column) == one.id:
                return True
    return False


def _insert(work: Work, one: Difference, row: Row) -> None:
    """Insert a row under its own id, with a version above any it ever had here."""
    log = journal.changes
    query = select(func.count()).where(
        log.c.noun == one.noun.value, log.c.first_row <= one.id, log.c.last_row >= one.id
    )
    version = int(work.connection.execute(query).scalar_one()) + 1
    columns = [c.name for c in TABLES[one.noun].columns if c.name not in _OWN]
    work.gate.write_block(one.noun, columns, [(one.id, version, *(row.get(name) for name in columns))])


def _version(work: Work, one: Difference) -> int:
    return int(str(work.gate.current(one.noun, [one.id])[one.id]["version"]))


def _days(noun: Noun, values: Row) -> dict[str, object]:
    return for_table(TABLES[noun], list(values), list(values.values()))
