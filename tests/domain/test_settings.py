"""What must hold of the bureau's settings."""

import pytest

from tradeplanner.domain import settings
from tradeplanner.domain.findings import Code
from tradeplanner.domain.settings import KEYS, BureauSettings


def test_a_new_bureau_needs_no_settings() -> None:
    assert settings.check(BureauSettings()) == []


@pytest.mark.parametrize("field", ["export_currency", "order_currency"])
def test_reports_are_made_in_a_known_currency(field: str) -> None:
    found = settings.check(BureauSettings(**{field: "XXX"}))

    assert [(each.code, each.place.field) for each in found] == [(Code.UNKNOWN_CURRENCY, field)]


def test_a_year_is_written_in_digits() -> None:
    assert settings.check(BureauSettings(year="2023")) == []
    assert [each.code for each in settings.check(BureauSettings(year="今年"))] == [Code.YEAR_OUT_OF_RANGE]


def test_every_setting_has_a_key_to_be_stored_under() -> None:
    assert {"bureau_zh", "bureau_en", "place", "year", "export_currency", "order_currency"} <= set(KEYS)
