"""A catalogue against stored editions: by year and name; the recurring fair is found or made with it."""

import json
from decimal import Decimal

from tradeplanner.domain import exhibitions as rules
from tradeplanner.domain.exhibitions import Edition, FairClass, MarketLabel, Scope, Status
from tradeplanner.domain.findings import Code, Severity
from tradeplanner.domain.ids import ExhibitionId, Noun, ProgrammeId
from tradeplanner.domain.matching import fair_key, recurring_name
from tradeplanner.domain.money import Money
from tradeplanner.importing.checked import Outcome
from tradeplanner.importing.lines import Cash, Line
from tradeplanner.importing.reconcile import market_city
from tradeplanner.importing.reconcile.columns import changes_of
from tradeplanner.importing.reconcile.context import (
    Context,
    Spot,
    given,
    money_of,
    text_of,
    unknown_market,
    whole_of,
)
from tradeplanner.importing.reconcile.programmes import ProgrammeIndex

_HOME = "CN"
_MONEY = ("booth_price", "aim_orders")


class Catalogue:
    """Reconciles a catalogue of editions."""

    def __init__(self, context: Context) -> None:
        """Index what is stored."""
        self._fairs: dict[str, int] = {
            fair_key(fair.name_zh): int(fair.id or 0) for fair in context.stored.exhibitions
        }
        editions = context.stored.editions
        by_english = {(e.year, fair_key(e.name_en)): e for e in editions if e.name_en}
        self._editions = by_english | {(e.year, fair_key(e.name_zh)): e for e in editions}
        self._programmes = ProgrammeIndex(context.stored.programmes)
        self._seen: dict[tuple[int, str], int] = {}

    def take(self, at: Spot, line: Line) -> None:
        """Reconcile one row of the catalogue."""
        draft = self._draft(at, line)
        if draft is None:
            at.count(Outcome.REJECTED)
            return
        key = (draft.year, fair_key(draft.name_zh))
        if key in self._seen:
            at.say(Code.ROW_REPEATED, Severity.WARNING, "name_zh", row=self._seen[key])
            at.count(Outcome.SKIPPED)
            return
        self._seen[key] = at.row
        known = self._editions.get(key)
        if known is None:
            at.insert(Noun.EDITION, {"exhibition_id": self._fair(at, draft), **_columns(draft)})
            at.count(Outcome.NEW)
        else:
            self._compare(at, line, draft, known)
        if draft.booth_quota is not None:
            at.sum("booths", "", {}, _decimal(draft.booth_quota))

    def _draft(self, at: Spot, line: Line) -> Edition | None:
        """Return the row as an edition of a fair not yet known, or None with findings."""
        span = given(line, "dates")
        opens, closes = span if isinstance(span, tuple) else (given(line, "opens"), given(line, "closes"))
        year = given(line, "year") or (opens.year if opens else at.plan.year)
        if not isinstance(year, int):
            at.say(Code.REQUIRED, Severity.ERROR, "year")
            return None
        market, city = _market(at, line)
        money = {field: _money(at, line, field) for field in _MONEY}
        if market is None:
            return None
        industries = given(line, "industries")
        status = Status(text_of(line, "status") or Status.PLANNED)
        draft = Edition(
            exhibition_id=ExhibitionId(0),
            programme_id=self._programme(at, line, year),
            year=year,
            name_zh=text_of(line, "name_zh"),
            name_en=text_of(line, "name_en"),
            fair_class=FairClass(text_of(line, "fair_class") or FairClass.ORDINARY),
            scope=Scope(text_of(line, "scope") or (Scope.DOMESTIC if market == _HOME else Scope.OVERSEAS)),
            organiser=text_of(line, "organiser"),
            market=market,
            market_label=MarketLabel(label) if (label := text_of(line, "market_label")) else None,
            city=city,
            venue=text_of(line, "venue"),
            industries=industries if isinstance(industries, tuple) else (),
            opens=opens,
            closes=closes or opens,
            booth_quota=whole_of(line, "booth_quota"),
            booth_price=money["booth_price"],
            aim_firms=whole_of(line, "aim_firms"),
            aim_booths=whole_of(line, "aim_booths"),
            aim_orders=money["aim_orders"],
            owner=text_of(line, "owner"),
            status=status,
            status_reason=_reason(line, status),
            notes=text_of(line, "notes"),
        )
        return None if at.tell(rules.check(draft)) else draft

    def _programme(self, at: Spot, line: Line, year: int) -> ProgrammeId | None:
        """Return the programme of that year which the row names; one that is not known is told, not made."""
        name = text_of(line, "programme")
        known = self._programmes.get(year, name) if name else None
        if name and known is None:
            at.say(Code.PROGRAMME_UNKNOWN, Severity.WARNING, "programme", name=name, year=year)
        return known.id if known else None

    def _fair(self, at: Spot, edition: Edition) -> int:
        """Return the id of the edition's recurring fair, negative for one that is made with it."""
        name = recurring_name(edition.name_zh)
        key = fair_key(name)
        if key not in self._fairs:
            values: dict[str, object] = {
                "name_zh": name,
                "name_en": edition.name_en,
                "organiser": edition.organiser,
                "scope": edition.scope.value,
                "market": edition.market,
                "city": edition.city,
                "venue": edition.venue,
                "industries": json.dumps(edition.industries, ensure_ascii=False),
            }
            self._fairs[key] = at.insert(Noun.EXHIBITION, values)
        return self._fairs[key]

    def _compare(self, at: Spot, line: Line, draft: Edition, known: Edition) -> None:
        new, old = _columns(draft), _columns(known)
        said = {
            column for key, value in line.values.items() if value is not None for column in _columns_of(key)
        }
        updates = {c: v for c, v in new.items() if c in said and v not in (None, "") and v != old[c]}
        updates.pop("name_zh", None)
        at.changed(changes_of(old, updates, {"programme_id": self._programmes.name}))
        if updates:
            at.context.writes.update(Noun.EDITION, int(known.id or 0), known.version, updates)
        at.count(Outcome.CHANGED if updates else Outcome.SAME)


