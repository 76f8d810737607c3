"""Wishes for reports: each kind knows its subject and its words, and a wish survives being written down."""

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradeplanner.app.report_desk import MAKERS
from tradeplanner.domain.handouts import HandoutKind
from tradeplanner.domain.ids import EditionId, FirmId
from tradeplanner.domain.report_kinds import ABOUT, LISTS, ReportKind, Subject, Wish, from_text
from tradeplanner.i18n.report_words import REPORTS

WISHES = st.builds(
    Wish,
    kind=st.sampled_from(ReportKind),
    year=st.integers(1990, 2100),
    month=st.integers(0, 12),
    edition=st.none() | st.integers(1, 10**9).map(EditionId),
    firm=st.none() | st.integers(1, 10**9).map(FirmId),
    round=st.sampled_from((3, 6, 12)),
    whole=st.booleans(),
    grey=st.booleans(),
    language=st.sampled_from(("", "zh", "en")),
    sections=st.lists(st.text(max_size=8), max_size=4).map(tuple),
)


@given(WISHES)
def test_a_wish_that_is_written_down_is_the_same_wish(wish: Wish) -> None:
    assert from_text(wish.to_text()) == wish


def test_what_a_newer_program_added_to_a_wish_is_passed_over() -> None:
    stored = json.loads(Wish(kind=ReportKind.SUMMARY, year=2023).to_text())
    assert from_text(json.dumps({**stored, "smell": "roses"})) == Wish(kind=ReportKind.SUMMARY, year=2023)


@pytest.mark.parametrize("text", ["[]", '{"kind": "poem"}', "{}", "no JSON"])
def test_what_is_no_wish_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # JSON's, the enumeration's and ours are all of it
        from_text(text)


def test_every_kind_has_its_maker_its_words_and_its_subject() -> None:
    assert set(MAKERS) == set(REPORTS) == set(ABOUT) == set(ReportKind)


def test_every_list_of_an_edition_is_a_report_about_an_edition() -> None:
    assert {one.value for one in LISTS} == {one.value for one in HandoutKind}
    assert {ABOUT[one] for one in LISTS} == {Subject.EDITION}


def test_a_wish_cannot_be_changed_behind_a_reports_back() -> None:
    wish = Wish(kind=ReportKind.TIMELINE)
    with pytest.raises(dataclasses.FrozenInstanceError):
        wish.year = 2024  # type: ignore[misc]
