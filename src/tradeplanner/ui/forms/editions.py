"""The form of an edition: this year's holding of a fair, so that orders can refer to it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from tradeplanner.app import exhibitions
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain import exhibitions as rules
from tradeplanner.domain.exhibitions import Edition, Exhibition, FairClass, Scope, Status
from tradeplanner.domain.findings import Finding
from tradeplanner.domain.ids import Changed, ExhibitionId
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms.choices import fair_choices, market_choices, members
from tradeplanner.ui.saving import save_by
from tradeplanner.ui.widgets.fields import Field, Kind
from tradeplanner.ui.widgets.form import FormDialog, Values

FAIR, WHERE, AIMS, STATE = mark("Exhibition"), mark("Where and when"), mark("Aims"), FIELDS["status"]
TEXTS = ("name_zh", "name_en", "market", "city", "venue", "organiser", "owner", "status_reason", "notes")


def fields(ws: Workspace, fairs: Sequence[Exhibition]) -> tuple[Field, ...]:
    """Return the form's fields, offering the recurring ``fairs``."""
    known = fair_choices(fairs)
    return (
        Field("name_zh", FIELDS["name_zh"], required=True, limit=100, group=FAIR),
        Field("name_en", FIELDS["name_en"], limit=100, group=FAIR),
        Field("year", FIELDS["year"], Kind.INTEGER, required=True, group=FAIR),
        Field(
            "exhibition_id", mark("Edition of"), Kind.SEARCH, choices=known, group=FAIR,
            hint=mark("The recurring fair. Left empty, it is found or made by the name."),
        ),
        Field(
            "fair_class", FIELDS["fair_class"], Kind.CHOICE, required=True, choices=members(FairClass),
            group=FAIR,
        ),
        Field("scope", FIELDS["scope"], Kind.CHOICE, required=True, choices=members(Scope), group=FAIR),
        Field("organiser", FIELDS["organiser"], limit=100, group=FAIR),
        Field("market", FIELDS["market"], Kind.SEARCH, choices=market_choices(ws.markets), group=WHERE),
        Field("city", FIELDS["city"], limit=60, group=WHERE),
        Field("venue", FIELDS["venue"], limit=100, group=WHERE),
        Field("opens", FIELDS["opens"], Kind.DATE, group=WHERE),
        Field("closes", FIELDS["closes"], Kind.DATE, group=WHERE),
        Field("aim_firms", FIELDS["aim_firms"], Kind.INTEGER, group=AIMS),
        Field("aim_booths", FIELDS["aim_booths"], Kind.INTEGER, group=AIMS),
        Field("aim_orders", FIELDS["aim_orders"], Kind.MONEY, currencies=("USD", "CNY", "EUR"), group=AIMS),
        Field("booth_quota", FIELDS["booth_quota"], Kind.INTEGER, group=AIMS),
        Field("status", FIELDS["status"], Kind.CHOICE, required=True, choices=members(Status), group=STATE),
        Field("status_reason", FIELDS["status_reason"], limit=200, group=STATE),
        Field("owner", FIELDS["owner"], limit=40, group=STATE),
        Field("notes", FIELDS["notes"], Kind.LONG, group=STATE),
    )  # fmt: skip


def open_form(context: Context, edition: Edition | None = None, parent: QWidget | None = None) -> None:
    """Read the fairs, then open the form: of ``edition``, or of a new one of the year in view."""

    def show(found: object) -> None:
        if isinstance(found, list):
            build(context, found, edition, parent)

    context.jobs.data(lambda: exhibitions.all(context.workspace), show, key="edition form")


def build(
    context: Context,
    fairs: Sequence[Exhibition],
    edition: Edition | None = None,
    parent: QWidget | None = None,
) -> FormDialog:
    """Open the form and return it."""
    ws = context.workspace
    before = edition or Edition(exhibition_id=ExhibitionId(0), year=context.desk.year, name_zh="")
    title = tr("Add an edition") if edition is None else tr("Edit the edition")
    asked = fields(ws, fairs)
    values: Values = {field.name: getattr(before, field.name) for field in asked}
    form = FormDialog(title, asked, values, check=lambda found: check(found, before), parent=parent)

    def save(found: Values) -> Changed:
        fresh = made(found, before)
        return exhibitions.add_edition(ws, fresh) if fresh.id is None else exhibitions.edit_edition(ws, fresh)

    save_by(context, form, save)
    return form


def made(values: Values, before: Edition) -> Edition:
    """Return ``before`` with what the form says; no fair chosen means the one it had, or a new one."""
    texts: Values = {name: str(values[name] or "").strip() for name in TEXTS}
    fair: Values = {"exhibition_id": values["exhibition_id"] or before.exhibition_id}
    return replace(before, **(values | texts | fair))  # type: ignore[arg-type]  # the form's kinds give these


def check(values: Values, before: Edition) -> list[Finding]:
    """Return what is wrong with the values."""
    return rules.check(made(values, before))
