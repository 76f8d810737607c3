"""Tables on paper as they are seen: filter in the heading, day and source at the foot, on fitting paper."""

from datetime import date

import pytest

from tradeplanner.domain.ids import StepId
from tradeplanner.reports import seen
from tradeplanner.reports.seen import Seen
from tradeplanner.reports.writers import pdf


def a_table(columns: int = 2, **changes: object) -> Seen:
    """Return a table of one firm a row."""
    values: dict[str, object] = {
        "title": "Firms", "filtered": "Filter: “甲”", "headings": ("Name", *("Value",) * (columns - 1)),
        "figures": (False, *(True,) * (columns - 1)),
        "rows": (("甲有限公司", *("1,234.50",) * (columns - 1)),) * 3,
    }  # fmt: skip
    return Seen(**{**values, **changes})  # type: ignore[arg-type]  # as Seen itself says


def test_heading_names_the_filter_and_the_foot_the_day_the_source_and_the_step() -> None:
    made = seen.report(a_table(about="2023"), bureau="某局", made=date(2023, 11, 30), step=StepId(7))
    assert made.title == "Firms (Filter: “甲”)"
    assert made.subtitle == "某局 · 2023"
    assert made.notes == (
        "As it stood on 2023-11-30. Source: the bureau's records. Step 7 of the change log.",
    )
    (section,) = made.sections
    assert section.heading == "3 rows"
    assert section.table is not None
    assert [column.figures for column in section.table.columns] == [False, True]


def test_what_a_reader_must_know_stands_on_top_and_at_the_foot() -> None:
    made = seen.report(a_table(notice="masked"), bureau="", made=date(2023, 11, 30), step=None)
    assert made.sentences == ("masked",)
    assert made.notes[-1] == "masked"


@pytest.mark.parametrize("columns, paper, across", [(2, "a4", False), (12, "a4", True), (20, "a3", True)])
def test_the_paper_is_the_smallest_that_holds_the_columns(columns: int, paper: str, across: bool) -> None:  # noqa: FBT001  # from the list
    made = seen.report(a_table(columns), bureau="", made=date(2023, 11, 30), step=None)
    assert (made.paper, made.across) == (paper, across)
    assert pdf.page_count(made) == 1
