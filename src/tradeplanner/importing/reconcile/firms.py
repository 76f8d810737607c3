"""Firms of a register against the stored ones: by credit code, then by name and former names.

A repeated row is skipped, the fuller one kept. A damaged or missing code never overwrites one; a
code that the register lacks is filled in. Yearly figures go beside the firm, counted with it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from itertools import repeat

from tradeplanner.domain import firms as rules
from tradeplanner.domain.findings import Code, Param, Severity
from tradeplanner.domain.firms import Firm, FirmFigure
from tradeplanner.domain.ids import Noun
from tradeplanner.domain.matching import firm_core, firm_key, firm_keys, former_name
from tradeplanner.domain.money import Money
from tradeplanner.importing.cells.parsed import NOTHING
from tradeplanner.importing.checked import Change, Outcome
from tradeplanner.importing.lines import Cash, Line, Stretch
from tradeplanner.importing.proposal import ColumnPlan, SheetPlan
from tradeplanner.importing.reconcile import damaged_codes
from tradeplanner.importing.reconcile.columns import changes_of
from tradeplanner.importing.reconcile.context import Context, Spot, money_of, text_of
from tradeplanner.importing.reconcile.firm_names import FirmIndex, Match, candidate
from tradeplanner.importing.reconcile.many import are, are_new
from tradeplanner.importing.reconcile.market_lists import FirmMarkets
from tradeplanner.importing.reconcile.yearly import Yearly

LISTS = frozenset({"former_names", "hs_chapters", "markets"})
FLAGS = frozenset({"specialised", "first_time", "dishonest"})
_NOT_IMPORTED = frozenset({"id", "version", "origin", "retired", "code_reason"})
COLUMNS = tuple(f.name for f in fields(Firm) if f.name not in _NOT_IMPORTED)
MEASURES = ("exports", "trade")
"""Field keys of yearly figures, which are also the measures of ``FirmFigure``."""


@dataclass(slots=True)
class _Seen:
    """A firm that stood in an earlier row: where, how full it was, and its negative id if it is new."""

    plan: SheetPlan
    row: int
    fullness: int
    negative: int
    code: str
    figures: Sequence[tuple[str, str, str, Cash]]
    name: str


class Firms:
    """Reconciles a register."""

    def __init__(self, context: Context) -> None:
        """Index what is stored."""
        self._context = context
        self._index = FirmIndex(context.stored.firms)
        self._figures: dict[tuple[int, int, str], FirmFigure] = {
            (int(f.firm_id), f.year, f.measure): f for f in context.stored.figures
        }
        self._stated: dict[int, dict[tuple[int, str], Money]] = {}
        for figure in context.stored.figures:
            self._stated.setdefault(int(figure.firm_id), {})[figure.year, figure.measure] = figure.value
        self._columns: dict[str, list[tuple[ColumnPlan, str, str]]] = {}
        self._yearly = Yearly()
        self._markets = FirmMarkets(context.stored)
        self._by_code: dict[str, _Seen] = {}
        self._by_name: dict[str, _Seen] = {}

    def take(self, at: Spot, line: Line) -> None:
        """Reconcile one row of the register."""
        name, code = text_of(line, "name_zh"), text_of(line, "credit_code")
        if not code:
            damaged_codes.tell_left_out(at, name)
        figures = self._read_figures(at, line) if _is_usable(at, line, name, code) else None
        if figures is None:
            at.count(Outcome.REJECTED)
            return
        self._markets.settle(at, line)
        key = firm_key(name)
        seen = self._by_code.get(code) if code else None
        seen = seen or self._by_name.get(key)
        if seen is not None and _contradicts(at, seen, name, code):
            at.count(Outcome.REJECTED)
            return
        fullness = _fullness(line)
        if seen is not None and not (seen.negative and fullness > seen.fullness):
            self._skip(at, kept=seen.row)
            return
        entry = _Seen(at.plan, at.row, fullness, 0, code or (seen.code if seen else ""), figures, name)
        if seen is not None:
            self._replace(seen, at)
        if self._settle(at, line, entry, name, code):
            self._by_name[key] = entry
            if code:
                self._by_code[code] = entry

    def sweep(self, plan: SheetPlan, rows: Stretch) -> bool:
        """Take rows that are all new firms without figures, of which there is nothing to say."""
        if not all(rows.is_blank(column.field) for column, _, _ in self._measured(plan)):
            return False
        names, codes = rows.texts("name_zh"), rows.texts("credit_code")
        keys, filled = firm_keys(names), [code for code in codes if code]
        if not are_new(keys, self._by_name, self._index.by_name) or self._are_akin(names, keys):
            return False
        if not are_new(filled, self._by_code, self._index.by_code):
            return False
        if not rules.are_sound(names, codes, rows.texts("customs_code"), rows.texts("email")):
            return False
        markets = self._markets.all(rows.columns.get("markets", ()))
        if markets is None:
            return False
        rows.columns |= {"markets": markets} if markets else {}
        origin = ([""] * rows.count, [0] * rows.count, [plan.name] * rows.count, rows.rows)
        columns = (*(_all_stored(column, rows) for column in COLUMNS), *origin)
        negatives = self._context.writes.insert_all(Noun.FIRM, _WRITTEN, columns)
        fullness = _all_full(rows)
        entries = list(map(_Seen, repeat(plan), rows.rows, fullness, negatives, codes, repeat(()), names))
        self._by_name.update(zip(keys, entries, strict=True))
        self._by_code.update((entry.code, entry) for entry in entries if entry.code)
        self._context.tally.new(plan.name, rows.rows, rows.count)
        return True

    def finish(self) -> None:
        """Tell which yearly figures are out of proportion."""
        self._yearly.finish(self._context.tally)

    def _are_akin(self, names: Sequence[str], keys: Sequence[str]) -> bool:
        """Whether one of these names may be that of a stored firm in another form."""
        if not self._index.by_id:
            return False
        cores = set(map(firm_core, keys))
        return not self._index.by_core.keys().isdisjoint(cores) or any(map(former_name, names))

    def _skip(self, at: Spot, kept: int) -> None:
        at.say(Code.ROW_REPEATED, Severity.WARNING, "name_zh", row=kept)
        at.count(Outcome.SKIPPED)

    def _replace(self, seen: _Seen, by: Spot) -> None:
        """Take an earlier, emptier row of the same firm back."""
        at = Spot(self._context, seen.plan, seen.row)
        self._context.writes.drop(Noun.FIRM, seen.negative)
        at.say(Code.ROW_REPEATED, Severity.WARNING, "name_zh", row=by.row)
        self._context.tally.recount(seen.plan.name, seen.row, Outcome.NEW, Outcome.SKIPPED)
        for measure, year, unit, cash in seen.figures:
            at.sum(measure, unit, {"year": year}, -cash.number)

    def _settle(self, at: Spot, line: Line, entry: _Seen, name: str, code: str) -> bool:
        """Count the row as new, same, changed or ambiguous; return whether its firm is settled."""
        match = self._match(name, code)
        firm, choice = match.firm, at.choice()
        if isinstance(choice, int) and choice in self._index.by_id:
            firm = self._index.by_id[choice]
        elif choice != "new" and match.candidates:
            at.say(
                match.code or Code.FIRM_SEVERAL,
                Severity.DECISION,
                "name_zh",
                name=name,
                count=len(match.candidates),
                candidates="、".join(one.name_zh for one in match.candidates),
            )
            at.ask([candidate(one, line=line) for one in match.candidates])
            at.count(Outcome.AMBIGUOUS)
            return False
        if firm is None or choice == "new":
            self._insert(at, line, entry)
        else:
            damaged_codes.compare(at, line, firm)
            self._compare(at, line, entry, firm)
        for measure, year, unit, cash in entry.figures:
            at.sum(measure, unit, {"year": year}, cash.number)
        if entry.figures:
            self._yearly.note(at, entry.figures, self._known(firm))
        return True

    def _match(self, name: str, code: str) -> Match:
        """Return what a name and a code mean; a name that is likelier another firm's renames none."""
        match = self._index.look(name, code)
        if match.firm is None:
            return match if match.candidates else Match(None, Code.FIRM_NEAR, self._index.akin(name, code))
        other = self._index.mistaken(name, match.firm)
        return Match(None, Code.FIRM_NAME_OTHER, (match.firm, other)) if other else match

    def _known(self, firm: Firm | None) -> dict[tuple[int, str], Money]:
        """Return the yearly figures that are stored of a firm."""
        number = int(firm.id or 0) if firm is not None else 0
        return self._stated.get(number, {})

    def _insert(self, at: Spot, line: Line, entry: _Seen) -> None:
        values = _EMPTY.copy()
        for column, value in line.values.items():
            if value is not None and column in values:
                # The parsers of lists and flags give no texts, so a text is stored as it is.
                values[column] = value if value.__class__ is str else _stored(column, value)
        values["code_reason"] = at.confirmation if values["credit_code"] else ""
        entry.negative = at.insert(Noun.FIRM, values)
        for measure, year, _, cash in entry.figures:
            self._insert_figure(at, entry.negative, (int(year), measure), cash)
        at.count(Outcome.NEW)

    def _insert_figure(self, at: Spot, firm_id: int, what: tuple[int, str], cash: Cash) -> None:
        value = Money.of(cash.whole, cash.currency)
        at.insert(
            Noun.FIGURE,
            {
                "firm_id": firm_id,
                "year": what[0],
                "measure": what[1],
                "value_minor": value.minor,
                "value_currency": value.currency,
            },
        )

    def _compare(self, at: Spot, line: Line, entry: _Seen, firm: Firm) -> None:
        updates, changes = self._differences(at, line, firm)
        if updates:
            at.context.writes.update(Noun.FIRM, int(firm.id or 0), firm.version, updates)
        for measure, year, _, cash in entry.figures:
            changes += self._compare_figure(at, firm, (int(year), measure), cash)
        at.changed(changes)
        at.count(Outcome.CHANGED if changes else Outcome.SAME)

    def _differences(self, at: Spot, line: Line, firm: Firm) -> tuple[dict[str, object], list[Change]]:
        updates: dict[str, object] = {}
        changes: list[Change] = []
        for column in COLUMNS:
            value = line.values.get(column)
            if value is None or (value is NOTHING and column in ("name_zh", "credit_code")):
                continue
            new, old = _stored(column, value), _stored(column, getattr(firm, column))
            same_name = column == "name_zh" and firm_key(str(new)) == firm_key(str(old))
            if new != old and not same_name:
                updates[column] = new
                changes += changes_of({column: old}, {column: new}, {"markets": self._markets.shown})
        if "name_zh" in updates and "former_names" not in updates:
            updates["former_names"] = _json((*firm.former_names, firm.name_zh))
            at.say(
                Code.FIRM_RENAMED, Severity.WARNING, "name_zh", old=firm.name_zh, new=str(updates["name_zh"])
            )
        if "credit_code" in updates and not firm.credit_code:
            at.say(
                Code.CODE_FILLED,
                Severity.NOTE,
                "credit_code",
                name=firm.name_zh,
                code=str(updates["credit_code"]),
            )
        return updates, changes

    def _compare_figure(self, at: Spot, firm: Firm, what: tuple[int, str], cash: Cash) -> list[Change]:
        known = self._figures.get((int(firm.id or 0), *what))
        value = Money.of(cash.whole, cash.currency)
        field = f"{what[1]}.{what[0]}"
        if known is None:
            self._insert_figure(at, int(firm.id or 0), what, cash)
            return [Change(field, "", f"{value.amount} {value.currency}")]
        if known.value == value:
            return []
        at.context.writes.update(
            Noun.FIGURE,
            int(known.id or 0),
            known.version,
            {"value_minor": value.minor, "value_currency": value.currency},
        )
        return [
            Change(field, f"{known.value.amount} {known.value.currency}", f"{value.amount} {value.currency}")
        ]

    def _measured(self, plan: SheetPlan) -> list[tuple[ColumnPlan, str, str]]:
        """Return the columns of a sheet that hold yearly figures, each with its measure and year."""
        if plan.name not in self._columns:
            parted = [(column, *column.field.partition(".")[::2]) for column in plan.columns]
            self._columns[plan.name] = [entry for entry in parted if entry[1] in MEASURES]
        return self._columns[plan.name]

    def _read_figures(self, at: Spot, line: Line) -> list[tuple[str, str, str, Cash]] | None:
        """Return (measure, year, unit, amount) of the row's yearly figures; None if one is unusable."""
        found = []
        for column, measure, year in self._measured(at.plan):
            cash = line.values.get(column.field)
            if not isinstance(cash, Cash):
                continue
            cash = Cash(cash.number, cash.whole, cash.currency or "CNY")
            value = money_of(at, column.field, cash)
            if value is None:
                return None
            if value.minor < 0:
                at.say(Code.NEGATIVE, Severity.ERROR, column.field, value=value.amount)
                return None
            found.append((measure, year, column.unit, cash))
        return found


