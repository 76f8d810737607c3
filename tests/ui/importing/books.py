"""Small workbooks that go wrong in one way each; every name in them is made up."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import openpyxl

from tests import builders
from tests.journeys import messy

Cell = object
REGISTER = ("企业名称", "统一社会信用代码", "联系人", "手机", "所属镇街")


def book(path: Path, rows: Iterable[Sequence[Cell]], sheet: str = "名录") -> Path:
    """Write one sheet."""
    made = openpyxl.Workbook()
    active = made.active
    assert active is not None
    active.title = sheet
    for row in rows:
        active.append(list(row))
    made.save(path)
    return path


def register(path: Path, count: int, *extra: Sequence[Cell], towns: str = "塔山街道") -> Path:
    """Write a plain register of ``count`` sound firms and ``extra`` rows after them."""
    sound = [
        (messy.firm_name(at), builders.a_credit_code(at), f"联系人{at}", f"1380000{at:04d}", towns)
        for at in range(1, count + 1)
    ]
    return book(path, [REGISTER, *sound, *extra])


def exports(path: Path, *, total: float = 300.0) -> Path:
    """Write a month's exports of two firms, in 万元, with a stated total."""
    rows = [
        ("2023年3月企业出口情况（示例）",),
        (None, None, "单位：万元"),
        ("企业名称", "统一社会信用代码", "3月"),
        (messy.firm_name(1), builders.a_credit_code(1), 100),
        (messy.firm_name(2), builders.a_credit_code(2), 200),
        ("合计", None, total),
    ]
    return book(path, rows, "出口")
