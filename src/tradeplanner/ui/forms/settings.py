"""The bureau's own form: its name, its place, the year it opens with, the currencies it reports in."""

from dataclasses import replace
from typing import Any, cast

from PySide6.QtWidgets import QWidget

from tradeplanner.app import person, settings
from tradeplanner.domain import settings as rules
from tradeplanner.domain.findings import Finding
from tradeplanner.domain.settings import BureauSettings
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms.choices import currencies
from tradeplanner.ui.saving import save_by
from tradeplanner.ui.widgets.fields import Field, Kind
from tradeplanner.ui.widgets.form import FormDialog, Values

NAMES, FIGURES, YOU = mark("The bureau"), mark("Figures"), mark("You")

FIELDS_OF_FORM = (
    Field("bureau_zh", FIELDS["bureau_zh"], limit=60, group=NAMES),
    Field("bureau_en", FIELDS["bureau_en"], limit=80, group=NAMES),
    Field(
        "place", FIELDS["place"], limit=40, group=NAMES,
        hint=mark("The district's name as it stands in published figures, for example 越城区."),
    ),
    Field(
        "year", mark("Year to open with"), Kind.INTEGER, group=FIGURES,
        hint=mark("Empty: the current year."),
    ),
    Field(
        "export_currency", mark("Exports are reported in"), Kind.CHOICE, required=True,
        choices=currencies(("CNY", "USD", "EUR")), group=FIGURES,
    ),
    Field(
        "order_currency", mark("Orders are reported in"), Kind.CHOICE, required=True,
        choices=currencies(("USD", "CNY", "EUR")), group=FIGURES,
    ),
    Field(
        "person", mark("Your name"), limit=person.LIMIT, group=YOU,
        hint=mark("History shows it beside what you do, from the next start on. Empty: your login name."),
    ),
)  # fmt: skip


def open_window(context: Context, _focus: object = None, parent: QWidget | None = None) -> None:
    """Read the settings and open their form; a year that was changed is shown once it is saved."""

    def show(found: object) -> None:
        if isinstance(found, BureauSettings):
            open_form(context, found, parent)

    context.jobs.data(lambda: settings.get(context.workspace), show, key="settings form")


def open_form(context: Context, before: BureauSettings, parent: QWidget | None = None) -> FormDialog:
    """Open the form with ``before`` in it and return it."""
    form = FormDialog(tr("Bureau and figures"), FIELDS_OF_FORM, shown(before), check=check, parent=parent)

    def done(_changed: object) -> None:
        year = form_year.get("year", "")
        if year and year != before.year:
            context.desk.set_year(int(year))

    form_year: dict[str, str] = {}

    def save(values: Values) -> object:
        fresh = made(values, before)
        person.call(str(values["person"] or ""))
        form_year["year"] = fresh.year
        return settings.put(context.workspace, fresh)

    save_by(context, form, save, done)
    return form


def shown(before: BureauSettings) -> Values:
    """Return the settings as the form's values."""
    values: Values = {field.name: getattr(before, field.name) for field in FIELDS_OF_FORM[:-1]}
    year = int(before.year) if before.year.isdigit() else None
    return values | {"year": year, "person": person.name()}


def made(values: Values, before: BureauSettings) -> BureauSettings:
    """Return the settings that the form's values say; what the form does not show stays as it was."""
    texts = {name: str(value or "") for name, value in values.items() if name != "person"}
    return replace(before, **cast("Any", texts))


def check(values: Values) -> list[Finding]:
    """Return what is wrong with the values."""
    return rules.check(made(values, BureauSettings()))
