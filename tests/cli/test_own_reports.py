"""Own reports on the command line: made, listed, handed on, taken in."""

from pathlib import Path

import pytest

from tests.builders import an_own_report
from tradeplanner.app import own_reports
from tradeplanner.app.workspace import open_workspace
from tradeplanner.cli.main import run


@pytest.fixture
def desk(tmp_path: Path) -> list[str]:
    """Return the arguments that name a data file with one own report."""
    with open_workspace(tmp_path / "desk") as ws:
        own_reports.add(ws, an_own_report(name="月报"))
    return ["--lang", "en", "--data", str(tmp_path / "desk")]


def test_they_are_listed_and_go_from_desk_to_desk(
    desk: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*desk, "own-reports"]) == 0
    assert "月报" in capsys.readouterr().out
    file = tmp_path / "a.tpreport"
    assert run([*desk, "own-reports", "export", "月报", "--out", str(file)]) == 0
    other = ["--lang", "en", "--data", str(tmp_path / "other")]
    assert run([*other, "own-reports", "import", str(file)]) == 0
    assert "Taken in: 月报" in capsys.readouterr().out
    file.write_text("no")
    assert run([*other, "own-reports", "import", str(file)]) == 2
    assert "not an own report" in capsys.readouterr().err
    assert run([*other, "own-reports", "export"]) == 2


def test_an_own_report_is_made_by_its_name_in_the_units_asked_for(
    desk: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.pdf"
    made = ["report", "--own", "月报", "--units", "wan", "--year", "2023", "--out", str(file)]
    assert run([*desk, *made]) == 0
    assert file.read_bytes().startswith(b"%PDF")
    assert run([*desk, "report", "--own", "年报"]) == 2
    assert run([*desk, "report"]) == 2
    assert "--own NAME" in capsys.readouterr().err
