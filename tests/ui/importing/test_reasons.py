"""Why rows stayed out, in a few lines."""

from pathlib import Path

from tests.importing.files import checked, workbook
from tradeplanner.ui.importing.reasons import reasons


def test_rows_that_repeat_different_rows_are_told_each_with_its_own(tmp_path: Path) -> None:
    rows = [["企业名称", "行业"], *([name, "纺织"] for name in ("甲有限公司", "乙有限公司") * 2)]
    (why,) = reasons(checked("firms", workbook(tmp_path / "名录.xlsx", {"名录": rows})))
    assert why.text.endswith("4 = 2, 5 = 3")
