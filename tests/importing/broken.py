"""Files that are broken at random: real ones of every sort, cut, with bytes changed inside and out."""

import functools
import io
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import strategies as st

from tests.importing import old_books as old
from tests.importing import raw_books as raw
from tests.importing.files import locked, workbook

ENDINGS = ("xlsx", "xls", "et", "xlsb", "ods", "csv", "tsv", "txt", "html", "pdf", "numbers", "")
STARTS = (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html><table>", b"<?xml ", b"\xff\xfe",
          b"\x00\x01", b"%PDF-", b"sep=;\n", b"\x09\x08\x10\x00\x00\x06\x05\x00")  # fmt: skip
_ROWS: list[list[object]] = [
    ["企业名称", "出口额（万元）", "日期"],
    ["绍兴甲公司", 12.5, True],
    ["乙公司", "#N/A", None],
]
_ODS = "".join(
    f'xmlns:{kind}="urn:oasis:names:tc:opendocument:xmlns:{kind}:1.0" '
    for kind in ("office", "table", "text")
)
_TABLE = (
    f"<office:document-content {_ODS}><office:body><office:spreadsheet>"
    "<table:table table:name='S'><table:table-row>"
    "<table:table-cell office:value-type='float' office:value='1' table:number-columns-repeated='3'/>"
    "<table:table-cell office:value-type='string'><text:p>甲</text:p></table:table-cell></table:table-row>"
    "</table:table></office:spreadsheet></office:body></office:document-content>"
)
_PAGE = "<html><meta charset=gb2312><table><tr><td colspan=2>甲<td rowspan=3>1</tr><tr><td>2</table></html>"
_XML = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table><Row ss:Index="2">'
    '<Cell ss:MergeAcross="1"><Data ss:Type="Number">1</Data></Cell></Row></Table></Worksheet></Workbook>'
)
_TEXT = '企业名称,出口额\n绍兴甲公司,"1,200"\n"乙\n公司",3\n'


@functools.cache
def _seeds() -> tuple[bytes, ...]:
    """Return sound files of every sort."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shared = raw.sheet(raw.row(raw.cell("A1", "0", "s"), raw.cell("B1", "45000", style=1)))
        sheets = [old.Sheet("S", _ROWS, merges=[(0, 0, 0, 1)]), old.Sheet("T", [["x"]], 1)]
        made = (
            workbook(folder / "a.xlsx", {"名录": _ROWS, "二": [["x"]]}, ["A1:B1"]),
            raw.book(folder / "b.xlsx", shared, shared="<si><t>甲</t></si>", formats=["yyyy/m/d"]),
            old.book(folder / "c.xls", sheets),
            old.book(folder / "d.xls", sheets, biff=5),
            locked(workbook(folder / "e.xlsx", {"S": [["x"]]}), "secret"),
        )
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            archive.writestr("content.xml", _TABLE)
        texts = (
            _TEXT.encode(),
            _TEXT.encode("gb18030"),
            _TEXT.encode("big5", "ignore"),
            _TEXT.encode("utf-16"),
        )
        return (
            *(path.read_bytes() for path in made),
            content.getvalue(),
            _PAGE.encode("gb18030"),
            _XML.encode(),
            *texts,
        )


Change = Callable[[bytes], bytes]


def _changes() -> st.SearchStrategy[Change]:
    place = st.floats(0, 1, exclude_max=True)

    def put(at: float, what: bytes, over: int) -> Change:
        def change(content: bytes) -> bytes:
            start = int(at * len(content))
            return content[:start] + what + content[start + over :]

        return change

    def cut(at: float) -> Change:
        return lambda content: content[: int(at * len(content))]

    some = st.one_of(
        st.binary(max_size=4), st.sampled_from([b"<", b"&x;", b"\0", b'"', b"99999999999", b"\xff" * 4])
    )
    return st.one_of(st.builds(cut, place), st.builds(put, place, some, st.integers(0, 8)))


def _inside(content: bytes, part: int, change: Change) -> bytes:
    """Return an archive with one of its parts changed; what is no archive is changed itself."""
    if not content.startswith(b"PK"):
        return change(content)
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(changed, "w") as target:
        names = source.namelist()
        for at, name in enumerate(names):
            kept = source.read(name)
            target.writestr(name, change(kept) if at == part % len(names) else kept)
    return changed.getvalue()


def contents() -> st.SearchStrategy[bytes]:
    """Return a strategy for the content of a file that may be anything."""
    seeds = st.deferred(lambda: st.sampled_from(_seeds()))
    return st.one_of(
        st.builds(bytes.__add__, st.sampled_from(STARTS), st.binary(max_size=1500)),
        st.builds(lambda content, change: change(content), seeds, _changes()),
        st.builds(_inside, seeds, st.integers(0, 20), _changes()),
    )


def names() -> st.SearchStrategy[str]:
    """Return a strategy for the name of a file."""
    return st.sampled_from(ENDINGS).map(lambda ending: f"文件.{ending}" if ending else "文件")
