"""Dates, spans and periods in the shapes that tables use."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradeplanner.domain.findings import Code
from tradeplanner.domain.periods import Period
from tradeplanner.importing.cells import dates
from tradeplanner.importing.cells.parsed import NOTHING
from tradeplanner.importing.grid import Cell, ErrorValue


@pytest.mark.parametrize(
    "cell",
    [
        date(2024, 1, 3),
        datetime(2024, 1, 3, 12, 30),  # noqa: DTZ001  # cells have no time zone
        "2024-01-03",
        "2024/1/3",
        "2024.1.3",
        "2024年1月3日",
        "20240103",
        "2024-01-03 00:00:00",
        "２０２４年１月３日",
        "民國113年1月3日",
        "1月3日",
        45294,
        45294.0,
        "45294",
        "2024年1月3日（星期三）",
    ],
)
def test_a_day_in_every_dress(cell: Cell) -> None:
    assert dates.day(cell, 2024).value == date(2024, 1, 3)


@pytest.mark.parametrize(
    "text, first, last",
    [
        ("2024.04.10-12", (2024, 4, 10), (2024, 4, 12)),
        ("2024.02.28-03.01", (2024, 2, 28), (2024, 3, 1)),
        ("2018.04.30-03", (2018, 4, 30), (2018, 5, 3)),
        ("2018.10.23-25", (2018, 10, 23), (2018, 10, 25)),
        ("4月10日至12日", (2024, 4, 10), (2024, 4, 12)),
        ("2024-04-10至2024-04-12", (2024, 4, 10), (2024, 4, 12)),
        ("2024.12.30-02", (2024, 12, 30), (2025, 1, 2)),
        ("2024.12.30-01.02", (2024, 12, 30), (2025, 1, 2)),
        ("2024年4月10日", (2024, 4, 10), (2024, 4, 10)),
    ],
)
def test_a_span_of_days(text: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert dates.span(text, 2024).value == (date(*first), date(*last))


@pytest.mark.parametrize(
    "cell, period",
    [
        ("2024年1月", Period(2024, 1, 1)),
        ("202401", Period(2024, 1, 1)),
        (202401.0, Period(2024, 1, 1)),
        ("2024-01", Period(2024, 1, 1)),
        ("1-2月", Period(2023, 1, 2)),
        ("2024年1-11月", Period(2024, 1, 11)),
        ("3月份", Period(2023, 3, 3)),
        (date(2024, 5, 1), Period(2024, 5, 5)),
    ],
)
def test_a_period_of_months(cell: Cell, period: Period) -> None:
    assert dates.period(cell, 2023).value == period


def test_a_stretch_is_a_month_or_a_day() -> None:
    assert dates.stretch("2024年2月").value == (date(2024, 2, 1), date(2024, 2, 29))
    assert dates.stretch("2024-02-05").value == (date(2024, 2, 5), date(2024, 2, 5))


@pytest.mark.parametrize("cell", ["soon", "2024-13-01", "2024-02-30", "4月10日", 12, True, "2024.04.10-"])
def test_no_date_is_told(cell: Cell) -> None:
    found = dates.day(cell)
    assert found.value is None
    assert [remark.code for remark in found.remarks] == [Code.NOT_A_DATE]


def test_nothing_said_is_no_error() -> None:
    assert dates.day(None).value is None
    assert dates.day("-").value is NOTHING
    assert dates.day(ErrorValue("#REF!")).remarks[0].code is Code.CELL_ERROR


@given(st.dates(date(1978, 1, 1), date(2100, 12, 31)))
def test_every_day_comes_back_from_its_texts(day: date) -> None:
    for text in (
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y.%m.%d}",
        f"{day:%Y%m%d}",
    ):
        assert dates.day(text).value == day


@given(st.text(max_size=30))
def test_no_text_breaks_a_parser(text: str) -> None:
    for read in (dates.day, dates.span, dates.period, dates.stretch):
        found = read(text, 2024)
        assert found.value is None or not found.remarks
