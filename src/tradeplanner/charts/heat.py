"""When and where: months across, markets down, the darker the more; what nobody published is hatched."""

from decimal import Decimal

from tradeplanner.charts import rows, style
from tradeplanner.charts.frame import (
    NOUNS,
    Size,
    Told,
    amount,
    brief,
    entry_name,
    framed,
    known,
    measured,
    others,
    value,
)
from tradeplanner.charts.grids import Grid
from tradeplanner.charts.messages import joined, sentences
from tradeplanner.charts.rows import GAP, NAMES, ROW
from tradeplanner.charts.scale import Scale, scale_for
from tradeplanner.charts.sheet import Box, Chart, Mark, Sheet
from tradeplanner.charts.style import Theme
from tradeplanner.domain.heat import Cell, Heat, rest_row
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import tr

MONTHS = 12
LIGHTEST, DARKEST = 0.06, 1.0


def told(result: Heat) -> Told:
    """Return the chart's words and table: a column a month; months published as one stand in the last."""
    scale = _scale(result)
    names = tuple(formats.month(month) for month in range(1, MONTHS + 1))
    heads = (f"{tr(NOUNS[result.by])} ({scale.unit})", *names, tr("Together"))
    data: list[tuple[str | Decimal | None, ...]] = []
    for row in result.rows:
        ends = {cell.last: value(scale, cell.minor) for cell in row.cells}
        months = tuple(ends.get(month, "") for month in range(1, MONTHS + 1))
        data.append((entry_name(row.entry), *months, value(scale, row.entry.now)))
    title = _title(result)
    facts = [
        tr("{name}, {amount} in all.", name=entry_name(r.entry), amount=amount(scale, r.entry.now))
        for r in result.rows[:5]
    ]
    subtitle = joined((measured(result.year, result.through, scale.unit), tr("the darker the more"),
                       tr("hatched: no figure")))  # fmt: skip
    return Told(title, subtitle, sentences((tr("{message}.", message=title), *facts)),
                Grid(heads, tuple(data), scale.places))  # fmt: skip


def draw(result: Heat, size: Size, theme: Theme = Theme.LIGHT, *, titled: bool = True) -> Chart:
    """Return the map; rows without room are added up in the last one, which has figures and no shade."""

    def paint(sheet: Sheet, top: float) -> None:
        _paint(sheet, result, top)

    return framed(told(result), size, theme, paint if result.rows else None, titled=titled)


def _title(result: Heat) -> str:
    best = max(
        ((_monthly(cell), row, cell) for row in result.rows for cell in row.cells if cell.minor is not None),
        key=lambda found: found[0],
        default=None,
    )
    if best is None:
        return tr("No export figures for {year} yet", year=result.year)
    if best[0] <= 0:
        return tr("No exports above zero in {year}", year=result.year)
    _, row, cell = best
    return tr("Most exports at once: {name} in {months}", name=brief(entry_name(row.entry)),
              months=formats.months(cell.first, cell.last))  # fmt: skip


def _monthly(cell: Cell) -> float:
    """Return what a cell came to in a month: two months in one figure are no darker for that."""
    return (cell.minor or 0) / (cell.last - cell.first + 1)


def _scale(result: Heat) -> Scale:
    return scale_for(result.currency, known(c.minor for row in result.rows for c in row.cells))


def _paint(sheet: Sheet, result: Heat, top: float) -> None:
    scale = _scale(result)
    most = rows.room(sheet, top)
    kept = list(result.rows if len(result.rows) <= most else result.rows[: most - 1])
    left_over = result.rows[len(kept) :]
    named = [entry_name(row.entry) for row in kept]
    if left_over:
        named.append(others(len(left_over)))
    names = min(max(style.text_width(name, style.LABEL) for name in named), NAMES * sheet.width)
    left, step = names + GAP, (sheet.width - 0.02 - names - GAP) / MONTHS
    _months(sheet, left, step, top)
    height = min((sheet.height - top - ROW) / len(named), 0.34)
    largest = max((_monthly(c) for row in kept for c in row.cells), default=0.0)
    lines = [*kept, rest_row(left_over)] if left_over else kept
    for place, (row, name) in enumerate(zip(lines, named, strict=True)):
        y = top + ROW + place * height
        is_rest = place >= len(kept)
        color = sheet.palette.faint if is_rest else ""
        sheet.text(style.shortened(name, style.LABEL, names), (0.0, y + height / 2), color=color)
        for cell in row.cells:
            if cell.first <= result.through:
                box = Box(left + step * (cell.first - 1), y, left + step * cell.last, y + height)
                _cell(sheet, box, cell, None if is_rest else largest, scale)
                key = None if is_rest else row.entry.key
                sheet.marks.append(Mark(box, _told_cell(result, name, cell, scale), key))


def _months(sheet: Sheet, left: float, step: float, top: float) -> None:
    widest = max(style.text_width(formats.month(m), style.SMALL) for m in range(1, MONTHS + 1))
    every = next(e for e in (1, 2, 3, 4, 6, 12) if widest + 0.04 < step * e or e == MONTHS)
    for month in range(1, MONTHS + 1, every):
        x = left + step * (month - 0.5)
        sheet.text(formats.month(month), (x, top + ROW / 2), style.SMALL, "center", color=sheet.palette.faint)


def _told_cell(result: Heat, name: str, cell: Cell, scale: Scale) -> str:
    months = formats.months_of(result.year, cell.first, cell.last)
    return joined((f"{name}", months, f"{amount(scale, cell.minor)} ({scale.unit})"))


def _cell(sheet: Sheet, box: Box, cell: Cell, largest: float | None, scale: Scale) -> None:
    """Fill a cell by its part of the largest and write its figure where it fits; below zero is outlined."""
    palette = sheet.palette
    inner = Box(box.left + 0.012, box.top + 0.012, box.right - 0.012, box.bottom - 0.012)
    if cell.minor is None:
        corners = [
            (inner.left, inner.top),
            (inner.right, inner.top),
            (inner.right, inner.bottom),
            (inner.left, inner.bottom),
        ]
        sheet.hatched(corners, palette.last_year)
        return
    ink = palette.text
    if largest is not None:
        part = max(_monthly(cell), 0.0) / largest if largest > 0 else 0.0
        fill = style.mixed(palette.ground, palette.actual, LIGHTEST + (DARKEST - LIGHTEST) * part)
        sheet.bar(inner, fill, palette.down if cell.minor < 0 else "none", 0.9)
        ink = style.readable(fill)
    text = _fitting(cell.minor, scale, inner.right - inner.left - 0.02)
    if text:
        middle = ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
        sheet.text(text, middle, style.SMALL, "center", color=ink)


def _fitting(minor: int, scale: Scale, width: float) -> str:
    """Return the figure with as many decimals as have room, or nothing; a pointer is told it in any case."""
    texts = (formats.grouped(scale.value(minor), places) for places in range(scale.places, -1, -1))
    return next((text for text in texts if style.text_width(text, style.SMALL) < width), "")
