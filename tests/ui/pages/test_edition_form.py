"""The forms of an edition, of its fair and of a programme: what is shown is stored, wrong is named."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date

import pytest
from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QLineEdit

from tests import builders
from tests.ui.accessibility import unnamed
from tests.ui.keys import type_text
from tests.ui.pages.hands import press, save
from tradeplanner.app import exhibitions, programmes
from tradeplanner.app import settings as bureau
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.exhibitions import Edition, Exhibition, Scope, Status
from tradeplanner.domain.ids import ExhibitionId, Noun, ProgrammeId
from tradeplanner.domain.money import Money
from tradeplanner.domain.programmes import Programme
from tradeplanner.domain.settings import BureauSettings
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import editions as form
from tradeplanner.ui.forms import exhibitions as fair_form
from tradeplanner.ui.forms import programmes as programme_form
from tradeplanner.ui.forms.completing import PartCompleter
from tradeplanner.ui.widgets.form import FormDialog

pytestmark = pytest.mark.usefixtures("year")

Settled = Callable[[], None]
OURS = {"id", "version", "origin"}


def opened(ws: Workspace, context: Context, edition: Edition | None = None) -> FormDialog:
    """Return the form of an edition."""
    return form.build(context, form.read_offers(ws), edition)


def the_edition(ws: Workspace) -> Edition:
    """Return the year's edition."""
    (edition,) = exhibitions.editions(ws, 2023)
    return edition


def test_each_form_asks_for_every_field_of_its_noun(year: Workspace, context: Context) -> None:
    offers = form.read_offers(year)
    for noun, asked in (
        (Edition, form.fields(year, offers)),
        (Exhibition, fair_form.fields(context)),
        (Programme, programme_form.FORM),
    ):
        assert {field.name for field in asked} == {field.name for field in fields(noun)} - OURS


def test_an_edition_is_edited_in_place_and_stays_with_its_fair(
    year: Workspace, context: Context, settled: Settled
) -> None:
    edition = the_edition(year)
    shown = opened(year, context, edition)
    assert unnamed(shown) == []
    price, aims = Money(38_000_00, "CNY"), ("纺织", "家居")
    save(
        shown, settled, exhibition_id=None, closes=date(2023, 4, 15), aim_firms=40, booth_price=price,
        industries=aims,
    )  # fmt: skip
    after = the_edition(year)
    assert after == replace(
        edition, closes=date(2023, 4, 15), aim_firms=40, booth_price=price, industries=aims,
        version=after.version,
    )  # fmt: skip


def test_days_the_wrong_way_round_are_marked_while_they_are_typed(
    year: Workspace, context: Context, settled: Settled
) -> None:
    edition = the_edition(year)
    shown = opened(year, context, edition)
    closes = shown.entry("closes")
    assert isinstance(closes, QLineEdit)
    closes.clear()
    type_text(closes, "2023-01-01")
    assert closes.property("wrong") == "true"
    press(shown, "Save")
    settled()
    assert shown.isVisible()
    assert the_edition(year) == edition
    shown.reject()


def test_a_price_may_be_typed_in_ten_thousands(year: Workspace, context: Context) -> None:
    shown = opened(year, context, the_edition(year))
    amount = shown.entry("booth_price").focusProxy()
    assert isinstance(amount, QLineEdit)
    type_text(amount, "3.8万")
    assert shown.values()["booth_price"] == Money(38_000_00, "CNY")
    shown.reject()


def test_a_reason_is_asked_only_where_the_status_needs_it(
    year: Workspace, context: Context, settled: Settled
) -> None:
    shown = opened(year, context, the_edition(year))
    assert not shown.entry("status_reason").isVisible()
    save(shown, settled, status=Status.CANCELLED)
    assert shown.isVisible()
    assert shown.entry("status_reason").isVisible()
    save(shown, settled, status_reason="主办方停办")
    assert (the_edition(year).status, the_edition(year).status_reason) == (Status.CANCELLED, "主办方停办")
    again = opened(year, context, the_edition(year))
    save(again, settled, status=Status.PLANNED)
    assert (the_edition(year).status, the_edition(year).status_reason) == (Status.PLANNED, "")


def test_somebody_elses_change_is_not_written_over(
    year: Workspace, context: Context, settled: Settled
) -> None:
    edition = the_edition(year)
    shown = opened(year, context, edition)
    exhibitions.edit_edition(year, replace(edition, city="京都"))
    save(shown, settled, city="神户")
    assert shown.isVisible()
    assert the_edition(year).city == "京都"
    shown.reject()


