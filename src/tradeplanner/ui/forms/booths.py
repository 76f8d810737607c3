"""The form of a booth: where it lies, whose it is, what stands on its fascia, and what it costs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QWidget

from tradeplanner.app import booths
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain import booths as rules
from tradeplanner.domain.booths import Booth
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.findings import Finding
from tradeplanner.domain.ids import Changed, EditionId
from tradeplanner.domain.money import PLACES
from tradeplanner.domain.rates import HOME
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms.whose import edition_field, editions_offered, firms_offered
from tradeplanner.ui.saving import Done, save_by
from tradeplanner.ui.widgets.fields import Choice, Field, Kind
from tradeplanner.ui.widgets.form import FormDialog, Values

WHERE, WHO, COST, REMARKS = mark("Booth"), mark("Firm and fascia"), mark("Fee"), mark("Remarks")
TEXTS = ("hall", "number", "booth_type", "fascia_zh", "fascia_en", "receipt", "notes")
_FEES = ("CNY", "USD", "EUR", "JPY", "HKD", "GBP")


@dataclass(frozen=True, slots=True)
class Offers:
    """What the form offers: firms, and editions with the newest year first."""

    firms: Sequence[Choice]
    editions: Sequence[Edition]


def read_offers(ws: Workspace, before: Booth | None = None) -> Offers:
    """Return what can be chosen; the firm of ``before`` too if it has left the register."""
    kept = before.firm_id if before is not None else None
    return Offers(firms_offered(ws, kept), editions_offered(ws))


def fields(offers: Offers) -> tuple[Field, ...]:
    """Return the form's fields."""
    fees = tuple(dict.fromkeys((*_FEES, *PLACES)))
    return (
        Field("hall", FIELDS["hall"], limit=40, group=WHERE),
        Field("number", FIELDS["number"], required=True, limit=40, group=WHERE),
        edition_field(offers.editions, WHERE),
        Field("booth_type", FIELDS["booth_type"], limit=40, group=WHERE),
        Field("area", FIELDS["area"], Kind.DECIMAL, group=WHERE),
        Field("open_sides", FIELDS["open_sides"], Kind.INTEGER, group=WHERE, hint=mark("1 to 4.")),
        Field(
            "firm_id", FIELDS["firm_id"], Kind.SEARCH, choices=offers.firms, group=WHO,
            hint=mark("Leave it empty for a booth that is still free."),
        ),
        Field("fascia_zh", FIELDS["fascia_zh"], limit=100, group=WHO),
        Field("fascia_en", FIELDS["fascia_en"], limit=100, group=WHO),
        Field("fee", FIELDS["fee"], Kind.MONEY, currencies=fees, group=COST),
        Field("fee_rate", FIELDS["fee_rate"], Kind.DECIMAL, group=COST,
              hint=mark("Yuan for one unit of the fee's currency.")),
        Field("fee_home", FIELDS["fee_home"], Kind.MONEY, currencies=(HOME,), group=COST),
        Field("paid", FIELDS["paid"], Kind.MONEY, currencies=fees, group=COST),
        Field("receipt", FIELDS["receipt"], limit=60, group=COST),
        Field("notes", FIELDS["notes"], Kind.LONG, group=REMARKS),
    )  # fmt: skip


def open_form(
    context: Context, before: Booth | None = None, parent: QWidget | None = None, *,
    edition: EditionId | None = None, done: Done | None = None,
) -> None:  # fmt: skip
    """Read what can be chosen, then open the form: of ``before``, or of a new booth at ``edition``."""

    def show(found: object) -> None:
        if isinstance(found, Offers):
            build(context, found, before, parent, edition=edition, done=done)

    context.jobs.data(lambda: read_offers(context.workspace, before), show, key="booth form")


def build(
    context: Context, offers: Offers, before: Booth | None = None, parent: QWidget | None = None, *,
    edition: EditionId | None = None, done: Done | None = None,
) -> FormDialog:  # fmt: skip
    """Open the form and return it."""
    ws = context.workspace
    base = before or Booth(edition_id=edition or EditionId(0), number="")
    asked = fields(offers)
    form = FormDialog(
        tr("Add a booth") if before is None else tr("Edit the booth"),
        asked,
        {one.name: getattr(base, one.name) for one in asked},
        check=lambda found: check(found, base),
        parent=parent,
    )
    form.edits = before is not None

    def save(found: Values) -> Changed:
        fresh = made(found, base)
        return booths.add(ws, fresh) if fresh.id is None else booths.edit(ws, fresh)

    save_by(context, form, save, done)
    return form


def made(values: Values, before: Booth) -> Booth:
    """Return ``before`` with what the form says."""
    texts: Values = {name: str(values[name] or "").strip() for name in TEXTS}
    return replace(before, **(values | texts))  # type: ignore[arg-type]  # the form's kinds give these types


def check(values: Values, before: Booth) -> list[Finding]:
    """Return what is wrong with the values."""
    return rules.check(made(values, before))
