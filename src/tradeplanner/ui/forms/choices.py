"""Choices that several forms offer: markets, currencies, months, enumerations, firms, fairs."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from tradeplanner.domain import hs as goods
from tradeplanner.domain.exhibitions import Edition, Exhibition
from tradeplanner.domain.firms import Contact, Firm
from tradeplanner.domain.markets import Markets
from tradeplanner.domain.money import PLACES
from tradeplanner.domain.programmes import Programme
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import ZH, language
from tradeplanner.i18n.words import currency_name, name_of, word
from tradeplanner.paths import resource
from tradeplanner.ui.widgets.fields import Choice


def members(kind: Iterable[StrEnum]) -> Callable[[], list[Choice]]:
    """Return a function that gives the members of an enumeration in words."""
    values = list(kind)
    return lambda: [Choice(value, word(value)) for value in values]


def currencies(codes: Iterable[str] = PLACES) -> Callable[[], list[Choice]]:
    """Return a function that gives currencies by code and name."""
    known = list(codes)
    return lambda: [Choice(code, f"{code} {currency_name(code)}", code) for code in known]


def months() -> list[Choice]:
    """Return the twelve months by number."""
    return [Choice(month, formats.month(month)) for month in range(1, 13)]


def market_choices(markets: Markets, *, areas: bool = False) -> Callable[[], list[Choice]]:
    """Return a function that gives countries and regions; with ``areas`` also the customs' other headings.

    Each is found by its names in either language, by any alias, and by its ISO and customs codes.
    """
    known = markets.all() + (markets.areas() if areas else [])
    return lambda: [
        Choice(each.code, name_of(each), " ".join((*each.spellings, *each.customs))) for each in known
    ]


def market_name(markets: Markets, code: str) -> str:
    """Return a market's name in the language in force; an unknown code as it is."""
    found = markets.get(code)
    return name_of(found) if found is not None else code


def chapter_name(hs: str) -> str:
    """Return an HS code with what its chapter holds: 52 棉花; what is no HS code as it is."""
    found = goods.load(resource("reference", "hs.csv")).chapter(hs)
    return f"{hs} {name_of(found)}" if found is not None else hs


def firm_choices(firms: Iterable[Firm | Contact]) -> list[Choice]:
    """Return firms by name, found by credit code and former names too."""
    return [
        Choice(firm.id, firm.name_zh, " ".join((firm.credit_code, firm.name_en, *firm.former_names)))
        for firm in firms
    ]


def named(thing: Edition | Exhibition | Programme) -> str:
    """Return a thing's name in the language in force, Chinese where it has no other."""
    return (thing.name_en if language() != ZH else "") or thing.name_zh


def fair_choices(things: Sequence[Edition] | Sequence[Exhibition]) -> list[Choice]:
    """Return fairs or editions by name, found in either language."""
    return [Choice(thing.id, named(thing), f"{thing.name_zh} {thing.name_en}") for thing in things]


def programme_choices(things: Sequence[Programme]) -> list[Choice]:
    """Return programmes by name and year, found in either language."""
    return [Choice(one.id, f"{named(one)} ({one.year})", f"{one.name_zh} {one.name_en}") for one in things]
