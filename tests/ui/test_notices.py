"""The strip of notices: what stays, what goes, what waits, and what an error says."""

import logging

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed
from tests.ui.ends import Keep, gone
from tradeplanner.domain.errors import CannotUndoError, ExpectedError
from tradeplanner.domain.findings import Code, error
from tradeplanner.i18n.language import tr
from tradeplanner.ui import speech
from tradeplanner.ui.notices import Link, Notice, Notices, Tone
from tradeplanner.ui.widgets.notice import NoticeStrip


@pytest.fixture
def strip(keep: Keep) -> NoticeStrip:
    """Give an empty strip."""
    return keep(NoticeStrip())


def press(strip: NoticeStrip, name: str) -> None:
    """Press the button of this text."""
    next(x for x in strip.findChildren(QPushButton) if x.text() == name).click()


def test_an_error_stays_until_closed_and_the_next_waits(strip: NoticeStrip) -> None:
    strip.show_notice(Notice("first", Tone.ERROR))
    strip.show_notice(Notice("note"))
    strip.show_notice(Notice("second", Tone.ERROR))
    strip.show_notice(Notice("second", Tone.ERROR))
    assert strip.shown == Notice("first", Tone.ERROR)
    press(strip, "Close")
    assert strip.shown == Notice("second", Tone.ERROR)
    press(strip, "Close")
    assert strip.isHidden()


def test_a_note_gives_way(strip: NoticeStrip) -> None:
    strip.show_notice(Notice("note"))
    strip.show_notice(Notice("other", Tone.WARNING))
    assert strip.shown is not None
    assert strip.shown.text == "other"
    QTest.keyClick(strip, Qt.Key.Key_Escape)
    assert strip.shown is None


def test_the_link_acts_once_and_closes(strip: NoticeStrip) -> None:
    done: list[str] = []
    strip.show_notice(Notice("kept", Tone.WARNING, Link("Undo the rest", lambda: done.append("undo"))))
    press(strip, "Undo the rest")
    assert done == ["undo"]
    assert strip.shown is None


def test_details_fold_out_and_can_be_copied(strip: NoticeStrip) -> None:
    strip.show_notice(Notice("wrong", Tone.ERROR, details="line 1"))
    details = strip.findChild(QPlainTextEdit)
    assert isinstance(details, QPlainTextEdit)
    assert details.isHidden()
    press(strip, "Details")
    assert not details.isHidden()
    press(strip, "Copy details")
    assert QGuiApplication.clipboard().text() == "wrong\n\nline 1"


def test_text_is_plain_and_selectable(strip: NoticeStrip) -> None:
    strip.show_notice(Notice("<b>firm</b>"))
    label = strip.findChild(QLabel)
    assert isinstance(label, QLabel)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard


def test_names_language_and_end(strip: NoticeStrip, qapp: QApplication, qtbot: QtBot) -> None:
    strip.show_notice(Notice("wrong", Tone.ERROR, details="x"))
    assert unnamed(strip) == []
    speech.choose(qapp, "zh")
    qapp.processEvents()
    press(strip, "关闭")
    assert strip.shown is None
    strip.deleteLater()
    gone(qtbot, strip)


def test_what_stands_and_what_waits_is_said_again_in_the_new_language(
    strip: NoticeStrip, qapp: QApplication
) -> None:
    notices = Notices()
    notices.posted.connect(strip.show_notice)
    link = Link(lambda: tr("Undo"), lambda: None)
    rows = [error(Code.REQUIRED, "name_zh"), error(Code.REQUIRED, "town")]
    notices.error(CannotUndoError(rows), link, lambda: tr("What was imported before it stands."))
    notices.post(lambda: tr("The database answers again."), Tone.WARNING)
    notices.post("as it was", Tone.WARNING)
    notices.error(CannotUndoError(rows), link, lambda: tr("What was imported before it stands."))
    press(strip, "Details")
    speech.choose(qapp, "zh")
    qapp.processEvents()
    texts = [part.text() for part in strip.findChildren(QLabel) + strip.findChildren(QPushButton)]
    details = strip.findChild(QPlainTextEdit)
    assert isinstance(details, QPlainTextEdit)
    assert "撤销" in texts
    assert not details.isHidden(), "what was folded out stays so"
    assert "还没有填写" in details.toPlainText()
    assert texts[0].isascii() is False
    assert texts[0].endswith(tr("What was imported before it stands."))
    press(strip, "关闭")
    assert strip.shown is not None
    assert strip.shown.text == tr("The database answers again.") == "数据库已恢复连接。"
    press(strip, "关闭")
    assert strip.shown.text == "as it was"
    press(strip, "关闭")
    assert strip.shown is None, "the same error was not kept twice"


def test_the_world_fails_calmly(qtbot: QtBot) -> None:
    notices = Notices()
    with qtbot.waitSignal(notices.posted) as posted:
        notices.error(ExpectedError(Code.DISK_FULL))
    notice = posted.args[0]
    assert notice.tone is Tone.ERROR
    assert notice.details == ""
    rows = [error(Code.REQUIRED, "name_zh"), error(Code.REQUIRED, "town")]
    with qtbot.waitSignal(notices.posted) as posted:
        notices.error(CannotUndoError(rows))
    assert posted.args[0].details.count("\n") == 1


@pytest.mark.expects_logs
def test_our_own_failure_is_logged_and_told_with_details(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    notices = Notices()
    with qtbot.waitSignal(notices.posted) as posted, caplog.at_level(logging.ERROR):
        notices.error(ZeroDivisionError("1/0"))
    assert "ZeroDivisionError" in posted.args[0].details
    assert len(caplog.records) == 1
