"""A report as a workbook: a sheet for each of its tables, with numbers that can be reckoned with.

A table holds what is read on paper. What reads as a number or a share becomes one again, shown with as
many decimals; everything else, a code or a text that begins with "=", stays text.
"""

import io
import re
from decimal import Decimal

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from tradeplanner.domain.exact import Exact
from tradeplanner.reports.report import Column, Report, Section, Table

_NUMBER = re.compile(r"[+−-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(%?)")
_A4, _LONGEST_NAME = 9, 31
_WIDE, _NARROW = 32, 12
Formats = dict[str, "xlsxwriter.format.Format"]


def to_workbook(report: Report) -> bytes:
    """Return the report as an .xlsx file; one without tables has a sheet of its sentences."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"title": report.title})
        styles = {"title": book.add_format({"bold": True, "font_size": 14}), "heading": book.add_format(
            {"bold": True, "bottom": 1, "text_wrap": True, "valign": "vcenter"})}  # fmt: skip
        told = [section for section in report.sections if section.table is not None]
        for at, section in enumerate(told or [Section(report.title, report.subtitle)], 1):
            _write(
                book,
                book.add_worksheet(f"{at} {_sheet_name(section)}"[:_LONGEST_NAME]),
                (report, section),
                styles,
            )
    return stream.getvalue()


def number(text: str) -> tuple[Decimal, str] | None:
    """Return the number that a text is and the format that shows it so, None for any other text."""
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return None
    decimals, percent = len(found[1] or ""), found[2]
    value = Decimal(text.strip().rstrip("%").replace(",", "").replace("−", "-").replace("+", ""))
    shape = "#,##0" + ("." + "0" * decimals if decimals else "")
    return (value / 100, f"{shape}%") if percent else (value, shape)


def _sheet_name(section: Section) -> str:
    return re.sub(r"[\[\]:*?/\\']", " ", section.heading)


def _write(
    book: xlsxwriter.Workbook, page: Worksheet, whole: tuple[Report, Section], styles: Formats
) -> None:
    report, section = whole
    page.write_string(0, 0, report.title, styles["title"])
    for row, text in enumerate((report.subtitle, section.heading, section.caption), 1):
        page.write_string(row, 0, text)
    row = 5
    if section.table is not None:
        row = _write_table(book, page, section.table, styles)
        page.freeze_panes(6, 1)
        page.repeat_rows(5)
    for text in (*report.sentences, *report.notes, *([report.foot] if report.foot else [])):
        row += 1
        page.write_string(row, 0, text)
    page.set_paper(_A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_footer("&C&P / &N")
    if report.head:
        page.set_header("&L&8" + report.head.replace("&", "&&"))


def _write_table(book: xlsxwriter.Workbook, page: Worksheet, table: Table, styles: Formats) -> int:
    """Write the table from the sixth row on and return the row after it."""
    for at, column in enumerate(table.columns):
        page.write_string(5, at, column.title, styles["heading"])
        page.set_column(at, at, _WIDE if at == 0 else _NARROW)
    last = len(table.rows) - 1
    for row, cells in enumerate(table.rows):
        for at, (column, text) in enumerate(zip(table.columns, cells, strict=True)):
            _write_cell(book, page, (6 + row, at), (column, text), total=table.total and row == last)
    return 6 + len(table.rows)


def _write_cell(
    book: xlsxwriter.Workbook, page: Worksheet, at: tuple[int, int], cell: tuple[Column, str], *, total: bool
) -> None:
    column, text = cell
    told = number(text) if column.figures else None
    style = {"bold": True, "top": 1} if total else {}
    if told is not None:
        exact = text.exact if isinstance(text, Exact) else told[0]
        page.write_number(*at, exact, book.add_format({**style, "num_format": told[1]}))
    elif text:
        page.write_string(*at, text, book.add_format(style))
