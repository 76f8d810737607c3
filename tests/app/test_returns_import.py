"""Result forms through the front door: a folder is one step and one undo; its template comes back whole."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from tests.builders import a_firm, an_edition, an_exhibition
from tests.importing.files import locked, text, workbook
from tests.importing.result_forms import FAIR, form
from tradeplanner.app import history, imports, returns
from tradeplanner.app.imports import ImportOutcome
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import EditionId, ExhibitionId, FirmId, Noun
from tradeplanner.i18n.acts import act_sentence
from tradeplanner.i18n.language import EN, ZH, speaking


@pytest.fixture(autouse=True)
def known(ws: Workspace) -> tuple[FirmId, EditionId]:
    """Give a store of three firms and an edition."""
    with ws.change(Act.ADD, Noun.FIRM) as step:
        firm = FirmId(step.add(Noun.FIRM, a_firm(name_zh="甲有限公司", credit_code="")))
        for name in "乙丙":
            step.add(Noun.FIRM, a_firm(name_zh=f"{name}有限公司", credit_code=""))
        fair = ExhibitionId(step.add(Noun.EXHIBITION, an_exhibition(name_zh="大阪展")))
        edition = EditionId(step.add(Noun.EDITION, an_edition(exhibition_id=fair, year=2024, name_zh=FAIR)))
    return firm, edition


def bring_in(ws: Workspace, path: Path) -> tuple[ImportOutcome, dict[str, object]]:
    """Import a folder or a file of result forms; return what it did, and its report."""
    with closing(imports.open_file(ws, "returns", path)) as session:
        outcome = imports.commit(ws, session, imports.check(ws, session, session.proposal))
        return outcome, dict(imports.report_json(session, outcome))


def test_a_folder_is_one_step_that_names_it_and_one_undo(
    ws: Workspace, tmp_path: Path, known: tuple[FirmId, EditionId]
) -> None:
    folder = tmp_path / "大阪展成效表"
    form(folder / "甲.xlsx", "甲有限公司")
    form(folder / "镇街" / "乙.xlsx", "乙有限公司")
    outcome, report = bring_in(ws, folder)
    assert (outcome.counts.new, report["file"], report["committed"]) == (2, "大阪展成效表", True)
    told = returns.of_edition(ws, known[1])
    assert [one.origin.sheet if one.origin else "" for one in told] == [
        "甲.xlsx › Sheet1", "镇街/乙.xlsx › Sheet1",
    ]  # fmt: skip
    assert returns.of_firm(ws, known[0]) == [told[0]]
    with speaking(EN):
        assert act_sentence(history.steps(ws, 1)[0]) == "Import of 2 result forms from 大阪展成效表"
    history.undo(ws)
    assert returns.all(ws) == []
    history.redo(ws)
    assert bring_in(ws, folder)[0].counts.same == 2
    assert bring_in(ws, folder)[1]["same_file"]


def test_the_report_names_files_left_out_and_the_real_cell_of_a_finding(
    ws: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "forms"
    form(folder / "甲.xlsx", "甲有限公司", **{"接待客商数（家）": "很多"})
    form(folder / "乙.xlsx", "乙有限公司")
    locked(form(folder / "丙.xlsx", "丙有限公司"), "1")
    text(folder / "~$甲.xlsx", "x")
    _, report = bring_in(ws, folder)
    ignored = report["ignored_files"]
    assert isinstance(ignored, list)
    assert [file["name"] for file in ignored] == ["~$甲.xlsx", "丙.xlsx"]
    findings = report["findings"]
    assert isinstance(findings, list)
    (wrong,) = [one for one in findings if one["severity"] == "error"]
    assert (wrong["file"], wrong["sheet"], wrong["cell"], wrong["row"]) == ("甲.xlsx", "Sheet1", "B4", 4)
    assert "甲.xlsx › Sheet1" in wrong["message"]


def test_one_workbook_may_be_a_form_or_a_table(ws: Workspace, tmp_path: Path) -> None:
    assert bring_in(ws, form(tmp_path / "甲.xlsx", "甲有限公司"))[0].counts.new == 1
    table = [
        ["展会", "企业名称", "接待客商数", "意向成交额（万美元）"],
        [FAIR, "乙有限公司", 3, 1],
        [FAIR, "丙有限公司", 4, 2],
    ]
    outcome, report = bring_in(ws, workbook(tmp_path / "汇总.xlsx", {"汇总": table}))
    assert (outcome.counts.new, report["sheets"]) == (2, ["汇总"])


def test_several_chosen_files_are_one_import(ws: Workspace, tmp_path: Path) -> None:
    paths = [form(tmp_path / f"{name}.xlsx", f"{name}有限公司") for name in "甲乙"]
    with closing(imports.open_files(ws, "returns", paths)) as session:
        assert imports.check(ws, session, session.proposal).counts.new == 2
        assert session.origin(session.sheets[0].name, 3, 0) == ("乙.xlsx", "Sheet1", "B3")
    with pytest.raises(ExpectedError) as refused:
        imports.open_files(ws, "firms", paths)
    assert refused.value.code is Code.UNKNOWN_KIND


def fill_table(file: Path) -> None:
    """Fill the table of a template below its sample row."""
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    heading = [cell.value for cell in sheet[2]]
    sheet.append(
        [
            {0: "甲有限公司", 2: FAIR}.get(at, 5 if "(" in str(name) else None)
            for at, name in enumerate(heading)
        ]
    )
    book.save(file)


def fill_form(file: Path) -> None:
    """Fill the form of a template."""
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[1]
    for at, row in enumerate(sheet.iter_rows(min_row=2, max_col=4), 2):
        for label, column in ((row[0].value, 2), (row[2].value, 4)):
            said = 5 if "(" in str(label) else None
            sheet.cell(at, column, FAIR if label in ("展会名称", "Edition") else said)
    sheet.cell(2, 2, "甲有限公司")
    book.save(file)


@pytest.mark.parametrize("language", [ZH, EN])
@pytest.mark.parametrize("fill", [fill_table, fill_form])
def test_a_filled_template_comes_in_without_a_question(
    ws: Workspace, tmp_path: Path, language: str, fill: Callable[[Path], None]
) -> None:
    file = tmp_path / "form.xlsx"
    with speaking(language):
        imports.template("returns", file)
    fill(file)
    outcome, report = bring_in(ws, file)
    assert (outcome.counts.new, outcome.counts.read, report["questions"]) == (1, 1, [])
    (told,) = returns.all(ws)
    assert {getattr(told, name).amount for name in ("intended", "on_site", "after_12")} == {
        50_000 if language == ZH else 5
    }
