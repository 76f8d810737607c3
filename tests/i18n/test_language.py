"""One language is in force; changing it tells who shows text, and an unknown one is Chinese."""

import threading
from collections.abc import Callable

import pytest

from tradeplanner.i18n.language import (
    EN,
    ZH,
    language,
    mark,
    ntr,
    on_change,
    set_language,
    speaking,
    system_language,
    tr,
)

Speak = Callable[[str], None]


@pytest.mark.parametrize(
    "environment, spoken",
    [
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "zh"),
    ],
)
def test_the_system_says_english_or_it_is_chinese(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], spoken: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert system_language() == spoken


def test_a_language_is_spoken_until_the_next(speak: Speak) -> None:
    speak("zh")
    assert (language(), tr("Amount")) == ("zh", "金额")
    speak("en")
    assert (language(), tr("Amount")) == ("en", "Amount")


def test_a_language_that_is_not_there_is_chinese(speak: Speak) -> None:
    speak("fr")

    assert language() == "zh"


def test_who_shows_text_is_told_until_it_leaves(speak: Speak) -> None:
    heard: list[str] = []
    leave = on_change(lambda: heard.append(language()))

    speak("en")
    speak("zh")
    leave()
    leave()
    speak("en")

    assert heard == ["en", "zh"]


def test_a_listener_may_leave_while_it_is_told(speak: Speak) -> None:
    heard: list[str] = []

    def once() -> None:
        heard.append(language())
        leave()

    leave = on_change(once)
    stay = on_change(lambda: heard.append("second"))
    speak("en")
    speak("zh")
    stay()

    assert heard == ["en", "second", "second"]


@pytest.mark.usefixtures("en")
def test_sentences_are_filled_and_counted() -> None:
    assert tr("Undo: {act}", act="x") == "Undo: x"
    assert [ntr("{count} order", "{count} orders", count) for count in (0, 1, 2)] == [
        "0 orders",
        "1 order",
        "2 orders",
    ]


@pytest.mark.usefixtures("zh")
def test_chinese_counts_without_a_plural() -> None:
    assert [ntr("{count} order", "{count} orders", count) for count in (1, 2)] == ["1 笔订单", "2 笔订单"]


@pytest.mark.usefixtures("zh")
def test_braces_in_what_fills_a_sentence_stay_as_they_are() -> None:
    assert tr("Undo: {act}", act="{name}") == "撤销：{name}"


@pytest.mark.usefixtures("zh")
def test_nothing_stays_nothing_and_the_unknown_stays_english() -> None:
    assert tr("") == ""
    assert tr("no such sentence") == "no such sentence"


@pytest.mark.usefixtures("zh")
def test_a_marked_sentence_is_looked_up_later() -> None:
    assert mark("Amount") == "Amount"


def test_a_paper_speaks_its_own_language_and_nobody_else_hears() -> None:
    set_language(EN)
    heard: list[str] = []
    with speaking(ZH):
        other = threading.Thread(target=lambda: heard.append(tr("Settings")))
        other.start()
        other.join()
        assert (language(), tr("Settings")) == (ZH, "设置")
    assert heard == ["Settings"]
    assert (language(), tr("Settings")) == (EN, "Settings")
