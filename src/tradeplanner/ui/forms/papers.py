"""The form of a paper that a firm hands in."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from tradeplanner.app import papers
from tradeplanner.domain import papers as rules
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.ids import Changed
from tradeplanner.domain.papers import Paper, PaperKind
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms.choices import members, named
from tradeplanner.ui.forms.whose import editions_offered
from tradeplanner.ui.saving import save_by
from tradeplanner.ui.widgets.fields import Choice, Field, Kind
from tradeplanner.ui.widgets.form import FormDialog, Values


def fields(editions: Sequence[Edition]) -> tuple[Field, ...]:
    """Return the form's fields."""
    return (
        Field("kind", mark("Kind of paper"), Kind.CHOICE, required=True, choices=members(PaperKind)),
        Field("name", FIELDS["name"], limit=100, hint=mark("Needed for a paper of another kind.")),
        Field(
            "edition_id", FIELDS["edition_id"], Kind.SEARCH,
            choices=[Choice(edition.id, f"{edition.year} {named(edition)}") for edition in editions],
            hint=mark("Empty for a paper that is kept for all editions."),
        ),
        Field("due_on", FIELDS["due_on"], Kind.DATE),
        Field("received_on", FIELDS["received_on"], Kind.DATE, hint=mark("Empty while it is missing.")),
        Field(
            "place", mark("Where it lies"), limit=300,
            hint=mark("The file's whole path, or where the paper lies."),
        ),
        Field("notes", FIELDS["notes"], Kind.LONG),
    )  # fmt: skip


def open_form(context: Context, paper: Paper, parent: QWidget | None = None) -> None:
    """Read the editions, then open the form of a paper, a new one where it has no id."""

    def show(found: object) -> None:
        if isinstance(found, list):
            build(context, found, paper, parent)

    context.jobs.data(lambda: list(editions_offered(context.workspace)), show, key="paper form")


def build(
    context: Context, editions: Sequence[Edition], paper: Paper, parent: QWidget | None = None
) -> FormDialog:
    """Open the form and return it."""
    asked = fields(editions)
    form = FormDialog(
        tr("Expect a paper of the firm") if paper.id is None else tr("Edit the paper"),
        asked,
        {field.name: getattr(paper, field.name) for field in asked},
        check=lambda values: rules.check(made(values, paper)),
        parent=parent,
    )
    form.edits = paper.id is not None

    def save(values: Values) -> Changed:
        fresh = made(values, paper)
        return (
            papers.add(context.workspace, fresh)
            if fresh.id is None
            else papers.edit(context.workspace, fresh)
        )

    save_by(context, form, save)
    return form


def made(values: Values, before: Paper) -> Paper:
    """Return ``before`` with what the form says."""
    texts: Values = {name: str(values[name] or "").strip() for name in ("name", "place", "notes")}
    return replace(before, **(values | texts))  # type: ignore[arg-type]  # the form's kinds give these types
