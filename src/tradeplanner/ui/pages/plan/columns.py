"""The columns of the plan; what is registered and won stands against quota and aim."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from tradeplanner.app.plan import PlanRow
from tradeplanner.charts.scale import scale_for
from tradeplanner.domain.exhibitions import NEEDS_REASON, FairClass, MarketLabel, Scope, Status
from tradeplanner.domain.markets import Markets
from tradeplanner.domain.money import Money
from tradeplanner.i18n import formats
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.i18n.words import word
from tradeplanner.ui import fairs
from tradeplanner.ui.forms.choices import market_name, named
from tradeplanner.ui.widgets.columns import Column, Kind

NONE = "—"


def columns(markets: Markets) -> Sequence[Column]:
    """Return the columns in the order in which a plan is read."""
    return (
        Column(
            "name_zh", FIELDS["exhibition"], lambda r: named(r.edition), width=216, tone=_tone, hint=_hint
        ),
        Column("dates", FIELDS["dates"], lambda r: r.edition.opens, lambda r: fairs.days(r.edition),
               Kind.DATE, 120, tone=_tone),
        Column("status", FIELDS["status"], lambda r: list(Status).index(r.edition.status),
               lambda r: word(r.edition.status), width=132, tone=_tone, hint=reason),
        Column("fair_class", FIELDS["fair_class"], lambda r: list(FairClass).index(r.edition.fair_class),
               lambda r: word(r.edition.fair_class), width=72, tone=_tone),
        Column("market", FIELDS["market"], lambda r: market_name(markets, r.edition.market), width=96,
               tone=_tone),
        Column("booths", mark("Booths asked / quota"), lambda r: r.turnout.booths_asked or None, booths,
               Kind.NUMBER, 144, total=_booths, tone=_tone, hint=_booths_hint, field=""),
        Column("firms", mark("Firms / aim"), _taking_part, firms, Kind.NUMBER, 92,
               total=_firms, tone=_tone, hint=_firms_hint, field=""),
        Column("orders", mark("Actual orders / aim"), lambda r: r.actual.amount or None, orders, Kind.NUMBER,
               164, total=_orders, tone=_tone, hint=_orders_hint, field=""),
        Column("city", FIELDS["city"], lambda r: r.edition.city, width=80, tone=_tone),
        Column("scope", FIELDS["scope"], lambda r: list(Scope).index(r.edition.scope),
               lambda r: word(r.edition.scope), width=72, tone=_tone),
        Column("owner", FIELDS["owner"], lambda r: r.edition.owner, width=88, tone=_tone),
        Column("programme", FIELDS["programme"], lambda r: named(r.programme) if r.programme else "",
               width=144, tone=_tone),
        Column("industries", FIELDS["industries"], lambda r: "; ".join(r.edition.industries), width=120,
               tone=_tone),
        Column("organiser", FIELDS["organiser"], lambda r: r.edition.organiser, width=136, tone=_tone),
        Column("market_label", FIELDS["market_label"], _label, _label_word, width=96, tone=_tone,
               hidden=True),
        Column("contacts", FIELDS["contacts"], lambda r: r.edition.contacts, width=136, hidden=True),
        Column("status_on", FIELDS["status_on"], lambda r: r.edition.status_on,
               lambda r: formats.day(r.edition.status_on) if r.edition.status_on else "", Kind.DATE, 104,
               hidden=True),
        Column("first_opens", FIELDS["first_opens"], lambda r: r.edition.first_opens, first_days, Kind.DATE,
               120, hidden=True),
        Column("venue", FIELDS["venue"], lambda r: r.edition.venue, hidden=True),
        Column("booth_price", FIELDS["booth_price"], _price, lambda r: _money(r.edition.booth_price),
               Kind.NUMBER, 120, total=lambda _: "", hidden=True),
        Column("notes", FIELDS["notes"], lambda r: r.edition.notes, hidden=True),
    )  # fmt: skip


def against(value: str, aim: str) -> str:
    """Return a figure and what it is measured by; nothing where there is neither."""
    return f"{value or NONE} / {aim or NONE}" if value or aim else ""


def booths(row: PlanRow) -> str:
    """Return the booths asked for against the quota."""
    return against(_count(row.turnout.booths_asked), _count(row.edition.booth_quota))


def firms(row: PlanRow) -> str:
    """Return the firms that take part against the aim; 0 where firms have only applied so far."""
    going = _taking_part(row)
    return against("" if going is None else formats.grouped(going), _count(row.edition.aim_firms))


def orders(row: PlanRow) -> str:
    """Return actual orders against the aim, both in the reporting currency."""
    if row.aim is None:
        return formats.compact(row.actual) if row.actual.minor else ""
    scale = scale_for(row.aim.currency, (row.actual.minor, row.aim.minor))
    actual = scale.text(row.actual.minor) if row.actual.minor else ""
    return against(actual, f"{scale.text(row.aim.minor)} {scale.unit}")


def reason(row: PlanRow) -> str:
    """Return why an edition was called off or put off."""
    return row.edition.status_reason


def _count(value: Decimal | int | None) -> str:
    if not value:
        return ""
    exact = Decimal(value)
    return formats.grouped(exact if exact % 1 else exact.to_integral_value())


def _taking_part(row: PlanRow) -> int | None:
    came = row.turnout
    return came.firms if came.firms or came.applied else None


def first_days(row: PlanRow) -> str:
    """Return the days that an edition had before it was moved, "" for one that was not."""
    first = replace(row.edition, opens=row.edition.first_opens, closes=row.edition.first_closes)
    return fairs.days(first) if first.opens else ""


def _label(row: PlanRow) -> int | None:
    label = row.edition.market_label
    return None if label is None else list(MarketLabel).index(label)


def _label_word(row: PlanRow) -> str:
    return word(row.edition.market_label) if row.edition.market_label else ""


def _price(row: PlanRow) -> Decimal | None:
    return row.edition.booth_price.amount if row.edition.booth_price else None


def _money(money: Money | None) -> str:
    return "" if money is None else formats.amount(money)


def _tone(row: PlanRow) -> str:
    return "faint" if row.edition.status in NEEDS_REASON else ""


def _hint(row: PlanRow) -> str:
    return "\n".join(filter(None, (row.edition.name_zh, row.edition.name_en)))


def _booths_hint(row: PlanRow) -> str:
    return tr(
        "{asked} booths asked, {taken} of them of firms that take part",
        asked=_count(row.turnout.booths_asked) or 0,
        taken=_count(row.turnout.booths) or 0,
    )


def _firms_hint(row: PlanRow) -> str:
    came = row.turnout
    told = tr("{firms} firms take part, {visits} have attended", firms=came.firms, visits=came.visits)
    applied = ntr("{count} firm applied", "{count} firms applied", came.applied) if came.applied else ""
    return "\n".join(filter(None, (told, applied)))


def _orders_hint(row: PlanRow) -> str:
    return tr(
        "actual {actual}; intended {intended}, apart",
        actual=formats.amount(row.actual),
        intended=formats.amount(row.intended),
    )


def _booths(rows: Sequence[PlanRow]) -> str:
    asked = sum((row.turnout.booths_asked for row in rows), Decimal(0))
    return tr("{count} booths asked", count=_count(asked) or 0)


def _firms(rows: Sequence[PlanRow]) -> str:
    count = sum(row.turnout.going for row in rows)
    return ntr("{count} firm-visit", "{count} firm-visits", count)


def _orders(rows: Sequence[PlanRow]) -> str:
    whole = Money(sum(row.actual.minor for row in rows), rows[0].actual.currency)
    return tr("actual {amount}", amount=formats.compact(whole))