def _is_usable(at: Spot, line: Line, name: str, code: str) -> bool:
    """Whether a row may come in by itself; what is wrong with it is told."""
    customs, email = text_of(line, "customs_code"), text_of(line, "email")
    if rules.is_sound(name, code, customs, email):
        return True
    draft = Firm(
        name_zh=name, credit_code=code, code_reason=at.confirmation, customs_code=customs, email=email
    )
    held = at.tell(rules.check(draft))
    if held:
        damaged_codes.suggest(at, code)
    return not held


def _contradicts(at: Spot, seen: _Seen, name: str, code: str) -> bool:
    """Whether a row has the name of an earlier one and another code, or its code and an unlike name; told."""
    if seen.code and code and seen.code != code:
        at.say(Code.ROW_DIFFERS, Severity.ERROR, "credit_code", row=seen.row)
        return True
    one, other = firm_key(name), firm_key(seen.name)
    if one == other or firm_core(one) == firm_core(other) or former_name(name) or former_name(seen.name):
        return False
    both: dict[str, Param] = {"name": name, "code": code, "other": seen.name, "row": seen.row}
    at.say(Code.CODE_TWICE, Severity.ERROR, "credit_code", **both)
    return True


def _fullness(line: Line) -> int:
    values = list(line.values.values())
    return len(values) - values.count(None)


