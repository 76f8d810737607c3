"""How a year's cumulative figure runs against its target: the course of a district or of a town.

The year so far is compared with last year and with the target, phased over the months; amounts are
integers of minor units of one currency until a fraction is asked for.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from tradeplanner.domain.money import Money, half_up
from tradeplanner.domain.order_totals import worth
from tradeplanner.domain.outlooks import Outlook
from tradeplanner.domain.periods import Period
from tradeplanner.domain.rates import MissingRate, RateBook
from tradeplanner.domain.spans import NOTHING, Months, Span
from tradeplanner.domain.targets import MONTHS, Phasing, Target, attainment, growth, points, shares


@dataclass(frozen=True, slots=True)
class Former:
    """A target as it was before a revision: its figure, its months, and the day on which it was revised."""

    amount: Money
    line: tuple[int, ...]
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A year's course at its as-of date; amounts are cumulative minor units of ``currency`` by month.

    ``name`` is empty for the district, else the town. ``through`` is the last month with a figure (0
    without any), ``progress`` the part of the target due by its end under ``phasing`` (the one that
    was really used). ``gaps`` are months without a figure before it, ``missing`` the rates for want
    of which amounts were left out. ``by_firm`` tells whether firms' records were summed. ``forecast`` is
    the pace; ``outlook`` the forecast with its interval, where it was asked for. ``former`` are the
    target's earlier figures, the newest first.
    """

    year: int
    name: str = ""
    currency: str
    as_of: date
    through: int
    actual: tuple[int | None, ...]
    last_year: tuple[int | None, ...]
    target: tuple[int, ...] = ()
    amount: Money | None = None
    phasing: Phasing = Phasing.LAST_YEAR
    attainment: Decimal | None = None
    progress: Decimal = Decimal(0)
    points: Decimal | None = None
    growth: Decimal | None = None
    forecast: Money | None = None
    outlook: Outlook | None = None
    former: tuple[Former, ...] = ()
    gaps: tuple[int, ...] = ()
    missing: tuple[MissingRate, ...] = ()
    by_firm: bool = True

    @property
    def cumulative(self) -> Money | None:
        """The year to date, or None without figures."""
        minor = self.actual[self.through - 1] if self.through else None
        return None if minor is None else Money(minor, self.currency)

    @property
    def closes(self) -> date | None:
        """The last day that the figures cover, or None without figures."""
        return Period.month(self.year, self.through).closes if self.through else None


@dataclass(frozen=True, slots=True)
class Series:
    """One year's spans with their currencies. ``by_firm`` tells that firms' records were summed."""

    spans: tuple[tuple[str, Span], ...] = ()
    by_firm: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Whose course is asked for. ``name`` is empty for the district, else the town.

    ``currency`` holds where there is no target, whose own currency goes first. ``published`` is the
    growth in per cent that the source states by last month, which revisions make uncomputable.
    ``as_of`` defaults to the year's last day with data, at most ``today``. ``revisions`` are what the target
    was before, the newest first.
    """

    year: int
    today: date
    currency: str
    book: RateBook
    target: Target | None = None
    revisions: tuple[Target, ...] = ()
    name: str = ""
    published: tuple[tuple[int, Decimal], ...] = ()
    as_of: date | None = None

    @property
    def unit(self) -> str:
        """The currency of the answer."""
        return self.target.amount.currency if self.target and self.target.amount else self.currency


def last_day(year: int, today: date, through: int) -> date:
    """Return a year's as-of date: today, or for a past year the end of its last month with data."""
    if today.year <= year:
        return today
    return Period.month(year, through or MONTHS).closes


def whole_months(year: int, as_of: date) -> int:
    """Return how many months of ``year`` had closed by the end of ``as_of``."""
    return sum(Period.month(year, month).closes <= as_of for month in range(1, MONTHS + 1))


