"""What belongs to a firm, in lists on its card: its people, papers and fees, and its group's other firms."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from tradeplanner.app import papers, people
from tradeplanner.app.firm_exports import YearOfExports
from tradeplanner.domain.fees import Fee, FeeState, state
from tradeplanner.domain.findings import mask
from tradeplanner.domain.ids import EditionId, FirmId, PaperId, PersonId
from tradeplanner.domain.papers import Paper
from tradeplanner.domain.people import Person
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import mark, tr
from tradeplanner.i18n.words import word
from tradeplanner.ui.captions import listed
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import papers as paper_form
from tradeplanner.ui.forms import people as person_form
from tradeplanner.ui.pages.firms.listing import Deed, Listing
from tradeplanner.ui.saving import act
from tradeplanner.ui.widgets.columns import Column
from tradeplanner.ui.widgets.compact import Compact
from tradeplanner.ui.widgets.facts import Fact

Whose = Callable[[], FirmId | None]
Named = Callable[[EditionId | None], str]


def people_list(context: Context, window: QWidget, firm: Whose, masked: Callable[[], bool]) -> Listing:
    """Return the list of a firm's people, ``masked()`` or in full."""

    def shown(value: str) -> str:
        return mask(value) if masked() and value else value

    def edit(row: object) -> None:
        number = firm()
        if isinstance(row, Person):
            person_form.open_form(context, row, window.window())
        elif number is not None:
            person_form.open_form(context, Person(firm_id=number, name=""), window.window())

    def remove(row: Person) -> None:
        act(context, lambda: people.remove(context.workspace, PersonId(row.id or 0), row.version))

    columns = (
        Column("name", mark("Full name"), lambda p: p.name, lambda p: shown(p.name)),
        Column("position", mark("Position"), lambda p: p.position),
        Column("phone", mark("Phone"), lambda p: p.phone, lambda p: shown(p.phone)),
    )
    deeds = (
        Deed(mark("Edit the person…"), edit),
        Deed(mark("Delete the person"), remove),
        Deed(mark("Add a person…"), edit, on_row=False),
    )
    return Listing(mark("People of this firm"), columns, "position", deeds)


def papers_list(context: Context, window: QWidget, firm: Whose, named: Named) -> Listing:
    """Return the list of a firm's papers, the missing ones told as such."""

    def edit(row: object) -> None:
        number = firm()
        if isinstance(row, Paper):
            paper_form.open_form(context, row, window.window())
        elif number is not None:
            paper_form.open_form(context, Paper(firm_id=number), window.window())

    def remove(row: Paper) -> None:
        act(context, lambda: papers.remove(context.workspace, PaperId(row.id or 0), row.version))

    columns = (
        Column("what", mark("Paper"), lambda p: _beside(p.name or word(p.kind), p.edition_id, named)),
        Column("state", mark("State"), paper_state, tone=lambda p: "" if p.received_on else "amber_text"),
    )
    deeds = (
        Deed(mark("Edit the paper…"), edit),
        Deed(mark("Open the file"), lambda row: open_paper(context, row)),
        Deed(mark("Delete the paper"), remove),
        Deed(mark("Expect a paper…"), edit, on_row=False),
    )
    return Listing(mark("Papers of this firm"), columns, "what", deeds)


def _beside(what: str, edition: EditionId | None, named: Named) -> str:
    """Return a thing with its edition, which gives way first where the card is narrow."""
    return f"{what} · {named(edition)}" if edition else what


def paper_state(paper: Paper) -> str:
    """Say when a paper came, or that it is missing and by when it is due."""
    if paper.received_on:
        return tr("received {day}", day=formats.day(paper.received_on))
    return tr("missing, due {day}", day=formats.day(paper.due_on)) if paper.due_on else tr("missing")


def open_paper(context: Context, paper: Paper) -> None:
    """Open the file that a paper names, or say where the paper lies."""
    if paper.place and Path(paper.place).is_file():
        QDesktopServices.openUrl(QUrl.fromLocalFile(paper.place))
    else:
        place = paper.place or "—"
        context.notices.say(tr("There is no file at this place: {place}", place=place))


def fees_list(named: Named) -> Compact:
    """Return the list of a firm's fees, to be read only."""
    columns = (
        Column("what", mark("Fee"), lambda f: _beside(word(f.kind), f.edition_id, named)),
        Column("due", mark("Due"), lambda f: f.due.amount, lambda f: formats.compact(f.due)),
        Column("state", mark("State"), lambda f: word(state(f)), tone=_fee_tone),
    )
    return Compact(mark("Fees of this firm"), columns, wide="what", heads=False)


def _fee_tone(fee: Fee) -> str:
    return "amber_text" if state(fee) in (FeeState.DUE, FeeState.PART) else ""


def group_list() -> Compact:
    """Return the list of the other firms of the group."""
    columns = (
        Column("name", mark("Firm"), lambda c: c.name_zh),
        Column("town", mark("Town"), lambda c: c.town),
    )
    return Compact(mark("Firms of the same group"), columns, wide="name", heads=False)


def years(found: Sequence[YearOfExports]) -> list[Fact]:
    """Return a firm's exports by year, each month in the hint."""
    return [
        Fact(
            formats.months_of(one.year, one.spans[0].first, max(span.last for span in one.spans)),
            formats.compact(one.value),
            listed(
                [
                    f"{formats.months(span.first, span.last)} {formats.compact(span.value)}"
                    for span in one.spans
                ]
            ),
        )
        for one in found
    ]
