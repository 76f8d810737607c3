"""Every figure of the page of charts, beside the same one added up from the raw rows, to the fen."""

import tempfile
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import (
    a_budget_line,
    a_firm,
    a_participation,
    a_programme,
    a_rate,
    a_target,
    an_edition,
    an_export,
    an_order,
)
from tradeplanner.app import (
    budgets,
    dashboard,
    exhibitions,
    exports,
    firms,
    orders,
    participation,
    programmes,
    rates,
    targets,
)
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.domain.cuts import Cut, Dimension
from tradeplanner.domain.dashboards import ABOUT, Ask, touched
from tradeplanner.domain.exhibitions import Edition, FairClass
from tradeplanner.domain.exports import ExportRecord
from tradeplanner.domain.ids import Actor, EditionId, ExhibitionId, FirmId, Noun, ProgrammeId
from tradeplanner.domain.money import Money
from tradeplanner.domain.orders import Stage
from tradeplanner.domain.participation import State
from tradeplanner.domain.targets import TargetScope
from tradeplanner.storage import exports as export_store

YEAR = 2023
TOWNS = ("富盛镇", "灵芝街道")
INDUSTRIES = ("纺织", "机电")
NAMES = {"VN": "Viet Nam", "US": "United States", "JP": "Japan"}
MARKETS = tuple(NAMES)
NOW = date(2024, 3, 1)
Holds = Callable[[ExportRecord], bool]


