"""The page of firms: its sentence, search, parts, card, and what the keys do."""

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.accessibility import unnamed
from tests.ui.pages.hands import Settled, acts_are_named_and_told_apart, forms, press, save, the_form
from tradeplanner.app import exhibitions, firms, history, orders
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.firms import Firm
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import FirmId, Noun
from tradeplanner.domain.money import Money
from tradeplanner.i18n import language
from tradeplanner.ui.context import Context
from tradeplanner.ui.notices import Notice
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.firms import FirmsPage
from tradeplanner.ui.pages.firms.columns import columns
from tradeplanner.ui.pages.firms.reading import Part, row_of

Show = Callable[[Page], Page]

CARD_ONLY = {
    "id": "the row's own", "version": "the row's own", "origin": "told as the source",
    "legal_representative": "personal", "position": "personal", "email": "personal",
    "bank": "private", "account": "private", "code_reason": "belongs to the code",
}  # fmt: skip
"""Fields of a firm that the table does not show, with the reason."""


@pytest.fixture
def register(ws: Workspace) -> dict[str, FirmId]:
    """Give three firms: a specialised one with an order and a figure, a plain one, one without a code."""
    made = {}
    changed: dict[str, dict[str, object]] = {
        "绍兴针纺有限公司": {
            "credit_code": builders.a_credit_code(1),
            "specialised": True,
            "phone": "13800001234",
        },
        "越城家具厂": {
            "credit_code": builders.a_credit_code(2),
            "town": "富盛镇",
            "former_names": ("老木匠社",),
        },
        "绍兴照明厂": {"credit_code": "", "contact": "李小红", "industry": "照明"},
    }
    for name, changes in changed.items():
        made[name] = FirmId(firms.add(ws, builders.a_firm(name_zh=name, **changes)).first(Noun.FIRM))
    first = made["绍兴针纺有限公司"]
    yuan = Money(50_000_00, "CNY")
    orders.record(ws, builders.an_order(firm_id=first, edition_id=None, amount=yuan))
    with ws.change(Act.ADD, Noun.FIGURE) as work:
        work.add(Noun.FIGURE, builders.a_figure(firm_id=first, year=2022, value=Money(470_900_00, "USD")))
    return made


@pytest.fixture
def page(context: Context, register: object, shown: Show, settled: Settled) -> FirmsPage:
    """Show the page with the three firms."""
    assert register
    made = FirmsPage(context)
    shown(made)
    settled()
    return made


def names(page: FirmsPage) -> list[str]:
    """Return the names in the table, in its order."""
    return [row.firm.name_zh for row in page.table.rows()]


def test_the_title_is_a_sentence_with_figures(page: FirmsPage) -> None:
    assert page.headline.title.text() == "3 firms on the register, 1 of them specialised SMEs"
    language.set_language(language.ZH)
    page.retranslate()
    assert page.headline.title.text() == "在册企业 3 家，其中专精特新 1 家"


@pytest.mark.parametrize(
    "typed,found",
    [
        ("针纺", "绍兴针纺有限公司"),
        ("sxzf", "绍兴针纺有限公司"),
        ("富盛", "越城家具厂"),
        ("老木匠", "越城家具厂"),
        (builders.a_credit_code(2)[-8:], "越城家具厂"),
        ("照明", "绍兴照明厂"),
    ],
)
def test_search_finds_by_any_part_or_initials(page: FirmsPage, typed: str, found: str) -> None:
    page.table.set_filter(typed)
    assert names(page) == [found]


def test_initials_learnt_while_a_search_stands_are_searched_too(
    context: Context, register: dict[str, FirmId], shown: Show, settled: Settled
) -> None:
    page = FirmsPage(context)
    page.table.set_filter("yc")
    shown(page)
    settled()
    assert set(names(page)) <= set(register)
    assert "越城家具厂" in names(page)


def test_a_masked_name_is_not_found_by_search(page: FirmsPage) -> None:
    page.table.set_filter("李小红")
    assert names(page) == []


def test_every_field_of_a_firm_is_in_the_table(ws: Workspace) -> None:
    shown = {column.key for column in columns(ws.markets)}
    assert {field.name for field in fields(Firm)} - shown == set(CARD_ONLY)


