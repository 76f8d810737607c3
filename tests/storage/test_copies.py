"""Copies of a data file: whole or not at all, beside writers, and told calmly when they cannot be."""

import contextlib
import errno
import os
import sqlite3
from pathlib import Path

import pytest

from tests.builders import a_firm
from tests.storage.conftest import doing
from tests.storage.files import firms_of, spoil, with_firms
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import Noun
from tradeplanner.storage import copies, opening


def test_a_copy_holds_all_and_is_one_file(tmp_path: Path) -> None:
    source = with_firms(tmp_path / "a.db", "甲", "乙")
    target = copies.copy(source, tmp_path / "there" / "b.db")
    assert [path.name for path in target.parent.iterdir()] == ["b.db"]
    found = copies.look(target, thorough=True)
    assert (found.whole, found.step, (found.counts or {})[Noun.FIRM]) == (True, 2, 2)
    # No log means that it can be read where nothing can be written.
    assert target.read_bytes()[18:20] == b"\x01\x01"
    assert firms_of(target) == ["甲", "乙"]


def test_a_copy_is_made_while_somebody_is_in_the_middle_of_writing(tmp_path: Path) -> None:
    source = with_firms(tmp_path / "a.db", "甲")
    with contextlib.closing(opening.open_file(source)) as store, store.write(doing()) as work:
        work.add(Noun.FIRM, a_firm(name_zh="乙"))
        target = copies.copy(source, tmp_path / "b.db")
    assert firms_of(target) == ["甲"]
    assert firms_of(source) == ["甲", "乙"]


def test_an_open_connection_can_be_copied_whose_file_is_gone(tmp_path: Path) -> None:
    source = with_firms(tmp_path / "a.db", "甲")
    with contextlib.closing(copies.read_only(source)) as held:
        held.execute("SELECT count(*) FROM steps").fetchone()
        source.unlink()
        target = copies.copy(held, tmp_path / "b.db")
    assert firms_of(target) == ["甲"]


@pytest.mark.parametrize("number, code", [("ENOSPC", Code.COPY_NO_SPACE), ("EACCES", Code.COPY_FOLDER)])
def test_a_disk_that_will_not_take_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: str, code: Code
) -> None:
    source = with_firms(tmp_path / "a.db", "甲")

    def refuse(_place: Path) -> None:
        raise OSError(getattr(errno, number), "no")

    monkeypatch.setattr(copies, "settle", refuse)
    with pytest.raises(ExpectedError) as failed:
        copies.copy(source, tmp_path / "b.db")
    assert failed.value.code is code
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits of a child process are POSIX")
def test_a_file_that_may_not_grow_leaves_no_half_copy(tmp_path: Path) -> None:
    import resource

    source = with_firms(tmp_path / "a.db", "甲")
    limit = source.stat().st_size - 4096
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        try:
            copies.copy(source, tmp_path / "b.db")
        except ExpectedError as failed:
            os._exit(40 if failed.code in (Code.COPY_NO_SPACE, Code.COPY_FOLDER) else 41)
        os._exit(42)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 40
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]


def test_a_source_that_is_gone_or_damaged_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(ExpectedError) as failed:
        copies.copy(tmp_path / "none.db", tmp_path / "b.db")
    assert failed.value.code is Code.FILE_GONE
    source = spoil(with_firms(tmp_path / "a.db", "甲"), 0)
    with pytest.raises(ExpectedError) as failed:
        copies.copy(source, tmp_path / "b.db")
    assert failed.value.code is Code.FILE_DAMAGED
    assert not (tmp_path / "b.db").exists()


def test_a_live_file_becomes_another_under_its_readers(tmp_path: Path) -> None:
    live = with_firms(tmp_path / "a.db", "甲", "乙", "丙")
    other = with_firms(tmp_path / "b.db", "丁")
    with contextlib.closing(opening.open_file(live)) as store:
        with store.read() as before:
            before.exec_driver_sql("SELECT count(*) FROM steps").scalar_one()
            copies.into(other, live)
            assert before.exec_driver_sql("SELECT count(*) FROM firms").scalar_one() == 3
        with store.read() as after:
            assert after.exec_driver_sql("SELECT name_zh FROM firms").scalars().all() == ["丁"]
            assert after.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"


def test_a_live_file_somebody_writes_to_is_waited_for_and_then_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "BUSY_SECONDS", 0.2)
    live, other = with_firms(tmp_path / "a.db", "甲"), with_firms(tmp_path / "b.db", "乙")
    with contextlib.closing(sqlite3.connect(live, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(ExpectedError) as failed:
            copies.into(other, live)
        writer.execute("ROLLBACK")
    assert failed.value.code is Code.FILE_BUSY
    assert firms_of(live) == ["甲"]


def test_looking_tells_sound_from_unsound(tmp_path: Path) -> None:
    path = with_firms(tmp_path / "a.db", *(f"企业{number}" for number in range(200)))
    assert copies.look(path, thorough=True).whole
    spoil(path, path.stat().st_size // 4096 - 2)
    assert not copies.look(path, thorough=True).whole
    assert not copies.look(tmp_path / "none.db").whole
    assert not (tmp_path / "none.db").exists()


def test_a_setting_is_read_without_opening_the_store(tmp_path: Path) -> None:
    path = with_firms(tmp_path / "a.db")
    with contextlib.closing(opening.open_file(path)) as store, store.write(doing()) as work:
        work.insert(Noun.SETTING, [{"key": "backup_days", "value": "30"}])
    assert copies.setting(path, "backup_days", "180") == "30"
    assert copies.setting(path, "year", "") == ""
    assert copies.setting(tmp_path / "none.db", "year", "2023") == "2023"
