"""The form of a programme: a year's campaign and its aims."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from tradeplanner.app import programmes
from tradeplanner.domain import programmes as rules
from tradeplanner.domain.findings import Finding
from tradeplanner.domain.ids import Changed
from tradeplanner.domain.programmes import Programme
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui.context import Context
from tradeplanner.ui.saving import save_by
from tradeplanner.ui.widgets.fields import Field, Kind
from tradeplanner.ui.widgets.form import FormDialog, Values

NAMES, AIMS, NOTES = mark("Programme"), mark("Aims of the year"), mark("Notes")
TEXTS = ("name_zh", "name_en", "notes")

FORM = (
    Field("name_zh", FIELDS["name_zh"], required=True, limit=100, group=NAMES),
    Field("name_en", FIELDS["name_en"], limit=100, group=NAMES),
    Field("year", FIELDS["year"], Kind.INTEGER, required=True, group=NAMES),
    Field("aim_key_exhibitions", FIELDS["aim_key_exhibitions"], Kind.INTEGER, group=AIMS),
    Field(
        "aim_firms", FIELDS["aim_firms"], Kind.INTEGER, group=AIMS,
        hint=mark("Each firm once, however often it goes."),
    ),
    Field(
        "aim_firm_visits", FIELDS["aim_firm_visits"], Kind.INTEGER, group=AIMS,
        hint=mark("A firm at two exhibitions is two firm-visits."),
    ),
    Field("aim_booths", FIELDS["aim_booths"], Kind.INTEGER, group=AIMS),
    Field(
        "aim_orders", FIELDS["aim_orders"], Kind.MONEY, currencies=("USD", "CNY", "EUR"), group=AIMS,
        hint=mark("Actual orders. Takes 万 and 亿: 5亿."),
    ),
    Field(
        "budget_ceiling", FIELDS["budget_ceiling"], Kind.MONEY, currencies=("CNY", "USD", "EUR"), group=AIMS,
        hint=mark("What all editions of the programme together may cost."),
    ),
    Field("notes", FIELDS["notes"], Kind.LONG, group=NOTES),
)  # fmt: skip


def open_form(
    context: Context, programme: Programme | None = None, parent: QWidget | None = None
) -> FormDialog:
    """Open the form of ``programme``, or of a new one of the year in view, and return it."""
    before = programme or Programme(year=context.desk.year, name_zh="")
    title = tr("Add a programme") if programme is None else tr("Edit the programme")
    values: Values = {field.name: getattr(before, field.name) for field in FORM}
    form = FormDialog(title, FORM, values, check=lambda found: check(found, before), parent=parent)
    form.edits = programme is not None

    def save(found: Values) -> Changed:
        fresh = made(found, before)
        if fresh.id is None:
            return programmes.add(context.workspace, fresh)
        return programmes.edit(context.workspace, fresh)

    save_by(context, form, save)
    return form


def made(values: Values, before: Programme) -> Programme:
    """Return ``before`` with what the form says."""
    texts: Values = {name: str(values[name] or "").strip() for name in TEXTS}
    return replace(before, **(values | texts))  # type: ignore[arg-type]  # the form's kinds give these types


def check(values: Values, before: Programme) -> list[Finding]:
    """Return what is wrong with the values."""
    return rules.check(made(values, before))
