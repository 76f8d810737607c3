"""A folder of result forms on the command line: what came in, what was left out, and the status."""

import json
from pathlib import Path

import pytest

from tests.builders import a_firm, an_edition
from tests.cli.conftest import Call
from tests.importing.files import locked, text
from tests.importing.result_forms import FAIR, form
from tradeplanner.app import exhibitions, firms, returns
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.ids import ExhibitionId


@pytest.fixture
def forms(ws: Workspace, tmp_path: Path) -> Path:
    """Give a folder of two forms and what is none, their firms and edition stored."""
    for name in "甲乙":
        firms.add(ws, a_firm(name_zh=f"{name}有限公司", credit_code=""))
        form(tmp_path / "成效表" / f"{name}.xlsx", f"{name}有限公司")
    exhibitions.add_edition(ws, an_edition(exhibition_id=ExhibitionId(0), name_zh=FAIR, year=2024))
    text(tmp_path / "成效表" / "说明.docx", "PK")
    return tmp_path / "成效表"


def test_a_folder_comes_in_and_says_what_it_left_out(call: Call, ws: Workspace, forms: Path) -> None:
    answer = call("import", "returns", forms)
    assert answer.status == 0
    assert "File left out: 说明.docx." in answer.out
    assert answer.out.splitlines()[-1] == "2 records stored."
    assert len(returns.all(ws)) == 2


def test_its_report_has_the_sums_in_the_unit_of_the_forms(call: Call, ws: Workspace, forms: Path) -> None:
    answer = call("import", "returns", forms, "--json", "--dry-run")
    report = json.loads(answer.out)
    assert [file["name"] for file in report["ignored_files"]] == ["说明.docx"]
    sums = {total["field"]: (total["unit"], total["sum"]) for total in report["sums"]}
    assert sums == {"buyers": ("", "98"), "intended": ("万美元", "22.8"), "on_site": ("万美元", "5.0")}
    assert returns.all(ws) == []


def test_a_workbook_that_cannot_be_read_waits_for_somebody(call: Call, forms: Path) -> None:
    locked(form(forms / "丙.xlsx", "丙有限公司"), "1")
    assert call("import", "returns", forms).status == 1


def test_a_folder_without_forms_is_status_2(call: Call, tmp_path: Path) -> None:
    (tmp_path / "leer").mkdir()
    answer = call("import", "returns", tmp_path / "leer", "--json")
    assert (answer.status, json.loads(answer.out)["findings"][0]["code"]) == (2, "folder_empty")
