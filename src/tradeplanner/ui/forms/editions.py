"""The form of an edition: one year's holding of a fair, with its place, its aims and its status."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tradeplanner.app import exhibitions, programmes, settings
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain import exhibitions as rules
from tradeplanner.domain.exhibitions import (
    NEEDS_REASON,
    Edition,
    Exhibition,
    FairClass,
    MarketLabel,
    Scope,
    Status,
)
from tradeplanner.domain.findings import Finding
from tradeplanner.domain.ids import Changed, ExhibitionId
from tradeplanner.domain.programmes import Programme
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms.choices import (
    fair_choices,
    market_choices,
    members,
    programme_choices,
)
from tradeplanner.ui.forms.completing import complete, in_pinyin_order
from tradeplanner.ui.saving import Done, save_by
from tradeplanner.ui.widgets.fields import Field, Kind
from tradeplanner.ui.widgets.form import FormDialog, Values

FAIR, WHERE, AIMS, STATE = (
    mark("Exhibition"),
    mark("Where and when"),
    mark("Booths and aims"),
    FIELDS["status"],
)
TEXTS = (
    "name_zh", "name_en", "market", "city", "venue", "organiser", "contacts", "owner", "status_reason",
    "notes",
)  # fmt: skip
COMPLETED = ("city", "venue", "organiser", "owner")
"""Texts that are offered as other editions have them."""
OF_FAIR = ("scope", "organiser", "market", "city", "venue", "industries")
"""What a new edition takes over from its fair."""
USUAL = ("USD", "CNY", "EUR", "JPY")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """What the form offers: fairs, programmes, known words by field, the currency of orders."""

    fairs: Sequence[Exhibition] = ()
    programmes: Sequence[Programme] = ()
    words: Mapping[str, Sequence[str]]
    currency: str = "USD"


def read_offers(ws: Workspace) -> Offers:
    """Return what can be chosen."""
    bureau, fairs = settings.get(ws), exhibitions.all(ws)
    known: list[Edition | Exhibition] = [*exhibitions.editions(ws), *fairs]
    words = {name: in_pinyin_order(getattr(one, name, "") for one in known) for name in COMPLETED}
    used = {industry for one in known for industry in one.industries}
    words["industries"] = [*bureau.industries, *in_pinyin_order(used - set(bureau.industries))]
    return Offers(fairs=fairs, programmes=programmes.all(ws), words=words, currency=bureau.order_currency)


def fields(ws: Workspace, offers: Offers) -> tuple[Field, ...]:
    """Return the form's fields."""
    money = tuple(dict.fromkeys((offers.currency, *USUAL)))
    return (*_of_fair(offers), *_of_place(ws), *_of_aims(money), *_of_state())


def _of_fair(offers: Offers) -> tuple[Field, ...]:
    return (
        Field("name_zh", FIELDS["name_zh"], required=True, limit=100, group=FAIR),
        Field("name_en", FIELDS["name_en"], limit=100, group=FAIR),
        Field("year", FIELDS["year"], Kind.INTEGER, required=True, group=FAIR),
        Field(
            "exhibition_id", mark("Edition of"), Kind.SEARCH, choices=lambda: fair_choices(offers.fairs),
            group=FAIR, hint=mark("The recurring fair. Left empty, it is found or made by the name."),
        ),
        Field(
            "fair_class", FIELDS["fair_class"], Kind.CHOICE, required=True, choices=members(FairClass),
            group=FAIR,
        ),
        Field("scope", FIELDS["scope"], Kind.CHOICE, required=True, choices=members(Scope), group=FAIR),
        Field(
            "industries", FIELDS["industries"], Kind.LIST, group=FAIR,
            hint=mark("Several are parted by semicolons."),
        ),
        Field("organiser", FIELDS["organiser"], limit=100, group=FAIR),
        Field("contacts", FIELDS["contacts"], limit=200, group=FAIR),
        Field(
            "programme_id", FIELDS["programme_id"], Kind.SEARCH,
            choices=lambda: programme_choices(offers.programmes), group=FAIR,
        ),
    )  # fmt: skip


def _of_place(ws: Workspace) -> tuple[Field, ...]:
    return (
        Field("market", FIELDS["market"], Kind.SEARCH, choices=market_choices(ws.markets), group=WHERE),
        Field("market_label", FIELDS["market_label"], Kind.CHOICE, choices=members(MarketLabel), group=WHERE),
        Field("city", FIELDS["city"], limit=60, group=WHERE),
        Field("venue", FIELDS["venue"], limit=100, group=WHERE),
        Field("opens", FIELDS["opens"], Kind.DATE, group=WHERE),
        Field("closes", FIELDS["closes"], Kind.DATE, group=WHERE),
        Field(
            "first_opens", FIELDS["first_opens"], Kind.DATE, group=WHERE,
            hint=mark("Kept by itself when the opening is moved."),
        ),
        Field("first_closes", FIELDS["first_closes"], Kind.DATE, group=WHERE),
    )  # fmt: skip


