"""The form of a milestone: counted from the edition's days, or on a day of its own."""

from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tradeplanner.app import milestones
from tradeplanner.domain import milestones as rules
from tradeplanner.domain.findings import Code, Finding, error
from tradeplanner.domain.ids import Changed
from tradeplanner.domain.milestones import Anchor, Milestone, MilestoneKind
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms.choices import members
from tradeplanner.ui.saving import save_by
from tradeplanner.ui.widgets.fields import Field, Kind
from tradeplanner.ui.widgets.form import FormDialog, Values

TEXTS = ("name", "owner", "notes")
COUNTED = ("plus_months", "plus_days")

FORM = (
    Field("kind", mark("What is due"), Kind.CHOICE, required=True, choices=members(MilestoneKind)),
    Field(
        "name", FIELDS["name"], limit=100, hint=mark("Your own word for it; left empty, that of its kind.")
    ),
    Field(
        "anchor", FIELDS["anchor"], Kind.CHOICE, choices=members(Anchor),
        hint=mark("Left empty, its day is set by hand and stays when the edition is moved."),
    ),
    Field("plus_months", FIELDS["plus_months"], Kind.INTEGER, hint=mark("Below zero: before it.")),
    Field("plus_days", FIELDS["plus_days"], Kind.INTEGER, hint=mark("Below zero: before it.")),
    Field("due_on", FIELDS["due_on"], Kind.DATE),
    Field("done_on", FIELDS["done_on"], Kind.DATE),
    Field("owner", FIELDS["owner"], limit=40),
    Field("notes", FIELDS["notes"], Kind.LONG),
)  # fmt: skip


class CountedOrSet(QObject):
    """Asks either for what the day is counted by, or for the day."""

    def __init__(self, form: FormDialog) -> None:
        """Follow ``form`` as long as it lives."""
        super().__init__(form)
        self._form = form
        form.entry("anchor").changed.connect(self.follow)  # type: ignore[attr-defined]  # every entry has it
        self.follow()

    def follow(self) -> None:
        """Show the fields of the way that is chosen."""
        counted = self._form.values()["anchor"] is not None
        for name in COUNTED:
            self._form.show_field(name, shown=counted)
        self._form.show_field("due_on", shown=not counted)


def open_form(context: Context, before: Milestone, parent: QWidget | None = None) -> FormDialog:
    """Open the form of ``before``, which is new without an id, and return it."""
    title = tr("Add a milestone") if before.id is None else tr("Edit the milestone")
    values: Values = {field.name: getattr(before, field.name) for field in FORM}
    form = FormDialog(title, FORM, values, check=lambda found: check(found, before), parent=parent)
    form.edits = before.id is not None
    CountedOrSet(form)

    def save(found: Values) -> Changed:
        fresh = made(found, before)
        if fresh.id is None:
            return milestones.add(context.workspace, fresh)
        return milestones.edit(context.workspace, fresh)

    save_by(context, form, save)
    return form


def made(values: Values, before: Milestone) -> Milestone:
    """Return ``before`` with what the form says; nothing added is nought."""
    texts: Values = {name: str(values[name] or "").strip() for name in TEXTS}
    counts: Values = {name: values[name] or 0 for name in COUNTED}
    day: Values = {"due_on": values["due_on"] or before.due_on}
    return replace(before, **(values | texts | counts | day))  # type: ignore[arg-type]  # the form's kinds


def check(values: Values, before: Milestone) -> list[Finding]:
    """Return what is wrong with the values."""
    missing = values["anchor"] is None and values["due_on"] is None
    findings = [error(Code.REQUIRED, "due_on")] if missing else []
    return findings + rules.check(made(values, before))
