"""What a kind of file may hold: its fields, the words that name them, and how a cell of each is read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tradeplanner.domain.ids import Noun
from tradeplanner.importing.cells import dates, numbers, parsed, phones, words
from tradeplanner.importing.cells.parsed import Parsed
from tradeplanner.importing.grid import Cell

AMOUNT_UNIT = "amount_unit"
"""The field of the unit of a row's amounts, in every kind that has amounts and no such field of its own."""
Parser = Callable[[Cell, int | None], Parsed]
"""Reads a cell; the year is that of the sheet's title, for dates that do not name theirs."""


Plain = Callable[[Sequence[str]], bool]
"""Whether a parser would give every one of these texts back as it is, so that none need be read."""


class Shape(StrEnum):
    """How the values of a field look, so that a column is known by its content too."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CODE = "code"
    PHONE = "phone"
    EMAIL = "email"
    CHOICE = "choice"
    FLAG = "flag"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's heading: its parts from the topmost row down, equal neighbours once."""

    column: int
    parts: tuple[str, ...]

    @property
    def leaf(self) -> str:
        """The lowest part, which names the column most closely."""
        return self.parts[-1] if self.parts else ""

    @property
    def text(self) -> str:
        """All parts, as shown."""
        return " / ".join(self.parts)


Family = Callable[[Heading, int | None], str]
"""Gives the argument of a field that many columns share (a month, a year, a currency), or ""."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind. A ``family`` field takes many columns, each with its own argument.

    ``words`` are those of a closed list, with what each means.
    """

    key: str
    parse: Parser
    names: tuple[str, ...]
    shape: Shape = Shape.TEXT
    money: bool = False
    personal: bool = False
    family: Family | None = None
    plain: Plain | None = None
    words: Mapping[str, str] | None = None

    @property
    def is_day(self) -> bool:
        """Whether a cell of the field is one calendar day."""
        return self.parse is dates.day


Dress = Callable[[Sequence[Heading]], Sequence[Heading]]
"""Gives headings back, those that lean on a neighbour made whole."""


@dataclass(frozen=True, slots=True)
class Spec:
    """A kind of file. Each set of ``needs`` must have one of its fields among the columns.

    ``dress`` completes headings that say less than their neighbours.
    """

    kind: str
    noun: Noun
    fields: tuple[Field, ...]
    needs: tuple[frozenset[str], ...]
    dress: Dress | None = None

    def field(self, key: str) -> Field | None:
        """Return the field of a key; an argument after a dot is looked through."""
        base = key.partition(".")[0]
        return next((field for field in self.fields if field.key == base), None)


def text(key: str, *names: str, personal: bool = False) -> Field:
    """Return a field of plain text."""
    return Field(key, lambda cell, _year: words.text(cell), names, personal=personal, plain=parsed.are_tidy)


def number(key: str, *names: str) -> Field:
    """Return a field of a whole number."""
    return Field(key, lambda cell, _year: numbers.whole(cell), names, Shape.NUMBER)


def decimal(key: str, *names: str, family: Family | None = None) -> Field:
    """Return a field of an exact number without unit."""
    return Field(key, lambda cell, _year: numbers.number(cell), names, Shape.NUMBER, family=family)


def measure(key: str, *names: str) -> Field:
    """Return a field of a count or a size, parts allowed."""
    return Field(key, lambda cell, _year: numbers.measured(cell), names, Shape.NUMBER)


def money(key: str, *names: str, family: Family | None = None) -> Field:
    """Return a field of amounts, to which the unit of the sheet or heading applies."""
    return Field(
        key, lambda cell, _year: numbers.amount(cell), names, Shape.NUMBER, money=True, family=family
    )


def flag(key: str, *names: str) -> Field:
    """Return a yes-or-no field."""
    return Field(key, lambda cell, _year: words.flag(cell), names, Shape.FLAG)


def listing(key: str, *names: str) -> Field:
    """Return a field of several texts in one cell."""
    return Field(key, lambda cell, _year: words.parts(cell), names)


def choice(key: str, meaning: Mapping[str, str], *names: str) -> Field:
    """Return a field of a closed list, given as word → value."""
    return Field(key, lambda cell, _year: words.choice(cell, meaning), names, Shape.CHOICE, words=meaning)


def code(key: str, *names: str) -> Field:
    """Return a field of unified social credit codes."""
    return Field(key, lambda cell, _year: words.credit_code(cell), names, Shape.CODE, plain=words.are_codes)


def compact(key: str, *names: str, personal: bool = False) -> Field:
    """Return a field of numbers that are names: customs codes, HS codes, contract numbers, passports."""
    return Field(
        key, lambda cell, _year: words.compact(cell), names, personal=personal, plain=words.are_compact
    )


def phone(key: str, *names: str) -> Field:
    """Return a field of phones, which are personal."""
    return Field(
        key,
        lambda cell, _year: phones.phone(cell),
        names,
        Shape.PHONE,
        personal=True,
        plain=phones.are_phones,
    )


def day(key: str, *names: str, personal: bool = False) -> Field:
    """Return a field of calendar days."""
    return Field(key, dates.day, names, Shape.DATE, personal=personal)


def span(key: str, *names: str) -> Field:
    """Return a field of spans of days."""
    return Field(key, dates.span, names, Shape.DATE)


def stretch(key: str, *names: str) -> Field:
    """Return a field of days or whole months, whichever a cell names."""
    return Field(key, dates.stretch, names, Shape.DATE)


def period(key: str, *names: str) -> Field:
    """Return a field of months or runs of months."""
    return Field(key, dates.period, names, Shape.DATE)


def amount_unit() -> Field:
    """Return the field of the unit that each row's amounts are in, where a column of its own says it."""
    names = (
        "单位",
        "金额单位",
        "计量单位",
        "币种单位",
        "货币及单位",
        "unit",
        "amount unit",
        "unit of amount",
    )
    return Field(AMOUNT_UNIT, lambda cell, _year: words.amount_unit(cell), names, Shape.UNIT)


def currency(key: str, *names: str) -> Field:
    """Return a field of currencies."""
    return Field(key, lambda cell, _year: words.currency(cell), names, Shape.CHOICE)
