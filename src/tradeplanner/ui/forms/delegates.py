"""The form of a person of a delegation, and the question before a person is erased for good."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtWidgets import QWidget

from tradeplanner.app import delegates
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain import delegates as rules
from tradeplanner.domain.delegates import Delegate, Sex, VisaState
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.findings import Code, Finding, Severity, error
from tradeplanner.domain.ids import Changed, DelegateId, EditionId
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms.choices import market_choices, members
from tradeplanner.ui.forms.whose import edition_field, editions_offered, firms_offered
from tradeplanner.ui.saving import Done, save_by
from tradeplanner.ui.widgets.fields import Choice, Field, Kind
from tradeplanner.ui.widgets.form import FormDialog, Values

WHO, PAPERS = mark("Person"), mark("Passport and visa")
JOURNEY, REMARKS = mark("Journey"), mark("Contact and remarks")
TEXTS = (
    "delegation", "name", "employer", "position", "passport_no", "flight", "room", "phone",
    "emergency_contact", "notes",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Offers:
    """What the form offers: firms, and editions with the newest year first."""

    firms: Sequence[Choice]
    editions: Sequence[Edition]


def read_offers(ws: Workspace, before: Delegate | None = None) -> Offers:
    """Return what can be chosen; the firm of ``before`` too if it has left the register."""
    kept = before.firm_id if before is not None else None
    return Offers(firms_offered(ws, kept), editions_offered(ws))


def fields(ws: Workspace, offers: Offers) -> tuple[Field, ...]:
    """Return the form's fields."""
    return (
        Field("name", mark("Full name"), required=True, limit=60, group=WHO),
        Field("sex", FIELDS["sex"], Kind.CHOICE, choices=_or_unsaid(Sex), group=WHO),
        Field("born_on", FIELDS["born_on"], Kind.DATE, group=WHO),
        Field("employer", FIELDS["employer"], limit=100, group=WHO),
        Field("position", FIELDS["position"], limit=60, group=WHO),
        Field(
            "firm_id", FIELDS["firm_id"], Kind.SEARCH, choices=offers.firms, group=WHO,
            hint=mark("Empty for people of the bureau and guests."),
        ),
        edition_field(offers.editions, JOURNEY),
        Field("delegation", FIELDS["delegation"], limit=100, group=JOURNEY),
        Field("leaves_on", FIELDS["leaves_on"], Kind.DATE, group=JOURNEY),
        Field("back_on", FIELDS["back_on"], Kind.DATE, group=JOURNEY),
        Field("flight", FIELDS["flight"], limit=60, group=JOURNEY),
        Field("room", FIELDS["room"], limit=60, group=JOURNEY),
        Field("passport_no", FIELDS["passport_no"], limit=30, group=PAPERS),
        Field(
            "passport_expires", FIELDS["passport_expires"], Kind.DATE, group=PAPERS,
            hint=mark("It should hold for six months after the journey."),
        ),
        Field(
            "visa_market", FIELDS["visa_market"], Kind.SEARCH, choices=market_choices(ws.markets),
            group=PAPERS,
        ),
        Field("visa_state", FIELDS["visa_state"], Kind.CHOICE, choices=_or_unsaid(VisaState), group=PAPERS),
        Field("phone", FIELDS["phone"], limit=60, group=REMARKS),
        Field("emergency_contact", FIELDS["emergency_contact"], limit=100, group=REMARKS),
        Field("notes", FIELDS["notes"], Kind.LONG, group=REMARKS),
    )  # fmt: skip


def _or_unsaid(kind: Iterable[StrEnum]) -> Callable[[], list[Choice]]:
    """Return a function that gives nothing said, and then the members in words."""
    known = members(kind)
    return lambda: [Choice(None, ""), *known()]


def open_form(
    context: Context, before: Delegate | None = None, parent: QWidget | None = None, *,
    edition: EditionId | None = None, done: Done | None = None,
) -> None:  # fmt: skip
    """Read what can be chosen, then open the form: of ``before``, or of a new person at ``edition``."""

    def show(found: object) -> None:
        if isinstance(found, Offers):
            build(context, found, before, parent, edition=edition, done=done)

    context.jobs.data(lambda: read_offers(context.workspace, before), show, key="delegate form")


def build(
    context: Context, offers: Offers, before: Delegate | None = None, parent: QWidget | None = None, *,
    edition: EditionId | None = None, done: Done | None = None,
) -> FormDialog:  # fmt: skip
    """Open the form and return it."""
    ws = context.workspace
    base = before or Delegate(edition_id=edition or EditionId(0), name="")
    asked = fields(ws, offers)
    form = FormDialog(
        tr("Add a person to the delegation") if before is None else tr("Edit the person"),
        asked,
        {one.name: getattr(base, one.name) for one in asked},
        check=lambda found: check(found, base),
        parent=parent,
    )
    form.edits = before is not None

    def save(found: Values) -> Changed:
        fresh = made(found, base)
        return delegates.add(ws, fresh) if fresh.id is None else delegates.edit(ws, fresh)

    save_by(context, form, save, done)
    return form


def made(values: Values, before: Delegate) -> Delegate:
    """Return ``before`` with what the form says."""
    texts: Values = {name: str(values[name] or "").strip() for name in TEXTS}
    texts["visa_market"] = str(values["visa_market"] or "")
    return replace(before, **(values | texts))  # type: ignore[arg-type]  # the form's kinds give these types


def check(values: Values, before: Delegate) -> list[Finding]:
    """Return what is wrong with the values, and what is worth a look."""
    person = made(values, before)
    return [*rules.check(person), *rules.doubts(person)]


def ask_erase(context: Context, ids: Sequence[DelegateId], parent: QWidget | None = None) -> FormDialog:
    """Warn before people are erased, and erase them once a person has agreed; return the form."""
    title = ntr("Erase {count} person for good", "Erase {count} people for good", len(ids))
    sure = Field("sure", mark("I have read this; erase for good"), Kind.FLAG)
    form = FormDialog(title, [sure], {"sure": False}, check=_agreed, save=tr("Erase"), parent=parent)
    save_by(context, form, lambda _: delegates.erase(context.workspace, ids))
    form.recheck()
    return form


def _agreed(values: Values) -> list[Finding]:
    warning = Finding(Code.ERASE_WARNING, Severity.WARNING)
    return [warning] if values["sure"] else [warning, error(Code.REQUIRED, "sure")]
