"""The message of each chart as a sentence, what it measures, and the whole of it as text.

The title says what follows from the figures; the subtitle measure, unit and period; the description
is the chart for people who do not see it, and for search in a PDF.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from tradeplanner.charts.scale import Scale
from tradeplanner.domain.courses import Course
from tradeplanner.domain.money import Money, half_up
from tradeplanner.domain.order_totals import EditionOrders, YearOrders
from tradeplanner.domain.rates import MissingRate
from tradeplanner.domain.targets import Phasing
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import ZH, language, mark, ntr, tr
from tradeplanner.i18n.words import currency_name

YI = Decimal("1e8")
PHASED = {
    Phasing.LAST_YEAR: mark("target phased like last year"),
    Phasing.DAYS: mark("target phased by days"),
    Phasing.MONTHS: mark("target phased by months"),
    Phasing.OWN: mark("target phased by its own monthly parts"),
}


def joined(parts: Iterable[str]) -> str:
    """Return clauses parted by semicolons as the language writes them."""
    return ("；" if language() == ZH else "; ").join(part for part in parts if part)


def sentences(parts: Iterable[str]) -> str:
    """Return several sentences as one text."""
    return ("" if language() == ZH else " ").join(part for part in parts if part)


def money_text(money: Money) -> str:
    """Return money as a running sentence has it: compact, and in Chinese without a space in it.

    One decimal of 亿 says too little of a few 亿, so below ten there are two.
    """
    if language() != ZH:
        return formats.compact(money)
    few = YI <= abs(money.amount) < 10 * YI
    return formats.compact(money, 2 if few else None).replace(" ", "")


def course_title(course: Course) -> str:
    """Return what a course says first: ahead or behind, else growth, else the sum."""
    text = _course_message(course)
    return tr("{name}: {message}", name=course.name, message=text) if course.name else text


def _course_message(course: Course) -> str:
    done = course.cumulative
    if done is None:
        return tr("No export figures for {year} yet", year=course.year)
    if course.points is not None:
        return _pace_message(half_up(course.points, 1))
    if course.growth is not None:
        share = formats.percent(abs(course.growth))
        down = tr("Exports are down {share} on the year", share=share)
        return down if course.growth < 0 else tr("Exports are up {share} on the year", share=share)
    return tr("Exports so far: {amount}", amount=money_text(done))


def _pace_message(off: Decimal) -> str:
    points = formats.number(abs(off), 1)
    if off > 0:
        return tr("Exports are {points} points ahead of time progress", points=points)
    if off < 0:
        return tr("Exports are {points} points behind time progress", points=points)
    return tr("Exports keep step with time progress")


def course_subtitle(course: Course, scale: Scale) -> str:
    """Return measure, unit, period, and how the target was phased; gaps and missing rates are named."""
    if not course.through:
        return tr("Cumulative exports, {unit}", unit=scale.unit)
    period = formats.months_of(course.year, 1, course.through)
    return joined(
        (
            tr("Cumulative exports, {unit}, {period}", unit=scale.unit, period=period),
            tr(PHASED[course.phasing]) if course.target else "",
            gaps(course),
            missing_rates(course.missing),
        )
    )


def gaps(course: Course) -> str:
    """Return which months have no figures, or nothing."""
    if not course.gaps:
        return ""
    separator = "、" if language() == ZH else ", "
    return tr("no figures for {months}", months=separator.join(formats.month(m) for m in course.gaps))


def missing_rates(missing: Sequence[MissingRate]) -> str:
    """Return for which currencies and days a rate is missing, or nothing."""
    return tr("left out for want of a rate: {rates}", rates=named_rates(missing)) if missing else ""


def named_rates(missing: Sequence[MissingRate], most: int = 3) -> str:
    """Return the first ``most`` missing rates by name and how many more there are."""
    named = ("、" if language() == ZH else ", ").join(
        tr("{currency} on {day}", currency=currency_name(m.currency), day=formats.day(m.on))
        for m in missing[:most]
    )
    more = len(missing) - most
    return tr("{rates} and {count} more", rates=named, count=more) if more > 0 else named


def course_description(course: Course) -> str:
    """Return the course as sentences for a screen reader."""
    done = course.cumulative
    if done is None:
        return course_title(course)
    facts = [
        tr(
            "{months} {amount} exported.",
            months=formats.months_of(course.year, 1, course.through),
            amount=money_text(done),
        )
    ]
    if course.growth is not None:
        facts.append(tr("Year on year {growth}.", growth=formats.growth(course.growth)))
    if course.amount and course.attainment is not None:
        facts.append(
            tr(
                "{share} of the target of {amount}, time progress {progress}.",
                share=formats.percent(course.attainment),
                amount=money_text(course.amount),
                progress=formats.percent(course.progress),
            )
        )
    if course.forecast and not (course.outlook and course.outlook.known):
        facts.append(tr("At this pace the year ends at {amount}.", amount=money_text(course.forecast)))
    return sentences((tr("{message}.", message=course_title(course)), *facts))


def orders_title(orders: YearOrders) -> str:
    """Return what the fairs brought: actual orders and their part of the aims, never with intended ones."""
    if orders.is_empty:
        return tr("No orders from the fairs of {year} yet", year=orders.year)
    if orders.is_planned and orders.aim is not None:
        return tr(
            "The fairs of {year} aim at orders of {amount}", year=orders.year, amount=money_text(orders.aim)
        )
    amount = money_text(orders.actual)
    if orders.attainment is None:
        return tr("Actual orders of {amount}", amount=amount)
    share = formats.percent(orders.attainment)
    if orders.all_aimed:
        return tr("Actual orders of {amount}, {share} of the aims", amount=amount, share=share)
    return ntr(
        "Actual orders of {amount}; the {count} exhibition with an aim is at {share}",
        "Actual orders of {amount}; the {count} exhibitions with an aim are at {share}",
        orders.aimed,
        amount=amount,
        share=share,
    )


def orders_subtitle(orders: YearOrders, scale: Scale) -> str:
    """Return measure, unit, rate basis and date; what was left out is named."""
    if orders.is_planned:
        return joined(
            (tr("Aims by exhibition, {unit}; no orders yet", unit=scale.unit), missing_rates(orders.missing))
        )
    return joined(
        (
            tr("Orders by exhibition, {unit}, intended and actual apart", unit=scale.unit),
            tr("each at the rate of its own date, to {day}", day=formats.day(orders.as_of)),
            missing_rates(orders.missing),
        )
    )


def orders_description(orders: YearOrders, most: int = 5) -> str:
    """Return the orders as sentences for a screen reader, the ``most`` strongest fairs by name."""
    if orders.is_empty:
        return orders_title(orders)
    first = tr("{message}.", message=orders_title(orders))
    if orders.is_planned:
        return first
    second = tr("Intended orders, counted apart: {amount}.", amount=money_text(orders.intended))
    rows = [row for row in orders.rows if row.actual.minor or row.intended.minor][:most]
    return sentences((first, second, *(_edition_sentence(row) for row in rows)))


def _edition_sentence(row: EditionOrders) -> str:
    name, actual = edition_name(row), money_text(row.actual)
    if row.attainment is None:
        return tr("{name}: {amount}.", name=name, amount=actual)
    return tr(
        "{name}: {amount}, {share} of its aim.", name=name, amount=actual, share=share_text(row.attainment)
    )


def edition_name(row: EditionOrders) -> str:
    """Return the edition's name in the language in force; orders outside fairs are called so."""
    if row.edition is None:
        return tr("Outside exhibitions")
    return (row.name_en if language() != ZH else "") or row.name_zh


def share_text(share: Decimal | None) -> str:
    """Return an attainment in whole per cent, or a dash where there is no aim."""
    return "—" if share is None else formats.percent(share, 0)


def others(count: int) -> str:
    """Return what the rows that do not fit are called."""
    return ntr("{count} more exhibition", "{count} more exhibitions", count)
