"""The form of one export figure: a month, January and February together, or a year to date."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from tradeplanner.app import exports, firms
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain import exports as rules
from tradeplanner.domain.exports import ExportRecord, Flow
from tradeplanner.domain.findings import Finding
from tradeplanner.domain.firms import Firm
from tradeplanner.domain.ids import Changed
from tradeplanner.domain.money import Money
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms.choices import firm_choices, market_choices, members, months
from tradeplanner.ui.saving import save_by
from tradeplanner.ui.widgets.fields import Field, Kind
from tradeplanner.ui.widgets.form import FormDialog, Values

PERIOD, WHOSE, FIGURE = mark("Period"), mark("Whose figure"), mark("Figure")
TEXTS = ("place", "industry", "market", "hs", "source")


def fields(ws: Workspace, register: Sequence[Firm]) -> tuple[Field, ...]:
    """Return the form's fields, offering the firms of ``register``."""
    firms_offered = firm_choices(register)
    return (
        Field("year", FIELDS["year"], Kind.INTEGER, required=True, group=PERIOD),
        Field("first_month", FIELDS["first_month"], Kind.CHOICE, required=True, choices=months, group=PERIOD),
        Field("last_month", FIELDS["last_month"], Kind.CHOICE, required=True, choices=months, group=PERIOD),
        Field("cumulative", FIELDS["cumulative"], Kind.FLAG, group=PERIOD),
        Field("firm_id", FIELDS["firm_id"], Kind.SEARCH, choices=firms_offered, group=WHOSE),
        Field(
            "place", FIELDS["place"], limit=40, group=WHOSE,
            hint=mark("Where the figure is not one firm's: the district or town it is published for."),
        ),
        Field(
            "market", FIELDS["market"], Kind.SEARCH, choices=market_choices(ws.markets, areas=True),
            group=WHOSE,
        ),
        Field("industry", FIELDS["industry"], limit=40, group=WHOSE),
        Field("hs", FIELDS["hs"], limit=10, group=WHOSE),
        Field("flow", FIELDS["flow"], Kind.CHOICE, required=True, choices=members(Flow), group=FIGURE),
        Field("value", FIELDS["value"], Kind.MONEY, required=True, group=FIGURE),
        Field("growth", FIELDS["growth"], Kind.DECIMAL, group=FIGURE),
        Field("source", FIELDS["source"], limit=200, group=FIGURE),
    )  # fmt: skip


def open_form(context: Context, record: ExportRecord | None = None, parent: QWidget | None = None) -> None:
    """Read the firms, then open the form: of ``record``, or of a new figure of the year in view."""

    def show(found: object) -> None:
        if isinstance(found, list):
            build(context, found, record, parent)

    context.jobs.data(lambda: firms.all(context.workspace, retired=True), show, key="export form")


def build(
    context: Context,
    register: Sequence[Firm],
    record: ExportRecord | None = None,
    parent: QWidget | None = None,
) -> FormDialog:
    """Open the form and return it."""
    ws = context.workspace
    before = record or ExportRecord(
        year=context.desk.year, first_month=1, last_month=1, value=Money(0, "CNY"), place=""
    )
    title = tr("Add an export figure") if record is None else tr("Correct the export figure")
    asked = fields(ws, register)
    values = {field.name: getattr(before, field.name) for field in asked}
    if record is None:
        values["value"] = None
    form = FormDialog(title, asked, values, check=lambda found: check(found, before), parent=parent)
    form.edits = record is not None

    def save(found: Values) -> Changed:
        fresh = made(found, before)
        return exports.add(ws, fresh) if fresh.id is None else exports.edit(ws, fresh)

    save_by(context, form, save)
    return form


def made(values: Values, before: ExportRecord) -> ExportRecord:
    """Return ``before`` with what the form says."""
    texts: Values = {name: str(values[name] or "").strip() for name in TEXTS}
    return replace(before, **(values | texts))  # type: ignore[arg-type]  # the form's kinds give these types


def check(values: Values, before: ExportRecord) -> list[Finding]:
    """Return what is wrong with the values."""
    return rules.check(made(values, before))