def test_parts_of_the_register_are_offered_with_their_counts(page: FirmsPage) -> None:
    offered = [page.part.itemText(at) for at in range(page.part.count())]
    assert offered == ["On the register (3)", "Specialised SMEs (1)", "Without a credit code (1)"]
    page.part.set_value(Part.NO_CODE)
    assert names(page) == ["绍兴照明厂"]


def test_a_firm_is_added_by_keyboard_and_stands_in_front(
    page: FirmsPage, ws: Workspace, settled: Settled, qtbot: QtBot
) -> None:
    page.table.set_filter("针纺")
    qtbot.keyClick(page.table.view, Qt.Key.Key_Insert)
    save(the_form(page, settled), settled, name_zh="新来的厂", town="东湖街道")
    qtbot.waitUntil(lambda: len(names(page)) == 4)
    current = page.table.current()
    assert getattr(current, "firm", None) == next(f for f in firms.all(ws) if f.name_zh == "新来的厂")
    history.undo(ws)
    qtbot.waitUntil(lambda: len(names(page)) == 3)


def test_an_edit_is_stored_shown_and_told_on_the_card(
    page: FirmsPage, register: dict[str, FirmId], settled: Settled, qtbot: QtBot
) -> None:
    page.focus(register["越城家具厂"])
    qtbot.keyClick(page.table.view, Qt.Key.Key_F2)
    save(the_form(page, settled), settled, name_zh="越城家具有限公司", phone="13911112222")
    qtbot.waitUntil(lambda: "越城家具有限公司" in names(page))
    settled()
    told = "\n".join(line for entry in page.card.history.entries for line in entry.lines)
    assert "Chinese name: 越城家具厂 → 越城家具有限公司" in told
    assert "139····2222" in told
    assert "13911112222" not in told
    assert {fact.value for fact in page.card.facts.facts} >= {"老木匠社; 越城家具厂"}


def test_the_card_tells_figures_orders_and_masks_people(
    page: FirmsPage, register: dict[str, FirmId], settled: Settled
) -> None:
    page.focus(register["绍兴针纺有限公司"])
    settled()
    assert [(f.name, f.value) for f in page.card.figures.facts] == [("Exports of 2022", "USD 470.90 K")]
    assert page.card.more_orders.text() == "Show 1 order"
    phones = [fact.value for fact in page.card.people.facts if fact.name == "Phone"]
    assert phones == ["138····1234"]
    page.card.unmask.click()
    assert [fact.value for fact in page.card.people.facts if fact.name == "Phone"] == ["13800001234"]
    page.focus(register["越城家具厂"])
    settled()
    assert page.card.unmask.text() == "Show contact details"


def test_the_card_leads_to_the_firms_orders(
    page: FirmsPage, register: dict[str, FirmId], context: Context, settled: Settled, qtbot: QtBot
) -> None:
    page.focus(register["绍兴针纺有限公司"])
    settled()
    with qtbot.waitSignal(context.desk.wanted) as went:
        page.card.more_orders.click()
    assert went.args == ["orders", "绍兴针纺有限公司"]


def test_a_firm_with_orders_is_retired_and_the_notice_takes_it_back(
    page: FirmsPage,
    register: dict[str, FirmId],
    context: Context,
    ws: Workspace,
    settled: Settled,
    qtbot: QtBot,
) -> None:
    page.focus(register["绍兴针纺有限公司"])
    with qtbot.waitSignal(context.notices.posted) as told:
        qtbot.keyClick(page.table.view, Qt.Key.Key_Delete)
    (notice,) = told.args
    assert isinstance(notice, Notice)
    assert "was retired" in notice.text
    qtbot.waitUntil(lambda: len(names(page)) == 2)
    page.part.set_value(Part.RETIRED)
    assert names(page) == ["绍兴针纺有限公司"]
    assert notice.link is not None
    notice.link.run()
    settled()
    assert firms.get(ws, register["绍兴针纺有限公司"]).retired is None
    qtbot.waitUntil(lambda: len(names(page)) == 3)


