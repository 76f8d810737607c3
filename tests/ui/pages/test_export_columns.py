"""What the tables of exports, targets and rates show in their cells."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests import builders
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.exports import ExportRecord
from tradeplanner.domain.money import Money
from tradeplanner.domain.targets import Measure, TargetScope
from tradeplanner.i18n import language
from tradeplanner.ui.pages.exports import rates, records, targets


def record(**changes: object) -> records.Row:
    """Return a record's row."""
    made: ExportRecord = builders.an_export(**changes)
    return records.Row(made, "" if made.firm_id is None else "绍兴青藤纺织有限公司")


@pytest.mark.parametrize(
    "row,said",
    [
        (record(first_month=3, last_month=3), "Mar"),
        (record(first_month=1, last_month=2), "Jan–Feb"),
        (record(first_month=1, last_month=11, cumulative=True), "Jan–Nov, to date"),
    ],
)
def test_a_period_is_named_as_it_is_published(row: records.Row, said: str) -> None:
    assert records.period(row) == said


def test_a_figure_belongs_to_its_firm_or_place() -> None:
    assert record().whose == "绍兴青藤纺织有限公司"
    assert record(firm_id=None, place="越城区").whose == "越城区"


def test_single_months_add_up_and_cumulative_ones_do_not() -> None:
    two = [record(value=Money(1_00, "CNY")), record(value=Money(2_50, "CNY"))]
    assert records.total(two) == "sum CNY 3.50"
    assert records.total([*two, record(value=Money(1_00, "USD"))]) == "sum CNY 3.50, USD 1.00"
    assert records.total([record(cumulative=True), record(cumulative=True)]) == ""


@pytest.mark.parametrize(
    "changes,said",
    [
        ({}, "688.76 yuan for 100"),
        ({"inverse": True, "quoted": Decimal("21.5"), "per": 1}, "21.5 for 1 yuan"),
    ],
)
def test_a_rate_keeps_the_way_of_its_source(changes: dict[str, object], said: str) -> None:
    assert rates.quoted(builders.a_rate(**changes)) == said


@pytest.mark.parametrize(
    "first,last,said",
    [
        (date(2023, 4, 1), date(2023, 4, 30), "Apr 2023"),
        (date(2023, 4, 3), date(2023, 4, 3), "2023-04-03"),
        (date(2023, 4, 3), date(2023, 5, 2), "2023-04-03 – 2023-05-02"),
    ],
)
def test_a_span_is_named_by_month_day_or_ends(first: date, last: date, said: str) -> None:
    assert rates.valid(builders.a_rate(first=first, last=last)) == said


def test_an_older_revision_says_so_and_is_faint(ws: Workspace) -> None:
    now, before = (targets.Row(builders.a_target(revision=n), n == 2) for n in (2, 1))
    assert (targets.revision(now), targets.revision(before)) == ("2", "1, superseded")
    tones = [{column.tone(row) for column in targets.columns(ws) if column.tone} for row in (now, before)]
    assert tones == [{""}, {"faint"}]


def test_a_target_says_whom_it_binds_and_how_much(ws: Workspace) -> None:
    district = builders.a_target()
    assert targets.whom(ws, district) == "Whole district"
    assert targets.whom(ws, replace(district, scope=TargetScope.MARKET, scope_key="VN")) == "Viet Nam"
    assert targets.whom(ws, replace(district, scope=TargetScope.TOWN, scope_key="塔山街道")) == "塔山街道"
    assert targets.figure(targets.Row(district, current=True)) == "CNY 83.70 bn"
    counted = replace(district, measure=Measure.FIRMS, amount=None, count=1700)
    assert targets.figure(targets.Row(counted, current=True)) == "1,700"
    language.set_language(language.ZH)
    assert targets.figure(targets.Row(district, current=True)) == "837.0 亿元"


def test_a_rate_is_copied_by_its_code_alone(ws: Workspace) -> None:
    (currency,) = [column for column in rates.columns(ws) if column.key == "currency"]
    assert (currency.shown(builders.a_rate()), currency.copied(builders.a_rate())) == ("USD US dollar", "USD")
