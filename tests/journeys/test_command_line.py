"""The happy path at a terminal: import, report, and the PDF's text is Chinese that a search finds."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys import messy


def tradeplanner(data: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own, in Chinese, with a locale that knows none."""
    return subprocess.run(
        [sys.executable, "-m", "tradeplanner", "--data", data, "--lang", "zh", *words],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": "C"},
        check=False,
    )


def test_from_a_file_to_a_page(tmp_path: Path) -> None:
    data, out = tmp_path / "data", tmp_path / "summary.pdf"
    file = messy.register(tmp_path / "名录.xlsx")

    tried = tradeplanner(data, "import", "firms", file, "--dry-run", "--json")
    report = json.loads(tried.stdout)
    assert (tried.returncode, report["committed"], report["rows"]["new"]) == (1, False, messy.SOUND + 1)

    done = tradeplanner(data, "import", "firms", file)
    assert done.returncode == 1
    assert f"已入库 {messy.SOUND + 1} 条记录。" in done.stdout
    assert done.stderr.startswith("如需撤销")

    again = json.loads(tradeplanner(data, "import", "firms", file, "--json").stdout)
    assert (again["rows"]["new"], again["rows"]["same"]) == (0, messy.SOUND + 1)

    assert tradeplanner(data, "report", "summary", "--year", "2023", "--out", out).returncode == 0
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext here; packaging/test.sh installs poppler-utils")
    text = subprocess.run(["pdftotext", out, "-"], capture_output=True, check=True).stdout.decode()
    assert "2023年" in text
    assert "操作记录" in text

    undone = tradeplanner(data, "undo")
    assert undone.returncode == 0
    assert "撤销" in undone.stdout


def test_a_file_that_cannot_be_read_is_status_2_and_still_json(tmp_path: Path) -> None:
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04 no workbook")
    ended = tradeplanner(tmp_path / "data", "import", "firms", broken, "--json")
    report = json.loads(ended.stdout)
    assert (ended.returncode, report["committed"]) == (2, False)
    assert report["findings"][0]["severity"] == "error"
    assert report["findings"][0]["message"]
    assert "Traceback" not in ended.stderr
