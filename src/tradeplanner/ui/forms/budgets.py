"""The form of a budget line: what for, to whom, and what was planned, signed and paid."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from tradeplanner.app import budgets
from tradeplanner.app.budgets import BudgetReading
from tradeplanner.domain import budgets as rules
from tradeplanner.domain.budgets import BudgetLine, CostGroup
from tradeplanner.domain.findings import Finding
from tradeplanner.domain.ids import Changed
from tradeplanner.domain.money import PLACES
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms.choices import members
from tradeplanner.ui.saving import save_by
from tradeplanner.ui.widgets.fields import Field, Kind
from tradeplanner.ui.widgets.form import FormDialog, Values

TEXTS = ("name", "supplier", "notes")
MONIES = tuple(dict.fromkeys(("CNY", "USD", "EUR", "JPY", "HKD", *PLACES)))

FORM = (
    Field("cost_group", FIELDS["cost_group"], Kind.CHOICE, required=True, choices=members(CostGroup)),
    Field("name", FIELDS["name"], limit=100),
    Field("supplier", FIELDS["supplier"], limit=100),
    Field("planned", FIELDS["planned"], Kind.MONEY, currencies=MONIES),
    Field("committed", FIELDS["committed"], Kind.MONEY, currencies=MONIES,
          hint=mark("What has been ordered or signed.")),
    Field("actual", FIELDS["actual"], Kind.MONEY, currencies=MONIES, hint=mark("What was paid.")),
    Field(
        "rate", FIELDS["rate"], Kind.DECIMAL,
        hint=mark("Yuan for one unit; left empty, the stored rate of the opening day counts."),
    ),
    Field("due_on", FIELDS["due_on"], Kind.DATE),
    Field("notes", FIELDS["notes"], Kind.LONG),
)  # fmt: skip


def open_form(
    context: Context, before: BudgetLine, parent: QWidget | None = None, reading: BudgetReading | None = None
) -> FormDialog:
    """Open the form of ``before``, which is new without an id, and return it; ``reading`` is its budget."""
    title = tr("Add a budget line") if before.id is None else tr("Edit the budget line")
    values: Values = {field.name: getattr(before, field.name) for field in FORM}
    form = FormDialog(title, FORM, values, check=lambda found: check(found, before, reading), parent=parent)
    form.edits = before.id is not None

    def save(found: Values) -> Changed:
        fresh = made(found, before)
        if fresh.id is None:
            return budgets.add(context.workspace, fresh)
        return budgets.edit(context.workspace, fresh)

    save_by(context, form, save)
    return form


def made(values: Values, before: BudgetLine) -> BudgetLine:
    """Return ``before`` with what the form says."""
    texts: Values = {name: str(values[name] or "").strip() for name in TEXTS}
    return replace(before, **(values | texts))  # type: ignore[arg-type]  # the form's kinds give these types


def check(values: Values, before: BudgetLine, reading: BudgetReading | None = None) -> list[Finding]:
    """Return what is wrong with the values, and whether they pass the programme's ceiling."""
    after = made(values, before)
    if reading is None:
        return rules.check(after)
    return rules.check(after) + rules.told_beyond(reading.left, reading.ceiling, before, after)
