"""The tab of fees on the page of an edition: made due of all, paid many at once, void with a reason."""

from collections.abc import Callable
from dataclasses import fields

import pytest

from tests import builders
from tests.ui.accessibility import unnamed
from tests.ui.pages.hands import Settled, press, save, the_form
from tradeplanner.app import booths, exhibitions, fees, firms, participation
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.fees import Fee, FeeKind, FeeState, state
from tradeplanner.domain.ids import EditionId, ExhibitionId, FirmId, Noun
from tradeplanner.domain.money import Money
from tradeplanner.domain.participation import State
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import fees as form
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.edition import EditionPage
from tradeplanner.ui.pages.edition.fees import FeesTab, columns


@pytest.fixture
def edition(ws: Workspace) -> EditionId:
    new = builders.an_edition(
        exhibition_id=ExhibitionId(0), year=2023, name_zh="大阪展", booth_price=Money(100_00, "CNY")
    )
    return EditionId(exhibitions.add_edition(ws, new).first(Noun.EDITION))


@pytest.fixture
def tab(
    ws: Workspace, edition: EditionId, context: Context, shown: Callable[[Page], Page], settled: Settled
) -> FeesTab:
    """Show the fees of an edition with two confirmed firms, one of them with a booth of its own fee."""
    for name, cost in (("甲", None), ("乙", Money(90_00, "USD"))):
        firm = FirmId(firms.add(ws, builders.a_firm(name_zh=name, credit_code="")).first(Noun.FIRM))
        row = builders.a_participation(firm_id=firm, edition_id=edition, state=State.CONFIRMED, booths=2)
        participation.register(ws, row)
        if cost:
            own = builders.a_booth(edition_id=edition, firm_id=firm, fee=cost, number="A1", paid=None)
            booths.add(ws, own)
    page = EditionPage(context)
    page.focus((int(edition), "fees"))
    shown(page)
    settled()
    return page.fees


def test_every_field_of_a_fee_is_asked_for_and_shown() -> None:
    told = {column.key for column in columns()}
    assert {one.name for one in fields(Fee)} - told == {"id", "version", "firm_id", "edition_id", "origin"}
    asked = {one.name for one in form.fields([], [])}
    known = {one.name for one in fields(Fee)}
    assert known - asked == {"id", "version", "voided_on", "void_reason", "origin"}


def test_fees_are_made_due_paid_and_void(
    tab: FeesTab, ws: Workspace, edition: EditionId, settled: Settled
) -> None:
    assert [row.firm for row in tab.table.rows()] == ["乙"]
    assert "USD 90" in tab.line.text()
    tab.make_due()
    save(the_form(tab, settled), settled)
    assert sorted((row.firm, row.due) for row in tab.table.rows()) == [
        ("乙", Money(90_00, "USD")), ("甲", Money(200_00, "CNY")),
    ]  # fmt: skip
    tab.table.view.selectAll()
    tab.pay()
    save(the_form(tab, settled), settled, receipt="R-7")
    assert {state(fee) for fee in fees.all(ws, edition)} == {FeeState.PAID}
    tab.void()
    save(the_form(tab, settled), settled, void_reason="退展")
    assert {state(fee) for fee in fees.all(ws, edition)} == {FeeState.VOID}
    assert len(fees.all(ws, edition)) == 2


def test_a_fee_is_added_by_the_form(
    tab: FeesTab, ws: Workspace, edition: EditionId, settled: Settled
) -> None:
    tab.add()
    asked = the_form(tab, settled)
    assert unnamed(asked) == []
    press(asked, "Save")
    assert fees.all(ws) == []
    firm = participation.all(ws, edition)[0].firm_id
    save(asked, settled, firm_id=firm, due=Money(5_00, "EUR"), kind=FeeKind.DEPOSIT)
    assert [(fee.due, fee.kind) for fee in fees.all(ws)] == [(Money(5_00, "EUR"), FeeKind.DEPOSIT)]
    assert unnamed(tab) == []
