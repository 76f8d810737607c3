"""The tabs of booths and of the delegation on the page of an edition."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.accessibility import unnamed
from tests.ui.pages.hands import press, save, the_form
from tradeplanner.app import booths, delegates, exhibitions, history, participation
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.booths import Booth
from tradeplanner.domain.delegates import Delegate
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import EditionId, FirmId
from tradeplanner.domain.money import Money
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import booths as booth_form
from tradeplanner.ui.forms import delegates as person_form
from tradeplanner.ui.importing.block import Wanted
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.edition import EditionPage
from tradeplanner.ui.pages.edition.page import TABS

pytestmark = pytest.mark.usefixtures("year")

Settled = Callable[[], None]
NAME, PASSPORT = "示例王小明", "EA1234567"
OURS = {"id", "version", "origin"}


def edition_id(ws: Workspace) -> EditionId:
    """Return the id of the year's edition."""
    return EditionId(exhibitions.editions(ws, 2023)[0].id or 0)


@pytest.fixture
def opened(
    year: Workspace, context: Context, shown: Callable[[Page], Page], settled: Settled
) -> Callable[[str], EditionPage]:
    """Give a function that shows the page at a tab, and waits for it."""

    def show(tab: str) -> EditionPage:
        page = EditionPage(context)
        page.focus((edition_id(year), tab))
        shown(page)
        settled()
        return page

    return show


def a_person(ws: Workspace, **changes: object) -> None:
    """Store a person with a passport."""
    known = {
        "edition_id": edition_id(ws),
        "name": NAME,
        "passport_no": PASSPORT,
        "back_on": date(2023, 4, 14),
    }
    delegates.add(ws, builders.a_delegate(**{**known, **changes}))


def test_each_form_asks_for_every_field_of_its_noun(year: Workspace) -> None:
    asked = {field.name for field in booth_form.fields(booth_form.read_offers(year))}
    assert asked == {field.name for field in fields(Booth)} - OURS
    asked = {field.name for field in person_form.fields(year, person_form.read_offers(year))}
    assert asked == {field.name for field in fields(Delegate)} - OURS


def test_a_booth_is_added_edited_and_removed(
    year: Workspace, opened: Callable[[str], EditionPage], settled: Settled, qtbot: QtBot
) -> None:
    own = builders.a_participation(firm_id=FirmId(1), edition_id=edition_id(year), booth_numbers=())
    participation.register(year, own)
    page = opened("booths")
    assert page.summary() == page.booths.summary()
    page.booths.add()
    form = the_form(page, settled)
    assert unnamed(form) == []
    save(form, settled, number="A12", hall="3号馆", firm_id=FirmId(1), fee=Money(2_000_00, "USD"))
    qtbot.waitUntil(lambda: len(page.booths.table.rows()) == 1)
    page.booths.on_rows[0].run()
    save(the_form(page, settled), settled, number="A13", fee_home=Money(14_200_00, "CNY"))
    qtbot.waitUntil(lambda: page.booths.table.rows()[0].booth.number == "A13")
    (booth,) = booths.all(year)
    assert (booth.hall, booth.fee, booth.fee_home) == (
        "3号馆",
        Money(2_000_00, "USD"),
        Money(14_200_00, "CNY"),
    )
    assert "1 booth" in page.booths.line.text()
    QTest.keyClick(page.booths.table.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.booths.table.rows() == [])
    assert booths.all(year) == []


def test_the_cursor_stands_at_the_end_of_what_is_stored(
    year: Workspace, context: Context, opened: Callable[[str], EditionPage]
) -> None:
    page, number = opened("booths"), edition_id(year)
    booths.add(year, builders.a_booth(edition_id=number, firm_id=None, number="A12"))
    a_person(year)
    (booth,), (person,) = booths.all(year), delegates.all(year)
    for form, before in ((booth_form, booth), (person_form, person)):
        offers = form.read_offers(year, before)
        for stored in (before, None):
            shown = form.build(context, offers, stored, page)
            assert shown.edits is (stored is not None)
            shown.reject()


