"""Result forms against stored ones: one firm at one edition is one return, and the newest form counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tradeplanner.domain import returns as rules
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.findings import Code, Severity
from tradeplanner.domain.ids import EditionId, FirmId, Noun
from tradeplanner.domain.money import Money
from tradeplanner.domain.returns import SUMS, Return
from tradeplanner.importing import titles
from tradeplanner.importing.cells.units import parse_unit
from tradeplanner.importing.checked import Candidate, Outcome
from tradeplanner.importing.lines import Cash, Line
from tradeplanner.importing.reconcile.columns import changes_of
from tradeplanner.importing.reconcile.context import Context, Spot, given, money_of, text_of
from tradeplanner.importing.reconcile.edition_names import EditionFinder, EditionIndex, of_year
from tradeplanner.importing.reconcile.edition_question import EditionQuestion
from tradeplanner.importing.reconcile.firm_names import FirmFinder, FirmIndex
from tradeplanner.importing.reconcile.market_lists import codes_of
from tradeplanner.importing.reconcile.return_columns import return_columns
from tradeplanner.importing.reconcile.return_versions import Version, newest

_PLAIN = ("reported_on", "buyers", "new_buyers", "products", "satisfaction", "exhibits_again", "remarks")
"""Fields that a cell's value fills as it is."""
_MARKETS_NOTED = "客商国别："
Key = tuple[int, int]
"""Firm and edition."""


@dataclass(frozen=True, slots=True)
class _Form:
    """A row that was understood, waiting for the others of its firm and edition."""

    at: Spot
    said: Mapping[str, Any]
    version: Version


