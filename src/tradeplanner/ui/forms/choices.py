"""Choices that several forms offer: markets, currencies, months, enumerations, firms, fairs."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from tradeplanner.domain.exhibitions import Edition, Exhibition
from tradeplanner.domain.firms import Contact, Firm
from tradeplanner.domain.markets import Markets
from tradeplanner.domain.money import PLACES
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import ZH, language
from tradeplanner.i18n.words import currency_name, word
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


def market_choices(markets: Markets) -> Callable[[], list[Choice]]:
    """Return a function that gives countries and regions, found in either language and by any alias."""

    def offered() -> list[Choice]:
        chinese = language() == ZH
        return [
            Choice(m.code, m.zh if chinese else m.en, " ".join((m.zh, m.en, m.code, *m.aliases)))
            for m in markets.all()
        ]

    return offered


def market_name(markets: Markets, code: str) -> str:
    """Return a market's name in the language in force; an unknown code as it is."""
    found = markets.get(code)
    if found is None:
        return code
    return found.zh if language() == ZH else found.en


def firm_choices(firms: Iterable[Firm | Contact]) -> list[Choice]:
    """Return firms by name, found by credit code and former names too."""
    return [
        Choice(firm.id, firm.name_zh, " ".join((firm.credit_code, firm.name_en, *firm.former_names)))
        for firm in firms
    ]


def named(thing: Edition | Exhibition) -> str:
    """Return a fair's or an edition's name in the language in force, Chinese where it has no other."""
    return (thing.name_en if language() != ZH else "") or thing.name_zh


def fair_choices(things: Sequence[Edition] | Sequence[Exhibition]) -> list[Choice]:
    """Return fairs or editions by name, found in either language."""
    return [Choice(thing.id, named(thing), f"{thing.name_zh} {thing.name_en}") for thing in things]
