"""The plan's three views: one selection, one filter, moves that are undone, and clashes told in words."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests import builders
from tests.ui.accessibility import unnamed
from tests.ui.pages.hands import save, the_form
from tradeplanner.app import exhibitions, history, holidays
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.ids import ExhibitionId
from tradeplanner.ui import memory
from tradeplanner.ui.context import Context
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.plan import PlanPage

pytestmark = pytest.mark.usefixtures("year")

Settled = Callable[[], None]


@pytest.fixture
def page(ws: Workspace, context: Context, shown: Callable[[Page], Page], settled: Settled) -> PlanPage:
    """Give the page with two editions of one owner in the same days, and the sample's one."""
    for name, day in (("甲展", 8), ("乙展", 9)):
        made = builders.an_edition(
            exhibition_id=ExhibitionId(0), name_zh=name, name_en="", owner="王",
            market="DE" if day == 8 else "FR",
            opens=date(2023, 6, day), closes=date(2023, 6, 12),
        )  # fmt: skip
        exhibitions.add_edition(ws, made)
    made_page = PlanPage(context)
    shown(made_page)
    settled()
    return made_page


def opens(ws: Workspace, name: str) -> date | None:
    return next(one.opens for one in exhibitions.editions(ws) if one.name_zh == name)


def shown_bars(page: PlanPage) -> list[str]:
    return [bar.name for bar in page.views.timeline.shown.bars]


def go(page: PlanPage, at: int, settled: Settled) -> None:
    page.views.show_view(at)
    settled()


def test_each_view_shows_the_same_rows_under_one_filter_and_is_remembered(
    page: PlanPage, settled: Settled
) -> None:
    go(page, 1, settled)
    assert page.views.stack.currentIndex() == 1
    assert len(shown_bars(page)) == 3
    page.table.set_filter("甲展")
    assert shown_bars(page) == ["甲展"]
    go(page, 2, settled)
    assert {one.text for one in page.views.calendar.content.entries} == {"甲展"}
    assert memory.text("plan/view") == "calendar"
    assert unnamed(page) == []


def test_one_selection_for_all_views(page: PlanPage, settled: Settled) -> None:
    go(page, 1, settled)
    page.views.timeline.go(shown_bars(page).index("乙展"))
    current = page.table.current()
    assert getattr(current, "edition").name_zh == "乙展"  # noqa: B009 — the table holds any row
    go(page, 2, settled)
    assert page.views.calendar.content.current == date(2023, 6, 9)


def test_alt_and_an_arrow_move_the_edition_and_undo_takes_it_back(
    page: PlanPage, ws: Workspace, settled: Settled
) -> None:
    go(page, 1, settled)
    page.views.timeline.go(shown_bars(page).index("甲展"))
    QTest.keyClick(page.views.timeline, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    settled()
    assert opens(ws, "甲展") == date(2023, 6, 9)
    settled()
    assert page.views.timeline.shown.bars[page.views.timeline.shown.current[0]].opens == date(2023, 6, 9)
    history.undo(ws)
    assert opens(ws, "甲展") == date(2023, 6, 8)


def test_a_clash_is_told_in_words_in_the_list_and_of_both_bars(page: PlanPage, settled: Settled) -> None:
    go(page, 1, settled)
    told = [page.views.clashes.item(at).text() for at in range(page.views.clashes.count())]
    assert told == ["王 is in charge of “甲展” and of “乙展”, both on 2023-06-09 – 2023-06-12"]
    warned = {bar.name for bar in page.views.timeline.shown.bars if bar.warnings}
    assert warned == {"甲展", "乙展"}
    page.views.clashes.setCurrentRow(0)
    assert told[0] in page.views.timeline.accessibleDescription()


def test_an_empty_year_says_what_belongs_there_in_every_view(
    page: PlanPage, context: Context, settled: Settled
) -> None:
    go(page, 1, settled)
    context.desk.set_year(2031)
    settled()
    assert page.views.stack.currentIndex() == 0


def test_a_year_whose_days_off_are_not_known_says_so_and_takes_them(
    page: PlanPage, ws: Workspace, context: Context, settled: Settled
) -> None:
    made = builders.an_edition(
        exhibition_id=ExhibitionId(0), year=2090, opens=date(2090, 5, 1), closes=date(2090, 5, 3)
    )
    exhibitions.add_edition(ws, made)
    context.desk.set_year(2090)
    go(page, 2, settled)
    assert page.views.unknown.text() == "Days off of 2090 are not announced yet"
    page.views.enter_days()
    settled()
    form = the_form(page, settled)
    save(form, settled, days_off="2090-05-01 休 劳动节")
    settled()
    assert not holidays.read(ws, [2090]).unknown
    assert page.views.unknown.isHidden()
