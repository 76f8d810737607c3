"""Booth allotments against stored booths: edition, hall and number tell one booth from another.

A booth that goes to another firm than it had is a change, told with both names. What is allotted stands
in the firm's registration too; a firm that is not registered at the edition waits for a decision.
"""

from dataclasses import replace
from typing import Any

from tradeplanner.domain import booths as rules
from tradeplanner.domain.booths import Booth
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.findings import Code, Severity
from tradeplanner.domain.firms import Firm
from tradeplanner.domain.ids import EditionId, FirmId, Noun
from tradeplanner.importing.cells.parsed import NOTHING
from tradeplanner.importing.checked import Outcome
from tradeplanner.importing.lines import Line
from tradeplanner.importing.reconcile import tongues
from tradeplanner.importing.reconcile.allotting import Allotting
from tradeplanner.importing.reconcile.booth_fees import Fees, fees_of
from tradeplanner.importing.reconcile.columns import changes_of, columns_of
from tradeplanner.importing.reconcile.context import Context, Spot, text_of
from tradeplanner.importing.reconcile.edition_names import EditionFinder, EditionIndex
from tradeplanner.importing.reconcile.edition_question import EditionQuestion
from tradeplanner.importing.reconcile.firm_names import FirmFinder, FirmIndex
from tradeplanner.importing.reconcile.quotas import Allotted
from tradeplanner.importing.reconcile.split_question import SplitQuestion
from tradeplanner.importing.splitting import booth_numbers

OPTION = "unregistered"
"""The answer for all firms of a sheet that are not registered, where a person gave one."""
REGISTER, FREE = "register", "free"
_TEXTS = ("booth_type", "fascia_zh", "fascia_en", "receipt", "notes")
_MONEY = ("fee", "fee_home", "paid")
_PLAIN = frozenset(Booth.__dataclass_fields__) - {"id", "version", "origin", *_MONEY}
Key = tuple[int, str, str]
"""Edition, hall and number, these two as they are compared."""


