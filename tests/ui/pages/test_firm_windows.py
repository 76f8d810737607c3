"""The windows that merge duplicates and invite firms, and the lists of what belongs to a firm on its card."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.accessibility import unnamed
from tests.ui.ends import gone
from tests.ui.pages.hands import Settled, press, save, the_form
from tradeplanner.app import (
    duplicates,
    exhibitions,
    exports,
    fees,
    firms,
    history,
    papers,
    participation,
    people,
)
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.ids import EditionId, ExhibitionId, FirmId, Noun
from tradeplanner.domain.money import Money
from tradeplanner.domain.papers import PaperKind
from tradeplanner.domain.participation import State
from tradeplanner.ui.context import Context
from tradeplanner.ui.duplicates import DuplicatesWindow, reasons
from tradeplanner.ui.forms import merging
from tradeplanner.ui.inviting import InvitingWindow, obstacle
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.firms import FirmsPage
from tradeplanner.ui.pages.firms.belonging import paper_state

ONE, OTHER = "绍兴青藤纺织有限公司", "绍兴市青藤纺织有限责任公司"


@pytest.fixture
def edition(ws: Workspace) -> EditionId:
    """Store two records of one firm that both are at an edition, and a third firm."""
    numbers = [
        FirmId(firms.add(ws, builders.a_firm(name_zh=name, town=town)).first(Noun.FIRM))
        for name, town in ((ONE, "塔山街道"), (OTHER, "富盛镇"), ("越城灯具厂", "富盛镇"))
    ]
    exhibitions.add_exhibition(ws, builders.an_exhibition())
    fair = ExhibitionId(exhibitions.all(ws)[0].id or 0)
    exhibitions.add_edition(ws, builders.an_edition(exhibition_id=fair))
    found = EditionId(exhibitions.editions(ws)[0].id or 0)
    for number in numbers[:2]:
        participation.register(ws, builders.a_participation(firm_id=number, edition_id=found))
    return found


def test_a_pair_is_merged_after_its_meeting_is_decided(
    ws: Workspace, context: Context, edition: EditionId, settled: Settled, qtbot: QtBot
) -> None:
    window = DuplicatesWindow(context)
    window.open()
    settled()
    assert "1 pair looks like one firm" in window.line.text()
    (pair,) = window.table.rows()
    assert reasons(pair) == "same name, written otherwise"
    assert unnamed(window) == []
    window.merge()
    form = the_form(window, settled)
    assert unnamed(form) == []
    assert "Going over to the record that stays: 1 participation" in " ".join(
        each.text() for each in form.findChildren(QLabel)
    )
    press(form, "Merge")
    settled()
    assert len(firms.all(ws)) == 3, "what meets is not decided"
    form.set_values({"meeting0": merging.KEPT, "town": merging.GONE})
    press(form, "Merge")
    settled()
    assert window.table.rows() == []
    stays = next(firm for firm in firms.all(ws) if firm.name_zh == ONE)
    assert (stays.town, stays.former_names) == ("富盛镇", (OTHER,))
    assert len(participation.all(ws, edition)) == 1
    history.undo(ws)
    assert len(duplicates.find(ws)) == 1
    window.close()
    gone(qtbot, window)


def test_the_chosen_are_invited_and_those_there_say_so(
    ws: Workspace, context: Context, edition: EditionId, settled: Settled, qtbot: QtBot
) -> None:
    window = InvitingWindow(context, edition)
    window.open()
    settled()
    assert "1 firm can be invited" in window.line.text()
    first, *others = window.table.rows()
    assert first.known.firm.name_zh == "越城灯具厂"
    assert [obstacle(one) for one in others] == ["on the list already · Applied"] * 2
    assert unnamed(window) == []
    window.table.select([one.known.firm.id for one in window.table.rows()])
    assert window.buttons[0].text() == "Invite 1 firm"
    window.buttons[0].click()
    settled()
    assert [row.state for row in participation.all(ws, edition)].count(State.INVITED) == 1
    assert not window.buttons[0].isEnabled()
    window.close()
    gone(qtbot, window)


@pytest.fixture
def page(context: Context, edition: EditionId, shown: Callable[[Page], Page], settled: Settled) -> FirmsPage:
    """Show the register with the first firm in front."""
    assert edition
    made = FirmsPage(context)
    shown(made)
    settled()
    made.focus(next(firm.id for firm in firms.all(context.workspace) if firm.name_zh == ONE))
    settled()
    return made


def link(page: FirmsPage, text: str) -> None:
    """Press a link of the card."""
    press(page.card, text)


def test_people_are_added_masked_and_mended_on_the_card(
    page: FirmsPage, ws: Workspace, settled: Settled
) -> None:
    link(page, "Add a person…")
    save(the_form(page, settled), settled, name="示例王五", phone="13800001234")
    (one,) = people.all(ws)
    assert one.phone == "13800001234"
    (row,) = page.card.staff.list.rows()
    assert page.card.staff.list.view.shown_columns()[0].shown(row) != "示例王五"
    page.card.unmask.click()
    assert page.card.staff.list.view.shown_columns()[0].shown(row) == "示例王五"
    link(page, "Edit the person…")
    save(the_form(page, settled), settled, position="经理")
    assert people.all(ws)[0].position == "经理"
    link(page, "Delete the person")
    settled()
    assert people.all(ws) == []
    assert page.card.staff.list.rows() == []


def test_papers_are_expected_and_told_as_missing_or_received(
    page: FirmsPage, ws: Workspace, settled: Settled
) -> None:
    link(page, "Expect a paper…")
    save(the_form(page, settled), settled, kind=PaperKind.LICENCE, due_on=date(2023, 5, 1))
    (row,) = page.card.papers.list.rows()
    assert "missing" in paper_state(row)
    link(page, "Edit the paper…")
    save(the_form(page, settled), settled, received_on=date(2023, 4, 1))
    assert paper_state(page.card.papers.list.rows()[0]).startswith("received")
    link(page, "Open the file")
    link(page, "Delete the paper")
    settled()
    assert papers.all(ws) == []


def test_exports_fees_and_the_group_are_on_the_card(
    page: FirmsPage, ws: Workspace, edition: EditionId, settled: Settled
) -> None:
    number = page.card.firm_id()
    assert number is not None
    for month in (3, 4):
        exports.add(
            ws, builders.an_export(firm_id=number, place="", first_month=month, last_month=month,
                                   value=Money(2_000_000_00, "CNY")),
        )  # fmt: skip
    fees.add(ws, builders.a_fee(firm_id=number, edition_id=edition))
    for firm in firms.all(ws):
        firms.edit(ws, replace(firm, group_name="青藤集团"))
    page.refresh()
    settled()
    page.focus(int(number))
    settled()
    (year,) = page.card.exports.facts
    assert (year.value, year.hint) == ("CNY 4.00 M", "Mar CNY 2.00 M, Apr CNY 2.00 M")
    assert len(page.card.fees.rows()) == 1
    assert {one.name_zh for one in page.card.group.rows()} == {OTHER, "越城灯具厂"}
    page.card.group.edit_wanted.emit(page.card.group.rows()[0])
    settled()
    assert page.card.firm_id() != number


def test_two_selected_firms_are_merged_from_the_register(page: FirmsPage, settled: Settled) -> None:
    acts = {act.id: act for act in page.acts()}
    assert not acts["firms.merge"].possible()
    page.table.select([row.id for row in page.table.rows()][:2])
    assert acts["firms.merge"].possible()
    acts["firms.merge"].run()
    form: QWidget = the_form(page, settled)
    assert "Merge" in form.windowTitle()
