"""What every reconciler works with, and the steps that all of them share."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol, runtime_checkable

from tradeplanner.domain.findings import Code, Finding, Param, Place, Severity
from tradeplanner.domain.history import CLIPBOARD
from tradeplanner.domain.ids import Noun
from tradeplanner.domain.money import PLACES, Money
from tradeplanner.importing.arranged import Arranged
from tradeplanner.importing.cells.parsed import NOTHING
from tradeplanner.importing.checked import Candidate, Change, Outcome
from tradeplanner.importing.lines import Cash, Line
from tradeplanner.importing.origins import Origins
from tradeplanner.importing.proposal import Choice, Proposal, SheetPlan
from tradeplanner.importing.stored import Stored
from tradeplanner.importing.tally import Tally
from tradeplanner.importing.writes import Writes

_FEW = 3
_TITLE = 5
"""Letters from which a text over a heading is taken for its title."""


class Reconciler(Protocol):
    """Takes data lines one by one and notes what would be written."""

    def take(self, at: "Spot", line: Line) -> None:
        """Reconcile one data row."""


@runtime_checkable
class Finishing(Protocol):
    """A reconciler that knows what to write only after the last row."""

    def finish(self) -> None:
        """Note what would be written."""


@dataclass(frozen=True, slots=True)
class Context:
    """The proposal under check, what is stored, and where results go."""

    proposal: Proposal
    stored: Stored
    tally: Tally
    writes: Writes
    origins: Origins | None = None
    arranged: Mapping[str, Arranged] = field(default_factory=dict)


@dataclass(slots=True)
class Spot:
    """A row of a sheet, through which a reconciler speaks of it."""

    context: Context
    plan: SheetPlan
    row: int

    def choice(self, field: str = "") -> Choice | None:
        """What a person chose for this row, or for a field of it, if anything."""
        choices = self.context.proposal.choices
        return choices.get((self.plan.name, self.row, field)) if choices else None

    def option(self, name: str) -> str:
        """Return what a person answered to a question, of this sheet or of all, "" if nothing."""
        options = self.context.proposal.options
        return options.get(f"{name}:{self.plan.name}") or options.get(name, "")

    @property
    def confirmation(self) -> str:
        """Why a person keeps this row's doubtful code, or ""."""
        reasons = self.context.proposal.confirmations
        return reasons.get((self.plan.name, self.row), "") if reasons else ""

    def say(self, code: Code, severity: Severity, field: str = "", /, **params: Param) -> None:
        """Note a finding at a field of this row; a ``row`` it names is told as it stands in the file."""
        if isinstance(other := params.get("row"), int):
            params["row"] = self.in_file(other)
        self.context.tally.find(code, severity, self.context.tally.place(self.plan, self.row, field), params)

    def in_file(self, row: int) -> int:
        """Return where a row of this sheet stands in the file, however the sheet is read."""
        arranged = self.context.arranged.get(self.plan.name)
        return row if arranged is None else arranged.source(row)

    def tell(self, findings: Iterable[Finding]) -> bool:
        """Note what a domain check found, at the cells of its fields; return whether the row is held back."""
        held = False
        for finding in findings:
            place = self.context.tally.place(self.plan, self.row, finding.place.field)
            self.context.tally.find(finding.code, finding.severity, place, finding.params)
            held = held or finding.severity.holds_back
        return held

    def count(self, outcome: Outcome, records: int = 1) -> None:
        """Count records of this row."""
        self.context.tally.count(self.plan.name, self.row, outcome, records)

    def changed(self, changes: Sequence[Change]) -> None:
        """Note old and new values of what this row would change."""
        if changes:
            self.context.tally.changes.setdefault((self.plan.name, self.row), []).extend(changes)

    def ask(self, candidates: Sequence[Candidate]) -> None:
        """Note which stored records this row may mean."""
        known = self.context.tally.candidates.get((self.plan.name, self.row), ())
        self.context.tally.candidates[self.plan.name, self.row] = (*known, *candidates)

    def insert(self, noun: Noun, values: dict[str, object]) -> int:
        """Note a new row with its source; return its negative id."""
        origins = self.context.origins
        own = origins.source(self.row) if origins is not None else None
        arranged = self.context.arranged.get(self.plan.name)
        if arranged is not None:
            own = arranged.origin(self.plan.name, self.row)
        values["batch_id"] = 0
        values["source_sheet"], values["source_row"] = own or (self.plan.name, self.row)
        return self.context.writes.insert(noun, values)

    def sum(self, field: str, unit: str, by: dict[str, str], value: Decimal) -> None:
        """Add to a sum of what would be stored."""
        self.context.tally.add(field, unit, tuple(sorted(by.items())), value)

    def unit(self, field: str) -> str:
        """Return the unit of a field's column as the file writes it."""
        column = self.plan.column(field)
        return column.unit if column else ""

    def place(self, field: str = "") -> Place:
        """Return the place of a field in this row."""
        return self.context.tally.place(self.plan, self.row, field)


