"""The window of the data file: list, preview, restore, folders, check and repair; by keyboard too."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.accessibility import unnamed
from tests.ui.datafile.program import Desk, texts
from tests.ui.ends import gone
from tradeplanner.app import backups, datafile, person
from tradeplanner.domain.backups import Reason
from tradeplanner.domain.soundness import Report
from tradeplanner.i18n import language
from tradeplanner.i18n.formats import file_size
from tradeplanner.ui.datafile.window import DataFileWindow


@pytest.fixture
def window(desk: Desk) -> Iterator[DataFileWindow]:
    """Give the window with one backup in it, and a firm added since."""
    desk.qtbot.waitUntil(lambda: backups.newest(desk.holding.file) is not None, timeout=20_000)
    desk.add("乙", "丙")
    desk.running.shell.go("backups")
    made = desk.dialog(DataFileWindow)
    assert isinstance(made, DataFileWindow)
    desk.settle()
    desk.qtbot.waitUntil(lambda: made.panel.card.preview is not None, timeout=20_000)
    yield made
    made.close()
    gone(desk.qtbot, made)


def test_every_control_has_a_name_in_both_languages(window: DataFileWindow) -> None:
    assert unnamed(window) == []
    language.set_language("zh")
    window.retranslate()
    assert window.windowTitle() == "备份与数据文件"
    assert unnamed(window) == []


def test_the_list_tells_what_a_backup_holds_and_the_preview_what_would_change(window: DataFileWindow) -> None:
    (listed,) = window.panel.table.rows()
    assert (listed.reason, listed.step) == (Reason.WORK, 1)
    card = window.panel.card
    assert [(fact.name, fact.value) for fact in card.facts.facts] == [("firm", "3 → 1")]
    assert "2 steps were done since and would be lost:" in texts(card)
    items = [card.lost.item(row).text() for row in range(card.lost.count())]
    assert "Add firm “丙”" in items[0]
    assert "Add firm “乙”" in items[1]


def test_the_rule_and_the_day_of_forgetting_are_told(window: DataFileWindow, desk: Desk) -> None:
    told = texts(window.places)
    assert "every 30 minutes while changes come" in told
    assert "After 180 days every backup is deleted" in told
    on = backups.forgotten_on(desk.holding.file, backups.listed(desk.holding.file))
    assert f"will be gone from every backup by {on}." in told
    assert "No second folder" in told


def test_a_restore_is_seen_by_the_pages_and_can_be_taken_back(window: DataFileWindow, desk: Desk) -> None:
    window.panel.card.restore.click()
    desk.qtbot.waitUntil(lambda: window.strip.shown is not None, timeout=20_000)
    desk.settle()
    assert desk.names() == {"甲"}
    assert window.strip.shown is not None
    assert "Before a restore" in window.strip.shown.text
    before = next(row for row in window.panel.table.rows() if row.reason is Reason.RESTORE)
    window.panel.table.select([before.path], before.path)
    desk.qtbot.waitUntil(
        lambda: window.panel.card.preview is not None and window.panel.card.preview.backup == before
    )
    window.panel.card.restore.click()
    desk.qtbot.waitUntil(lambda: desk.names() == {"甲", "乙", "丙"}, timeout=20_000)
    desk.settle()


def test_the_keys_lead_from_the_list_to_the_restore(window: DataFileWindow) -> None:
    window.activateWindow()
    window.panel.table.view.setFocus()
    QTest.keyClick(window.panel.table.view, Qt.Key.Key_Return)
    assert window.panel.card.restore.hasFocus()


def test_a_backup_is_made_by_hand(window: DataFileWindow, desk: Desk) -> None:
    window.make_button.click()
    desk.qtbot.waitUntil(lambda: len(window.panel.table.rows()) == 2, timeout=20_000)
    assert window.panel.table.rows()[0].reason is Reason.ASKED
    assert window.make_button.isEnabled()


def test_any_file_can_be_previewed_and_a_wrong_one_is_told(
    window: DataFileWindow, desk: Desk, tmp_path: Path
) -> None:
    copy = backups.listed(desk.holding.file)[0].path.rename(tmp_path / "从U盘.db")
    window.panel.show_file(copy)
    shown = window.panel.card
    desk.qtbot.waitUntil(lambda: shown.preview is not None and shown.preview.backup.path == copy)
    wrong = tmp_path / "wrong.db"
    wrong.write_text("no database")
    window.panel.show_file(wrong)
    desk.qtbot.waitUntil(lambda: window.strip.shown is not None, timeout=20_000)
    assert window.strip.shown is not None
    assert "not a whole copy" in window.strip.shown.text


def test_a_second_folder_is_set_and_let_go(window: DataFileWindow, desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    window.places.want(tmp_path / "stick")
    assert "same disk as the data" in texts(window.places)
    assert window.places.drop.isVisibleTo(window.places)
    backups.make(desk.holding.file)
    assert len(list((tmp_path / "stick").glob("*/*.db"))) == 1
    window.places.want(tmp_path / "gone")
    assert window.strip.shown is not None
    assert "no longer deleted by the program" in window.strip.shown.text
    window.places.retranslate()
    assert "cannot be reached now" in texts(window.places)
    window.places.drop.click()
    assert person.backups_wanted() is None
    desk.settle()


def test_a_sound_file_is_called_sound(window: DataFileWindow, desk: Desk) -> None:
    panel = window.soundness
    window.tabs.setCurrentWidget(panel)
    panel.check_button.click()
    desk.qtbot.waitUntil(lambda: panel.report is not None, timeout=20_000)
    assert "The data file is sound." in panel.found.text()
    assert not panel.repair_button.isEnabled()


def test_the_focus_stays_where_it_was_over_a_check(
    window: DataFileWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel, asked = window.soundness, list[Path]()
    check = datafile.check

    def noted(file: Path) -> Report:
        asked.append(file)
        return check(file)

    monkeypatch.setattr(datafile, "check", noted)
    window.tabs.setCurrentWidget(panel)
    window.activateWindow()
    desk.qtbot.waitUntil(window.isActiveWindow)
    panel.check_button.setFocus()
    for _ in range(2):  # a second press while the first is under way asks for nothing more
        QTest.keyClick(panel.check_button, Qt.Key.Key_Space)
        assert panel.check_button.hasFocus()
    desk.qtbot.waitUntil(lambda: panel.report is not None, timeout=20_000)
    assert panel.check_button.hasFocus()
    assert len(asked) == 1


def test_the_foot_counts_what_still_lies_in_the_log(window: DataFileWindow, desk: Desk) -> None:
    file = desk.holding.file
    log = file.with_name(file.name + "-wal")
    assert log.stat().st_size > 0
    window.retranslate()
    assert file_size(file.stat().st_size + log.stat().st_size) in texts(window)


def test_what_is_wrong_is_told_and_mended_and_the_file_opened_anew(desk: Desk) -> None:
    with closing(sqlite3.connect(desk.holding.file)) as connection:
        connection.execute("UPDATE counters SET next = 1 WHERE name = 'firms'")
        connection.commit()
    desk.running.shell.go("backups", "check")
    window = desk.dialog(DataFileWindow)
    assert isinstance(window, DataFileWindow)
    panel, session = window.soundness, desk.holding.session
    assert window.tabs.currentWidget() is panel
    panel.check()
    desk.qtbot.waitUntil(lambda: panel.report is not None, timeout=20_000)
    assert "given twice" in panel.found.text()
    panel.repair_button.click()
    desk.qtbot.waitUntil(lambda: desk.holding.session is not session, timeout=20_000)
    desk.wait_open()
    assert "Indexes, counters and sums were made anew." in desk.notice()
    gone(desk.qtbot, window)
    desk.add("乙")
    assert desk.names() == {"甲", "乙"}