def in_currency(series: Series, year: int, to: str, book: RateBook) -> tuple[Months, tuple[MissingRate, ...]]:
    """Return the year in one currency, each period at the rate of its last day, and the rates wanting.

    Series are added up before they are converted, so that only the sum is rounded.
    """
    sums: dict[tuple[str, int, int], int] = defaultdict(int)
    for currency, span in series.spans:
        sums[currency, span.first, span.last] += span.minor
    spans: list[Span] = []
    missing: set[tuple[str, date]] = set()
    for (currency, first, last), minor in sums.items():
        day = Period.month(year, last).closes
        amount = worth(Money(minor, currency), to, day, book)
        if isinstance(amount, MissingRate):
            missing.add((amount.currency, amount.on))
        else:
            spans.append(Span(first, last, Money.of(amount, to).minor))
    return Months.of(spans), tuple(MissingRate(code, day) for code, day in sorted(missing))


def course(question: Question, now: Series, then: Series) -> Course:
    """Return the course of a year; only months that had closed by the as-of date count.

    Last year's shape phases a target only if all its twelve months are known; otherwise days do, and
    the course says so. Last year gives a line and a growth only if it was counted like this year:
    firms' sums beside a published total would compare two different things.
    """
    year, unit, target = question.year, question.unit, question.target
    months, missing = in_currency(now, year, unit, question.book)
    before, missing_then = in_currency(then, year - 1, unit, question.book)
    as_of = question.as_of or last_day(year, question.today, months.through)
    known = months.until(whole_months(year, as_of))
    last_year = before.cumulative() if now.by_firm == then.by_firm else NOTHING.values
    plain = Course(
        year=year,
        name=question.name,
        currency=unit,
        as_of=as_of,
        through=known.through,
        actual=known.cumulative(),
        last_year=last_year,
        gaps=known.gaps,
        missing=tuple(dict.fromkeys((*missing, *missing_then))),
        by_firm=now.by_firm,
        amount=target.amount if target else None,
    )
    return _measured(plain, question, before.weights())


def _measured(plain: Course, question: Question, weights: Sequence[Decimal]) -> Course:
    """Return ``plain`` with what follows from it: the phased target, attainment, growth and pace."""
    target, done, annual = question.target, plain.cumulative, plain.amount
    asked = target.phasing if target else Phasing.LAST_YEAR
    parts = shares(asked, target.weights if target and asked is Phasing.OWN else weights, plain.year)
    progress = parts[plain.through - 1] if plain.through else Decimal(0)
    attained = attainment(Decimal(done.minor), Decimal(annual.minor)) if annual and done else None
    return replace(
        plain,
        target=_line(annual, parts) if annual else (),
        former=_former(question, weights),
        phasing=Phasing.DAYS if asked is Phasing.LAST_YEAR and not weights else asked,
        attainment=attained,
        progress=progress,
        points=points(attained, progress),
        growth=_growth(plain, question),
        forecast=_pace(plain, shares(Phasing.LAST_YEAR, weights, plain.year)),
    )


def _line(annual: Money, parts: Sequence[Decimal]) -> tuple[int, ...]:
    """Return what is due of a target by the end of each month."""
    return tuple(int(half_up(annual.minor * part, 0)) for part in parts)


def _former(question: Question, weights: Sequence[Decimal]) -> tuple[Former, ...]:
    """Return the target's earlier figures, each as it was phased; one in another currency has no line."""
    found = []
    later = question.target
    for old in question.revisions:
        if old.amount is not None and old.amount.currency == question.unit:
            own = old.weights if old.phasing is Phasing.OWN else weights
            line = _line(old.amount, shares(old.phasing, own, old.year))
            found.append(Former(old.amount, line, later.decided_on if later else None))
        later = old
    return tuple(found)


def _growth(course: Course, question: Question) -> Decimal | None:
    """Return the published growth where the source states one, else the computed one."""
    stated = dict(question.published).get(course.through)
    if stated is not None:
        return stated / 100
    base = course.last_year[course.through - 1] if course.through else None
    done = course.cumulative
    return None if done is None or base is None else growth(Decimal(done.minor), Decimal(base))


def _pace(course: Course, parts: Sequence[Decimal]) -> Money | None:
    """Return the year's end if the rest keeps last year's shape; None before three months or at the end.

    Fewer months say more about one shipment than about the year. A month without figures or a sum
    that is not positive has no pace.
    """
    done = course.cumulative
    if done is None or done.minor <= 0 or course.gaps:
        return None
    if not 3 <= course.through < MONTHS or parts[course.through - 1] <= 0:
        return None
    return Money(int(half_up(done.minor / parts[course.through - 1], 0)), done.currency)
