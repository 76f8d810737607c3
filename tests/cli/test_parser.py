"""Help and complaints speak the language in force, and no option is without an explanation."""

import argparse
import re

import pytest

from tradeplanner.__main__ import COMMANDS, command_of
from tradeplanner.app.imports import KINDS
from tradeplanner.cli import main, parser
from tradeplanner.i18n.language import EN, LANGUAGES, ZH, set_language


def commands() -> dict[str, argparse.ArgumentParser]:
    """Return the parser of each command."""
    actions = parser.build()._subparsers  # noqa: SLF001  # argparse has no public way to ask
    assert actions is not None
    choices = actions._group_actions[0].choices  # noqa: SLF001  # as above
    assert isinstance(choices, dict)
    return choices


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_argument_is_explained(code: str) -> None:
    set_language(code)
    for name, command in commands().items():
        assert command.description, name
        silent = [action.dest for action in command._actions if not action.help]  # noqa: SLF001  # as above
        assert not silent, name


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", ["import", "template"])
def test_the_help_lists_every_kind(code: str, name: str) -> None:
    set_language(code)
    (kind,) = (action.help for action in commands()[name]._actions if action.dest == "kind")  # noqa: SLF001
    assert set(re.findall("[a-z]+", str(kind))) >= set(KINDS)


def test_every_command_has_a_parser_a_function_and_a_place_at_the_entry() -> None:
    names = list(commands())
    assert sorted(names) == sorted(COMMANDS)
    assert all(callable(main.command(name)) for name in names)


def test_help_is_chinese_in_chinese() -> None:
    set_language(ZH)
    text = parser.build().format_help()
    assert text.startswith("用法：")
    assert not [word for word in ("usage", "options", "show ", "import a") if word in text]


@pytest.mark.parametrize(
    "words, english, chinese",
    [
        (["import", "firms"], "This is missing: FILE.", "缺少：文件。"),
        (["undo", "x"], "STEP cannot be 'x'. Write a whole number.", "步骤号不能是 'x'，请填整数。"),
        (["redo", "--hard"], "This is not understood: --hard.", "无法识别：--hard。"),
        (["report", "summary", "--year"], "--year needs a value.", "--year 后面要跟一个值。"),
        (["undo", "--lang", "fr"], "--lang cannot be 'fr'.", "--lang不能是 'fr'。"),
    ],
)
def test_complaints_are_ours(
    words: list[str], english: str, chinese: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for code, expected in ((EN, english), (ZH, chinese)):
        set_language(code)
        with pytest.raises(SystemExit) as leaving:
            parser.build().parse_args(words)
        assert leaving.value.code == parser.UNREADABLE
        assert capsys.readouterr().err.startswith(expected[:-1])


def test_a_complaint_we_do_not_know_is_passed_on() -> None:
    assert parser.complaint("something new") == "something new"


@pytest.mark.parametrize(
    "words, command",
    [
        ([], ""),
        (["--quit-after-paint"], ""),
        (["--data", "import"], ""),
        (["--data=x", "history"], "history"),
        (["--lang", "en", "import", "firms", "a.xlsx"], "import"),
        (["--version"], "--version"),
        (["wrong"], "wrong"),
    ],
)
def test_the_window_opens_only_without_a_command(words: list[str], command: str) -> None:
    assert command_of(words) == command


def test_the_data_folder_may_stand_on_either_side() -> None:
    before = parser.build().parse_args(["--data", "a", "redo"])
    after = parser.build().parse_args(["redo", "--data", "a"])
    assert before.data == after.data
    assert str(before.data) == "a"
