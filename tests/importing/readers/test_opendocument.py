"""Workbooks of OpenDocument: typed values, errors, repetition by the million, what stands aside."""

import base64
import hashlib
import zipfile
import zlib
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.importing import sandbox
from tradeplanner.importing.grid import ErrorValue, Merge, Row, Visibility
from tradeplanner.importing.readers import opendocument

KINDS = ("office", "table", "text", "style")
NAMES = (
    " ".join(f'xmlns:{kind}="urn:oasis:names:tc:opendocument:xmlns:{kind}:1.0"' for kind in KINDS)
    + ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
_VALUES = {"date": "date-value", "time": "time-value", "boolean": "boolean-value"}


def book(path: Path, tables: str, *, styles: str = "", before: str = "") -> Path:
    """Write an .ods of these tables."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<office:document-content {NAMES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>"
        f"{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return path


def table(*rows: str, name: str = "S", style: str = "") -> str:
    """Return a table."""
    said = f' table:style-name="{style}"' if style else ""
    return f'<table:table table:name="{name}"{said}>{"".join(rows)}</table:table>'


def row(*cells: str, times: int = 1) -> str:
    """Return a row that stands ``times`` below itself."""
    return f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'


def cell(kind: str = "", value: str = "", text: str = "", more: str = "") -> str:
    """Return a cell of a type with a value, what it shows and other attributes."""
    said = f' office:value-type="{kind}"' if kind else ""
    if value:
        said += f' office:{_VALUES.get(kind, "value")}="{value}"'
    return f"<table:table-cell{said} {more}>{f'<text:p>{text}</text:p>' if text else ''}</table:table-cell>"


def rows(path: Path) -> list[Row]:
    """Return the rows of the first sheet, without what is empty at their ends."""
    with closing(sandbox.read(path)) as opened:
        return [strip(row) for row in opened.spool(opened.sheets[0].name)]


def strip(row: Row) -> Row:
    """Return a row without empty cells at its end."""
    while row and row[-1] is None:
        row = row[:-1]
    return row


def test_values_by_their_types(tmp_path: Path) -> None:
    cells = (
        cell("string", text="甲"),
        cell("float", "1.5", "2"),
        cell("percentage", "0.05", "5%"),
        cell("currency", "12.30", "¥12.30"),
        cell("date", "2024-01-03"),
        cell("date", "2024-01-03T10:20:30"),
        cell("time", "PT10H20M30S"),
        cell("time", "PT255H10M10S"),
        cell("boolean", "true", "真"),
    )
    moment = datetime(2024, 1, 3, 10, 20, 30)  # noqa: DTZ001  # a cell has no zone
    assert rows(book(tmp_path / "a.ods", table(row(*cells)))) == [
        ["甲", 1.5, 0.05, 12.3, date(2024, 1, 3), moment, "10:20:30", "255:10:10", True]
    ]


def test_failed_formulas_and_those_without_a_result(tmp_path: Path) -> None:
    formula = 'table:formula="of:=1/0"'
    cells = (
        cell("string", text="#N/A", more='calcext:value-type="error"'),
        cell("float", "0", "#DIV/0!", formula),
        cell("string", text="Err:502", more=formula),
        cell(more=formula),
        cell("string", more=formula),
        cell("float", "2", "2", formula),
    )
    path = book(tmp_path / "a.ods", table(row(*cells)))
    wrong = [ErrorValue(text) for text in ("#N/A", "#DIV/0!", "Err:502", "=1/0")]
    assert rows(path) == [[*wrong, None, 2.0]]
    with closing(sandbox.read(path)) as opened:
        assert [(f.code.value, f.place.cell) for f in opened.findings] == [
            ("cell_error", "A1"),
            ("cell_error", "B1"),
            ("cell_error", "C1"),
            ("formula_unstored", "D1"),
        ]


def test_what_stands_aside_is_no_part_of_a_text(tmp_path: Path) -> None:
    aside = "<office:annotation><text:p>批注</text:p></office:annotation>"
    ruby = "<text:ruby><text:ruby-base>東</text:ruby-base><text:ruby-text>ヒガシ</text:ruby-text></text:ruby>"
    cells = (
        f'<table:table-cell office:value-type="string">{aside}<text:p>值</text:p></table:table-cell>',
        cell("string", text='一<text:s text:c="2"/>二</text:p><text:p>行<text:span>内</text:span>'),
        cell("string", text=ruby),
    )
    assert rows(book(tmp_path / "a.ods", table(row(*cells)))) == [["值", "一  二\n行内", "東"]]


def test_repetition_is_counted_and_blank_ends_are_nothing(tmp_path: Path) -> None:
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    content = table(
        row(cell("float", "2", more='table:number-columns-repeated="3"'), blank),
        row(blank, times=999_997),
        row(cell("float", "9")),
        row(blank, times=575),
    )
    with closing(sandbox.read(book(tmp_path / "a.ods", content))) as opened:
        (info,) = opened.sheets
        assert (info.rows, info.columns) == (999_999, 3)
        assert opened.spool("S").rows(1, 1)[0][:3] == [2.0] * 3
        assert opened.spool("S").rows(999_999, 999_999)[0][0] == 9.0


@pytest.mark.parametrize("times", [1_048_576, 4_294_967_295])
def test_repetition_without_end_is_refused(tmp_path: Path, times: int) -> None:
    more = f'table:number-columns-repeated="{times}"'
    path = book(tmp_path / "a.ods", table(row(cell("string", text="x" * 1000, more=more), times=times)))
    with pytest.raises(ExpectedError) as told:
        sandbox.read(path)
    assert told.value.code is Code.IMPORT_BOMB


def test_entities_are_refused(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.ods", table(row(cell("string", text="&a;"))), before='<!DOCTYPE x [<!ENTITY a "a">]>'
    )
    with pytest.raises(ExpectedError) as told:
        sandbox.read(path)
    assert told.value.code is Code.IMPORT_BOMB


def test_hidden_sheets_and_merged_blocks(tmp_path: Path) -> None:
    unseen = '<style:table-properties table:display="false"/>'
    style = f'<style:style style:name="ta1" style:family="table">{unseen}</style:style>'
    title = cell("string", text="题", more='table:number-columns-spanned="2" table:number-rows-spanned="2"')
    covered = "<table:covered-table-cell/>"
    first = table(row(title, covered, cell("float", "1")), row(covered, covered, cell("float", "2")))
    path = book(tmp_path / "a.ods", first + table(name="隐", style="ta1"), styles=style)
    with closing(sandbox.read(path)) as opened:
        shown, hidden = opened.sheets
        assert (hidden.name, hidden.visibility) == ("隐", Visibility.HIDDEN)
        assert shown.merges == (Merge(1, 0, 2, 1),)
        assert list(opened.spool("S")) == [["题", None, 1.0], [None, None, 2.0]]


def test_rows_may_stand_in_groups(tmp_path: Path) -> None:
    head = f"<table:table-header-rows>{row(cell('string', text='名'))}</table:table-header-rows>"
    group = f"<table:table-row-group>{row(cell('string', text='甲'))}</table:table-row-group>"
    assert rows(book(tmp_path / "a.ods", table(head, group))) == [["名"], ["甲"]]


def locked(path: Path, password: str, cipher: str = "xmlenc#aes256-cbc") -> Path:
    """Encrypt the content of an .ods in place, as LibreOffice does."""
    with zipfile.ZipFile(path) as archive:
        packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        packed = packer.compress(archive.read("content.xml")) + packer.flush()
    start, salt = bytes(range(16)), bytes(range(16, 32))
    key = hashlib.pbkdf2_hmac("sha1", hashlib.sha256(password.encode()).digest(), salt, 1000, 32)
    encryptor = Cipher(algorithms.AES(key), modes.CBC(start)).encryptor()
    fill = 16 - len(packed) % 16
    content = encryptor.update(packed + bytes(fill - 1) + bytes([fill])) + encryptor.finalize()
    said = {name: base64.b64encode(value).decode() for name, value in (("start", start), ("salt", salt))}
    entry = (
        f'<m:encryption-data><m:algorithm m:algorithm-name="{cipher}"'
        f' m:initialisation-vector="{said["start"]}"/>'
        f'<m:key-derivation m:iteration-count="1000" m:key-size="32" m:salt="{said["salt"]}"/>'
        '<m:start-key-generation m:start-key-generation-name="http://x#sha256"/></m:encryption-data>'
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<m:file-entry m:full-path="content.xml">{entry}</m:file-entry></m:manifest>',
        )
    return path


def test_a_password_is_asked_for_and_opens(tmp_path: Path) -> None:
    path = locked(book(tmp_path / "a.ods", table(row(cell("string", text="甲")))), "密码")
    for given, code in ((None, Code.IMPORT_PASSWORD), ("falsch", Code.IMPORT_PASSWORD_WRONG)):
        with pytest.raises(ExpectedError) as told:
            sandbox.read(path, password=given)
        assert told.value.code is code
    with closing(sandbox.read(path, password="密码")) as opened:  # noqa: S106  # of a file made here
        assert list(opened.spool("S")) == [["甲"]]


def test_a_lock_that_is_not_known_is_refused(tmp_path: Path) -> None:
    path = locked(book(tmp_path / "a.ods", table()), "x", "urn:unknown")
    with pytest.raises(ExpectedError) as told:
        sandbox.read(path, password="x")  # noqa: S106  # of a file made here
    assert told.value.code is Code.IMPORT_LOCK_UNKNOWN


def test_progress_is_told_before_the_last_row_is_read(tmp_path: Path) -> None:
    seen: list[int] = []
    path = book(tmp_path / "a.ods", table(*(row(cell("float", str(n))) for n in range(5000))))
    opendocument.read(str(path), seen.append)
    assert seen == [2048, 4096]
