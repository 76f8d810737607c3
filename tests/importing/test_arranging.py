"""Sheets that are no plain tables are read as ones, and each cell keeps its place in the file."""

from contextlib import closing
from pathlib import Path

from tests.builders import a_credit_code
from tests.importing.files import Rows, workbook
from tradeplanner.domain.findings import Code
from tradeplanner.importing import arranging, sandbox
from tradeplanner.importing.grid import Row
from tradeplanner.importing.sandbox import OpenFile
from tradeplanner.importing.specs import SPECS

HEAD = ["企业名称", "统一社会信用代码", "所属镇街", "2023年出口额（万元）"]
FIRMS = [[f"第{n}有限公司", a_credit_code(n), "塔山街道", n] for n in range(1, 5)]


def arranged(kind: str, path: Path) -> tuple[list[Row], OpenFile]:
    """Return the rows of a file's first sheet as they are read, and the file."""
    with closing(sandbox.read(path)) as opened:
        made = arranging.arrange(SPECS[kind], opened)
        return made.spool(made.sheets[0].name).rows(1, made.sheets[0].rows), made


def test_a_plain_table_stays_as_it_stands(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"表": [HEAD, *FIRMS]})
    with closing(sandbox.read(path)) as opened:
        assert arranging.arrange(SPECS["firms"], opened) is opened


def test_a_turned_table_is_turned_back(tmp_path: Path) -> None:
    turned: Rows = [["企业名录"], *zip(HEAD, *FIRMS, strict=True)]
    rows, made = arranged("firms", workbook(tmp_path / "a.xlsx", {"表": turned}))
    assert [row[:4] for row in rows[1:]] == [HEAD, *FIRMS]
    assert made.findings[-1].code is Code.SHEET_TURNED
    assert made.arranged["表"].at(3, 1) == (3, 1)
    assert made.arranged["表"].at(4, 0) == (2, 2)


def test_tables_side_by_side_are_read_as_one(tmp_path: Path) -> None:
    beside: Rows = [
        ["企业名录"],
        [*HEAD, None, *HEAD],
        [*FIRMS[0], None, *FIRMS[2]],
        [*FIRMS[1], None, *FIRMS[3]],
    ]
    rows, made = arranged("firms", workbook(tmp_path / "a.xlsx", {"表": beside}))
    assert [row[:4] for row in rows[1:]] == [HEAD, *FIRMS]
    assert made.findings[-1].code is Code.SHEET_STACKED
    assert made.arranged["表"].at(5, 0) == (3, 5)
    assert made.arranged["表"].source(5) == 3


def test_a_form_is_one_row(tmp_path: Path) -> None:
    form: Rows = [
        ["企业信息登记表"],
        ["企业名称", "甲有限公司", "统一社会信用代码", a_credit_code(1)],
        ["所属镇街", "塔山街道", "联系人", "张三"],
        ["2023年出口额（万美元）", 12.5, "是否首次参展", "□是 ☑否"],
    ]
    rows, made = arranged("firms", workbook(tmp_path / "a.xlsx", {"表": form}, ["A1:D1"]))
    assert rows[0][0] == "企业信息登记表"
    assert dict(zip(rows[1], rows[2], strict=True)) == {
        "企业名称": "甲有限公司",
        "统一社会信用代码": a_credit_code(1),
        "所属镇街": "塔山街道",
        "联系人": "张三",
        "2023年出口额（万美元）": 12.5,
        "是否首次参展": "否",
    }
    assert made.findings[-1].code is Code.SHEET_CARD
    column = rows[1].index("联系人")
    assert made.arranged["表"].at(3, column) == (3, 3)
    assert made.arranged["表"].at(2, column) is None
