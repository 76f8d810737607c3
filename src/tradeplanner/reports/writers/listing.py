"""One table as a file: a workbook with real numbers and dates, or text parted by commas.

What a cell says it is, it is: a code of eighteen digits stays whole, and text that begins with
"=", "+", "-" or "@" stays text and is never reckoned.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

import xlsxwriter

from tradeplanner.reports.writers.workbook import width

FORMULA = ("=", "+", "-", "@", "\t", "\r")
FOOT_MOST = 200
"""Characters that a spreadsheet keeps of a footer, with room for its own signs."""
DIGITS_KEPT = 11
"""Digits that a spreadsheet shows of a number before it shortens it."""


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Listing:
    """A table: its title, what it was filtered by (or ""), headings, kinds, and rows in their order.

    A cell is None, a text, a number, a date; a text in a column of numbers stays a text.
    """

    title: str
    filter: str
    headings: Sequence[str]
    kinds: Sequence[Kind]
    rows: Sequence[Sequence[object]]
    foot: str = ""

    def head(self) -> list[str]:
        """Return the lines above the headings."""
        return [self.title, *([self.filter] if self.filter else [])]


def to_workbook(listing: Listing) -> bytes:
    """Return a workbook: title and filter on top, headings that stay in view and filter."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        page, styles = book.add_worksheet(_sheet_name(listing.title)), _Styles(book)
        head = listing.head()
        for line, words in enumerate(head):
            page.write_string(line, 0, words, styles.heading if line else styles.title)
        top = len(head)
        for column, heading in enumerate(listing.headings):
            page.write_string(top, column, heading, styles.heading)
        for line, row in enumerate(listing.rows, top + 1):
            for column, (kind, value) in enumerate(zip(listing.kinds, row, strict=True)):
                styles.put(page, (line, column), kind, value)
        last = max(len(listing.headings) - 1, 0)
        for column in range(last + 1):
            page.set_column(column, column, width([listing.headings, *listing.rows], column))
        page.freeze_panes(top + 1, 0)
        page.autofilter(top, 0, top + len(listing.rows), last)
        page.set_landscape()
        page.repeat_rows(top)
        page.fit_to_pages(1, 0)
        page.set_footer(f"&L&8{listing.foot.replace('&', '&&')[:FOOT_MOST]}&R&8&P / &N")
    return stream.getvalue()


class _Styles:
    """The looks of the cells of one workbook."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.heading = book.add_format({"bold": True})
        self.text = book.add_format({"num_format": "@"})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})
        self.whole = book.add_format({"num_format": "#,##0"})
        self.exact = book.add_format({"num_format": "#,##0.00##"})

    def put(
        self, page: "xlsxwriter.worksheet.Worksheet", at: tuple[int, int], kind: Kind, value: object
    ) -> None:
        """Write one cell as what it is; nothing where there is nothing."""
        if value is None or value == "":
            return
        if kind is Kind.DATE and isinstance(value, date):
            page.write_datetime(*at, value, self.day)
        elif kind is Kind.NUMBER and isinstance(value, int | Decimal):
            page.write_number(*at, value, self.whole if value == int(value) else self.exact)
        else:
            page.write_string(*at, str(value), self.text)


def to_csv(listing: Listing) -> bytes:
    """Return the table as UTF-8 with the mark that spreadsheets know it by."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerows([_guarded(words)] for words in listing.head())
    writer.writerow([_guarded(heading) for heading in listing.headings])
    writer.writerows(map(_plain, listing.kinds, row) for row in listing.rows)
    return stream.getvalue().encode("utf-8-sig")


def _plain(kind: Kind, value: object) -> str:
    if value is None:
        return ""
    if kind is Kind.DATE and isinstance(value, date):
        return value.isoformat()
    if kind is Kind.NUMBER and isinstance(value, int | Decimal):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    return _guarded(str(value))


def _guarded(text: str) -> str:
    """Return ``text`` so that a spreadsheet takes it for text: a formula defused, long digits kept."""
    if text.startswith(FORMULA):
        return f"'{text}"
    return f"\t{text}" if text.isdigit() and len(text) > DIGITS_KEPT else text


def _sheet_name(title: str) -> str:
    plain = "".join(sign for sign in title if sign not in "[]:*?/\\").strip("'")
    return plain[:31] or "1"
