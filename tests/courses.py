"""Courses and orders for tests of charts and reports: ordinary years and the awkward ones."""

from datetime import date
from decimal import Decimal

from tradeplanner.domain.courses import Course, Question, Series, course
from tradeplanner.domain.exhibitions import Status
from tradeplanner.domain.ids import EditionId
from tradeplanner.domain.money import Money
from tradeplanner.domain.order_totals import EditionFacts, OrderSum, YearOrders, total
from tradeplanner.domain.orders import Stage
from tradeplanner.domain.rates import Rate, RateBook
from tradeplanner.domain.spans import Span
from tradeplanner.domain.targets import Measure, Target

YI = 10**8 * 100
"""亿元 in fen."""
SHAPE = (72, 40, 63, 63, 66, 67, 70, 71, 69, 63, 68, 60)
"""A made-up year by months, in 亿元; February is low, as ever."""
GROWN = tuple(value * 11 // 10 for value in SHAPE)
FAIRS = (
    "德国法兰克福国际家纺展（示例）",
    "2024年第56届日本大阪纺织服装展（示例）",
    "阿联酋迪拜五大行业展（示例）",
)


def months(*values: int, unit: int = YI) -> Series:
    """Return a year by single months from January on, in ``unit`` fen."""
    return Series(tuple(("CNY", Span(m, m, value * unit)) for m, value in enumerate(values, 1)))


def a_question(target: int | None = 837, **changes: object) -> Question:
    """Return the question for 2023 with a target in 亿元, asked after the year."""
    goal = target and Target(measure=Measure.EXPORTS, year=2023, amount=Money(target * YI, "CNY"))
    usual: dict[str, object] = {
        "year": 2023,
        "today": date(2024, 3, 1),
        "currency": "CNY",
        "book": RateBook([]),
        "target": goal or None,
    }
    return Question(**(usual | changes))  # type: ignore[arg-type]  # the names are the dataclass's own


def a_course(
    now: Series | None = None, then: Series | None = None, target: int | None = 837, **changes: object
) -> Course:
    """Return the course of eleven months against a full year before."""
    return course(
        a_question(target, **changes),
        months(*GROWN[:11]) if now is None else now,
        months(*SHAPE) if then is None else then,
    )


COURSES: dict[str, Course] = {
    "ahead": a_course(target=760),
    "behind": a_course(months(*GROWN[:8]), target=980),
    "no target": a_course(months(*GROWN[:9]), target=None),
    "no last year": a_course(months(*GROWN[:9]), Series()),
    "alone": a_course(months(*GROWN[:9]), Series(), target=None),
    "one month": a_course(months(*GROWN[:1])),
    "whole year": a_course(months(*GROWN), target=800),
    "last year incomplete": a_course(months(*GROWN[:9]), months(*SHAPE[:9])),
    "zero": a_course(months(0, 0, 0), Series(), target=None),
    "corrections": a_course(months(1, -3, -2, 1), Series(), target=None),
    "target alone": a_course(Series()),
    "nothing": a_course(Series(), Series(), target=None),
    "town": a_course(name="灵芝街道", target=1),
}
"""Every kind of year that the course's chart must draw."""

RATES = RateBook(
    [
        Rate(
            currency="EUR",
            first=date(2024, 1, 1),
            last=date(2024, 12, 31),
            quoted=Decimal("775.775"),
            per=100,
        ),
        Rate(
            currency="USD", first=date(2024, 1, 1), last=date(2024, 12, 31), quoted=Decimal("710.71"), per=100
        ),
    ]
)


def a_fair(number: int, aim: int | Money | None = 20_000_000_00, **changes: object) -> EditionFacts:
    """Return the ``number``-th edition, with an aim (a number is of US cents)."""
    usual: dict[str, object] = {
        "id": EditionId(number),
        "name_zh": FAIRS[number % 3] + (str(number) if number > 3 else ""),
        "name_en": f"A Fair with a Rather Long English Name and a Number {number} (sample)",
        "opens": date(2024, 1 + number % 12, 5),
        "aim": Money(aim, "USD") if isinstance(aim, int) else aim,
        "status": Status.HELD,
        "firms": 30,
    }
    return EditionFacts(**(usual | changes))  # type: ignore[arg-type]  # the names are the dataclass's own


def won(edition: int | None, minor: int, stage: Stage = Stage.CONTRACT, currency: str = "USD") -> OrderSum:
    """Return one order of May 2024."""
    number = None if edition is None else EditionId(edition)
    return OrderSum(number, stage, currency, date(2024, 5, 8), 1, minor)


def a_year(editions: list[EditionFacts], *sums: OrderSum) -> YearOrders:
    """Return the orders of 2024 in US dollars."""
    return total(editions, sums, RATES, year=2024, currency="USD", as_of=date(2024, 12, 31))


def some_orders(count: int) -> list[OrderSum]:
    """Return an actual and an intended order for each of ``count`` editions, the first the largest."""
    return [
        order
        for n in range(1, count + 1)
        for order in (won(n, 2_200_000_000 // n), won(n, 5_900_000_000 // n, Stage.INTENDED))
    ]


ORDERS: dict[str, YearOrders] = {
    "several": a_year([a_fair(n) for n in range(1, 9)], *some_orders(8)),
    "one": a_year([a_fair(1)], *some_orders(1)),
    "forty": a_year([a_fair(n) for n in range(1, 41)], *some_orders(40), won(None, 5_000_000)),
    "some without aim": a_year([a_fair(n, None if n % 2 else 10**9) for n in range(1, 6)], *some_orders(5)),
    "no orders yet": a_year([a_fair(n) for n in range(1, 4)]),
    "tiny": a_year([a_fair(1), a_fair(2)], won(1, 5_00), won(2, 1)),
    "correction": a_year([a_fair(1), a_fair(2)], won(1, 10**9), won(2, -(10**8))),
    "rate missing": a_year([a_fair(1)], won(1, 10**8), won(1, 10**8, currency="HKD")),
    "nothing": a_year([]),
}
"""Every kind of year that the orders' chart must draw."""
