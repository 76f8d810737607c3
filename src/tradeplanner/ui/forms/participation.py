"""The form of a registration, which holds a whole reply slip; ``moving`` moves many to another state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tradeplanner.app import participation
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain import participation as rules
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.findings import Finding
from tradeplanner.domain.ids import Changed, EditionId, FirmId
from tradeplanner.domain.participation import MOVES, NEEDS_REASON, Participation, State
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms.choices import market_choices, members
from tradeplanner.ui.forms.completing import complete, in_pinyin_order
from tradeplanner.ui.forms.moving import move
from tradeplanner.ui.forms.whose import edition_field, editions_offered, firm_field, firms_offered
from tradeplanner.ui.saving import Done, save_by
from tradeplanner.ui.widgets.fields import Choice, Field, Kind
from tradeplanner.ui.widgets.form import FormDialog, Values

__all__ = ["Offers", "build", "fields", "made", "move", "open_form", "read_offers"]

WHO, BOOTH, TRAVEL = mark("Firm and edition"), mark("Stand"), mark("People and freight")
GOODS, REMARKS = mark("Exhibits and markets"), mark("Remarks")
COMPLETED = ("booth_type", "freight", "exhibits", "brand")
"""Fields that offer what other registrations have there."""
TEXTS = ("state_reason", "booth_type", "exhibits", "exhibits_en", "hs", "brand", "freight", "wishes", "notes")


@dataclass(frozen=True, slots=True)
class Offers:
    """What the form offers: firms, editions with the newest year first, and words that complete."""

    firms: Sequence[Choice]
    editions: Sequence[Edition]
    words: Mapping[str, Sequence[str]] = field(default_factory=dict)


def read_offers(ws: Workspace, before: Participation | None = None) -> Offers:
    """Return what can be chosen; the firm of ``before`` too if it has left the register."""
    kept = before.firm_id if before is not None else None
    known = participation.words(ws, COMPLETED)
    return Offers(
        firms_offered(ws, kept),
        editions_offered(ws),
        {name: in_pinyin_order(known[name]) for name in COMPLETED},
    )


def fields(ws: Workspace, offers: Offers, before: Participation | None = None) -> tuple[Field, ...]:
    """Return the form's fields; a stored registration offers only the states it may go to."""
    states = list(State) if before is None else [s for s in State if not rules.check_move(before.state, s)]
    return (
        firm_field(offers.firms, WHO),
        edition_field(offers.editions, WHO),
        Field("applied_on", FIELDS["applied_on"], Kind.DATE, group=WHO),
        Field("state", FIELDS["state"], Kind.CHOICE, required=True, choices=members(states), group=WHO),
        Field("state_on", FIELDS["state_on"], Kind.DATE, group=WHO),
        Field("state_reason", FIELDS["state_reason"], required=True, limit=200, group=WHO),
        Field(
            "booths", FIELDS["booths"], Kind.DECIMAL, group=BOOTH, hint=mark("One standard booth is 9 m².")
        ),
        Field("booth_type", FIELDS["booth_type"], limit=40, group=BOOTH),
        Field(
            "booth_numbers", FIELDS["booth_numbers"], Kind.LIST, group=BOOTH,
            hint=mark("Several are parted by semicolons: A12; A13."),
        ),
        Field("area", FIELDS["area"], Kind.DECIMAL, group=BOOTH),
        Field("open_sides", FIELDS["open_sides"], Kind.INTEGER, group=BOOTH, hint=mark("1 to 4.")),
        Field(
            "wishes", FIELDS["wishes"], limit=200, group=BOOTH,
            hint=mark("Such as a hall, a corner, neighbours."),
        ),
        Field("people", FIELDS["people"], Kind.INTEGER, group=TRAVEL),
        Field("with_delegation", FIELDS["with_delegation"], Kind.TRISTATE, group=TRAVEL),
        Field("freight", FIELDS["freight"], limit=60, group=TRAVEL),
        Field("exhibits", FIELDS["exhibits"], limit=200, group=GOODS),
        Field("exhibits_en", FIELDS["exhibits_en"], limit=200, group=GOODS),
        Field("hs", FIELDS["hs"], limit=60, group=GOODS),
        Field("brand", FIELDS["brand"], limit=60, group=GOODS),
        Field(
            "target_markets", FIELDS["target_markets"], Kind.MANY, choices=market_choices(ws.markets),
            group=GOODS, hint=mark("Type a few letters and press Enter; each is added to the list."),
        ),
        Field("notes", FIELDS["notes"], Kind.LONG, group=REMARKS),
    )  # fmt: skip