def _of_aims(money: tuple[str, ...]) -> tuple[Field, ...]:
    price = tuple(dict.fromkeys(("CNY", *money)))
    takes = mark("Takes 万 and 亿: 12.5万.")
    return (
        Field("booth_quota", FIELDS["booth_quota"], Kind.INTEGER, group=AIMS),
        Field(
            "booth_price", FIELDS["booth_price"], Kind.MONEY, currencies=price, group=AIMS,
            hint=mark("For one standard booth. Takes 万: 3.8万."),
        ),
        Field("aim_firms", FIELDS["aim_firms"], Kind.INTEGER, group=AIMS),
        Field("aim_booths", FIELDS["aim_booths"], Kind.INTEGER, group=AIMS),
        Field("aim_orders", FIELDS["aim_orders"], Kind.MONEY, currencies=money, group=AIMS, hint=takes),
    )  # fmt: skip


def _of_state() -> tuple[Field, ...]:
    return (
        Field("status", FIELDS["status"], Kind.CHOICE, required=True, choices=members(Status), group=STATE),
        Field("status_reason", FIELDS["status_reason"], limit=200, group=STATE),
        Field("status_on", FIELDS["status_on"], Kind.DATE, group=STATE),
        Field("owner", FIELDS["owner"], limit=40, group=STATE),
        Field("notes", FIELDS["notes"], Kind.LONG, group=STATE),
    )


def open_form(
    context: Context,
    edition: Edition | None = None,
    parent: QWidget | None = None,
    *,
    done: Done | None = None,
) -> None:
    """Read what can be chosen, then open the form: of ``edition``, or of a new one of the year in view."""

    def show(found: object) -> None:
        if isinstance(found, Offers):
            build(context, found, edition, parent, done=done)

    context.jobs.data(lambda: read_offers(context.workspace), show, key="edition form")


def build(
    context: Context,
    offers: Offers,
    edition: Edition | None = None,
    parent: QWidget | None = None,
    *,
    done: Done | None = None,
) -> FormDialog:
    """Open the form and return it; ``done(changed)`` follows a save."""
    ws = context.workspace
    before = edition or Edition(exhibition_id=ExhibitionId(0), year=context.desk.year, name_zh="")
    title = tr("Add an edition") if edition is None else tr("Edit the edition")
    asked = fields(ws, offers)
    values: Values = {field.name: getattr(before, field.name) for field in asked}
    form = FormDialog(title, asked, values, check=lambda found: check(found, before), parent=parent)
    form.edits = edition is not None
    complete(form, offers.words, lists=("industries",))
    ReasonWhenNeeded(form)
    if edition is None:
        FactsOfFair(form, offers.fairs)

    def save(found: Values) -> Changed:
        fresh = made(found, before)
        return exhibitions.add_edition(ws, fresh) if fresh.id is None else exhibitions.edit_edition(ws, fresh)

    save_by(context, form, save, done)
    return form


class ReasonWhenNeeded(QObject):
    """Asks for the reason of a status that needs one, and shows one that there is."""

    def __init__(self, form: FormDialog) -> None:
        """Follow ``form`` as long as it lives."""
        super().__init__(form)
        self._form = form
        form.entry("status").changed.connect(self.follow)  # type: ignore[attr-defined]  # every entry has it
        self.follow()

    def follow(self) -> None:
        """Show the reason's field, or put it away."""
        values = self._form.values()
        self._form.show_field(
            "status_reason", shown=values["status"] in NEEDS_REASON or bool(values["status_reason"])
        )


class FactsOfFair(QObject):
    """Fills a new edition's empty fields from the fair that is chosen."""

    def __init__(self, form: FormDialog, fairs: Iterable[Exhibition]) -> None:
        """Follow ``form`` as long as it lives."""
        super().__init__(form)
        self._form = form
        self._fairs = {fair.id: fair for fair in fairs}
        form.entry("exhibition_id").changed.connect(self.follow)  # type: ignore[attr-defined]  # every entry has it

    def follow(self) -> None:
        """Take over what the fair has and the form has not."""
        values = self._form.values()
        fair = self._fairs.get(values["exhibition_id"])  # type: ignore[call-overload]  # an id or None
        if fair is None:
            return
        known = {name: getattr(fair, name) for name in OF_FAIR if name == "scope" or not values[name]}
        if not values["name_zh"] and values["year"]:
            known["name_zh"] = f"{values['year']}年{fair.name_zh}"
        self._form.set_values(known)


def made(values: Values, before: Edition) -> Edition:
    """Return ``before`` with what the form says; no fair chosen means the one it had, or a new one.

    A reason stays only with a status that has one to give: it went with the status before.
    """
    texts: Values = {name: str(values[name] or "").strip() for name in TEXTS}
    if values["status"] not in NEEDS_REASON and values["status"] is not before.status:
        texts["status_reason"] = ""
    fair: Values = {"exhibition_id": values["exhibition_id"] or before.exhibition_id}
    return replace(before, **(values | texts | fair))  # type: ignore[arg-type]  # the form's kinds give these


def check(values: Values, before: Edition) -> list[Finding]:
    """Return what is wrong with the values."""
    return rules.check(made(values, before))
