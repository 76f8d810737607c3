"""A command ends calmly whatever happens, with a status that a script can rely on."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tradeplanner import paths
from tradeplanner.app import firms, history
from tradeplanner.app.workspace import Workspace
from tradeplanner.cli import main
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.i18n.language import EN, ZH, language

PHONE = "13800001111"


def fails_with(error: BaseException) -> main.Command:
    """Return a command that ends with ``error``."""

    def command(_asked: object) -> int:
        raise error

    return command


def test_an_expected_error_is_one_calm_sentence(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = fails_with(ExpectedError(Code.DISK_FULL, path="/data"))
    monkeypatch.setattr(main, "command", lambda _name: broken)
    answer = call("redo")
    assert (answer.status, answer.out) == (main.CANNOT, "")
    assert answer.err == "The disk with /data is full. Nothing was saved: free some space, then try again.\n"


@pytest.mark.expects_logs
def test_a_fault_of_ours_names_the_log_and_keeps_data_out_of_it(
    call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(paths, "log_folder", lambda: tmp_path / "logs")
    monkeypatch.setattr(main, "command", lambda _name: fails_with(ValueError(PHONE)))
    answer = call("redo")
    log = (tmp_path / "logs" / "tradeplanner.log").read_text(encoding="utf-8")
    assert answer.status == main.FAULT
    assert str(tmp_path / "logs") in answer.err
    assert "Traceback" not in answer.err
    assert "ValueError" in log
    assert PHONE not in log + answer.err


@pytest.mark.expects_logs
@pytest.mark.parametrize("broken", ["tradeplanner.cli.data._tell", "tradeplanner.app.imports.report_json"])
def test_a_fault_in_telling_says_that_all_was_stored(
    call: Call, ws: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, broken: str
) -> None:
    book = tmp_path / "firms.csv"
    book.write_text("企业名称\n绍兴甲有限公司\n", encoding="utf-8")

    def fail(*_given: object) -> None:
        raise ValueError(PHONE)

    monkeypatch.setattr(paths, "log_folder", lambda: tmp_path / "logs")
    monkeypatch.setattr(broken, fail)
    answer = call("import", "firms", book)
    step = history.steps(ws)[0].id
    assert [firm.name_zh for firm in firms.all(ws)] == ["绍兴甲有限公司"]
    assert answer.status == 0
    assert answer.err.startswith(f"It was stored, as step {step};")
    assert f"tradeplanner undo {step}" in answer.err
    assert "ValueError" in (tmp_path / "logs" / "tradeplanner.log").read_text(encoding="utf-8")
    assert call("import", "firms", book, "--dry-run").status == main.FAULT


def test_control_c_says_that_nothing_is_half_done(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main, "command", lambda _name: fails_with(KeyboardInterrupt()))
    answer = call("redo")
    assert answer.status == main.STOPPED
    assert answer.err.startswith("Stopped.")


def test_the_language_is_the_one_asked_for_even_in_a_complaint(call: Call) -> None:
    assert call("nonsense", lang=ZH).err.startswith("命令不能是")
    assert language() == ZH
    assert call("nonsense", lang=EN).err.startswith("COMMAND cannot be")


@pytest.mark.parametrize(
    "words", [["--lang=en"], ["--lang", "en"], ["redo", "--lang", "en"], ["--lang=zh", "redo", "--lang=en"]]
)
def test_the_language_is_found_wherever_it_stands(words: list[str]) -> None:
    assert main._asked_language(words) == EN  # noqa: SLF001  # the parser itself must speak it


def test_a_reader_who_leaves_early_is_no_error(folder: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as gone:
        ended = subprocess.run(
            [sys.executable, "-m", "tradeplanner", "--data", folder, "history", "--json"],
            stdout=gone,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (ended.returncode, ended.stderr) == (main.DEAF, "")


def test_a_command_loads_only_what_it_uses() -> None:
    script = (
        "import sys; from tradeplanner.__main__ import main; main(['--version']);"
        "print(sorted({'PySide6', 'sqlalchemy', 'pandas', 'matplotlib', 'typst'} & set(sys.modules)))"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ended.stdout.splitlines()[-1] == "[]"