def _all_full(rows: Stretch) -> Sequence[int]:
    """Return how many values each of many rows has; only columns with blanks are looked through."""
    holed = [values for values in rows.columns.values() if values.count(None)]
    if not holed:
        return [len(rows.columns)] * rows.count
    return [len(rows.columns) - row.count(None) for row in zip(*holed, strict=True)]


def _stored(column: str, value: object) -> object:
    """Return a value as its column keeps it."""
    if column in LISTS:
        return _json(value if isinstance(value, tuple) else ())
    if column in FLAGS:
        return value if isinstance(value, bool) else None
    return value if isinstance(value, str) else ""


def _all_stored(column: str, rows: Stretch) -> Sequence[object]:
    """Return a field of many rows as its column keeps it."""
    values, nothing = rows.columns.get(column), _EMPTY[column]
    if values is None:
        return [nothing] * rows.count
    if are(str, values):
        return values
    known = {value: nothing if value is None else _stored(column, value) for value in set(values)}
    return list(map(known.__getitem__, values))


def _json(values: tuple[str, ...]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


_EMPTY: dict[str, object] = {column: _stored(column, None) for column in COLUMNS}
"""A firm of which nothing is said."""
_WRITTEN = (*COLUMNS, "code_reason", "batch_id", "source_sheet", "source_row")
"""The columns of a new firm, in the order in which they are noted."""
