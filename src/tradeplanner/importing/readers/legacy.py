"""Compound files: which of them have a password, how to open those, and the error cells of .xls.

calamine gives error cells of .xls as nothing; xlrd names them, so it takes a second look. Both libraries
are imported where they are used, because most workbooks are no compound files.
"""

import io
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tradeplanner.domain.findings import Code
from tradeplanner.importing.readers.sheets import RefusedError
from tradeplanner.importing.readers.sniff import Format

if TYPE_CHECKING:
    import xlrd

_EVERYBODYS = "VelvetSweatshop"
"""The password with which Excel opens without asking; it locks workbooks that are only to be read."""
_OLE = b"\xd0\xcf\x11\xe0"
_ERROR_LIMIT = 16 * 1024 * 1024
"""Bytes up to which an .xls gets its second look, which is slow."""


class _Locked(Protocol):
    def is_encrypted(self) -> bool:
        """Whether the file has a password."""

    def load_key(self, password: str) -> None:
        """Take the password."""

    def decrypt(self, into: io.BytesIO) -> None:
        """Write the file as it is without its password."""


def is_locked(path: Path) -> bool:
    """Whether a compound file is encrypted; one that cannot be understood is not."""
    import msoffcrypto

    try:
        with path.open("rb") as file:
            locked: _Locked = msoffcrypto.OfficeFile(file)
            return locked.is_encrypted()
    except Exception:  # noqa: BLE001  # the library raises many kinds on broken files; the reader will say what is wrong
        return False


def unlocked(path: Path, password: str | None) -> tuple[io.BytesIO, Format]:
    """Return the workbook decrypted in memory, and its format; RefusedError without the password."""
    import msoffcrypto

    opened = io.BytesIO()
    try:
        with path.open("rb") as file:
            locked: _Locked = msoffcrypto.OfficeFile(file)
            locked.load_key(_EVERYBODYS if password is None else password)
            locked.decrypt(opened)
        form = _form(opened.getvalue())
    except Exception as wrong:
        code = Code.IMPORT_PASSWORD if password is None else Code.IMPORT_PASSWORD_WRONG
        raise RefusedError(code) from wrong
    opened.seek(0)
    return opened, form


def _form(content: bytes) -> Format:
    """Return what was decrypted; ValueError for nonsense, which a wrong password may give."""
    if not content.startswith((b"PK", _OLE)):
        raise ValueError
    if not content.startswith(b"PK"):
        return Format.XLS
    return Format.XLSB if b"xl/workbook.bin" in content else Format.XLSX


def errors(source: str | io.BytesIO) -> dict[str, dict[tuple[int, int], str]]:
    """Return the error cells of an .xls by sheet; none where the second look fails."""
    data = Path(source).read_bytes() if isinstance(source, str) else source.getvalue()
    if len(data) > _ERROR_LIMIT:
        return {}
    import xlrd

    try:
        book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO(), on_demand=True)
        return {name: _in_sheet(book.sheet_by_name(name)) for name in book.sheet_names()}
    except Exception:  # noqa: BLE001  # a file that xlrd cannot read may still be read by calamine
        return {}


def _in_sheet(sheet: "xlrd.sheet.Sheet") -> dict[tuple[int, int], str]:
    import xlrd

    return {
        (row + 1, column): xlrd.error_text_from_code.get(sheet.cell_value(row, column), "#ERROR")
        for row in range(sheet.nrows)
        for column, kind in enumerate(sheet.row_types(row))
        if kind == xlrd.XL_CELL_ERROR
    }