def test_a_new_edition_takes_over_what_its_fair_has(
    year: Workspace, context: Context, settled: Settled
) -> None:
    fair = builders.an_exhibition(
        name_zh="迪拜五大行业展", market="AE", city="迪拜", organiser="甲公司", scope=Scope.ONLINE
    )
    number = ExhibitionId(exhibitions.add_exhibition(year, fair).first(Noun.EXHIBITION))
    shown = opened(year, context)
    shown.set_values({"organiser": "乙公司", "exhibition_id": number})
    shown.entry("exhibition_id").changed.emit()  # type: ignore[attr-defined]  # every entry has it
    press(shown, "Save")
    settled()
    (made,) = [e for e in exhibitions.editions(year, 2023) if e.exhibition_id == number]
    assert (made.name_zh, made.city, made.market) == ("2023年迪拜五大行业展", "迪拜", "AE")
    assert (made.organiser, made.scope) == ("乙公司", Scope.ONLINE)


def test_words_known_from_other_editions_and_from_the_bureau_are_offered(year: Workspace) -> None:
    bureau.put(year, BureauSettings(industries=("家居", "轻工")))
    exhibitions.edit_edition(year, replace(the_edition(year), industries=("纺织",), owner="王丽"))
    words = form.read_offers(year).words
    assert words["industries"] == ["家居", "轻工", "纺织"]
    assert (words["city"], words["owner"]) == (["大阪"], ["王丽"])


def test_a_list_completes_its_last_entry_and_keeps_the_others(year: Workspace, context: Context) -> None:
    shown = opened(year, context, replace(the_edition(year), industries=("家居",)))
    field = shown.entry("industries")
    assert isinstance(field, QLineEdit)
    completer = field.completer()
    assert isinstance(completer, PartCompleter)
    field.setText("家居；纺")
    assert completer.splitPath(field.text()) == ["纺"]
    completer.setModel(_words("纺织"))
    assert completer.pathFromIndex(completer.model().index(0, 0)) == "家居; 纺织"
    shown.reject()


def _words(*words: str) -> QStringListModel:
    return QStringListModel(list(words))


def test_a_fair_is_edited_for_all_years(year: Workspace, context: Context, settled: Settled) -> None:
    fair = next(one for one in exhibitions.all(year) if one.id == the_edition(year).exhibition_id)
    shown = fair_form.build(context, form.read_offers(year), fair)
    assert unnamed(shown) == []
    save(shown, settled, venue="国际展示场", name_en="Osaka Textile Fair")
    (after,) = exhibitions.all(year)
    assert after == replace(fair, venue="国际展示场", name_en="Osaka Textile Fair", version=after.version)


def test_a_fair_needs_its_name(year: Workspace, context: Context, settled: Settled) -> None:
    (fair,) = exhibitions.all(year)
    shown = fair_form.build(context, form.read_offers(year), fair)
    save(shown, settled, name_zh=" ")
    assert shown.isVisible()
    assert exhibitions.all(year) == [fair]
    shown.reject()


def test_a_programme_is_added_with_its_aims_and_an_edition_belongs_to_it(
    year: Workspace, context: Context, settled: Settled
) -> None:
    shown = programme_form.open_form(context)
    assert unnamed(shown) == []
    save(shown, settled, name_zh="拓市场（示例）", aim_firm_visits=1700, aim_orders=Money(5_00, "USD"))
    (made,) = programmes.all(year)
    assert (made.year, made.aim_firm_visits, made.aim_orders) == (2023, 1700, Money(5_00, "USD"))
    save(opened(year, context, the_edition(year)), settled, programme_id=made.id)
    assert the_edition(year).programme_id == ProgrammeId(made.id or 0)


def test_a_negative_aim_is_refused_in_place(year: Workspace, context: Context, settled: Settled) -> None:
    programmes.add(year, builders.a_programme())
    (before,) = programmes.all(year)
    shown = programme_form.open_form(context, before)
    save(shown, settled, aim_booths=-1)
    assert shown.isVisible()
    assert programmes.all(year) == [before]
    shown.reject()


def test_a_market_that_nobody_knows_is_marked_and_changes_nothing(
    year: Workspace, context: Context, settled: Settled
) -> None:
    edition = the_edition(year)
    shown = opened(year, context, edition)
    market = shown.entry("market")
    typed = market if isinstance(market, QLineEdit) else market.findChild(QLineEdit)
    assert typed is not None
    typed.selectAll()
    type_text(typed, "乌有国")
    press(shown, "Save")
    settled()
    assert shown.isVisible()
    assert market.property("wrong") == "true"
    assert the_edition(year) == edition
    shown.reject()
