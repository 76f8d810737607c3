"""Cells that say only that they are the same as the one above."""

from pathlib import Path

import pytest

from tests.importing.files import text, told, workbook, written
from tradeplanner.importing.ditto import Dittos


@pytest.mark.parametrize("mark", ["同上", "〃", '"', "ditto"])
def test_a_ditto_is_given_the_value_above_and_told_once_for_its_column(tmp_path: Path, mark: str) -> None:
    rows: list[list[object]] = [
        ["企业名称", "所属镇街", "行业"],
        ["甲有限公司", "塔山街道", "纺织"],
        ["乙有限公司", mark, mark],
        ["丙有限公司", mark, None],
    ]
    result, new = written("firms", workbook(tmp_path / "名录.xlsx", {"名录": rows}))
    assert [row["town"] for row in new] == ["塔山街道"] * 3
    assert [row["industry"] for row in new] == ["纺织", "纺织", ""]
    assert told(result.findings) == [(3, "town", "ditto_filled"), (3, "industry", "ditto_filled")]
    assert [finding.params["count"] for finding in result.findings] == [2, 1]


def test_a_ditto_under_a_total_or_in_a_column_of_numbers_is_the_last_record_above(tmp_path: Path) -> None:
    content = "企业名称,2022年出口额(万美元)\n甲有限公司,5\n小计,5\n乙有限公司,同上\n"
    result, _ = written("firms", text(tmp_path / "名录.csv", content))
    assert result.sums[0].sum == 10


def test_a_ditto_with_nothing_above_it_stays_and_stretches_follow_one_another() -> None:
    dittos = Dittos()
    assert dittos.filled(["同上", None, "同上", "甲"]) == (["同上", None, None, "甲"], [2])
    assert dittos.filled(["〃", "乙"]) == (["甲", "乙"], [0])
