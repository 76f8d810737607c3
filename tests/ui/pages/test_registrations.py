"""The page of registrations: sentences, filters, moves, removal, and where it leads."""

from collections.abc import Callable
from dataclasses import fields
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.accessibility import unnamed
from tests.ui.pages.hands import Settled, acts_are_named_and_told_apart, press, save, the_form
from tradeplanner.app import exhibitions, firms, history, orders, participation
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.ids import EditionId, ExhibitionId, FirmId, Noun
from tradeplanner.domain.money import Money
from tradeplanner.domain.participation import Participation, State
from tradeplanner.i18n import language
from tradeplanner.i18n.acts import act_sentence
from tradeplanner.ui.context import Context
from tradeplanner.ui.importing.block import Block, Wanted
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.registrations import RegistrationsPage
from tradeplanner.ui.pages.registrations.columns import columns

Show = Callable[[Page], Page]
FIRMS = {
    "甲": ("塔山街道", State.APPLIED),
    "乙": ("塔山街道", State.WAITING),
    "丙": ("富盛镇", State.APPROVED),
    "丁": ("富盛镇", State.ATTENDED),
    "戊": ("富盛镇", State.WITHDRAWN),
}


@pytest.fixture
def fairs(ws: Workspace) -> tuple[EditionId, EditionId]:
    """Give this year's fair with five firms, and another year's with one."""
    made = []
    for year, name in ((2023, "大阪展（示例）"), (2022, "旧大阪展（示例）")):
        new = builders.an_edition(exhibition_id=ExhibitionId(0), year=year, name_zh=name, booth_quota=8)
        made.append(EditionId(exhibitions.add_edition(ws, new).first(Noun.EDITION)))
    for name, (town, state) in FIRMS.items():
        firm = builders.a_firm(name_zh=name, town=town, credit_code="")
        number = FirmId(firms.add(ws, firm).first(Noun.FIRM))
        reason = "签证未获批" if state is State.WITHDRAWN else ""
        came = builders.a_participation(
            firm_id=number, edition_id=made[0], state=state, state_reason=reason, booths=Decimal("1.5")
        )
        participation.register(ws, came)
    participation.register(ws, builders.a_participation(firm_id=number, edition_id=made[1]))
    return made[0], made[1]


@pytest.fixture
def page(
    context: Context, fairs: tuple[EditionId, EditionId], shown: Show, settled: Settled
) -> RegistrationsPage:
    """Show the page."""
    assert fairs
    made = RegistrationsPage(context)
    shown(made)
    settled()
    return made


def names(page: RegistrationsPage) -> list[str]:
    return [row.firm for row in page.table.rows()]


def pick(page: RegistrationsPage, *firms_named: str) -> None:
    page.table.view.clearSelection()
    page.table.select([row.id for row in page.table.rows() if row.firm in firms_named])


def states(ws: Workspace) -> dict[State, int]:
    found = [row.state for row in participation.all(ws)]
    return {state: found.count(state) for state in set(found)}


def possible(page: RegistrationsPage) -> list[str]:
    return [act.name() for act in page.acts() if act.id.startswith("registrations.to.") and act.possible()]


def test_the_sentence_counts_the_year(page: RegistrationsPage) -> None:
    assert page.headline.title.text() == "5 registrations in 2023: 1 attended, 1 accepted, 1 applied"
    assert page.headline.caption.text() == "1 firm-visit · 2 firms take part · 1 exhibition"
    language.set_language(language.ZH)
    page.retranslate()
    assert page.headline.title.text() == "2023年报名 5 家次：已参展 1，审核通过 1，已报名 1"


def test_an_edition_shows_how_its_quota_stands(page: RegistrationsPage, fairs: tuple[EditionId, ...]) -> None:
    page.focus(int(fairs[0]))
    assert page.headline.title.text().startswith("5 firms for 大阪展（示例）: ")
    assert page.headline.caption.text() == "3 booths accepted of a quota of 8 · 1 firm waiting"
    assert page.filters.edition.text() == "大阪展（示例）"


def test_an_edition_of_another_year_brings_its_year(
    page: RegistrationsPage, fairs: tuple[EditionId, ...], context: Context, settled: Settled
) -> None:
    page.filters.states.set_value(["withdrawn"])
    page.focus(int(fairs[1]))
    settled()
    assert context.desk.year == 2022
    assert names(page) == ["戊"]
    assert page.headline.title.text() == "1 firm for 旧大阪展（示例）: 1 applied"


