"""The plan of the year: its sentence, programmes, table, and every act on editions by keyboard."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.accessibility import unnamed
from tests.ui.pages.hands import acts_are_named_and_told_apart, press, save, the_form
from tradeplanner.app import exhibitions, history, orders, participation, plan, programmes
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.exhibitions import Edition, FairClass, Scope, Status
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import EditionId, ExhibitionId, FirmId, Noun, OrderId
from tradeplanner.domain.money import Money
from tradeplanner.domain.orders import Stage
from tradeplanner.domain.participation import State
from tradeplanner.i18n import language
from tradeplanner.ui.context import Context
from tradeplanner.ui.importing.block import Block
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.plan import PlanPage
from tradeplanner.ui.pages.plan.programmes import ProgrammesWindow

pytestmark = pytest.mark.usefixtures("year")

Settled = Callable[[], None]
Add = Callable[..., Edition]


@pytest.fixture
def add(ws: Workspace) -> Add:
    """Give a function that stores an edition of a fair of its own."""

    def made(name: str, **changes: object) -> Edition:
        edition = builders.an_edition(exhibition_id=ExhibitionId(0), name_zh=name, **changes)
        number = exhibitions.add_edition(ws, edition).first(Noun.EDITION)
        return next(e for e in exhibitions.editions(ws) if e.id == number)

    return made


@pytest.fixture
def opened(context: Context, shown: Callable[[Page], Page], settled: Settled) -> Callable[[], PlanPage]:
    """Give a function that shows the page and waits for its rows."""

    def show() -> PlanPage:
        page = PlanPage(context)
        shown(page)
        settled()
        return page

    return show


def names(page: PlanPage) -> list[str]:
    """Return the names in the table."""
    return [row.edition.name_zh for row in page.table.rows()]


def choose(page: PlanPage, *chosen: str) -> None:
    """Select the editions called so."""
    page.table.view.clearSelection()
    page.table.select([row.id for row in page.table.rows() if row.edition.name_zh in chosen])


def statuses(ws: Workspace) -> dict[str, Status]:
    """Return the status of each edition by name."""
    return {edition.name_zh: edition.status for edition in exhibitions.editions(ws)}


def test_the_title_counts_the_year_and_the_caption_says_as_of_when(
    add: Add, opened: Callable[[], PlanPage]
) -> None:
    add("甲展", fair_class=FairClass.KEY, status=Status.RECRUITING, opens=date(2099, 5, 1), closes=None)
    add("乙展", fair_class=FairClass.KEY, status=Status.HELD)
    add("丙展", status=Status.CANCELLED, status_reason="疫情")
    page = opened()
    assert page.headline.title.text() == "3 editions in 2023, 2 of them key; 1 open for registration"
    caption = page.headline.caption.text()
    assert caption.startswith("as of ")
    assert caption.endswith("1 held · 1 cancelled · next: 甲展, 2099-05-01")


def test_where_nothing_is_open_the_title_counts_what_was_held(
    add: Add, opened: Callable[[], PlanPage]
) -> None:
    add("甲展", status=Status.SETTLED)
    page = opened()
    assert page.headline.title.text() == "2 editions in 2023, 0 of them key; 1 held"
    assert "held" not in page.headline.caption.text()


def test_a_year_without_editions_says_what_belongs_there_and_offers_it(
    context: Context, opened: Callable[[], PlanPage], settled: Settled, qtbot: QtBot
) -> None:
    page = opened()
    context.desk.set_year(2031)
    settled()
    assert page.headline.title.text() == "No exhibitions planned for 2031 yet"
    with qtbot.waitSignal(context.desk.wanted) as led:
        press(page.table, "Import the catalogue…")
    assert led.args == ["import", "catalogue"]
    press(page.table, "Add an edition…")
    assert the_form(page, settled).windowTitle() == "Add an edition"


def test_a_row_says_what_stands_against_quota_and_aims(
    year: Workspace, opened: Callable[[], PlanPage]
) -> None:
    (edition,) = exhibitions.editions(year, 2023)
    for number, state in ((1, State.ATTENDED), (2, State.APPLIED)):
        took = builders.a_participation(
            firm_id=FirmId(number), edition_id=edition.id, state=state, booths=Decimal("1.5")
        )
        participation.register(year, took)
    orders.record(year, builders.an_order(firm_id=FirmId(1), edition_id=edition.id, stage=Stage.INTENDED))
    page = opened()
    (row,) = page.table.rows()
    text = {column.key: column.shown(row) for column in page.table.model.columns}
    assert text["booths"] == "3 / —"
    assert text["firms"] == "1 / —"
    assert text["orders"] == "0.12 / 3.00 USD M"
    for order in orders.all(year):
        orders.remove(year, OrderId(order.id or 0), order.version)
    (bare,) = plan.read(year, 2023).rows
    assert next(c for c in page.table.model.columns if c.key == "orders").shown(bare) == "— / 3.00 USD M"
    assert text["dates"] == "2023.04.11-13"
    hint = next(column.hint for column in page.table.model.columns if column.key == "orders")
    assert hint is not None
    assert hint(row) == "actual USD 120,000.00; intended USD 120,000.00, apart"


def test_firms_that_only_applied_are_told_apart_from_those_that_take_part(
    year: Workspace, opened: Callable[[], PlanPage]
) -> None:
    (edition,) = exhibitions.editions(year, 2023)
    (bare,) = plan.read(year, 2023).rows
    took = builders.a_participation(
        firm_id=FirmId(1), edition_id=edition.id, state=State.APPLIED, booths=Decimal(2)
    )
    participation.register(year, took)
    page = opened()
    (row,) = page.table.rows()
    shown = {column.key: column for column in page.table.model.columns}
    assert (shown["booths"].shown(row), shown["firms"].shown(row)) == ("2 / —", "0 / —")
    assert shown["firms"].shown(bare) == ""
    assert (shown["booths"].title, shown["firms"].title) == ("Booths asked / quota", "Firms / aim")
    hints = [shown[key].hint for key in ("booths", "firms")]
    assert [hint(row) for hint in hints if hint is not None] == [
        "2 booths asked, 0 of them of firms that take part",
        "0 firms take part, 0 have attended\n1 firm applied",
    ]


def test_sums_of_a_selection_stand_in_the_status_line(add: Add, opened: Callable[[], PlanPage]) -> None:
    add("甲展")
    page = opened()
    page.table.view.selectAll()
    assert "actual USD 120.00 K" in page.summary()
    assert "0 firm-visits" in page.summary()


def test_pickers_show_only_what_is_chosen(add: Add, opened: Callable[[], PlanPage]) -> None:
    add("甲展", scope=Scope.DOMESTIC, market="", status=Status.HELD)
    add("乙展", fair_class=FairClass.KEY, market="DE")
    page = opened()
    page.filters.parts[Scope].set_value(Scope.DOMESTIC)
    assert names(page) == ["甲展"]
    page.filters.clear()
    page.filters.parts[FairClass].set_value(FairClass.KEY)
    page.filters.parts[Status].set_value(Status.PLANNED)
    assert names(page) == ["乙展"]
    page.filters.clear()
    page.filters.group.set_value("eu")
    assert names(page) == ["乙展"]
    page.filters.clear()
    assert len(names(page)) == 3


def test_enter_leads_to_the_edition_and_f2_opens_its_form(
    context: Context, opened: Callable[[], PlanPage], settled: Settled, qtbot: QtBot
) -> None:
    page = opened()
    with qtbot.waitSignal(context.desk.wanted) as led:
        QTest.keyClick(page.table.view, Qt.Key.Key_Return)
    assert led.args == ["edition", page.table.rows()[0].id]
    QTest.keyClick(page.table.view, Qt.Key.Key_F2)
    assert the_form(page, settled).windowTitle() == "Edit the edition"


def test_insert_adds_an_edition_which_is_then_in_front(
    year: Workspace, opened: Callable[[], PlanPage], settled: Settled, qtbot: QtBot
) -> None:
    page = opened()
    page.filters.parts[FairClass].set_value(FairClass.SELF_RUN)
    QTest.keyClick(page.table.view, Qt.Key.Key_Insert)
    save(the_form(page, settled), settled, name_zh="第3届迪拜展（示例）", aim_booths=12)
    qtbot.waitUntil(lambda: len(page.table.rows()) == 2)
    (current,) = page.table.selected()
    assert current.edition.name_zh == "第3届迪拜展（示例）"
    assert any("迪拜" in fair.name_zh for fair in exhibitions.all(year))


def test_delete_is_undone_and_an_edition_in_use_stays_with_a_calm_reason(
    year: Workspace,
    add: Add,
    opened: Callable[[], PlanPage],
    context: Context,
    settled: Settled,
    qtbot: QtBot,
) -> None:
    add("甲展")
    page = opened()
    choose(page, "甲展")
    QTest.keyClick(page.table.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(page.table.rows()) == 1)
    history.undo(year)
    qtbot.waitUntil(lambda: len(page.table.rows()) == 2)
    choose(page, "2023年日本大阪纺织服装展（示例）")
    with qtbot.waitSignal(context.notices.posted) as told:
        page.remove()
    settled()
    assert "other records refer to it" in told.args[0].text
    assert len(page.table.rows()) == 2


def test_several_editions_are_moved_at_once_and_one_undo_takes_it_back(
    year: Workspace, add: Add, opened: Callable[[], PlanPage], settled: Settled, qtbot: QtBot
) -> None:
    add("甲展")
    add("乙展", status=Status.HELD)
    page = opened()
    choose(page, "甲展", "乙展")
    menu = QMenu(page)
    page.table.view.menu_wanted.emit(menu)
    offered = next(one.menu() for one in menu.actions() if one.text() == "Set the status")
    assert isinstance(offered, QMenu)
    next(one for one in offered.actions() if one.text() == "Recruiting").trigger()
    qtbot.waitUntil(lambda: statuses(year)["乙展"] is Status.RECRUITING)
    settled()
    assert statuses(year)["甲展"] is Status.RECRUITING
    history.undo(year)
    assert (statuses(year)["甲展"], statuses(year)["乙展"]) == (Status.PLANNED, Status.HELD)


def test_calling_off_asks_for_the_reason_which_is_then_the_hint(
    add: Add, opened: Callable[[], PlanPage], settled: Settled, qtbot: QtBot
) -> None:
    add("甲展")
    page = opened()
    choose(page, "甲展")
    page.set_status(Status.CANCELLED)
    form = the_form(page, settled)
    press(form, "Set the status")
    assert form.isVisible()
    form.set_values({"status_reason": "签证未批"})
    press(form, "Set the status")
    qtbot.waitUntil(lambda: page.table.selected()[0].edition.status is Status.CANCELLED)
    hint = next(column.hint for column in page.table.model.columns if column.key == "status")
    assert hint is not None
    assert hint(page.table.selected()[0]) == "签证未批"


def test_the_status_can_be_chosen_by_keyboard(add: Add, opened: Callable[[], PlanPage]) -> None:
    add("甲展")
    page = opened()
    page.choose_status()
    menu = next(menu for menu in page.findChildren(QMenu) if menu.isVisible())
    assert [one.text() for one in menu.actions()][:2] == ["Idea", "Planned"]
    assert not menu.actions()[1].isEnabled()
    menu.close()


def test_a_programme_stands_over_the_plan_with_its_aims(
    year: Workspace, opened: Callable[[], PlanPage], settled: Settled, qtbot: QtBot
) -> None:
    page = opened()
    assert page.lines.isHidden()
    page.add_programme()
    form = the_form(page, settled)
    save(form, settled, name_zh="拓市场（示例）", aim_key_exhibitions=30, aim_orders=Money(240_000_00, "USD"))
    qtbot.waitUntil(lambda: not page.lines.isHidden())
    (programme,) = programmes.all(year)
    (edition,) = exhibitions.editions(year, 2023)
    exhibitions.edit_edition(
        year,
        builders.an_edition(**_values(edition) | {"programme_id": programme.id, "fair_class": FairClass.KEY}),
    )
    qtbot.waitUntil(lambda: page.lines.meters[0][0].reach.told == "1 / 30, 0 held")
    told = [meter.reach.told for meter in page.lines.meters[0]]
    assert told[1:] == ["0, no aim set", "0, no aim set", "120.0 / 240.0 USD K"]
    assert page.lines.meters[0][3].reach.done == pytest.approx(0.5)
    assert not page.lines.meters[1][0].isVisible()
    page.lines.names[0].click()
    assert the_form(page, settled).windowTitle() == "Edit the programme"


def _values(edition: Edition) -> dict[str, object]:
    return {name: getattr(edition, name) for name in Edition.__slots__}


def the_window(page: PlanPage, settled: Settled) -> ProgrammesWindow:
    """Return the window of programmes."""
    page.show_programmes()
    settled()
    return next(one for one in page.window().findChildren(ProgrammesWindow) if one.isVisible())


def test_programmes_are_listed_edited_and_deleted_in_their_window(
    year: Workspace, opened: Callable[[], PlanPage], settled: Settled, qtbot: QtBot
) -> None:
    programmes.add(year, builders.a_programme(aim_firms=1000))
    window = the_window(opened(), settled)
    assert unnamed(window) == []
    QTest.keyClick(window.table.view, Qt.Key.Key_Insert)
    save(the_form(window, settled), settled, name_zh="第二个行动（示例）")
    qtbot.waitUntil(lambda: len(window.table.rows()) == 2)
    window.table.view.selectRow(0)
    QTest.keyClick(window.table.view, Qt.Key.Key_Return)
    assert the_form(window, settled).windowTitle() == "Edit the programme"
    the_form(window, settled).close()
    QTest.keyClick(window.table.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(window.table.rows()) == 1)
    history.undo(year)
    qtbot.waitUntil(lambda: len(window.table.rows()) == 2)
    window.close()


def test_programmes_can_be_imported_from_their_window(
    context: Context, opened: Callable[[], PlanPage], settled: Settled, qtbot: QtBot
) -> None:
    window = the_window(opened(), settled)
    with qtbot.waitSignal(context.desk.wanted) as led:
        press(window, "Import programmes…")
    assert led.args == ["import", "programmes"]


def test_a_missing_rate_is_named_over_the_plan_and_can_be_entered(
    year: Workspace, opened: Callable[[], PlanPage], settled: Settled, qtbot: QtBot
) -> None:
    page = opened()
    assert page.rate.isHidden()
    (edition,) = exhibitions.editions(year, 2023)
    with year.change(Act.ADD, Noun.ORDER) as work:
        euro = builders.an_order(
            firm_id=FirmId(1), edition_id=EditionId(edition.id or 0), amount=Money(5_00, "EUR")
        )
        work.add(Noun.ORDER, euro)
    page.refresh()
    qtbot.waitUntil(lambda: not page.rate.isHidden())
    assert page.rate.text().startswith("1 order is left out of the sums: euro on 2023-04-12")
    page.rate.click()
    assert the_form(page, settled).values()["currency"] == "EUR"


def test_a_block_pasted_is_handed_to_the_import_window_with_the_columns_shown(
    context: Context, opened: Callable[[], PlanPage], qtbot: QtBot
) -> None:
    page = opened()
    with qtbot.waitSignal(context.desk.wanted) as led:
        page.table.paste_wanted.emit("甲展\t2023.05.01-03")
    block = led.args[1]
    assert isinstance(block, Block)
    assert (block.kind, block.columns[:4]) == ("catalogue", ("name_zh", "dates", "status", "fair_class"))
    assert "" in block.columns


def test_another_page_leads_to_an_edition_or_to_a_search(add: Add, opened: Callable[[], PlanPage]) -> None:
    wanted = add("甲展")
    page = opened()
    page.filters.parts[Status].set_value(Status.PLANNED)
    page.focus(wanted.id)
    assert [row.edition.name_zh for row in page.table.selected()] == ["甲展"]
    page.focus("纺织服装")
    assert names(page) == ["2023年日本大阪纺织服装展（示例）"]


def test_acts_and_controls_are_named_in_both_languages(add: Add, opened: Callable[[], PlanPage]) -> None:
    add("甲展")
    page = opened()
    acts_are_named_and_told_apart(page)
    assert unnamed(page) == []
    language.set_language(language.ZH)
    page.retranslate()
    assert unnamed(page) == []
    assert page.headline.title.text() == "2023年安排展会 2 个，其中重点展会 0 个；已举办 0 个"
