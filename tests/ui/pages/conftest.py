"""A real workspace in a folder of the test's own, and the context that pages are given."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests import builders
from tradeplanner.app import exhibitions, exports, firms, orders, rates, targets
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.domain.firms import Firm
from tradeplanner.domain.ids import Actor, EditionId, ExhibitionId, FirmId, Noun
from tradeplanner.domain.money import Money
from tradeplanner.domain.targets import TargetScope
from tradeplanner.ui.actions import Actions
from tradeplanner.ui.bridge import Bridge
from tradeplanner.ui.context import Context
from tradeplanner.ui.desk import Desk
from tradeplanner.ui.jobs import Jobs
from tradeplanner.ui.notices import Notices
from tradeplanner.ui.pages.base import Page

YEAR = 2023
TOWNS = ("塔山街道", "府山街道")


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    """Give an empty workspace in a file."""
    with open_workspace(tmp_path / "data", actor=Actor("tester", "tester")) as workspace:
        yield workspace


@pytest.fixture
def context(ws: Workspace, jobs: Jobs, qtbot: QtBot) -> Iterator[Context]:
    """Give the context of a page; ``jobs`` closes before the workspace does."""
    window = QWidget()
    qtbot.addWidget(window)
    notices = Notices()
    jobs.failed.connect(notices.error)
    yield Context(ws, jobs, notices, Desk(Actions(window), YEAR, window))
    jobs.close()


@pytest.fixture
def shown(context: Context, qtbot: QtBot) -> Iterator[Callable[[Page], Page]]:
    """Give a function that shows a page as the window does: it hears of changes and is told of the year."""
    bridges = []

    def show(page: Page) -> Page:
        qtbot.addWidget(page)
        bridge = Bridge(context.workspace, page)
        bridge.changed.connect(page.heard)
        bridges.append(bridge)
        context.desk.year_changed.connect(lambda _: page.mark_stale())
        page.resize(1100, 700)
        page.show()
        return page

    yield show
    for bridge in bridges:
        bridge.close()


@pytest.fixture
def settled(context: Context, qtbot: QtBot) -> Callable[[], None]:
    """Give a function that waits until every lane is empty and every answer has arrived."""

    def wait() -> None:
        QCoreApplication.processEvents()  # what a commit told has to arrive before a lane can be busy with it
        qtbot.waitUntil(lambda: not context.jobs.busy(), timeout=20_000)

    return wait


@pytest.fixture
def year(ws: Workspace) -> Workspace:
    """Fill a year: two towns, last year's and this year's months, targets, an edition, a rate, an order."""
    ids = [FirmId(firms.add(ws, a_firm_of(town)).first(Noun.FIRM)) for town in TOWNS]
    for of_year, months, value in ((YEAR - 1, 12, 1_000_000), (YEAR, 11, 1_100_000)):
        for month in range(1, months + 1):
            for firm, extra in zip(ids, (0, 50_000 if of_year == YEAR else 0), strict=True):
                record = builders.an_export(
                    year=of_year,
                    first_month=month,
                    last_month=month,
                    firm_id=firm,
                    value=Money((value - extra) * 100, "CNY"),
                )
                exports.add(ws, record)
    targets.set_target(ws, builders.a_target(amount=Money(25_000_000_00, "CNY")))
    for town in TOWNS:
        goal = builders.a_target(scope=TargetScope.TOWN, scope_key=town, amount=Money(12_900_000_00, "CNY"))
        targets.set_target(ws, goal)
    rates.add(ws, builders.a_rate())
    fair = exhibitions.add_exhibition(ws, builders.an_exhibition()).first(Noun.EXHIBITION)
    edition = exhibitions.add_edition(ws, builders.an_edition(exhibition_id=ExhibitionId(fair)))
    order = builders.an_order(firm_id=ids[0], edition_id=EditionId(edition.first(Noun.EDITION)))
    orders.record(ws, order)
    return ws


def a_firm_of(town: str) -> Firm:
    """Return a firm of ``town`` named after it."""
    return builders.a_firm(name_zh=f"{town}纺织（示例）", town=town, credit_code="")
