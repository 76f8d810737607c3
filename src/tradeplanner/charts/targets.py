"""Are we on course today: cumulative exports against the cumulative target, last year and the pace."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tradeplanner.charts import messages, outlooks, style
from tradeplanner.charts.grids import Grid
from tradeplanner.charts.scale import Scale, course_scale, ticks
from tradeplanner.charts.sheet import LINE, Box, Chart, Mark, Point, Sheet, spread
from tradeplanner.charts.style import Theme
from tradeplanner.domain.courses import Course, Former
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import mark, tr

MONTHS = 12
HEADS = (mark("Actual, {unit}"), mark("Last year, {unit}"), mark("Target, {unit}"), mark("Forecast, {unit}"))
GAP, MARGIN = 0.07, 0.1
FORMERS = 2
"""Earlier targets that are drawn, the newest first; older ones stand in the list of targets."""
DASHED, DOTTED = (4.0, 2.0), (1.0, 1.6)
DIRECTIONS = ((-1, -1), (1, 1), (-1, 1), (1, -1))
"""Where a label goes beside a point: a rising line leaves the upper left and lower right free."""


@dataclass(frozen=True, slots=True)
class Field:
    """The room of the curves, in inches, and the amounts that it spans in the chart's unit."""

    box: Box
    low: float
    high: float

    def at(self, month: float, amount: float) -> Point:
        """Return the place of an amount at the end of a month; month 0 is New Year."""
        box = self.box
        share = (amount - self.low) / (self.high - self.low)
        return box.left + month / MONTHS * (box.right - box.left), box.bottom - share * (box.bottom - box.top)


@dataclass(frozen=True, slots=True)
class Curve:
    """One line: its points, how it is drawn, and the label at its end."""

    points: tuple[tuple[int, int], ...]
    color: str
    width: float
    dashes: tuple[float, ...]
    label: str
    bold: bool = False


def draw(
    course: Course, size: tuple[float, float], theme: Theme = Theme.LIGHT, *, titled: bool = True
) -> Chart:
    """Return the chart of ``course`` on ``size`` inches, in the language in force.

    Without ``titled`` the message stays out of the figure, for a page that sets it in its own type.
    """
    with style.settings():
        sheet = Sheet(size, theme)
        scale = course_scale(course)
        title, subtitle = messages.course_title(course), messages.course_subtitle(course, scale)
        top = sheet.headline(title, subtitle) if titled else 0.0
        curves = _curves(course, sheet, scale)
        if curves:
            _plot(sheet, course, scale, curves, top)
        else:
            sheet.text(title, (sheet.width / 2, (top + sheet.height) / 2), align="center",
                       color=sheet.palette.faint)  # fmt: skip
        return sheet.finished(title, subtitle, describe(course), table(course, scale))


def describe(course: Course) -> str:
    """Return the chart's message and figures as text, for screen readers."""
    told = outlooks.told(course) if course.outlook and course.outlook.known else ""
    return messages.sentences((messages.course_description(course), told))


def table(course: Course, scale: Scale) -> Grid:
    """Return the cumulative figures month by month; what nobody knows is None."""
    heads = (tr("Months"), *(tr(head, unit=scale.unit) for head in HEADS))
    rows = tuple(
        (formats.months(1, month), *(_amount(values, month, scale) for values in _columns(course)))
        for month in range(1, MONTHS + 1)
    )
    return Grid(heads, rows, scale.places)


def _columns(course: Course) -> tuple[Sequence[int | None], ...]:
    """Return actual, last year, target and forecast, each with a figure a month or none at all."""
    outlook = course.outlook
    middle = [amount for _, amount, _ in outlook.path] if outlook else []
    ahead = [None] * (MONTHS - len(middle)) + middle if middle else []
    return course.actual, course.last_year, course.target, ahead


def _amount(values: Sequence[int | None], month: int, scale: Scale) -> Decimal | None:
    minor = values[month - 1] if values else None
    return None if minor is None else scale.value(minor)


def _curves(course: Course, sheet: Sheet, scale: Scale) -> list[Curve]:
    """Return the lines from back to front: last year, target, pace, actual."""
    palette = sheet.palette
    actual, last_year = _known(course.actual), _known(course.last_year)
    result = []
    if last_year:
        label = tr("Last year {amount}", amount=scale.text(last_year[-1][1]))
        result.append(Curve(_from_zero(last_year), palette.last_year, 1.4, (), label))
    if course.target:
        target = tuple((month, amount) for month, amount in enumerate(course.target, 1))
        label = tr("Target {amount}", amount=scale.text(target[-1][1]))
        result.append(Curve(_from_zero(target), palette.target, 1.1, DASHED, label))
    for old in course.former[:FORMERS]:
        points = tuple((month, amount) for month, amount in enumerate(old.line, 1))
        result.append(Curve(_from_zero(points), palette.target, 0.8, DOTTED, _former_name(old, scale)))
    if actual:
        result += _ahead(course, actual[-1], palette.actual, scale)
    if actual:
        label = tr("Actual {amount}", amount=scale.text(actual[-1][1]))
        result.append(Curve(_from_zero(actual), palette.actual, 2.2, (), label, bold=True))
    return result


