"""Workbooks as offices lay them out: a title, the unit under it, headings of one row or two, a total."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Self

import xlsxwriter

Cell = str | int | Decimal | date | None
Row = Sequence[Cell]


class Book:
    """A workbook that is written when it is left."""

    def __init__(self, path: Path, title: str) -> None:
        """Open ``path``."""
        self.book = xlsxwriter.Workbook(str(path), {"strings_to_numbers": False})
        # A fixed day keeps a remade file from differing by nothing but its date.
        self.book.set_properties({"created": datetime(2024, 1, 31), "title": title})  # noqa: DTZ001

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.book.close()

    def sheet(self, name: str, width: int) -> Sheet:
        """Return a new sheet of ``width`` columns."""
        return Sheet(self.book, name, width)


class Sheet:
    """A sheet that is written from the top down."""

    def __init__(self, book: xlsxwriter.Workbook, name: str, width: int) -> None:
        """Add a sheet of ``width`` columns to ``book``."""
        self._sheet = book.add_worksheet(name)
        self._width, self._row, self._first = width, 0, 0
        self._bold = book.add_format({"bold": True, "border": 1, "align": "center", "valign": "vcenter"})
        self._title = book.add_format({"bold": True, "align": "center", "font_size": 14})
        self._right = book.add_format({"align": "right"})
        self._number = book.add_format({"num_format": "#,##0.00", "border": 1})
        self._plain = book.add_format({"border": 1})
        self._day = book.add_format({"border": 1, "num_format": "yyyy-mm-dd"})

    def title(self, text: str, unit: str = "") -> None:
        """Write the merged title and, under it on the right, the unit."""
        self._sheet.merge_range(self._row, 0, self._row, self._width - 1, text, self._title)
        self._row += 1
        if unit:
            self._sheet.write_string(self._row, self._width - 1, unit, self._right)
            self._row += 1

    def headings(self, *texts: str) -> None:
        """Write one heading row and keep it in view."""
        for column, text in enumerate(texts):
            self._sheet.write_string(self._row, column, text, self._bold)
            self._widen(column, text)
        self._begin(1)

    def groups(self, *groups: tuple[str, Sequence[str]]) -> None:
        """Write two heading rows: each group over its columns; one without any stands over both rows."""
        column = 0
        for text, below in groups:
            if not below:
                self._sheet.merge_range(self._row, column, self._row + 1, column, text, self._bold)
                self._widen(column, text)
                column += 1
                continue
            if len(below) > 1:
                self._sheet.merge_range(
                    self._row, column, self._row, column + len(below) - 1, text, self._bold
                )
            else:
                self._sheet.write_string(self._row, column, text, self._bold)
            for part in below:
                self._sheet.write_string(self._row + 1, column, part, self._bold)
                self._widen(column, part)
                column += 1
        self._begin(2)

    def rows(self, rows: Iterable[Row]) -> None:
        """Write text as text, figures as figures, days as days, nothing as an empty cell."""
        for row in rows:
            for column, value in enumerate(row):
                self._cell(column, value)
            self._row += 1

    def total(self, rows: Sequence[Row], columns: Iterable[int], label: int = 0) -> None:
        """Write the 合计 of ``columns`` over the rows, as formulas with their values."""
        self._sheet.write_string(self._row, label, "合计", self._bold)
        for column in columns:
            letter = xlsxwriter.utility.xl_col_to_name(column)
            value = sum((v for row in rows if isinstance(v := row[column], int | Decimal)), Decimal(0))
            formula = f"=SUM({letter}{self._first + 1}:{letter}{self._row})"
            self._sheet.write_formula(self._row, column, formula, self._number, float(value))
        self._row += 1

    def note(self, text: str) -> None:
        """Write a line under the table."""
        self._sheet.write_string(self._row, 0, text)
        self._row += 1

    def _begin(self, deep: int) -> None:
        self._row += deep
        self._first = self._row
        self._sheet.freeze_panes(self._row, 0)

    def _widen(self, column: int, text: str) -> None:
        self._sheet.set_column(column, column, max(10, len(text) * 2 + 2))

    def _cell(self, column: int, value: Cell) -> None:
        if value is None or value == "":
            self._sheet.write_blank(self._row, column, None, self._plain)
        elif isinstance(value, Decimal):
            self._sheet.write_number(self._row, column, float(value), self._number)
        elif isinstance(value, int):
            self._sheet.write_number(self._row, column, value, self._plain)
        elif isinstance(value, date):
            day = datetime.combine(value, time())
            self._sheet.write_datetime(self._row, column, day, self._day)
        else:
            self._sheet.write_string(self._row, column, value, self._plain)
