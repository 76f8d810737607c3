"""What the world does to a data file: full, busy, read-only, gone; each is told, and nothing is lost."""

import contextlib
import errno
import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from tests.builders import a_firm
from tests.storage.conftest import doing
from tests.storage.files import firms_of, with_firms
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import Noun
from tradeplanner.storage import copies, engine, opening
from tradeplanner.storage.engine import Store


def add(store: Store, name: str, notes: str = "") -> None:
    """Add a firm in a step."""
    with store.write(doing()) as work:
        work.add(Noun.FIRM, a_firm(name_zh=name, notes=notes))


def test_a_file_that_may_not_grow_keeps_what_it_has_and_goes_on_when_it_may(tmp_path: Path) -> None:
    file = with_firms(tmp_path / "a.db", "甲")
    with contextlib.closing(opening.open_file(file)) as store:
        with store.bare() as connection:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count={pages + 2}")
        with pytest.raises(ExpectedError) as full:
            add(store, "乙", os.urandom(40_000).hex())
        assert full.value.code is Code.DISK_FULL
        with store.bare() as connection:
            connection.execute("PRAGMA max_page_count=100000")
        add(store, "丙")
    assert firms_of(file) == ["甲", "丙"]


def test_a_disk_without_room_is_full_and_not_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = with_firms(tmp_path / "a.db", "甲")
    error = sqlite3.OperationalError("disk I/O error")
    wrapped = DBAPIError("SELECT 1", None, error)
    for free, code in ((10_000, Code.DISK_FULL), (10**9, Code.DISK_TROUBLE)):
        monkeypatch.setattr(
            shutil, "disk_usage", lambda _path, free=free: shutil._ntuple_diskusage(10**9, 0, free)  # noqa: SLF001
        )  # fmt: skip
        with pytest.raises(ExpectedError) as told, engine.calm(file):
            raise wrapped
        assert told.value.code is code
    assert not copies.no_room(tmp_path / "nowhere" / "a.db")


def test_another_writer_is_waited_for_and_then_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.2)
    file = with_firms(tmp_path / "a.db", "甲")
    with (
        contextlib.closing(opening.open_file(file)) as store,
        contextlib.closing(sqlite3.connect(file, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ExpectedError) as busy:
            add(store, "乙")
        assert busy.value.code is Code.FILE_BUSY
        with store.read() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM firms").scalar_one() == 1
        other.execute("ROLLBACK")
        add(store, "丙")
    assert firms_of(file) == ["甲", "丙"]


def test_an_older_file_in_use_is_not_brought_up_to_date_by_force(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.2)
    file = tmp_path / "a.db"
    shutil.copy(Path(__file__).parents[1] / "old_databases" / "schema-1.db", file)
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ExpectedError) as busy:
            opening.open_file(file)
        other.execute("ROLLBACK")
    assert busy.value.code is Code.FILE_BUSY
    opening.open_file(file).close()


@pytest.mark.parametrize("name", ["folder", "file"])
def test_what_cannot_be_written_to_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    file = with_firms(tmp_path / "a.db", "甲")
    closed = tmp_path if name == "folder" else file
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path) != closed)
    before = file.read_bytes()
    with pytest.raises(ExpectedError) as refused:
        opening.open_file(file)
    assert (refused.value.code, refused.value.params["path"]) == (Code.FOLDER_READ_ONLY, str(closed))
    assert file.read_bytes() == before


@pytest.mark.parametrize("number, code", [("ENOSPC", Code.DISK_FULL), ("EROFS", Code.FOLDER_READ_ONLY)])
def test_a_file_that_cannot_be_begun_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: str, code: Code
) -> None:
    def refuse(_path: Path) -> None:
        raise OSError(getattr(errno, number), "no")

    monkeypatch.setattr(Path, "touch", refuse)
    with pytest.raises(ExpectedError) as refused:
        opening.open_file(tmp_path / "a.db")
    assert refused.value.code is code
