"""Booths in the import window: several in a cell, firms that are not registered, and people's data masked."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.importing.files import workbook
from tests.ui.accessibility import unnamed
from tests.ui.importing.hands import CTRL, Hands
from tradeplanner.app import booths, imports, participation
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.findings import Code
from tradeplanner.ui.importing.steps import Step

pytestmark = pytest.mark.usefixtures("catalogue")
Read = Callable[[str, Path], Hands]


@pytest.fixture
def catalogue(ws: Workspace, tmp_path: Path) -> None:
    """Store three firms and an edition."""
    plan: list[object] = [["展会名称", "年度", "国家"], ["大阪纺织展", 2024, "日本"]]
    register: list[object] = [["企业名称"], *[[f"{name}有限公司"] for name in "甲乙丙"]]
    for kind, rows in (("firms", register), ("catalogue", plan)):
        path = workbook(tmp_path / f"{kind}.xlsx", {"表": rows})
        with closing(imports.open_file(ws, kind, path)) as session:
            imports.commit(ws, session, imports.check(ws, session, session.proposal))


def a_list(path: Path, *rows: list[object]) -> Path:
    """Write a list of booths, its edition in the file's name."""
    return workbook(path / "大阪纺织展展位.xlsx", {"表": [["展位号", "企业名称", "面积"], *rows]})


def test_several_in_a_cell_are_split_when_a_person_says_so(read: Read, ws: Workspace, tmp_path: Path) -> None:
    hands = read("booths", a_list(tmp_path, ["A12-A13", None, 18]))
    assert hands.chip("Split cells that hold several?").property("tone") == "warning"
    hands.link(Code.SPLIT_ASKED, "Answer")
    hands.answer(answer="yes")
    assert hands.chip("Cells of several are split").isEnabled()
    assert (hands.checked.counts.new, unnamed(hands.window)) == (2, [])
    hands.window.go(Step.PREVIEW)
    hands.press("Import 2 booths")
    hands.settle()
    assert [booth.number for booth in booths.all(ws)] == ["A12", "A13"]


def test_a_firm_is_registered_with_its_booth_or_left_out(read: Read, ws: Workspace, tmp_path: Path) -> None:
    rows: list[list[object]] = [[f"A{at}", f"{name}有限公司", 9] for at, name in enumerate("甲乙丙")]
    hands = read("booths", a_list(tmp_path, *rows))
    assert hands.checked.counts.ambiguous == 3
    hands.link(Code.BOOTH_UNREGISTERED, "Leave the booth free")
    assert (hands.checked.counts.new, hands.checked.counts.ambiguous) == (1, 2)
    hands.link(Code.BOOTH_UNREGISTERED, "Register the firms of all 2 rows")
    assert hands.checked.counts.new == 3
    hands.window.go(Step.PREVIEW)
    hands.press("Import 3 booths")
    hands.settle()
    assert [booth.firm_id is None for booth in booths.all(ws)] == [True, False, False]
    assert [one.booth_numbers for one in participation.all(ws)] == [("A1",), ("A2",)]


def test_people_are_masked_in_the_cells_until_asked_for(read: Read, tmp_path: Path) -> None:
    rows: list[object] = [["姓名", "护照号码", "单位"], ["示例王小明", "EA1234567", "区商务局"]]
    hands = read("delegates", workbook(tmp_path / "大阪纺织展人员名单.xlsx", {"表": rows}))
    model, grid = hands.window.sheet.model, hands.window.sheet.grid

    def told() -> list[str]:
        return [str(model.data(model.index(1, column))) for column in range(3)]

    assert told() == ["示" + "·" * 4, "E····67", "区商务局"]
    grid.setCurrentIndex(model.index(1, 0))
    grid.setFocus()
    hands.key(Qt.Key.Key_D, CTRL)
    assert told()[:2] == ["示例王小明", "EA1234567"]
    menu = grid.menu()
    assert any(action.text().startswith("Mask personal data") for action in menu.actions())
    menu.deleteLater()