def _former_name(old: Former, scale: Scale) -> str:
    """Return what a target was called before it was revised, with the day of that."""
    amount = scale.text(old.amount.minor)
    if old.until is None:
        return tr("Earlier target {amount}", amount=amount)
    return tr("Target to {day} {amount}", day=f"{old.until.month}-{old.until.day}", amount=amount)


def _ahead(course: Course, last: tuple[int, int], color: str, scale: Scale) -> list[Curve]:
    """Return the line to the year's end: the forecast month by month where there is one, else the pace."""
    outlook = course.outlook
    if outlook is not None and outlook.path:
        path = tuple((month, middle) for month, (_, middle, _) in enumerate(outlook.path, last[0] + 1))
    elif course.forecast:
        path = ((MONTHS, course.forecast.minor),)
    else:
        return []
    label = tr("Forecast {amount}", amount=scale.text(path[-1][1]))
    return [Curve((last, *path), color, 1.6, DOTTED, label)]


def _interval(course: Course, field: Field, scale: Scale) -> list[Point]:
    """Return the corners of the forecast's interval: along its upper edge, back along the lower one."""
    outlook = course.outlook
    if outlook is None or not outlook.path:
        return []
    start = course.actual[course.through - 1] or 0
    months = range(course.through, MONTHS + 1)
    highs = (start, *(high for _, _, high in outlook.path))
    lows = (start, *(low for low, _, _ in outlook.path))
    upper = [field.at(month, float(scale.value(amount))) for month, amount in zip(months, highs, strict=True)]
    lower = [field.at(month, float(scale.value(amount))) for month, amount in zip(months, lows, strict=True)]
    return upper + lower[::-1]


def _known(values: Sequence[int | None]) -> tuple[tuple[int, int], ...]:
    return tuple((month, value) for month, value in enumerate(values, 1) if value is not None)


