"""The form of a firm: every field, the reason for a code, markets by name."""

from collections.abc import Callable
from dataclasses import fields

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.keys import type_text
from tests.ui.pages.hands import Settled, save
from tradeplanner.app import firms
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.findings import Code
from tradeplanner.domain.firms import Firm
from tradeplanner.i18n import language
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import firms as form
from tradeplanner.ui.widgets.form import FormDialog

NOT_ASKED = {
    "id": "the row's own",
    "version": "the row's own",
    "origin": "where an import came from",
    "retired": "set by taking the firm off the register",
}
"""Fields of a firm that the form does not ask for, with the reason."""
WRONG = "91330602MARA7LRC00"

Open = Callable[..., FormDialog]


@pytest.fixture
def opened(context: Context, qtbot: QtBot) -> Open:
    """Give a function that opens the form over a window."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def show(firm: Firm | None = None) -> FormDialog:
        return form.build(context, {"town": ["塔山街道", "富盛镇"]}, firm, window)

    return show


def test_every_field_of_a_firm_is_asked_for() -> None:
    assert {f.name for f in fields(Firm)} - {f.name for f in form.FORM} == set(NOT_ASKED)


def test_what_is_shown_is_what_is_made(opened: Open, ws: Workspace) -> None:
    firm = builders.a_firm(markets=("JP", "VN"), hs_chapters=("52",), specialised=True, dishonest=False)
    made = opened(firm)
    assert form.made(ws.markets, made.values(), firm) == firm
    language.set_language(language.ZH)
    assert form.shown(ws.markets, firm)["markets"] == ("日本", "越南")


def test_a_wrong_check_place_asks_for_a_reason_and_is_then_kept(
    opened: Open, ws: Workspace, settled: Settled
) -> None:
    made = opened()
    assert not made.entry("code_reason").isVisible()
    save(made, settled, name_zh="校验位有误公司", credit_code=WRONG)
    assert made.isVisible()
    assert made.entry("code_reason").isVisible()
    assert firms.all(ws) == []
    save(made, settled, code_reason="执照原件如此")
    (firm,) = firms.all(ws)
    assert (firm.credit_code, firm.code_reason) == (WRONG, "执照原件如此")


def test_a_corrected_code_needs_no_reason_any_more(opened: Open, ws: Workspace) -> None:
    made = opened(builders.a_firm(credit_code=WRONG, code_reason="执照原件如此"))
    assert made.entry("code_reason").isVisible()
    field = made.entry("credit_code")
    assert isinstance(field, QLineEdit)
    field.clear()
    type_text(field, builders.a_credit_code(3).lower())
    assert not made.entry("code_reason").isVisible()
    kept = form.made(ws.markets, made.values(), builders.a_firm())
    assert (kept.credit_code, kept.code_reason) == (builders.a_credit_code(3), "")


def test_another_firms_code_is_refused_under_its_field(opened: Open, ws: Workspace, settled: Settled) -> None:
    firms.add(ws, builders.a_firm(name_zh="甲（示例）", credit_code=builders.a_credit_code(1)))
    made = opened()
    save(made, settled, name_zh="乙（示例）", credit_code=builders.a_credit_code(1))
    assert made.isVisible()
    assert made.entry("credit_code").property("wrong") == "true"


def test_an_unknown_market_is_named(ws: Workspace, opened: Open) -> None:
    values = opened(builders.a_firm()).values() | {"markets": ("越南", "乌有国")}
    (finding,) = form.check(ws, values, builders.a_firm())
    assert (finding.code, finding.place.field, dict(finding.params)) == (
        Code.UNKNOWN_MARKET, "markets", {"market": "乌有国"},
    )  # fmt: skip


def test_towns_complete_from_the_register(opened: Open) -> None:
    field = opened().entry("town")
    assert isinstance(field, QLineEdit)
    completer = field.completer()
    completer.setCompletionPrefix("富")
    assert completer.completionCount() == 1


def test_known_words_come_from_the_register() -> None:
    register = [builders.a_firm(town="塔山街道"), builders.a_firm(town=""), builders.a_firm(town="北海街道")]
    assert form.known_words(register)["town"] == ["北海街道", "塔山街道"]


def test_the_bureau_s_list_comes_first_in_its_own_order() -> None:
    register = [builders.a_firm(town=town) for town in ("塔山街道", "北海街道")]
    listed = {"town": ("富盛镇", "塔山街道")}
    assert form.known_words(register, listed)["town"] == ["富盛镇", "塔山街道", "北海街道"]
