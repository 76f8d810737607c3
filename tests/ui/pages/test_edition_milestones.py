"""The tab of an edition's milestones: made by the template, marked by Space, told by urgency."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.accessibility import unnamed
from tests.ui.pages.hands import save, the_form
from tradeplanner.app import exhibitions, history, milestones
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.ids import EditionId
from tradeplanner.domain.milestones import Anchor, DueState, Milestone, MilestoneKind
from tradeplanner.i18n.milestones import counted_from
from tradeplanner.ui.context import Context
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.edition import EditionPage
from tradeplanner.ui.pages.edition.page import TABS

pytestmark = pytest.mark.usefixtures("year")

Settled = Callable[[], None]


@pytest.fixture
def page(year: Workspace, context: Context, shown: Callable[[Page], Page], settled: Settled) -> EditionPage:
    """Give the page of the year's edition with its milestones in front."""
    made = EditionPage(context)
    made.focus((exhibitions.editions(year, 2023)[0].id, "milestones"))
    shown(made)
    settled()
    return made


def test_the_template_fills_the_tab_and_undo_empties_it(
    year: Workspace, page: EditionPage, settled: Settled
) -> None:
    page.milestones.plan()
    settled()
    rows = page.milestones.table.rows()
    assert len(rows) == 13
    assert rows[0].milestone.kind is MilestoneKind.NOTICE
    assert page.milestones.line.text().startswith("13 milestones, 13 overdue")
    assert unnamed(page) == []
    history.undo(year)
    settled()
    assert page.milestones.table.rows() == []


def test_space_marks_the_selected_ones_as_done_and_open_again(page: EditionPage, settled: Settled) -> None:
    page.milestones.plan()
    settled()
    table = page.milestones.table
    table.select([row.milestone.id for row in table.rows()[:2]])
    table.view.setFocus()
    QTest.keyClick(table.view, Qt.Key.Key_Space)
    settled()
    assert [row.state for row in table.rows()].count(DueState.DONE) == 2
    table.select([row.milestone.id for row in table.rows()[:2]])
    page.milestones.toggle()
    settled()
    assert DueState.DONE not in [row.state for row in table.rows()]


def test_the_form_asks_for_a_day_or_for_what_it_is_counted_by(
    year: Workspace, page: EditionPage, settled: Settled
) -> None:
    page.milestones.add()
    shown = the_form(page.window(), settled)
    assert unnamed(shown) == []
    assert shown.entry("due_on").isVisible()
    save(shown, settled, name="行前会", anchor=Anchor.OPENS, plus_days=-3)
    (made,) = milestones.all(year)
    assert (made.name, made.due_on) == ("行前会", date(2023, 4, 8))
    page.milestones.table.edit_wanted.emit(page.milestones.table.rows()[0])
    shown = the_form(page.window(), settled)
    assert not shown.entry("due_on").isVisible()
    assert shown.entry("plus_days").isVisible()
    save(shown, settled, anchor=None, due_on=date(2023, 4, 1))
    (made,) = milestones.all(year)
    assert (made.anchor, made.due_on) == (None, date(2023, 4, 1))


def test_the_tab_can_be_reached_by_a_key(page: EditionPage) -> None:
    (found,) = [one for one in page.acts() if one.id == "edition.tab.milestones"]
    assert found.shortcut == f"Alt+{TABS.index('milestones') + 1}"


@pytest.mark.parametrize(
    "anchor, months, days, words",
    [
        (None, 0, 0, "set by hand"),
        (Anchor.OPENS, 0, 0, "on the opening day"),
        (Anchor.OPENS, 0, -90, "90 days before the opening"),
        (Anchor.CLOSES, 3, 0, "3 months after the close"),
        (Anchor.CLOSES, 1, -5, "+1 months and -5 days from the close"),
    ],
)
def test_how_a_day_is_counted_is_said_in_words(
    anchor: Anchor | None, months: int, days: int, words: str
) -> None:
    one = Milestone(edition_id=EditionId(1), due_on=date(2023, 1, 1), plus_months=months, plus_days=days)
    assert counted_from(replace(one, anchor=anchor)) == words
