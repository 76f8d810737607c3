"""Attendance on the spot: found by initials, marked by one key, taken back."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests import builders
from tests.ui.accessibility import unnamed
from tests.ui.pages.hands import Settled, press, the_form
from tradeplanner.app import exhibitions, firms, participation
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.ids import EditionId, ExhibitionId, FirmId, Noun
from tradeplanner.domain.participation import State
from tradeplanner.ui.context import Context
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.registrations import RegistrationsPage
from tradeplanner.ui.pages.registrations.attendance import AttendanceDialog


@pytest.fixture
def dialog(
    ws: Workspace, context: Context, shown: Callable[[Page], Page], settled: Settled
) -> AttendanceDialog:
    new = builders.an_edition(exhibition_id=ExhibitionId(0), year=2023, name_zh="大阪展", booth_quota=None)
    edition = EditionId(exhibitions.add_edition(ws, new).first(Noun.EDITION))
    for name, state in (
        ("绍兴纺织", State.CONFIRMED),
        ("杭州机械", State.CONFIRMED),
        ("宁波", State.APPLIED),
    ):
        firm = FirmId(firms.add(ws, builders.a_firm(name_zh=name, credit_code="")).first(Noun.FIRM))
        row = builders.a_participation(
            firm_id=firm, edition_id=edition, state=state, state_reason="", booths=Decimal(1)
        )
        participation.register(ws, row)
    page = RegistrationsPage(context)
    page.focus(int(edition))
    shown(page)
    settled()
    page.show_attendance()
    settled()
    return next(iter(page.window().findChildren(AttendanceDialog)))


def states(ws: Workspace) -> list[State]:
    return [row.state for row in participation.all(ws)]


def test_one_is_found_by_initials_and_marked_by_enter_and_taken_back(
    dialog: AttendanceDialog, ws: Workspace, settled: Settled
) -> None:
    assert dialog.counts.text() == "0 of 2 attended · 0 absent · 2 still to come"
    QTest.keyClicks(dialog.search, "hzjx")
    assert dialog.list.count() == 1
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    settled()
    assert states(ws) == [State.CONFIRMED, State.ATTENDED, State.APPLIED]
    assert dialog.search.text() == ""
    assert dialog.counts.text() == "1 of 2 attended · 0 absent · 1 still to come"
    dialog.undo()
    settled()
    assert states(ws)[1] is State.CONFIRMED
    assert unnamed(dialog) == []


def test_an_absence_asks_for_its_reason(dialog: AttendanceDialog, ws: Workspace, settled: Settled) -> None:
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    dialog.mark(State.ABSENT)
    form = the_form(dialog, settled)
    form.set_values({"state_reason": "无故未到"})
    press(form, "Move")
    settled()
    assert states(ws).count(State.ABSENT) == 1
