"""Home says the year in one sentence, moves with the data, and opens without the heavy libraries."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.accessibility import unnamed
from tradeplanner.app import exhibitions, firms, history, milestones, orders, questions, rates, targets
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.ids import EditionId, ExhibitionId, RateId, TargetId
from tradeplanner.domain.milestones import Milestone
from tradeplanner.domain.money import Money
from tradeplanner.domain.targets import TargetScope
from tradeplanner.i18n import language
from tradeplanner.ui.context import Context
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.home import HomePage
from tradeplanner.ui.pages.home.page import LEAST

pytestmark = pytest.mark.usefixtures("year")

Show = Callable[[Page], Page]


@pytest.fixture
def home(context: Context, shown: Show, settled: Callable[[], None]) -> Callable[[], HomePage]:
    """Give a function that shows Home and waits for its figures."""

    def show() -> HomePage:
        page = HomePage(context)
        shown(page)
        settled()
        return page

    return show


def test_title_is_the_sentence_of_the_year(home: Callable[[], HomePage]) -> None:
    page = home()
    assert page.headline.title.text() == "Exports are 2.9 points ahead of time progress"
    caption = page.headline.caption.text()
    assert "94.6% of the target of CNY 25.00 M" in caption
    assert "+7.5% on the year" in caption
    assert "data to 2023-11-30" in caption


def test_a_revised_target_changes_the_title_and_undo_changes_it_back(
    year: Workspace, home: Callable[[], HomePage], qtbot: QtBot
) -> None:
    page = home()
    before = page.headline.title.text()
    targets.set_target(year, builders.a_target(amount=Money(30_000_000_00, "CNY")))
    qtbot.waitUntil(lambda: "behind" in page.headline.title.text())
    history.undo(year)
    qtbot.waitUntil(lambda: page.headline.title.text() == before)


def test_towns_stand_furthest_behind_first(home: Callable[[], HomePage]) -> None:
    page = home()
    assert [course.name for course in page.towns.rows.rows()] == ["府山街道", "塔山街道"]
    gaps = [course.points for course in page.towns.rows.rows()]
    assert gaps[0] < 0 < gaps[1]


def test_a_town_leads_to_its_course(home: Callable[[], HomePage], context: Context, qtbot: QtBot) -> None:
    page = home()
    page.towns.rows.view.selectRow(0)
    with qtbot.waitSignal(context.desk.wanted) as went:
        qtbot.keyClick(page.towns.rows.view, Qt.Key.Key_Return)
    assert went.args == ["exports", "府山街道"]


def test_fairs_show_actual_and_intended_apart(home: Callable[[], HomePage]) -> None:
    (row,) = home().fairs.rows.rows()
    assert (row.actual, row.intended) == (Money(120_000_00, "USD"), Money(0, "USD"))


def test_a_fair_leads_to_its_own_page_and_what_was_won_outside_to_the_orders(
    home: Callable[[], HomePage], context: Context, qtbot: QtBot
) -> None:
    page = home()
    (row,) = page.fairs.rows.rows()
    with qtbot.waitSignal(context.desk.wanted) as went:
        page.fairs.rows.edit_wanted.emit(row)
    assert went.args == ["edition", row.edition]
    with qtbot.waitSignal(context.desk.wanted) as went:
        page.fairs.edition_wanted.emit(None)
    assert went.args == ["orders", None]


def test_a_year_that_is_only_planned_shows_aims_instead_of_noughts(
    year: Workspace, home: Callable[[], HomePage], context: Context, settled: Callable[[], None]
) -> None:
    fair = builders.an_edition(exhibition_id=ExhibitionId(0), year=2024, opens=None, closes=None)
    exhibitions.add_edition(year, fair)
    targets.set_target(year, builders.a_target(year=2024, scope=TargetScope.TOWN, scope_key="塔山街道"))
    page = home()
    header = page.fairs.rows.view.horizontalHeader()
    assert [header.isSectionHidden(at) for at in range(2, 6)] == [False, False, False, True]
    context.desk.set_year(2024)
    settled()
    said = {label.text() for label in page.findChildren(QLabel)}
    assert "The fairs of 2024 aim at orders of USD 3.00 M" in said
    assert "No town has figures of this year yet" in said
    assert [header.isSectionHidden(at) for at in range(2, 6)] == [True, True, True, False]


def test_what_keeps_the_figures_from_being_whole_is_named_and_led_to(
    year: Workspace, home: Callable[[], HomePage], context: Context, qtbot: QtBot
) -> None:
    rates.add(year, builders.a_rate(currency="EUR"))
    firm = firms.all(year)[0].id
    orders.record(year, builders.an_order(firm_id=firm, amount=Money(1_000_00, "EUR"), contract_no="HT2"))
    rate = next(rate for rate in rates.all(year) if rate.currency == "EUR")
    rates.remove(year, RateId(rate.id or 0), rate.version)
    district = next(target for target in targets.all(year, 2023) if not target.scope_key)
    targets.remove(year, TargetId(district.id or 0), district.version)
    page = home()
    links = {link.accessibleName(): link for link in page.tasks.findChildren(QPushButton)}
    assert [name for name in links if "1 order is left out" in name and "euro" in name]
    named = [name for name in links if "No export target" in name]
    with qtbot.waitSignal(context.desk.wanted) as went:
        links[named[0]].click()
    assert went.args == ["exports", "targets"]


def test_a_hidden_home_waits_until_it_is_shown(
    year: Workspace, home: Callable[[], HomePage], settled: Callable[[], None], qtbot: QtBot
) -> None:
    page = home()
    before = page.headline.title.text()
    page.hide()
    targets.set_target(year, builders.a_target(amount=Money(30_000_000_00, "CNY")))
    settled()
    qtbot.wait(20)
    assert page.headline.title.text() == before
    page.show()
    qtbot.waitUntil(lambda: "behind" in page.headline.title.text())


def test_it_speaks_the_other_language_at_once(home: Callable[[], HomePage]) -> None:
    page = home()
    language.set_language(language.ZH)
    page.retranslate()
    assert page.headline.title.text() == "出口超序时进度2.9个百分点"
    assert "完成年度目标" in page.headline.caption.text()
    assert page.curve.accessibleName() == page.headline.title.text()
    assert page.grab().width() == page.width()


def test_a_year_without_figures_offers_the_one_that_has_them(
    home: Callable[[], HomePage], context: Context, settled: Callable[[], None]
) -> None:
    context.desk.set_year(2025)
    page = home()
    assert page.headline.title.text() == "No export figures for 2025 yet"
    offer = [made for made in page.course.findChildren(QPushButton) if made.text() == "Show 2023"]
    offer[0].click()
    assert context.desk.year == 2023
    settled()
    assert "ahead" in page.headline.title.text()


def test_every_control_has_a_name(home: Callable[[], HomePage]) -> None:
    assert unnamed(home()) == []


def test_home_needs_neither_pandas_nor_matplotlib() -> None:
    program = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
from pathlib import Path
from tempfile import TemporaryDirectory
from tradeplanner.app.workspace import open_workspace
from tradeplanner.domain.ids import RateId, TargetId
from tradeplanner.domain.money import Money
from tradeplanner.domain.targets import Measure, Target
from tradeplanner.app import targets
from tradeplanner.ui.actions import Actions
from tradeplanner.ui.context import Context
from tradeplanner.ui.desk import Desk
from tradeplanner.ui.jobs import Jobs
from tradeplanner.ui.notices import Notices
from tradeplanner.ui.pages.home import HomePage
from tradeplanner.ui.pages.home.page import LEAST
with TemporaryDirectory() as folder, open_workspace(Path(folder)) as ws:
    targets.set_target(ws, Target(measure=Measure.EXPORTS, year=2023, amount=Money(1000, "CNY")))
    jobs, window = Jobs(), QWidget()
    page = HomePage(Context(ws, jobs, Notices(), Desk(Actions(window), 2023)))
    page.show()
    while jobs.busy():
        app.processEvents()
    page.grab()
    assert page.headline.title.text(), "Home has shown nothing"
    jobs.close()
heavy = {"pandas", "numpy", "matplotlib", "typst"} & set(sys.modules)
print(",".join(sorted(heavy)))
"""
    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=120
    )
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.strip() == ""


