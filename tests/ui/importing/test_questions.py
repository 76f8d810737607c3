"""What a file leaves open is asked at a chip and at its finding; cells may be pasted instead of a file."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import builders
from tests.importing.files import text, workbook
from tests.ui.accessibility import unnamed
from tests.ui.ends import Keep
from tests.ui.importing.hands import CTRL, Hands
from tradeplanner.app import exhibitions, exports, firms, imports, orders, participation
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.exports import Flow
from tradeplanner.domain.findings import Code
from tradeplanner.i18n.language import set_language
from tradeplanner.ui.context import Context
from tradeplanner.ui.importing.block import Block, Wanted
from tradeplanner.ui.importing.steps import Step
from tradeplanner.ui.importing.window import open_window

DOWNLOAD = (
    '"数据年月","贸易伙伴编码","贸易伙伴名称","商品编码","人民币",\n'
    '"202401","502","美国","12011000","23,416",\n'
)
Read = Callable[[str, Path], Hands]


@pytest.fixture
def catalogue(ws: Workspace, tmp_path: Path) -> None:
    """Store a firm and two editions."""
    plan: list[object] = [
        ["展会名称", "年度", "国家"],
        *[[f"{city}纺织展", 2024, "日本"] for city in ("大阪", "东京")],
    ]
    for kind, rows in (("firms", [["企业名称"], ["甲有限公司"]]), ("catalogue", plan)):
        path = workbook(tmp_path / f"{kind}.xlsx", {"表": rows})
        with closing(imports.open_file(ws, kind, path)) as session:
            imports.commit(ws, session, imports.check(ws, session, session.proposal))


def test_place_and_flow_are_answered_before_the_import_is_possible(
    read: Read, ws: Workspace, tmp_path: Path
) -> None:
    hands = read("customs", text(tmp_path / "download.csv", DOWNLOAD, "gb18030"))
    assert hands.checked.writes == 0
    assert hands.chip("Whose figures?").property("tone") == "warning"
    hands.chip("Exports or imports?").click()
    hands.answer(answer=Flow.IMPORT.value)
    assert hands.chip("Imported").property("tone") == ""
    hands.link(Code.PLACE_ASKED, "Answer")
    hands.answer(answer="越城区")
    assert hands.chip("Place: 越城区").isEnabled()
    assert (hands.checked.writes, unnamed(hands.window)) == (1, [])
    hands.window.go(Step.PREVIEW)
    hands.press("Import 1 export figure")
    hands.settle()
    (record,) = exports.all(ws, 2024)
    assert (record.place, record.flow) == ("越城区", Flow.IMPORT)


def test_a_flow_that_the_name_proposes_can_be_changed_and_taken_back(read: Read, tmp_path: Path) -> None:
    hands = read("customs", text(tmp_path / "2024out.csv", DOWNLOAD, "gb18030"))
    assert "2024out" in hands.chip("Exported").toolTip()
    hands.chip("Exported").click()
    hands.answer(answer=Flow.TOTAL.value)
    assert "You chose" in hands.chip("Exported and imported").toolTip()
    hands.window.flow.back()
    hands.settle()
    assert hands.chip("Exported").text() == "Exported"


@pytest.mark.usefixtures("catalogue")
def test_the_exhibition_is_picked_from_the_catalogue(read: Read, tmp_path: Path) -> None:
    hands = read(
        "registrations", workbook(tmp_path / "表.xlsx", {"表": [["企业名称", "展位数"], ["甲有限公司", 2]]})
    )
    question = hands.checked.questions[0]
    assert {each.label for each in question.candidates} == {"大阪纺织展", "东京纺织展"}
    hands.link(Code.EDITION_ASKED, "Answer")
    hands.press("OK", hands.form())
    assert hands.form().isVisible(), "nothing is chosen in advance"
    hands.answer(answer=str(question.candidates[0].id))
    assert hands.chip(f"Exhibition: {question.candidates[0].label}").isEnabled()
    assert hands.checked.counts.new == 1


def test_cells_are_pasted_into_the_first_page(hands: Hands, qapp: QApplication) -> None:
    qapp.clipboard().setText("企业名称\t所属镇街\n甲有限公司\t塔山街道\n")
    hands.key(Qt.Key.Key_V, CTRL)
    hands.settle()
    assert hands.checked.counts.new == 1
    assert "Clipboard" in hands.window.windowTitle()
    set_language("zh")
    hands.window.sheet.show_sheet(hands.window.sheet.sheet)
    assert any("剪贴板" in chip.text() for chip in hands.window.sheet.chips.buttons())


def test_an_empty_clipboard_is_said_calmly(hands: Hands, qapp: QApplication) -> None:
    qapp.clipboard().setText(" ")
    hands.press("Paste from Excel")
    hands.settle()
    shown = hands.window.strip.shown
    assert shown is not None
    assert "no table on the clipboard" in shown.text
    assert hands.window.step is Step.FILE


def test_a_block_opens_the_window_with_the_columns_of_its_table(
    context: Context, ws: Workspace, keep: Keep, qtbot: QtBot
) -> None:
    block = Block("firms", "甲有限公司\t塔山街道\n乙有限公司\t\n", ("name_zh", "town"))
    parent = context.desk.actions.parent()
    window = keep(open_window(context, block, parent))  # type: ignore[arg-type]  # the window that the fixture made
    used = Hands(window, context, qtbot)
    used.settle()
    window.flow.commit()
    used.settle()
    assert sorted((firm.name_zh, firm.town) for firm in firms.all(ws)) == [
        ("乙有限公司", ""),
        ("甲有限公司", "塔山街道"),
    ]


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize("title, city", [("", "东京"), ("大阪纺织展报名表", "大阪")])
def test_what_the_page_knows_answers_only_what_the_file_leaves_open(
    context: Context, ws: Workspace, keep: Keep, qtbot: QtBot, tmp_path: Path, title: str, city: str,
) -> None:  # fmt: skip
    tokyo = next(edition for edition in exhibitions.editions(ws) if "东京" in edition.name_zh)
    rows: list[list[object]] = [["企业名称", "展位数"], ["甲有限公司", 2]]
    file = workbook(tmp_path / "表.xlsx", {"表": [[title], *rows] if title else rows})
    parent = context.desk.actions.parent()
    wanted = Wanted("registrations", {"edition": str(tokyo.id)})
    window = keep(open_window(context, wanted, parent))  # type: ignore[arg-type]  # as above
    used = Hands(window, context, qtbot)
    window.read("registrations", file)
    used.settle()
    assert used.chip(f"Exhibition: {city}纺织展").isEnabled()
    window.flow.commit()
    used.settle()
    (taken,) = participation.all(ws)
    assert [e.name_zh for e in exhibitions.editions(ws) if e.id == taken.edition_id] == [f"{city}纺织展"]


@pytest.mark.parametrize("period, year", [("3月", 2023), ("2022年3月", 2022)])
def test_rows_that_name_no_year_are_of_the_year_in_view(
    context: Context, ws: Workspace, keep: Keep, qtbot: QtBot, period: str, year: int
) -> None:
    firms.add(ws, builders.a_firm(name_zh="甲有限公司"))
    columns = ("period", "firm", "value")
    block = Block("exports", f"{period}\t甲有限公司\t100\n{period}\t越城区\t900", columns, {"year": "2023"})
    window = keep(open_window(context, block, context.desk.actions.parent()))  # type: ignore[arg-type]  # as above
    used = Hands(window, context, qtbot)
    used.settle()
    window.flow.commit()
    used.settle()
    assert [(record.first_month, record.value.minor) for record in exports.all(ws, year)] == [(3, 100_00)]


@pytest.mark.usefixtures("catalogue")
def test_orders_imported_at_an_edition_are_won_there_and_it_is_shown(
    context: Context, ws: Workspace, keep: Keep, qtbot: QtBot, tmp_path: Path
) -> None:
    tokyo = next(edition for edition in exhibitions.editions(ws) if "东京" in edition.name_zh)
    rows: list[list[object]] = [["企业名称", "合同金额(美元)", "签约日期"], ["甲有限公司", 100, "2024-04-12"]]
    wanted = Wanted("orders", {"edition": str(tokyo.id)})
    window = keep(open_window(context, wanted, context.desk.actions.parent()))  # type: ignore[arg-type]  # as above
    used = Hands(window, context, qtbot)
    window.read("orders", workbook(tmp_path / "表.xlsx", {"表": rows}))
    used.settle()
    assert used.chip("Exhibition: 东京纺织展").isEnabled()
    window.flow.commit()
    used.settle()
    assert [order.edition_id for order in orders.all(ws)] == [tokyo.id]
