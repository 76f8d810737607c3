"""A sheet that was put into rows can be read as it stands, and be put into rows again."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QScrollArea

from tests.importing.files import workbook
from tests.ui.ends import Keep
from tests.ui.importing.hands import Hands
from tradeplanner.ui.importing.records import Compared, RecordsDialog

TURNED = [
    ["企业名称", "甲有限公司", "乙有限公司", "丙有限公司", "丁有限公司"],
    ["所属镇街", "塔山街道", "北海街道", "府山街道", "城南街道"],
    ["联系人", "赵", "钱", "孙", "李"],
    ["行业", "纺织", "机械", "纺织", "服装"],
    ["备注", "a", "b", "c", "d"],
]


def test_a_turned_sheet_is_read_as_it_stands_and_back(
    read: Callable[[str, Path], Hands], tmp_path: Path
) -> None:
    hands = read("firms", workbook(tmp_path / "名录.xlsx", {"表": TURNED}))
    flow, chips = hands.window.flow, hands.window.sheet.chips
    assert flow.result is not None
    assert flow.result.counts.new == 4
    assert any(chip.text() == "Put into rows" for chip in chips.buttons())
    flow.stand(as_it_stands=True)
    hands.settle()
    assert flow.result.proposal.sheets[0].name == "表"
    assert flow.result.counts.new != 4
    assert any(chip.text() == "Read as it stands" for chip in chips.buttons())
    flow.stand(as_it_stands=False)
    hands.settle()
    assert flow.result.counts.new == 4


def test_records_side_by_side_need_no_bar_across(keep: Keep) -> None:
    values = {
        "name_zh": "绍兴越州第一二三纺织品进出口有限公司",
        "legal_representative": "王**",
        "town": "越城区",
    }
    compared = Compared(list(values), values, {1: values, 2: values})
    dialog = keep(RecordsDialog("Which record is row 5?", compared))
    dialog.show()
    assert dialog.findChildren(QScrollArea)[0].horizontalScrollBar().maximum() == 0
