"""Dates, spans and periods in the shapes that tables use."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradeplanner.domain.findings import Code, Severity
from tradeplanner.domain.periods import Period
from tradeplanner.importing.cells import dates
from tradeplanner.importing.cells.parsed import NOTHING, Parsed, half_width
from tradeplanner.importing.grid import Cell, ErrorValue

DAY = date(2024, 3, 5)


def codes_of(found: Parsed) -> list[Code]:
    """Return what is said of a cell."""
    return [remark.code for remark in found.remarks]


@pytest.mark.parametrize(
    "cell",
    [
        date(2024, 3, 5),
        datetime(2024, 3, 5, 12, 30),  # noqa: DTZ001  # cells have no time zone
        "2024-03-05",
        "2024/3/5",
        "2024.3.5",
        "2024.03.05.",
        "2024年3月5日",
        "2024年03月05日",
        "2024年3月5号",
        "2024 年 3 月 5 日",
        "20240305",
        20240305,
        "2024-03-05 00:00:00",
        "2024-03-05T08:30:00Z",
        "2024-03-05T08:30:00+08:00",
        "2024/3/5 8:30",
        "2024年3月5日 下午2:30",
        "2024年3月5日14时30分",
        "２０２４年３月５日",
        "２０２４／３／５",
        "2024、3、5",
        "2024·3·5",
        "2024 3 5",
        "24/3/5",
        "24.3.5",
        "24-03-05",
        "24年3月5日",
        "民國113年3月5日",
        "民国113年3月5日",
        "中華民國113年3月5日",
        "民國一百一十三年三月五日",
        "民國113.03.05",
        "113.03.05",
        "113/3/5",
        "3月5日",
        "3月5号",
        "三月五日",
        "3/5",
        "二〇二四年三月五日",
        "二零二四年三月五日",
        "二○二四年三月五日",
        "5-Mar-24",
        "05-Mar-2024",
        "5 March 2024",
        "5th March, 2024",
        "March 5, 2024",
        "Mar. 5th, 2024",
        "Tue, 5 Mar 2024",
        "Tuesday, March 5, 2024",
        "2024-Mar-05",
        "5-Mar",
        "Mar 5",
        45356,
        45356.0,
        45356.75,
        "45356",
        "2024年3月5日（星期二）",
        "2024年3月5日 周二",
        "2024-03-05 星期二",
        "2024年3月5日(週二)",
    ],
)
def test_a_day_in_every_dress(cell: Cell) -> None:
    assert dates.day(cell, 2024) == Parsed(DAY)


@pytest.mark.parametrize(
    "text, day",
    [
        ("2024年12月25日", date(2024, 12, 25)),
        ("十二月二十五日", date(2024, 12, 25)),
        ("十月廿一日", date(2024, 10, 21)),
        ("二〇二四年十一月三十日", date(2024, 11, 30)),
        ("13/5/2024", date(2024, 5, 13)),
        ("3/25/2024", date(2024, 3, 25)),
        ("5/5/2024", date(2024, 5, 5)),
        ("98/3/5", date(1998, 3, 5)),
        ("民国元年1月1日", date(1912, 1, 1)),
    ],
)
def test_other_days(text: str, day: date) -> None:
    assert dates.day(text, 2024) == Parsed(day)


@pytest.mark.parametrize(
    "text, one, other",
    [
        ("3/5/2024", "2024-05-03", "2024-03-05"),
        ("03-05-2024", "2024-05-03", "2024-03-05"),
        ("3/5/24", "2024-05-03", "2024-03-05"),
        ("05/03/24", "2005-03-24", "2024-03-05"),
    ],
)
def test_a_day_that_may_be_two_days_is_asked_with_both(text: str, one: str, other: str) -> None:
    (remark,) = dates.day(text).remarks
    assert (remark.code, remark.severity) == (Code.DATE_AMBIGUOUS, Severity.ERROR)
    assert (remark.params["one"], remark.params["other"]) == (one, other)


def test_the_year_of_the_title_settles_what_it_can() -> None:
    assert dates.day("240305", 2024).value == DAY
    assert codes_of(dates.day("240305")) == [Code.DATE_AMBIGUOUS]
    assert codes_of(dates.day("113.03.05")) == [Code.NOT_A_DATE]
    assert codes_of(dates.day("113.03.05", 2019)) == [Code.NOT_A_DATE]
    assert codes_of(dates.day("3/5/24", 2024)) == [Code.DATE_AMBIGUOUS]


@pytest.mark.parametrize("text", ["4月10日", "4/10", "四月十日", "Apr 10"])
def test_a_day_without_a_year_says_so(text: str) -> None:
    found = dates.day(text)
    assert (found.value, codes_of(found)) == (None, [Code.DATE_YEAR_UNSAID])


@pytest.mark.parametrize(
    "cell",
    [
        "soon",
        "待定",
        "2024-13-01",
        "2024-02-30",
        "13月5日",
        "2024年3月",
        "2024年",
        "0024-03-05",
        "1024-03-05",
        "9024-03-05",
        12,
        2024,
        3.5,
        -45356,
        True,
        "2024.04.10-",
        "2024-03-05-07-09",
        date(1899, 12, 31),
        "Mar 2024",
    ],
)
def test_no_date_is_told(cell: Cell) -> None:
    found = dates.day(cell)
    assert (found.value, codes_of(found)) == (None, [Code.NOT_A_DATE])


def test_nothing_said_is_no_error() -> None:
    for read in (dates.day, dates.span, dates.period, dates.stretch, dates.birthday):
        assert read(None) == Parsed(None)
        assert read("  ") == Parsed(None)
        assert read("-") == Parsed(NOTHING)
        assert codes_of(read(ErrorValue("#REF!"))) == [Code.CELL_ERROR]
        assert codes_of(read("#N/A")) == [Code.CELL_ERROR]


@pytest.mark.parametrize("cell", ["1965-07-01", 23924, 23924.0, "1965年7月1日", "19650701"])
def test_a_day_of_birth_may_be_older(cell: Cell) -> None:
    assert dates.birthday(cell).value == date(1965, 7, 1)


def test_a_day_of_birth_takes_no_year_from_a_title() -> None:
    assert codes_of(dates.birthday("7月1日", 2024)) == [Code.DATE_YEAR_UNSAID]


@pytest.mark.parametrize(
    "text, first, last",
    [
        ("2024.04.10-12", (2024, 4, 10), (2024, 4, 12)),
        ("2024-04-10-12", (2024, 4, 10), (2024, 4, 12)),
        ("2024.02.28-03.01", (2024, 2, 28), (2024, 3, 1)),
        ("2018.04.30-03", (2018, 4, 30), (2018, 5, 3)),
        ("2018.10.23-25", (2018, 10, 23), (2018, 10, 25)),
        ("２０１８．１０．２３－２５", (2018, 10, 23), (2018, 10, 25)),
        ("4月10日至12日", (2024, 4, 10), (2024, 4, 12)),
        ("4月10日—12日", (2024, 4, 10), (2024, 4, 12)),
        ("4月10-12日", (2024, 4, 10), (2024, 4, 12)),
        ("4月10日-5月2日", (2024, 4, 10), (2024, 5, 2)),
        ("四月十日至十二日", (2024, 4, 10), (2024, 4, 12)),
        ("4.10-4.12", (2024, 4, 10), (2024, 4, 12)),
        ("4/10-4/12", (2024, 4, 10), (2024, 4, 12)),
        ("2024-04-10至2024-04-12", (2024, 4, 10), (2024, 4, 12)),
        ("2024-04-10 - 2024-04-12", (2024, 4, 10), (2024, 4, 12)),
        ("2024/4/10～2024/4/12", (2024, 4, 10), (2024, 4, 12)),
        ("2024年4月10日—4月12日", (2024, 4, 10), (2024, 4, 12)),
        ("2024年4月10日-12日（共3天）", (2024, 4, 10), (2024, 4, 12)),
        ("2024年4月10日（周三）至12日（周五）", (2024, 4, 10), (2024, 4, 12)),
        ("2024年4月10日 9:00-17:00", (2024, 4, 10), (2024, 4, 10)),
        ("20240410-20240412", (2024, 4, 10), (2024, 4, 12)),
        ("20240410-12", (2024, 4, 10), (2024, 4, 12)),
        ("民國113年4月10日至12日", (2024, 4, 10), (2024, 4, 12)),
        ("2024.12.30-02", (2024, 12, 30), (2025, 1, 2)),
        ("2024.12.30-01.02", (2024, 12, 30), (2025, 1, 2)),
        ("12月30日至1月2日", (2024, 12, 30), (2025, 1, 2)),
        ("2024年12月30日至2025年1月2日", (2024, 12, 30), (2025, 1, 2)),
        ("10-12 April 2024", (2024, 4, 10), (2024, 4, 12)),
        ("April 10-12, 2024", (2024, 4, 10), (2024, 4, 12)),
        ("April 30 - May 3, 2024", (2024, 4, 30), (2024, 5, 3)),
        ("30 April to 3 May 2024", (2024, 4, 30), (2024, 5, 3)),
        ("2024年4月10日", (2024, 4, 10), (2024, 4, 10)),
        ("2024-01-01至2024-12-31", (2024, 1, 1), (2024, 12, 31)),
    ],
)
def test_a_span_of_days(text: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert dates.span(text, 2024) == Parsed((date(*first), date(*last)))


def test_a_span_whose_end_was_filled_in_far_away_is_told() -> None:
    found = dates.span("2018.10.25-23")
    assert found.value == (date(2018, 10, 25), date(2018, 11, 23))
    assert [(r.code, r.severity) for r in found.remarks] == [(Code.SPAN_LONG, Severity.WARNING)]


@pytest.mark.parametrize("text", ["2024-04-12至2024-04-10", "4月12日-3月10日"])
def test_a_span_that_runs_backwards_is_told(text: str) -> None:
    found = dates.span(text, 2024)
    assert (found.value, codes_of(found)) == (None, [Code.DATES_REVERSED])


@pytest.mark.parametrize(
    "text, code",
    [
        ("4月10日至12日", Code.DATE_YEAR_UNSAID),
        ("3/5/2024-3/7/2024", Code.DATE_AMBIGUOUS),
        ("2024.04.10-40", Code.NOT_A_DATE),
        ("2024年4月", Code.NOT_A_DATE),
        ("下半年", Code.NOT_A_DATE),
    ],
)
def test_what_is_no_span_says_why(text: str, code: Code) -> None:
    found = dates.span(text)
    assert (found.value, codes_of(found)) == (None, [code])


@pytest.mark.parametrize(
    "cell, period",
    [
        ("2024年1月", Period(2024, 1, 1)),
        ("2024年01月份", Period(2024, 1, 1)),
        ("202401", Period(2024, 1, 1)),
        (202401.0, Period(2024, 1, 1)),
        (202401, Period(2024, 1, 1)),
        ("2024-01", Period(2024, 1, 1)),
        ("2024/1", Period(2024, 1, 1)),
        ("2024.1", Period(2024, 1, 1)),
        ("24年1月", Period(2024, 1, 1)),
        ("民國113年1月", Period(2024, 1, 1)),
        ("二〇二四年一月", Period(2024, 1, 1)),
        ("1月", Period(2023, 1, 1)),
        ("一月", Period(2023, 1, 1)),
        ("十一月份", Period(2023, 11, 11)),
        ("1-2月", Period(2023, 1, 2)),
        ("1—2月", Period(2023, 1, 2)),
        ("1月-2月", Period(2023, 1, 2)),
        ("一至二月", Period(2023, 1, 2)),
        ("1、2月", Period(2023, 1, 2)),
        ("2024年1-2月", Period(2024, 1, 2)),
        ("2024.1-2", Period(2024, 1, 2)),
        ("2024年1-11月", Period(2024, 1, 11)),
        ("2024年1至11月累计", Period(2024, 1, 11)),
        ("2024年前11个月", Period(2024, 1, 11)),
        ("2024年1月-2024年2月", Period(2024, 1, 2)),
        ("202401-202402", Period(2024, 1, 2)),
        ("202401-02", Period(2024, 1, 2)),
        ("3月份", Period(2023, 3, 3)),
        ("Q1", Period(2023, 1, 3)),
        ("2024Q4", Period(2024, 10, 12)),
        ("2024年第一季度", Period(2024, 1, 3)),
        ("一季度", Period(2023, 1, 3)),
        ("2024年3季度", Period(2024, 7, 9)),
        ("前三季度", Period(2023, 1, 9)),
        ("1-3季度", Period(2023, 1, 9)),
        ("上半年", Period(2023, 1, 6)),
        ("2024年下半年", Period(2024, 7, 12)),
        ("H1 2024", Period(2024, 1, 6)),
        ("全年", Period(2023, 1, 12)),
        ("2024年", Period(2024, 1, 12)),
        ("2024年度", Period(2024, 1, 12)),
        ("Jan 2024", Period(2024, 1, 1)),
        ("January 2024", Period(2024, 1, 1)),
        ("Jan-24", Period(2024, 1, 1)),
        ("Jan-Feb 2024", Period(2024, 1, 2)),
        (date(2024, 5, 1), Period(2024, 5, 5)),
        (date(2024, 5, 31), Period(2024, 5, 5)),
        (45292, Period(2024, 1, 1)),
        ("2024-05-31", Period(2024, 5, 5)),
    ],
)
def test_a_period_of_months(cell: Cell, period: Period) -> None:
    assert dates.period(cell, 2023) == Parsed(period)


@pytest.mark.parametrize(
    "cell",
    [
        "13月",
        "2024年13月",
        "202413",
        "11-1月",
        "2024年11月-2025年1月",
        "3.5",
        3.5,
        13,
        "soon",
        True,
        "Q5",
        "1-13月",
    ],
)
def test_no_period_is_told(cell: Cell) -> None:
    found = dates.period(cell, 2024)
    assert found.value is None
    assert codes_of(found) in ([Code.NOT_A_PERIOD], [Code.NOT_A_DATE])


def test_months_that_excel_made_a_day_are_told() -> None:
    found = dates.period(date(2024, 1, 2))
    assert found.value == Period(2024, 1, 1)
    assert [(r.code, r.severity) for r in found.remarks] == [(Code.PERIOD_FROM_DAY, Severity.WARNING)]


def test_a_year_alone_is_a_run_of_months() -> None:
    assert dates.run_of_months(2024).value == Period(2024, 1, 12)
    assert dates.run_of_months("202401-202412").value == Period(2024, 1, 12)
    assert dates.run_of_months("2024-01..11").value == Period(2024, 1, 11)


def test_a_stretch_is_a_month_or_a_day() -> None:
    assert dates.stretch("2024年2月").value == (date(2024, 2, 1), date(2024, 2, 29))
    assert dates.stretch("2024年一季度").value == (date(2024, 1, 1), date(2024, 3, 31))
    assert dates.stretch("2024-02-05").value == (date(2024, 2, 5), date(2024, 2, 5))
    assert dates.stretch("2024.02.05-07").value == (date(2024, 2, 5), date(2024, 2, 7))


DAYS = st.dates(date(1978, 1, 1), date(2100, 12, 31))
ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
HAN = "〇一二三四五六七八九"


def han(number: int) -> str:
    """Return a number below 100 in Chinese."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else HAN[tens] + "十") + (HAN[ones] if ones else "")


