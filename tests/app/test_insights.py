"""What the pages ask of a year: the quick way and the way through frames agree, from one snapshot."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.builders import a_firm, a_rate, a_target, an_edition, an_export, an_order
from tradeplanner.app import exhibitions, exports, firms, history, insights, orders, rates, targets
from tradeplanner.app import settings as bureau
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.exports import ExportRecord
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import EditionId, ExhibitionId, FirmId, Noun
from tradeplanner.domain.league import By
from tradeplanner.domain.money import Money
from tradeplanner.domain.orders import Stage
from tradeplanner.domain.targets import TargetScope

WAN = 10_000_00
"""万元 in fen."""


@pytest.fixture
def year(ws: Workspace) -> Workspace:
    """Give a workspace with two firms, their exports of 2022 and to November 2023, targets and orders."""
    for number, town in enumerate(("富盛镇", "灵芝街道"), 1):
        firms.add(ws, a_firm(name_zh=f"企业{number}（示例）", town=town))
        for month in range(1, 13):
            value = Money(100 * number * WAN, "CNY")
            exports.add(ws, _figure(2022, month, number, value))
            if month < 12:
                grown = Money((110 if number == 1 else 90) * number * WAN, "CNY")
                exports.add(ws, _figure(2023, month, number, grown))
        scope = {"scope": TargetScope.TOWN, "scope_key": town}
        targets.set_target(ws, a_target(amount=Money(1_260 * number * WAN, "CNY"), **scope))
    targets.set_target(ws, a_target(amount=Money(3_600 * WAN, "CNY"), source="示例目标"))
    rates.add(ws, a_rate(first=date(2023, 1, 1), last=date(2023, 12, 31)))
    exhibitions.add_edition(ws, an_edition(exhibition_id=ExhibitionId(0)))
    orders.record(ws, an_order(edition_id=_edition(ws), firm_id=_firm(ws)))
    return ws


def _figure(of_year: int, month: int, firm: int, value: Money) -> ExportRecord:
    return an_export(
        year=of_year,
        first_month=month,
        last_month=month,
        firm_id=FirmId(firm),
        value=value,
        source="示例数据",
    )


def _edition(ws: Workspace) -> EditionId:
    (edition,) = exhibitions.editions(ws, 2023)
    assert edition.id is not None
    return edition.id


def _firm(ws: Workspace) -> FirmId:
    first = firms.all(ws)[0].id
    assert first is not None
    return first


def test_the_course_of_a_past_year_stands_at_its_last_month(year: Workspace) -> None:
    found = insights.export_course(year, 2023)
    assert (found.through, found.as_of) == (11, date(2023, 11, 30))
    assert found.cumulative == Money(11 * (110 + 180) * WAN, "CNY")
    assert found.points is not None
    assert found.points.quantize(Decimal("0.1")) == Decimal("-3.1")


def test_home_and_the_pages_say_the_same(year: Workspace) -> None:
    home = insights.home(year, 2023)
    assert home.exports == replace(insights.export_course(year, 2023), outlook=None)
    assert home.towns == insights.town_courses(year, 2023)
    assert home.orders == insights.orders_by_edition(year, 2023)


def test_towns_come_furthest_behind_first(year: Workspace) -> None:
    assert [course.name for course in insights.home(year, 2023).towns] == ["灵芝街道", "富盛镇"]


def test_an_earlier_date_can_be_asked_for(year: Workspace) -> None:
    assert insights.export_course(year, 2023, date(2023, 6, 30)).through == 6


def test_a_recorded_order_moves_its_row_and_undo_moves_it_back(year: Workspace) -> None:
    before = insights.orders_by_edition(year, 2023)
    orders.record(year, an_order(edition_id=_edition(year), firm_id=_firm(year), contract_no="HT0002"))
    moved = insights.orders_by_edition(year, 2023)
    assert moved.actual == before.actual + Money(120_000_00, "USD")
    history.undo(year)
    assert insights.orders_by_edition(year, 2023) == before


def test_a_missing_rate_is_named_and_the_page_still_stands(year: Workspace) -> None:
    with year.change(Act.ADD, Noun.ORDER) as work:
        work.add(Noun.ORDER, an_order(firm_id=_firm(year), amount=Money(5, "EUR"), stage=Stage.INTENDED))
    found = insights.orders_by_edition(year, 2023)
    assert [(m.currency, m.on) for m in found.missing] == [("EUR", date(2023, 4, 12))]
    assert found.left_out == 1


def test_home_names_sources_settings_and_the_step(year: Workspace) -> None:
    home = insights.home(year, 2023)
    assert home.sources == ("示例数据", "示例目标")
    assert home.step == history.steps(year, 1)[0].id
    assert home.imports == ()


def test_a_year_without_anything_is_an_answer_too(ws: Workspace) -> None:
    home = insights.home(ws, 2031)
    assert (home.exports.through, home.towns, home.orders.is_empty) == (0, (), True)


def test_home_loads_neither_pandas_nor_matplotlib() -> None:
    code = (
        "import sys, tempfile, pathlib\n"
        "from tradeplanner.app import insights\n"
        "from tradeplanner.app.workspace import open_workspace\n"
        "with tempfile.TemporaryDirectory() as folder, open_workspace(pathlib.Path(folder)) as ws:\n"
        "    insights.home(ws, 2023)\n"
        "print(sorted({'pandas', 'numpy', 'matplotlib', 'typst'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_league_of_towns_brings_their_courses_and_targets(year: Workspace) -> None:
    found = insights.export_league(year, 2023, "town")
    assert [(e.zh, e.rank, e.rank_then) for e in found.entrants] == [("灵芝街道", 1, 1), ("富盛镇", 2, 2)]
    assert tuple(e.course for e in found.entrants) == insights.town_courses(year, 2023)
    assert (found.through, found.now) == (11, insights.export_course(year, 2023).cumulative)
    targets.set_target(year, a_target(scope=TargetScope.TOWN, scope_key="塔山街道"))
    idle = insights.export_league(year, 2023, "town").entrants[-1]
    assert (idle.zh, idle.now, idle.course is not None and idle.course.amount is not None) == (
        "塔山街道", None, True,
    )  # fmt: skip


def test_leagues_by_industry_market_and_firm_make_the_same_whole(year: Workspace) -> None:
    leagues = {by: insights.export_league(year, 2023, by) for by in By}
    assert {(found.now, found.then) for found in leagues.values()} == {
        (Money(11 * 290 * WAN, "CNY"), Money(11 * 300 * WAN, "CNY"))
    }
    named = firms.all(year)
    assert {e.zh for e in leagues[By.FIRM].entrants} == {firm.name_zh for firm in named}
    assert {e.zh for e in leagues[By.INDUSTRY].entrants} == {firm.industry for firm in named}


def test_a_market_is_called_by_its_name_in_both_languages(year: Workspace) -> None:
    extra = {"place": "", "firm_id": FirmId(1), "first_month": 3, "last_month": 3}
    exports.add(year, an_export(market="US", value=Money(1, "CNY"), **extra))
    (usa, rest) = sorted(insights.export_league(year, 2023, By.MARKET).entrants, key=lambda e: not e.name)
    assert (usa.name, usa.zh, usa.en) == ("US", "美国", "United States")
    assert (rest.name, rest.zh, rest.rank) == ("", "", None)


def test_a_year_of_the_districts_figures_has_places_for_towns_and_no_firms(year: Workspace) -> None:
    usual = {"year": 2021, "firm_id": None, "first_month": 1, "last_month": 2}
    bureau.change(year, place="越城区")
    for place, minor in (("越城区", 100), ("富盛镇", 25)):
        exports.add(year, an_export(place=place, value=Money(minor, "CNY"), **usual))
    towns = insights.export_league(year, 2021, By.TOWN)
    assert [(e.zh, e.share) for e in towns.entrants] == [("富盛镇", Decimal("0.25"))]
    assert insights.export_league(year, 2021, By.FIRM).entrants == ()
    assert insights.export_league(year, 2021, By.INDUSTRY).now == Money(100, "CNY")
    assert not insights.export_league(year, 2022, By.TOWN).comparable
