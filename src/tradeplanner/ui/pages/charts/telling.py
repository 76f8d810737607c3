"""What the page of charts says in words: its questions, what is filtered, and what a chart leaves whole."""

from collections.abc import Collection, Sequence
from datetime import date

from tradeplanner.domain.cuts import Dimension
from tradeplanner.domain.dashboards import Ask
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import ZH, language, mark, tr

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
EVERY = {
    Dimension.PROGRAMME: mark("All programmes"),
    Dimension.FAIR_CLASS: mark("All classes"),
    Dimension.TOWN: mark("All towns"),
    Dimension.INDUSTRY: mark("All industries"),
    Dimension.GROUP: mark("All markets"),
}


def question(ask: Ask) -> str:
    """Return the question in the language in force."""
    return tr(QUESTIONS[ask])


def filtered(chosen: dict[Dimension, str], heeded: Collection[Dimension], day: date) -> str:
    """Return what a chart is filtered by in words; a market group with the day of its members."""
    found = []
    for dimension, words in chosen.items():
        if dimension in heeded:
            name = tr(DIMENSIONS[dimension])
            group = dimension is Dimension.GROUP
            text = tr("{group} (members on {day})", group=words, day=formats.day(day)) if group else words
            found.append(tr("{name}: {value}", name=name, value=text))
    return " · ".join(found)


def unheeded(dimensions: Sequence[Dimension]) -> str:
    """Return that a chart leaves out nothing of ``dimensions``, because its figures do not know them."""
    if not dimensions:
        return ""
    names = ("、" if language() == ZH else ", ").join(tr(DIMENSIONS[one]) for one in dimensions)
    return tr("Not filtered by {names}: these figures do not say it.", names=names)
