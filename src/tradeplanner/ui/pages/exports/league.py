"""The league of towns: how much, how fast, and how near to the target, furthest behind first."""

from decimal import Decimal

from tradeplanner.domain.courses import Course
from tradeplanner.domain.money import Money
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import mark
from tradeplanner.ui import towns
from tradeplanner.ui.widgets.columns import Column, Kind


def columns() -> tuple[Column, ...]:
    """Return the columns of the league."""
    number = Kind.NUMBER
    return (
        Column("town", mark("Town"), lambda c: c.name, width=80),
        Column("bar", mark("Attainment"), towns.bar, towns.bar_words, Kind.PAINTED, 120),
        Column("gap", mark("Gap"), lambda c: c.points, towns.gap, number, 72, lambda _: "",
               towns.gap_tone),
        Column("so_far", mark("So far"), _amount, lambda c: _money(c.cumulative), number, 96, lambda _: ""),
        Column("share", mark("Of the target"), lambda c: c.attainment, _share, number, 80, lambda _: ""),
        Column(
            "target", mark("Target"), lambda c: c.amount.amount if c.amount else None,
            lambda c: _money(c.amount), number, 112, lambda _: "",
        ),
        Column("growth", mark("On the year"), lambda c: c.growth, _growth, number, 96, lambda _: ""),
    )  # fmt: skip


def _share(course: Course) -> str:
    return "—" if course.attainment is None else formats.percent(course.attainment)


def _amount(course: Course) -> Decimal | None:
    return None if course.cumulative is None else course.cumulative.amount


def _money(money: Money | None) -> str:
    return "" if money is None else formats.compact(money)


def _growth(course: Course) -> str:
    return "" if course.growth is None else formats.growth(course.growth)
