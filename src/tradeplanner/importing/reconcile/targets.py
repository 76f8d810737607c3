"""Targets against stored ones: a changed figure is a new revision, and the old one stays."""

import json
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from tradeplanner.domain import targets as rules
from tradeplanner.domain.findings import Code, Severity
from tradeplanner.domain.ids import Noun
from tradeplanner.domain.targets import MONEY_MEASURES, MONTHS, Measure, Phasing, Target, TargetScope
from tradeplanner.importing.checked import Change, Outcome
from tradeplanner.importing.lines import Cash, Line
from tradeplanner.importing.proposal import ColumnPlan
from tradeplanner.importing.reconcile.context import Context, Spot, given, money_of, text_of
from tradeplanner.importing.specs.targets import GROWTH

_ACROSS = ("yearly.", "aim.")
"""Columns that each hold a target of a row: of a year, or of a measure."""
_TOWN_ENDS = ("街道", "镇", "乡")
Key = tuple[str, str, str, int]


class Targets:
    """Reconciles a table of targets."""

    def __init__(self, context: Context) -> None:
        """Index what is stored: the last revision of each target."""
        self._stored: dict[Key, Target] = {}
        for target in sorted(context.stored.targets, key=lambda t: t.revision):
            self._stored[_key(target)] = target
        self._seen: dict[Key, int] = {}
        self._spread: set[str] = set()

    def take(self, at: Spot, line: Line) -> None:
        """Reconcile the target of a row, or one for each year that has a column."""
        growth = text_of(line, "measure")
        if growth.startswith(GROWTH):
            at.say(Code.TARGET_GROWTH, Severity.NOTE, "measure", written=growth.removeprefix(GROWTH))
            at.count(Outcome.SKIPPED)
            return
        across = [column for column in at.plan.columns if column.field.startswith(_ACROSS)]
        filled = [column for column in across if isinstance(line.values.get(column.field), Cash)]
        if not filled or (isinstance(line.values.get("amount"), Cash) and _are_aims(filled)):
            self._take(at, line)
        for column in filled:
            rest = tuple(c for c in at.plan.columns if c not in across and c.field != "amount")
            plan = replace(at.plan, columns=(*rest, replace(column, field="amount")))
            said: dict[str, object] = {"amount": line.values[column.field]}
            base, _, argument = column.field.partition(".")
            said |= {"year": int(argument)} if base == "yearly" else {"measure": argument}
            self._take(replace(at, plan=plan), replace(line, values={**line.values, **said}))

    def _take(self, at: Spot, line: Line) -> None:
        cash = given(line, "amount")
        target = self._target(at, line, cash) if isinstance(cash, Cash) else None
        if not isinstance(cash, Cash) and not line.remarks:
            at.say(Code.REQUIRED, Severity.ERROR, "amount")
        if not isinstance(cash, Cash) or target is None or at.tell(rules.check(target)):
            at.count(Outcome.REJECTED)
            return
        key = _key(target)
        if key in self._seen:
            at.say(Code.ROW_REPEATED, Severity.WARNING, "amount", row=self._seen[key])
            at.count(Outcome.SKIPPED)
            return
        self._seen[key] = at.row
        self._settle(at, target)
        at.sum(
            "amount",
            at.unit("amount"),
            {"measure": target.measure.value, "year": str(target.year)},
            cash.number,
        )

    def _settle(self, at: Spot, target: Target) -> None:
        known = self._stored.get(_key(target))
        if known is None:
            at.insert(Noun.TARGET, _columns(target, 1))
            at.count(Outcome.NEW)
        elif _says(known) == _says(target):
            at.count(Outcome.SAME)
        else:
            at.insert(Noun.TARGET, _columns(target, known.revision + 1))
            at.changed([Change("amount", str(_says(known)[0]), str(_says(target)[0]))])
            at.count(Outcome.CHANGED)

    def _target(self, at: Spot, line: Line, cash: Cash) -> Target | None:
        year, measure = given(line, "year") or at.plan.year, text_of(line, "measure") or _measure(at)
        if not isinstance(year, int):
            at.say(Code.REQUIRED, Severity.ERROR, "year")
        if not measure:
            at.say(Code.REQUIRED, Severity.ERROR, "measure")
        if not isinstance(year, int) or not measure:
            return None
        scope, key = _scope(at, line)
        amount = None
        if Measure(measure) in MONEY_MEASURES:
            amount = money_of(at, "amount", cash, text_of(line, "currency") or "CNY")
            if amount is None:
                return None
        weights = _weights(line)
        if weights and "weight.1-3" in line.values and at.plan.name not in self._spread:
            self._spread.add(at.plan.name)
            at.say(Code.QUARTERS_SPREAD, Severity.NOTE, "weight.1-3")
        decided = given(line, "decided_on")
        return Target(
            measure=Measure(measure),
            scope=scope,
            scope_key=key,
            year=year,
            amount=amount,
            count=None if amount else int(cash.whole),
            phasing=Phasing.OWN if weights else Phasing(text_of(line, "phasing") or Phasing.LAST_YEAR),
            weights=weights,
            decided_on=decided,  # type: ignore[arg-type]  # the field's parser gives a date or nothing
            source=text_of(line, "source"),
            notes=text_of(line, "notes"),
        )


