"""The data file of the window: others opened in its place, copies, lost files, backups by themselves."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMenu

from tests.storage.files import spoil
from tests.ui.accessibility import unnamed
from tests.ui.datafile.program import Desk, Start, filled, texts
from tradeplanner import paths
from tradeplanner.app import backups, datafile, firms, settings
from tradeplanner.app.workspace import open_workspace
from tradeplanner.domain.backups import Reason
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.settings import BureauSettings
from tradeplanner.i18n.language import tr
from tradeplanner.ui import single
from tradeplanner.ui.datafile.keeper import Keeper, keep_on_closing
from tradeplanner.ui.datafile.rescue import Rescue
from tradeplanner.ui.datafile.window import DataFileWindow
from tradeplanner.ui.recent import recent_menu


def choose(desk: Desk, path: Path) -> None:
    """Choose ``path`` in the file dialog that is open."""
    dialog = desk.dialog(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.reject()


def test_another_file_takes_the_place_of_the_first(desk: Desk, tmp_path: Path) -> None:
    other = filled(tmp_path / "other", "乙", "丙").rename(tmp_path / "其他.db")
    first = desk.holding.file
    threads = desk.holding.jobs
    desk.running.shell.actions_list.run("file.open")
    choose(desk, other)
    desk.wait_open()
    assert desk.names() == {"乙", "丙"}
    assert desk.running.shell.windowTitle() == "其他.db – Trade Planner"
    assert desk.running.shell.current == "first"
    assert desk.holding.jobs is not threads
    # The next start opens it; the first one is offered.
    assert datafile.recent() == [other, first]
    # The first one's log is folded in, and its lock is free.
    assert not first.with_name(first.name + "-wal").exists()
    lock = single.lock(first)
    assert lock is not None
    lock.unlock()
    desk.add("丁")
    with open_workspace(file=other) as ws:
        assert ws.store.path == other
    desk.running.shell.actions_list.run("edit.undo")
    desk.settle()
    assert desk.names() == {"乙", "丙"}


def test_a_new_file_is_begun_and_opened(desk: Desk, tmp_path: Path) -> None:
    desk.running.shell.actions_list.run("file.new")
    choose(desk, tmp_path / "新的.db")
    desk.qtbot.waitUntil(lambda: desk.holding.file == tmp_path / "新的.db", timeout=20_000)
    desk.wait_open()
    assert desk.names() == set()


def test_a_file_that_is_there_is_not_begun_anew(desk: Desk, tmp_path: Path) -> None:
    other = filled(tmp_path / "other", "乙")
    desk.running.shell.actions_list.run("file.new")
    choose(desk, other)
    desk.settle()
    assert "is there already" in desk.notice()
    assert desk.names() == {"甲"}


def test_a_missing_recent_file_says_so_and_the_open_one_stays(desk: Desk, tmp_path: Path) -> None:
    datafile.remember(tmp_path / "away.db", desk.holding.file)
    menu = QMenu()
    within = recent_menu(menu, desk.running.shell.file_wanted.emit)
    missing, own = within.actions()
    assert missing.text().endswith("(missing)")
    assert own.text().startswith("&2 tradeplanner.db")
    missing.trigger()
    assert "no longer where it was" in desk.notice()
    assert desk.names() == {"甲"}


def test_a_file_that_another_window_has_open_is_left_to_it(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = filled(tmp_path / "other", "乙")
    called: list[Path] = []
    monkeypatch.setattr(single, "call", called.append)
    monkeypatch.setattr(single, "lock", lambda _file: None)
    desk.holding.switch(other)
    assert called == [other]
    assert "open in another window" in desk.notice()
    assert desk.names() == {"甲"}


def test_a_copy_is_saved_and_opened_elsewhere(desk: Desk, tmp_path: Path) -> None:
    desk.running.shell.actions_list.run("file.copy")
    choose(desk, tmp_path / "copy.db")
    desk.settle()
    with open_workspace(file=tmp_path / "copy.db") as ws:
        assert ws.store.path is not None
    assert desk.names() == {"甲"}


def test_a_deleted_data_file_comes_back_from_its_backups_at_the_next_start(
    start: Start, tmp_path: Path
) -> None:
    file = filled(tmp_path / "data", "甲", "乙")
    backups.make(file)
    file.unlink()
    desk = start(tmp_path / "data", opens=False)
    rescue = desk.dialog(Rescue)
    assert isinstance(rescue, Rescue)
    desk.settle()
    desk.qtbot.waitUntil(lambda: rescue.panel.card.preview is not None)
    assert unnamed(rescue) == []
    assert "no longer where it was" in texts(rescue)
    # Nothing was being saved, and there is nothing that a restore could back up first.
    assert "Nothing was saved" not in texts(rescue) + desk.notice()
    assert "backed up first" not in texts(rescue)
    assert "Nothing stands where the data file was" in texts(rescue)
    assert not file.exists()
    assert not rescue.repair.isVisibleTo(rescue)
    rescue.panel.card.restore.click()
    desk.qtbot.waitUntil(file.exists, timeout=20_000)
    desk.wait_open()
    assert desk.names() == {"甲", "乙"}


def test_an_empty_file_may_be_begun_in_its_place_and_the_backups_stay(start: Start, tmp_path: Path) -> None:
    file = filled(tmp_path / "data", "甲")
    backups.make(file)
    file.unlink()
    desk = start(tmp_path / "data", opens=False)
    rescue = desk.dialog(Rescue)
    assert isinstance(rescue, Rescue)
    desk.settle()
    rescue.begin.click()
    desk.wait_open()
    assert desk.names() == set()
    assert len(backups.listed(file)) == 1


def test_a_damaged_data_file_is_repaired_or_restored_at_the_start(start: Start, tmp_path: Path) -> None:
    file = filled(tmp_path / "data", *(f"企业{number}" for number in range(5)))
    backups.make(file)
    spoil(file, 0)
    desk = start(tmp_path / "data", opens=False)
    rescue = desk.dialog(Rescue)
    assert isinstance(rescue, Rescue)
    desk.settle()
    assert "is damaged" in texts(rescue)
    rescue.repair.click()
    desk.settle()
    # Its first page is gone, so nothing can be read; the backup is still offered.
    assert rescue.strip.shown is not None
    assert "Nothing could be read" in rescue.strip.shown.text
    desk.qtbot.waitUntil(lambda: rescue.panel.card.preview is not None)
    assert "put aside under a dated name" in texts(rescue)
    assert "backed up first" not in texts(rescue)
    rescue.panel.card.restore.click()
    desk.wait_open()
    assert len(desk.names()) == 5
    assert list(file.parent.glob("tradeplanner-damaged-*.db"))


def saved_line(desk: Desk) -> str:
    """Return all that the status line says."""
    return texts(desk.running.shell.status)


def test_all_is_saved_only_while_a_file_is_open_and_nothing_failed(start: Start, tmp_path: Path) -> None:
    file = filled(tmp_path / "data", "甲")
    backups.make(file)
    kept = file.rename(tmp_path / "kept.db")
    desk = start(tmp_path / "data", opens=False)
    rescue = desk.dialog(Rescue)
    assert "saved" not in saved_line(desk)
    rescue.reject()
    desk.running.shell.status.retranslate()
    assert "saved" not in saved_line(desk)
    kept.rename(file)
    desk.holding.switch(None)
    desk.wait_open()
    assert "All changes saved" in saved_line(desk)
    desk.context.desk.unsaved.emit(True)
    assert "All changes saved" not in saved_line(desk)
    assert "A setting is not saved" in saved_line(desk)
    desk.context.desk.hold(rescue, holds=True)
    assert "Changes in a form are not saved" in saved_line(desk)
    desk.context.desk.hold(rescue, holds=False)
    desk.context.desk.unsaved.emit(False)
    assert "All changes saved" in saved_line(desk)
    desk.holding.session.close()
    assert "saved" not in saved_line(desk)


@pytest.mark.usefixtures("spoken")
def test_damage_found_by_a_page_leads_to_the_backups(desk: Desk) -> None:
    def damaged() -> None:
        raise ExpectedError(Code.FILE_DAMAGED, path="a.db")

    for _ in range(2):  # what several pages find is told once
        desk.holding.jobs.data(damaged)
    desk.settle()
    strip = desk.running.shell.strip
    assert strip.shown is not None
    assert strip.shown.link is not None
    assert strip.shown.link.text == tr("Backups and data file…")
    strip.shown.link.run()
    window = desk.dialog(DataFileWindow)
    window.close()
    desk.settle()
    strip.dismiss()
    assert desk.notice() == ""
    desk.holding.jobs.data(lambda: datafile.check(Path("none.db")))
    desk.settle()
    shown = desk.running.shell.strip.shown
    assert shown is not None
    assert shown.link is None


def test_the_last_backup_is_told_and_made_by_itself(desk: Desk) -> None:
    desk.qtbot.waitUntil(lambda: backups.newest(desk.holding.file) is not None, timeout=20_000)
    desk.settle()
    saved = texts(desk.running.shell.status)
    assert "last backup" in saved


def test_closing_backs_up_what_was_done(start: Start, tmp_path: Path) -> None:
    desk = start(tmp_path / "data")
    desk.add("甲")
    file = desk.holding.file
    desk.holding.close()
    (made,) = backups.listed(file)
    assert (made.reason, made.step) == (Reason.WORK, 1)


def test_a_hurried_closing_leaves_it_to_the_next_start(tmp_path: Path) -> None:
    file = filled(tmp_path / "data", "甲")
    keep_on_closing(file, hurried=True)
    assert backups.listed(file) == []
    keep_on_closing(file, hurried=False)
    assert len(backups.listed(file)) == 1
    keep_on_closing(tmp_path / "none.db", hurried=False)


def test_a_backup_that_cannot_be_written_is_told_once_and_work_goes_on(start: Start, tmp_path: Path) -> None:
    file = filled(tmp_path / "data", "甲")
    file.with_name("backups").write_text("a file in the way")
    desk = start(tmp_path / "data")
    desk.qtbot.waitUntil(lambda: "The copy was not written" in desk.notice(), timeout=20_000)
    desk.running.notices.clear()
    desk.add("乙")
    keeper = desk.holding.findChild(Keeper)
    assert isinstance(keeper, Keeper)
    keeper.look(leaving=True)
    desk.settle()
    assert desk.notice() == ""
    assert desk.names() == {"甲", "乙"}


def test_a_file_taken_away_is_noticed_as_the_window_comes_forward(desk: Desk, tmp_path: Path) -> None:
    desk.holding.file.unlink()
    assert desk.holding.session.elsewhere is not None
    desk.holding.session.elsewhere.look()
    desk.qtbot.waitUntil(lambda: "no longer where it was" in desk.notice(), timeout=20_000)
    # What was stored is still open, and can be saved elsewhere.
    shown = desk.running.shell.strip.shown
    assert shown is not None
    assert shown.link is not None
    shown.link.run()
    choose(desk, tmp_path / "saved.db")
    desk.settle()
    with open_workspace(file=tmp_path / "saved.db") as ws:
        assert [firm.name_zh for firm in firms.all(ws)] == ["甲"]


def test_the_sample_is_named_in_the_title(desk: Desk) -> None:
    settings.put(desk.ws, BureauSettings(sample="yes"))
    title = f"{paths.DATA_FILE} (sample) – Trade Planner"
    desk.qtbot.waitUntil(lambda: desk.running.shell.windowTitle() == title, timeout=20_000)
