"""Who is behind: each town, industry or fair against its target, on one scale, beside time progress."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tradeplanner.domain.courses import Course
from tradeplanner.domain.entries import Entry
from tradeplanner.domain.targets import attainment, points


@dataclass(frozen=True, slots=True)
class Bullet:
    """One entry (``now`` so far, ``then`` the same months of last year) and its target, in minor units.

    ``due`` is the part of the target due by now, as a fraction, ``points`` how far it is ahead of that.
    """

    entry: Entry
    target: int | None
    due: Decimal
    attainment: Decimal | None = None
    points: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """Bullets, the furthest behind first, those without a target last."""

    year: int
    through: int
    currency: str
    lines: tuple[Bullet, ...] = ()

    @property
    def behind(self) -> int:
        """How many are behind time progress."""
        return sum(1 for line in self.lines if line.points is not None and line.points < 0)

    @property
    def aimed(self) -> int:
        """How many have a target and a figure."""
        return sum(1 for line in self.lines if line.points is not None)


def bullet(entry: Entry, target: int | None, due: Decimal) -> Bullet:
    """Return an entry beside its target; a target of nought or less has no attainment."""
    if entry.now is None or target is None or target <= 0:
        return Bullet(entry, target, due)
    attained = attainment(Decimal(entry.now), Decimal(target))
    return Bullet(entry, target, due, attained, points(attained, due))


def bullets(lines: Iterable[Bullet], *, year: int, through: int, currency: str) -> Bullets:
    """Return the bullets in order."""
    ordered = sorted(
        lines,
        key=lambda b: (b.points is None, b.points or Decimal(0), -(b.entry.now or 0), b.entry.zh),
    )
    return Bullets(year=year, through=through, currency=currency, lines=tuple(ordered))


def of_courses(courses: Iterable[Course]) -> Bullets:
    """Return the bullets of courses of one year and currency; a course's key is its place among them."""
    known = list(courses)
    lines = []
    for key, course in enumerate(known):
        done = course.cumulative
        then = course.last_year[course.through - 1] if course.through else None
        entry = Entry(key=key, zh=course.name, now=done.minor if done else None, then=then)
        lines.append(bullet(entry, course.amount.minor if course.amount else None, course.progress))
    return bullets(
        lines,
        year=known[0].year if known else 0,
        through=max((c.through for c in known), default=0),
        currency=known[0].currency if known else "CNY",
    )
