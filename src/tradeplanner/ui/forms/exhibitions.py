"""The form of a fair itself: what stays the same from edition to edition."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from tradeplanner.app import exhibitions
from tradeplanner.domain import exhibitions as rules
from tradeplanner.domain.exhibitions import Exhibition, Scope
from tradeplanner.domain.findings import Finding
from tradeplanner.domain.ids import Changed
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms.choices import market_choices, members
from tradeplanner.ui.forms.completing import complete
from tradeplanner.ui.forms.editions import Offers, read_offers
from tradeplanner.ui.saving import save_by
from tradeplanner.ui.widgets.fields import Field, Kind
from tradeplanner.ui.widgets.form import FormDialog, Values

NAMES, WHERE, NOTES = mark("Exhibition"), mark("Usual place"), mark("Notes")
TEXTS = ("name_zh", "name_en", "organiser", "market", "city", "venue", "contacts", "notes")


def fields(context: Context) -> tuple[Field, ...]:
    """Return the form's fields."""
    return (
        Field("name_zh", FIELDS["name_zh"], required=True, limit=100, group=NAMES),
        Field("name_en", FIELDS["name_en"], limit=100, group=NAMES),
        Field("scope", FIELDS["scope"], Kind.CHOICE, required=True, choices=members(Scope), group=NAMES),
        Field(
            "industries", FIELDS["industries"], Kind.LIST, group=NAMES,
            hint=mark("Several are parted by semicolons."),
        ),
        Field("organiser", FIELDS["organiser"], limit=100, group=NAMES),
        Field("contacts", FIELDS["contacts"], limit=200, group=NAMES),
        Field(
            "market", FIELDS["market"], Kind.SEARCH, choices=market_choices(context.workspace.markets),
            group=WHERE,
        ),
        Field("city", FIELDS["city"], limit=60, group=WHERE),
        Field("venue", FIELDS["venue"], limit=100, group=WHERE),
        Field("notes", FIELDS["notes"], Kind.LONG, group=NOTES),
    )  # fmt: skip


def open_form(context: Context, fair: Exhibition, parent: QWidget | None = None) -> None:
    """Read the known words, then open the form of ``fair``."""

    def show(found: object) -> None:
        if isinstance(found, Offers):
            build(context, found, fair, parent)

    context.jobs.data(lambda: read_offers(context.workspace), show, key="fair form")


def build(context: Context, offers: Offers, fair: Exhibition, parent: QWidget | None = None) -> FormDialog:
    """Open the form of ``fair`` and return it."""
    asked = fields(context)
    values: Values = {field.name: getattr(fair, field.name) for field in asked}
    title = tr("Edit the exhibition for all years")
    form = FormDialog(title, asked, values, check=lambda found: check(found, fair), parent=parent)
    form.edits = True
    words = {name: known for name, known in offers.words.items() if name in values}
    complete(form, words, lists=("industries",))

    def save(found: Values) -> Changed:
        return exhibitions.edit_exhibition(context.workspace, made(found, fair))

    save_by(context, form, save)
    return form


def made(values: Values, before: Exhibition) -> Exhibition:
    """Return ``before`` with what the form says."""
    texts: Values = {name: str(values[name] or "").strip() for name in TEXTS}
    return replace(before, **(values | texts))  # type: ignore[arg-type]  # the form's kinds give these types


def check(values: Values, before: Exhibition) -> list[Finding]:
    """Return what is wrong with the values."""
    return rules.check_exhibition(made(values, before))
