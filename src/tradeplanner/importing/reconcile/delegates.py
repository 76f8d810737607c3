"""Lists of delegations against stored people: a passport number, else name and birthday, tells who is who.

Nothing that is personal is told: findings name no person, and what a row would change is masked.
"""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from tradeplanner.domain import delegates as rules
from tradeplanner.domain.delegates import PERSONAL, Delegate, Sex, VisaState
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.findings import Code, Place, Severity, mask
from tradeplanner.domain.ids import EditionId, FirmId, Noun
from tradeplanner.importing import titles
from tradeplanner.importing.checked import Candidate, Change, Outcome
from tradeplanner.importing.lines import Line
from tradeplanner.importing.reconcile import employers
from tradeplanner.importing.reconcile.columns import changes_of, columns_of
from tradeplanner.importing.reconcile.context import Context, Spot, given, text_of
from tradeplanner.importing.reconcile.edition_names import EditionFinder, EditionIndex
from tradeplanner.importing.reconcile.edition_question import EditionQuestion
from tradeplanner.importing.reconcile.firm_names import FirmIndex
from tradeplanner.importing.reconcile.people import People, person_key

_TEXTS = (
    "delegation", "name", "employer", "position", "passport_no", "flight", "room", "phone",
    "emergency_contact", "notes",
)  # fmt: skip
_DAYS = ("born_on", "passport_expires", "leaves_on", "back_on")
_OWN = frozenset(field.name for field in fields(Delegate)) - {"id", "version", "origin"}
_VISAS_NOTED = "签证国："


