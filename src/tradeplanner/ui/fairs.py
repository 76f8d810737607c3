"""How pages and forms tell of an edition: its days as catalogues write them, and its place."""

from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.markets import Markets
from tradeplanner.ui.forms.choices import market_name


def days(edition: Edition) -> str:
    """Return the days: "2023.04.11-13", "2023.04.28-05.02", one day alone, or nothing."""
    opens, closes = edition.opens, edition.closes
    if opens is None:
        return ""
    first = f"{opens:%Y.%m.%d}"
    if closes is None or closes == opens:
        return first
    if (closes.year, closes.month) == (opens.year, opens.month):
        return f"{first}-{closes:%d}"
    return f"{first}-{closes:%m.%d}" if closes.year == opens.year else f"{first}-{closes:%Y.%m.%d}"


def place(markets: Markets, edition: Edition) -> str:
    """Return country or region, and city."""
    return " · ".join(filter(None, (market_name(markets, edition.market), edition.city)))
