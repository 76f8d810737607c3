"""The form of a person of a firm."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from tradeplanner.app import people
from tradeplanner.domain import people as rules
from tradeplanner.domain.ids import Changed
from tradeplanner.domain.people import Person
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui.context import Context
from tradeplanner.ui.saving import save_by
from tradeplanner.ui.widgets.fields import Field, Kind
from tradeplanner.ui.widgets.form import FormDialog, Values

FORM = (
    Field("name", mark("Full name"), required=True, limit=60),
    Field("position", FIELDS["position"], limit=60),
    Field("phone", FIELDS["phone"], limit=60),
    Field("email", FIELDS["email"], limit=100),
    Field("notes", FIELDS["notes"], Kind.LONG),
)


def open_form(context: Context, person: Person, parent: QWidget | None = None) -> FormDialog:
    """Open the form of a person, a new one where it has no id, and return it."""
    form = FormDialog(
        tr("Add a person of the firm") if person.id is None else tr("Edit the person of the firm"),
        FORM,
        {field.name: getattr(person, field.name) for field in FORM},
        check=lambda values: rules.check(made(values, person)),
        parent=parent,
    )
    form.edits = person.id is not None

    def save(values: Values) -> Changed:
        fresh = made(values, person)
        return (
            people.add(context.workspace, fresh)
            if fresh.id is None
            else people.edit(context.workspace, fresh)
        )

    save_by(context, form, save)
    return form


def made(values: Values, before: Person) -> Person:
    """Return ``before`` with what the form says."""
    texts: Values = {field.name: str(values[field.name] or "").strip() for field in FORM}
    return replace(before, **texts)  # type: ignore[arg-type]  # fields of a person that are texts
