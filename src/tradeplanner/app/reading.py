"""What many acts need: a row that must be there, or the calm error that it is gone, and known markets."""

from collections.abc import Iterable
from typing import TypeVar

from tradeplanner.domain.errors import ConflictError
from tradeplanner.domain.findings import Code, Finding, error
from tradeplanner.domain.ids import Noun
from tradeplanner.domain.markets import Markets

T = TypeVar("T")


def found(value: T | None, noun: Noun, row_id: int = 0) -> T:
    """Return ``value``; ConflictError (CONFLICT_GONE) if there is none, because somebody removed it."""
    if value is None:
        raise ConflictError(Code.CONFLICT_GONE, noun=noun.value, id=row_id)
    return value


def unknown_markets(markets: Markets, field: str, codes: Iterable[str]) -> list[Finding]:
    """Return a finding at ``field`` for each code that is no market's; an empty one says nothing."""
    return [
        error(Code.UNKNOWN_MARKET, field, market=code) for code in codes if code and markets.get(code) is None
    ]
