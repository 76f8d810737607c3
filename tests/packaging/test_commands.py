"""``run.sh`` as a person meets it: what it installs, what it says, what it hands to the program.

Nothing is downloaded. A stand-in for Python notes its calls and makes an environment of itself; the other
commands on PATH are stand-ins too, so that the tests do the same as root, in CI and on a desk.
"""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLAIN_TOOLS = (
    "basename",
    "cat",
    "cksum",
    "dirname",
    "env",
    "find",
    "ls",
    "mkdir",
    "rm",
    "sed",
    "sh",
    "uname",
)

PYTHON = """#!/bin/sh
echo "$@" >>"$CALLS"
case "$*" in
    *'import ensurepip'*) exit "${NO_VENV:-0}" ;;
    '-m venv '*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" && : >"$3/pyvenv.cfg" ;;
    '-m pip '*'-e '*) exit 0 ;;
    '-m pip '*) exit "${NO_NETWORK:-0}" ;;
    '- '*) for pair in $LACKS; do echo "$pair"; done ;;
    '-P -m tradeplanner'*) shift 3; echo "program:$*:" ;;
esac
"""


@dataclass
class Desk:
    """A copy of the scripts, a PATH of stand-ins, and what Python was called with."""

    root: Path
    tools: Path

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run ``run.sh`` with ``arguments`` from another folder."""
        return subprocess.run(
            ["sh", self.root / "packaging" / "run.sh", *arguments],
            cwd=self.tools,
            env={"PATH": str(self.tools), "CALLS": str(self.log), "LACKS": "", **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    @property
    def log(self) -> Path:
        """Return the file with Python's calls."""
        return self.root / "calls"

    def installs(self) -> list[str]:
        """Return the calls of pip, and forget all calls."""
        calls = self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return [call for call in calls if call.startswith("-m pip")]

    def stand_in(self, name: str, script: str) -> None:
        """Put a command on PATH."""
        target = self.tools / name
        target.write_text(script if script.startswith("#!") else f"#!/bin/sh\n{script}\n", encoding="utf-8")
        target.chmod(0o755)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Lay out a project, in a folder with a blank and Chinese letters in its name, and a clerk's desk."""
    root, tools = tmp_path / "贸易 计划", tmp_path / "bin"
    tools.mkdir()
    for name in (
        "setup.sh", "run.sh", "build_hook.py", "requirements.lock", "requirements-postgresql.lock",
    ):  # fmt: skip
        (root / "packaging").mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / "packaging" / name, root / "packaging" / name)
    shutil.copyfile(ROOT / "pyproject.toml", root / "pyproject.toml")
    messages = root / "src" / "tradeplanner" / "i18n" / "locale" / "zh" / "LC_MESSAGES"
    messages.mkdir(parents=True)
    (messages / "tradeplanner.mo").touch()
    made = Desk(root, tools)
    for name in (*PLAIN_TOOLS, "cp"):
        (tools / name).symlink_to(shutil.which(name) or "")
    made.stand_in("python3", PYTHON)
    made.stand_in("id", "echo 1000")
    return made


def test_set_up_once_then_start_at_once(desk: Desk) -> None:
    first = desk.run("import", "firms", "名录 1.xlsx")
    assert (first.returncode, first.stdout) == (0, "program:import firms 名录 1.xlsx:\n")
    assert "about 200 MB" in first.stderr
    assert len(desk.installs()) == 2
    second = desk.run("--version")
    assert (second.stdout, second.stderr, desk.installs()) == ("program:--version:\n", "", [])


def test_a_server_is_named_and_its_driver_comes_once(desk: Desk) -> None:
    desk.run("--version")
    desk.installs()
    server = {"TRADEPLANNER_DATABASE": "postgresql://a:b@server/trade"}
    first = desk.run("history", **server)
    assert (first.returncode, first.stdout) == (0, "program:history:\n")
    assert "driver for PostgreSQL" in first.stderr
    (installed,) = desk.installs()
    assert "requirements-postgresql.lock" in installed
    assert "--require-hashes" in installed
    second = desk.run("history", **server)
    assert (second.stderr, desk.installs()) == ("", [])


def test_a_driver_that_cannot_be_had_leaves_the_set_up_whole(desk: Desk) -> None:
    desk.run("--version")
    failed = desk.run("history", TRADEPLANNER_DATABASE="postgresql://server/trade", NO_NETWORK="1")
    assert (failed.returncode, failed.stdout) == (1, "")
    assert "With a network, run this again" in failed.stderr
    desk.installs()
    assert desk.run("history").stdout == "program:history:\n"
    assert desk.installs() == []


def test_the_driver_is_the_one_that_the_tests_use() -> None:
    locks = [
        (ROOT / "packaging" / f"requirements-{name}.lock").read_text(encoding="utf-8")
        for name in ("postgresql", "test")
    ]
    pins = [{line for line in lock.splitlines() if "==" in line} for lock in locks]
    assert any(pin.startswith("psycopg-binary==") for pin in pins[0])
    assert pins[0] <= pins[1]


