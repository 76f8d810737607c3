"""What a league shows: how much, how fast, which part of the whole, and the places won since a year ago.

Towns are told against their targets, furthest behind first; industries, markets and firms by their exports.
"""

from decimal import Decimal
from functools import partial

from tradeplanner.domain.courses import Course
from tradeplanner.domain.league import By, Entrant, League
from tradeplanner.domain.money import Money
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import ZH, language, mark, ntr, tr
from tradeplanner.ui import towns
from tradeplanner.ui.widgets.bullet import Bullet
from tradeplanner.ui.widgets.columns import Column, Kind

NAMES = {By.TOWN: mark("Towns"), By.INDUSTRY: mark("By industry"), By.MARKET: mark("By market"),
         By.FIRM: mark("By firm")}  # fmt: skip
TITLES = {
    By.TOWN: mark("League of towns"), By.INDUSTRY: mark("League of industries"),
    By.MARKET: mark("League of markets"), By.FIRM: mark("League of firms"),
}  # fmt: skip
HEADS = {By.TOWN: mark("Town"), By.INDUSTRY: mark("Industry"), By.MARKET: mark("Market"),
         By.FIRM: mark("Firm")}  # fmt: skip
EMPTY = {
    By.TOWN: mark("Towns with export figures or a target for this year stand here."),
    By.INDUSTRY: mark("Industries stand here once the firms' export figures of this year are known."),
    By.MARKET: mark("Markets stand here once export figures of this year say where the goods went."),
    By.FIRM: mark("Firms stand here once their own export figures of this year are known."),
}


def columns(by: By, lights: towns.Lights) -> tuple[Column, ...]:
    """Return the columns of a league, what is looked for first before the rest; only towns have targets.

    Gaps are coloured as ``lights`` judges them.
    """
    if by is By.TOWN:
        return (_name(by, 88), *_against_target(lights), *_exports(), *_beside_last_year(), *_ranks())
    return (*_ranks(), _name(by, 176 if by is By.FIRM else 120), *_exports(), *_beside_last_year())


def sorted_rows(league: League) -> list[Entrant]:
    """Return the entrants as they are read: towns with a target first, furthest behind first."""
    rows = [entrant for entrant in league.entrants if entrant.name or entrant.now]
    return sorted(rows, key=_behind) if league.by is By.TOWN else rows


def _behind(entrant: Entrant) -> tuple[bool, bool, Decimal]:
    course = entrant.course
    if course is None or course.amount is None:
        return (True, False, Decimal(0))
    return (False, course.points is not None, course.points or Decimal(0))


def name_of(entrant: Entrant) -> str:
    """Return what an entrant is called in the language in force."""
    if not entrant.name:
        return tr("(not stated)")
    return (entrant.zh if language() == ZH else entrant.en) or entrant.zh


def change(entrant: Entrant) -> str:
    """Return the places won or lost as a sign that colour is not needed to read."""
    if entrant.climbed is None:
        return tr("newcomer") if entrant.rank is not None and entrant.then is None else "—"
    return "=" if not entrant.climbed else f"{'↑' if entrant.climbed > 0 else '↓'}{abs(entrant.climbed)}"


def change_words(entrant: Entrant) -> str:
    """Return the same for people who do not see it."""
    climbed = entrant.climbed
    if climbed is None:
        return tr("no rank a year ago")
    if not climbed:
        return tr("the same rank as a year ago")
    if climbed > 0:
        return ntr("{count} rank up on a year ago", "{count} ranks up on a year ago", climbed)
    return ntr("{count} rank down on a year ago", "{count} ranks down on a year ago", -climbed)


def _name(by: By, width: int) -> Column:
    return Column(by.value, HEADS[by], name_of, width=width, tone=lambda e: "" if e.name else "faint")


def _ranks() -> tuple[Column, ...]:
    return (
        Column("rank", mark("Rank"), lambda e: e.rank, _place, Kind.NUMBER, 48, _no_sum),
        Column("moved", mark("Moved"), lambda e: e.climbed, change, Kind.NUMBER, 64, _no_sum,
               hint=change_words, spoken=change_words),
    )  # fmt: skip


