"""Registrations against stored participations: one firm at one edition is one record.

An order that named the same firm and edition before the registration came is tied to it in the same
step; an order never makes a participation.
"""

from dataclasses import fields, replace
from datetime import date
from typing import Any

from tradeplanner.domain import participation as rules
from tradeplanner.domain.booths import numbers_once
from tradeplanner.domain.findings import Code, Severity
from tradeplanner.domain.ids import EditionId, FirmId, Noun
from tradeplanner.domain.participation import NEEDS_REASON, Participation, State
from tradeplanner.importing.checked import Outcome
from tradeplanner.importing.lines import Line
from tradeplanner.importing.reconcile import tongues
from tradeplanner.importing.reconcile.columns import changes_of, columns_of
from tradeplanner.importing.reconcile.context import Context, Spot, given, text_of
from tradeplanner.importing.reconcile.edition_names import EditionFinder, EditionIndex
from tradeplanner.importing.reconcile.edition_question import EditionQuestion
from tradeplanner.importing.reconcile.firm_names import FirmFinder, FirmIndex
from tradeplanner.importing.reconcile.freeing import Freeing
from tradeplanner.importing.reconcile.quotas import Quotas
from tradeplanner.importing.reconcile.shared_rows import each_firm
from tradeplanner.importing.reconcile.split_question import SplitQuestion

_PLAIN = (
    "booth_type", "exhibits", "exhibits_en", "hs", "brand", "freight", "state_reason", "notes", "booths",
    "area", "people", "with_delegation", "applied_on", "booth_numbers", "wishes", "state_on",
)  # fmt: skip
"""Fields that a cell's value fills as it is."""
_OWN = frozenset(field.name for field in fields(Participation)) - {"id", "version", "origin"}
_TYPES = {"booths": {"标展": "标展", "标摊": "标展"}, "area": {"光地": "光地", "特装": "特装"}}
"""Words in the heading of a count or of an area, and the types of booth that they name."""
_MARKETS_NOTED = "预期目标市场："
Key = tuple[int, int]
"""Firm and edition."""


