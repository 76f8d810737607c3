"""What every family of charts shares: words around the picture, names, units and the empty state."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from tradeplanner.charts import style
from tradeplanner.charts.grids import DASH, NOTHING, Grid
from tradeplanner.charts.scale import Scale
from tradeplanner.charts.sheet import Chart, Sheet
from tradeplanner.charts.style import Theme
from tradeplanner.domain.entries import Entry
from tradeplanner.domain.league import By
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import ZH, language, mark, tr

LONGEST = 28
"""Signs of a name within a sentence; the chart's rows and what a pointer is told have more."""
MOST_TIMES = 999
"""A multiple beyond this says no more than that there was next to nothing before."""
NOUNS = {
    By.TOWN: mark("Town"),
    By.INDUSTRY: mark("Industry"),
    By.MARKET: mark("Market"),
    By.FIRM: mark("Firm"),
}
Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Told:
    """What a chart says in words: message, measure, all of it as text, and its table."""

    title: str
    subtitle: str
    description: str
    table: Grid = NOTHING


def framed(
    told: Told,
    size: Size,
    theme: Theme,
    paint: Callable[[Sheet, float], None] | None,
    *,
    titled: bool = True,
) -> Chart:
    """Return a chart that ``paint`` fills below the end of the headline; None if there is nothing to show."""
    with style.settings():
        sheet = Sheet(size, theme)
        top = sheet.headline(told.title, told.subtitle) if titled else 0.0
        if paint is not None:
            paint(sheet, top)
        elif not titled:
            sheet.text(told.title, (sheet.width / 2, sheet.height / 2), align="center",
                       color=sheet.palette.faint)  # fmt: skip
        return sheet.finished(told.title, told.subtitle, told.description, told.table)


def entry_name(entry: Entry) -> str:
    """Return the name in the language in force; what nobody has named is called so."""
    return (entry.en if language() != ZH else "") or entry.zh or tr("Not stated")


def brief(name: str) -> str:
    """Return a name short enough for a sentence."""
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"


def amount(scale: Scale, minor: int | None) -> str:
    """Return an amount in the chart's unit, a dash where nobody knows it."""
    return DASH if minor is None else scale.text(minor)


def change(scale: Scale, minor: int | None) -> str:
    """Return a difference in the chart's unit with its sign."""
    return DASH if minor is None else formats.signed(scale.value(minor), scale.places)


def share(part: Decimal | None, places: int = 1) -> str:
    """Return a part in per cent, a dash where there is none."""
    return DASH if part is None else formats.percent(part, places)


def growth(part: Decimal | None) -> str:
    """Return a growth with its sign; one beyond tenfold as a multiple, which a reader can grasp."""
    if part is None:
        return DASH
    if abs(part) < 10:
        return formats.growth(part)
    if abs(part) >= MOST_TIMES:
        return tr("over ×{times}", times=MOST_TIMES)
    return tr("×{times}", times=formats.grouped(part + 1, 0))


def value(scale: Scale, minor: int | None) -> Decimal | None:
    """Return an amount for a table, exact in the chart's unit."""
    return None if minor is None else scale.value(minor)


def others(count: int) -> str:
    """Return what the entries that have no room are called."""
    return tr("{count} others", count=count)


def measured(year: int, through: int, unit: str) -> str:
    """Return what is measured: exports, unit and period."""
    if not through:
        return tr("Exports, {unit}", unit=unit)
    return tr("Exports, {unit}, {period}", unit=unit, period=formats.months_of(year, 1, through))


def known(values: Iterable[int | None]) -> list[int]:
    """Return what is known of ``values``."""
    return [one for one in values if one is not None]