def _from_zero(points: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    return ((0, 0), *points)


def _plot(sheet: Sheet, course: Course, scale: Scale, curves: list[Curve], top: float) -> None:
    amounts = [float(scale.value(amount)) for curve in curves for _, amount in curve.points]
    amounts += [float(scale.value(high)) for _, _, high in course.outlook.path] if course.outlook else []
    steps = ticks(min(amounts), max(amounts), 4 if sheet.height < 3 else 5)
    names = _tick_names(steps)
    right = max(
        (style.text_width(c.label, style.LABEL, bold=c.bold) for c in curves if c.points[-1][0] == MONTHS),
        default=0.1,
    )
    left = max(style.text_width(name, style.SMALL) for name in names) + GAP
    box = Box(left, top + 0.24, sheet.width - right - MARGIN - 0.02, sheet.height - 0.27)
    field = Field(box, steps[0], steps[-1] if len(steps) > 1 else 1.0)
    _grid(sheet, field, steps, names)
    if course.through:
        _as_of(sheet, course, field)
    lines = [[field.at(month, float(scale.value(amount))) for month, amount in c.points] for c in curves]
    corners = _interval(course, field, scale)
    if corners:
        sheet.hatched(corners, sheet.palette.last_year)
    for curve, line in zip(curves, lines, strict=True):
        sheet.line(line, curve.color, curve.width, curve.dashes)
    if course.through:
        sheet.dot(lines[-1][-1], sheet.palette.actual, 5.5)
    _name_curves(sheet, field, curves, lines)
    sheet.marks += _marks(course, field, scale)


def _tick_names(steps: Sequence[float]) -> list[str]:
    """Return the steps with as many decimals as all of them need, at most two."""
    places = next((p for p in (0, 1) if all(abs(round(s, p) - s) < 1e-9 for s in steps)), 2)
    return [formats.grouped(Decimal(f"{step:.6f}"), places) for step in steps]


def _grid(sheet: Sheet, field: Field, steps: Sequence[float], names: Sequence[str]) -> None:
    palette, box = sheet.palette, field.box
    for step, name in zip(steps, names, strict=True):
        y = field.at(0, step)[1]
        sheet.line([(box.left, y), (box.right, y)], palette.faint if step == 0 else palette.grid, 0.7)
        sheet.text(name, (box.left - GAP, y), style.SMALL, "right", color=palette.faint)
    widest = max(style.text_width(formats.month(month), style.SMALL) for month in range(1, MONTHS + 1))
    every = (
        1
        if widest + 0.05 < (box.right - box.left) / MONTHS
        else 2
        if widest < (box.right - box.left) / 7
        else 3
    )
    for month in range(every, MONTHS + 1, every):
        x = field.at(month, 0)[0]
        sheet.text(formats.month(month), (x, box.bottom + 0.15), style.SMALL, "center", color=palette.faint)


def _as_of(sheet: Sheet, course: Course, field: Field) -> None:
    """Mark the end of the last month with figures and name the day above the field."""
    x = field.at(course.through, 0)[0]
    sheet.line([(x, field.box.top - 0.04), (x, field.box.bottom)], sheet.palette.faint, 0.8, (1.5, 2.0))
    closes = course.closes
    text = tr("To {day}", day=f"{closes:%m-%d}") if closes else ""
    half = style.text_width(text, style.SMALL) / 2
    x = min(max(x, half), sheet.width - half)
    sheet.text(text, (x, field.box.top - 0.13), style.SMALL, "center", color=sheet.palette.faint)


def _name_curves(sheet: Sheet, field: Field, curves: list[Curve], lines: list[list[Point]]) -> None:
    """Write each curve's name at its end: in the margin at the year's end, else beside the point."""
    ended = sorted(
        (
            (line[-1][1], curve)
            for curve, line in zip(curves, lines, strict=True)
            if curve.points[-1][0] == MONTHS
        ),
        key=lambda pair: pair[0],
    )
    distance = LINE * style.LABEL / 72
    heights = spread([y for y, _ in ended], distance, field.box.top, field.box.bottom)
    for height, (_, curve) in zip(heights, ended, strict=True):
        at = (field.box.right + MARGIN, height)
        sheet.text(curve.label, at, style.LABEL, bold=curve.bold, color=_ink(sheet, curve))
    for curve, line in zip(curves, lines, strict=True):
        if curve.points[-1][0] != MONTHS:
            _name_beside(sheet, field, curve, line[-1], lines)


def _ink(sheet: Sheet, curve: Curve) -> str:
    """Return the colour of a curve's name: its own, unless that is too light for text."""
    return sheet.palette.faint if curve.color == sheet.palette.last_year else curve.color


def _name_beside(sheet: Sheet, field: Field, curve: Curve, at: Point, lines: list[list[Point]]) -> None:
    """Write a name near a point where it meets the fewest lines and no other text."""
    width, half = style.text_width(curve.label, style.LABEL, bold=curve.bold), style.LABEL / 144
    best: tuple[float, Point] = (float("inf"), at)
    for distance in (0.07, 0.16, 0.26, 0.4):
        for side, rise in DIRECTIONS:
            place = (at[0] + (distance if side > 0 else -distance - width), at[1] + rise * (distance + half))
            box = sheet.box_of(curve.label, place, style.LABEL, bold=curve.bold)
            cost = _cost(sheet, field, box, lines) + distance
            if cost < best[0]:
                best = (cost, place)
    sheet.text(curve.label, best[1], style.LABEL, bold=curve.bold, color=_ink(sheet, curve))


def _cost(sheet: Sheet, field: Field, box: Box, lines: list[list[Point]]) -> float:
    outside = box.left < field.box.left or box.right > field.box.right or box.bottom > field.box.bottom
    off_sheet = box.left < 0 or box.right > sheet.width or box.top < field.box.top - 0.02
    met = sum(box.crossed(a, b) for line in lines for a, b in itertools.pairwise(line))
    covered = sum(box.overlaps(label.box) for label in sheet.labels)
    return 100 * off_sheet + 10 * covered + 5 * outside + met


def _expected(course: Course, month: int, scale: Scale) -> list[str]:
    """Return what the forecast says of the end of ``month``, if that is to come."""
    at = month - course.through - 1
    path = course.outlook.path if course.outlook else ()
    if not 0 <= at < len(path):
        return []
    low, middle, high = (scale.text(minor) for minor in path[at])
    return [tr("Forecast {amount} ({low} to {high})", amount=middle, low=low, high=high)]


def _marks(course: Course, field: Field, scale: Scale) -> list[Mark]:
    """Return one strip a month that tells the figures at its end."""
    result = []
    half = (field.box.right - field.box.left) / MONTHS / 2
    named = (
        (tr("Actual {amount}"), course.actual),
        (tr("Last year {amount}"), course.last_year),
        (tr("Target {amount}"), course.target),
    )
    for month in range(1, MONTHS + 1):
        told = [
            text.format(amount=scale.text(v))
            for text, values in named
            if values and (v := values[month - 1]) is not None
        ]
        told += _expected(course, month, scale)
        if told:
            x = field.at(month, 0)[0]
            head = formats.months_of(course.year, 1, month)
            text = messages.joined((f"{head} ({scale.unit})", *told))
            result.append(Mark(Box(x - half, field.box.top, x + half, field.box.bottom), text, month))
    return result
