"""What firms reported of an edition, on its page and on the firm's card, and the form that mends it."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests import builders
from tests.ui.accessibility import unnamed
from tests.ui.pages.hands import Settled, press, save, the_form
from tradeplanner.app import exhibitions, history, participation, questions, returns
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.exhibitions import Status
from tradeplanner.domain.ids import EditionId, FirmId, ReturnId
from tradeplanner.domain.money import Money
from tradeplanner.domain.returns import Return
from tradeplanner.i18n import formats, language
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import returns as form
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.edition import EditionPage
from tradeplanner.ui.pages.firms import FirmsPage

pytestmark = pytest.mark.usefixtures("year")

Shown = Callable[[Page], Page]
NOT_ASKED = {"id", "version", "origin"}


@pytest.fixture
def edition(ws: Workspace) -> EditionId:
    """Give an edition at which two firms registered, the first of which returned its form."""
    number = EditionId(exhibitions.editions(ws, 2023)[0].id or 0)
    for firm in (1, 2):
        participation.register(ws, builders.a_participation(firm_id=FirmId(firm), edition_id=number))
    told = builders.a_return(
        firm_id=FirmId(1), edition_id=number, reported_on=date(2023, 5, 1), new_buyers=7,
        on_site=Money(5_000_00, "EUR"),
    )  # fmt: skip
    returns.add(ws, told)
    return number


@pytest.fixture
def page(context: Context, edition: EditionId, shown: Shown, settled: Settled) -> EditionPage:
    """Give the page of the edition at its result."""
    made = EditionPage(context)
    made.focus((edition, "results"))
    shown(made)
    settled()
    return made


def cells(page: EditionPage) -> list[dict[str, str]]:
    """Return the rows of the list in words, by column."""
    part = page.results.reported.forms
    return [{column.key: column.shown(row) for column in part.model.columns} for row in part.rows()]


def test_the_forms_are_counted_summed_apart_and_the_missing_named(page: EditionPage) -> None:
    part = page.results.reported
    assert part.heading.text() == "As the firms reported: 1 of 2 forms returned"
    assert part.line.text() == (
        "49 buyers received · 7 of them new from abroad · Intended orders USD 1.34 M"
        " · On-site orders EUR 5.00 K"
    )
    told, missing = cells(page)
    assert (told["buyers"], told["intended"], told["on_site"]) == ("49", "USD 1.34 M", "EUR 5.00 K")
    assert (told["reported_on"], missing["reported_on"]) == ("2023-05-01", "not returned")
    assert unnamed(part) == []


def test_before_a_show_is_over_the_part_says_when_forms_are_due_and_misses_none(
    context: Context, ws: Workspace, shown: Shown, settled: Settled, edition: EditionId
) -> None:
    (told,) = returns.all(ws)
    returns.remove(ws, ReturnId(told.id or 0), told.version)
    page, last = EditionPage(context), questions.today() + timedelta(days=3)
    page.focus((edition, "results"))
    shown(page)
    settled()
    part = page.results.reported
    assert [row["reported_on"] for row in cells(page)] == ["not returned"] * 2
    due = formats.day(last + timedelta(days=7))
    for day, told_when in ((last, f" by {due},"), (None, "")):
        (fair,) = exhibitions.editions(ws)
        ahead = replace(fair, status=Status.PLANNED, year=last.year, opens=day, closes=day)
        exhibitions.edit_edition(ws, ahead)
        settled()
        assert part.heading.text() == f"Result forms are due{told_when} 7 days after the show days"
        assert cells(page) == []
        assert not part.forms.isVisible()


def test_of_a_cancelled_show_no_form_is_due_or_missing(
    context: Context, ws: Workspace, shown: Shown, settled: Settled, edition: EditionId
) -> None:
    (told,) = returns.all(ws)
    returns.remove(ws, ReturnId(told.id or 0), told.version)
    (fair,) = exhibitions.editions(ws)
    exhibitions.edit_edition(ws, replace(fair, status=Status.CANCELLED, status_reason="主办方取消"))
    page = EditionPage(context)
    page.focus((edition, "results"))
    shown(page)
    settled()
    assert page.results.reported.heading.text() == "The exhibition is cancelled: no result forms are awaited"
    assert cells(page) == []


def test_a_form_that_did_not_come_is_entered_by_hand(
    page: EditionPage, ws: Workspace, settled: Settled
) -> None:
    part = page.results.reported
    part.forms.view.selectRow(1)
    press(part, "Enter a result form…")
    save(the_form(page, settled), settled, buyers=3, intended=Money(2_000_00, "USD"))
    assert [(one.firm_id, one.buyers) for one in returns.all(ws)] == [(1, 49), (2, 3)]
    settled()
    assert part.heading.text() == "As the firms reported: 2 of 2 forms returned"


def test_a_form_is_mended_with_enter_and_deleted_and_both_are_undone(
    page: EditionPage, ws: Workspace, settled: Settled
) -> None:
    part = page.results.reported
    part.forms.view.selectRow(0)
    QTest.keyClick(part.forms.view, Qt.Key.Key_Return)
    save(the_form(page, settled), settled, buyers=50)
    assert returns.all(ws)[0].buyers == 50
    part.forms.view.selectRow(0)
    press(part, "Delete the result form")
    settled()
    assert returns.all(ws) == []
    history.undo(ws)
    history.undo(ws)
    assert returns.all(ws)[0].buyers == 49


def test_only_a_form_can_be_deleted(page: EditionPage) -> None:
    part = page.results.reported
    part.forms.view.selectRow(0)
    assert part.buttons[1].isEnabled()
    part.forms.view.selectRow(1)
    assert not part.buttons[1].isEnabled()


def test_the_part_speaks_chinese(page: EditionPage, settled: Settled) -> None:
    with language.speaking(language.ZH):
        page.retranslate()
        settled()
        assert page.results.reported.heading.text() == "企业自报：应交 2 家，已交 1 家"


def test_every_field_of_a_return_is_asked_for(ws: Workspace) -> None:
    asked = {field.name for field in form.fields(ws, form.Offers((), ()))}
    assert asked == {field.name for field in fields(Return)} - NOT_ASKED


def test_the_form_gives_back_what_it_was_given(ws: Workspace, context: Context, page: EditionPage) -> None:
    (told,) = returns.all(ws)
    whole = replace(
        told, products="毛巾", satisfaction="满意", exhibits_again=True, remarks="一\n二", markets=("JP",)
    )
    shown = form.build(context, form.read_offers(ws, whole), whole, page)
    assert form.made(shown.values(), whole) == whole
    assert shown.edits, "typing would overwrite what is stored"
    shown.reject()


def test_the_firms_card_tells_its_exhibitions_and_its_forms(
    context: Context, edition: EditionId, shown: Shown, settled: Settled
) -> None:
    assert edition
    made = FirmsPage(context)
    made.focus(1)
    shown(made)
    settled()
    (entry,) = made.card.fairs.entries
    assert entry.head.endswith("· Applied")
    assert entry.text == "49 buyers, Intended USD 1.34 M, On site EUR 5.00 K"
    made.focus(2)
    settled()
    assert made.card.fairs.entries[0].text == "no result form"
