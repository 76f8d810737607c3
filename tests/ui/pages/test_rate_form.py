"""The form of an exchange rate: what it proposes, checks and stores."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.accessibility import unnamed
from tests.ui.pages.hands import Settled, save, the_form
from tradeplanner.app import rates
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.rates import Rate
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import rates as form
from tradeplanner.ui.widgets.form import FormDialog

Open = Callable[..., FormDialog]


@pytest.fixture
def opened(context: Context, settled: Settled, qtbot: QtBot) -> Open:
    """Give a function that opens the form as pages do."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def show(rate: Rate | None = None, currency: str = "", day: date | None = None) -> FormDialog:
        form.open_form(context, rate, window, currency=currency, day=day)
        return the_form(window, settled)

    return show


def test_every_field_of_a_rate_is_asked_for() -> None:
    asked = {field.name for field in form.FORM}
    assert {field.name for field in fields(Rate)} - asked == {"id", "version", "origin"}


def test_a_new_rate_is_proposed_for_the_month_as_the_last_was_quoted() -> None:
    known = [builders.a_rate(per=1, inverse=True, source="银行"), builders.a_rate(currency="EUR", per=100)]
    made = form.proposal(known, "USD", date(2024, 2, 5))
    assert (made.first, made.last) == (date(2024, 2, 1), date(2024, 2, 29))
    assert (made.per, made.inverse, made.source, made.id) == (1, True, "银行", None)
    assert form.proposal(known, "JPY", date(2024, 2, 5)).per == form.USUAL_PER


def test_a_rate_is_entered(opened: Open, ws: Workspace, settled: Settled) -> None:
    made = opened(currency="EUR", day=date(2023, 6, 5))
    assert unnamed(made) == []
    save(made, settled, quoted=Decimal("775.5"), source="外汇局")
    (rate,) = rates.all(ws)
    assert rate == Rate(
        id=rate.id, version=1, currency="EUR", first=date(2023, 6, 1), last=date(2023, 6, 30),
        quoted=Decimal("775.5"), per=100, source="外汇局",
    )  # fmt: skip


def test_the_figure_is_asked_for_and_never_proposed(opened: Open, ws: Workspace, settled: Settled) -> None:
    made = opened(currency="EUR", day=date(2023, 6, 5))
    assert made.values()["quoted"] is None
    save(made, settled)
    assert made.isVisible()
    assert rates.all(ws) == []


def test_the_last_day_follows_the_first_until_it_is_changed(opened: Open) -> None:
    made = opened(currency="EUR", day=date(2023, 6, 5))
    first, last = made.entry("first"), made.entry("last")
    assert isinstance(first, QLineEdit)
    assert isinstance(last, QLineEdit)
    first.setText("2023-02-01")
    assert made.values()["last"] == date(2023, 2, 28)
    last.setText("2023-02-15")
    first.setText("2023-01-01")
    assert made.values()["last"] == date(2023, 2, 15)


def test_a_rate_is_corrected(opened: Open, ws: Workspace, settled: Settled) -> None:
    rates.add(ws, builders.a_rate())
    (before,) = rates.all(ws)
    save(opened(before), settled, quoted=Decimal("690.1"))
    assert rates.all(ws) == [replace(before, quoted=Decimal("690.1"), version=2)]


def test_a_second_rate_for_the_same_days_is_refused(opened: Open, ws: Workspace, settled: Settled) -> None:
    rates.add(ws, builders.a_rate())
    made = opened(currency="USD", day=date(2023, 4, 9))
    save(made, settled, quoted=Decimal("690.1"))
    assert made.isVisible()
    assert len(rates.all(ws)) == 1
