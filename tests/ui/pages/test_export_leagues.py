"""The leagues beside the course: what each shows, how it is chosen, and what is said of it."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests import builders
from tests.ui.accessibility import unnamed
from tradeplanner.app import exports
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.courses import Course
from tradeplanner.domain.league import By, Entrant, League
from tradeplanner.domain.money import Money
from tradeplanner.i18n import language
from tradeplanner.ui.context import Context
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.exports import ExportsPage, league
from tradeplanner.ui.pages.exports.leagues import Leagues
from tradeplanner.ui.towns import Lights

Open = Callable[[], ExportsPage]


@pytest.fixture
def opened(context: Context, shown: Callable[[Page], Page], settled: Callable[[], None]) -> Open:
    """Give a function that shows the page at its first tab and waits for its rows."""

    def show() -> ExportsPage:
        page = ExportsPage(context)
        page.focus("course")
        shown(page)
        settled()
        return page

    return show


def cells(leagues: Leagues, *keys: str) -> list[list[str]]:
    """Return what the league in front shows in these columns."""
    table = leagues.table(leagues.by)
    columns = {column.key: column for column in table.model.columns}
    return [[columns[key].shown(row) for key in keys] for row in table.rows()]


@pytest.mark.usefixtures("year")
def test_each_league_is_chosen_by_keyboard_and_remembered(opened: Open, settled: Callable[[], None]) -> None:
    page = opened()
    leagues = page.course.leagues
    leagues.picker.setFocus()
    for by in (By.INDUSTRY, By.MARKET, By.FIRM):
        QTest.keyClick(leagues.picker, Qt.Key.Key_Down)
        settled()
        assert leagues.by is by
        assert sum(Decimal(share[0][:-1]) for share in cells(leagues, "part") if share[0] != "—") == 100
    assert unnamed(page) == []
    assert opened().course.leagues.by is By.FIRM


@pytest.mark.usefixtures("year")
def test_the_palette_leads_to_every_league(opened: Open, settled: Callable[[], None]) -> None:
    page = opened()
    acts = {act.id: act for act in page.acts()}
    acts["exports.league.market"].run()
    settled()
    assert page.course.leagues.by is By.MARKET
    assert acts["exports.league.market"].label().replace("&", "") == "Show League of markets"


def test_a_market_is_ranked_beside_last_year_and_copied(
    year: Workspace, opened: Open, settled: Callable[[], None]
) -> None:
    for of_year, usa, japan in ((2022, 300, 400), (2023, 900, 500)):
        for market, minor in (("US", usa), ("JP", japan)):
            exports.add(year, builders.an_export(
                year=of_year, first_month=2, last_month=2, market=market, value=Money(minor * 10**8, "CNY"),
            ))  # fmt: skip
    page = opened()
    page.course.leagues.choose(By.MARKET)
    settled()
    rows = cells(page.course.leagues, "rank", "moved", "market", "growth")
    assert ["1", "↑1", "United States", "+200.0%"] in rows
    table = page.course.leagues.table(By.MARKET)
    table.select(["US"])
    QTest.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "United States\t900000000" in QGuiApplication.clipboard().text()


@pytest.mark.usefixtures("year")
def test_another_league_leaves_the_town_and_draws_the_district(
    opened: Open, settled: Callable[[], None]
) -> None:
    page = opened()
    page.focus("塔山街道")
    assert not page.course.back.isHidden()
    page.course.leagues.choose(By.INDUSTRY)
    settled()
    assert page.course.back.isHidden()
    page.focus("塔山街道")
    assert (page.course.leagues.by, page.course.back.isHidden()) == (By.TOWN, False)


@pytest.mark.parametrize("by", By)
def test_an_empty_league_says_what_belongs_there(by: By, opened: Open, settled: Callable[[], None]) -> None:
    page = opened()
    page.course.leagues.choose(by)
    settled()
    assert page.course.leagues.table(by).rows() == []
    assert unnamed(page) == []


@pytest.mark.parametrize(
    "ranks,shown,words",
    [
        ((2, 4), "↑2", "2 ranks up on a year ago"),
        ((4, 3), "↓1", "1 rank down on a year ago"),
        ((1, 1), "=", "the same rank as a year ago"),
        ((1, None), "newcomer", "no rank a year ago"),
        ((None, 1), "—", "no rank a year ago"),
    ],
)
def test_the_ranks_won_are_a_sign_and_words(
    ranks: tuple[int | None, int | None], shown: str, words: str
) -> None:
    entrant = Entrant(name="a", rank=ranks[0], rank_then=ranks[1])
    assert (league.change(entrant), league.change_words(entrant)) == (shown, words)


@pytest.mark.parametrize("key", ["growth", "part", "points", "then", "so_far", "gap", "rank", "moved"])
def test_what_is_not_known_is_a_dash(key: str) -> None:
    columns = {column.key: column for by in By for column in league.columns(by, Lights())}
    assert columns[key].shown(Entrant(name="")) == "—"


def test_what_is_not_named_says_so() -> None:
    assert league.name_of(Entrant(name="")) == "(not stated)"


def test_names_follow_the_language() -> None:
    entrant = Entrant(name="US", zh="美国", en="United States")
    assert league.name_of(entrant) == "United States"
    language.set_language("zh")
    assert league.name_of(entrant) == "美国"


def test_a_town_without_a_target_comes_after_those_that_have_one() -> None:
    aimed = Course(
        year=2023, name="a", currency="CNY", as_of=builders.a_rate().last, through=1, actual=(1,),
        last_year=(None,), amount=Money(1, "CNY"), points=Decimal(-1),
    )  # fmt: skip
    plain, behind = Entrant(name="b", now=Money(9, "CNY")), Entrant(name="a", course=aimed)
    found = League(year=2023, by=By.TOWN, currency="CNY", through=1, entrants=(plain, behind))
    assert [entrant.name for entrant in league.sorted_rows(found)] == ["a", "b"]
