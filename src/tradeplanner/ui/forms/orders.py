"""The form of an order: checked by the front door while it is typed; a missing rate is entered from it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tradeplanner.app import orders, settings
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain import orders as rules
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.findings import Code, Finding
from tradeplanner.domain.ids import Changed, EditionId, FirmId
from tradeplanner.domain.money import PLACES, Money
from tradeplanner.domain.orders import Order, Stage, WithoutUs
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui.actions import Act
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import rates as rate_form
from tradeplanner.ui.forms.choices import fair_choices, market_choices, members
from tradeplanner.ui.forms.whose import editions_offered, firms_offered
from tradeplanner.ui.saving import Done, save_by
from tradeplanner.ui.widgets.fields import Choice, Field, Kind
from tradeplanner.ui.widgets.form import FormDialog, Values

WHO, WHAT, PROOF = mark("Who and where"), mark("What was agreed"), mark("Evidence and notes")
SAID = mark("What the firm says of it")
TEXTS = ("contract_no", "buyer", "market", "hs", "product", "evidence", "reported_by", "notes")
USUAL = ("USD", "CNY", "EUR", "JPY", "GBP", "HKD")


@dataclass(frozen=True, slots=True)
class Offers:
    """What the form offers: firms, editions (newest first), and the currency that orders are in."""

    firms: Sequence[Choice]
    editions: Sequence[Edition]
    currency: str = "USD"


def read_offers(ws: Workspace, order: Order | None = None) -> Offers:
    """Return what can be chosen; the firm of ``order`` too if it has left the register."""
    kept = order.firm_id if order is not None else None
    return Offers(firms_offered(ws, kept), editions_offered(ws), settings.get(ws).order_currency)


def fields(ws: Workspace, offers: Offers) -> tuple[Field, ...]:
    """Return the form's fields."""
    money = (offers.currency, *(code for code in (*USUAL, *PLACES) if code != offers.currency))
    editions = offers.editions
    return (
        Field(
            "firm_id", FIELDS["firm_id"], Kind.SEARCH, required=True, choices=offers.firms,
            group=WHO, hint=mark("Type part of the name, its code, or pinyin initials, and choose."),
        ),
        Field(
            "edition_id", FIELDS["edition_id"], Kind.SEARCH, choices=lambda: fair_choices(editions),
            group=WHO, hint=mark("Leave it empty for an order won outside any exhibition."),
        ),
        Field("buyer", FIELDS["buyer"], limit=100, group=WHO),
        Field("buyer_confidential", FIELDS["buyer_confidential"], Kind.FLAG, group=WHO),
        Field("market", FIELDS["market"], Kind.SEARCH, choices=market_choices(ws.markets), group=WHO),
        Field(
            "amount", FIELDS["amount"], Kind.MONEY, required=True, currencies=tuple(dict.fromkeys(money)),
            group=WHAT, hint=mark("Takes 万 and 亿: 12.5万."),
        ),
        Field("stage", FIELDS["stage"], Kind.CHOICE, required=True, choices=members(Stage), group=WHAT),
        Field("signed_on", FIELDS["signed_on"], Kind.DATE, required=True, group=WHAT),
        Field("stage_on", FIELDS["stage_on"], Kind.DATE, group=WHAT),
        Field("contract_no", FIELDS["contract_no"], limit=60, group=WHAT),
        Field("hs", FIELDS["hs"], limit=10, group=WHAT),
        Field("product", FIELDS["product"], limit=100, group=WHAT),
        Field("new_customer", FIELDS["new_customer"], Kind.TRISTATE, group=SAID),
        Field("without_us", FIELDS["without_us"], Kind.CHOICE, choices=members(WithoutUs), group=SAID),
        Field("reported_by", FIELDS["reported_by"], limit=60, group=SAID),
        Field("reported_on", FIELDS["reported_on"], Kind.DATE, group=SAID),
        Field("evidence", FIELDS["evidence"], limit=200, group=PROOF),
        Field("notes", FIELDS["notes"], Kind.LONG, group=PROOF),
    )  # fmt: skip


def open_form(
    context: Context, order: Order | None = None, parent: QWidget | None = None, *,
    edition: EditionId | None = None, done: Done | None = None,
) -> None:  # fmt: skip
    """Read what can be chosen, then open the form: of ``order``, or of a new one at ``edition``.

    ``done(changed)`` follows a save.
    """

    def show(found: object) -> None:
        if isinstance(found, Offers):
            build(context, found, order, parent, edition=edition, done=done)

    context.jobs.data(lambda: read_offers(context.workspace, order), show, key="order form")


