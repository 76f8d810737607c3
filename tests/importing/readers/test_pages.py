"""HTML tables under the name of a workbook."""

import base64
from contextlib import closing
from pathlib import Path

import pytest

from tradeplanner.domain.findings import Code
from tradeplanner.importing import sandbox
from tradeplanner.importing.grid import ErrorValue, Merge, Row
from tradeplanner.importing.readers import pages
from tradeplanner.importing.readers.sheets import RefusedError

PAGE = """<html><head><meta charset="gb2312"></head><body><table>
<tr><th rowspan="2">企业名称</th><th colspan="2">出口额</th></tr>
<tr><th>2022年</th><th>2023年</th></tr>
<tr><td>甲&nbsp;公司</td><td> 1 </td><td></td></tr></table></body></html>"""


def test_a_table_with_spans(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(PAGE.encode("gb18030"))
    (sheet,) = pages.read(path).sheets
    loaded = sheet.load()
    assert list(loaded.rows) == [
        ["企业名称", "出口额", None],
        [None, "2022年", "2023年"],
        ["甲 公司", "1", None],
    ]
    assert loaded.merges == (Merge(1, 0, 2, 0), Merge(1, 1, 1, 2))


def test_a_page_without_a_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_text("<html><body>404</body></html>", encoding="utf-8")
    with pytest.raises(RefusedError) as refused:
        pages.read(path)
    assert refused.value.code is Code.IMPORT_UNREADABLE


def table(tmp_path: Path, rows: str) -> list[Row]:
    """Return the rows of a page's table."""
    path = tmp_path / "a.xls"
    path.write_text(f"<html><table>{rows}</table></html>", encoding="utf-8")
    return list(pages.read(path).sheets[0].load().rows)


def test_lines_of_a_cell_stay_apart_and_exact_numbers_are_taken(tmp_path: Path) -> None:
    cells = (
        "<td>甲公司<br>乙公司</td><td x:num='1234.5678'>1,234.57</td><td sdval='0.125'>12.5%</td>"
        "<td x:str='001'>001</td><td x:num='45000'>2023-03-15</td>"
    )
    assert table(tmp_path, f"<tr>{cells}</tr>") == [
        ["甲公司 乙公司", "1234.5678", "12.5%", "001", "2023-03-15"]
    ]


def test_enormous_spans_cost_nothing(tmp_path: Path) -> None:
    cells = "<td rowspan=999999 colspan=999999>x</td>" * 2000
    rows = table(tmp_path, f"<tr>{cells}</tr><tr><td>y</td></tr>")
    assert [len(row) for row in rows] == [500, 0]


def test_a_web_archive_is_read_like_its_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    page = base64.encodebytes(PAGE.encode("gb18030")).decode()
    path.write_text(
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n"
        "--x\nContent-Type: text/html; charset=us-ascii\n\n<html><frameset></frameset></html>\n"
        "--x\nContent-Type: text/html; charset=gb2312\nContent-Transfer-Encoding: base64\n\n"
        f"{page}\n--x--\n",
        encoding="ascii",
    )
    with closing(sandbox.read(path)) as opened:
        assert opened.spool("a").rows(3, 3) == [["甲 公司", "1", None]]


def test_errors_of_formulas_are_errors(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_text("<table><tr><td>#DIV/0!</td></tr></table>", encoding="utf-8")
    with closing(sandbox.read(path)) as opened:
        assert list(opened.spool("a")) == [[ErrorValue("#DIV/0!")]]
        assert (Code.CELL_ERROR, "A1") in [(f.code, f.place.cell) for f in opened.findings]
