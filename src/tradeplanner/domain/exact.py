"""A figure as it is read, which remembers what it is: paper shows «794.3», a workbook holds all of it."""

from decimal import Decimal
from typing import Self


class Exact(str):
    """A rounded figure as text, with the value in the same unit before it was rounded."""

    __slots__ = ("exact",)
    exact: Decimal

    def __new__(cls, text: str, exact: Decimal) -> Self:
        """Return ``text`` that remembers ``exact``."""
        made = super().__new__(cls, text)
        made.exact = exact
        return made

    def __getnewargs__(self) -> tuple[str, Decimal]:  # type: ignore[override]  # a text has one argument, this two
        """Return what a copy is made of."""
        return str(self), self.exact
