"""Result forms for tests: labels beside values, as a bureau sends them out."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from tests.importing.files import workbook
from tradeplanner.importing.grid import Row

FAIR = "2024年第56届日本大阪纺织服装展"
TITLE = "参展成效反馈表"


def rows(said: Mapping[str, object], title: str = TITLE) -> list[Row]:
    """Return a form of ``said``, label → value, two pairs to a row under a title."""
    pairs = list(said.items())
    found: list[Row] = [[title, None, None, None]]
    for at in range(0, len(pairs), 2):
        row: list[object] = [part for pair in pairs[at : at + 2] for part in pair]
        found.append([*row, *[None] * (4 - len(row))])  # type: ignore[list-item]  # cells of a test
    return found


def said(firm: str, **changes: object) -> dict[str, object]:
    """Return what a firm's form says; ``changes`` by label, None for a blank value."""
    usual: dict[str, object] = {
        "展会名称": FAIR, "填表日期": "2024.4.20", "企业名称": firm, "信用代码": None,
        "接待客商数（家）": 49, "主要客商国别": "日本", "意向成交额（万美元）": 11.4,
        "现场成交额（万美元）": 2.5, "下届是否续展": "是", "意见建议": "无",
    }  # fmt: skip
    return {**usual, **changes}


def form(path: Path, firm: str, **changes: object) -> Path:
    """Write a firm's form as a workbook."""
    path.parent.mkdir(parents=True, exist_ok=True)
    filled = {label: value for label, value in said(firm, **changes).items() if label}
    return workbook(path, {"Sheet1": [list(row) for row in rows(filled)]}, ["A1:D1"])


DAY = date(2024, 4, 20)
"""The day that the forms bear."""
