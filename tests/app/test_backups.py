"""Backups through the front door: by the rule, in two folders, previewed and restored."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.builders import a_firm
from tradeplanner.app import backups, firms, history, person, settings
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.domain.backups import Backup, Reason
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Actor, Noun
from tradeplanner.domain.settings import BureauSettings

CLERK = Actor("clerk", "张三（示例）")


@pytest.fixture(autouse=True)
def _own_config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test a person without settings."""
    monkeypatch.setattr("tradeplanner.paths.config_folder", lambda: tmp_path / "config")


@pytest.fixture
def file(ws: Workspace) -> Path:
    """Give the data file of the workspace, with one firm in it."""
    firms.add(ws, a_firm(name_zh="甲"))
    return backups.file_of(ws)


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    """Let it be ``moment`` for the rule."""
    monkeypatch.setattr(backups, "_now", moment.astimezone)


def test_a_backup_is_due_until_it_is_made_and_again_after_changes(
    ws: Workspace, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    morning = datetime(2024, 3, 15, 1, 0, tzinfo=UTC)
    at(monkeypatch, morning)
    assert backups.due(file)
    backups.make(file, Reason.WORK)
    assert not backups.due(file)
    assert not backups.due(file, leaving=True)
    firms.add(ws, a_firm(name_zh="乙"))
    assert not backups.due(file)
    assert backups.due(file, leaving=True)
    at(monkeypatch, morning + timedelta(minutes=30))
    assert backups.due(file)


def test_an_empty_file_is_not_backed_up(ws: Workspace) -> None:
    assert not backups.due(backups.file_of(ws), leaving=True)
    assert backups.newest(backups.file_of(ws)) is None


def test_a_second_folder_gets_the_same_and_is_named_by_the_file(tmp_path: Path, file: Path) -> None:
    person.want_backups(tmp_path / "stick")
    made = backups.make(file)
    assert made.extra is not None
    assert made.extra.path.parent.parent == tmp_path / "stick"
    assert made.extra.path.name == made.backup.path.name
    assert [each.path for each in backups.listed(file)] == [made.backup.path]
    made.backup.path.unlink()
    (only,) = backups.listed(file, counts=True)
    assert (only.extra, only.counts[Noun.FIRM]) == (True, 1)
    person.want_backups(None)
    assert backups.listed(file) == []


def test_a_second_folder_that_is_away_does_not_cost_the_backup(tmp_path: Path, file: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    person.want_backups(tmp_path / "file")
    made = backups.make(file)
    assert made.backup.path.exists()
    assert made.trouble is not None
    assert made.trouble.code is Code.COPY_FOLDER


def test_the_bureau_says_how_long_backups_live(
    ws: Workspace, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.put(ws, BureauSettings(backup_days=30))
    start = datetime(2024, 1, 1, 9, 0, tzinfo=UTC)
    at(monkeypatch, start)
    old = backups.make(file).backup
    assert backups.life(file) == 30
    assert str(backups.forgotten_on(file, [old])) == "2024-02-01"
    at(monkeypatch, start + timedelta(days=30))
    assert backups.expire(file) == []
    at(monkeypatch, start + timedelta(days=31))
    made = backups.make(file)
    assert [each.path for each in made.expired] == [old.path]
    assert [each.path for each in backups.listed(file)] == [made.backup.path]


def test_old_backups_go_at_the_start_even_if_nothing_was_done(
    ws: Workspace, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.put(ws, BureauSettings(backup_days=14))
    start = datetime(2024, 1, 1, 9, 0, tzinfo=UTC)
    at(monkeypatch, start)
    backups.make(file)
    at(monkeypatch, start + timedelta(days=10))
    second = backups.make(file).backup
    at(monkeypatch, start + timedelta(days=15))
    assert backups.keep(file) is None
    assert len(backups.listed(file)) == 2
    assert backups.keep(file, leaving=True) is None
    assert [each.path for each in backups.listed(file)] == [second.path]


def test_no_backup_goes_while_none_is_whole(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, datetime(2023, 1, 1, tzinfo=UTC))
    old = backups.make(file).backup.path
    old.write_bytes(b"broken")
    at(monkeypatch, datetime(2024, 1, 1, tzinfo=UTC))
    assert backups.expire(file) == []
    backups.make(file)
    assert not old.exists()


def test_a_preview_says_what_changes_and_which_steps_would_go(ws: Workspace, file: Path) -> None:
    backup = backups.make(file).backup
    firms.add(ws, a_firm(name_zh="乙"))
    firms.add(ws, a_firm(name_zh="丙"))
    shown = backups.preview(file, backup)
    assert shown.now is not None
    assert (shown.now[Noun.FIRM], shown.then[Noun.FIRM]) == (3, 1)
    assert [step.params["name"] for step in shown.lost] == ["丙", "乙"]
    assert shown.lost_count == 2


def test_a_restore_is_seen_by_who_has_the_file_open_and_told_in_the_history(
    ws: Workspace, file: Path
) -> None:
    backup = backups.make(file).backup
    firms.add(ws, a_firm(name_zh="乙"))
    done = backups.restore(file, backup, CLERK)
    assert [firm.name_zh for firm in firms.all(ws)] == ["甲"]
    assert history.steps(ws)[0].act is Act.RESTORE
    assert done.kept is not None
    assert history.next_undo(ws) == history.steps(ws)[1]
    with pytest.raises(ExpectedError) as refused:
        history.undo(ws, history.steps(ws)[0].id)
    assert refused.value.code is Code.RESTORE_STAYS
    # The backup made before it leads forward again.
    (before,) = [each for each in backups.listed(file) if each.reason is Reason.RESTORE]
    backups.restore(file, before, CLERK)
    assert {firm.name_zh for firm in firms.all(ws)} == {"甲", "乙"}
    firms.add(ws, a_firm(name_zh="丙"))


def test_after_the_data_file_was_deleted_a_restore_brings_all_back(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "data", actor=CLERK) as ws:
        file = backups.file_of(ws)
        firms.add(ws, a_firm(name_zh="甲"))
        before = [firms.all(ws), history.steps(ws)]
        backups.make(file)
    file.unlink()
    (backup,) = backups.listed(file)
    assert backups.preview(file, backup).now is None
    assert backups.restore(file, backup, CLERK).kept is None
    with open_workspace(tmp_path / "data", actor=CLERK) as ws:
        assert [firms.all(ws), history.steps(ws)[1:]] == before


def test_any_whole_copy_can_be_chosen_and_nothing_else(tmp_path: Path, file: Path) -> None:
    copy = backups.make(file).backup.path.rename(tmp_path / "从U盘.db")
    assert backups.chosen(copy).counts[Noun.FIRM] == 1
    other = tmp_path / "other.db"
    other.write_text("no database")
    with pytest.raises(ExpectedError) as refused:
        backups.chosen(other)
    assert refused.value.code is Code.BACKUP_BROKEN
    with pytest.raises(ExpectedError):
        backups.preview(file, Backup(other, datetime.now(UTC), Reason.ASKED, 1))


def test_whether_a_folder_shares_the_disk_is_known(tmp_path: Path, file: Path) -> None:
    assert backups.same_disk(file, tmp_path / "not" / "there")