def _firms(ws: Workspace) -> None:
    for number in (1, 2, 3):
        town, industry = TOWNS[number % 2], INDUSTRIES[number // 2 % 2]
        firms.add(ws, a_firm(name_zh=f"企业{number}（示例）", town=town, industry=industry))


def _town(record: ExportRecord) -> str:
    return TOWNS[(record.firm_id or 0) % 2]


def _industry(record: ExportRecord) -> str:
    return record.industry or INDUSTRIES[(record.firm_id or 0) // 2 % 2]


def _in_asean(record: ExportRecord) -> bool:
    return record.market == "VN"


CUTS: dict[Cut, Holds] = {
    Cut(): lambda _: True,
    Cut(town=TOWNS[0]): lambda r: _town(r) == TOWNS[0],
    Cut(industry=INDUSTRIES[1]): lambda r: _industry(r) == INDUSTRIES[1],
    Cut(group="asean"): _in_asean,
    Cut(town=TOWNS[1], industry=INDUSTRIES[0], group="asean"): lambda r: (
        _town(r) == TOWNS[1] and _industry(r) == INDUSTRIES[0] and _in_asean(r)
    ),
}
FIGURES = st.lists(
    st.builds(
        lambda year, month, firm, market, industry, minor: an_export(
            year=year, first_month=month, last_month=month, firm_id=FirmId(firm), place="", market=market,
            industry=industry, value=Money(minor, "CNY"), hs="",
        ),
        st.sampled_from([YEAR - 1, YEAR]), st.integers(1, 12), st.integers(1, 3), st.sampled_from(MARKETS),
        st.sampled_from(INDUSTRIES), st.integers(1, 10**11),
    ),
    min_size=1, max_size=25,
    unique_by=lambda r: (r.year, r.last_month, r.firm_id, r.market, r.industry),
)  # fmt: skip


@settings(max_examples=12, deadline=None)
@given(FIGURES, st.booleans())
def test_every_sum_of_exports_is_that_of_the_raw_rows_whatever_is_cut(
    figures: list[ExportRecord],
    named: bool,  # noqa: FBT001  # drawn
) -> None:
    """All figures name their industry, or none does: a series that is broken down twice repeats itself."""
    if not named:
        figures = list(
            {(r.year, r.last_month, r.firm_id, r.market): replace(r, industry="") for r in figures}.values()
        )
    with tempfile.TemporaryDirectory() as folder, open_workspace(Path(folder), actor=Actor("c", "c")) as ws:
        _firms(ws)
        for figure in figures:
            exports.add(ws, figure)
        with ws.store.read() as connection:
            stored = export_store.listed(connection, YEAR) + export_store.listed(connection, YEAR - 1)
        for cut, holds in CUTS.items():
            _same(ws, cut, [record for record in stored if holds(record)])


def _same(ws: Workspace, cut: Cut, rows: list[ExportRecord]) -> None:
    found = dashboard.dashboard(ws, YEAR, cut, now=NOW)
    answers = {ask: answer.result for ask, answer in found.answers.items()}
    through = answers[Ask.COURSE].through
    now = [r for r in rows if r.year == YEAR]
    to_date = sum(r.value.minor for r in now if r.last_month <= through)
    months: dict[int, int] = defaultdict(int)
    for record in now:
        months[record.last_month] += record.value.minor
    cumulative = answers[Ask.COURSE].cumulative
    assert (cumulative.minor if cumulative else 0) == to_date
    assert {c.last: c.minor for c in answers[Ask.MONTHS].now if c.minor is not None} == months
    assert answers[Ask.PARETO].whole == to_date
    heat = {row.entry.en: row.entry.now for row in answers[Ask.HEAT].rows}
    by_market: dict[str, int] = defaultdict(int)
    for record in now:
        by_market[NAMES[record.market]] += record.value.minor
    assert heat == by_market
    assert sum(e.now.minor for e in answers[Ask.LEAGUE].entrants if e.now) == to_date
    assert sum(p.entry.now or 0 for p in answers[Ask.MULTIPLES].panels) == to_date
    if cut.only(ABOUT[Ask.BRIDGE].heeds) == cut:
        then = sum(r.value.minor for r in rows if r.year == YEAR - 1 and r.last_month <= through)
        bridge = answers[Ask.BRIDGE]
        if bridge.then is not None:
            assert (bridge.then, bridge.now) == (then, to_date)
            assert bridge.then + sum(step.minor for step in bridge.steps) == bridge.now
        assert answers[Ask.FIRMS].whole == to_date


@pytest.fixture
def fairs(ws: Workspace) -> Workspace:
    """Give two fairs, one of a programme, with registrations, orders and costs."""
    _firms(ws)
    rates.add(ws, a_rate(first=date(2023, 1, 1), last=date(2023, 12, 31)))
    programmes.add(ws, a_programme(year=YEAR))
    for name, programme in (("春季展（示例）", ProgrammeId(1)), ("秋季展（示例）", None)):
        exhibitions.add_edition(
            ws,
            an_edition(
                exhibition_id=ExhibitionId(0), name_zh=name, programme_id=programme, year=YEAR,
                fair_class=FairClass.KEY if programme else FairClass.ORDINARY,
            ),
        )  # fmt: skip
    first, second = _editions(ws)
    for firm, edition, state in (
        (1, first, State.ATTENDED),
        (2, first, State.INVITED),
        (3, second, State.APPLIED),
    ):
        participation.register(ws, a_participation(firm_id=FirmId(firm), edition_id=edition, state=state))
    for firm, edition, stage, market, minor in (
        (1, first, Stage.CONTRACT, "VN", 1_000_01),
        (1, first, Stage.SHIPPED, "US", 2_000_02),
        (2, first, Stage.INTENDED, "US", 4_000_04),
        (3, second, Stage.CONTRACT, "VN", 8_000_08),
        (3, EditionId(0), Stage.CONTRACT, "VN", 16_000_16),
    ):
        order = an_order(
            firm_id=FirmId(firm), edition_id=EditionId(edition) if edition else None,
            stage=stage, market=market, contract_no="",
            signed_on=date(2023, 6, firm),
            amount=Money(minor, "USD"),
        )  # fmt: skip
        orders.record(ws, order)
    budgets.add(
        ws, a_budget_line(edition_id=first, actual=Money(500_05, "USD"), planned=None, committed=None)
    )
    return ws


def _editions(ws: Workspace) -> tuple[EditionId, EditionId]:
    found = {one.name_zh: one.id for one in exhibitions.editions(ws, YEAR)}
    return EditionId(found["春季展（示例）"] or 0), EditionId(found["秋季展（示例）"] or 0)


@pytest.mark.parametrize(
    "cut, actual, intended",
    [
        (Cut(), 1_000_01 + 2_000_02 + 8_000_08 + 16_000_16, 4_000_04),
        (Cut(programme=ProgrammeId(1)), 1_000_01 + 2_000_02, 4_000_04),
        (Cut(fair_class=FairClass.ORDINARY), 8_000_08, 0),
        (Cut(town=TOWNS[0]), 0, 4_000_04),
        (Cut(group="asean"), 1_000_01 + 8_000_08 + 16_000_16, 0),
        (Cut(programme=ProgrammeId(1), group="asean"), 1_000_01, 0),
    ],
)
def test_orders_are_those_of_the_rows_within_the_cut(
    fairs: Workspace, cut: Cut, actual: int, intended: int
) -> None:
    found = dashboard.dashboard(fairs, YEAR, cut, {Ask.ORDERS}).answers[Ask.ORDERS].result
    assert (found.actual.minor, found.intended.minor) == (actual, intended)


def test_a_funnel_counts_each_firm_once_and_keeps_intended_and_signed_apart(fairs: Workspace) -> None:
    found = dashboard.dashboard(fairs, YEAR, Cut(programme=ProgrammeId(1)), {Ask.FUNNEL}).answers[Ask.FUNNEL]
    told = {step.reached.value: (step.firms, step.minor) for step in found.result.steps}
    assert told == {
        "invited": (2, None), "applied": (1, None), "attended": (1, None),
        "intended": (1, 4_000_04), "contract": (1, 1_000_01), "shipped": (1, 2_000_02),
    }  # fmt: skip


def test_cost_stands_beside_the_orders_of_its_edition_and_leads_to_it(fairs: Workspace) -> None:
    first, second = _editions(fairs)
    answer = dashboard.dashboard(fairs, YEAR, None, {Ask.WORTH}).answers[Ask.WORTH]
    (fair,) = answer.result.fairs
    assert (fair.key, fair.cost, fair.orders) == (first, 500_05, 1_000_01 + 2_000_02)
    assert [one.key for one in answer.result.unknown] == [second]
    assert answer.leads[first] == ("edition", first)


def test_what_a_figure_does_not_know_is_said_and_leaves_it_whole(fairs: Workspace) -> None:
    exports.add(fairs, an_export(year=YEAR, firm_id=FirmId(1), place="", value=Money(7, "CNY")))
    cut = Cut(programme=ProgrammeId(1), group="asean")
    found = dashboard.dashboard(fairs, YEAR, cut, {Ask.FIRMS, Ask.COURSE, Ask.ORDERS})
    assert found.answers[Ask.FIRMS].unheeded == (Dimension.PROGRAMME, Dimension.GROUP)
    assert found.answers[Ask.FIRMS].result.whole == 7
    assert found.answers[Ask.COURSE].unheeded == (Dimension.PROGRAMME,)
    assert found.answers[Ask.ORDERS].unheeded == ()


def test_a_towns_course_keeps_its_target_and_an_industrys_has_none(fairs: Workspace) -> None:
    exports.add(fairs, an_export(year=YEAR, firm_id=FirmId(1), place="", value=Money(7, "CNY")))
    aim = a_target(year=YEAR, scope=TargetScope.TOWN, scope_key=TOWNS[1], amount=Money(70, "CNY"))
    targets.set_target(fairs, aim)
    of_town = dashboard.dashboard(fairs, YEAR, Cut(town=TOWNS[1]), {Ask.COURSE}).answers[Ask.COURSE].result
    assert of_town.amount == Money(70, "CNY")
    cut = Cut(town=TOWNS[1], industry=INDUSTRIES[0])
    assert dashboard.dashboard(fairs, YEAR, cut, {Ask.COURSE}).answers[Ask.COURSE].result.amount is None


def test_a_year_without_anything_has_nothing_to_draw(ws: Workspace) -> None:
    found = dashboard.dashboard(ws, YEAR)
    assert set(found.answers) == set(Ask)
    assert all(answer.empty for answer in found.answers.values())


def test_an_order_touches_the_charts_of_fairs_and_none_of_exports() -> None:
    assert touched(frozenset({Noun.ORDER})) == {Ask.FUNNEL, Ask.ORDERS, Ask.PAIRS, Ask.WORTH}
    assert Ask.COURSE in touched(frozenset({Noun.EXPORT}))
    assert not touched(frozenset({Noun.PROFILE}))


def test_towns_and_industries_of_the_figures_are_offered(fairs: Workspace) -> None:
    exports.add(
        fairs, an_export(year=YEAR, firm_id=FirmId(1), place="", industry="家具", value=Money(7, "CNY"))
    )
    found = dashboard.offers(fairs, YEAR)
    assert set(found.towns) == set(TOWNS)
    assert set(found.industries) == {*INDUSTRIES, "家具"}


def test_two_editions_of_one_fair_are_compared(fairs: Workspace) -> None:
    first, _ = _editions(fairs)
    of = next(one for one in exhibitions.editions(fairs, YEAR) if one.id == first)
    before: Edition = an_edition(
        exhibition_id=of.exhibition_id, name_zh="春季展上届（示例）", year=YEAR - 1, opens=None, closes=None
    )
    exhibitions.add_edition(fairs, before)
    found = dashboard.dashboard(fairs, YEAR, None, {Ask.PAIRS}).answers[Ask.PAIRS]
    assert (found.result.first_zh, found.result.second_zh) == ("春季展（示例）", "春季展上届（示例）")
    assert not found.empty
