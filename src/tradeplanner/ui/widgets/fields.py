"""What a form asks for, as values: the kinds of fields, and their choices."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tradeplanner.i18n.language import tr


class Kind(StrEnum):
    """The kinds of fields, and what each gives.

    TEXT, LONG: str. INTEGER: int or None. DECIMAL: Decimal or None. MONEY: Money or None. DATE:
    date or None. CHOICE, SEARCH: a choice's value or None. FLAG: bool. TRISTATE: bool or None
    ("not known"). LIST: a tuple of str. MANY: a tuple of choices' values.
    """

    TEXT = "text"
    LONG = "long"
    INTEGER = "integer"
    DECIMAL = "decimal"
    MONEY = "money"
    DATE = "date"
    CHOICE = "choice"
    SEARCH = "search"
    FLAG = "flag"
    TRISTATE = "tristate"
    LIST = "list"
    MANY = "many"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: its value, what is read, and what else finds it (a code, former names)."""

    value: object
    text: str
    search: str = ""


Choices = Sequence[Choice] | Callable[[], Sequence[Choice]]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form. ``label``, ``hint`` and ``group`` are marked msgids.

    ``choices`` may be a function, which is asked anew when the language changes. ``currencies`` are
    those that a MONEY field offers, the first by default. ``limit`` bounds the length of text.
    Fields of one ``group`` stand under its heading; a new group begins where the name changes.
    """

    name: str
    label: str
    kind: Kind = Kind.TEXT
    required: bool = False
    choices: Choices = ()
    currencies: tuple[str, ...] = ("CNY", "USD", "EUR")
    hint: str = ""
    group: str = ""
    limit: int = 0

    def title(self) -> str:
        """Return the label in the language in force."""
        return tr(self.label)

    def offered(self) -> list[Choice]:
        """Return the choices in the language in force."""
        return list(self.choices() if callable(self.choices) else self.choices)
