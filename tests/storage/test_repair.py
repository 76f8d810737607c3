"""Check and repair, on files that are really damaged: pages overwritten, indexes and sums falsified."""

import contextlib
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.builders import a_firm, an_export, an_order
from tests.storage.conftest import CLERK, doing
from tests.storage.files import PAGE, firms_of, spoil, with_firms
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import FirmId, Noun
from tradeplanner.storage import checking, copies, history, opening, salvage
from tradeplanner.storage.repair import repair

NOW = datetime(2024, 3, 15, 10, 30, tzinfo=UTC)
FIRMS = 400


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give a file of several hundred firms, an order and an export figure."""
    path = tmp_path / "a.db"
    with contextlib.closing(opening.open_file(path)) as store:
        with store.write(doing()) as work:
            for number in range(FIRMS):
                work.add(Noun.FIRM, a_firm(name_zh=f"企业{number}（示例）", notes="说明" * 40))
        with store.write(doing()) as work:
            work.add(Noun.ORDER, an_order(firm_id=FirmId(200)))
            work.add(Noun.EXPORT, an_export())
    return path


def run(path: Path, *statements: str) -> None:
    """Change a file behind the program's back."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def pages_of(path: Path, table: str) -> list[int]:
    """Return the pages (from 0) of a table that hold rows and are not its root."""
    with contextlib.closing(copies.read_only(path)) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    data = path.read_bytes()
    header = data[(root - 1) * PAGE : root * PAGE]
    assert header[0] == 5, "the table must have inner pages for this test"
    cells = int.from_bytes(header[3:5], "big")
    places = [int.from_bytes(header[12 + 2 * at : 14 + 2 * at], "big") for at in range(cells)]
    return [int.from_bytes(header[place : place + 4], "big") - 1 for place in places]


def test_a_sound_file_is_called_sound(file: Path) -> None:
    report = checking.check(file)
    assert report.sound, report
    assert (report.rows[Noun.FIRM], report.compared) == (FIRMS, FIRMS + 2)
    assert repair(file, CLERK, NOW).after.sound
    assert not (file.parent / "backups").exists()


def test_a_row_changed_behind_the_history_is_noticed(file: Path) -> None:
    run(file, "UPDATE firms SET town = '别处' WHERE id = 7", "DELETE FROM firms WHERE id = 9")
    assert checking.check(file).unlogged == {Noun.FIRM: 2}


def test_a_row_that_refers_to_nothing_is_noticed(file: Path) -> None:
    run(file, "DELETE FROM firms WHERE id = 200")
    assert checking.check(file).orphans == {"orders": 1}


def test_false_sums_counters_and_indexes_are_made_anew_in_place(file: Path) -> None:
    run(
        file,
        "UPDATE export_cube SET minor = minor + 1",
        "UPDATE counters SET next = 3 WHERE name = 'firms'",
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'industry', 'town') WHERE name = 'ix_nothing'",
    )
    before = checking.check(file)
    assert before.sums > 0
    assert before.counters == ("firms",)
    done = repair(file, CLERK, NOW)
    assert done.after.sound, done.after
    assert not done.salvaged
    assert done.kept is not None
    assert done.kept.parent.name == "backups"
    assert checking.check(done.kept).counters == ("firms",)


def test_an_index_that_lacks_entries_is_made_anew(file: Path) -> None:
    with contextlib.closing(copies.read_only(file)) as connection:
        name, root = connection.execute(
            "SELECT name, rootpage FROM sqlite_master WHERE type = 'index' AND tbl_name = 'orders'"
            " AND sql IS NOT NULL LIMIT 1"
        ).fetchone()
    data = bytearray(file.read_bytes())
    start = (root - 1) * PAGE
    data[start + 3 : start + 5] = b"\0\0"  # an index page that says it has no cells
    file.write_bytes(bytes(data))
    before = checking.check(file)
    assert any(name in fault for fault in before.pages), before.pages
    done = repair(file, CLERK, NOW)
    assert done.after.sound, done.after
    assert len(firms_of(file)) == FIRMS


def test_a_file_with_ruined_pages_is_read_around_and_made_whole_from_its_history(file: Path) -> None:
    leaves = pages_of(file, "firms")
    for page in leaves[2:5]:
        spoil(file, page)
    ruined = file.read_bytes()
    before = checking.check(file)
    assert not before.whole
    done = repair(file, CLERK, NOW)
    assert done.salvaged
    assert done.recovered[Noun.FIRM] > 10
    assert not done.lost
    assert done.after.sound, done.after
    assert firms_of(file) == [f"企业{number}（示例）" for number in range(FIRMS)]
    assert done.kept == file.with_name(f"a-damaged-{NOW:%Y%m%d-%H%M%S}.db")
    assert done.kept.read_bytes() == ruined
    with contextlib.closing(opening.open_file(file)) as store, store.read() as connection:
        newest = history.listed(connection, 1)[0]
        assert (newest.act, newest.params["lost"]) == (Act.REPAIR, 0)
    # The next firm gets a number of its own.
    with_firms(file, "新企业")
    assert firms_of(file)[-1] == "新企业"


def test_what_neither_the_table_nor_the_history_has_is_reported_as_lost(tmp_path: Path) -> None:
    file = with_firms(tmp_path / "a.db", *(f"企业{number}（示例）" for number in range(300)))
    with contextlib.closing(opening.open_file(file)) as store, store.write(doing()) as work:
        work.add(Noun.ORDER, an_order(firm_id=FirmId(150)))
    leaves = pages_of(file, "firms")
    for page in [*leaves, *pages_of(file, "changes")]:
        spoil(file, page)
    done = repair(file, CLERK, NOW)
    assert done.salvaged
    assert done.history_lost
    # The order's firm is gone, so the order cannot stand either, and that is known from what is left.
    assert done.lost[Noun.ORDER] == 1
    assert done.after.whole
    assert not done.after.orphans


def test_a_file_of_which_nothing_can_be_read_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    file.write_bytes(b"\xa5" * PAGE * 10)
    assert not checking.check(file).readable
    with pytest.raises(ExpectedError) as refused:
        repair(file, CLERK, NOW)
    assert refused.value.code is Code.NOTHING_SALVAGED
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]
    assert file.read_bytes() == b"\xa5" * PAGE * 10


def test_the_reader_goes_on_after_a_gap(file: Path) -> None:
    spoil(file, pages_of(file, "firms")[3])
    with contextlib.closing(copies.read_only(file)) as connection:
        found = list(salvage.readable(connection, "firms", ["id"]))
    ids = [int(str(row[0])) for row in found if row is not None]
    assert None in found
    assert ids[0] == 1
    assert ids[-1] == FIRMS
    assert ids == sorted(set(ids))
    assert FIRMS - 60 < len(ids) < FIRMS