class Returns:
    """Reconciles result forms; of several of one firm the newest is found after the last row."""

    def __init__(self, context: Context) -> None:
        """Index what is stored."""
        stored = context.stored
        index = EditionIndex(stored.editions)
        self._firms = FirmFinder(FirmIndex(stored.firms))
        self._editions = EditionFinder(index)
        self._question = EditionQuestion(index)
        self._stored = {(int(r.firm_id), int(r.edition_id)): r for r in stored.returns}
        self._forms: dict[Key, list[_Form]] = {}

    def take(self, at: Spot, line: Line) -> None:
        """Understand one form; what becomes of it is settled with the others of its firm."""
        edition = self._edition(at, line)
        firm = self._firms.find(at, line)
        if firm is None:
            return
        if edition is None:
            at.count(Outcome.AMBIGUOUS)
            return
        said = self._said(at, line)
        if said is None:
            at.count(Outcome.REJECTED)
            return
        key = (int(firm.id or 0), int(edition.id or 0))
        version = Version(at.row, text_of(line, "file"), said.get("reported_on"))
        self._forms.setdefault(key, []).append(_Form(at, said, version))

    def finish(self) -> None:
        """Settle every firm at every edition: the newest of its forms against what is stored."""
        for key, forms in self._forms.items():
            form = forms[0] if len(forms) == 1 else self._chosen(forms)
            if form is not None:
                self._settle(key, form)

    def _edition(self, at: Spot, line: Line) -> Edition | None:
        """Return the edition that a form names in a cell, its title or its file's name, else as answered."""
        name, day = text_of(line, "edition"), given(line, "reported_on")
        told = day if isinstance(day, date) else None
        if name:
            return self._editions.find(at, name, self._held(name, told))
        written = ((Code.EDITION_IN_TITLE, "title"), (Code.EDITION_IN_FILE_NAME, "file"))
        for code, field in written:
            text = text_of(line, field)
            found = self._editions.index.within(text.rpartition(".")[0] or text) if text else []
            year = titles.year([text]) or (told.year if told else at.plan.year)
            found = of_year(found, year) if year else found
            if len(found) == 1:
                at.say(code, Severity.NOTE, field, written=text, name=found[0].name_zh)
                return found[0]
        return self._question.answer(at)

    def _held(self, name: str, told: date | None) -> date | None:
        """Return a day in the year of the edition that is meant: the one named, else the last one held."""
        year = titles.year([name])
        if year is not None:
            return date(year, 12, 31)
        found, _ = self._editions.index.named(name)
        held = [e.opens for e in found if e.opens is not None and told is not None and e.opens <= told]
        return max(held) if held else told

    def _said(self, at: Spot, line: Line) -> dict[str, Any] | None:
        """Return the fields that a form fills; None with findings where an amount is unusable."""
        said: dict[str, Any] = {key: given(line, key) for key in _PLAIN}
        said = {key: value for key, value in said.items() if value not in (None, "")}
        for field in SUMS:
            cash = given(line, field)
            if isinstance(cash, Cash):
                amount = money_of(at, field, cash)
                if amount is None:
                    return None
                said[field] = amount
        later = [key for key in line.values if key.startswith("later.") and given(line, key) is not None]
        for key in later:
            at.say(Code.RETURN_MONTHS, Severity.WARNING, key, months=key.partition(".")[2])
        return said | self._markets(at, line, said)

    def _markets(self, at: Spot, line: Line, said: Mapping[str, Any]) -> dict[str, Any]:
        """Return markets as codes; what no market is called goes to the remarks."""
        names = given(line, "markets")
        if not isinstance(names, tuple):
            return {}
        codes = {name: codes_of(at.context.stored, name) for name in names}
        found = tuple(dict.fromkeys(code for several in codes.values() for code in several))
        result: dict[str, Any] = {"markets": found} if found else {}
        unknown = "、".join(name for name, several in codes.items() if not several)
        if unknown:
            noted = _MARKETS_NOTED + unknown
            result["remarks"] = "\n".join(filter(None, (said.get("remarks", ""), noted)))
            at.say(Code.MARKETS_IN_REMARKS, Severity.WARNING, "markets", market=unknown)
        return result

    def _chosen(self, forms: Sequence[_Form]) -> _Form | None:
        """Return the form that counts of one firm's several; the others are told of and counted."""
        first = forms[0]
        if all(form.said == first.said for form in forms):
            for form in forms[1:]:
                form.at.say(Code.ROW_REPEATED, Severity.WARNING, "firm", row=first.at.row)
                form.at.count(Outcome.SKIPPED)
            return first
        at = newest([form.version for form in forms])
        if at is None:
            files = "、".join(form.version.shown for form in forms)
            for form in forms:
                form.at.say(Code.RETURN_TWICE, Severity.DECISION, "firm", files=files)
                form.at.count(Outcome.AMBIGUOUS)
            return None
        for number, form in enumerate(forms):
            if number != at:
                form.at.say(Code.RETURN_REPLACED, Severity.WARNING, "firm", newer=forms[at].version.shown)
                form.at.count(Outcome.SKIPPED)
        return forms[at]

    def _settle(self, key: Key, form: _Form) -> None:
        """Compare a form with what is stored of its firm and edition, and note what would be written."""
        at, known = form.at, self._stored.get(key)
        if known is not None and self._is_older(form, known):
            return
        before = known or Return(firm_id=FirmId(key[0]), edition_id=EditionId(key[1]))
        after = replace(before, **form.said)
        if at.tell(rules.check(after)):
            at.count(Outcome.REJECTED)
            return
        new = return_columns(after)
        if known is None:
            at.insert(Noun.RETURN, new)
            at.count(Outcome.NEW)
        else:
            old = return_columns(known)
            updates = {column: value for column, value in new.items() if value != old[column]}
            at.changed(changes_of(old, updates))
            if updates:
                at.context.writes.update(Noun.RETURN, int(known.id or 0), known.version, updates)
            at.count(Outcome.CHANGED if updates else Outcome.SAME)
        _add_up(at, after)

    def _is_older(self, form: _Form, known: Return) -> bool:
        """Whether a newer form is stored than this one, which then waits for a person's choice."""
        at, told, row_id = form.at, form.said.get("reported_on"), int(known.id or 0)
        if known.reported_on is None or told is None or told >= known.reported_on or at.choice() == row_id:
            return False
        if not any(
            getattr(known, field) != value for field, value in form.said.items() if field != "reported_on"
        ):
            return False
        at.say(
            Code.RETURN_OLDER,
            Severity.DECISION,
            "reported_on",
            day=told.isoformat(),
            stored=str(known.reported_on),
        )
        label = self._firms.name(int(known.firm_id))
        at.ask([Candidate(row_id, label, self._editions.name(int(known.edition_id)))])
        at.count(Outcome.AMBIGUOUS)
        return True


def _add_up(at: Spot, told: Return) -> None:
    """Add a return to the sums: amounts in the unit that the file writes, where it is of their currency."""
    for field in SUMS:
        amount = getattr(told, field)
        if isinstance(amount, Money):
            unit = parse_unit(at.unit(field)) if at.unit(field) else None
            if unit is not None and unit.currency == amount.currency:
                at.sum(
                    field, unit.text, {"currency": amount.currency}, (amount.amount / unit.scale).normalize()
                )
            else:
                at.sum(field, amount.currency, {"currency": amount.currency}, amount.amount)
    for field in ("buyers", "new_buyers"):
        count = getattr(told, field)
        if count is not None:
            at.sum(field, "", {}, count)
