"""The window around trial pages and a real workspace: pages, menus, palette, undo, words and colours."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from tests.builders import a_firm
from tests.ui.accessibility import unnamed
from tests.ui.ends import Keep, gone
from tests.ui.trial_pages import ENTRIES, TrialPage
from tradeplanner.app import firms
from tradeplanner.app.workspace import open_workspace
from tradeplanner.domain.ids import Actor, Changed, Noun
from tradeplanner.ui import colours, memory, speech, theme
from tradeplanner.ui.jobs import Jobs
from tradeplanner.ui.notices import Notices, Tone
from tradeplanner.ui.palette import Palette
from tradeplanner.ui.session import Session
from tradeplanner.ui.shell import Shell


@dataclass
class Trial:
    """A shown window with an open workspace."""

    shell: Shell
    session: Session
    jobs: Jobs
    notices: Notices
    qtbot: QtBot

    def page(self, key: str) -> TrialPage:
        """Return a page that has been made."""
        page = self.shell.page(key)
        assert isinstance(page, TrialPage)
        return page

    def settle(self) -> None:
        """Wait until the lanes have nothing left to answer."""
        self.qtbot.waitUntil(lambda: not self.jobs.busy())
        QApplication.processEvents()

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier) -> None:
        """Press a shortcut in the window, which nobody but us brings forward again off screen."""
        self.shell.activateWindow()
        self.qtbot.waitUntil(self.shell.isActiveWindow)
        QTest.keyClick(self.shell, key, held)

    def add_firm(self, name: str) -> None:
        """Add a firm and let the window hear of it."""
        context = self.session.context
        assert context is not None
        firms.add(context.workspace, a_firm(name_zh=name))
        QApplication.processEvents()
        self.settle()

    def names(self) -> list[str]:
        """Return the names of all firms."""
        assert self.session.context is not None
        return [each.name_zh for each in firms.all(self.session.context.workspace)]

    def said(self) -> str:
        """Return all that the status line says."""
        labels = self.shell.status.findChildren(QLabel)
        return " | ".join(label.text() for label in labels if label.text())


@pytest.fixture
def trial(qtbot: QtBot, qapp: QApplication, tmp_path: Path, keep: Keep) -> Iterator[Trial]:
    """Give the window on an empty workspace, settled on its first page."""
    TrialPage.made.clear()
    notices, jobs = Notices(), Jobs()
    shell = keep(Shell(qapp, notices, ENTRIES))
    session = Session(shell, jobs, notices, tmp_path / "data")
    shell.show()
    qtbot.waitExposed(shell)
    shell.activateWindow()
    with qtbot.waitSignal(session.ready, timeout=20_000):
        session.open()
    made = Trial(shell, session, jobs, notices, qtbot)
    made.settle()
    yield made
    session.close()


def open_dialog(trial: Trial, kind: type[QDialog]) -> QDialog:
    """Return the small window that is open."""
    trial.qtbot.waitUntil(lambda: any(isinstance(x, kind) for x in trial.shell.findChildren(QDialog)))
    return next(x for x in trial.shell.findChildren(QDialog) if isinstance(x, kind))


def test_pages_are_made_when_first_wanted(trial: Trial) -> None:
    assert TrialPage.made == ["first"]
    trial.press(Qt.Key.Key_2)
    assert TrialPage.made == ["first", "second"]
    assert trial.page("second").isVisible()
    assert trial.page("first").told[-1] == "leave"
    trial.press(Qt.Key.Key_1)
    assert TrialPage.made == ["first", "second"]
    assert memory.text("page") == "first"


def test_a_new_data_file_opens_on_the_first_page_and_a_used_one_where_one_left(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, keep: Keep
) -> None:
    def opened() -> str:
        notices, jobs = Notices(), Jobs()
        shell = keep(Shell(qapp, notices, ENTRIES))
        session = Session(shell, jobs, notices, tmp_path / "new")
        with qtbot.waitSignal(session.ready, timeout=20_000):
            session.open()
        session.close()
        return shell.current

    memory.keep("page", "second")  # left there with another data file
    assert opened() == "first"
    memory.keep("page", "second")
    with open_workspace(tmp_path / "new") as ws:
        firms.add(ws, a_firm())
    assert opened() == "second"


def test_a_visible_page_refreshes_and_a_hidden_one_waits(trial: Trial) -> None:
    trial.shell.go("second")
    trial.shell.go("first")
    for page in ("first", "second"):
        trial.page(page).told.clear()
    trial.shell.heard(Changed(frozenset({Noun.ORDER})))
    assert trial.page("first").told == []
    trial.shell.heard(Changed(frozenset({Noun.FIRM})))
    trial.shell.heard(Changed(frozenset({Noun.FIRM})))
    assert len(trial.page("first").told) == 2
    assert trial.page("second").told == []
    trial.shell.go("second")
    assert len(trial.page("second").told) == 1


def test_a_page_acts_only_while_it_is_in_front(trial: Trial) -> None:
    trial.shell.go("second")
    trial.press(Qt.Key.Key_N)
    assert trial.page("second").told[-1] == "add"
    assert "add" not in trial.page("first").told
    names = [act.id for act in trial.shell.actions_list.of_page()]
    assert names == ["second.add"]


def test_going_with_a_focus_shows_it(trial: Trial) -> None:
    assert trial.session.context is not None
    trial.session.context.desk.go("second", 42)
    assert "focus 42" in trial.page("second").told


def test_another_year_refreshes_and_is_remembered(trial: Trial) -> None:
    trial.shell.bar.year_chosen.emit(2021)
    assert trial.page("first").told[-1] == "refresh 2021"
    assert memory.text("year") == "2021"


def test_a_commit_is_told_and_undo_and_redo_take_it_back_and_forth(trial: Trial) -> None:
    trial.add_firm("甲公司")
    assert "甲公司" in trial.said()
    assert "甲公司" in trial.shell.actions_list.action("edit.undo").text()
    trial.press(Qt.Key.Key_Z)
    trial.settle()
    assert trial.names() == []
    assert "甲公司" in trial.shell.actions_list.action("edit.redo").text()
    trial.press(Qt.Key.Key_Y)
    trial.settle()
    assert trial.names() == ["甲公司"]
    link = next(x for x in trial.shell.status.findChildren(QPushButton) if "Ctrl+Z" in x.text())
    link.click()
    trial.settle()
    assert trial.names() == []


def test_in_a_text_field_undo_is_the_fields_own(trial: Trial) -> None:
    trial.add_firm("甲公司")
    field = trial.page("first").field
    field.setFocus()
    trial.qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "abc")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    trial.settle()
    assert field.text() == ""
    assert trial.names() == ["甲公司"]
    QTest.keyClicks(field, "abc")
    trial.shell.actions_list.run("edit.undo")  # from the menu, the focus still in the field
    trial.settle()
    assert field.text() == ""
    assert trial.names() == ["甲公司"]


def test_nothing_to_undo_is_told_calmly(trial: Trial) -> None:
    trial.shell.actions_list.run("edit.undo")
    trial.settle()
    assert trial.shell.strip.isHidden()
    assert not trial.shell.actions_list.action("edit.undo").isEnabled()


def test_a_refused_undo_names_the_rows_and_offers_the_rest(trial: Trial) -> None:
    trial.add_firm("甲公司")
    context = trial.session.context
    assert context is not None
    first = firms.all(context.workspace)[0]
    other = replace(context.workspace, actor=Actor("b", "b"))
    firms.edit(other, a_firm(id=first.id, version=first.version, name_zh="乙公司"))
    trial.settle()
    trial.shell.actions_list.run("edit.undo")
    trial.settle()
    shown = trial.shell.strip.shown
    assert shown is not None
    assert shown.tone is Tone.ERROR
    assert shown.link is not None
    shown.link.run()
    trial.settle()
    assert trial.names() == ["乙公司"]


def test_the_key_of_the_page_in_front_leaves_its_count(trial: Trial) -> None:
    trial.shell.go("second")
    trial.settle()
    assert "second counts" in trial.said()
    trial.shell.go("second")
    assert "second counts" in trial.said()


def test_the_palette_offers_first_what_begins_with_the_words(trial: Trial) -> None:
    trial.press(Qt.Key.Key_K)
    palette = open_dialog(trial, Palette)
    assert isinstance(palette, Palette)
    field = palette.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "dark")
    assert palette.shown() == ["view.dark", "view.system"]


def test_the_palette_finds_by_words_and_pinyin_and_acts(trial: Trial, qapp: QApplication) -> None:
    trial.press(Qt.Key.Key_K)
    palette = open_dialog(trial, Palette)
    assert isinstance(palette, Palette)
    assert unnamed(palette) == []
    assert "first.add" in palette.shown()
    assert palette.shown() == [act.id for act in trial.shell.actions_list.all()]
    assert {"go.first", "go.second", "file.import"} <= set(palette.shown())
    field = palette.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "orders")
    assert palette.shown()[0] == "go.second"
    QTest.keyClick(field, Qt.Key.Key_Return)
    trial.qtbot.waitUntil(lambda: trial.shell.current == "second")
    gone(trial.qtbot, palette)
    speech.choose(qapp, "zh")
    trial.press(Qt.Key.Key_K)
    chinese = open_dialog(trial, Palette)
    assert isinstance(chinese, Palette)
    field = chinese.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "zdd")
    assert chinese.shown() == ["go.second"]
    QTest.keyClick(chinese, Qt.Key.Key_Escape)
    gone(trial.qtbot, chinese)


def test_every_act_with_a_shortcut_is_listed_and_none_is_given_twice(trial: Trial) -> None:
    trial.press(Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier)
    dialog = open_dialog(trial, QDialog)
    table = dialog.findChild(QTableWidget)
    assert isinstance(table, QTableWidget)
    keys = [table.item(row, 1).text() for row in range(table.rowCount())]  # type: ignore[union-attr]  # all are filled
    assert "Ctrl+K" in keys
    given = [key for act in trial.shell.actions_list.all() for key in act.shortcut.split("; ") if key]
    assert len(given) == len(set(given))
    assert unnamed(dialog) == []
    dialog.close()
    gone(trial.qtbot, dialog)


def test_menus_hold_the_acts_and_have_access_keys(trial: Trial) -> None:
    menus = [act.menu() for act in trial.shell.bar.menus.actions() if act.isVisible()]
    assert all(isinstance(menu, QMenu) and "&" in menu.title() for menu in menus)
    texts = [act.text() for menu in menus if isinstance(menu, QMenu) for act in menu.actions()]
    assert {"Import…", "Print…", "Quit", "Undo", "Go to Orders", "中文", "Dark", "Shortcuts", "Save"} <= set(
        texts
    )


def test_language_and_theme_change_while_it_runs(trial: Trial, qapp: QApplication) -> None:
    trial.shell.actions_list.run("view.zh")
    qapp.processEvents()
    assert trial.shell.windowTitle() == "tradeplanner.db – 外贸展会规划"
    titles = [act.text() for act in trial.shell.bar.menus.actions()]
    assert "文件(&F)" in titles
    assert memory.text("language") == "zh"
    trial.shell.actions_list.run("view.dark")
    assert theme.colours() is colours.DARK
    assert memory.text("theme") == "dark"
    trial.shell.actions_list.refresh()
    assert trial.shell.actions_list.action("view.dark").isChecked()
    assert not trial.shell.actions_list.action("view.light").isChecked()


def test_every_control_has_a_name(trial: Trial) -> None:
    trial.shell.go("second")
    trial.shell.actions_list.run("help.about")
    assert unnamed(trial.shell) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_fits_a_small_screen(trial: Trial, qapp: QApplication, lang: str) -> None:
    speech.choose(qapp, lang)
    trial.shell.resize(1024, 700)
    trial.shell.bar.show_bureau("Yuecheng District Bureau of Commerce, Shaoxing")
    qapp.processEvents()
    assert trial.shell.width() == 1024
    assert trial.shell.minimumSizeHint().width() <= 1024 / 1.5
    for part in trial.shell.bar.findChildren(QPushButton):
        assert part.width() >= part.sizeHint().width()


def test_closing_remembers_and_dies(trial: Trial) -> None:
    trial.shell.resize(777, 555)
    with trial.qtbot.waitSignal(trial.shell.closed):
        trial.press(Qt.Key.Key_Q)
    assert trial.page("first").told[-1] == "leave"
    assert memory.settings().contains("geometry")
    trial.session.close()
    trial.shell.deleteLater()
    gone(trial.qtbot, trial.shell)


def test_what_the_world_refuses_is_told_and_can_be_tried_again(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, keep: Keep
) -> None:
    (tmp_path / "tradeplanner.db").write_text("no database", encoding="utf-8")
    notices, jobs = Notices(), Jobs()
    shell = keep(Shell(qapp, notices, ENTRIES))
    session = Session(shell, jobs, notices, tmp_path)
    with qtbot.waitSignal(notices.posted, timeout=20_000) as posted:
        session.open()
    assert posted.args[0].tone is Tone.ERROR
    (tmp_path / "tradeplanner.db").unlink()
    with qtbot.waitSignal(session.ready, timeout=20_000):
        posted.args[0].link.run()
    session.close()
