"""What the page of charts says in words: its questions, what is filtered, and what a chart leaves whole."""

from collections.abc import Collection, Sequence
from datetime import date

from tradeplanner.domain.cuts import Dimension
from tradeplanner.domain.dashboards import Ask
from tradeplanner.i18n import formats
from tradeplanner.i18n.dashboards import DIMENSIONS, QUESTIONS
from tradeplanner.i18n.language import ZH, language, mark, tr

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