def test_rows_stand_in_the_order_of_their_states(page: RegistrationsPage) -> None:
    assert names(page) == ["甲", "丙", "乙", "丁", "戊"]


def test_states_and_town_filter_and_the_states_count_what_is_near(page: RegistrationsPage) -> None:
    page.filters.town.set_value("富盛镇")
    toggles = {made.text(): made for made in page.filters.states.buttons() if not made.isHidden()}
    assert list(toggles) == ["Accepted 1", "Attended 1", "Withdrawn 1"]
    toggles["Attended 1"].click()
    toggles["Withdrawn 1"].click()
    assert names(page) == ["丁", "戊"]
    assert page.table.filter_text() == "富盛镇 · Attended / Withdrawn"
    page.table.clear_filter()
    assert len(names(page)) == 5


def test_a_filter_is_kept_under_a_name(page: RegistrationsPage, fairs: tuple[EditionId, ...]) -> None:
    page.filters.choose(fairs[0])
    page.filters.states.set_value(["waiting"])
    page.table.filters.keep("候补")
    page.table.clear_filter()
    page.table.filters.choose("候补")
    assert names(page) == ["乙"]
    assert page.filters.edition_id() == fairs[0]


def test_every_field_of_a_registration_is_in_the_table(ws: Workspace) -> None:
    shown = {column.key for column in columns(ws.markets)}
    missing = {field.name for field in fields(Participation)} - shown
    assert missing == {"id", "version", "firm_id", "edition_id", "origin"}


def test_the_reason_is_the_hint_of_the_state(page: RegistrationsPage) -> None:
    (state,) = [column for column in page.table.model.columns if column.key == "state"]
    assert state.hint is not None
    assert state.hint(page.table.rows()[-1]) == "签证未获批"


def test_the_selected_are_summed(page: RegistrationsPage) -> None:
    pick(page, "甲", "乙")
    assert page.summary() == "5 rows · 2 selected · Booths 3"


def test_only_moves_that_one_of_the_selected_may_go_are_offered(page: RegistrationsPage) -> None:
    pick(page, "丁")
    assert possible(page) == []
    assert not page.row_buttons[1].isEnabled()
    pick(page, "甲", "丁")
    assert possible(page) == [
        "Move to “Accepted”", "Move to “On the waiting list”", "Move to “Refused”", "Move to “Withdrawn”",
    ]  # fmt: skip
    pick(page, "甲", "乙")
    assert "Move 2 to “Accepted”" in possible(page)


def test_many_are_moved_by_the_keyboard_in_one_step(
    page: RegistrationsPage, ws: Workspace, settled: Settled
) -> None:
    pick(page, "甲", "乙", "丁")
    page.choose_state()
    menu = next(menu for menu in page.findChildren(QMenu) if menu.isVisible())
    assert menu.activeAction().text() == "Move 2 to “Accepted”"
    QTest.keyClick(menu, Qt.Key.Key_Return)
    settled()
    assert states(ws) == {State.APPROVED: 3, State.ATTENDED: 1, State.WITHDRAWN: 1, State.APPLIED: 1}
    assert {row.firm for row in page.table.selected()} == {"甲", "乙", "丁"}
    history.undo(ws)
    settled()
    assert states(ws)[State.WAITING] == 1


def test_a_withdrawal_asks_for_its_reason(page: RegistrationsPage, ws: Workspace, settled: Settled) -> None:
    pick(page, "甲", "乙")
    page.move_to(State.WITHDRAWN)
    form = the_form(page, settled)
    form.set_values({"state_reason": "改期"})
    press(form, "Move")
    settled()
    assert states(ws)[State.WITHDRAWN] == 3


def test_a_new_registration_is_made_at_the_edition_shown_and_stands_in_front(
    page: RegistrationsPage, ws: Workspace, fairs: tuple[EditionId, ...], settled: Settled
) -> None:
    page.focus(int(fairs[0]))
    page.filters.states.set_value(["withdrawn"])
    firm = FirmId(firms.add(ws, builders.a_firm(name_zh="己", credit_code="")).first(Noun.FIRM))
    settled()
    page.add()
    form = the_form(page, settled)
    assert form.values()["edition_id"] == fairs[0]
    save(form, settled, firm_id=firm)
    current = page.table.current()
    assert getattr(current, "firm", None) == "己"