_UNIT_ONLY = ("单位", "金额单位", "计量单位", "币种")


def source_of(at: Spot) -> str:
    """Return where figures come from if no cell says it: the sheet's title, else the file's name.

    A pasted block without a title has no source.
    """
    for text in at.plan.above:
        if len(text) >= _TITLE and not text.strip().startswith(_UNIT_ONLY):
            return " ".join(text.split())
    file = at.context.proposal.file
    return "" if file == CLIPBOARD else file


def text_of(line: Line, key: str) -> str:
    """Return a text value, "" where the cell is blank or says that there is nothing."""
    value = line.values.get(key)
    return value if isinstance(value, str) else ""


def given(line: Line, key: str) -> object:
    """Return a value, None where the cell is blank or says that there is nothing."""
    value = line.values.get(key)
    return None if value is NOTHING else value


def whole_of(line: Line, key: str) -> int | None:
    """Return a whole number, None where the cell gives none."""
    value = given(line, key)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def unknown_market(at: Spot, field: str, text: str) -> None:
    """Tell why a text names no market: it names several, it may be mistyped, or nobody knows it."""
    stored = at.context.stored
    several, like = stored.markets_in(text), stored.markets_like(text)
    if several:
        names = "、".join(name for _, name in several)
        at.say(Code.MARKETS_SEVERAL, Severity.ERROR, field, market=text, candidates=names)
    elif like:
        at.say(Code.MARKET_LIKE, Severity.ERROR, field, market=text, candidates="、".join(like))
    else:
        at.say(Code.UNKNOWN_MARKET, Severity.ERROR, field, market=text)


_OF_WHICH = re.compile(r"^(?:其中|#|其中:)\s*[:：]?\s*")


def is_group(at: Spot, field: str, text: str) -> bool:
    """Whether a text names a group of markets such as 东盟, whose row is left out; told and counted."""
    if not at.context.stored.is_group(text):
        return False
    at.say(Code.MARKET_GROUP, Severity.NOTE, field, market=text)
    at.count(Outcome.SKIPPED)
    return True


def market_named(at: Spot, text: str) -> str | None:
    """Return the code of a market, "其中：" before it looked through; None for a stranger."""
    found = at.context.stored.market(text)
    return found if found is not None else at.context.stored.market(_OF_WHICH.sub("", text))


def contradicts(at: Spot, line: Line) -> bool:
    """Whether an amount of a row names another currency than the row's own column of currencies; told."""
    stated, found = text_of(line, "currency"), False
    for key, value in line.values.items() if stated else ():
        if isinstance(value, Cash) and value.own and stated not in value.own:
            said = "/".join(sorted(value.own)) if len(value.own) < _FEW else value.currency
            at.say(Code.CURRENCY_CONFLICT, Severity.ERROR, key, said=said, currency=stated)
            found = True
    return found


def money_of(at: Spot, field: str, cash: Cash, currency: str = "") -> Money | None:
    """Return an amount as money, or None with a finding where the currency is unsaid or unknown.

    A unit that nobody states is taken as yuan, with a warning, where ``currency`` gives that leave.
    """
    code = cash.currency or currency
    if code not in PLACES:
        at.say(Code.UNKNOWN_CURRENCY, Severity.ERROR, field, currency=code)
        return None
    scaled = cash.whole.scaleb(PLACES[code])
    minor = int(scaled)
    return Money(minor, code) if minor == scaled else Money.of(cash.whole, code)