def _exports() -> tuple[Column, ...]:
    return (
        Column("so_far", mark("So far"), lambda e: _amount(e.now), lambda e: _money(e.now), Kind.NUMBER, 96,
               _no_sum),
        Column("month", mark("Latest month"), lambda e: _amount(e.month), lambda e: _money(e.month),
               Kind.NUMBER, 96, _no_sum, hint=_month_words),
        Column("month_growth", mark("Month on the year"), lambda e: e.month_growth,
               lambda e: "—" if e.month_growth is None else formats.growth(e.month_growth), Kind.NUMBER, 96,
               _no_sum),
        Column("growth", mark("On the year"), lambda e: e.growth, _growth, Kind.NUMBER, 80, _no_sum),
        Column("part", mark("Share"), lambda e: e.share, lambda e: _percent(e.share), Kind.NUMBER, 72,
               _no_sum),
    )  # fmt: skip


def _against_target(lights: towns.Lights) -> tuple[Column, ...]:
    return (
        Column("bar", mark("Attainment"), _bar, _bar_words, Kind.PAINTED, 104),
        Column("gap", mark("Gap"), lambda e: e.course.points if e.course else None,
               partial(_gap, lights), Kind.NUMBER, 72, _no_sum, partial(_gap_tone, lights)),
        Column("attained", mark("Of the target"), _attainment, lambda e: _percent(_attainment(e)),
               Kind.NUMBER, 104, _no_sum),
        Column("target", mark("Target"), lambda e: _amount(_target(e)),
               lambda e: _money(_target(e)), Kind.NUMBER, 96, _no_sum),
    )  # fmt: skip


def _beside_last_year() -> tuple[Column, ...]:
    return (
        Column("points", mark("Contribution"), lambda e: e.points, _points, Kind.NUMBER, 88, _no_sum,
               hint=_points_words),
        Column("contribution", mark("Of the change"), lambda e: e.contribution,
               lambda e: _percent(e.contribution), Kind.NUMBER, 88, _no_sum, hint=_change_words),
        Column("then", mark("Last year"), lambda e: _amount(e.then), lambda e: _money(e.then), Kind.NUMBER,
               96, _no_sum),
    )  # fmt: skip


def _targeted(entrant: Entrant) -> Course | None:
    """Return the course of a town that has a target."""
    return entrant.course if entrant.course is not None and entrant.course.amount is not None else None


def _bar(entrant: Entrant) -> Bullet | None:
    course = _targeted(entrant)
    return None if course is None else towns.bar(course)


def _bar_words(entrant: Entrant) -> str:
    course = _targeted(entrant)
    return tr("no target") if course is None else towns.bar_words(course)


def _gap(lights: towns.Lights, entrant: Entrant) -> str:
    course = _targeted(entrant)
    return "—" if course is None else lights.gap(course)


def _gap_tone(lights: towns.Lights, entrant: Entrant) -> str:
    course = _targeted(entrant)
    return "" if course is None else lights.tone(course)


def _attainment(entrant: Entrant) -> Decimal | None:
    return None if entrant.course is None else entrant.course.attainment


def _target(entrant: Entrant) -> Money | None:
    return None if entrant.course is None else entrant.course.amount


def _amount(money: Money | None) -> Decimal | None:
    return None if money is None else money.amount


def _money(money: Money | None) -> str:
    return "—" if money is None else formats.compact(money)


def _percent(share: Decimal | None) -> str:
    return "—" if share is None else formats.percent(share)


def _growth(entrant: Entrant) -> str:
    return "—" if entrant.growth is None else formats.growth(entrant.growth)


def _points(entrant: Entrant) -> str:
    return "—" if entrant.points is None else formats.signed(entrant.points, 1)


def _points_words(entrant: Entrant) -> str:
    if entrant.points is None:
        return tr("Last year was not counted in the same way.")
    return tr("{points} of the growth of the whole", points=formats.points(entrant.points))


def _change_words(entrant: Entrant) -> str:
    if entrant.contribution is None:
        return tr("Last year was not counted in the same way, or the whole has not changed.")
    return tr("{share} of the change of the whole", share=formats.percent(entrant.contribution))


def _month_words(_entrant: Entrant) -> str:
    return tr("The latest month alone; January and February where they were published as one.")


def _place(entrant: Entrant) -> str:
    return "—" if entrant.rank is None else str(entrant.rank)


def _no_sum(_rows: object) -> str:
    return ""
