"""The handbook: both languages alike, links that lead somewhere, F1 from page and form, and its search."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed
from tests.ui.ends import Keep, gone
from tradeplanner.i18n import language
from tradeplanner.ui import speech
from tradeplanner.ui.handbook import topics
from tradeplanner.ui.handbook.door import Keeper, offer
from tradeplanner.ui.handbook.window import Handbook
from tradeplanner.ui.pages_list import PAGES

LANGUAGES = ("zh", "en")
LINK = re.compile(r"\]\(([^)]+)\)")
ASKED = {
    "import": ("Ctrl+I", "Ctrl+Z"),
    "mending": ("18", "9.13E+17"),
    "booths": ("3-A12", "Enter"),
    "targets": ("Insert",),
    "reports": ("Ctrl+P", "PDF"),
    "history": ("Ctrl+Z", "Ctrl+Y"),
    "datafile": ("PostgreSQL",),
}
"""The questions that the help must answer, with what no answer can do without."""


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_every_page_of_the_window_has_its_topic(spoken: str) -> None:
    known = {topic.name for topic in topics.topics(spoken)}
    assert {entry.key for entry in PAGES} <= known | {"edition"}
    assert {path.stem for path in topics.folder(spoken).glob("*.md")} == known


def test_both_languages_are_built_alike() -> None:
    for chinese, english in zip(topics.topics("zh"), topics.topics("en"), strict=True):
        for mark in ("\n## ", "\n- ", "](", "\n1. ", "\n|"):
            assert chinese.text.count(mark) == english.text.count(mark), (chinese.name, mark)


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_every_link_and_picture_is_there(spoken: str) -> None:
    for topic in topics.topics(spoken):
        for target in LINK.findall(topic.text):
            assert (topics.folder(spoken) / target).is_file(), (topic.name, target)


@pytest.mark.parametrize("spoken", LANGUAGES)
@pytest.mark.parametrize("topic", ASKED)
def test_what_a_bureau_asks_is_answered(spoken: str, topic: str) -> None:
    text = next(each.plain for each in topics.topics(spoken) if each.name == topic)
    assert all(word in text for word in ASKED[topic])


def test_a_search_finds_every_word_and_shows_the_line() -> None:
    (first, line), *_ = topics.found("zh", "恢复 备份")
    assert (first.name, "恢复" in line) == ("datafile", True)
    assert topics.found("en", "no such words anywhere") == []
    assert len(topics.found("en", "  ")) == len(topics.ORDER)


def test_a_page_without_a_topic_leads_to_the_first() -> None:
    assert [topics.topic_of(key) for key in ("orders", "edition", "nowhere")] == ["orders", "plan", "start"]


@pytest.fixture
def book(keep: Keep) -> Handbook:
    made = keep(Handbook())
    made.show()
    return made


def test_the_book_leads_from_topic_to_topic_and_back(book: Handbook) -> None:
    book.show_topic("orders")
    book.reader.topic_wanted.emit("targets")
    assert "How to set a target" in book.windowTitle()
    assert "How to set a target" in book.reader.toPlainText()
    QTest.keyClick(book, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert book.current == "orders"
    assert unnamed(book) == []


def test_a_search_lists_what_fits_and_shows_it(book: Handbook) -> None:
    QTest.keyClicks(book.search, "phasing")
    names = [book.list.item(at).data(Qt.ItemDataRole.UserRole) for at in range(book.list.count())]
    assert "targets" in names
    assert "history" not in names
    assert book.current in names
    assert book.reader.textCursor().selectedText().casefold() == "phasing"
    book.search.clear()
    assert book.list.count() == len(topics.ORDER)


def test_the_book_follows_the_language(book: Handbook, qapp: QApplication, qtbot: QtBot) -> None:
    book.show_topic("history")
    speech.choose(qapp, language.ZH)
    qtbot.waitUntil(lambda: "怎样撤销" in book.reader.toPlainText())
    assert book.list.item(0).text() == "从这里开始"


def test_the_first_key_asks_for_the_topic_of_a_form(qtbot: QtBot, keep: Keep) -> None:
    asked: list[tuple[str, object]] = []
    form = keep(QDialog())
    offer(form, lambda key, focus: asked.append((key, focus)), "import")
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    QTest.keySequence(form, QKeySequence("F1"))
    assert asked == [("help", "import")]


def test_one_book_is_kept_and_goes_with_the_window(qtbot: QtBot, keep: Keep) -> None:
    keeper = Keeper(keep(QWidget()))
    book = keeper.show("orders")
    assert keeper.show("firms") is book
    assert book.current == "firms"
    keeper.close()
    gone(qtbot, book)


def test_escape_closes_the_book(book: Handbook) -> None:
    QTest.keyClick(book, Qt.Key.Key_Escape)
    assert not book.isVisible()
