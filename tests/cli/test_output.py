"""Answers line up in two scripts, survive any encoding, and progress is for people only."""

import io
import json
import sys
import time

import pytest

from tradeplanner.cli import output


class Terminal(io.StringIO):
    """A stream that a person looks at."""

    def isatty(self) -> bool:
        return True


def test_columns_line_up_though_chinese_is_twice_as_wide() -> None:
    lines = output.lines_up([("绍兴", "1", "x"), ("a", "12", "y")], numbers=(1,))
    assert lines == ["绍兴   1  x", "a     12  y"]


def test_nothing_lines_up_to_nothing() -> None:
    assert output.lines_up([]) == []


def test_chinese_is_written_as_itself_under_a_poor_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    bytes_written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(bytes_written, encoding="ascii"))
    output.speak_utf8()
    output.say("已导入")
    sys.stdout.flush()
    assert bytes_written.getvalue() == "已导入\n".encode()


def test_a_file_name_that_is_no_text_does_not_end_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    bytes_written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(bytes_written, encoding="utf-8"))
    output.speak_utf8()
    output.say_json({"file": "\udcb4.csv"})
    sys.stdout.flush()
    assert json.loads(bytes_written.getvalue()) == {"file": "\udcb4.csv"}


def test_progress_is_silent_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with output.progress("Reading") as moved:
        moved(1, 2)
    assert capsys.readouterr() == ("", "")


def test_progress_counts_at_a_terminal_and_clears_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with output.progress("Reading") as moved:
        moved(500, 0)
        moved(2000, 2000)
    said = terminal.getvalue()
    assert "Reading: 500" in said
    assert "Reading: 2000 of 2000" in said
    assert said.endswith("\r\x1b[K")


def test_progress_does_not_flood_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(time, "monotonic", lambda: 5.0)
    with output.progress("Reading") as moved:
        for number in range(1000):
            moved(number, 1001)
    assert terminal.getvalue().count("Reading") == 1