def test_a_small_screen_scrolls_the_cards_and_squeezes_none(
    home: Callable[[], HomePage], qtbot: QtBot
) -> None:
    page = home()
    page.resize(720, 400)
    qtbot.waitUntil(lambda: page.course.height() >= LEAST[0])
    assert page.tasks.height() >= LEAST[1]
    assert page.tasks.mapTo(page, page.tasks.rect().bottomLeft()).y() > page.height()


def due_parts(ws: Workspace, on: date) -> tuple[list[Milestone], list[Milestone], list[Milestone]]:
    """Return an edition's milestones that are due within a week, overdue within 30 days, and older."""
    days = {one: (one.due_on - on).days for one in milestones.all(ws)}
    return (
        [one for one, left in days.items() if 0 <= left <= 7],
        [one for one, left in days.items() if -30 <= left < 0],
        [one for one, left in days.items() if left < -30],
    )


def test_what_is_due_this_week_leads_to_its_edition(
    year: Workspace,
    home: Callable[[], HomePage],
    context: Context,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opens = exhibitions.editions(year, 2023)[0].opens
    assert opens is not None
    monkeypatch.setattr(questions, "today", lambda: opens - timedelta(days=7))
    page = home()
    assert not page.due.isVisible()
    number = EditionId(exhibitions.editions(year, 2023)[0].id or 0)
    milestones.plan(year, number)
    qtbot.waitUntil(page.due.isVisible)
    said = [each.text() for each in page.due.findChildren(QLabel)]
    soon, late, older = (len(each) for each in due_parts(year, opens - timedelta(days=7)))
    assert f"{soon} due this week" in said
    assert f"{late} overdue in the last 30 days" in said
    assert f"{older} older ones are open" in said
    assert unnamed(page.due) == []
    first = page.due.findChildren(QPushButton)[0]
    with qtbot.waitSignal(context.desk.wanted) as went:
        first.click()
    assert went.args == ["edition", (number, "milestones")]


def test_a_backlog_of_old_ones_is_one_line_that_leads_to_the_plan(
    year: Workspace, home: Callable[[], HomePage], context: Context, qtbot: QtBot
) -> None:
    milestones.plan(year, EditionId(exhibitions.editions(year, 2023)[0].id or 0))
    page = home()
    qtbot.waitUntil(page.due.isVisible)
    said = [each.text() for each in page.due.findChildren(QLabel)]
    assert "Nothing due this week" in said
    assert "13 older ones are open" in said
    (only,) = page.due.findChildren(QPushButton)
    with qtbot.waitSignal(context.desk.wanted) as went:
        only.click()
    assert went.args[0] == "plan"
