"""The tab of the year's editions: what orders refer to, with their aims."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from tradeplanner.app import exhibitions
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.ids import EditionId, Noun
from tradeplanner.i18n import formats
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark
from tradeplanner.i18n.words import word
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import editions as form
from tradeplanner.ui.forms.choices import market_name, named
from tradeplanner.ui.pages.exports.listing import Listing, whole
from tradeplanner.ui.widgets.columns import Column, Kind


def read(ws: Workspace, year: int) -> list[Edition]:
    """Return the editions of ``year`` by opening day."""
    return exhibitions.editions(ws, year)


def columns(ws: Workspace) -> Sequence[Column]:
    """Return the columns of the editions."""
    return (
        Column("name", mark("Exhibition"), named, width=232),
        Column("opens", mark("Dates"), lambda e: e.opens, dates, Kind.DATE, 112),
        Column("class", FIELDS["fair_class"], lambda e: word(e.fair_class), width=72),
        Column("market", FIELDS["market"], lambda e: place(ws, e), width=152),
        Column(
            "aim", FIELDS["aim_orders"], lambda e: e.aim_orders.amount if e.aim_orders else None,
            lambda e: formats.compact(e.aim_orders) if e.aim_orders else "", Kind.NUMBER, 120, lambda _: "",
        ),
        Column("firms", FIELDS["aim_firms"], lambda e: e.aim_firms, kind=Kind.NUMBER, width=96, hidden=True),
        Column("quota", FIELDS["booth_quota"], lambda e: e.booth_quota, kind=Kind.NUMBER, width=96),
        Column("booths", FIELDS["aim_booths"], lambda e: e.aim_booths, kind=Kind.NUMBER, hidden=True),
        Column("status", FIELDS["status"], lambda e: word(e.status), width=104),
        Column("organiser", FIELDS["organiser"], lambda e: e.organiser, hidden=True),
    )  # fmt: skip


def dates(edition: Edition) -> str:
    """Return the days of an edition."""
    opens, closes = edition.opens, edition.closes
    if opens is None:
        return ""
    if closes is None or closes == opens:
        return formats.day(opens)
    return f"{opens:%m-%d} – {closes:%m-%d}"


def place(ws: Workspace, edition: Edition) -> str:
    """Return country or region and city."""
    return " · ".join(filter(None, (market_name(ws.markets, edition.market), edition.city)))


def _open(context: Context, edition: Edition | None, parent: QWidget) -> None:
    form.open_form(context, edition, parent)


def _remove(ws: Workspace, edition: Edition) -> object:
    return exhibitions.remove_edition(ws, EditionId(edition.id or 0), edition.version)


LISTING = Listing(
    name="exports.editions",
    title=mark("Editions"),
    nouns=frozenset({Noun.EDITION, Noun.EXHIBITION}),
    columns=columns,
    empty=mark("The exhibitions of the year in view stand here, each with its aim; orders refer to them."),
    add=mark("Add an edition…"),
    read=whole(read),
    open_form=_open,
    remove=_remove,
)