def build(
    context: Context, offers: Offers, order: Order | None = None, parent: QWidget | None = None, *,
    edition: EditionId | None = None, done: Done | None = None,
) -> FormDialog:  # fmt: skip
    """Open the form and return it."""
    ws = context.workspace
    before = order or Order(
        firm_id=FirmId(0), amount=Money(0, offers.currency), stage=Stage.INTENDED, signed_on=date.min
    )
    live = LiveCheck(context, before)
    asked = fields(ws, offers)
    form = FormDialog(
        tr("Record an order") if order is None else tr("Revise the order"),
        asked,
        _shown(asked, order, context.desk.year, edition),
        check=live.check,
        mend=live.mend,
        parent=parent,
    )
    form.edits = order is not None
    live.attend(form)
    MarketOfFair(form, offers.editions)

    def save(found: Values) -> Changed:
        fresh = made(found, before)
        return orders.record(ws, fresh) if fresh.id is None else orders.edit(ws, fresh)

    save_by(context, form, save, done)
    return form


def _shown(asked: Sequence[Field], order: Order | None, year: int, edition: EditionId | None) -> Values:
    if order is not None:
        return {field.name: getattr(order, field.name) for field in asked}
    today = date.today()  # noqa: DTZ011 — dates here are local calendar dates
    day = today if today.year == year else None
    return {"stage": Stage.INTENDED, "signed_on": day, "edition_id": edition}


class LiveCheck(QObject):
    """Asks the front door on the data lane while a person types; the form never waits for it.

    Until the answer is there, the form shows what the order's own rules say.
    """

    def __init__(self, context: Context, before: Order) -> None:
        """Check orders made from ``before``."""
        super().__init__()
        self._context, self._before = context, before
        self._form: FormDialog | None = None
        self._asked: Order | None = None
        self._answer: tuple[Order, Sequence[Finding]] | None = None

    def attend(self, form: FormDialog) -> None:
        """Tell ``form`` of answers, as long as it lives."""
        self.setParent(form)
        self._form = form
        form.recheck()

    def check(self, values: Values) -> Sequence[Finding]:
        """Return what is known to be wrong, and ask for the rest."""
        order = made(values, self._before)
        if self._answer is not None and self._answer[0] == order:
            return self._answer[1]
        if order != self._asked and self._form is not None:
            self._asked = order
            ws = self._context.workspace
            self._context.jobs.data(
                lambda: (order, orders.check(ws, order)), self._told, key="order check", owner=self
            )
        return rules.check(order)

    def mend(self, finding: Finding) -> Act | None:
        """Return the act that enters a missing rate."""
        if finding.code is not Code.RATE_MISSING:
            return None
        currency, day = str(finding.params["currency"]), date.fromisoformat(str(finding.params["day"]))

        def enter() -> None:
            rate_form.open_form(self._context, None, self._form, currency=currency, day=day, done=self.forget)

        return Act("orders.rate", mark("Enter the rate…"), enter)

    def forget(self) -> None:
        """Ask again: a rate has been entered."""
        self._asked = self._answer = None
        if self._form is not None:
            self._form.recheck()

    def _told(self, answer: object) -> None:
        if isinstance(answer, tuple) and self._form is not None:
            self._answer = answer
            self._form.recheck()


class MarketOfFair(QObject):
    """Proposes the market of the chosen edition where none is given."""

    def __init__(self, form: FormDialog, editions: Sequence[Edition]) -> None:
        """Follow ``form`` as long as it lives."""
        super().__init__(form)
        self._form = form
        self._markets = {edition.id: edition.market for edition in editions}
        self._proposed = ""
        form.entry("edition_id").changed.connect(self.follow)  # type: ignore[attr-defined]  # every entry has it
        self.follow()

    def follow(self) -> None:
        """Fill the market in unless a person chose one."""
        values = self._form.values()
        market = self._markets.get(values["edition_id"], "")  # type: ignore[call-overload]  # an id or None
        if market and values["market"] in (None, self._proposed):
            self._proposed = market
            self._form.set_values({"market": market})


def made(values: Values, before: Order) -> Order:
    """Return ``before`` with what the form says."""
    texts: Values = {name: str(values[name] or "").strip() for name in TEXTS}
    return replace(before, **(values | texts))  # type: ignore[arg-type]  # the form's kinds give these types
