"""Backups in their folder: named, verified, listed and let go."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.storage.files import firms_of, spoil, with_firms
from tradeplanner.domain.backups import Reason
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import Noun
from tradeplanner.storage import backups

NOW = datetime(2024, 3, 15, 10, 30, tzinfo=UTC).astimezone()


def test_a_backup_is_named_by_its_day_and_tells_what_it_holds(tmp_path: Path) -> None:
    file = with_firms(tmp_path / "a.db", "甲", "乙")
    folder = backups.folder_of(file)
    made = backups.make(file, folder, Reason.WORK, NOW)
    assert made.path == folder / f"a-{NOW:%Y%m%d-%H%M%S}-work.db"
    (found,) = backups.listed(file, folder, counts=True)
    assert (found.at, found.reason, found.step, found.whole) == (NOW, Reason.WORK, 2, True)
    assert (found.counts[Noun.FIRM], found.size) == (2, made.path.stat().st_size)
    assert firms_of(made.path) == ["甲", "乙"]


def test_two_backups_of_one_second_are_two_files(tmp_path: Path) -> None:
    file = with_firms(tmp_path / "a.db", "甲")
    folder = backups.folder_of(file)
    made = {backups.make(file, folder, Reason.ASKED, NOW).path for _ in range(3)}
    assert {each.path for each in backups.listed(file, folder)} == made
    assert len(made) == 3


def test_a_damaged_file_is_not_backed_up(tmp_path: Path) -> None:
    file = with_firms(tmp_path / "a.db", *(f"企业{number}" for number in range(200)))
    spoil(file, file.stat().st_size // 4096 - 2)
    with pytest.raises(ExpectedError) as failed:
        backups.make(file, backups.folder_of(file), Reason.WORK, NOW)
    assert failed.value.code is Code.FILE_DAMAGED
    assert backups.listed(file, backups.folder_of(file)) == []


def test_the_half_of_a_killed_backup_is_swept_away(tmp_path: Path) -> None:
    file = with_firms(tmp_path / "a.db", "甲")
    folder = backups.folder_of(file)
    folder.mkdir()
    (folder / "a-20240101-000000-work.db.part").write_bytes(b"half")
    (folder / "other-20240101-000000-work.db.part").write_bytes(b"somebody else's")
    made = backups.make(file, folder, Reason.WORK, NOW)
    assert {each.name for each in folder.iterdir()} == {
        made.path.name, "other-20240101-000000-work.db.part",
    }  # fmt: skip


def test_a_broken_backup_is_listed_as_broken_and_strangers_not_at_all(tmp_path: Path) -> None:
    file = with_firms(tmp_path / "a.db", "甲")
    folder = backups.folder_of(file)
    good = backups.make(file, folder, Reason.WORK, NOW).path
    (folder / "a-20240101-000000-work.db").write_bytes(b"nothing like a database")
    (folder / "b-20240101-000000-work.db").write_bytes(b"another file's")
    (folder / "notes.txt").write_text("x")
    found = backups.listed(file, folder)
    assert [(each.path, each.whole) for each in found] == [
        (good, True), (folder / "a-20240101-000000-work.db", False),
    ]  # fmt: skip


def test_what_the_rule_lets_go_is_deleted(tmp_path: Path) -> None:
    file = with_firms(tmp_path / "a.db", "甲")
    folder = backups.folder_of(file)
    old = backups.make(file, folder, Reason.WORK, NOW - timedelta(days=181))
    new = backups.make(file, folder, Reason.WORK, NOW)
    gone = backups.expire(backups.listed(file, folder), 180, NOW)
    assert [each.path for each in gone] == [old.path]
    assert [each.name for each in folder.iterdir()] == [new.path.name]


def test_a_folder_that_is_not_there_holds_none(tmp_path: Path) -> None:
    assert backups.listed(tmp_path / "a.db", tmp_path / "nowhere") == []
