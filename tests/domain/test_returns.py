"""What is wrong with a result form by itself."""

import pytest

from tests.builders import a_return
from tradeplanner.domain import returns
from tradeplanner.domain.findings import Code, Severity
from tradeplanner.domain.ids import FirmId
from tradeplanner.domain.money import Money
from tradeplanner.domain.returns import SUMS, Return


@pytest.mark.parametrize(
    "told, code, field",
    [
        (a_return(buyers=-1), Code.NEGATIVE, "buyers"),
        (a_return(new_buyers=-1), Code.NEGATIVE, "new_buyers"),
        (a_return(buyers=3, new_buyers=4), Code.PART_OVER_WHOLE, "new_buyers"),
        *((a_return(**{name: Money(-1, "USD")}), Code.NEGATIVE, name) for name in SUMS),
        (a_return(on_site=Money(1, "XXX")), Code.UNKNOWN_CURRENCY, "on_site"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(told: Return, code: Code, field: str) -> None:
    assert [(each.code, each.place.field) for each in returns.check(told)] == [(code, field)]


def test_more_new_buyers_than_buyers_are_worth_a_look_and_hold_nothing_back() -> None:
    (found,) = returns.check(a_return(buyers=3, new_buyers=4))
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize(
    "told", [a_return(), a_return(buyers=0, new_buyers=0), a_return(intended=None, on_site=Money(0, "CNY"))]
)
def test_a_sound_return_passes(told: Return) -> None:
    assert returns.check(told) == []


def test_sums_of_unlike_currencies_and_of_unlike_sorts_stay_apart() -> None:
    forms = [
        a_return(firm_id=FirmId(1), intended=Money(100, "USD"), on_site=Money(7, "USD"), buyers=1),
        a_return(firm_id=FirmId(2), intended=Money(200, "USD"), on_site=Money(9, "EUR"), buyers=None),
    ]
    told = returns.reported(forms, [FirmId(2), FirmId(3), FirmId(2)])
    assert told.sums == {
        "intended": {"USD": Money(300, "USD")},
        "on_site": {"USD": Money(7, "USD"), "EUR": Money(9, "EUR")},
    }
    assert (told.forms, told.expected, told.missing, told.buyers) == (2, 3, (FirmId(3),), 1)