class Delegates:
    """Reconciles the people of one edition's delegations or of several."""

    def __init__(self, context: Context) -> None:
        """Index what is stored."""
        stored = context.stored
        index = EditionIndex(stored.editions)
        self._firms = FirmIndex(stored.firms)
        self._editions = EditionFinder(index)
        self._question = EditionQuestion(index)
        self._people = People(stored.delegates)
        self._seen: dict[tuple[object, ...], tuple[int, dict[str, object]]] = {}
        self._unknown: set[str] = set()
        self._parted_in: set[str] = set()
        self._journeys: dict[str, dict[str, Any]] = {}

    def take(self, at: Spot, line: Line) -> None:
        """Reconcile one person."""
        name = text_of(line, "edition")
        edition = self._editions.find(at, name, None) if name else self._question.answer(at)
        said = self._said(at, line)
        if not said.get("name"):
            at.say(Code.REQUIRED, Severity.ERROR, "name")
            at.count(Outcome.REJECTED)
            return
        hidden = [one for one in _TEXTS if rules.is_masked(str(said.get(one) or ""))]
        if hidden:
            at.say(Code.MASKED_VALUE, Severity.ERROR, hidden[0])
            at.count(Outcome.REJECTED)
            return
        if edition is None:
            at.count(Outcome.AMBIGUOUS)
            return
        if self._repeats(at, edition, said):
            return
        found = self._people.find(int(edition.id or 0), said)
        known = self._chosen(at, found, said)
        if known is None and len(found) > 1:
            at.count(Outcome.AMBIGUOUS)
            return
        self._settle(at, edition, known, said)

    def _said(self, at: Spot, line: Line) -> dict[str, Any]:
        """Return the fields that the row fills."""
        said: dict[str, Any] = {key: text_of(line, key) for key in _TEXTS} | self._parted(at, line)
        said |= {key: given(line, key) for key in _DAYS}
        if said["leaves_on"] is None and said["back_on"] is None:
            said |= self._journey(at)
        said = {key: value for key, value in said.items() if value not in (None, "")}
        if sex := text_of(line, "sex"):
            said["sex"] = Sex(sex)
        if visa := text_of(line, "visa_state"):
            said["visa_state"] = VisaState(visa)
        return said | self._firm(at, said.get("employer", ""), line, said) | _visa_market(at, line, said)

    def _journey(self, at: Spot) -> dict[str, Any]:
        """Return the days of the journey that the sheet's title says, told once for the sheet."""
        if at.plan.name not in self._journeys:
            days = titles.journey(at.plan.above, at.plan.year)
            self._journeys[at.plan.name] = {"leaves_on": days[0], "back_on": days[1]} if days else {}
            if days:
                first = {"first": days[0].isoformat(), "last": days[1].isoformat()}
                at.context.tally.find(
                    Code.JOURNEY_IN_TITLE, Severity.NOTE, Place(at.context.tally.file, at.plan.name), first
                )
        return self._journeys[at.plan.name]

    def _parted(self, at: Spot, line: Line) -> dict[str, Any]:
        """Return employer and position that stand in one cell, where its heading says that they do."""
        column = at.plan.column("employer")
        if column is None or not employers.holds_both(column.heading) or text_of(line, "position"):
            return {}
        parts = employers.parted(text_of(line, "employer"), lambda name: self._firms.find(name, "").firm)
        if parts is None:
            return {}
        if at.plan.name not in self._parted_in:
            self._parted_in.add(at.plan.name)
            at.say(Code.EMPLOYER_PARTED, Severity.NOTE, "employer", heading=column.heading)
        return {"employer": parts[0], "position": parts[1]}

    def _firm(self, at: Spot, employer: str, line: Line, said: dict[str, Any]) -> dict[str, Any]:
        """Return the firm of the register that the employer is; many are none, and stay as written."""
        code = text_of(line, "credit_code")
        if not employer and not code:
            return {}
        firm = self._firms.find(employer, code).firm
        if firm is not None:
            own = {} if "employer" in said else {"employer": firm.name_zh}
            return {"firm_id": FirmId(int(firm.id or 0)), **own}
        if employer and employer not in self._unknown:
            self._unknown.add(employer)
            at.say(Code.EMPLOYER_UNKNOWN, Severity.NOTE, "employer", name=employer)
        return {}

    def _repeats(self, at: Spot, edition: Edition, said: dict[str, Any]) -> bool:
        """Whether an earlier row of the file is the same person; told and counted."""
        key = person_key(int(edition.id or 0), said)
        seen = self._seen.setdefault(key, (at.row, said))
        if seen[1] is said:
            return False
        same = seen[1] == said
        code, severity = (Code.ROW_REPEATED, Severity.WARNING) if same else (Code.ROW_DIFFERS, Severity.ERROR)
        at.say(code, severity, "name", row=seen[0])
        at.count(Outcome.SKIPPED if same else Outcome.REJECTED)
        return True

    @staticmethod
    def _chosen(at: Spot, found: Sequence[Delegate], said: dict[str, Any]) -> Delegate | None:
        """Return the stored person that a row means; None where there is none, or several to choose from."""
        choice = at.choice()
        chosen = next((each for each in found if int(each.id or 0) == choice), None)
        if chosen is not None:
            return chosen
        if len(found) > 1:
            at.say(Code.PERSON_SEVERAL, Severity.DECISION, "name")
            at.ask([Candidate(int(each.id or 0), mask(each.name), each.employer) for each in found])
            return None
        if found and "passport_no" not in said and "born_on" not in said:
            at.say(Code.PERSON_BY_NAME, Severity.NOTE, "name")
        return found[0] if found else None

    def _settle(self, at: Spot, edition: Edition, known: Delegate | None, said: dict[str, Any]) -> None:
        before = known or Delegate(edition_id=EditionId(int(edition.id or 0)), name="")
        after = replace(before, **said)
        if at.tell([*rules.check(after), *rules.doubts(after, edition.closes)]):
            at.count(Outcome.REJECTED)
            return
        new = _columns(after)
        if known is None:
            at.insert(Noun.DELEGATE, new)
            at.count(Outcome.NEW)
            return
        old = _columns(known)
        updates = {column: value for column, value in new.items() if value != old[column]}
        at.changed([_masked(change) for change in changes_of(old, updates, {"firm_id": self._name})])
        if updates:
            at.context.writes.update(Noun.DELEGATE, int(known.id or 0), known.version, updates)
        at.count(Outcome.CHANGED if updates else Outcome.SAME)

    def _name(self, firm_id: object) -> str:
        firm = self._firms.by_id.get(firm_id) if isinstance(firm_id, int) else None
        return firm.name_zh if firm else ""


def _visa_market(at: Spot, line: Line, said: dict[str, Any]) -> dict[str, Any]:
    """Return the country that gives the visa by its code; what no country is called goes to the notes."""
    written = text_of(line, "visa_market")
    if not written:
        return {}
    code = at.context.stored.market(written)
    if code is not None:
        return {"visa_market": code}
    at.say(Code.MARKETS_IN_NOTES, Severity.WARNING, "visa_market", market=written)
    return {"notes": "\n".join(filter(None, (said.get("notes", ""), _VISAS_NOTED + written)))}


def _columns(delegate: Delegate) -> dict[str, object]:
    """Return a person as columns: a word that nobody has said is the empty text."""
    columns = columns_of(delegate, _OWN)
    return {**columns, "sex": columns["sex"] or "", "visa_state": columns["visa_state"] or ""}


def _masked(change: Change) -> Change:
    if change.field not in PERSONAL:
        return change
    return Change(change.field, mask(change.old), mask(change.new))