def test_a_firm_without_history_is_deleted_without_a_notice(
    page: FirmsPage,
    register: dict[str, FirmId],
    context: Context,
    ws: Workspace,
    settled: Settled,
    qtbot: QtBot,
) -> None:
    posted: list[object] = []
    context.notices.posted.connect(posted.append)
    page.focus(register["越城家具厂"])
    qtbot.keyClick(page.table.view, Qt.Key.Key_Delete)
    settled()
    qtbot.waitUntil(lambda: len(names(page)) == 2)
    assert posted == []
    assert [firm.name_zh for firm in firms.all(ws, retired=True)] == names(page)


def test_two_edits_at_once_are_both_shown(
    page: FirmsPage, register: dict[str, FirmId], ws: Workspace, settled: Settled, qtbot: QtBot
) -> None:
    for name in ("越城家具厂", "绍兴照明厂"):
        firms.edit(ws, replace(firms.get(ws, register[name]), town="东湖街道"))
    qtbot.waitUntil(lambda: [row.firm.town for row in page.table.rows()].count("东湖街道") == 2)
    settled()
    assert [row.firm.town for row in page.table.rows()].count("东湖街道") == 2


def test_another_desks_edit_is_said_in_the_form(
    page: FirmsPage, register: dict[str, FirmId], ws: Workspace, settled: Settled
) -> None:
    page.focus(register["越城家具厂"])
    page.edit()
    form = the_form(page, settled)
    other = firms.get(ws, register["越城家具厂"])
    firms.edit(ws, replace(other, town="斗门街道"))
    save(form, settled, town="马山街道")
    assert form.isVisible()
    assert firms.get(ws, register["越城家具厂"]).town == "斗门街道"


def test_an_empty_register_offers_ways_to_begin(
    context: Context, shown: Show, settled: Settled, qtbot: QtBot, tmp_path: Path
) -> None:
    page = FirmsPage(context)
    shown(page)
    settled()
    assert page.headline.title.text() == "No firms on the register yet"
    with qtbot.waitSignal(context.desk.wanted) as went:
        press(page, "Import a register…")
    assert went.args == ["import", "firms"]
    press(page, "Save an empty template…")
    (dialog,) = [one for one in page.window().findChildren(QFileDialog) if one.isVisible()]
    target = tmp_path / "template.xlsx"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    settled()
    assert target.is_file()


def test_every_control_has_a_name_in_both_languages(page: FirmsPage, settled: Settled) -> None:
    assert unnamed(page) == []
    page.add()
    assert unnamed(the_form(page, settled)) == []
    forms(page)[-1].close()
    language.set_language(language.ZH)
    page.retranslate()
    assert unnamed(page) == []


def test_each_act_has_words_and_its_own_shortcut(page: FirmsPage) -> None:
    acts_are_named_and_told_apart(page)


def test_a_hidden_page_reads_when_it_is_shown(
    page: FirmsPage, ws: Workspace, settled: Settled, qtbot: QtBot
) -> None:
    page.hide()
    exhibitions.add_exhibition(ws, builders.an_exhibition())
    firms.add(ws, builders.a_firm(name_zh="后来的厂"))
    settled()
    assert len(names(page)) == 3
    page.show()
    settled()
    qtbot.waitUntil(lambda: len(names(page)) == 4)


def test_a_part_of_the_register_is_kept_under_a_name(page: FirmsPage) -> None:
    page.part.set_value(Part.NO_CODE)
    page.table.filters.keep("no code")
    page.table.clear_filter()
    assert len(names(page)) == 3
    page.table.filters.choose("no code")
    assert names(page) == ["绍兴照明厂"]


def test_stated_figures_are_summed_by_currency_within_one_year(ws: Workspace) -> None:
    (figure,) = [column for column in columns(ws.markets) if column.key == "figure"]
    rows = [
        row_of(builders.a_firm(), builders.a_figure(year=2022, value=Money(minor, currency)))
        for minor, currency in ((100_00, "USD"), (50_00, "USD"), (700_00, "CNY"))
    ]
    assert figure.summed(rows) == "stated exports USD 150, CNY 700"
    other = row_of(builders.a_firm(), builders.a_figure(year=2021, value=Money(1_00, "USD")))
    assert figure.summed([*rows, other]) == ""