def test_window_needs_a_display(desk: Desk) -> None:
    for arguments in ([], ["--data", "x y"], ["--lang=en", "--data=x"]):
        answer = desk.run(*arguments)
        where = desk.tools / "tradeplanner-demo"
        assert answer.stdout == f"program:{' '.join([*arguments, 'demo', str(where)])}:\n"
        assert "no display" in answer.stderr
        assert str(where) in answer.stderr


def test_each_demonstration_has_a_folder_of_its_own(desk: Desk) -> None:
    for number in ("", "-2", "-3"):
        folder = desk.tools / f"tradeplanner-demo{number}"
        assert desk.run().stdout == f"program:demo {folder}:\n"
        folder.mkdir()
        (folder / "tradeplanner.db").touch()


@pytest.mark.parametrize("display", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_window_opens_on_a_display(desk: Desk, display: str) -> None:
    assert desk.run("--data", "x", **{display: "y"}).stdout == "program:--data x:\n"


def test_commands_do_not_ask_for_the_windows_libraries(desk: Desk) -> None:
    assert desk.run("history", LACKS="libgl1", DISPLAY=":0").returncode == 0


def test_a_second_start_writes_nothing(desk: Desk) -> None:
    desk.run(DISPLAY=":0")
    venv = desk.root / ".venv"
    before = {path.name: path.stat().st_mtime_ns for path in venv.iterdir()}
    for arguments in ([], ["history"]):
        assert desk.run(*arguments, DISPLAY=":0").returncode == 0
    assert {path.name: path.stat().st_mtime_ns for path in venv.iterdir()} == before


def test_all_that_is_missing_is_named_in_one_line(desk: Desk) -> None:
    desk.stand_in("apt-get", "exit 1")
    answer = desk.run(NO_VENV="1", LACKS="libgl1 libegl1", DISPLAY=":0")
    assert answer.returncode == 1
    assert answer.stdout == ""
    (line,) = answer.stderr.splitlines()
    assert line.endswith("install them with: sudo apt-get install python3-venv libgl1 libegl1")


def test_other_systems_are_told_debians_names(desk: Desk) -> None:
    answer = desk.run(NO_VENV="1")
    assert answer.returncode == 1
    assert "by their names in Debian" in answer.stderr
    assert "python3-venv" in answer.stderr


def test_root_installs_what_is_missing(desk: Desk) -> None:
    desk.stand_in("id", "echo 0")
    desk.stand_in("dpkg", "exit 0")
    desk.stand_in("apt-get", f'echo "$@" >>"{desk.root}/apt"')
    assert desk.run(LACKS="libgl1 libegl1", DISPLAY=":0").stdout == "program::\n"
    assert (desk.root / "apt").read_text(encoding="utf-8").splitlines()[-1].endswith("libgl1 libegl1")


def test_root_is_told_what_cannot_be_installed(desk: Desk) -> None:
    desk.stand_in("id", "echo 0")
    desk.stand_in("dpkg", "exit 0")
    desk.stand_in("apt-get", 'echo "E: Unable to locate package libgl1"; exit 100')
    answer = desk.run(LACKS="libgl1", DISPLAY=":0")
    assert (answer.returncode, answer.stdout) == (1, "")
    assert "E: Unable to locate package libgl1" in answer.stderr
    assert answer.stderr.endswith("try by hand: apt-get install libgl1\n")


def test_without_a_network_it_says_so_and_goes_on_later(desk: Desk) -> None:
    broken = desk.run("--version", NO_NETWORK="1")
    assert broken.returncode == 1
    assert "With a network, run this again" in broken.stderr
    mended = desk.run("--version")
    assert "not whole; making it again" in mended.stderr
    assert mended.stdout == "program:--version:\n"


def test_changed_locks_install_anew(desk: Desk) -> None:
    desk.run("--version")
    desk.installs()
    with (desk.root / "packaging" / "requirements.lock").open("a", encoding="utf-8") as lock:
        lock.write("# changed\n")
    desk.run("--version")
    assert len(desk.installs()) == 1


def test_a_project_that_was_moved_is_set_up_anew(desk: Desk) -> None:
    desk.run("--version")
    desk.root = desk.root.rename(desk.root.with_name("elsewhere"))
    desk.installs()
    moved = desk.run("--version")
    assert "making it again" in moved.stderr
    assert moved.stdout == "program:--version:\n"
    assert len(desk.installs()) == 2


def test_a_folder_that_is_something_else_is_left_alone(desk: Desk, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.docx").touch()
    answer = desk.run("--version", TRADEPLANNER_VENV=str(mine))
    assert answer.returncode == 1
    assert "TRADEPLANNER_VENV" in answer.stderr
    assert [path.name for path in mine.iterdir()] == ["thesis.docx"]


def test_no_python_is_a_calm_answer(desk: Desk) -> None:
    (desk.tools / "python3").unlink()
    desk.stand_in("apt-get", "exit 1")
    answer = desk.run("--version")
    assert answer.returncode == 1
    assert "apt-get install python3 python3-venv" in answer.stderr
