"""Restoring: all comes back, what was is kept, numbers stay unique, a stale log is not played in."""

import contextlib
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.storage.conftest import CLERK
from tests.storage.files import firms_of, spoil, with_firms
from tradeplanner.domain.backups import Reason
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Noun
from tradeplanner.storage import backups, copies, history, opening, restoring

MADE = datetime(2024, 3, 15, 10, 30, tzinfo=UTC)
NOW = datetime(2024, 3, 16, 9, 0, tzinfo=UTC)
OLD = Path(__file__).parents[1] / "old_databases"


def a_backup(file: Path) -> Path:
    """Back ``file`` up."""
    return backups.make(file, backups.folder_of(file), Reason.WORK, MADE).path


def test_a_restore_brings_back_what_was_and_keeps_what_is(tmp_path: Path) -> None:
    file = with_firms(tmp_path / "a.db", "甲", "乙")
    backup = a_backup(file)
    with_firms(file, "丙")
    kept = restoring.restore(file, backup, CLERK, MADE, NOW)
    assert firms_of(file) == ["甲", "乙"]
    assert kept is not None
    assert firms_of(kept) == ["甲", "乙", "丙"]
    assert {path.name for path in tmp_path.iterdir()} == {"a.db", "backups"}


def test_the_file_tells_of_its_restore_and_gives_no_number_twice(tmp_path: Path) -> None:
    file = with_firms(tmp_path / "a.db", "甲")
    backup = a_backup(file)
    with_firms(file, "乙", "丙")
    restoring.restore(file, backup, CLERK, MADE, NOW)
    with contextlib.closing(opening.open_file(file)) as store, store.read() as connection:
        newest, first = history.listed(connection, 10)
        assert (newest.id, newest.act, newest.actor, first.id) == (4, Act.RESTORE, CLERK, 1)
        assert newest.params["made"] == MADE.isoformat(timespec="seconds")
        # Undo passes over the restore to the work that stands.
        assert history.next_undo(connection, CLERK) == 1
    with_firms(file, "丁")
    with contextlib.closing(opening.open_file(file)) as store, store.read() as connection:
        ids = connection.exec_driver_sql("SELECT id FROM firms ORDER BY id").scalars().all()
    assert ids == [1, 4]


def test_a_deleted_file_comes_back_and_its_stale_log_is_not_played_in(tmp_path: Path) -> None:
    file = with_firms(tmp_path / "a.db", "甲")
    backup = a_backup(file)
    log = file.with_name("a.db-wal")
    with contextlib.closing(opening.open_file(file)):
        with_firms(file, "乙")
        stale = log.read_bytes()
    assert len(stale) > 4096
    file.unlink()
    log.write_bytes(stale)
    file.with_name("a.db-shm").write_bytes(b"\0" * 32768)
    assert restoring.restore(file, backup, CLERK, MADE, NOW) is None
    assert firms_of(file) == ["甲"]
    assert copies.look(file, thorough=True).whole


def test_a_new_file_takes_no_stale_log_either(tmp_path: Path) -> None:
    file = with_firms(tmp_path / "a.db", "甲")
    log = file.with_name("a.db-wal")
    with contextlib.closing(opening.open_file(file)):
        with_firms(file, "乙")
        stale = log.read_bytes()
    file.unlink()
    log.write_bytes(stale)
    assert firms_of(file) == []


def test_a_damaged_file_is_set_aside_and_not_lost(tmp_path: Path) -> None:
    file = with_firms(tmp_path / "a.db", "甲")
    backup = a_backup(file)
    spoiled = spoil(file, 0).read_bytes()
    kept = restoring.restore(file, backup, CLERK, MADE, NOW)
    assert firms_of(file) == ["甲"]
    assert kept == tmp_path / f"a-damaged-{NOW:%Y%m%d-%H%M%S}.db"
    assert kept.read_bytes() == spoiled


def test_a_backup_of_an_older_schema_is_brought_up_to_date_on_its_way(tmp_path: Path) -> None:
    file = with_firms(tmp_path / "a.db", "甲")
    old = tmp_path / "kept-1.db"
    shutil.copy(OLD / "schema-1.db", old)
    restoring.restore(file, old, CLERK, MADE, NOW)
    assert len(firms_of(file)) == 2
    with contextlib.closing(copies.read_only(old)) as untouched:
        assert untouched.execute("PRAGMA user_version").fetchone() == (1,)


def test_a_broken_backup_changes_nothing(tmp_path: Path) -> None:
    file = with_firms(tmp_path / "a.db", "甲")
    backup = spoil(a_backup(file), 1)
    before = file.read_bytes()
    with pytest.raises(ExpectedError) as refused:
        restoring.restore(file, backup, CLERK, MADE, NOW)
    assert refused.value.code is Code.BACKUP_BROKEN
    assert file.read_bytes() == before
    assert not list(tmp_path.glob("*restoring*"))


def test_a_restore_that_meets_a_writer_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "BUSY_SECONDS", 0.2)
    file = with_firms(tmp_path / "a.db", "甲")
    backup = a_backup(file)
    with_firms(file, "乙")
    with (
        contextlib.closing(opening.open_file(file)) as store,
        store.engine.connect() as writer,
        writer.execution_options(writes=True).begin(),
        pytest.raises(ExpectedError) as refused,
    ):
        restoring.restore(file, backup, CLERK, MADE, NOW)
    assert refused.value.code is Code.FILE_BUSY
    assert firms_of(file) == ["甲", "乙"]


def test_what_would_be_lost_is_named_newest_first(tmp_path: Path) -> None:
    file = with_firms(tmp_path / "a.db", "甲")
    backup = a_backup(file)
    with_firms(file, *(f"企业{number}" for number in range(60)))
    lost = restoring.loss(file, backup)
    assert (lost.count, len(lost.newest)) == (60, restoring.NEWEST)
    assert lost.newest[0].params["name"] == "企业59"
    assert restoring.loss(file, a_backup(file)).count == 0


def test_steps_of_the_same_number_in_another_life_are_not_taken_for_the_same(tmp_path: Path) -> None:
    file = with_firms(tmp_path / "a.db", "甲", "乙")
    backup = a_backup(file)
    file.unlink()
    with_firms(file, "丙", "丁")
    assert restoring.loss(file, backup).count == 2


def test_a_file_that_is_gone_loses_nothing(tmp_path: Path) -> None:
    file = with_firms(tmp_path / "a.db", "甲")
    backup = a_backup(file)
    file.unlink()
    assert restoring.loss(file, backup).count == 0
    assert not file.exists()
    assert Noun.FIRM in (copies.look(backup).counts or {})
