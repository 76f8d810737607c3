"""The words of the import window: kinds, fields with arguments, conclusions and outcomes."""

from collections.abc import Mapping
from enum import StrEnum

from tradeplanner.app.import_values import Counts, Outcome, Reason, SheetPlan
from tradeplanner.domain.exhibitions import FairClass, Scope, Status
from tradeplanner.domain.findings import Finding, Severity
from tradeplanner.domain.orders import Stage
from tradeplanner.domain.participation import State
from tradeplanner.i18n import fields, messages, words
from tradeplanner.i18n.formats import months
from tradeplanner.i18n.language import mark, tr

OUTCOMES: Mapping[Outcome, str] = {
    Outcome.NEW: mark("New"),
    Outcome.SAME: mark("As stored already"),
    Outcome.CHANGED: mark("Changed"),
    Outcome.AMBIGUOUS: mark("Waits for your decision"),
    Outcome.SKIPPED: mark("Skipped"),
    Outcome.REJECTED: mark("Needs mending"),
}
"""What becomes of a record."""


_WORDED: Mapping[str, type[StrEnum]] = {
    "status": Status,
    "fair_class": FairClass,
    "scope": Scope,
    "state": State,
    "stage": Stage,
}
"""Fields whose values are members of an enumeration."""
_FLAGS = {"True": mark("Yes"), "False": mark("No")}


def field_word(key: str) -> str:
    """Return the name of a field, with its argument where it has one (``month.3``, ``rate.USD``)."""
    if not key:
        return tr("(not imported)")
    name, _, argument = key.partition(".")
    span, _, year = argument.partition("@")
    first, _, last = span.partition("-")
    if name == "month" and first.isdigit() and (last or first).isdigit():
        return f"{year} {months(int(first), int(last or first))}".strip()
    if name == "rate" and argument:
        return words.currency_name(argument)
    word = fields.field_name(name)
    return f"{word} {argument}" if argument else word


def value_word(field: str, value: str) -> str:
    """Return a value as a person reads it: members of enumerations and flags in words."""
    kind = _WORDED.get(field)
    if kind is not None and value in tuple(kind):
        return words.word(kind(value))
    return tr(_FLAGS[value]) if value in _FLAGS else value


def reason_text(reason: Reason | None) -> str:
    """Return why the program concluded something, as a sentence."""
    if reason is None:
        return ""
    return messages.sentence(Finding(reason.code, Severity.NOTE, params=reason.params))


def forecast(counts: Counts) -> str:
    """Return what would become of the records, in the words by which the list of rows calls them."""
    parts = [(outcome, getattr(counts, outcome.value)) for outcome in OUTCOMES]
    told = [
        tr("{what} {count}", what=tr(OUTCOMES[what]), count=f"{count:,}") for what, count in parts if count
    ]
    return tr(", ").join(told) or tr("Nothing to import")


def rows_text(first: int, last: int) -> str:
    """Return a span of rows: 5–246, or one row's number."""
    return str(first) if first == last else f"{first}–{last}"


def sheet_text(plan: SheetPlan) -> str:
    """Return a sheet's name with what becomes of it."""
    name = words.file_word(plan.name)
    return name if plan.used else tr("{sheet} (not read)", sheet=name)
