"""What must hold of a year's campaign."""

import pytest

from tests.builders import a_programme
from tradeplanner.domain import programmes
from tradeplanner.domain.findings import Code
from tradeplanner.domain.money import Money
from tradeplanner.domain.programmes import Programme

AIMS = ("aim_key_exhibitions", "aim_firms", "aim_firm_visits", "aim_booths")
SUMS = ("aim_orders", "budget_ceiling")


@pytest.mark.parametrize(
    "programme, code, field",
    [
        (a_programme(name_zh=" "), Code.REQUIRED, "name_zh"),
        (a_programme(year=20233), Code.YEAR_OUT_OF_RANGE, "year"),
        *((a_programme(**{aim: -1}), Code.NEGATIVE, aim) for aim in AIMS),
        *((a_programme(**{name: Money(-1, "CNY")}), Code.NEGATIVE, name) for name in SUMS),
    ],
)
def test_what_is_wrong_with_a_programme_is_said_at_its_field(
    programme: Programme, code: Code, field: str
) -> None:
    assert [(each.code, each.place.field) for each in programmes.check(programme)] == [(code, field)]


def test_an_aim_may_be_missing_or_nothing() -> None:
    assert programmes.check(a_programme()) == []
    assert programmes.check(a_programme(**dict.fromkeys(AIMS, 0))) == []
