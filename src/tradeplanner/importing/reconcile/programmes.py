"""Programmes against stored ones: the year and the name tell them apart."""

from collections.abc import Iterable

from tradeplanner.domain import programmes as rules
from tradeplanner.domain.findings import Code, Severity
from tradeplanner.domain.ids import Noun
from tradeplanner.domain.matching import fair_key
from tradeplanner.domain.money import Money
from tradeplanner.domain.programmes import Programme
from tradeplanner.importing.checked import Outcome
from tradeplanner.importing.lines import Cash, Line
from tradeplanner.importing.reconcile.columns import changes_of
from tradeplanner.importing.reconcile.context import Context, Spot, given, money_of, text_of, whole_of

_COUNTS = ("aim_key_exhibitions", "aim_firms", "aim_firm_visits", "aim_booths")


class ProgrammeIndex:
    """Stored programmes by year and name."""

    def __init__(self, programmes: Iterable[Programme]) -> None:
        """Index ``programmes``."""
        self._by_key = {(p.year, fair_key(p.name_zh)): p for p in programmes}
        self.by_id = {int(p.id or 0): p for p in self._by_key.values()}

    def get(self, year: int, name: str) -> Programme | None:
        """Return the programme of ``year`` with this very name, or None."""
        return self._by_key.get((year, fair_key(name)))

    def name(self, programme_id: object) -> str:
        """Return the name of a programme, "" for none."""
        known = self.by_id.get(programme_id) if isinstance(programme_id, int) else None
        return known.name_zh if known else ""


class Programmes:
    """Reconciles a list of programmes."""

    def __init__(self, context: Context) -> None:
        """Index what is stored."""
        self._stored = ProgrammeIndex(context.stored.programmes)
        self._seen: dict[tuple[int, str], int] = {}

    def take(self, at: Spot, line: Line) -> None:
        """Reconcile one programme."""
        year = given(line, "year") or at.plan.year
        if not isinstance(year, int):
            at.say(Code.REQUIRED, Severity.ERROR, "year")
            at.count(Outcome.REJECTED)
            return
        draft = _draft(at, line, year)
        if at.tell(rules.check(draft)):
            at.count(Outcome.REJECTED)
            return
        key = (year, fair_key(draft.name_zh))
        if key in self._seen:
            at.say(Code.ROW_REPEATED, Severity.WARNING, "name_zh", row=self._seen[key])
            at.count(Outcome.SKIPPED)
            return
        self._seen[key] = at.row
        known = self._stored.get(year, draft.name_zh)
        if known is None:
            at.insert(Noun.PROGRAMME, _columns(draft))
            at.count(Outcome.NEW)
        else:
            _compare(at, draft, known)


def _draft(at: Spot, line: Line, year: int) -> Programme:
    cash = given(line, "aim_orders")
    aim: Money | None = money_of(at, "aim_orders", cash, "CNY") if isinstance(cash, Cash) else None
    return Programme(
        year=year,
        name_zh=text_of(line, "name_zh"),
        name_en=text_of(line, "name_en"),
        aim_key_exhibitions=whole_of(line, "aim_key_exhibitions"),
        aim_firms=whole_of(line, "aim_firms"),
        aim_firm_visits=whole_of(line, "aim_firm_visits"),
        aim_booths=whole_of(line, "aim_booths"),
        aim_orders=aim,
        notes=text_of(line, "notes"),
    )


def _compare(at: Spot, draft: Programme, known: Programme) -> None:
    new, old = _columns(draft), _columns(known)
    updates = {c: v for c, v in new.items() if v not in (None, "") and v != old[c] and c != "name_zh"}
    at.changed(changes_of(old, updates))
    if updates:
        at.context.writes.update(Noun.PROGRAMME, int(known.id or 0), known.version, updates)
    at.count(Outcome.CHANGED if updates else Outcome.SAME)


def _columns(programme: Programme) -> dict[str, object]:
    aim = programme.aim_orders
    return {
        "year": programme.year,
        "name_zh": programme.name_zh,
        "name_en": programme.name_en,
        **{name: getattr(programme, name) for name in _COUNTS},
        "aim_orders_minor": aim.minor if aim else None,
        "aim_orders_currency": aim.currency if aim else None,
        "notes": programme.notes,
    }
