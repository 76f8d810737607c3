"""Who is behind: attainment of each target on one scale, with the mark of time progress.

Bars are per cent of each one's own target, so that a small town and a large one can be compared; a bar beyond
the scale ends in an arrow. Last year at the same time is the lighter bar behind.
"""

from decimal import Decimal

from tradeplanner.charts import rows, style
from tradeplanner.charts.frame import (
    Size,
    Told,
    amount,
    brief,
    entry_name,
    framed,
    known,
    measured,
    others,
    share,
    value,
)
from tradeplanner.charts.grids import DASH, Grid
from tradeplanner.charts.messages import joined, sentences
from tradeplanner.charts.rows import Axis, Lane, Row
from tradeplanner.charts.scale import Scale, scale_for
from tradeplanner.charts.sheet import Chart, Sheet
from tradeplanner.charts.style import Theme
from tradeplanner.domain.bullets import Bullet, Bullets
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import tr

SCALE_END = Decimal("1.25")
"""Attainment at which the scale ends; more is an arrow."""


def told(result: Bullets) -> Told:
    """Return the chart's words and table."""
    scale = _scale(result)
    heads = (tr("Name"), tr("Exports, {unit}", unit=scale.unit), tr("Target, {unit}", unit=scale.unit),
             tr("Attained"), tr("Time progress"), tr("Ahead or behind, points"))  # fmt: skip
    grid = Grid(heads, tuple(_data(line, scale) for line in result.lines), scale.places)
    title = _title(result)
    worst = [tr("{name}: {points}.", name=entry_name(b.entry), points=_points(b)) for b in result.lines[:5]]
    subtitle = joined(
        (
            measured(result.year, result.through, scale.unit),
            tr("attainment of each annual target; light: last year; outline: target"),
        )
    )
    return Told(title, subtitle, sentences((tr("{message}.", message=title), *worst)), grid)


def draw(result: Bullets, size: Size, theme: Theme = Theme.LIGHT, *, titled: bool = True) -> Chart:
    """Return the sorted bullets; those without room are summed up in one row."""

    def paint(sheet: Sheet, top: float) -> None:
        _paint(sheet, result, top)

    return framed(told(result), size, theme, paint if result.lines else None, titled=titled)


def _title(result: Bullets) -> str:
    if not result.aimed:
        return tr("No targets to compare with yet")
    worst = result.lines[0]
    if not result.behind or worst.points is None:
        return tr("All {total} with a target keep step with time progress", total=result.aimed)
    return tr(
        "{count} of {total} behind time progress, furthest {name} by {points} points",
        count=result.behind, total=result.aimed, name=brief(entry_name(worst.entry)),
        points=formats.number(abs(worst.points), 1),
    )  # fmt: skip


def _scale(result: Bullets) -> Scale:
    return scale_for(result.currency, known(v for b in result.lines for v in (b.entry.now, b.target)))


def _points(line: Bullet) -> str:
    return DASH if line.points is None else formats.signed(line.points, 1)


def _data(line: Bullet, scale: Scale) -> tuple[str | Decimal | None, ...]:
    return (entry_name(line.entry), value(scale, line.entry.now), value(scale, line.target),
            share(line.attainment), share(line.due), _points(line))  # fmt: skip


def _row(line: Bullet, scale: Scale) -> Row:
    name = entry_name(line.entry)
    text = joined((
        f"{name} ({scale.unit})", tr("Actual {amount}", amount=amount(scale, line.entry.now)),
        tr("Target {amount}", amount=amount(scale, line.target)),
        tr("Attained {share}", share=share(line.attainment)), tr("{value} points", value=_points(line)),
    ))  # fmt: skip
    cells = (_points(line), share(line.attainment), amount(scale, line.entry.now))
    return Row(name, cells, text, line.entry.key)


def _paint(sheet: Sheet, result: Bullets, top: float) -> None:
    scale = _scale(result)
    most = rows.room(sheet, top)
    kept = result.lines if len(result.lines) <= most else result.lines[: most - 1]
    lines = [_row(line, scale) for line in kept]
    if len(kept) < len(result.lines):
        rest = result.lines[len(kept) :]
        now = known(b.entry.now for b in rest)
        sums = (DASH, DASH, amount(scale, sum(now) if now else None))
        lines.append(Row(others(len(rest)), sums, others(len(rest)), faint=True))
    lanes = rows.laid(sheet, lines, (tr("Points ahead"), tr("Attained"), scale.unit), top)
    box = lanes[0].box
    axis = Axis(0.0, float(SCALE_END), box.left, box.right)
    for lane, line in zip(lanes, kept, strict=False):
        _bar(sheet, lane, line, axis)
    rows.zero_line(sheet, lanes, axis.x(0.0))
    _due(sheet, result, lanes, axis, top)


def _bar(sheet: Sheet, lane: Lane, line: Bullet, axis: Axis) -> None:
    """Draw last year light, now dark, the target as an outline, and an arrow for what is beyond."""
    palette = sheet.palette
    if line.target is None or line.target <= 0:
        return
    if line.entry.then is not None and line.entry.then > 0:
        part = min(line.entry.then / line.target, axis.high)
        sheet.bar(lane.bar(axis.x(0), axis.x(part), 0.66), palette.light)
    if line.attainment is not None and line.attainment > 0:
        part = min(float(line.attainment), axis.high)
        sheet.bar(lane.bar(axis.x(0), axis.x(part), 0.34), palette.actual)
        if line.attainment > SCALE_END:
            x, y, half = axis.x(axis.high), lane.middle, 0.06
            sheet.line([(x - half, y - half), (x, y), (x - half, y + half)], palette.ground, 1.6)
    x = axis.x(1.0)
    mark = lane.bar(x - 0.018, x + 0.018, 0.78)
    sheet.bar(mark, palette.ground, palette.target, 0.9)


def _due(sheet: Sheet, result: Bullets, lanes: list[Lane], axis: Axis, top: float) -> None:
    """Draw one line for time progress where it is the same for all, else a tick in each lane."""
    palette = sheet.palette
    dues = {b.due for b in result.lines}
    if len(dues) == 1:
        x = axis.x(min(float(next(iter(dues))), axis.high))
        sheet.line([(x, lanes[0].box.top - 0.03), (x, lanes[-1].box.bottom)], palette.down, 1.1, (3.0, 2.0))
    else:
        for lane, line in zip(lanes, result.lines, strict=False):
            x = axis.x(min(float(line.due), axis.high))
            box = lane.bar(x, x, 0.95)
            if line.points is not None and not lane.row.faint:
                sheet.line([(x, box.top), (x, box.bottom)], palette.down, 1.4)
    text = tr("Time progress")
    half = style.text_width(text, style.SMALL) / 2
    if 2 * half < axis.right - axis.left:
        middle = axis.x(min(float(result.lines[0].due), axis.high))
        x = min(max(middle, axis.left + half), axis.right - half)
        sheet.text(text, (x, top + rows.ROW / 2), style.SMALL, "center", color=palette.faint)
