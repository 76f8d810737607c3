"""What must hold of an export figure; zero is a value, a missing place is not."""

import pytest
from hypothesis import given
from hypothesis.strategies import integers, sampled_from

from tests.builders import an_export
from tests.strategies import exports as sound_exports
from tradeplanner.domain import exports
from tradeplanner.domain.exports import ExportRecord
from tradeplanner.domain.findings import Code
from tradeplanner.domain.money import Money


@given(sound_exports())
def test_sound_figures_have_no_findings(record: ExportRecord) -> None:
    assert exports.check(record) == []


@pytest.mark.parametrize("months", [(1, 2), (1, 11), (2, 2), (12, 12)])
def test_months_together_and_years_so_far_are_ordinary(months: tuple[int, int]) -> None:
    assert exports.check(an_export(first_month=months[0], last_month=months[1])) == []


@pytest.mark.parametrize("months", [(0, 1), (3, 2), (1, 13)])
def test_other_months_are_not_a_period(months: tuple[int, int]) -> None:
    found = exports.check(an_export(first_month=months[0], last_month=months[1]))

    assert [(each.code, dict(each.params)) for each in found] == [
        (Code.MONTHS_REVERSED, {"first": months[0], "last": months[1]})
    ]


@pytest.mark.parametrize(
    "record, code, field",
    [
        (an_export(value=Money(-1, "CNY")), Code.NEGATIVE, "value"),
        (an_export(year=23), Code.YEAR_OUT_OF_RANGE, "year"),
        (an_export(firm_id=None), Code.REQUIRED, "place"),
    ],
)
def test_what_is_wrong_with_a_figure_is_said_at_its_field(
    record: ExportRecord, code: Code, field: str
) -> None:
    assert [(each.code, each.place.field) for each in exports.check(record)] == [(code, field)]


def test_a_districts_own_figure_needs_no_firm() -> None:
    assert exports.check(an_export(firm_id=None, place="越城区")) == []


@given(integers(1970, 2110), integers(0, 14), integers(0, 14), integers(-2, 2), sampled_from(["", "越城区"]))
def test_the_quick_look_agrees_with_the_check(
    year: int, first: int, last: int, minor: int, place: str
) -> None:
    value = Money(minor, "CNY")
    record = an_export(year=year, first_month=first, last_month=last, value=value, place=place, firm_id=None)
    assert exports.is_sound(year, first, last, minor, held=bool(place)) is (exports.check(record) == [])
