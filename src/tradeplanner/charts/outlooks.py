"""What the forecast says, as sentences: the year's end with its interval, and the chance of the target."""

from decimal import Decimal

from tradeplanner.charts.messages import money_text, sentences
from tradeplanner.domain.courses import Course
from tradeplanner.domain.money import half_up
from tradeplanner.domain.outlooks import LEAST_MONTHS, Outlook
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import ntr, tr

STEP = 5
"""Chances are said in steps of so many per cent: the forecast knows no better."""


def told(course: Course) -> str:
    """Return where the year ends and how likely the target is; with too little history the pace, said so."""
    outlook = course.outlook
    if outlook is None:
        return ""
    if outlook.low is None or outlook.middle is None or outlook.high is None:
        return _pace(course, outlook)
    end = tr(
        "By the run of the last {months} months the year is expected to end at {amount} "
        "({share} interval {low} to {high}).",
        months=outlook.months,
        amount=money_text(outlook.middle),
        share=formats.percent(outlook.share, 0),
        low=money_text(outlook.low),
        high=money_text(outlook.high),
    )
    return sentences((end, _chance(course, outlook.chance)))


def _chance(course: Course, chance: Decimal | None) -> str:
    """Return how likely the target is to be reached: never quite certain before the year is over."""
    if chance is None or course.amount is None:
        return ""
    done = course.cumulative
    if done is not None and done.minor >= course.amount.minor:
        return tr("The annual target is reached already.")
    rounded = int(half_up(chance * 100 / STEP, 0)) * STEP
    if rounded <= 0:
        return tr("The chance of reaching the annual target is below 5%.")
    if rounded >= 100:
        return tr("The chance of reaching the annual target is above 95%.")
    return tr("The chance of reaching the annual target is about {chance}%.", chance=rounded)


def _pace(course: Course, outlook: Outlook) -> str:
    """Return the pace with its warning."""
    short = ntr(
        "Only {count} month without a break is known; a forecast with an interval needs {least}.",
        "Only {count} months without a break are known; a forecast with an interval needs {least}.",
        outlook.months,
        least=LEAST_MONTHS,
    )
    if course.forecast is None:
        return short
    amount = money_text(course.forecast)
    end = tr("At this pace the year ends at {amount}; this is last year's shape carried on, no forecast.",
             amount=amount)  # fmt: skip
    return sentences((end, short))
