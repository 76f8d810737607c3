"""One entry widget for each kind of field, all with the same four methods.

``value()`` is what the kind gives, ``set_value(value)`` shows one, ``mistake()`` says what to type
instead, and ``changed`` follows every keystroke.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Protocol, cast

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from tradeplanner.domain.money import PLACES, Money
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui import theme
from tradeplanner.ui.widgets import parsing
from tradeplanner.ui.widgets.check import CheckBox
from tradeplanner.ui.widgets.combo import Finder, Picker
from tradeplanner.ui.widgets.fields import Choice, Field, Kind
from tradeplanner.ui.widgets.many import ManyPick

_KNOWN = ((True, mark("Yes")), (False, mark("No")))


class Entry(Protocol):
    """What a form asks of every entry."""

    changed: SignalInstance

    def value(self) -> object:
        """Return the value typed or chosen, None where there is none."""

    def set_value(self, value: object) -> None:
        """Show ``value``."""

    def mistake(self) -> str:
        """Return what to type instead, or nothing."""


class TextEntry(QLineEdit):
    """A line read by ``parse`` and shown by ``show``; plain text without them."""

    changed = Signal()

    def __init__(
        self, parse: Callable[[str], tuple[object, str]] | None = None, shown: Callable[[object], str] = str
    ) -> None:
        super().__init__()
        self._parse, self._shown = parse, shown
        self.textChanged.connect(lambda _: self.changed.emit())

    def value(self) -> object:
        """Return the parsed value; the stripped text without a parser."""
        return self._parse(self.text())[0] if self._parse else self.text().strip()

    def set_value(self, value: object) -> None:
        """Show ``value``, None as nothing."""
        self.setText("" if value is None else self._shown(value))

    def mistake(self) -> str:
        """Return what to type instead."""
        return self._parse(self.text())[1] if self._parse else ""


class LongEntry(QPlainTextEdit):
    """Several lines of text; Tab leaves the field."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 2 * theme.GRID)
        self.textChanged.connect(self.changed)

    def value(self) -> object:
        """Return the stripped text."""
        return self.toPlainText().strip()

    def set_value(self, value: object) -> None:
        """Show ``value``."""
        self.setPlainText(str(value or ""))

    def mistake(self) -> str:
        """Return nothing: any text will do."""
        return ""


class PickEntry(Picker):
    """A list of choices as an entry."""

    labelled = True

    def mistake(self) -> str:
        """Return nothing: a list holds no mistakes."""
        return ""


class FlagEntry(CheckBox):
    """Yes or no."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.toggled.connect(lambda _: self.changed.emit())

    def value(self) -> object:
        """Return whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: object) -> None:
        """Tick it if ``value`` is true."""
        self.setChecked(bool(value))

    def mistake(self) -> str:
        """Return nothing: either will do."""
        return ""


class MoneyEntry(QWidget):
    """An amount that takes 万 and 亿, and its currency."""

    changed = Signal()

    def __init__(self, currencies: tuple[str, ...]) -> None:
        super().__init__()
        self._currencies = currencies
        self.amount = TextEntry(parsing.parse_amount, lambda value: f"{value:,f}")
        self.currency = PickEntry([Choice(code, code) for code in currencies], optional=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID)
        row.addWidget(self.amount, 1)
        row.addWidget(self.currency)
        self.setFocusProxy(self.amount)
        self.amount.changed.connect(self.changed)
        self.currency.changed.connect(self.changed)

    def value(self) -> object:
        """Return the Money, or None without an amount."""
        amount = self.amount.value()
        return Money.of(amount, str(self.currency.value())) if isinstance(amount, Decimal) else None

    def set_value(self, value: object) -> None:
        """Show a Money; None clears the amount and leaves the currency."""
        if not isinstance(value, Money):
            self.amount.set_value(None)
            return
        if value.currency not in self._currencies:
            self._currencies = (*self._currencies, value.currency)
            self.currency.set_choices([Choice(code, code) for code in self._currencies])
        self.amount.set_value(value.amount)
        self.currency.set_value(value.currency)

    def mistake(self) -> str:
        """Return what to type instead: no amount, or more decimals than the currency has."""
        amount, currency = self.amount.value(), str(self.currency.value())
        if isinstance(amount, Decimal) and Money.of(amount, currency).amount != amount:
            sentence = mark("{currency} has {places} decimals; leave the others out.")
            return tr(sentence, currency=currency, places=PLACES[currency])
        return self.amount.mistake()

    def setAccessibleName(self, name: str) -> None:
        """Name both parts."""
        super().setAccessibleName(name)
        self.amount.setAccessibleName(name)
        self.currency.setAccessibleName(tr("{field}: currency", field=name))


def tristate() -> list[Choice]:
    """Return yes and no; "not known" is the empty choice."""
    return [Choice(value, tr(text)) for value, text in _KNOWN]


def _iso(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _plain(value: object) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _joined(value: object) -> str:
    return "; ".join(cast("tuple[str, ...]", value))


def _text(field: Field) -> QWidget:
    entry = TextEntry()
    if field.limit:
        entry.setMaxLength(field.limit)
    return entry


_MAKERS: dict[Kind, Callable[[Field], QWidget]] = {
    Kind.TEXT: _text,
    Kind.LONG: lambda _: LongEntry(),
    Kind.INTEGER: lambda _: TextEntry(parsing.parse_integer),
    Kind.DECIMAL: lambda _: TextEntry(parsing.parse_decimal, _plain),
    Kind.MONEY: lambda field: MoneyEntry(field.currencies),
    Kind.DATE: lambda _: TextEntry(parsing.parse_date, _iso),
    Kind.CHOICE: lambda field: PickEntry(field.offered(), optional=not field.required),
    Kind.SEARCH: lambda field: Finder(field.offered()),
    Kind.FLAG: lambda _: FlagEntry(),
    Kind.TRISTATE: lambda _: PickEntry(tristate(), optional=True, none=mark("Not known")),
    Kind.LIST: lambda _: TextEntry(lambda text: (parsing.parse_list(text), ""), _joined),
    Kind.MANY: lambda field: ManyPick(field.offered()),
}


def make(field: Field) -> QWidget:
    """Return the entry widget for ``field``; it is an ``Entry`` too."""
    return _MAKERS[field.kind](field)
