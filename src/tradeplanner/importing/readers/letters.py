"""Letters that need a word: lost in decoding, private to one machine, zeros, and errors written as text.

The rows of a sheet pass by in blocks; only a block whose bytes look suspicious is looked at cell by cell,
so that a sound file costs next to nothing.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator

from tradeplanner.domain.findings import Code, Finding, Param, Place, Severity
from tradeplanner.importing.grid import Cell, ErrorValue, Row, address

TOLD = 100
"""Cells of a sheet that are named one by one for the same reason; of more, the number."""
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
_PRIVATE_BYTES = re.compile(b"\xef[\x80-\xa3]")
_ERRORS = frozenset(
    ("#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!")
)
"""Errors that a program wrote out as texts, into a CSV for one."""
_RARE = (
    *((b"#", b'"#'), (b"\\", b"\\u000"), (b"\xee", b"\xee"), (b"\xf3", b"\xf3"), (b"\xf4", b"\xf4")),
    (b"\xef", b"\xef\xbf\xbd"),
)
"""What makes a block suspicious, behind its rarest byte: one byte alone is found many times as fast."""


class Watch:
    """Looks over the cells of a sheet and gathers what is to be said of their letters."""

    def __init__(self, sheet: str, encoding: str) -> None:
        """Watch a sheet that was read in ``encoding``, "" if that was not a question."""
        self._sheet, self._encoding = sheet, encoding
        self._found: list[Finding] = []
        self._counts: Counter[Code] = Counter()

    def suspects(self, block: bytes) -> bool:
        """Whether a block of rows, as UTF-8, may hold a letter that needs a word."""
        return (
            any(byte in block and mark in block for byte, mark in _RARE)
            or _PRIVATE_BYTES.search(block) is not None
        )

    def mended(self, first: int, block: list[Row]) -> list[Row]:
        """Return the rows from row ``first`` on without zero characters, noting what is found."""
        return [
            [self._cell(cell, number, column) for column, cell in enumerate(row)]
            for number, row in enumerate(block, first)
        ]

    def findings(self) -> Iterator[Finding]:
        """Yield what was found: the first cells by their addresses, of the rest the number."""
        yield from self._found
        for count in self._counts.values():
            if count > TOLD:
                more: dict[str, Param] = {"count": count - TOLD}
                yield Finding(Code.IMPORT_MORE, Severity.WARNING, Place(sheet=self._sheet), more)

    def _cell(self, cell: Cell, row: int, column: int) -> Cell:
        if isinstance(cell, float) and not math.isfinite(cell):
            return ErrorValue("#NUM!")
        if not isinstance(cell, str):
            return cell
        if cell in _ERRORS:
            self._note(Code.CELL_ERROR, row, column, {"value": cell})
            return ErrorValue(cell)
        if "\0" in cell:
            self._note(Code.NUL_DROPPED, row, column, {})
            cell = cell.replace("\0", "")
        if "\ufffd" in cell and self._encoding:
            self._note(Code.LETTER_LOST, row, column, {"encoding": self._encoding})
        private = _PRIVATE.search(cell)
        if private is not None:
            self._note(Code.LETTER_PRIVATE, row, column, {"letter": f"U+{ord(private[0]):04X}"})
        return cell or None

    def _note(self, code: Code, row: int, column: int, params: dict[str, Param]) -> None:
        self._counts[code] += 1
        if self._counts[code] <= TOLD:
            place = Place(sheet=self._sheet, cell=address(row, column), row=row)
            self._found.append(Finding(code, Severity.WARNING, place, params))
