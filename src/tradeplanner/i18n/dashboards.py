"""The questions that charts answer, and what figures are cut by, as marked sentences."""

from tradeplanner.domain.cuts import Dimension
from tradeplanner.domain.dashboards import Ask
from tradeplanner.i18n.language import mark

QUESTIONS = {
    Ask.COURSE: mark("Are we on course today?"),
    Ask.BULLETS: mark("Who is behind?"),
    Ask.VARIANCES: mark("By how much?"),
    Ask.BRIDGE: mark("What explains the change?"),
    Ask.PARETO: mark("Which markets make four fifths?"),
    Ask.FIRMS: mark("Which firms make four fifths?"),
    Ask.MONTHS: mark("How did each month go?"),
    Ask.HEAT: mark("When, and where?"),
    Ask.LEAGUE: mark("Who leads?"),
    Ask.FUNNEL: mark("How does a fair turn into orders?"),
    Ask.ORDERS: mark("What did the fairs bring?"),
    Ask.PAIRS: mark("How do two editions compare?"),
    Ask.WORTH: mark("Was it worth the money?"),
    Ask.MULTIPLES: mark("How does everything run at once?"),
}
DIMENSIONS = {
    Dimension.PROGRAMME: mark("Programme"),
    Dimension.FAIR_CLASS: mark("Class"),
    Dimension.TOWN: mark("Town"),
    Dimension.INDUSTRY: mark("Industry"),
    Dimension.GROUP: mark("Market group"),
}