def open_form(
    context: Context, before: Participation | None = None, parent: QWidget | None = None, *,
    edition: EditionId | None = None, firm: FirmId | None = None, done: Done | None = None,
) -> None:  # fmt: skip
    """Read what can be chosen, then open the form: of ``before``, or of a new one of ``firm`` at ``edition``.

    ``done(changed)`` follows a save.
    """

    def show(found: object) -> None:
        if isinstance(found, Offers):
            build(context, found, before, parent, edition=edition, firm=firm, done=done)

    context.jobs.data(lambda: read_offers(context.workspace, before), show, key="participation form")


def build(
    context: Context, offers: Offers, before: Participation | None = None, parent: QWidget | None = None, *,
    edition: EditionId | None = None, firm: FirmId | None = None, done: Done | None = None,
) -> FormDialog:  # fmt: skip
    """Open the form and return it."""
    ws = context.workspace
    base = before or Participation(firm_id=firm or FirmId(0), edition_id=edition or EditionId(0))
    asked = fields(ws, offers, before)
    form = FormDialog(
        tr("Register a firm") if before is None else tr("Edit the registration"),
        asked,
        _shown(asked, base, context.desk.year),
        check=lambda found: check(found, base),
        parent=parent,
    )
    form.edits = before is not None
    ReasonOfState(form)
    complete(form, offers.words)

    def save(found: Values) -> Changed:
        fresh = made(found, base)
        return participation.register(ws, fresh) if fresh.id is None else participation.edit(ws, fresh)

    save_by(context, form, save, done)
    return form


def _shown(asked: Sequence[Field], base: Participation, year: int) -> Values:
    values: Values = {one.name: getattr(base, one.name) for one in asked}
    today = date.today()  # noqa: DTZ011 — dates here are local calendar dates
    if base.id is None and today.year == year:
        values["applied_on"] = today
    return values


class ReasonOfState(QObject):
    """Asks for a reason only where the state needs one."""

    def __init__(self, form: FormDialog) -> None:
        """Follow ``form`` as long as it lives."""
        super().__init__(form)
        self._form = form
        form.entry("state").changed.connect(self.follow)  # type: ignore[attr-defined]  # every entry has it
        self.follow()

    def follow(self) -> None:
        """Show the reason's field, or put it away."""
        self._form.show_field("state_reason", shown=self._form.values()["state"] in NEEDS_REASON)
        self._form.recheck()


def made(values: Values, before: Participation) -> Participation:
    """Return ``before`` with what the form says; a reason goes with the state that it was given for."""
    texts: Values = {name: str(values[name] or "").strip() for name in TEXTS}
    if values["state"] not in NEEDS_REASON:
        texts["state_reason"] = before.state_reason if values["state"] is before.state else ""
    return replace(before, **(values | texts))  # type: ignore[arg-type]  # the form's kinds give these types


def check(values: Values, before: Participation) -> list[Finding]:
    """Return what is wrong with the values."""
    return rules.check(made(values, before))


def moves(rows: Sequence[Participation]) -> list[State]:
    """Return the states to which one of ``rows`` at least may go, in the order of the states."""
    allowed = {state for row in rows for state in MOVES[row.state]}
    return [state for state in State if state in allowed]
