"""Charts asked for at a terminal."""

from pathlib import Path

import pytest

from tests.builders import an_export
from tests.cli.conftest import Call
from tradeplanner.app import exports
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.dashboards import Ask
from tradeplanner.domain.money import Money

SIGNS = {".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF"}


def test_every_chart_is_listed_with_its_question(call: Call) -> None:
    answer = call("charts")
    assert [line.split()[0] for line in answer.out.splitlines()] == [ask.value for ask in Ask]
    assert "Who is behind?" in answer.out


@pytest.mark.parametrize("ending", SIGNS)
def test_a_chart_is_written_as_its_ending_says(
    call: Call, ws: Workspace, tmp_path: Path, ending: str
) -> None:
    exports.add(
        ws, an_export(year=2023, firm_id=None, place="越城区", market="", hs="", value=Money(1_000_00, "CNY"))
    )
    out = tmp_path / f"chart{ending}"
    answer = call("chart", "months", "--year", "2023", "--output", out)
    assert (answer.status, answer.err) == (0, "")
    assert out.read_bytes().startswith(SIGNS[ending])


def test_grey_and_language_make_another_picture(call: Call, ws: Workspace, tmp_path: Path) -> None:
    exports.add(
        ws, an_export(year=2023, firm_id=None, place="越城区", market="", hs="", value=Money(1_000_00, "CNY"))
    )
    files = [tmp_path / f"{at}.svg" for at in range(3)]
    for file, more in zip(files, ([], ["--grey"], ["--language", "zh"]), strict=True):
        assert call("chart", "months", "--year", "2023", "--output", file, *more).status == 0
    texts = [file.read_text(encoding="utf-8") for file in files]
    assert len(set(texts)) == len(files)
    assert "月" in texts[2]
    assert "月" not in texts[0]


def test_another_ending_is_refused_and_named(call: Call, tmp_path: Path) -> None:
    answer = call("chart", "course", "--output", tmp_path / "chart.bmp")
    assert answer.status == 2
    assert "chart.bmp" in answer.err


def test_a_folder_that_is_not_there_is_named(call: Call, tmp_path: Path) -> None:
    answer = call("chart", "course", "--year", "2023", "--output", tmp_path / "away" / "chart.png")
    assert answer.status == 2
    assert "away" in answer.err
