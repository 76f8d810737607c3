"""The start: what the first paint may load, options, the input method, and a second start."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo

from tradeplanner.ui import start

LATER = ("sqlalchemy", "alembic", "pandas", "numpy", "matplotlib", "typst", "pypinyin", "lxml")
LOOK = """
import json, sys
from tradeplanner.ui import start
status = start.main(["--quit-after-paint", "--lang", "zh", "--data", sys.argv[1]])
print(json.dumps([status, sorted({name.split(".")[0] for name in sys.modules}), sorted(sys.modules)]))
"""


def test_the_first_paint_loads_qt_and_nothing_heavy(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", LOOK, tmp_path], capture_output=True, text=True, check=True)
    status, tops, modules = json.loads(done.stdout)
    assert status == 0
    assert set(tops).isdisjoint(LATER)
    rooms = ("tradeplanner.app", "tradeplanner.storage", "tradeplanner.domain")
    assert not [name for name in modules if name.startswith(rooms)]
    assert "PySide6.QtNetwork" not in modules
    assert list(tmp_path.iterdir()) == []  # painting alone leaves nothing behind


def test_quit_after_paint_says_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tradeplanner", "--quit-after-paint", "--data", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    noise = [line for line in done.stderr.splitlines() if not line.startswith("This plugin does not")]
    assert (done.returncode, done.stdout, noise) == (0, "", [])


def test_an_unknown_option_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        start.parse(["--colour"])
    assert left.value.code == 2
    assert "--colour" in capsys.readouterr().err


@pytest.mark.parametrize(
    "named,expected", [("fcitx", "ibus"), ("fcitx5", "ibus"), ("ibus", "ibus"), ("", "")]
)
def test_fcitx_without_its_plugin_becomes_ibus(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, named: str, expected: str
) -> None:
    monkeypatch.setattr(QLibraryInfo, "path", lambda _: str(tmp_path))
    monkeypatch.setenv("QT_IM_MODULE", named)
    start.choose_input_method()
    assert os.environ["QT_IM_MODULE"] == expected


def test_fcitx_with_its_plugin_stays(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "platforminputcontexts"
    folder.mkdir()
    (folder / "libfcitx5platforminputcontextplugin.so").touch()
    monkeypatch.setattr(QLibraryInfo, "path", lambda _: str(tmp_path))
    monkeypatch.setenv("QT_IM_MODULE", "fcitx")
    start.choose_input_method()
    assert os.environ["QT_IM_MODULE"] == "fcitx"