def _market(at: Spot, line: Line) -> tuple[str | None, str]:
    """Return the ISO code of the row's market and its city; None with a finding for a market unknown.

    Either cell may name both: «越南胡志明市», «德国·科隆».
    """
    text, city = text_of(line, "market"), text_of(line, "city")
    code = at.context.stored.market(text) if text else ""
    if text and code is None:
        code, rest = market_city.split(text, at.context.stored)
        city = city or rest
    if code is None:
        unknown_market(at, "market", text)
    elif city:
        named, rest = market_city.split(city, at.context.stored)
        if named is not None and code in ("", named):
            return named, rest
    return code, city


def _money(at: Spot, line: Line, field: str) -> Money | None:
    cash = given(line, field)
    return money_of(at, field, cash, "CNY") if isinstance(cash, Cash) else None


def _decimal(value: int) -> Decimal:
    return Decimal(value)


def _reason(line: Line, status: Status) -> str:
    """Return why an edition is cancelled or put off: as said, else what the notes say."""
    said = text_of(line, "status_reason")
    return said or (text_of(line, "notes") if status in rules.NEEDS_REASON else "")


_SEVERAL = {
    "dates": ("opens", "closes"),
    "status": ("status", "status_reason"),
    "programme": ("programme_id",),
}
"""Columns of the table that one column of the file fills."""


def _columns_of(key: str) -> tuple[str, ...]:
    if key in _SEVERAL:
        return _SEVERAL[key]
    return (f"{key}_minor", f"{key}_currency") if key in _MONEY else (key,)


def _columns(edition: Edition) -> dict[str, object]:
    price, aim = edition.booth_price, edition.aim_orders
    return {
        "programme_id": edition.programme_id,
        "year": edition.year,
        "name_zh": edition.name_zh,
        "name_en": edition.name_en,
        "fair_class": edition.fair_class.value,
        "scope": edition.scope.value,
        "organiser": edition.organiser,
        "market": edition.market,
        "market_label": edition.market_label.value if edition.market_label else "",
        "city": edition.city,
        "venue": edition.venue,
        "industries": json.dumps(edition.industries, ensure_ascii=False),
        "opens": edition.opens.isoformat() if edition.opens else None,
        "closes": edition.closes.isoformat() if edition.closes else None,
        "booth_quota": edition.booth_quota,
        "booth_price_minor": price.minor if price else None,
        "booth_price_currency": price.currency if price else None,
        "aim_firms": edition.aim_firms,
        "aim_booths": edition.aim_booths,
        "aim_orders_minor": aim.minor if aim else None,
        "aim_orders_currency": aim.currency if aim else None,
        "owner": edition.owner,
        "status": edition.status.value,
        "status_reason": edition.status_reason,
        "notes": edition.notes,
    }
