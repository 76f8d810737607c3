"""The form of an export figure: what is shown is stored, what is wrong is named."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from PySide6.QtWidgets import QPushButton

from tests import builders
from tests.ui.accessibility import unnamed
from tradeplanner.app import exports, firms
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import FirmId
from tradeplanner.domain.money import Money
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import exports as figures
from tradeplanner.ui.widgets.form import FormDialog

Wait = Callable[[], None]


def save(form: FormDialog, settled: Wait, **values: object) -> None:
    """Fill the form and press Save."""
    form.set_values(values)
    next(made for made in form.findChildren(QPushButton) if made.text() == "Save").click()
    settled()


def test_a_figure_keeps_what_the_form_shows(year: Workspace) -> None:
    record = builders.an_export(firm_id=FirmId(1), growth=Decimal("17.5"), market="VN", source="公报")
    asked = figures.fields(year, firms.all(year))
    values = {field.name: getattr(record, field.name) for field in asked}
    assert figures.made(values, record) == record


def test_an_empty_choice_is_stored_as_nothing(year: Workspace) -> None:
    record = builders.an_export(place="越城区", firm_id=None)
    asked = figures.fields(year, [])
    values = {field.name: getattr(record, field.name) for field in asked} | {"market": None, "source": " "}
    made = figures.made(values, record)
    assert (made.market, made.source, made.firm_id) == ("", "", None)


def test_a_figure_of_nobody_is_named(year: Workspace) -> None:
    record = builders.an_export(place="", firm_id=None)
    asked = figures.fields(year, [])
    values = {field.name: getattr(record, field.name) for field in asked}
    found = figures.check(values, record)
    assert [(finding.code, finding.place.field) for finding in found] == [(Code.REQUIRED, "place")]


def test_a_figure_is_corrected_in_place(year: Workspace, context: Context, settled: Wait) -> None:
    record = exports.all(year, 2023)[0]
    form = figures.build(context, firms.all(year), record)
    assert unnamed(form) == []
    save(form, settled, value=Money(77_00, "CNY"))
    (after,) = [one for one in exports.all(year, 2023) if one.id == record.id]
    assert after == replace(record, value=Money(77_00, "CNY"), version=after.version)
