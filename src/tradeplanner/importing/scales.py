"""Figures of a file beside those of the same series: what is out of proportion is told, never changed.

A series is whose figures they are, which way the goods went, in which currency and how parted. A figure of
several months counts as so many of their average, so that January–February stands beside single months.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from typing import NamedTuple

from tradeplanner.domain import proportion
from tradeplanner.domain.exports import ExportRecord, Flow
from tradeplanner.domain.findings import Code, Param, Place, Severity
from tradeplanner.domain.money import PLACES, Money
from tradeplanner.domain.parts import HS, INDUSTRY, MARKET
from tradeplanner.importing.proposal import SheetPlan
from tradeplanner.importing.tally import Tally

Months = tuple[int, int, int]
"""Year, first and last month."""


class Series(NamedTuple):
    """Whose figures (``firm`` 0: a place's), which flow and currency, and how parted (``domain.parts``)."""

    firm: int
    place: str
    flow: str
    currency: str
    breakdown: int


Key = tuple[int, str, str, str, int, int, int, int]
"""A series and its months, in one row."""
Past = Mapping[tuple[int, str, str, str, int], Mapping[Months, int]]
"""By series, the minor units of its months that are stored already."""
Recall = Callable[[Collection[int], Collection[int]], Past]
"""Gives what is stored of some firms (0: of places) in some years."""
MOST_FIRMS = 20_000
"""A file of more firms than this is compared with itself alone: no bureau has so many exporters."""
_YEARS_BACK = 2
_SURE = 2
"""Minor units a month from which rounding decides nothing."""
_OTHER = {Flow.EXPORT.value: Flow.IMPORT.value, Flow.IMPORT.value: Flow.EXPORT.value}


@dataclass(frozen=True, slots=True)
class _Month:
    """What the file says of a series in some months, and where it says so first."""

    months: Months
    minor: int
    plan: SheetPlan
    row: int
    field: str

    @property
    def count(self) -> int:
        """How many months these are."""
        return max(self.months[2] - self.months[1] + 1, 1)

    @property
    def average(self) -> Fraction:
        """Minor units a month."""
        return _average(self.months, self.minor)


class Scales:
    """Adds up a file's figures by series and months, and compares them once all are known."""

    def __init__(self, recall: Recall) -> None:
        """Compare with what ``recall`` gives, which is asked once."""
        self._recall = recall
        self._past: Past = {}
        self._sums: dict[Key, int] = {}
        self._first: dict[Key, tuple[SheetPlan, int, str]] = {}

    def note(self, key: Key, minor: int, at: tuple[SheetPlan, int, str]) -> None:
        """Add one figure, which stands ``at`` a sheet, row and field."""
        self._sums[key] = self._sums.get(key, 0) + minor
        self._first.setdefault(key, at)

    def note_all(
        self, keys: Sequence[Key], minors: Iterable[int], plan: SheetPlan, rows: Sequence[int]
    ) -> None:
        """Add many figures of one column of a sheet."""
        sums = self._sums
        known, get = len(sums), sums.get
        for key, minor in zip(keys, minors, strict=True):
            sums[key] = get(key, 0) + minor
        if len(sums) > known:
            fresh = set(islice(sums, known, None))  # a mapping keeps the order in which it grew
            fields = {months: _field(plan, months) for months in {key[6:] for key in fresh}}
            for key, row in zip(keys, rows, strict=True):
                if key in fresh:
                    self._first.setdefault(key, (plan, row, fields[key[6:]]))

    def finish(self, tally: Tally) -> None:
        """Tell a slip that all series share, or else each figure that does not go with its own past."""
        series: dict[Series, list[_Month]] = {}
        for key, minor in self._sums.items():
            series.setdefault(Series(*key[:5]), []).append(_Month(key[5:], minor, *self._first[key]))
        self._past = self._remembered(series)
        if series and not self._tell_slip(tally, series):
            for one, months in series.items():
                if not self._tell_swap(tally, one, months):
                    self._tell_odd(tally, one, months)

    def _remembered(self, series: Collection[Series]) -> Past:
        firms = {one.firm for one in series}
        years = {key[5] for key in self._sums}
        if not firms or len(firms) > MOST_FIRMS:
            return {}
        return self._recall(firms, range(min(years) - _YEARS_BACK, max(years) + 1))

    def _stored(self, series: Series, without: Sequence[_Month] = ()) -> list[Fraction]:
        """Return the stored monthly averages of a series, but for months that the file gives anew."""
        given = {month.months for month in without}
        past = self._past.get(series, {})
        return [_average(months, minor) for months, minor in past.items() if months not in given]

    def _tell_slip(self, tally: Tally, series: Mapping[Series, Sequence[_Month]]) -> bool:
        ratios = []
        for one, months in series.items():
            before = _usual(self._stored(one, months))
            now = _middle([month.average for month in months]) if before is not None else None
            if before is not None and now is not None:
                ratios.append(float(now / before))
        power = proportion.slip(ratios)
        if not power:
            return False
        first = next(iter(series.values()))[0]
        code = Code.UNIT_SLIP_LARGE if power > 0 else Code.UNIT_SLIP_SMALL
        params: dict[str, Param] = {"count": len(ratios), "times": f"{10 ** abs(power):,}"}
        head = tally.place(first.plan, first.plan.heading_last, first.field)
        tally.find(code, Severity.WARNING, head, params)
        return True

    def _tell_swap(self, tally: Tally, series: Series, months: Sequence[_Month]) -> bool:
        if series.flow not in _OTHER:
            return False
        own = _usual(self._stored(series, months))
        other = _usual(self._stored(series._replace(flow=_OTHER[series.flow])))
        if own is None or other is None:
            return False
        now = _middle([month.average for month in months])
        if now is None or not proportion.is_swapped(now, own, other):
            return False
        first = months[0]
        params: dict[str, Param] = {
            "flow": series.flow, "value": _shown(now, series), "usual": _shown(own, series),
            "other": _shown(other, series), "currency": series.currency,
        }  # fmt: skip
        tally.find(Code.FLOW_SWAPPED, Severity.WARNING, _place(tally, first), params)
        return True

    def _tell_odd(self, tally: Tally, series: Series, months: Sequence[_Month]) -> None:
        stored = self._stored(series, months)
        if not stored and _are_alike(months):
            return
        averages = [month.average for month in months]
        for at, month in enumerate(months):
            others = [*stored, *averages[:at], *averages[at + 1 :]]
            expected = _usual(others)
            if expected is not None and proportion.is_odd(month.average, expected):
                params: dict[str, Param] = {
                    "value": _shown(month.average, series), "usual": _shown(expected, series),
                    "count": len(others), "currency": series.currency,
                }  # fmt: skip
                tally.find(Code.OUT_OF_PROPORTION, Severity.WARNING, _place(tally, month), params)


def scale_key(record: ExportRecord, value: Money) -> Key:
    """Return the series and the months of a figure."""
    parted = bool(record.market) * MARKET + bool(record.hs) * HS + bool(record.industry) * INDUSTRY
    whose = (int(record.firm_id or 0), record.place, record.flow.value, value.currency, parted)
    return (*whose, record.year, record.first_month, record.last_month)


def _field(plan: SheetPlan, between: tuple[int, int]) -> str:
    """Return the field of the column that holds a figure: that of its months, else the sheet's only one."""
    first, last = between
    months = f"month.{first}" if first == last else f"month.{first}-{last}"
    return next((field for field in (months, "value", "total") if plan.column(field)), "value")


def _average(months: Months, minor: int) -> Fraction:
    return Fraction(minor, max(months[2] - months[1] + 1, 1))


def _are_alike(months: Sequence[_Month]) -> bool:
    """Whether no month can be odd beside the others, as most are: told from whole numbers alone."""
    if any(0 < month.minor < _SURE * month.count for month in months):
        return False
    known = [month.minor // month.count for month in months if month.minor > 0]
    return not known or max(known) + 2 < proportion.TIMES * (min(known) - 1)


def _usual(figures: Sequence[Fraction]) -> Fraction | None:
    """Return what is usual of monthly averages, which are whole minor units but for a part of one."""
    return proportion.usual([round(figure) for figure in figures])


def _middle(figures: Sequence[Fraction]) -> Fraction | None:
    """Return the median of what the file gives, however little it gives."""
    known = sorted(figure for figure in figures if figure > 0)
    return known[len(known) // 2] if known else None


def _shown(minor: Fraction, series: Series) -> str:
    """Return an amount in whole units: a comparison needs no cents."""
    return f"{round(minor / 10 ** PLACES[series.currency]):,}"


def _place(tally: Tally, month: _Month) -> Place:
    return tally.place(month.plan, month.row, month.field)
