"""The columns of the registrations."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from tradeplanner.domain.markets import Markets
from tradeplanner.domain.participation import State
from tradeplanner.i18n import formats
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import tr
from tradeplanner.i18n.words import word
from tradeplanner.ui.forms.choices import market_name, named
from tradeplanner.ui.pages.registrations.reading import ORDER, Row, tidy
from tradeplanner.ui.widgets.columns import Column, Kind

OUT = frozenset({State.REFUSED, State.ABSENT, State.WITHDRAWN})
"""States of firms that do not come."""


def columns(markets: Markets) -> Sequence[Column]:
    """Return the columns, the rarer ones hidden until somebody shows them."""
    return (
        Column("firm", FIELDS["firm_id"], lambda row: row.firm, width=208, tone=_tone),
        Column("edition", FIELDS["edition_id"], lambda row: named(row.edition), width=192, tone=_tone),
        Column(
            "state", FIELDS["state"], lambda row: ORDER[row.own.state], lambda row: word(row.own.state),
            width=112, tone=_state_tone, hint=_reason,
        ),
        _number("booths", 72),
        _text("booth_type", 80),
        Column(
            "booth_numbers", FIELDS["booth_numbers"], lambda row: "; ".join(row.own.booth_numbers), width=104
        ),
        _number("area", 104),
        Column("town", FIELDS["town"], lambda row: row.about.town, width=152, field=""),
        _number("people", 88),
        Column(
            "applied_on", FIELDS["applied_on"], lambda row: row.own.applied_on,
            lambda row: formats.day(row.own.applied_on) if row.own.applied_on else "", Kind.DATE, 120,
        ),
        _text("exhibits", 144),
        Column(
            "target_markets", FIELDS["target_markets"],
            lambda row: "; ".join(market_name(markets, code) for code in row.own.target_markets), width=144,
        ),
        *_rarer(),
    )  # fmt: skip


def _rarer() -> Sequence[Column]:
    return (
        Column(
            "open_sides", FIELDS["open_sides"], lambda row: row.own.open_sides, kind=Kind.NUMBER, width=80,
            total=lambda _: "", hidden=True,
        ),
        Column(
            "with_delegation", FIELDS["with_delegation"], lambda row: row.own.with_delegation,
            _flag, width=112, hidden=True,
        ),
        _text("hs", 88, hidden=True),
        Column(
            "industry", FIELDS["industry"], lambda row: row.about.industry, width=88, hidden=True, field=""
        ),
        _text("state_reason", 160, hidden=True),
        Column(
            "state_on", FIELDS["state_on"], lambda row: row.own.state_on,
            lambda row: formats.day(row.own.state_on) if row.own.state_on else "", Kind.DATE, 120,
            hidden=True,
        ),
        _text("wishes", 160, hidden=True),
        _text("brand", 96, hidden=True),
        _text("freight", 96, hidden=True),
        _text("exhibits_en", 160, hidden=True),
        _text("notes", 200, hidden=True),
    )  # fmt: skip


def _text(name: str, width: int, *, hidden: bool = False) -> Column:
    return Column(name, FIELDS[name], lambda row: getattr(row.own, name), width=width, hidden=hidden)


def _number(name: str, width: int) -> Column:
    def text(row: Row) -> str:
        value = getattr(row.own, name)
        return "" if value is None else formats.grouped(tidy(value))

    return Column(
        name, FIELDS[name], lambda row: getattr(row.own, name), text, Kind.NUMBER, width, _sum(name)
    )


def _sum(name: str) -> Callable[[Sequence[Row]], str]:
    def total(rows: Sequence[Row]) -> str:
        values = [value for row in rows if (value := getattr(row.own, name)) is not None]
        whole = formats.grouped(tidy(sum(values, Decimal(0))))
        return tr("{column} {sum}", column=tr(FIELDS[name]), sum=whole) if values else ""

    return total


def _flag(row: Row) -> str:
    value = row.own.with_delegation
    return "" if value is None else tr("Yes") if value else tr("No")


def _tone(row: Row) -> str:
    return "faint" if row.own.state in OUT else ""


def _state_tone(row: Row) -> str:
    return "amber_text" if row.own.state is State.WAITING else _tone(row)


def _reason(row: Row) -> str:
    return row.own.state_reason
