"""What pages say of a year in one line: the title with its figure, and the caption under it.

The title is the chart's own message, so that page, chart and paper never say two things.
"""

from tradeplanner.charts import messages
from tradeplanner.domain.courses import Course
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import ZH, language, tr


def course_title(course: Course) -> str:
    """Return the sentence that a course comes down to."""
    return messages.course_title(course)


def course_caption(course: Course, *, sample: bool = False) -> str:
    """Return cumulative, growth, attainment and as-of date on one line; ``sample`` says it is made up."""
    done = course.cumulative
    if done is None or course.closes is None:
        parts = [_target_alone(course)]
    else:
        months = formats.months_of(course.year, 1, course.through)
        facts = [tr("{months}: {amount} so far", months=months, amount=formats.compact(done))]
        if course.growth is not None:
            facts.append(tr("{growth} on the year", growth=formats.growth(course.growth)))
        facts.append(_attained(course))
        day = formats.day(course.closes)
        parts = [listed(facts), tr("data to {day}", day=day)]
    if sample:
        parts.append(tr("sample data, made up"))
    return " · ".join(part for part in parts if part)


def listed(parts: list[str]) -> str:
    """Return clauses parted by commas as the language writes them."""
    return ("，" if language() == ZH else ", ").join(part for part in parts if part)


def _attained(course: Course) -> str:
    if course.amount is None or course.attainment is None:
        return tr("no target set for {year}", year=course.year)
    share, amount = formats.percent(course.attainment), formats.compact(course.amount)
    return tr("{share} of the target of {amount}", share=share, amount=amount)


def _target_alone(course: Course) -> str:
    if course.amount is None:
        return ""
    return tr("target for {year}: {amount}", year=course.year, amount=formats.compact(course.amount))
