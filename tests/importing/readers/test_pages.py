"""HTML tables under the name of a workbook."""

from pathlib import Path

import pytest

from tradeplanner.domain.findings import Code
from tradeplanner.importing.grid import Merge
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