class Booths:
    """Reconciles the booths of one edition or several."""

    def __init__(self, context: Context) -> None:
        """Index what is stored."""
        stored = context.stored
        index = EditionIndex(stored.editions)
        self._firms = FirmFinder(FirmIndex(stored.firms))
        self._editions = EditionFinder(index)
        self._question, self._split = EditionQuestion(index), SplitQuestion()
        self._stored = {_key(booth): booth for booth in stored.booths}
        self._allotted = Allotted(stored.booths)
        self._seen: dict[Key, tuple[int, Booth]] = {}
        self._allotting = Allotting(stored.registrations)

    def take(self, at: Spot, line: Line) -> None:
        """Reconcile the booths of one row."""
        numbers = self._numbers(at, text_of(line, "number"))
        if not numbers:
            return
        name = text_of(line, "edition")
        edition = self._editions.find(at, name, None) if name else self._question.answer(at)
        firm = None
        if text_of(line, "firm") or text_of(line, "credit_code"):
            firm = self._firms.find(at, line, len(numbers))
            if firm is None:
                return
        if edition is None:
            at.count(Outcome.AMBIGUOUS, len(numbers))
            return
        if firm is not None and self._gave_up(at, firm, edition):
            at.count(Outcome.REJECTED, len(numbers))
            return
        if firm is not None and not self._may_have(at, firm, edition):
            if self._said(at) != FREE:
                at.count(Outcome.AMBIGUOUS, len(numbers))
                return
            firm = None
        self._take_all(at, line, numbers, (edition, firm))

    def finish(self) -> None:
        """Write the booth numbers of the registrations."""
        self._allotting.write()

    def _numbers(self, at: Spot, written: str) -> tuple[str, ...]:
        """Return the booths of a row; none where it waits for an answer, or names no booth."""
        parts = booth_numbers(written)
        if not parts:
            at.say(Code.REQUIRED, Severity.ERROR, "number")
            at.count(Outcome.REJECTED)
            return ()
        if len(parts) == 1:
            return parts
        split = self._split.answer(at, written, parts)
        if split is None:
            at.count(Outcome.AMBIGUOUS)
            return ()
        if split:
            at.say(Code.SPLIT_DONE, Severity.NOTE, "number", written=written, count=len(parts))
        return parts if split else (written.strip(),)

    def _may_have(self, at: Spot, firm: Firm, edition: Edition) -> bool:
        """Whether a firm takes part; one that does not is registered if a person says so, else told."""
        key = (int(firm.id or 0), int(edition.id or 0))
        if self._allotting.is_registered(key):
            return True
        said = self._said(at)
        params = {"firm": firm.name_zh, "edition": edition.name_zh}
        if said == REGISTER:
            at.say(Code.BOOTH_REGISTERED, Severity.NOTE, "firm", **params)
            self._allotting.register(key)
        elif said == FREE:
            at.say(Code.BOOTH_LEFT_FREE, Severity.NOTE, "firm", **params)
        else:
            at.say(Code.BOOTH_UNREGISTERED, Severity.DECISION, "firm", **params)
        return said == REGISTER

    def _gave_up(self, at: Spot, firm: Firm, edition: Edition) -> bool:
        """Whether a firm withdrew or was refused, and so gets no booth; told."""
        state = self._allotting.given_up((int(firm.id or 0), int(edition.id or 0)))
        if state is not None:
            told = {"firm": firm.name_zh, "edition": edition.name_zh, "before": state.value}
            at.say(Code.PLACE_GIVEN_UP, Severity.ERROR, "firm", **told)
        return state is not None

    @staticmethod
    def _said(at: Spot) -> str:
        """Return what is to become of a firm that is not registered: for this row, else for all."""
        chosen = at.choice("registration")
        if chosen is None:
            return at.option(OPTION)
        return REGISTER if chosen == "new" else FREE

    def _take_all(
        self, at: Spot, line: Line, numbers: tuple[str, ...], of: tuple[Edition, Firm | None]
    ) -> None:
        fees = fees_of(at, line)
        if fees is None:
            at.count(Outcome.REJECTED, len(numbers))
            return
        parted = fees.parts(len(numbers))
        if len(numbers) > 1 and fees.said():
            at.say(Code.AMOUNTS_PARTED, Severity.NOTE, "fee", count=len(numbers))
        for number, own in zip(numbers, parted, strict=True):
            self._settle(at, line, number, (*of, own))

    def _settle(self, at: Spot, line: Line, number: str, of: tuple[Edition, Firm | None, Fees]) -> None:
        edition, firm, fees = of
        hall = text_of(line, "hall")
        laid = rules.neat(Booth(edition_id=EditionId(int(edition.id or 0)), hall=hall, number=number))
        key = _key(laid)
        known = self._stored.get(key)
        before = known or laid
        after = replace(before, **_said_of(at, line), **fees.said(), **_holder(line, firm))
        if self._repeats(at, key, after):
            return
        if at.tell(rules.check(after)):
            at.count(Outcome.REJECTED)
            return
        self._allotted.take(at, edition, known, after)
        self._store(at, known, after)
        for field in ("area", *_MONEY):
            amount = getattr(fees, field)
            if amount is not None:
                unit, value = ("", amount) if field == "area" else (amount.currency, amount.amount)
                at.sum(field, unit, {}, value)

    def _repeats(self, at: Spot, key: Key, booth: Booth) -> bool:
        """Whether an earlier row of the file has the same booth; told and counted."""
        seen = self._seen.setdefault(key, (at.row, booth))
        if seen[1] is booth:
            return False
        if seen[1].firm_id != booth.firm_id:
            names = {"first": self._firms.name(seen[1].firm_id), "second": self._firms.name(booth.firm_id)}
            at.say(Code.BOOTH_TWICE, Severity.ERROR, "number", number=booth.number, row=seen[0], **names)
        same = seen[1] == booth
        if same or seen[1].firm_id == booth.firm_id:
            code = Code.ROW_REPEATED if same else Code.ROW_DIFFERS
            at.say(code, Severity.WARNING if same else Severity.ERROR, "number", row=seen[0])
        at.count(Outcome.SKIPPED if same else Outcome.REJECTED)
        return True

    def _store(self, at: Spot, known: Booth | None, after: Booth) -> None:
        new = _columns(after)
        if known is None:
            at.insert(Noun.BOOTH, new)
            at.count(Outcome.NEW)
        else:
            old = _columns(known)
            updates = {column: value for column, value in new.items() if value != old[column]}
            at.changed(changes_of(old, updates, {"firm_id": self._firms.name}))
            if updates:
                at.context.writes.update(Noun.BOOTH, int(known.id or 0), known.version, updates)
            at.count(Outcome.CHANGED if updates else Outcome.SAME)
        edition = int(after.edition_id)
        if known is not None and known.firm_id is not None and known.firm_id != after.firm_id:
            self._allotting.give_up(at, (int(known.firm_id), edition), after.number)
        if after.firm_id is not None:
            self._allotting.get(at, (int(after.firm_id), edition), after.number)


def _key(booth: Booth) -> Key:
    return int(booth.edition_id), rules.key(booth.hall), rules.key(booth.number)


def _holder(line: Line, firm: Firm | None) -> dict[str, Any]:
    """Return the firm that a row gives the booth to; "无" takes it back, a blank cell says nothing."""
    if firm is not None:
        return {"firm_id": FirmId(int(firm.id or 0))}
    return {"firm_id": None} if line.values.get("firm") is NOTHING else {}


def _said_of(at: Spot, line: Line) -> dict[str, Any]:
    """Return the texts and open sides that a row states."""
    said: dict[str, Any] = {name: text_of(line, name) for name in _TEXTS if text_of(line, name)}
    sides = text_of(line, "open_sides")
    if sides:
        said["open_sides"] = int(sides)
    if "fascia_zh" in said and "fascia_en" not in said and at.plan.column("fascia_en") is None:
        both = tongues.parted(said["fascia_zh"])
        if both is not None:
            said["fascia_zh"], said["fascia_en"] = both
    return said


def _columns(booth: Booth) -> dict[str, object]:
    columns = columns_of(booth, _PLAIN)
    for name in _MONEY:
        amount = getattr(booth, name)
        columns[f"{name}_minor"] = amount.minor if amount else None
        columns[f"{name}_currency"] = amount.currency if amount else None
    return columns