class Registrations:
    """Reconciles the registrations of one edition or several."""

    def __init__(self, context: Context) -> None:
        """Index what is stored."""
        stored = context.stored
        index = EditionIndex(stored.editions)
        self._index = FirmIndex(stored.firms)
        self._firms = FirmFinder(self._index)
        self._editions = EditionFinder(index)
        self._question, self._split = EditionQuestion(index), SplitQuestion()
        self._stored = {(int(p.firm_id), int(p.edition_id)): p for p in stored.registrations}
        self._seen: dict[Key, tuple[int, dict[str, object]]] = {}
        self._freeing = Freeing(stored.booths, stored.fees)
        self._quotas = Quotas(stored.registrations)

    def take(self, at: Spot, line: Line) -> None:
        """Reconcile one registration, or those of several firms in one cell."""
        for own in each_firm(at, line, self._split, self._index.is_named):
            self._take(at, own)

    def _take(self, at: Spot, line: Line) -> None:
        name, applied = text_of(line, "edition"), given(line, "applied_on")
        if name:
            day = applied if isinstance(applied, date) else None
            edition = self._editions.find(at, name, day, ahead=True)
        else:
            edition = self._question.answer(at)
        firm = self._firms.find(at, line)
        if firm is None:
            return
        if edition is None:
            at.count(Outcome.AMBIGUOUS)
            return
        key = (int(firm.id or 0), int(edition.id or 0))
        known = self._stored.get(key)
        said = self._said(at, line, known)
        if self._repeats(at, key, said):
            return
        before = known or Participation(firm_id=FirmId(key[0]), edition_id=EditionId(key[1]))
        after = replace(before, **said)
        wrong = rules.check(after) + (rules.check_move(before.state, after.state) if known else [])
        if at.tell(wrong):
            at.count(Outcome.REJECTED)
            return
        if known is not None and self._freeing.given_up(at, known, after):
            after = replace(after, booth_numbers=())
        self._quotas.take(at, edition, known, after)
        self._store(at, key, known, after)
        if after.booths is not None:
            at.sum("booths", "", {}, after.booths)

    def _said(self, at: Spot, line: Line, known: Participation | None) -> dict[str, Any]:
        """Return the fields that the row fills, as the participation holds them."""
        said: dict[str, Any] = {key: given(line, key) for key in _PLAIN}
        said = {key: value for key, value in said.items() if value not in (None, "", ())}
        if "booth_numbers" in said:
            said["booth_numbers"] = numbers_once(said["booth_numbers"])
        if sides := text_of(line, "open_sides"):
            said["open_sides"] = int(sides)
        if "exhibits_en" not in said and "exhibits" in said:
            said |= _two_tongues(at, said["exhibits"])
        said |= _type_of(at, said)
        said |= self._markets(at, line, known)
        state = text_of(line, "state")
        if state:
            said["state"] = State(state)
            said |= _reason(at, said, known)
        return said

    def _markets(self, at: Spot, line: Line, known: Participation | None) -> dict[str, object]:
        """Return target markets as codes; what no market is called goes to the notes."""
        names = given(line, "target_markets")
        if not isinstance(names, tuple):
            return {}
        codes = {name: _codes(at, name) for name in names}
        found = tuple(dict.fromkeys(code for several in codes.values() for code in several))
        said: dict[str, object] = {"target_markets": found} if found else {}
        unknown = [name for name, several in codes.items() if not several]
        if unknown:
            noted = _MARKETS_NOTED + "、".join(unknown)
            notes = text_of(line, "notes") or (known.notes if known else "")
            said["notes"] = notes if noted in notes else "\n".join(filter(None, (notes, noted)))
            at.say(Code.MARKETS_IN_NOTES, Severity.WARNING, "target_markets", market="、".join(unknown))
        return said

    def _repeats(self, at: Spot, key: Key, said: dict[str, object]) -> bool:
        """Whether an earlier row of the file is the same firm at the same edition; told and counted."""
        seen = self._seen.setdefault(key, (at.row, said))
        if seen[0] == at.row and seen[1] is said:
            return False
        same = seen[1] == said
        code, severity = (Code.ROW_REPEATED, Severity.WARNING) if same else (Code.ROW_DIFFERS, Severity.ERROR)
        at.say(code, severity, "firm", row=seen[0])
        at.count(Outcome.SKIPPED if same else Outcome.REJECTED)
        return True

    def _store(self, at: Spot, key: Key, known: Participation | None, after: Participation) -> None:
        new = columns_of(after, _OWN)
        if known is None:
            row_id = at.insert(Noun.PARTICIPATION, new)
            at.count(Outcome.NEW)
        else:
            row_id = int(known.id or 0)
            old = columns_of(known, _OWN)
            updates = {column: value for column, value in new.items() if value != old[column]}
            at.changed(changes_of(old, updates))
            if updates:
                at.context.writes.update(Noun.PARTICIPATION, row_id, known.version, updates)
            at.count(Outcome.CHANGED if updates else Outcome.SAME)
        self._tie_orders(at, key, row_id)

    def _tie_orders(self, at: Spot, key: Key, row_id: int) -> None:
        """Tie the orders of the firm at this edition to the participation that they lacked."""
        loose = at.context.stored.loose_orders.get(key, ())
        for order_id, version in loose:
            at.context.writes.update(Noun.ORDER, order_id, version, {"participation_id": row_id})
        if loose:
            at.say(Code.ORDERS_TIED, Severity.NOTE, "firm", count=len(loose))


def _codes(at: Spot, name: str) -> tuple[str, ...]:
    """Return the codes of the market or, without signs between them, the markets that a text names."""
    one = at.context.stored.market(name)
    return (one,) if one else tuple(code for code, _ in at.context.stored.markets_in(name))


def _reason(at: Spot, said: dict[str, Any], known: Participation | None) -> dict[str, object]:
    """Return the reason of a row's state: as said, else from the notes where no column asks for it."""
    if said["state"] not in NEEDS_REASON:
        moved = known is not None and known.state is not said["state"]
        return {"state_reason": ""} if moved and "state_reason" not in said else {}
    if "state_reason" in said or at.plan.column("state_reason") is not None or "notes" not in said:
        return {}
    return {"state_reason": said["notes"]}


def _type_of(at: Spot, said: dict[str, Any]) -> dict[str, object]:
    """Return the type of booth that the headings 标展 and 光地 give a row in which no cell names it."""
    if "booth_type" in said:
        return {}
    named = [
        named
        for key, words in _TYPES.items()
        for word, named in words.items()
        if said.get(key) and (column := at.plan.column(key)) is not None and word in column.heading
    ]
    return {"booth_type": "+".join(named)} if named else {}


def _two_tongues(at: Spot, exhibits: str) -> dict[str, object]:
    """Return both names of exhibits that stand in one cell, where its heading says that they do."""
    column = at.plan.column("exhibits")
    both = tongues.parted(exhibits) if column is not None and "英" in column.heading else None
    return {"exhibits": both[0], "exhibits_en": both[1]} if both else {}
