"""What every family of charts must draw: one thing or three hundred, nought, negative, missing and huge."""

from collections.abc import Callable
from decimal import Decimal
from functools import cache

from tests.courses import COURSES, ORDERS
from tradeplanner.charts.families import Kind, Result
from tradeplanner.domain.bridges import bridge
from tradeplanner.domain.bullets import bullet, bullets
from tradeplanner.domain.comparing import COSTS, Compared, Measured
from tradeplanner.domain.comparing import ORDERS as IN_ORDERS
from tradeplanner.domain.effects import Trader, effects
from tradeplanner.domain.entries import Entry
from tradeplanner.domain.funnels import AT_FAIR, Reached, funnel
from tradeplanner.domain.heat import HeatPart, MonthColumns, cells, heat
from tradeplanner.domain.league import Basis, By, Part, league
from tradeplanner.domain.multiples import Panel, multiples
from tradeplanner.domain.pairs import Pairs
from tradeplanner.domain.pareto import pareto
from tradeplanner.domain.rates import RateBook
from tradeplanner.domain.variances import Base, variances
from tradeplanner.domain.worth import Fair, worth_of

YEAR, THROUGH, CURRENCY = 2024, 10, "CNY"
NAMES = (("美国", "United States"), ("德国", "Germany"), ("日本", "Japan"), ("越南", "Viet Nam"),
         ("阿联酋", "United Arab Emirates"), ("俄罗斯", "Russian Federation"), ("中国香港", "Hong Kong"),
         ("印度", "India"), ("巴西", "Brazil"), ("英国", "United Kingdom"), ("土耳其", "Türkiye"),
         ("澳大利亚", "Australia"))  # fmt: skip
LONG_ZH, LONG_EN = "绍兴柯桥某某纺织品进出口有限责任公司" * 17, "A Very Long Company Name of Keqiao " * 9
SEASON = (90, 52, 78, 80, 84, 86, 92, 95, 91, 84, 88, 79)


