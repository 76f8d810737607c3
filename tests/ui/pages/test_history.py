"""The page of the history: steps, rows before and after, undo of any step, forced undo, redo."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.accessibility import unnamed
from tests.ui.pages.hands import Settled, acts_are_named_and_told_apart
from tradeplanner.app import exhibitions, firms, history, orders
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.history import Act, Batch
from tradeplanner.domain.ids import BatchId, ExhibitionId, FirmId, Noun, StepId
from tradeplanner.domain.money import Money
from tradeplanner.i18n import language, messages
from tradeplanner.ui.context import Context
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.history import HistoryPage, reading, telling
from tradeplanner.ui.pages.history.columns import columns
from tradeplanner.ui.pages.history.page import Part

Show = Callable[[Page], Page]


@pytest.fixture
def steps(ws: Workspace) -> dict[str, StepId]:
    """Do five things to two firms: two additions, an edit, an order, and an addition that is undone."""
    one = firms.add(ws, builders.a_firm(name_zh="甲厂", town="塔山街道"))
    other = firms.add(ws, builders.a_firm(name_zh="乙厂"))
    firm = firms.get(ws, FirmId(one.first(Noun.FIRM)))
    edit = firms.edit(ws, replace(firm, town="富盛镇", phone="13800001234"))
    order = orders.record(
        ws, builders.an_order(firm_id=FirmId(other.first(Noun.FIRM)), amount=Money(5_00, "CNY"))
    )
    gone = firms.add(ws, builders.a_firm(name_zh="丙厂"))
    history.undo(ws)
    made = {"one": one, "other": other, "edit": edit, "order": order, "gone": gone}
    return {name: StepId(changed.step or 0) for name, changed in made.items()}


@pytest.fixture
def page(context: Context, steps: dict[str, StepId], shown: Show, settled: Settled) -> HistoryPage:
    """Show the page with the five things done."""
    assert steps
    made = HistoryPage(context)
    shown(made)
    settled()
    return made


def told(page: HistoryPage) -> list[str]:
    """Return what was done, newest first, with how it stands."""
    shown = {column.key: column for column in columns()}
    return [f"{shown['what'].shown(row)} | {shown['standing'].shown(row)}" for row in page.table.rows()]


def cells(page: HistoryPage) -> list[tuple[str, str, str]]:
    """Return the fields of the row that is looked at, before and after."""
    return [(cell.name, cell.before, cell.after) for cell in page.card.cells.rows()]


def test_steps_stand_newest_first_with_how_they_stand(page: HistoryPage) -> None:
    assert told(page) == [
        "Undo: Add firm “丙厂” | an undo",
        "Add firm “丙厂” | undone",
        f"{told(page)[2]}",
        "Edit firm “甲厂” | done",
        "Add firm “乙厂” | done",
        "Add firm “甲厂” | done",
    ]
    assert "乙厂" in told(page)[2]
    assert page.headline.title.text() == "6 steps recorded"
    assert page.headline.caption.text() == "1 of them is undone"


def test_a_row_is_shown_before_and_after_with_people_masked(
    page: HistoryPage, steps: dict[str, StepId], settled: Settled
) -> None:
    page.focus(steps["edit"])
    settled()
    assert cells(page) == [
        ("Town or sub-district", "塔山街道", "富盛镇"), ("Phone", "", "138····1234"),
    ]  # fmt: skip
    (image,) = page.card.records.rows()
    assert page.card.records.model.columns[0].shown(image) == "firm “甲厂”"


def test_an_order_names_its_firm(page: HistoryPage, steps: dict[str, StepId], settled: Settled) -> None:
    page.focus(steps["order"])
    settled()
    assert ("Firm", "", "乙厂") in cells(page)
    assert ("Amount", "", "CNY 5.00") in cells(page)
    assert ("Country or region", "", "Japan") in cells(page)


def test_the_current_step_is_undone_and_done_again(
    page: HistoryPage, steps: dict[str, StepId], ws: Workspace, settled: Settled, qtbot: QtBot
) -> None:
    page.focus(steps["edit"])
    settled()
    page.card.undo.click()
    qtbot.waitUntil(lambda: "Edit firm “甲厂” | undone" in told(page))
    assert {firm.name_zh: firm.town for firm in firms.all(ws)}["甲厂"] == "塔山街道"
    assert page.card.told.text() == "1 row is back as it was."
    assert not page.card.undo.isEnabled()
    assert page.redo_button.text() == "Redo: Edit firm “甲厂”"
    page.redo_button.click()
    qtbot.waitUntil(lambda: "Edit firm “甲厂” | done" in told(page))
    assert {firm.name_zh: firm.town for firm in firms.all(ws)}["甲厂"] == "富盛镇"


def test_rows_in_the_way_are_named_and_the_rest_is_a_second_act(
    page: HistoryPage, ws: Workspace, settled: Settled, qtbot: QtBot
) -> None:
    with ws.change(Act.IMPORT, Noun.FIRM, count=2, file="a.csv") as work:
        ids = work.insert(Noun.FIRM, [{"name_zh": "丁厂"}, {"name_zh": "戊厂"}])
    orders.record(ws, builders.an_order(firm_id=FirmId(ids[0]), edition_id=None, amount=Money(1, "CNY")))
    settled()
    page.focus(work.changed.step)
    settled()
    page.undo()
    qtbot.waitUntil(lambda: not page.card.met.isHidden())
    (item,) = page.card.findings.items()
    assert "丁厂" in messages.sentence(item.finding)
    assert len(firms.all(ws)) == 4
    assert page.card.rest.isVisible()
    page.card.leave_it.click()
    assert page.card.met.isHidden()
    page.undo()
    qtbot.waitUntil(lambda: not page.card.met.isHidden())
    page.card.rest.click()
    qtbot.waitUntil(lambda: "kept" in page.card.told.text())
    settled()
    assert page.card.told.text().startswith("1 row is back as it was. 1 row was kept")
    assert not page.card.rest.isVisible()
    assert len(firms.all(ws)) == 3


def test_a_finding_leads_to_its_row(
    page: HistoryPage,
    steps: dict[str, StepId],
    ws: Workspace,
    context: Context,
    settled: Settled,
    qtbot: QtBot,
) -> None:
    page.focus(steps["other"])
    settled()
    page.undo()
    qtbot.waitUntil(lambda: not page.card.met.isHidden())
    number = next(firm.id for firm in firms.all(ws) if firm.name_zh == "乙厂")
    with qtbot.waitSignal(context.desk.wanted) as went:
        qtbot.keyClick(page.card.findings.items()[0], Qt.Key.Key_Return)
    assert went.args == ["firms", number]


def test_an_edition_in_the_way_leads_to_its_page(
    page: HistoryPage, ws: Workspace, context: Context, settled: Settled, qtbot: QtBot
) -> None:
    added = exhibitions.add_edition(ws, builders.an_edition(exhibition_id=ExhibitionId(0)))
    (edition,) = exhibitions.editions(ws)
    exhibitions.edit_edition(ws, replace(edition, venue="国际展示场"))
    page.focus(added.step)
    settled()
    page.undo()
    qtbot.waitUntil(lambda: not page.card.met.isHidden())
    met = {reading.row_of(item.finding): item for item in page.card.findings.items()}
    with qtbot.waitSignal(context.desk.wanted) as went:
        qtbot.keyClick(met[Noun.EDITION, edition.id or 0], Qt.Key.Key_Return)
    assert went.args == ["edition", edition.id]


def test_another_step_puts_away_what_was_in_the_way(
    page: HistoryPage, steps: dict[str, StepId], settled: Settled, qtbot: QtBot
) -> None:
    page.focus(steps["other"])
    settled()
    page.undo()
    qtbot.waitUntil(lambda: not page.card.met.isHidden())
    page.focus(steps["one"])
    settled()
    assert page.card.met.isHidden()
    assert page.card.records.isVisible()


def test_only_what_stands_can_be_undone(
    page: HistoryPage, steps: dict[str, StepId], settled: Settled
) -> None:
    undo = page.acts()[0]
    for name, possible in (("gone", False), ("one", True)):
        page.focus(steps[name])
        settled()
        assert undo.possible() is possible


def test_steps_are_filtered(page: HistoryPage) -> None:
    assert [page.part.itemText(at) for at in range(page.part.count())] == [
        "All steps", "My own steps", "Undone steps",
    ]  # fmt: skip
    page.part.set_value(Part.UNDONE)
    assert told(page) == ["Add firm “丙厂” | undone"]


def test_the_history_follows_what_others_do(page: HistoryPage, ws: Workspace, qtbot: QtBot) -> None:
    firms.add(ws, builders.a_firm(name_zh="丁厂"))
    qtbot.waitUntil(lambda: told(page)[0] == "Add firm “丁厂” | done")


def test_older_steps_are_read_on_request(
    page: HistoryPage, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tradeplanner.ui.pages.history.page.LOT", 4)
    page.reach = 2
    page.refresh()
    settled()
    assert (len(page.table.rows()), page.older.isVisible()) == (2, True)
    page.older.click()
    settled()
    assert (len(page.table.rows()), page.older.isVisible()) == (6, False)


def test_a_file_is_told_with_its_counts() -> None:
    counts = {"new": 312, "changed": 41, "same": 0}
    batch = Batch(BatchId(1), StepId(2), "firms", "名录.xlsx", "ab" * 32, {"counts": counts})
    facts = {fact.name: fact.value for fact in telling.file_facts(batch)}
    assert facts == {
        "File": "名录.xlsx", "Kind": "register of firms", "SHA-256": "abababababab…", "Added": "312",
        "Updated": "41",
    }  # fmt: skip


def test_a_file_is_told_with_how_each_sheet_was_understood() -> None:
    columns = {"企业全称": "name_zh", "3月": "month.3", "Phone": "phone"}
    sheets = [{"name": "名录", "heading": [3, 4], "unit": "万元", "columns": columns}]
    batch = Batch(BatchId(1), StepId(2), "firms", "名录.xlsx", "ab" * 32, {"sheets": sheets})
    fact = telling.file_facts(batch)[-1]
    assert fact.name == "Sheet 名录"
    told_parts = fact.value.split(" · ")
    assert told_parts[:4] == ["Heading in rows 3–4", "万元", "3 columns", "企业全称 → Chinese name"]
    assert told_parts[4].startswith("3月 → Value of the month")
    assert len(told_parts) == 5


def test_in_a_low_window_the_card_scrolls_and_squeezes_nothing(
    page: HistoryPage, ws: Workspace, settled: Settled, qtbot: QtBot
) -> None:
    with ws.change(Act.IMPORT, Noun.FIRM, count=9, file="a.csv") as work:
        work.insert(Noun.FIRM, [{"name_zh": f"丁厂{at}"} for at in range(9)])
    settled()
    page.focus(work.changed.step)
    settled()
    records, cells = page.card.records, page.card.cells
    page.resize(1_100, 700)
    qtbot.waitUntil(lambda: not cells.visibleRegion().isEmpty())  # all is in sight where there is room
    page.resize(640, 420)
    qtbot.waitUntil(lambda: cells.visibleRegion().isEmpty())
    row = records.view.verticalHeader().defaultSectionSize()
    assert records.search.height() >= records.search.minimumSizeHint().height()
    assert records.view.viewport().height() >= 3 * row
    assert cells.view.viewport().height() >= 2 * row
    cells.view.setFocus()
    page.card.enter_rows()
    qtbot.waitUntil(lambda: records.visibleRegion().boundingRect().height() > row)
    assert records.view.hasFocus()


def test_at_150_percent_several_steps_are_seen_and_the_keyboard_brings_the_card_into_sight(
    page: HistoryPage, settled: Settled, qtbot: QtBot
) -> None:
    settled()
    page.resize(492, 436)  # the page on a screen of 1024 x 768 at 150 %
    row = page.table.view.verticalHeader().defaultSectionSize()
    qtbot.waitUntil(lambda: page.table.view.viewport().visibleRegion().boundingRect().height() >= 4 * row)
    assert page.split.width() <= page.width()
    page.card.enter_rows()
    qtbot.waitUntil(lambda: page.card.records.visibleRegion().boundingRect().height() > row)
    page.table.view.setFocus()
    qtbot.waitUntil(lambda: page.table.view.viewport().visibleRegion().boundingRect().height() >= 4 * row)


def test_an_empty_file_says_so(context: Context, shown: Show, settled: Settled) -> None:
    page = HistoryPage(context)
    shown(page)
    settled()
    assert page.headline.title.text() == "Nothing has been done yet"
    assert not page.card.undo.isVisible()


def test_findings_keep_their_sense_without_names(ws: Workspace) -> None:
    assert reading.with_names(ws, []) == []


def test_every_control_has_a_name_in_both_languages(page: HistoryPage) -> None:
    assert unnamed(page) == []
    language.set_language(language.ZH)
    page.retranslate()
    assert unnamed(page) == []
    assert page.headline.title.text() == "共 6 步操作"


def test_each_act_has_words_and_its_own_shortcut(page: HistoryPage) -> None:
    acts_are_named_and_told_apart(page)
