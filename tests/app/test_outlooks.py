"""The outlook looks back on the months that were counted like this year's, whatever else is stored."""

from collections.abc import Iterable

from tests.builders import a_firm, a_target, an_export
from tradeplanner.app import exports, firms, insights, settings, targets
from tradeplanner.app.workspace import Workspace
from tradeplanner.charts import outlooks as words
from tradeplanner.domain.ids import FirmId
from tradeplanner.domain.money import Money
from tradeplanner.domain.outlooks import Outlook
from tradeplanner.i18n.language import EN, ZH, speaking

YI = 10**8 * 100
SHAPE = (72, 40, 63, 63, 66, 67, 70, 71, 69, 63, 68, 60)


def record(ws: Workspace, year: int, months: Iterable[int], firm: int | None = None, place: str = "") -> None:
    """Record single months; each year is 4 亿元 a month above the one before it."""
    for month in months:
        value = Money((SHAPE[month - 1] + 4 * (year - 2020)) * YI, "CNY")
        exports.add(
            ws,
            an_export(
                year=year, first_month=month, last_month=month, value=value, place=place,
                firm_id=FirmId(firm) if firm else None,
            ),
        )  # fmt: skip


def outlook(ws: Workspace) -> Outlook:
    """Return the outlook of 2023."""
    found = insights.export_course(ws, 2023).outlook
    assert found is not None
    return found


def test_three_years_of_a_firm_give_an_interval_and_a_chance(ws: Workspace) -> None:
    firms.add(ws, a_firm())
    targets.set_target(ws, a_target(amount=Money(900 * YI, "CNY")))
    for year, last in ((2021, 12), (2022, 12), (2023, 8)):
        record(ws, year, range(1, last + 1), firm=1)
    found = outlook(ws)
    assert found.months == 32
    assert found.chance is not None
    course = insights.export_course(ws, 2023)
    with speaking(ZH):
        assert words.told(course).startswith("按近32个月走势，全年预计")
        assert "完成年度目标的可能性" in words.told(course)
    with speaking(EN):
        assert words.told(course).startswith(
            "By the run of the last 32 months the year is expected to end at"
        )


def test_published_years_are_no_history_of_what_firms_report(ws: Workspace) -> None:
    settings.change(ws, place="越城区")
    firms.add(ws, a_firm())
    for year in (2020, 2021):
        record(ws, year, range(1, 13), place="越城区")
    record(ws, 2022, range(1, 13), firm=1)
    record(ws, 2023, range(1, 9), firm=1)
    found = outlook(ws)
    assert (found.months, found.known) == (20, False)
    with speaking(EN):
        told = words.told(insights.export_course(ws, 2023))
    assert "Only 20 months without a break are known" in told
    assert told.startswith("At this pace the year ends at")


def test_a_place_is_told_by_its_own_years(ws: Workspace) -> None:
    settings.change(ws, place="越城区")
    for year in (2021, 2022):
        record(ws, year, range(1, 13), place="越城区")
        record(ws, year, range(1, 13), place="绍兴市")
    record(ws, 2023, range(1, 6), place="越城区")
    assert outlook(ws).months == 29


def test_a_year_that_is_over_has_no_outlook(ws: Workspace) -> None:
    firms.add(ws, a_firm())
    for year in (2021, 2022, 2023):
        record(ws, year, range(1, 13), firm=1)
    assert insights.export_course(ws, 2023).outlook is None
