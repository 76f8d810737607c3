"""What must hold of fairs and their editions."""

from datetime import date

import pytest
from hypothesis import given

from tests.builders import an_edition, an_exhibition
from tests.strategies import editions
from tests.strategies import exhibitions as sound_exhibitions
from tradeplanner.domain import exhibitions
from tradeplanner.domain.exhibitions import NEEDS_REASON, Edition, Exhibition, Status
from tradeplanner.domain.findings import Code
from tradeplanner.domain.money import Money


@given(editions())
def test_sound_editions_have_no_findings(edition: Edition) -> None:
    assert exhibitions.check(edition) == []


@given(sound_exhibitions())
def test_sound_fairs_have_no_findings(exhibition: Exhibition) -> None:
    assert exhibitions.check_exhibition(exhibition) == []


def test_a_fair_needs_a_name() -> None:
    found = exhibitions.check_exhibition(an_exhibition(name_zh=" "))

    assert [(each.code, each.place.field) for each in found] == [(Code.REQUIRED, "name_zh")]


@pytest.mark.parametrize(
    "edition, code, field",
    [
        (an_edition(name_zh=""), Code.REQUIRED, "name_zh"),
        (an_edition(year=1899), Code.YEAR_OUT_OF_RANGE, "year"),
        (an_edition(closes=date(2023, 4, 10)), Code.DATES_REVERSED, "closes"),
        (an_edition(booth_quota=-1), Code.NEGATIVE, "booth_quota"),
        (an_edition(aim_firms=-1), Code.NEGATIVE, "aim_firms"),
        (an_edition(aim_booths=-1), Code.NEGATIVE, "aim_booths"),
    ],
)
def test_what_is_wrong_with_an_edition_is_said_at_its_field(edition: Edition, code: Code, field: str) -> None:
    assert [(each.code, each.place.field) for each in exhibitions.check(edition)] == [(code, field)]


@pytest.mark.parametrize("changes", [{"closes": None}, {"opens": None}, {"closes": date(2023, 4, 11)}])
def test_a_fair_of_one_day_or_without_dates_is_sound(changes: dict[str, date | None]) -> None:
    assert exhibitions.check(an_edition(**changes)) == []


@pytest.mark.parametrize("status", Status)
def test_calling_off_needs_a_reason(status: Status) -> None:
    silent = [each.code for each in exhibitions.check(an_edition(status=status))]

    assert silent == ([Code.REASON_REQUIRED] if status in NEEDS_REASON else [])
    assert exhibitions.check(an_edition(status=status, status_reason="签证未批")) == []


@pytest.mark.parametrize("name", ["booth_price", "aim_orders"])
def test_no_money_of_an_edition_is_below_nothing(name: str) -> None:
    (finding,) = exhibitions.check(an_edition(**{name: Money(-1, "USD")}))
    assert (finding.code, finding.place.field) == (Code.NEGATIVE, name)
    assert exhibitions.check(an_edition(**{name: Money(0, "USD")})) == []
