"""A table as a file: numbers and days as such, text as text, and what it was filtered by on top."""

import csv
import io
from datetime import date, datetime
from decimal import Decimal

import openpyxl

from tradeplanner.reports.writers.listing import Kind, Listing, to_csv, to_workbook

CODE = "91330602MA1MG6K77F"
DIGITS = "330647357100000018"
LISTING = Listing(
    "报名/表", "筛选：大阪展", ("企业", "代码", "展位", "日期"),
    (Kind.TEXT, Kind.TEXT, Kind.NUMBER, Kind.DATE),
    [
        ("=SUM(A1)", CODE, Decimal("1.5"), date(2023, 4, 11)),
        ("+86", DIGITS, 2_000, None),
        ("-", "@x", "未定", "待定"),
        (7, "", 0, date(2023, 4, 12)),
    ],
)  # fmt: skip


def test_a_workbook_holds_real_numbers_and_days_and_text_stays_text() -> None:
    page = openpyxl.load_workbook(io.BytesIO(to_workbook(LISTING))).active
    assert page is not None
    rows = list(page.iter_rows(values_only=True))
    assert rows[:3] == [
        ("报名/表", None, None, None), ("筛选：大阪展", None, None, None), ("企业", "代码", "展位", "日期"),
    ]  # fmt: skip
    assert rows[3:] == [
        ("=SUM(A1)", CODE, 1.5, datetime(2023, 4, 11)),  # noqa: DTZ001 — a day has no zone
        ("+86", DIGITS, 2_000, None),
        ("-", "@x", "未定", "待定"),
        ("7", None, 0, datetime(2023, 4, 12)),  # noqa: DTZ001
    ]
    kinds = [[cell.data_type for cell in row] for row in page.iter_rows(min_row=4, max_row=5)]
    assert kinds == [["s", "s", "n", "d"], ["s", "s", "n", "n"]]
    assert page.freeze_panes == "A4"
    assert page.auto_filter.ref == "A3:D7"
    assert "/" not in page.title


def test_text_parted_by_commas_is_known_to_spreadsheets_and_holds_no_formula() -> None:
    data = to_csv(LISTING)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows == [
        ["报名/表"],
        ["筛选：大阪展"],
        ["企业", "代码", "展位", "日期"],
        ["'=SUM(A1)", CODE, "1.5", "2023-04-11"],
        ["'+86", f"\t{DIGITS}", "2000", ""],
        ["'-", "'@x", "未定", "待定"],
        ["7", "", "0", "2023-04-12"],
    ]


def test_nothing_is_said_of_a_filter_where_there_is_none() -> None:
    bare = Listing("企业", "", ("名称",), (Kind.TEXT,), [])
    assert to_csv(bare).decode("utf-8-sig").split() == ["企业", "名称"]
    page = openpyxl.load_workbook(io.BytesIO(to_workbook(bare))).active
    assert page is not None
    assert [row[0] for row in page.iter_rows(values_only=True)] == ["企业", "名称"]
