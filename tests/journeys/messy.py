"""A register as it arrives at a desk: titles, a heading over two rows, a total, and what goes wrong."""

from pathlib import Path

import openpyxl

from tests.builders import a_credit_code

SHEET, HIDDEN = "名录", "旧版"
TITLES, HEADING, FIRST_ROW = (1, 2), (3, 4), 5
SOUND = 12
DAMAGED_NAME = "绍兴断码纺织有限公司（示例）"
WRONG_NAME = "绍兴错码纺织有限公司（示例）"
EXPORTS = 100.25


def firm_name(number: int) -> str:
    """Return the name of the ``number``-th sound firm, from 1."""
    return f"绍兴第{number}号纺织有限公司（示例）"


def wrong_code() -> str:
    """Return a code whose check place is wrong."""
    right = a_credit_code(SOUND + 2)
    return right[:17] + ("1" if right[17] != "1" else "2")


def register(path: Path, *, total: float | None = None) -> Path:
    """Write the register: 12 sound firms, a repeated row, a damaged and a wrong code, a hidden sheet.

    ``total`` is what the sheet states as the sum of last year's exports; by default the right one.
    """
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = SHEET
    sheet.append(["外贸企业名录（示例数据）"])
    sheet.append([None, None, None, None, None, "单位：万美元"])
    sheet.append(["序号", "企业信息", None, "联系方式", None, "出口额"])
    sheet.append([None, "企业名称", "统一社会信用代码", "联系人", "手机", "2022年"])
    for block in ("A1:F1", "B3:C3", "D3:E3", "A3:A4"):
        sheet.merge_cells(block)
    for number in range(1, SOUND + 1):
        sheet.append(row(number, firm_name(number), a_credit_code(number)))
    sheet.append(row(SOUND + 1, firm_name(SOUND), a_credit_code(SOUND)))
    sheet.append(row(SOUND + 2, DAMAGED_NAME, 9.13306020000001e17))
    sheet.append(row(SOUND + 3, WRONG_NAME, wrong_code()))
    rows = SOUND + 3
    sheet.append([None, "合计", None, None, None, EXPORTS * rows if total is None else total])
    sheet.append(["注：以上为示例数据"])
    old = book.create_sheet(HIDDEN)
    old.append(["企业名称"])
    old.append(["不应导入的旧企业有限公司"])
    old.sheet_state = "hidden"
    book.save(path)
    return path


def row(number: int, name: str, code: str | float) -> list[object]:
    """Return one firm as the register writes it; the phone is full-width, as typed in an input method."""
    return [number, name, code, f"联系人{number}", "１３８０００００００" + "０", EXPORTS]
