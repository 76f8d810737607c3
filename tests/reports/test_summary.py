"""The summary as a value: its parts agree with each other, and it is always one page."""

import re
from datetime import date

import pytest

from tests.courses import COURSES, ORDERS
from tradeplanner.domain.ids import StepId
from tradeplanner.domain.order_totals import YearOrders
from tradeplanner.i18n.language import set_language
from tradeplanner.reports.report import Report
from tradeplanner.reports.summary import SummaryFacts, summary
from tradeplanner.reports.writers.pdf import page_count


def facts(case: str = "ahead", orders: str | YearOrders = "several", **changes: object) -> SummaryFacts:
    """Return what a summary is made from."""
    usual: dict[str, object] = {
        "course": COURSES[case],
        "towns": (COURSES["town"],),
        "orders": ORDERS[orders] if isinstance(orders, str) else orders,
        "bureau": "越城区商务局（示例）",
        "sources": ("示例数据",),
        "rate_sources": ("中国外汇交易中心",),
        "sample": True,
        "step": StepId(41),
        "made": date(2024, 3, 1),
    }
    return SummaryFacts(**(usual | changes))  # type: ignore[arg-type]  # the names are the dataclass's own


def a_summary(language: str = "en") -> Report:
    """Return an ordinary summary in a language."""
    set_language(language)
    return summary(facts())


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize("orders", ["several", "forty", "one", "nothing", "rate missing"])
@pytest.mark.parametrize("case", ["ahead", "nothing", "last year incomplete"])
def test_every_summary_is_one_page(case: str, orders: str) -> None:
    assert page_count(summary(facts(case, orders))) == 1


@pytest.mark.usefixtures("english")
def test_each_chart_is_followed_by_its_table_of_the_same_figures() -> None:
    course, orders = a_summary().sections
    assert course.table is not None
    assert course.picture is not None
    assert course.table.columns[0].title == "CNY bn"
    actual = course.table.rows[0]
    assert actual[0] == "Actual exports"
    assert actual[11] == "77.90"
    assert actual[12] == ""
    assert f">Actual {actual[11]}<" in course.picture.svg
    assert orders.table is not None
    assert orders.picture is not None
    assert orders.table.rows[0][4:7:2] == ("59.00", "22.00")
    for figure in ("59.00", "22.00"):
        assert f">{figure}<" in orders.picture.svg


@pytest.mark.usefixtures("english")
def test_the_rows_of_the_table_add_up_to_its_total() -> None:
    table = summary(facts(orders="forty")).sections[1].table
    assert table is not None
    assert table.total
    for column in (3, 5):
        counts = [int(row[column].replace(",", "")) for row in table.rows]
        assert sum(counts[:-1]) == counts[-1]
    assert [row[0] for row in table.rows][-2:] == ["Outside exhibitions", "Total"]


@pytest.mark.usefixtures("english")
def test_the_foot_names_units_rates_dates_source_colours_and_step() -> None:
    foot = " ".join(a_summary().notes)
    for part in (
        "exports CNY bn, orders USD M",
        "each order at the rate of its date (source: 中国外汇交易中心)",
        "Exports to 2023-11-30, orders to 2024-12-31; made on 2024-03-01",
        "Source: 示例数据",
        "Dark: actual",
        "Step 41 of the change log",
    ):
        assert part in foot


@pytest.mark.usefixtures("english")
def test_invented_figures_say_so_at_the_top() -> None:
    assert a_summary().subtitle.endswith("sample figures")
    assert not summary(facts(sample=False)).subtitle.endswith("sample figures")


@pytest.mark.usefixtures("english")
def test_chinese_is_chinese_throughout() -> None:
    report = a_summary("zh")
    sentences = (report.title, *report.sentences, *report.notes, *(s.caption for s in report.sections))
    assert report.title == "2023年出口与展会情况"
    assert not [text for text in sentences if re.search("[a-z]{3,}", text)]


@pytest.mark.usefixtures("english")
def test_the_grey_summary_prints_without_colour() -> None:
    pictures = [s.picture for s in summary(facts(), grey=True).sections if s.picture]
    colours = {code for p in pictures for code in re.findall(r"#([0-9a-f]{6})", p.svg)}
    assert colours
    assert all(code[:2] == code[2:4] == code[4:] for code in colours)


@pytest.mark.usefixtures("english")
def test_a_picture_says_in_words_what_it_shows() -> None:
    picture = a_summary().sections[0].picture
    assert picture is not None
    assert picture.words.startswith("Exports are 10.3 points ahead of time progress.")


@pytest.mark.usefixtures("english")
def test_a_year_without_exports_claims_no_day_for_them() -> None:
    report = summary(facts("nothing"))
    assert not any("Exports to" in note for note in report.notes)
    assert any("Orders to" in note for note in report.notes)
