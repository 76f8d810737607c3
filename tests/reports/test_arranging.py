"""Sections chosen and ordered: what was named stays, in that order, with what stands under it."""

from tradeplanner.reports.arranging import arranged
from tradeplanner.reports.report import Report, Section


def a_report(*sections: Section) -> Report:
    """A report of nothing but sections."""
    return Report(
        title="T", subtitle="", sentences=(), sections=sections, notes=(), page_label="{page}", language="en"
    )


A, B = Section("A", "", key="a"), Section("B", "", key="b")
UNDER = Section("under A", "", key="x", level=3)


def headings(report: Report) -> list[str]:
    """The headings, in order."""
    return [section.heading for section in report.sections]


def test_without_a_choice_everything_stays() -> None:
    whole = a_report(A, UNDER, B)
    assert arranged(whole, ()) == whole


def test_sections_follow_the_order_that_was_named_with_what_stands_under_them() -> None:
    assert headings(arranged(a_report(A, UNDER, B), ("b", "a"))) == ["B", "A", "under A"]


def test_what_was_not_named_goes_with_what_stands_under_it() -> None:
    assert headings(arranged(a_report(A, UNDER, B), ("b",))) == ["B"]


def test_a_name_that_the_report_has_not_is_passed_over() -> None:
    assert headings(arranged(a_report(A, B), ("gone", "b"))) == ["B"]
