"""A register's yearly figures beside one another and the stored ones: slipped units, swapped columns."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from tradeplanner.domain import proportion
from tradeplanner.domain.findings import Code, Param, Severity
from tradeplanner.domain.money import Money
from tradeplanner.importing.lines import Cash
from tradeplanner.importing.proposal import SheetPlan
from tradeplanner.importing.reconcile.context import Spot
from tradeplanner.importing.tally import Tally

What = tuple[int, str]
"""A year and a measure."""


class _Pair(NamedTuple):
    """A figure of the file and the figure of the year before it that is known."""

    plan: SheetPlan
    row: int
    field: str
    years: tuple[int, int]
    now: Money
    before: Money

    @property
    def ratio(self) -> Fraction:
        """How many times the earlier the later figure is."""
        return Fraction(self.now.minor, self.before.minor)


class Yearly:
    """Gathers pairs of neighbouring years, and tells those out of proportion once all are known."""

    def __init__(self) -> None:
        """Begin with none."""
        self._pairs: dict[tuple[str, str], list[_Pair]] = {}

    def note(
        self, at: Spot, figures: Sequence[tuple[str, str, str, Cash]], known: Mapping[What, Money]
    ) -> None:
        """Look at a firm's figures (measure, year, unit, amount), with those ``known`` of it before."""
        said = {
            (int(year), measure): Money.of(cash.whole, cash.currency) for measure, year, _, cash in figures
        }
        _check_parts(at, said)
        everything = {**known, **said}
        for (year, measure), now in said.items():
            before = max(
                (other for other, what in everything if what == measure and other < year), default=None
            )
            value = everything[before, measure] if before is not None else None
            if before is None or value is None or value.currency != now.currency:
                continue
            if value.minor > 0 and now.minor > 0:
                pair = _Pair(at.plan, at.row, f"{measure}.{year}", (year, before), now, value)
                self._pairs.setdefault((at.plan.name, pair.field), []).append(pair)

    def finish(self, tally: Tally) -> None:
        """Tell a column whose unit slipped, or else each figure far from the year before."""
        for pairs in self._pairs.values():
            power = proportion.slip([float(pair.ratio) for pair in pairs])
            if power:
                first = pairs[0]
                code = Code.UNIT_SLIP_LARGE if power > 0 else Code.UNIT_SLIP_SMALL
                params: dict[str, Param] = {"count": len(pairs), "times": f"{10 ** abs(power):,}"}
                place = tally.place(first.plan, first.plan.heading_last, first.field)
                tally.find(code, Severity.WARNING, place, params)
                continue
            for pair in pairs:
                if proportion.is_odd(pair.ratio, Fraction(1)):
                    _tell(tally, pair)


def _check_parts(at: Spot, said: Mapping[What, Money]) -> None:
    """Tell exports that are more than the trade of which they are a part: the columns may be swapped."""
    for (year, measure), exports in said.items():
        trade = said.get((year, "trade"))
        alike = trade is not None and trade.currency == exports.currency
        if trade is not None and alike and measure == "exports" and exports.minor > trade.minor:
            params = {"part": exports.amount, "whole": trade.amount}
            at.say(Code.PART_OVER_WHOLE, Severity.WARNING, f"exports.{year}", **params)


def _tell(tally: Tally, pair: _Pair) -> None:
    params: dict[str, Param] = {
        "value": f"{pair.now.amount:,}", "usual": f"{pair.before.amount:,}", "currency": pair.now.currency,
        "year": pair.years[0], "other": pair.years[1],
    }  # fmt: skip
    place = tally.place(pair.plan, pair.row, pair.field)
    tally.find(Code.YEAR_OUT_OF_PROPORTION, Severity.WARNING, place, params)