@given(DAYS)
def test_every_day_comes_back_from_its_texts(day: date) -> None:
    year = "".join(HAN[int(sign)] for sign in str(day.year))
    for text in (
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{year}年{han(day.month)}月{han(day.day)}日",
        f"{day.year} 年 {day.month} 月 {day.day} 日 10:30",
        f"{day:%Y.%m.%d}",
        f"{day:%Y%m%d}",
        f"{day.day} {ENGLISH[day.month - 1]} {day.year}",
        f"{ENGLISH[day.month - 1]} {day.day}, {day.year}",
        f"民國{day.year - 1911}年{day.month}月{day.day}日",
    ):
        assert dates.day(text) == Parsed(day), text
    assert dates.day(f"{day.month}月{day.day}日", day.year) == Parsed(day)
    assert dates.day((day - date(1899, 12, 30)).days) == Parsed(day)


@given(DAYS.filter(lambda day: day.year < 2100), st.integers(0, 14))
def test_every_span_comes_back_from_its_texts(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    texts = [
        f"{first.isoformat()}至{last.isoformat()}",
        f"{first.year}.{first.month}.{first.day}-{last.month}.{last.day}",
        f"{first.year}年{first.month}月{first.day}日—{last.month}月{last.day}日",
    ]
    if last.month == first.month or length < 14:
        texts += [f"{first:%Y.%m.%d}-{last:%d}", f"{first.year}年{first.month}月{first.day}日至{last.day}日"]
    for text in texts:
        assert dates.span(text) == Parsed((first, last)), text
    for text in (f"{first.month}月{first.day}日至{last.month}月{last.day}日",):
        assert dates.span(text, first.year) == Parsed((first, last)), text


@given(st.integers(1978, 2099), st.integers(1, 12), st.integers(0, 11))
def test_every_period_comes_back_from_its_texts(year: int, first: int, more: int) -> None:
    last = min(first + more, 12)
    run = str(first) if first == last else f"{first}-{last}"
    for text in (f"{year}年{run}月", f"{year}.{run}", f"{year}{first:02}-{year}{last:02}"):
        assert dates.period(text) == Parsed(Period(year, first, last)), text
    assert dates.period(f"{run}月", year) == Parsed(Period(year, first, last))


@given(st.integers(1, 12), st.integers(1, 12), st.integers(13, 99))
def test_no_day_of_two_readings_is_taken_in_silence(one: int, two: int, year: int) -> None:
    found = dates.day(f"{one:02}/{two:02}/{year:02}")
    assert found.value is None or one == two


PIECES = st.sampled_from(
    (*"0123456789.-/年月日至~ 一二十〇季度上下半全周T:", "mar", "民國", "2024", "星期", "q1")
)


@given(st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=10).map("".join)))
def test_no_text_breaks_a_parser_and_none_is_lost_in_silence(text: str) -> None:
    for read in (dates.day, dates.span, dates.period, dates.stretch, dates.run_of_months, dates.birthday):
        found = read(text, 2024)
        assert found.value is not None or found.remarks or not half_width(text)
        assert found.value is None or all(r.severity is Severity.WARNING for r in found.remarks)
