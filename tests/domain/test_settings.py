"""What must hold of the bureau's settings."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from tradeplanner.domain import settings
from tradeplanner.domain.findings import Code
from tradeplanner.domain.settings import KEYS, BureauSettings


def test_a_new_bureau_needs_no_settings() -> None:
    assert settings.check(BureauSettings()) == []


@pytest.mark.parametrize("field", ["export_currency", "order_currency"])
def test_reports_are_made_in_a_known_currency(field: str) -> None:
    unknown: dict[str, Any] = {field: "XXX"}

    found = settings.check(replace(BureauSettings(), **unknown))

    assert [(each.code, each.place.field) for each in found] == [(Code.UNKNOWN_CURRENCY, field)]


def test_a_year_is_written_in_digits() -> None:
    assert settings.check(BureauSettings(year="2023")) == []
    for wrong in ("今年", "23", "21000"):
        assert [each.code for each in settings.check(BureauSettings(year=wrong))] == [Code.YEAR_OUT_OF_RANGE]


def test_settings_come_back_from_the_texts_that_are_stored() -> None:
    mine = BureauSettings(towns=("塔山街道", "府山街道"), green_points=Decimal("0.5"), backup_days=90)

    assert settings.from_texts(settings.to_texts(mine)) == mine
    assert settings.from_texts({"a setting of tomorrow": "1"}) == BureauSettings()


@pytest.mark.parametrize(
    "changed, code",
    [
        (BureauSettings(green_points=Decimal(-5)), Code.LIGHTS_REVERSED),
        (BureauSettings(backup_days=settings.LEAST_BACKUP_DAYS - 1), Code.DAYS_OUT_OF_RANGE),
        (BureauSettings(personal_months=-1), Code.MONTHS_OUT_OF_RANGE),
        (BureauSettings(personal_months=settings.MOST_MONTHS + 1), Code.MONTHS_OUT_OF_RANGE),
        (BureauSettings(backup_days=settings.MOST_BACKUP_DAYS + 1), Code.DAYS_OUT_OF_RANGE),
        (BureauSettings(rate_days=-1), Code.DAYS_OUT_OF_RANGE),
        (BureauSettings(rate_days=settings.MOST_RATE_DAYS + 1), Code.DAYS_OUT_OF_RANGE),
        (BureauSettings(planning_rates=("2026 USD",)), Code.PLANNING_RATE),
    ],
)
def test_rules_that_cannot_hold_are_refused(changed: BureauSettings, code: Code) -> None:
    assert [each.code for each in settings.check(changed)] == [code]


def test_every_setting_has_a_key_to_be_stored_under() -> None:
    assert {"bureau_zh", "bureau_en", "place", "year", "export_currency", "order_currency"} <= set(KEYS)
