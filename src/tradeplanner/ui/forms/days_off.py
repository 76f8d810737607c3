"""The form of a year's days off and make-up workdays in China, a line each, as the notice has them."""

from PySide6.QtWidgets import QWidget

from tradeplanner.app import holidays
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui.context import Context
from tradeplanner.ui.saving import save_by
from tradeplanner.ui.widgets.fields import Field, Kind
from tradeplanner.ui.widgets.form import FormDialog

HINT = mark("A line each: 2027-02-06 — 2027-02-12 休 春节. Left empty, the days known to the program count.")


def open_form(context: Context, year: int, parent: QWidget | None = None) -> None:
    """Read the days of ``year`` and open the form; what is saved counts for the year from then on."""
    ws = context.workspace

    def show(text: object) -> None:
        fields = [Field("days_off", FIELDS["days_off"], Kind.LONG, hint=HINT)]
        title = tr("Days off of {year} in China", year=year)
        form = FormDialog(title, fields, {"days_off": str(text)}, parent=parent)
        save_by(context, form, lambda values: holidays.enter(ws, year, str(values["days_off"] or "")))

    context.jobs.data(lambda: holidays.text_of(ws, year), show, context.notices.error, key="days off")
