"""The timeline on paper: A3 across, real text, no colour needed, and what has no day is in the table."""

import io
from datetime import date

import pytest
from pypdf import PdfReader

from tests.builders import a_milestone, an_edition
from tradeplanner.domain.exhibitions import Edition, Status
from tradeplanner.domain.holidays import DayKind, SpecialDay, gathered
from tradeplanner.domain.ids import EditionId, StepId
from tradeplanner.reports.report import Report
from tradeplanner.reports.timeline import A_PAGE, BLUE, TimelineFacts, timeline
from tradeplanner.reports.writers import pdf

YEAR = 2024
A3 = (1191, 842)
"""Points of A3 across."""


DUE = a_milestone(edition_id=EditionId(1), due_on=date(2024, 3, 4), name="交定金")


def facts(*editions: Edition, **changes: object) -> TimelineFacts:
    """Return the facts of a year with a milestone of its first edition and a day off."""
    usual = {
        "year": YEAR, "editions": editions, "markets": {"JP": "日本"}, "reasons": (), "clashing": frozenset(),
        "milestones": {EditionId(1): (DUE,)},
        "holidays": gathered([SpecialDay(date(2024, 2, 12), DayKind.OFF, "春节")]), "bureau": "某局",
        "step": StepId(7), "made": date(2024, 1, 5),
    }  # fmt: skip
    return TimelineFacts(**{**usual, **changes})  # type: ignore[arg-type]  # as the fields


def edition(number: int, **changes: object) -> Edition:
    usual = {"id": EditionId(number), "year": YEAR, "name_zh": f"展会{number}", "name_en": "",
             "opens": date(YEAR, 5, 1), "closes": date(YEAR, 5, 4)}  # fmt: skip
    return an_edition(**{**usual, **changes})


def svg(report: Report) -> str:
    picture = report.sections[0].picture
    assert picture is not None
    return picture.svg


def test_the_pages_are_a3_across_and_their_text_can_be_searched() -> None:
    pages = PdfReader(io.BytesIO(pdf.to_pdf(timeline(facts(edition(1)))))).pages
    assert tuple(round(float(side)) for side in pages[0].mediabox[2:]) == A3
    text = "".join(page.extract_text() for page in pages)
    assert "展会1" in text
    assert "交定金 2024-03-04" in text
    assert "2024-01-05" in text


def test_a_year_of_many_takes_a_picture_for_each_page_and_none_is_lost() -> None:
    report = timeline(facts(*(edition(number) for number in range(1, A_PAGE + 3))))
    pictures = [section.picture for section in report.sections if section.picture]
    assert [picture.words.count("展会") for picture in pictures] == [A_PAGE, 2]
    table = report.sections[2].table
    assert table is not None
    assert len(table.rows) == A_PAGE + 2


def test_what_has_no_day_stands_in_the_table_and_is_counted() -> None:
    report = timeline(facts(edition(1), edition(2, opens=None, closes=None)))
    assert "1 has none yet" in report.sentences[0]
    assert "展会2" not in svg(report)
    table = report.sections[-1].table
    assert table is not None
    assert [row[0] for row in table.rows] == ["展会1", "展会2"]


@pytest.mark.parametrize(
    "status, sign", [(Status.HELD, f'fill="{BLUE}"'), (Status.CANCELLED, "stroke-dasharray")]
)
def test_fill_and_dash_tell_what_was_held_and_called_off(status: Status, sign: str) -> None:
    assert sign in svg(timeline(facts(edition(1, status=status))))
    assert sign not in svg(timeline(facts(edition(1))))


def test_grey_has_no_colour() -> None:
    assert BLUE not in svg(timeline(facts(edition(1, status=Status.HELD)), grey=True))


def test_clashes_are_marked_and_told() -> None:
    report = timeline(facts(edition(1), reasons=("甲与乙撞期",), clashing=frozenset({EditionId(1)})))
    assert "△" in svg(report)
    table = report.sections[-1].table
    assert table is not None
    assert table.rows == (("甲与乙撞期",),)


def test_a_name_is_text_and_not_markup() -> None:
    assert "&lt;b&gt;" in svg(timeline(facts(edition(1, name_zh="<b>展"))))


def test_a_year_without_editions_has_no_section() -> None:
    assert timeline(facts()).sections == ()
