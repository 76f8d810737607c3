"""The form of what a firm states of a year: one for entering, correcting and taking off."""

from PySide6.QtWidgets import QWidget

from tradeplanner.app import firms
from tradeplanner.domain import firms as rules
from tradeplanner.domain.findings import Finding
from tradeplanner.domain.firms import Firm
from tradeplanner.domain.ids import Changed, FirmId
from tradeplanner.domain.money import Money
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui.context import Context
from tradeplanner.ui.saving import save_by
from tradeplanner.ui.widgets.fields import Choice, Field, Kind
from tradeplanner.ui.widgets.form import FormDialog, Values

MEASURES = {"exports": FIELDS["exports"], "trade": FIELDS["trade"]}

FORM = (
    Field("year", FIELDS["year"], Kind.INTEGER, required=True),
    Field(
        "measure", FIELDS["measure"], Kind.CHOICE, required=True,
        choices=lambda: [Choice(key, tr(word)) for key, word in MEASURES.items()],
    ),
    Field(
        "value", FIELDS["value"], Kind.MONEY, currencies=("USD", "CNY"),
        hint=mark("Empty: the year's figure is taken off."),
    ),
)  # fmt: skip


def open_form(context: Context, firm: Firm, parent: QWidget | None = None) -> FormDialog:
    """Open the form for ``firm``, at the year before the one in view, and return it."""
    values: Values = {"year": context.desk.year - 1, "measure": "exports", "value": None}
    title = tr("Yearly figure of {name}", name=firm.name_zh)
    form = FormDialog(title, FORM, values, check=check, parent=parent)
    number = FirmId(firm.id or 0)

    def save(found: Values) -> Changed:
        year, value = _parts(found)
        return firms.state(context.workspace, number, year, value, measure=str(found["measure"]))

    save_by(context, form, save)
    return form


def check(values: Values) -> list[Finding]:
    """Return what is wrong with the values."""
    return rules.check_figure(*_parts(values))


def _parts(values: Values) -> tuple[int, Money | None]:
    year, value = values["year"], values["value"]
    return year if isinstance(year, int) else 0, value if isinstance(value, Money) else None
