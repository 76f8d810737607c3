"""What part a row below the heading plays."""

import pytest

from tradeplanner.importing import roles
from tradeplanner.importing.checked import Outcome
from tradeplanner.importing.grid import Row

NAMES = {1}


@pytest.mark.parametrize(
    "row, part",
    [
        ([1, "甲有限公司（示例）", 5], None),
        (["甲", None, 5], None),
        ([None, None], Outcome.BLANK),
        ([None, "合计", 10], Outcome.TOTAL),
        (["12.5", "合计", "10"], Outcome.TOTAL),
        (["12.5", "甲有限公司", "10"], None),
        (["全区合计", None, 10], Outcome.TOTAL),
        (["合 计", None, 10], Outcome.TOTAL),
        ([None, "小计：", 3], Outcome.TOTAL),
        (["Grand Total", None, 3], Outcome.TOTAL),
        (["注：本表为示例数据。", None, None], Outcome.NOTE),
        (["制表人：张三", None, "日期：2024年"], Outcome.NOTE),
        (["这是一行示例数据，在导入时需要删除该行", "甲", 1], Outcome.SAMPLE),
        (["示例", "某某有限公司", 1], Outcome.SAMPLE),
        ([1, "合计纺织有限公司", 5], None),
        (["一、纺织类", None, None], Outcome.NOTE),
        ([None, "甲有限公司", None], None),
    ],
)
def test_roles(row: Row, part: Outcome | None) -> None:
    assert roles.role(row, NAMES) is part


def test_subtotals_are_told_from_totals() -> None:
    assert roles.is_subtotal(["塔山街道小计", 3])
    assert not roles.is_subtotal(["全区合计", 3])
