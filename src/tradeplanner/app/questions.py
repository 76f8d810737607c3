"""From what was read to what is asked: whose course, in which currency, at which as-of date."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from tradeplanner.domain.courses import Course, Question, last_day
from tradeplanner.domain.targets import Target
from tradeplanner.storage.readings import ExportReading, OrderReading, Standing


def today() -> date:
    """Return the local calendar day."""
    return datetime.now().astimezone().date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When a question is asked (``now``), and the date that a person chose for it, if any."""

    now: date
    as_of: date | None = None


def district(standing: Standing, reading: ExportReading, moment: Moment) -> Question:
    """Return the question for the whole district's course."""
    return Question(
        year=reading.year,
        today=moment.now,
        currency=standing.settings.export_currency,
        book=standing.book,
        target=reading.target,
        revisions=reading.earlier(reading.target),
        published=reading.published,
        as_of=moment.as_of,
    )


def town(
    standing: Standing, reading: ExportReading, target: Target | None, as_of: date, name: str = ""
) -> Question:
    """Return the question for one town's course, at the date at which the district's stands.

    A town without a target goes by its ``name``.
    """
    return Question(
        year=reading.year,
        today=as_of,
        currency=standing.settings.export_currency,
        book=standing.book,
        target=target,
        revisions=reading.earlier(target),
        name=target.scope_key if target else name,
        as_of=as_of,
    )


def orders_as_of(reading: OrderReading, now: date) -> date:
    """Return the orders' as-of date: today, or for a past year the end of the last signing month."""
    if now.year <= reading.year:
        return now
    signed = [part.signed_on for part in reading.sums]
    last = max(signed, default=date(reading.year, 12, 31))
    return min(now, last_day(last.year, date(last.year + 1, 1, 1), last.month))


def furthest_behind_first(courses: Iterable[Course]) -> tuple[Course, ...]:
    """Return ``courses`` by points behind, those without figures first: nothing is further behind."""
    return tuple(sorted(courses, key=lambda c: (c.points is not None, c.points or 0, c.name)))
