"""Targets, their monthly phasing, and the figures that say whether a year is on course.

完成率 (attainment) = cumulative / annual target; 时间进度 (time progress) by days, by months or by
the target's own phasing; 超/欠进度 = attainment − time progress, in percentage points (百分点).
A zero or missing target has no attainment.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tradeplanner.domain.findings import Code, Finding, error
from tradeplanner.domain.ids import Origin, TargetId
from tradeplanner.domain.money import Money, half_up
from tradeplanner.domain.periods import FIRST_YEAR, LAST_YEAR, share_of_days

MONTHS = 12


class Measure(StrEnum):
    """What a target is set for."""

    EXPORTS = "exports"
    ORDERS = "orders"
    FIRMS = "firms"
    FIRM_VISITS = "firm_visits"
    BOOTHS = "booths"


MONEY_MEASURES = frozenset({Measure.EXPORTS, Measure.ORDERS})


class TargetScope(StrEnum):
    """Whom a target binds; ``scope_key`` of the target names the one."""

    DISTRICT = "district"
    TOWN = "town"
    INDUSTRY = "industry"
    MARKET = "market"
    PROGRAMME = "programme"
    EDITION = "edition"


class Phasing(StrEnum):
    """How a year's target is spread over its months."""

    LAST_YEAR = "last_year"
    DAYS = "days"
    MONTHS = "months"
    OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A year's target. Money measures have ``amount``, counted ones ``count``.

    ``growth_aim`` is the growth in per cent that was decided ("+8 %") where the level was worked out from it.
    ``weights`` are twelve parts (any scale) for the phasing ``own``. A revised target is a new row with a
    higher ``revision``; the old one stays.
    """

    id: TargetId | None = None
    version: int = 0
    measure: Measure
    scope: TargetScope = TargetScope.DISTRICT
    scope_key: str = ""
    year: int
    amount: Money | None = None
    count: int | None = None
    growth_aim: Decimal | None = None
    phasing: Phasing = Phasing.LAST_YEAR
    weights: tuple[Decimal, ...] = ()
    revision: int = 1
    decided_on: date | None = None
    source: str = ""
    notes: str = ""
    origin: Origin | None = None


def check(target: Target) -> list[Finding]:
    """Return what is wrong with a target by itself, each finding at its field."""
    findings = _check_value(target)
    if not FIRST_YEAR <= target.year <= LAST_YEAR:
        findings.append(error(Code.YEAR_OUT_OF_RANGE, "year", year=target.year))
    if target.scope is not TargetScope.DISTRICT and not target.scope_key:
        findings.append(error(Code.REQUIRED, "scope_key"))
    if target.phasing is Phasing.OWN and not _usable(target.weights):
        findings.append(error(Code.PHASING_WRONG, "weights", count=len(target.weights)))
    return findings


def _usable(weights: Sequence[Decimal]) -> bool:
    """Whether the weights spread a year: twelve, none below zero, together above it."""
    return len(weights) == MONTHS and sum(weights) > 0 and min(weights) >= 0


def _check_value(target: Target) -> list[Finding]:
    """Return what is wrong with the figure: money measures need an amount, counted ones a count.

    A growth aim may stand for it until the level is worked out (``levelled``).
    """
    name = "amount" if target.measure in MONEY_MEASURES else "count"
    value: Decimal | int | None = target.count
    if name == "amount":
        value = None if target.amount is None else target.amount.amount
    if value is None:
        return [] if target.growth_aim is not None else [error(Code.REQUIRED, name)]
    return [error(Code.NOT_POSITIVE, name, value=value)] if value <= 0 else []


def levelled(target: Target, base: Decimal, currency: str) -> Target:
    """Return ``target`` with the figure that its growth aim makes of ``base``, last year's figure.

    Amounts are in ``currency`` to its smallest unit, counts to the next whole one.
    """
    level = base * (1 + (target.growth_aim or Decimal(0)) / 100)
    if target.measure in MONEY_MEASURES:
        return replace(target, amount=Money.of(level, currency))
    return replace(target, count=int(half_up(level, 0)))


def shares(phasing: Phasing, weights: Sequence[Decimal], year: int) -> list[Decimal]:
    """Return the part of the year's target due by the end of each month: 12 values, the last 1.

    ``weights`` are the months' own parts, or last year's monthly values for ``last_year``; without
    twelve usable ones ``last_year`` falls back to days.
    """
    if phasing is Phasing.MONTHS:
        return [Decimal(month) / MONTHS for month in range(1, MONTHS + 1)]
    if phasing in (Phasing.OWN, Phasing.LAST_YEAR) and _usable(weights):
        total, so_far, result = sum(weights), Decimal(0), []
        for weight in weights:
            so_far += weight
            result.append(so_far / total)
        return result
    ends = [date(year, month + 1, 1) if month < MONTHS else date(year + 1, 1, 1) for month in range(1, 13)]
    return [share_of_days(year, date.fromordinal(end.toordinal() - 1)) for end in ends]


def attainment(cumulative: Decimal, target: Decimal | None) -> Decimal | None:
    """Return cumulative / target, or None without a positive target."""
    if target is None or target <= 0:
        return None
    return cumulative / target


def points(part: Decimal | None, progress: Decimal) -> Decimal | None:
    """Return attainment − time progress in percentage points, or None without an attainment."""
    return None if part is None else (part - progress) * 100


def growth(now: Decimal, then: Decimal | None) -> Decimal | None:
    """Return the year-on-year growth as a fraction, or None where last year gives no base."""
    if then is None or then <= 0:
        return None
    return now / then - 1
