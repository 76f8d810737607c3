"""All charts by name: what page, reports and command line ask for by one list."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from tradeplanner.charts import (
    bridges,
    bullets,
    effects,
    funnels,
    heat,
    leagues,
    months,
    multiples,
    orders,
    pairs,
    pareto,
    targets,
    variances,
    worth,
)
from tradeplanner.charts.frame import Size
from tradeplanner.charts.sheet import Chart
from tradeplanner.charts.style import Theme
from tradeplanner.domain.bridges import Bridge
from tradeplanner.domain.bullets import Bullets
from tradeplanner.domain.courses import Course
from tradeplanner.domain.effects import Effects
from tradeplanner.domain.funnels import Funnel
from tradeplanner.domain.heat import Heat, MonthColumns
from tradeplanner.domain.league import League
from tradeplanner.domain.multiples import Multiples
from tradeplanner.domain.order_totals import YearOrders
from tradeplanner.domain.pairs import Pairs
from tradeplanner.domain.pareto import Pareto
from tradeplanner.domain.variances import Variances
from tradeplanner.domain.worth import Worth
from tradeplanner.i18n.language import mark

Result = (
    Course | YearOrders | Bullets | Variances | Bridge | Pareto | Heat | MonthColumns | League | Funnel
    | Pairs | Worth | Multiples | Effects
)  # fmt: skip
"""What a chart is drawn from; which one by ``FAMILIES``."""


class Kind(StrEnum):
    """The charts, in the order in which a manager asks."""

    COURSE = "course"
    BULLETS = "bullets"
    VARIANCES = "variances"
    BRIDGE = "bridge"
    PARETO = "pareto"
    HEAT = "heat"
    MONTHS = "months"
    LEAGUE = "league"
    FUNNEL = "funnel"
    PAIRS = "pairs"
    WORTH = "worth"
    MULTIPLES = "multiples"
    ORDERS = "orders"
    EFFECTS = "effects"


@dataclass(frozen=True, slots=True)
class Family:
    """One sort of chart: the question it answers (a sentence to translate), its result, how it is drawn."""

    question: str
    result: type
    draw: Callable[..., Chart]


FAMILIES: dict[Kind, Family] = {
    Kind.COURSE: Family(mark("Are we on course today?"), Course, targets.draw),
    Kind.BULLETS: Family(mark("Who is behind?"), Bullets, bullets.draw),
    Kind.VARIANCES: Family(mark("By how much?"), Variances, variances.draw),
    Kind.BRIDGE: Family(mark("What explains the change?"), Bridge, bridges.draw),
    Kind.PARETO: Family(mark("Where is 80%?"), Pareto, pareto.draw),
    Kind.HEAT: Family(mark("When, and where?"), Heat, heat.draw),
    Kind.MONTHS: Family(mark("How did each month go?"), MonthColumns, months.draw),
    Kind.LEAGUE: Family(mark("Who leads?"), League, leagues.draw),
    Kind.FUNNEL: Family(mark("How does a fair turn into orders?"), Funnel, funnels.draw),
    Kind.PAIRS: Family(mark("How do two editions compare?"), Pairs, pairs.draw),
    Kind.WORTH: Family(mark("Was it worth the money?"), Worth, worth.draw),
    Kind.MULTIPLES: Family(mark("How does everything run at once?"), Multiples, multiples.draw),
    Kind.ORDERS: Family(mark("What did the fairs bring?"), YearOrders, orders.draw),
    Kind.EFFECTS: Family(mark("Did exhibiting help?"), Effects, effects.draw),
}


def draw(kind: Kind, result: Result, size: Size, theme: Theme = Theme.LIGHT, *, titled: bool = True) -> Chart:
    """Return the chart of ``kind``: TypeError where ``result`` is not what that one is drawn from."""
    family = FAMILIES[kind]
    if not isinstance(result, family.result):
        message = f"{kind} is drawn from {family.result.__name__}, not {type(result).__name__}"
        raise TypeError(message)
    return family.draw(result, size, theme, titled=titled)


def kind_of(result: Result) -> Kind:
    """Return which chart answers with ``result``."""
    return next(kind for kind, family in FAMILIES.items() if isinstance(result, family.result))
