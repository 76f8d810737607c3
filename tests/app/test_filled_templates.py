"""A saved template, filled in as a desk would, is imported without a question, and holds lists and checks."""

from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from tests.builders import a_firm, a_participation, an_edition, an_exhibition
from tradeplanner.app import booths, delegates, exhibitions, exports, firms, imports, participation
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.exports import Flow
from tradeplanner.domain.ids import EditionId, ExhibitionId, FirmId
from tradeplanner.domain.money import Money
from tradeplanner.i18n.language import EN, ZH, speaking

FAIR, FIRM = "2024年大阪展", "甲有限公司"
FILLED = {
    "edition": FAIR, "firm": FIRM, "number": "B7", "name": "示例王小明", "employer": FIRM,
    "passport_no": "EA1234567", "place": "越城区", "delegation": "经贸团", "phone": "13812345678",
}  # fmt: skip
"""What a desk writes where the template's own example is none."""


@pytest.fixture
def desk(ws: Workspace) -> Workspace:
    """Give a workspace with a firm that is registered at an edition."""
    firms.add(ws, a_firm(name_zh=FIRM))
    exhibitions.add_exhibition(ws, an_exhibition())
    exhibitions.add_edition(ws, an_edition(exhibition_id=ExhibitionId(1), name_zh=FAIR, year=2024))
    participation.register(ws, a_participation(firm_id=FirmId(1), edition_id=EditionId(1), booth_numbers=()))
    return ws


def filled(ws: Workspace, kind: str, language: str, path: Path) -> list[str]:
    """Save the template of a kind, fill in one row below the example; return what its lists offer."""
    with speaking(language):
        imports.template(kind, path)
    with closing(imports.open_file(ws, kind, path)) as session:
        (plan,) = [plan for plan in session.proposal.sheets if plan.used]
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for column in plan.columns:
        example = sheet.cell(plan.heading_last + 1, column.index + 1).value
        text = str(FILLED.get(column.field, example if column.index else "") or "")
        number = text.replace(".", "", 1).isdigit() and column.field not in ("phone", "number")
        sheet.cell(plan.heading_last + 2, column.index + 1).value = float(text) if number else text or None
    lists = [str(rule.formula1) for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    book.save(path)
    return lists


@pytest.mark.parametrize("language", [ZH, EN])
@pytest.mark.parametrize("kind", ["booths", "delegates", "published"])
def test_a_filled_template_is_imported_without_a_question(
    desk: Workspace, tmp_path: Path, kind: str, language: str
) -> None:
    path = tmp_path / "form.xlsx"
    lists = filled(desk, kind, language, path)
    with closing(imports.open_file(desk, kind, path)) as session:
        checked = imports.check(desk, session, session.proposal)
        assert (checked.unanswered, checked.clean, checked.counts.new) == ((), True, 1)
        imports.commit(desk, session, checked)
    word = {"booths": ("美元", "USD"), "delegates": ("女", "Female"), "published": ("出口", "Export")}
    assert any(word[kind][language == EN] in offered for offered in lists)
    if kind == "booths":
        (booth,) = booths.all(desk)
        assert (booth.number, booth.firm_id, booth.fee) == ("B7", FirmId(1), Money(2_000_00, "USD"))
        assert participation.all(desk)[0].booth_numbers == ("B7",)
    elif kind == "delegates":
        (person,) = delegates.all(desk)
        assert (person.name, person.firm_id, person.visa_market) == ("示例王小明", FirmId(1), "JP")
    else:
        (record,) = exports.all(desk, 2024)
        assert (record.flow, record.place, record.first_month, record.cumulative) == (
            Flow.EXPORT,
            "越城区",
            1,
            True,
        )
        scale = 8 if language == ZH else 6
        assert record.value == Money(1234 * 10 ** (scale + 1), "CNY")
