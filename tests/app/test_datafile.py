"""The data file as a thing: begun, copied, remembered, and missed when it is gone."""

from pathlib import Path

import pytest

from tests.builders import a_firm
from tradeplanner import paths
from tradeplanner.app import backups, datafile, firms
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code


@pytest.fixture(autouse=True)
def _own_config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test a person without settings."""
    monkeypatch.setattr("tradeplanner.paths.config_folder", lambda: tmp_path / "config")


def refused(file: Path | None = None, folder: Path | None = None) -> Code:
    """Return why a data file is not opened."""
    with pytest.raises(ExpectedError) as error:
        open_workspace(folder, file=file)
    return error.value.code


def test_a_file_is_begun_and_opened_by_its_name(tmp_path: Path) -> None:
    file = tmp_path / "越城区 2024?#%.db"
    datafile.new(file)
    with open_workspace(file=file) as ws:
        firms.add(ws, a_firm())
        assert backups.file_of(ws) == file
    with pytest.raises(ExpectedError) as there:
        datafile.new(file)
    assert there.value.code is Code.FILE_EXISTS
    assert {path.name for path in tmp_path.iterdir()} == {file.name}


def test_a_file_named_must_be_there(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.db") is Code.FILE_GONE
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_begun_unless_its_backups_tell_of_a_lost_file(tmp_path: Path) -> None:
    with open_workspace(tmp_path) as ws:
        firms.add(ws, a_firm())
        file = backups.file_of(ws)
    file.unlink()
    open_workspace(tmp_path).close()
    with open_workspace(tmp_path) as ws:
        firms.add(ws, a_firm())
        backups.make(file)
    file.unlink()
    assert refused(folder=tmp_path) is Code.FILE_GONE
    assert not file.exists()


def test_a_file_taken_away_under_us_is_not_written_into_nothing(ws: Workspace, tmp_path: Path) -> None:
    firms.add(ws, a_firm(name_zh="甲"))
    backups.file_of(ws).unlink()
    with pytest.raises(ExpectedError) as error:
        firms.add(ws, a_firm(name_zh="乙"))
    assert error.value.code is Code.FILE_GONE_UNSAVED
    # What was stored can still be saved elsewhere.
    saved = datafile.save_copy(ws, tmp_path / "saved.db")
    with open_workspace(file=saved) as again:
        assert [firm.name_zh for firm in firms.all(again)] == ["甲"]


def test_a_file_that_took_its_place_is_not_written_to(ws: Workspace, tmp_path: Path) -> None:
    firms.add(ws, a_firm(name_zh="甲"))
    file = backups.file_of(ws)
    other = datafile.save_copy(ws, tmp_path / "other.db")
    other.replace(file)
    with pytest.raises(ExpectedError) as error:
        firms.add(ws, a_firm(name_zh="乙"))
    assert error.value.code is Code.FILE_GONE_UNSAVED


def test_a_copy_replaces_another_only_when_told_and_its_log_with_it(ws: Workspace, tmp_path: Path) -> None:
    firms.add(ws, a_firm(name_zh="甲"))
    target = tmp_path / "copy.db"
    with open_workspace(tmp_path / "other") as other:
        firms.add(other, a_firm(name_zh="乙"))
        target.write_bytes(backups.file_of(other).read_bytes())
        log = backups.file_of(other).with_name(paths.DATA_FILE + "-wal")
        target.with_name("copy.db-wal").write_bytes(log.read_bytes())
    with pytest.raises(ExpectedError) as there:
        datafile.save_copy(ws, target)
    assert there.value.code is Code.FILE_EXISTS
    datafile.save_copy(ws, target, over=True)
    with open_workspace(file=target) as copy:
        assert [firm.name_zh for firm in firms.all(copy)] == ["甲"]
    with pytest.raises(ExpectedError):
        datafile.save_copy(ws, backups.file_of(ws), over=True)


def test_ten_files_are_remembered_the_last_one_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRADEPLANNER_DATA", raising=False)
    assert datafile.recent() == []
    assert paths.data_file().name == paths.DATA_FILE
    files = [tmp_path / f"{number}.db" for number in range(12)]
    for file in files:
        datafile.remember(file)
    datafile.remember(files[5], files[7])
    assert datafile.recent()[:3] == [files[5], files[7], files[11]]
    assert len(datafile.recent()) == paths.RECENT_COUNT
    assert paths.data_file() == files[5]
    # The last one is opened next, and missed rather than begun anew.
    assert refused() is Code.FILE_GONE


def test_what_is_chosen_comes_before_what_is_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    datafile.remember(tmp_path / "kept.db")
    assert paths.data_file(tmp_path / "folder") == tmp_path / "folder" / paths.DATA_FILE
    assert paths.data_file(tmp_path / "named.db") == tmp_path / "named.db"
    monkeypatch.setenv("TRADEPLANNER_DATA", str(tmp_path / "set"))
    assert paths.data_file() == tmp_path / "set" / paths.DATA_FILE
    assert datafile.located() == tmp_path / "set" / paths.DATA_FILE


def test_a_check_and_a_repair_need_a_file(tmp_path: Path) -> None:
    for act in (datafile.check, datafile.repair):
        with pytest.raises(ExpectedError) as error:
            act(tmp_path / "none.db")
        assert error.value.code is Code.FILE_GONE


def test_a_sound_file_is_checked_while_it_is_open(ws: Workspace) -> None:
    firms.add(ws, a_firm())
    assert datafile.check(backups.file_of(ws)).sound
