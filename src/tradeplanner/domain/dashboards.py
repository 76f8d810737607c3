"""The page of charts: which questions it answers, what each can be cut by, and what changes its answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from tradeplanner.domain import cuts
from tradeplanner.domain.cuts import Cut, Dimension
from tradeplanner.domain.ids import Noun, StepId


class Ask(StrEnum):
    """The questions, in the order of the page; the value is the name by which a chart is asked for."""

    COURSE = "course"
    BULLETS = "bullets"
    VARIANCES = "variances"
    BRIDGE = "bridge"
    PARETO = "pareto"
    FIRMS = "firms"
    MONTHS = "months"
    HEAT = "heat"
    LEAGUE = "league"
    FUNNEL = "funnel"
    ORDERS = "orders"
    PAIRS = "pairs"
    WORTH = "worth"
    MULTIPLES = "multiples"


_EXPORTS = frozenset({Noun.EXPORT, Noun.TARGET, Noun.RATE, Noun.SETTING, Noun.FIRM})
_ORDERS = frozenset({Noun.ORDER, Noun.EDITION, Noun.EXHIBITION, Noun.RATE, Noun.SETTING, Noun.FIRM})
_FAIRS = _ORDERS | {Noun.PARTICIPATION, Noun.PROGRAMME}


@dataclass(frozen=True, slots=True)
class About:
    """How a question is drawn (the ``kind`` of chart), what it ``heeds`` of a cut, and what it is made of."""

    kind: str
    heeds: frozenset[Dimension]
    nouns: frozenset[Noun]


ABOUT: Mapping[Ask, About] = {
    Ask.COURSE: About("course", cuts.OF_EXPORTS, _EXPORTS),
    Ask.BULLETS: About("bullets", cuts.OF_FIRMS, _EXPORTS),
    Ask.VARIANCES: About("variances", cuts.OF_EXPORTS, _EXPORTS),
    Ask.BRIDGE: About("bridge", cuts.OF_FIRMS, _EXPORTS),
    Ask.PARETO: About("pareto", cuts.OF_EXPORTS, _EXPORTS),
    Ask.FIRMS: About("pareto", cuts.OF_FIRMS, _EXPORTS),
    Ask.MONTHS: About("months", cuts.OF_EXPORTS, _EXPORTS),
    Ask.HEAT: About("heat", cuts.OF_EXPORTS, _EXPORTS),
    Ask.LEAGUE: About("league", cuts.OF_EXPORTS, _EXPORTS),
    Ask.FUNNEL: About("funnel", cuts.OF_REGISTRATIONS, _FAIRS),
    Ask.ORDERS: About("orders", cuts.OF_ORDERS, _FAIRS),
    Ask.PAIRS: About("pairs", cuts.OF_EDITIONS, _FAIRS | {Noun.BUDGET, Noun.RETURN, Noun.BOOTH}),
    Ask.WORTH: About("worth", cuts.OF_EDITIONS, _FAIRS | {Noun.BUDGET}),
    Ask.MULTIPLES: About("multiples", cuts.OF_EXPORTS, _EXPORTS),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a chart is drawn from. ``empty`` tells that there is nothing to draw.

    ``leads`` says for the key of a mark which page its rows are on, and what to show there. ``unheeded``
    is what was asked for and cannot be cut by.
    """

    ask: Ask
    result: Any
    empty: bool
    leads: Mapping[int, tuple[str, object]] = field(default_factory=dict)
    unheeded: tuple[Dimension, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dashboard:
    """Answers read in one transaction. ``day`` is the one at which a market group's members are taken.

    ``sample`` tells that the bureau works on the sample year; ``step`` is the change-log step shown.
    """

    year: int
    cut: Cut
    day: date
    answers: Mapping[Ask, Answer]
    sample: bool = False
    step: StepId | None = None


def touched(nouns: frozenset[Noun]) -> frozenset[Ask]:
    """Return the questions whose answers a change of ``nouns`` may change."""
    return frozenset(ask for ask, about in ABOUT.items() if about.nouns & nouns)
