"""Frames give the same courses as plain sums, and a frame that breaks its contract is refused."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.courses import a_question
from tradeplanner.analysis import contracts, targets
from tradeplanner.analysis.contracts import ContractError
from tradeplanner.domain.courses import Course, Question, Series, course
from tradeplanner.domain.spans import Span

COLUMNS = list(contracts.EXPORTS)
Row = tuple[int, int, int, str, str, str, int]


def frame(*rows: Row) -> pd.DataFrame:
    """Return rows as a frame of the contract."""
    return pd.DataFrame.from_records(rows, columns=COLUMNS) if rows else contracts.empty(contracts.EXPORTS)


def a_row(minor: int, month: int = 1, year: int = 2023, place: str = "", town: str = "富盛镇") -> Row:
    """Return one town's month."""
    return (year, month, month, place, town if not place else "", "CNY", minor)


def district(*rows: Row) -> Course:
    """Return the district's course of 2023."""
    return targets.district(frame(*rows), a_question(), "越城区")


@given(st.lists(st.tuples(st.integers(1, 12), st.integers(0, 10**15)), max_size=30))
def test_a_frame_sums_exactly_as_plain_integers_do(parts: list[tuple[int, int]]) -> None:
    plain = Series(tuple(("CNY", Span(month, month, minor)) for month, minor in parts))
    assert district(*(a_row(minor, month) for month, minor in parts)) == course(a_question(), plain, Series())


def test_firms_records_silence_the_places_of_their_year() -> None:
    assert district(a_row(100), a_row(999, place="越城区")).actual[0] == 100


def test_without_firms_the_district_is_its_own_place_and_no_other() -> None:
    found = district(a_row(7, place="越城区"), a_row(100, place="绍兴市"))
    assert (found.actual[0], found.by_firm) == (7, False)


def test_an_empty_frame_is_a_year_without_figures() -> None:
    assert district().through == 0


def test_a_town_is_told_by_its_firms_or_else_by_its_own_figures() -> None:
    asked = [
        Question(year=2023, today=date(2024, 3, 1), currency="CNY", book=a_question().book, name="富盛镇")
    ]
    by_firm = frame(a_row(5), a_row(9, town="灵芝街道"))
    by_place = frame(a_row(6, place="富盛镇"), a_row(9, place="灵芝街道"))
    assert [targets.towns(f, asked)[0].actual[0] for f in (by_firm, by_place)] == [5, 6]


@pytest.mark.parametrize(
    "column, values, said",
    [
        ("minor", [1.5], "float64 where whole numbers belong"),
        ("minor", ["1"], "where whole numbers belong"),
        ("minor", [None], "missing values"),
        ("town", [5], "where texts belong"),
    ],
)
def test_a_frame_that_breaks_the_contract_is_refused(column: str, values: list[object], said: str) -> None:
    broken = frame(a_row(1))
    broken[column] = pd.Series(values)
    with pytest.raises(ContractError, match=said):
        targets.district(broken, a_question(), "")


def test_every_missing_column_is_named() -> None:
    with pytest.raises(ContractError, match="town: missing; currency: missing"):
        contracts.check(frame(a_row(1)).drop(columns=["town", "currency"]), contracts.EXPORTS)
