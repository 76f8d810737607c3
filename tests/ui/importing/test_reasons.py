"""Why rows stayed out, in a few lines."""

from pathlib import Path

from tests.importing.files import checked, workbook
from tradeplanner.ui.importing.reasons import columns_left, reasons


def test_rows_that_repeat_different_rows_are_told_each_with_its_own(tmp_path: Path) -> None:
    rows = [["企业名称", "行业"], *([name, "纺织"] for name in ("甲有限公司", "乙有限公司") * 2)]
    (why,) = reasons(checked("firms", workbook(tmp_path / "名录.xlsx", {"名录": rows})))
    assert why.text.endswith("4 = 2, 5 = 3")


def test_columns_that_hold_values_and_did_not_come_in_are_named(tmp_path: Path) -> None:
    rows = [["企业名称", "传真", *(f"杂项{at}" for at in range(9))], ["甲有限公司", *["x"] * 10]]
    told = columns_left(checked("firms", workbook(tmp_path / "名录.xlsx", {"名录": rows})))
    assert told.startswith("Columns not imported: “传真” (1 value), “杂项0” (1 value)")
    assert "…" in told
    assert "Fields" in told
    plain = [["企业名称"], ["甲有限公司"]]
    assert columns_left(checked("firms", workbook(tmp_path / "b.xlsx", {"名录": plain}))) == ""
