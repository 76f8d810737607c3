"""The board: the table's rows and selection as cards, moved by keys and by the pointer."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests import builders
from tests.ui.accessibility import unnamed
from tests.ui.pages.hands import Settled, press, the_form
from tradeplanner.app import exhibitions, firms, history, participation
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.ids import EditionId, ExhibitionId, FirmId, Noun
from tradeplanner.domain.participation import State
from tradeplanner.ui.context import Context
from tradeplanner.ui.notices import Notice
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.registrations import RegistrationsPage, cards
from tradeplanner.ui.pages.registrations.board import Board
from tradeplanner.ui.pages.registrations.waitinglist import WaitingDialog

KNOWN = {"甲": State.APPLIED, "乙": State.APPLIED, "丙": State.CONFIRMED, "丁": State.ATTENDED}


@pytest.fixture
def page(
    context: Context, ws: Workspace, shown: Callable[[Page], Page], settled: Settled
) -> RegistrationsPage:
    """Show the board of a fair with four firms."""
    new = builders.an_edition(exhibition_id=ExhibitionId(0), year=2023, name_zh="大阪展", booth_quota=9)
    edition = EditionId(exhibitions.add_edition(ws, new).first(Noun.EDITION))
    for name, state in KNOWN.items():
        firm = FirmId(firms.add(ws, builders.a_firm(name_zh=name, credit_code="")).first(Noun.FIRM))
        row = builders.a_participation(
            firm_id=firm, edition_id=edition, state=state, state_reason="", booths=Decimal(2)
        )
        participation.register(ws, row)
    made = RegistrationsPage(context)
    made.resize(1300, 700)
    shown(made)
    settled()
    made.switch()
    return made


def centre(board: Board, firm: str) -> QPoint:
    place = next(
        (state, line)
        for state, own in board.lanes.cards.items()
        for line, row in enumerate(own)
        if row.firm == firm
    )
    whole = board.lanes.rect(*place).center() + QPoint(0, board.lanes.head)
    return whole - QPoint(board.horizontalScrollBar().value(), board.verticalScrollBar().value())


def lane(board: Board, state: State) -> QPoint:
    return QPoint(board.lanes.lefts[state] + 20, board.viewport().height() - 20)


def states(ws: Workspace) -> list[State]:
    return [row.state for row in participation.all(ws)]


def test_lanes_hold_the_rows_of_the_table_with_counts(page: RegistrationsPage) -> None:
    board = page.board
    assert board.isVisible()
    own = board.lanes.cards[State.APPLIED]
    assert [row.firm for row in own] == ["甲", "乙"]
    assert cards.counts(own) == "2 firms · 4 booths"
    page.table.set_filter("丙")
    assert [row.firm for rows in board.lanes.cards.values() for row in rows] == ["丙"]
    page.table.clear_filter()
    page.filters.states.set_value(["attended"])
    assert [row.firm for rows in board.lanes.cards.values() for row in rows] == ["丁"]
    assert unnamed(page) == []


def test_selection_is_the_tables_and_keys_move_the_card(
    page: RegistrationsPage, ws: Workspace, settled: Settled
) -> None:
    board = page.board
    QTest.mouseClick(
        board.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, centre(board, "甲")
    )
    assert [row.firm for row in page.table.selected()] == ["甲"]
    QTest.keyClick(board, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert {row.firm for row in page.table.selected()} == {"甲", "乙"}
    QTest.keyClick(board, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    settled()
    assert states(ws)[:2] == [State.APPROVED, State.APPROVED]
    assert {row.firm for row in page.table.selected()} == {"甲", "乙"}
    history.undo(ws)
    assert states(ws)[:2] == [State.APPLIED, State.APPLIED]


def drag(board: Board, firm: str, to: State) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(board.viewport(), left, none, centre(board, firm))
    QTest.mouseMove(board.viewport(), centre(board, firm) + QPoint(30, 30))
    QTest.mouseMove(board.viewport(), lane(board, to))
    QTest.mouseRelease(board.viewport(), left, none, lane(board, to))


def test_a_card_is_dragged_only_where_it_may_go(
    page: RegistrationsPage, ws: Workspace, settled: Settled
) -> None:
    drag(page.board, "丙", State.APPLIED)
    settled()
    assert states(ws) == list(KNOWN.values())
    drag(page.board, "丙", State.ATTENDED)
    settled()
    assert states(ws)[2] is State.ATTENDED


def test_the_shape_is_remembered(page: RegistrationsPage, context: Context) -> None:
    again = RegistrationsPage(context)
    assert not again.board.isHidden()
    assert again.shape.text() == "Show the table"
    page.switch()
    assert page.board.isHidden()
    again.deleteLater()


def test_beyond_the_quota_the_others_wait_by_choice_and_move_up_when_a_place_is_free(
    page: RegistrationsPage, ws: Workspace, settled: Settled, context: Context
) -> None:
    told: list[Notice] = []
    context.notices.posted.connect(told.append)
    (edition,) = exhibitions.editions(ws)
    exhibitions.edit_edition(ws, replace(edition, booth_quota=6))
    settled()
    numbers = [row.id for row in page.table.rows() if row.own.state is State.APPLIED]
    page.table.view.clearSelection()
    page.table.select(numbers)
    page.move_to(State.APPROVED)
    settled()
    assert "6" in told[-1].text
    assert told[-1].link is not None
    told[-1].link.run()
    settled()
    assert states(ws)[:2] == [State.APPROVED, State.WAITING]
    page.filters.choose(EditionId(edition.id or 0))
    page.table.view.clearSelection()
    page.table.select([numbers[0]])
    page.move_to(State.WITHDRAWN)
    form = the_form(page, settled)
    form.set_values({"state_reason": "改期"})
    press(form, "Move")
    settled()
    assert told[-1].text == "1 firm on the waiting list fits into what is free now."
    page.show_waiting()
    settled()
    dialog = next(one for one in page.window().findChildren(WaitingDialog))
    assert dialog.line.text() == "1 firm waiting; 4 of 6 booths are taken, 2 free."
    assert unnamed(dialog) == []
    dialog.move_up()
    settled()
    assert states(ws)[1] is State.APPROVED