def _are_aims(columns: Sequence[ColumnPlan]) -> bool:
    """Whether columns hold further measures, beside which a plain column of targets stands."""
    return all(column.field.startswith("aim.") for column in columns)


def _measure(at: Spot) -> str:
    """Return the measure that the file's or the sheet's name tells, or ""."""
    name = "".join((at.context.proposal.file, at.plan.name, *at.plan.above))
    if "出口" in name:
        return Measure.EXPORTS.value
    return Measure.ORDERS.value if "成交" in name or "订单" in name else ""


def _scope(at: Spot, line: Line) -> tuple[TargetScope, str]:
    """Return whom a target binds: as said, else by the look of the name; the district needs no name."""
    key, said = text_of(line, "scope_key"), text_of(line, "scope")
    if said:
        scope = TargetScope(said)
    elif key.endswith(_TOWN_ENDS):
        scope = TargetScope.TOWN
    else:
        market = at.context.stored.market(key) if key else None
        named = TargetScope.MARKET if market else TargetScope.INDUSTRY
        scope = (
            TargetScope.DISTRICT
            if not key or key.startswith(("全", "合计")) or key.endswith(("区", "县", "市"))
            else named
        )
    if scope is TargetScope.DISTRICT:
        return scope, ""
    return scope, (at.context.stored.market(key) or key) if scope is TargetScope.MARKET else key


def _weights(line: Line) -> tuple[Decimal, ...]:
    found = [line.values.get(f"weight.{month}") for month in range(1, MONTHS + 1)]
    quarters = [line.values.get(f"weight.{month}-{month + 2}") for month in range(1, MONTHS, 3)]
    if all(isinstance(quarter, Decimal) for quarter in quarters):
        found = [quarters[month // 3] for month in range(MONTHS)]
    return (
        tuple(w for w in found if isinstance(w, Decimal))
        if any(isinstance(w, Decimal) for w in found)
        else ()
    )


def _key(target: Target) -> Key:
    return target.measure.value, target.scope.value, target.scope_key, target.year


def _says(target: Target) -> tuple[object, ...]:
    value = f"{target.amount.amount} {target.amount.currency}" if target.amount else target.count
    return value, target.phasing, tuple(str(w.normalize()) for w in target.weights)


def _columns(target: Target, revision: int) -> dict[str, object]:
    return {
        "measure": target.measure.value,
        "scope": target.scope.value,
        "scope_key": target.scope_key,
        "year": target.year,
        "amount_minor": target.amount.minor if target.amount else None,
        "amount_currency": target.amount.currency if target.amount else None,
        "count": target.count,
        "phasing": target.phasing.value,
        "weights": json.dumps([str(w) for w in target.weights]),
        "revision": revision,
        "decided_on": target.decided_on.isoformat() if target.decided_on else None,
        "source": target.source,
        "notes": target.notes,
    }
