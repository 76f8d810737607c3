"""What is wrong with a booth by itself."""

from decimal import Decimal

import pytest

from tests.builders import a_booth
from tradeplanner.domain import booths
from tradeplanner.domain.booths import Booth
from tradeplanner.domain.findings import Code
from tradeplanner.domain.money import Money


@pytest.mark.parametrize(
    "booth, code, field",
    [
        (a_booth(number=" "), Code.REQUIRED, "number"),
        (a_booth(area=Decimal(0)), Code.NOT_POSITIVE, "area"),
        (a_booth(open_sides=5), Code.OPEN_SIDES, "open_sides"),
        (a_booth(fee_rate=Decimal("-7.1")), Code.NOT_POSITIVE, "fee_rate"),
        (a_booth(fee=Money(-1, "JPY")), Code.NEGATIVE, "fee"),
        (a_booth(paid=Money(-1, "CNY")), Code.NEGATIVE, "paid"),
        (a_booth(fee_home=Money(1, "USD")), Code.UNKNOWN_CURRENCY, "fee_home"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(booth: Booth, code: Code, field: str) -> None:
    assert [(each.code, each.place.field) for each in booths.check(booth)] == [(code, field)]


def test_a_free_and_a_paid_booth_pass() -> None:
    assert booths.check(a_booth(firm_id=None)) == []
    assert booths.check(a_booth(area=Decimal(9), open_sides=1, paid=Money(0, "CNY"))) == []