def test_a_booth_shows_its_firm_and_the_registration_its_number(
    year: Workspace, opened: Callable[[str], EditionPage]
) -> None:
    number = edition_id(year)
    participation.register(
        year, builders.a_participation(firm_id=FirmId(1), edition_id=number, booth_numbers=())
    )
    booths.add(year, builders.a_booth(edition_id=number, firm_id=FirmId(1), number="A12"))
    booths.add(year, builders.a_booth(edition_id=number, firm_id=None, number="A13"))
    page = opened("booths")
    (column,) = (one for one in page.booths.table.view.shown_columns() if one.key == "firm")
    assert [column.shown(row) for row in page.booths.table.rows()] == ["塔山街道纺织（示例）", "free"]
    assert "1 free" in page.booths.line.text()
    assert participation.all(year)[0].booth_numbers == ("A12",)


def test_orders_are_imported_and_their_template_saved_from_their_tab(
    opened: Callable[[str], EditionPage], context: Context, qtbot: QtBot, year: Workspace
) -> None:
    tab = opened("orders").orders
    assert [one.icon for one in tab.heads] == ["plus", "file-input", "file-spreadsheet"]
    with qtbot.waitSignal(context.desk.wanted) as led:
        tab.button_of("edition.order.bring").click()
    assert led.args == ["import", Wanted("orders", {"edition": str(edition_id(year))})]


@pytest.mark.parametrize("tab, kind", [("booths", "booths"), ("delegates", "delegates")])
def test_an_empty_tab_offers_a_file_and_a_template(
    opened: Callable[[str], EditionPage], context: Context, tab: str, kind: str, year: Workspace
) -> None:
    page = opened(tab)
    asked: list[object] = []
    context.desk.wanted.connect(lambda key, target: asked.append((key, target)))
    shown = page.booths if tab == "booths" else page.delegates
    offered = {one.icon: one for one in shown.heads if one.icon}
    assert list(offered) == ["plus", "file-input", "file-spreadsheet"]
    offered["file-input"].run()
    assert asked == [("import", Wanted(kind, {"edition": str(edition_id(year))}))]
    assert unnamed(page) == []


def test_personal_data_is_masked_until_asked_for(
    year: Workspace, opened: Callable[[str], EditionPage], settled: Settled
) -> None:
    a_person(year, passport_expires=date(2023, 6, 1))
    page = opened("delegates")

    def told() -> str:
        rows, columns = page.delegates.table.rows(), page.delegates.table.view.shown_columns()
        return " ".join(column.shown(row) for row in rows for column in columns)

    assert NAME not in told()
    assert PASSPORT not in told()
    assert "expire too soon" in page.delegates.line.text()
    page.delegates.toggle_mask()
    settled()
    assert history.steps(year, 1)[0].act is Act.REVEAL
    assert NAME in told()
    assert PASSPORT in told()
    assert page.delegates.on_rows[1].name() == "Mask personal data"


def test_a_person_is_erased_only_after_a_warning(
    year: Workspace, opened: Callable[[str], EditionPage], settled: Settled, qtbot: QtBot
) -> None:
    a_person(year)
    page = opened("delegates")
    page.delegates.on_rows[2].run()
    form = the_form(page, settled)
    assert "cannot be undone" in " ".join(each.text() for each in form.findChildren(QLabel))
    press(form, "Erase")
    settled()
    assert delegates.all(year)[0].name == NAME
    form.set_values({"sure": True})
    settled()
    press(form, "Erase")
    settled()
    qtbot.waitUntil(lambda: page.delegates.table.rows()[0].person.name == "")
    assert history.steps(year)[0].act is Act.ERASE


def test_a_person_is_added_and_edited_by_the_form(
    year: Workspace, opened: Callable[[str], EditionPage], settled: Settled, qtbot: QtBot
) -> None:
    page = opened("delegates")
    page.delegates.add()
    form = the_form(page, settled)
    assert unnamed(form) == []
    save(form, settled, name=NAME, passport_no=PASSPORT, visa_market="JP")
    qtbot.waitUntil(lambda: len(page.delegates.table.rows()) == 1)
    page.delegates.on_rows[0].run()
    save(the_form(page, settled), settled, position="经理")
    qtbot.waitUntil(lambda: page.delegates.table.rows()[0].person.position == "经理")
    (person,) = delegates.all(year)
    assert (person.name, person.visa_market, person.edition_id) == (NAME, "JP", edition_id(year))
    assert TABS.index("delegates") == 3