def test_edit_opens_the_form_of_the_row(page: RegistrationsPage, settled: Settled) -> None:
    pick(page, "丙")
    page.edit()
    form = the_form(page, settled)
    assert form.values()["state"] is State.APPROVED
    assert form.windowTitle() == "Edit the registration"


def test_removing_is_one_step_that_leaves_the_orders_with_the_exhibition(
    page: RegistrationsPage, ws: Workspace, fairs: tuple[EditionId, ...], settled: Settled
) -> None:
    won = next(row for row in page.table.rows() if row.firm == "丁")
    order = builders.an_order(firm_id=won.own.firm_id, edition_id=fairs[0], amount=Money(5_00, "CNY"))
    orders.record(ws, order)
    everyone = names(page)
    pick(page, "丁", "乙")
    page.remove()
    settled()
    assert names(page) == ["甲", "丙", "戊"]
    assert [(one.edition_id, one.participation_id) for one in orders.all(ws)] == [(fairs[0], None)]
    assert act_sentence(history.steps(ws, 1)[0]).endswith("; 1 order stays, tied to the exhibition only")
    history.undo(ws)
    settled()
    assert names(page) == everyone
    assert [one.participation_id for one in orders.all(ws)] == [won.id]


def test_it_leads_to_the_exhibition_the_firm_and_the_import(
    page: RegistrationsPage, context: Context, fairs: tuple[EditionId, ...]
) -> None:
    gone: list[tuple[str, object]] = []
    context.desk.wanted.connect(lambda *where: gone.append(where))
    pick(page, "乙")
    acts = {act.id: act for act in page.acts()}
    for name in ("edition", "firm", "bring"):
        acts[f"registrations.{name}"].run()
    row = next(row for row in page.table.rows() if row.firm == "乙")
    assert gone == [
        ("edition", fairs[0]),
        ("firms", row.own.firm_id),
        ("import", Wanted("registrations")),
    ]
    page.filters.choose(fairs[0])
    acts["registrations.bring"].run()
    assert gone[-1] == ("import", Wanted("registrations", {"edition": str(fairs[0])}))


def test_a_pasted_block_says_what_its_columns_are(
    page: RegistrationsPage, context: Context, fairs: tuple[EditionId, ...], qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("己\t大阪展\n")
    with qtbot.waitSignal(context.desk.wanted) as wanted:
        page.table.paste()
    assert wanted.args is not None
    block = wanted.args[1]
    assert isinstance(block, Block)
    assert (block.kind, block.columns[:4]) == ("registrations", ("firm", "edition", "state", "booths"))
    assert "town" not in block.columns
    assert block.answers == {}
    page.filters.choose(fairs[0])
    with qtbot.waitSignal(context.desk.wanted) as wanted:
        page.table.paste()
    assert wanted.args is not None
    assert wanted.args[1].answers == {"edition": str(fairs[0])}


def test_a_search_text_from_elsewhere_searches_all(page: RegistrationsPage) -> None:
    page.filters.states.set_value(["waiting"])
    page.focus("丙")
    assert names(page) == ["丙"]


def test_an_empty_year_says_what_belongs_here(context: Context, shown: Show, settled: Settled) -> None:
    made = RegistrationsPage(context)
    shown(made)
    settled()
    assert made.headline.title.text() == "No registrations in 2023 yet"
    assert not made.filters.states.isVisible()
    assert unnamed(made) == []


def test_every_control_has_a_name_and_every_act_words(page: RegistrationsPage) -> None:
    page.filters.town.set_value("富盛镇")
    assert unnamed(page) == []
    acts_are_named_and_told_apart(page)


def test_an_exhibition_that_nobody_registered_for_yet_is_shown_by_its_name(
    page: RegistrationsPage, ws: Workspace, settled: Settled
) -> None:
    new = builders.an_edition(exhibition_id=ExhibitionId(0), name_zh="汉堡展（示例）", year=2023)
    edition = exhibitions.add_edition(ws, new).first(Noun.EDITION)
    page.focus(edition)
    settled()
    assert page.filters.edition.text() == "汉堡展（示例）"
    assert page.headline.title.text() == "No registrations for 汉堡展（示例） yet"
    assert names(page) == []
    page.focus(999)
    settled()
    assert page.filters.edition.text() == "(no longer there)"
