"""The form of a firm's result form: entered by hand where no workbook came, or mended."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QWidget

from tradeplanner.app import returns, settings
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain import returns as rules
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.ids import Changed, EditionId, FirmId
from tradeplanner.domain.money import PLACES
from tradeplanner.domain.returns import SUMS, Return
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms.choices import market_choices
from tradeplanner.ui.forms.whose import edition_field, editions_offered, firm_field, firms_offered
from tradeplanner.ui.saving import Done, save_by
from tradeplanner.ui.widgets.fields import Choice, Field, Kind
from tradeplanner.ui.widgets.form import FormDialog, Values

WHO, BUYERS, AMOUNTS, WORDS = (
    mark("Firm and edition"), mark("Buyers"), mark("Orders as the firm tells them"),
    mark("In the firm's words"),
)  # fmt: skip
TEXTS = ("products", "satisfaction", "remarks")
USUAL = ("USD", "CNY", "EUR", "JPY", "GBP", "HKD")


@dataclass(frozen=True, slots=True)
class Offers:
    """What the form offers: firms, editions (newest first), and the currency that orders are in."""

    firms: Sequence[Choice]
    editions: Sequence[Edition]
    currency: str = "USD"


def read_offers(ws: Workspace, before: Return | None = None) -> Offers:
    """Return what can be chosen; the firm of ``before`` too if it has left the register."""
    kept = before.firm_id if before is not None else None
    return Offers(firms_offered(ws, kept), editions_offered(ws), settings.get(ws).order_currency)


def fields(ws: Workspace, offers: Offers) -> tuple[Field, ...]:
    """Return the form's fields."""
    money = tuple(dict.fromkeys((offers.currency, *USUAL, *PLACES)))
    return (
        firm_field(offers.firms, WHO),
        edition_field(offers.editions, WHO),
        Field("reported_on", FIELDS["reported_on"], Kind.DATE, group=WHO),
        Field("buyers", FIELDS["buyers"], Kind.INTEGER, group=BUYERS),
        Field("new_buyers", FIELDS["new_buyers"], Kind.INTEGER, group=BUYERS),
        Field(
            "markets", FIELDS["markets"], Kind.MANY, choices=market_choices(ws.markets), group=BUYERS,
            hint=mark("Type a few letters and press Enter; each is added to the list."),
        ),
        *(
            Field(name, FIELDS[name], Kind.MONEY, currencies=money, group=AMOUNTS,
                  hint=mark("Takes 万 and 亿: 12.5万.") if name == SUMS[0] else "")
            for name in SUMS
        ),
        Field("products", FIELDS["products"], limit=200, group=WORDS),
        Field("satisfaction", FIELDS["satisfaction"], limit=60, group=WORDS),
        Field("exhibits_again", FIELDS["exhibits_again"], Kind.TRISTATE, group=WORDS),
        Field("remarks", FIELDS["remarks"], Kind.LONG, group=WORDS),
    )  # fmt: skip


def open_form(
    context: Context, before: Return | None = None, parent: QWidget | None = None, *,
    edition: EditionId | None = None, firm: FirmId | None = None, done: Done | None = None,
) -> None:  # fmt: skip
    """Read what can be chosen, then open the form: of ``before``, or of a new one of ``firm`` at ``edition``.

    ``done(changed)`` follows a save.
    """

    def show(found: object) -> None:
        if isinstance(found, Offers):
            build(context, found, before, parent, edition=edition, firm=firm, done=done)

    context.jobs.data(lambda: read_offers(context.workspace, before), show, key="return form")


def build(
    context: Context, offers: Offers, before: Return | None = None, parent: QWidget | None = None, *,
    edition: EditionId | None = None, firm: FirmId | None = None, done: Done | None = None,
) -> FormDialog:  # fmt: skip
    """Open the form and return it."""
    ws = context.workspace
    base = before or Return(firm_id=firm or FirmId(0), edition_id=edition or EditionId(0))
    asked = fields(ws, offers)
    form = FormDialog(
        tr("Enter a result form") if before is None else tr("Mend the result form"),
        asked,
        {one.name: getattr(base, one.name) for one in asked},
        check=lambda found: rules.check(made(found, base)),
        parent=parent,
    )
    form.edits = before is not None

    def save(found: Values) -> Changed:
        fresh = made(found, base)
        return returns.add(ws, fresh) if fresh.id is None else returns.edit(ws, fresh)

    save_by(context, form, save, done)
    return form


def made(values: Values, before: Return) -> Return:
    """Return ``before`` with what the form says."""
    texts: Values = {name: str(values[name] or "").strip() for name in TEXTS}
    return replace(before, **(values | texts))  # type: ignore[arg-type]  # the form's kinds give these types