def entries(count: int) -> list[Entry]:
    """Return ``count`` ordinary entries, each smaller than the one before, some grown and some shrunk."""
    found = []
    for n in range(count):
        zh, en = NAMES[n % len(NAMES)]
        more = "" if n < len(NAMES) else f" {n + 1}"
        now = 480_000_000_00 * 12 // (n + 1) + n
        found.append(
            Entry(key=n + 1, zh=zh + more, en=en + more, now=now, then=now * (80 + n * 7 % 45) // 100)
        )
    return found


SHAPES: dict[str, list[Entry]] = {
    "none": [],
    "one": entries(1),
    "two": entries(2),
    "twelve": entries(12),
    "three hundred": entries(300),
    "long names": [
        Entry(key=n, zh=LONG_ZH[: 300 - n], en=LONG_EN[: 300 - n], now=e.now, then=e.then)
        for n, e in enumerate(entries(5))
    ],
    "awkward": [
        Entry(key=1, zh="纠正", en="Corrected", now=-30_000_000_00, then=40_000_000_00),
        Entry(key=2, zh="零", en="Nought", now=0, then=0),
        Entry(key=3, zh="未报", en="Unknown"),
        Entry(key=4, zh="新增", en="New", now=7_000_000_00),
        Entry(key=5, zh="退出", en="Gone", then=9_000_000_00),
        Entry(key=6, zh="暴增", en="Soared", now=90_000_000_00, then=1),
        Entry(key=7, zh="", now=100, then=99),
    ],
    "huge": [
        Entry(key=n, zh=e.zh, en=e.en, now=10**19 + n, then=10**19 // 3) for n, e in enumerate(entries(4))
    ],
    "all nought": [Entry(key=n, zh=e.zh, en=e.en, now=0, then=0) for n, e in enumerate(entries(3))],
    "all negative": [
        Entry(key=n, zh=e.zh, en=e.en, now=-5_000_00, then=-7_000_00) for n, e in enumerate(entries(3))
    ],
    "nobody knows": [Entry(key=n, zh=e.zh, en=e.en) for n, e in enumerate(entries(3))],
}
"""Entries of every kind."""


def a_month(minor: int | None, month: int) -> int | None:
    """Return the part of a year's amount in a month."""
    return None if minor is None else minor * SEASON[month - 1] // sum(SEASON)


def months_of(entry: Entry, *, then: bool = False) -> tuple[int | None, ...]:
    """Return twelve months of an entry; this year's end with the tenth."""
    whole = entry.then if then else entry.now
    return tuple(a_month(whole, m) if then or m <= THROUGH else None for m in range(1, 13))


def _spans(entry: Entry, *, then: bool = False) -> list[tuple[int, int, int]]:
    """Return the months as figures, January and February as one."""
    run = [(m, v) for m, v in enumerate(months_of(entry, then=then), 1) if v is not None]
    if len(run) < 2:
        return []
    return [(1, 2, run[0][1] + run[1][1]), *((m, m, v) for m, v in run[2:] if m != 5)]


def _heat(of: list[Entry]) -> Result:
    parts = [HeatPart(e.key, e.zh, e.en, *span) for e in of for span in _spans(e)]
    return heat(parts, by=By.MARKET, year=YEAR, through=THROUGH, currency=CURRENCY)


def _months(of: list[Entry]) -> Result:
    first = of[0] if of else Entry(zh="")
    target = tuple((a_month(first.now, m) or 0) * 11 // 10 for m in range(1, 13)) if of else ()
    return MonthColumns(
        year=YEAR,
        name=first.zh,
        currency=CURRENCY,
        through=THROUGH,
        now=cells(_spans(first)),
        then=cells(_spans(first, then=True)),
        target=target,
    )


def _league(of: list[Entry]) -> Result:
    basis = Basis(By.TOWN, YEAR, THROUGH, CURRENCY, RateBook([]))
    now = [Part(e.zh, 1, 10, CURRENCY, e.now) for e in of if e.now is not None]
    then = [Part(e.zh, 1, 10, CURRENCY, e.then) for e in of if e.then is not None]
    return league(basis, {YEAR: now, YEAR - 1: then})


def _bullets(of: list[Entry]) -> Result:
    due = Decimal("0.832")
    lines = [bullet(e, None if e.then is None else abs(e.then) * (90 + n * 13 % 60) // 100, due)
             for n, e in enumerate(of)]  # fmt: skip
    return bullets(lines, year=YEAR, through=THROUGH, currency=CURRENCY)


def _funnel(of: list[Entry]) -> Result:
    steps = [*AT_FAIR, Reached.INTENDED, Reached.CONTRACT, Reached.SHIPPED]
    reached = [(n, step) for n in range(len(of)) for k, step in enumerate(steps) if n % (k + 1) == 0]
    now = of[0].now or 0 if of else 0
    amounts = {Reached.INTENDED: now * 3, Reached.CONTRACT: now, Reached.SHIPPED: now // 4}
    name = of[0] if of else Entry(zh="")
    return funnel(reached, amounts, year=YEAR, currency="USD", zh=name.zh, en=name.en)


def _pairs(of: list[Entry]) -> Result:
    def value(one: Measured, minor: int | None) -> Decimal | None:
        money = one in COSTS or one in IN_ORDERS
        return None if minor is None else Decimal(minor) / 100 if money else Decimal(minor // 10**8)

    found = [of[n % len(of)] for n in range(len(Measured))] if of else []
    lines = tuple(
        Compared(one, value(one, e.now), value(one, e.then),
                 "USD" if one in IN_ORDERS else CURRENCY if one in COSTS else "")
        for one, e in zip(Measured, found, strict=False)
    )  # fmt: skip
    names = of[0] if of else Entry(zh="展会")
    return Pairs(first_zh=names.zh + "2024", first_en=names.en + " 2024", second_zh=names.zh + "2023",
                 second_en=names.en + " 2023", lines=lines)  # fmt: skip


def _worth(of: list[Entry]) -> Result:
    fairs = [Fair(key=e.key, zh=e.zh, en=e.en, cost=None if e.then is None else e.then // (30 + n * 17 % 40),
                  orders=e.now) for n, e in enumerate(of)]  # fmt: skip
    return worth_of(fairs, year=YEAR, currency=CURRENCY)


def _effects(of: list[Entry]) -> Result:
    traders = [
        Trader(f"i{n % 4}", max(e.then or 0, 0), max(e.now or 0, 0), exhibited=n % 3 == 0)
        for n, e in enumerate(e for one in of for e in (one, one, one))
    ]
    return effects(traders, months=12)


def _multiples(of: list[Entry]) -> Result:
    panels = [Panel(e, months_of(e), months_of(e, then=True)) for e in of]
    return multiples(panels, by=By.TOWN, year=YEAR, through=THROUGH, currency=CURRENCY)


BUILT: dict[Kind, Callable[[list[Entry]], Result]] = {
    Kind.BULLETS: _bullets,
    Kind.VARIANCES: lambda of: variances(
        of, by=By.MARKET, base=Base.LAST_YEAR, year=YEAR, through=THROUGH, currency=CURRENCY
    ),
    Kind.BRIDGE: lambda of: bridge(of, year=YEAR, through=THROUGH, currency=CURRENCY),
    Kind.PARETO: lambda of: pareto(of, by=By.MARKET, year=YEAR, through=THROUGH, currency=CURRENCY),
    Kind.HEAT: _heat,
    Kind.MONTHS: _months,
    Kind.LEAGUE: _league,
    Kind.FUNNEL: _funnel,
    Kind.PAIRS: _pairs,
    Kind.WORTH: _worth,
    Kind.MULTIPLES: _multiples,
    Kind.EFFECTS: _effects,
}


@cache
def results(kind: Kind) -> dict[str, Result]:
    """Return every shape of data for a family, by its name."""
    if kind is Kind.COURSE:
        return dict(COURSES)
    if kind is Kind.ORDERS:
        return dict(ORDERS)
    return {name: BUILT[kind](of) for name, of in SHAPES.items()}
