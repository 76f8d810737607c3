"""The form of a fee, and the small ones that make fees due, pay them and make them void."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from tradeplanner.app import fees
from tradeplanner.domain import fees as rules
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.fees import Fee, FeeKind
from tradeplanner.domain.findings import Finding
from tradeplanner.domain.ids import Changed, EditionId, FeeId, FirmId
from tradeplanner.domain.money import PLACES, Money
from tradeplanner.domain.participation import today
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms.choices import members
from tradeplanner.ui.forms.whose import edition_field, editions_offered, firm_field, firms_offered
from tradeplanner.ui.saving import save_by
from tradeplanner.ui.widgets.fields import Choice, Field, Kind
from tradeplanner.ui.widgets.form import FormDialog, Values

WHO, SUMS, REMARKS = mark("Firm and edition"), mark("Fee"), mark("Remarks")
TEXTS = ("receipt", "notes")
_FIRST = ("CNY", "USD", "EUR", "JPY", "HKD", "GBP")
Chosen = Sequence[tuple[FeeId, int]]


def fields(firms: Sequence[Choice], editions: Sequence[Edition]) -> tuple[Field, ...]:
    """Return the form's fields; what makes a fee void is asked for by its own act."""
    money = tuple(dict.fromkeys((*_FIRST, *PLACES)))
    return (
        firm_field(firms, WHO),
        edition_field(editions, WHO),
        Field("kind", mark("Kind of fee"), Kind.CHOICE, required=True, choices=members(FeeKind), group=SUMS),
        Field("due", FIELDS["due"], Kind.MONEY, required=True, currencies=money, group=SUMS),
        Field("due_on", FIELDS["due_on"], Kind.DATE, group=SUMS),
        Field("paid", FIELDS["paid"], Kind.MONEY, currencies=money, group=SUMS),
        Field("paid_on", FIELDS["paid_on"], Kind.DATE, group=SUMS),
        Field("receipt", FIELDS["receipt"], limit=60, group=SUMS),
        Field("notes", FIELDS["notes"], Kind.LONG, group=REMARKS),
    )


def open_form(
    context: Context, before: Fee | None = None, parent: QWidget | None = None, *,
    edition: EditionId | None = None,
) -> None:  # fmt: skip
    """Read what can be chosen, then open the form: of ``before``, or of a new fee at ``edition``."""
    ws = context.workspace
    kept = before.firm_id if before is not None else None

    def show(found: object) -> None:
        if isinstance(found, tuple):
            build(context, found, before, parent, edition=edition)

    context.jobs.data(lambda: (firms_offered(ws, kept), editions_offered(ws)), show, key="fee form")


def build(
    context: Context, offers: tuple[Sequence[Choice], Sequence[Edition]], before: Fee | None = None,
    parent: QWidget | None = None, *, edition: EditionId | None = None,
) -> FormDialog:  # fmt: skip
    """Open the form and return it."""
    ws, asked = context.workspace, fields(*offers)
    base = before or Fee(firm_id=FirmId(0), edition_id=edition or EditionId(0), due=Money(0, "CNY"))
    values: Values = {one.name: getattr(base, one.name) for one in asked}
    if before is None:
        values["due"] = None
    form = FormDialog(
        tr("Add a fee") if before is None else tr("Edit the fee"), asked, values,
        check=lambda found: check(found, base), parent=parent,
    )  # fmt: skip
    form.edits = before is not None

    def save(found: Values) -> Changed:
        fresh = made(found, base)
        return fees.add(ws, fresh) if fresh.id is None else fees.edit(ws, fresh)

    save_by(context, form, save)
    return form


def made(values: Values, before: Fee) -> Fee:
    """Return ``before`` with what the form says."""
    texts: Values = {name: str(values[name] or "").strip() for name in TEXTS}
    return replace(before, **(values | texts))  # type: ignore[arg-type]  # the form's kinds give these types


def check(values: Values, before: Fee) -> list[Finding]:
    """Return what is wrong with the values; the empty ones that are required the form tells itself."""
    return rules.check(made(values, before)) if isinstance(values["due"], Money) else []


def ask_payment(context: Context, chosen: Chosen, parent: QWidget | None = None) -> FormDialog:
    """Ask for the day and the receipt with which ``chosen`` are paid in full."""
    title = ntr("Record the payment of {count} fee", "Record the payment of {count} fees", len(chosen))
    asked = (
        Field("paid_on", FIELDS["paid_on"], Kind.DATE, required=True),
        Field("receipt", FIELDS["receipt"], limit=60),
    )
    form = FormDialog(title, asked, {"paid_on": today()}, parent=parent)
    ws = context.workspace
    save_by(
        context, form, lambda v: fees.pay(ws, chosen, _day(v["paid_on"]) or today(), str(v["receipt"] or ""))
    )
    return form


def ask_void(context: Context, chosen: Chosen, parent: QWidget | None = None) -> FormDialog:
    """Ask why ``chosen`` become void, and since when."""
    title = ntr("Make {count} fee void", "Make {count} fees void", len(chosen))
    asked = (
        Field("void_reason", FIELDS["void_reason"], required=True, limit=200),
        Field("voided_on", FIELDS["voided_on"], Kind.DATE, required=True),
    )
    form = FormDialog(title, asked, {"voided_on": today()}, parent=parent)
    ws = context.workspace

    def save(values: Values) -> Changed:
        return fees.void(ws, chosen, str(values["void_reason"] or ""), _day(values["voided_on"]) or today())

    save_by(context, form, save)
    return form


def ask_due(context: Context, edition: EditionId, parent: QWidget | None = None) -> FormDialog:
    """Ask for kind and day of the fees that become due of all confirmed firms."""
    asked = (
        Field(
            "kind", mark("Kind of fee"), Kind.CHOICE, required=True, choices=members(FeeKind),
            hint=mark(
                "From the allotment's fee, else from the booth price; firms with a booth fee are left out."
            ),
        ),
        Field("due_on", FIELDS["due_on"], Kind.DATE),
    )  # fmt: skip
    form = FormDialog(
        tr("Make fees due for all confirmed firms"), asked, {"kind": FeeKind.BOOTH_FINAL}, parent=parent
    )
    ws = context.workspace

    def save(values: Values) -> Changed:
        kind = values["kind"]
        kind = kind if isinstance(kind, FeeKind) else FeeKind.BOOTH_FINAL
        return fees.make_due(ws, edition, _day(values["due_on"]), kind)

    save_by(context, form, save)
    return form


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None
