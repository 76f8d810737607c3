"""The sentences of a report in the style in which such figures are published.

«2023年1—11月累计出口794.3亿元，同比增长17.5%，完成年度目标94.9%，超序时进度3.2个百分点。» A clause whose
figure is unknown is left out; nothing stands in its place.
"""

from collections.abc import Sequence
from decimal import Decimal

from tradeplanner.charts.messages import edition_name, gaps, missing_rates, money_text, named_rates, sentences
from tradeplanner.domain.courses import Course
from tradeplanner.domain.money import Money, half_up
from tradeplanner.domain.order_totals import YearOrders
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import ZH, language, ntr, tr


def clauses(parts: Sequence[str]) -> str:
    """Return one sentence of several clauses."""
    text = ("，" if language() == ZH else ", ").join(part for part in parts if part)
    return tr("{message}.", message=text)


def exports(course: Course) -> str:
    """Return value, growth, attainment and points of the year so far, and what is wanting."""
    done = course.cumulative
    if done is None:
        return clauses((tr("No export figures for {year} yet", year=course.year),))
    period = formats.months_of(course.year, 1, course.through)
    parts = [tr("Exports of {period} came to {amount}", period=period, amount=money_text(done))]
    if course.growth is not None:
        share = formats.percent(abs(course.growth))
        up = tr("up {share} on the year", share=share)
        parts.append(tr("down {share} on the year", share=share) if course.growth < 0 else up)
    if course.attainment is not None:
        parts.append(tr("{share} of the annual target", share=formats.percent(course.attainment)))
    if course.points is not None:
        parts.append(_points(course))
    return sentences(
        (clauses(parts), *(clauses((f,)) for f in (gaps(course), missing_rates(course.missing)) if f))
    )


def _points(course: Course) -> str:
    off = half_up(course.points or Decimal(0), 1)
    figure = formats.number(abs(off), 1)
    if off > 0:
        return tr("{points} points ahead of time progress", points=figure)
    if off < 0:
        return tr("{points} points behind time progress", points=figure)
    return tr("in step with time progress")


def pace(course: Course) -> str:
    """Return where the year ends at this pace, against the target if there is one; "" without a pace."""
    if course.forecast is None:
        return ""
    whole = tr("At this pace the year ends at {amount}", amount=money_text(course.forecast))
    if course.amount is None:
        return clauses((whole,))
    difference = course.forecast.minor - course.amount.minor
    amount = money_text(Money(abs(difference), course.currency))
    over = tr("{amount} above the target", amount=amount)
    return clauses((whole, over if difference >= 0 else tr("{amount} short of the target", amount=amount)))


def towns(courses: Sequence[Course]) -> str:
    """Return how many towns are behind and which furthest; "" where no town has a target and figures."""
    told = [c for c in courses if c.points is not None]
    if not told:
        return ""
    behind = [c for c in told if c.points is not None and half_up(c.points, 1) < 0]
    if not behind:
        return clauses((
            ntr("The {count} town with a target keeps step with time progress",
                "All {count} towns and sub-districts keep step with time progress", len(told)),
        ))  # fmt: skip
    first = ntr(
        "{behind} of {count} town is behind time progress",
        "{behind} of {count} towns and sub-districts are behind time progress",
        len(told),
        behind=len(behind),
    )
    last = behind[0]
    figure = formats.number(abs(half_up(last.points or Decimal(0), 1)), 1)
    return clauses((first, tr("furthest {name} by {points} points", name=last.name, points=figure)))


def orders(result: YearOrders) -> str:
    """Return actual orders with their part of the aims, then intended ones apart, and what is wanting."""
    if result.is_empty:
        return clauses((tr("No orders from the fairs of {year} yet", year=result.year),))
    parts = [
        ntr(
            "{count} actual order of {year} came to {amount}",
            "{count} actual orders of {year} came to {amount}",
            result.actual_count,
            year=result.year,
            amount=money_text(result.actual),
        )
    ]
    if result.attainment is not None:
        share = formats.percent(result.attainment)
        whole = tr("{share} of the aims", share=share)
        parts.append(whole if result.all_aimed else _of_aimed(result, share))
    intended = ntr(
        "{count} intended order of {amount} is counted apart",
        "{count} intended orders of {amount} are counted apart",
        result.intended_count,
        amount=money_text(result.intended),
    )
    return sentences((clauses(parts), clauses((intended,)), _strongest(result), _left_out(result)))


def _of_aimed(result: YearOrders, share: str) -> str:
    return ntr(
        "the {count} exhibition with an aim being at {share}",
        "the {count} exhibitions with an aim being at {share}",
        result.aimed,
        share=share,
    )


def _strongest(result: YearOrders) -> str:
    fairs = [row for row in result.rows if row.edition is not None and row.actual.minor > 0]
    if len(fairs) < 2:
        return ""
    best = fairs[0]
    name, amount = edition_name(best), money_text(best.actual)
    return clauses((tr("Most were won at {name}: {amount}", name=name, amount=amount),))


def _left_out(result: YearOrders) -> str:
    if not result.missing:
        return ""
    if not result.left_out:
        return clauses((missing_rates(result.missing),))
    return clauses(
        (
            ntr(
                "{count} order is left out for want of a rate: {rates}",
                "{count} orders are left out for want of a rate: {rates}",
                result.left_out,
                rates=named_rates(result.missing),
            ),
        )
    )
