"""Everything at once: the months of each town, market or industry in a small field, all on one scale."""

import math
from decimal import Decimal

from tradeplanner.charts import style
from tradeplanner.charts.frame import (
    NOUNS,
    Size,
    Told,
    amount,
    entry_name,
    framed,
    growth,
    known,
    measured,
    others,
    value,
)
from tradeplanner.charts.grids import Grid
from tradeplanner.charts.messages import joined, sentences
from tradeplanner.charts.plots import Plot
from tradeplanner.charts.scale import Scale, scale_for
from tradeplanner.charts.sheet import Box, Chart, Mark, Sheet
from tradeplanner.charts.style import Theme
from tradeplanner.domain import targets
from tradeplanner.domain.multiples import Multiples, Panel, Run, panel_of
from tradeplanner.i18n.language import tr

WIDTH, HEIGHT, MONTHS = 1.45, 0.95, 12


def told(result: Multiples) -> Told:
    """Return the chart's words and table."""
    scale = _scale(result)
    heads = (
        tr(NOUNS[result.by]),
        tr("Exports, {unit}", unit=scale.unit),
        tr("Last year, {unit}", unit=scale.unit),
        tr("Growth"),
    )
    data: tuple[tuple[str | Decimal | None, ...], ...] = tuple(
        (entry_name(p.entry), value(scale, p.entry.now), value(scale, p.entry.then), growth(_growth(p)))
        for p in result.panels
    )
    title = _title(result)
    facts = [
        tr(
            "{name}: {amount}, {growth}.",
            name=entry_name(p.entry),
            amount=amount(scale, p.entry.now),
            growth=growth(_growth(p)),
        )
        for p in result.panels[:5]
    ]
    subtitle = joined(
        (
            measured(result.year, result.through, scale.unit),
            tr("by month, all on one scale"),
            tr("light: last year"),
        )
    )
    return Told(
        title, subtitle, sentences((tr("{message}.", message=title), *facts)), Grid(heads, data, scale.places)
    )


def draw(result: Multiples, size: Size, theme: Theme = Theme.LIGHT, *, titled: bool = True) -> Chart:
    """Return as many fields as have room; the others are added up in the last, on a scale of its own."""

    def paint(sheet: Sheet, top: float) -> None:
        _paint(sheet, result, top)

    return framed(told(result), size, theme, paint if result.panels else None, titled=titled)


def _growth(panel: Panel) -> Decimal | None:
    if panel.entry.now is None or panel.entry.then is None:
        return None
    return targets.growth(Decimal(panel.entry.now), Decimal(panel.entry.then))


def _title(result: Multiples) -> str:
    both = [part for panel in result.panels if (part := _growth(panel)) is not None]
    if not result.panels:
        return tr("No export figures for {year} yet", year=result.year)
    if not both:
        return tr("Exports by month, {count} side by side", count=len(result.panels))
    return tr("{count} of {total} are above last year", count=sum(part > 0 for part in both), total=len(both))


def _scale(result: Multiples) -> Scale:
    return scale_for(result.currency, known(v for p in result.panels for v in (p.entry.now, p.entry.then)))


def _paint(sheet: Sheet, result: Multiples, top: float) -> None:
    scale = _scale(result)
    across = max(1, min(int(sheet.width / WIDTH), len(result.panels)))
    down = max(1, min(int((sheet.height - top) / HEIGHT), math.ceil(len(result.panels) / across)))
    most = across * down
    kept = list(result.panels if len(result.panels) <= most else result.panels[: most - 1])
    rest = result.panels[len(kept) :]
    amounts = [float(v) for p in kept for v in known((*p.now, *p.then))]
    low, high = min(0.0, *amounts, 0.0), max(0.0, *amounts, 0.0)
    width, height = sheet.width / across, min((sheet.height - top) / down, 2.2)
    for place, panel in enumerate([*kept, panel_of(rest)] if rest else kept):
        x, y = place % across * width, top + place // across * height
        box = Box(x, y, x + width - 0.12, y + height - 0.08)
        is_rest = place >= len(kept)
        name = others(len(rest)) if is_rest else entry_name(panel.entry)
        if is_rest:
            own = [float(v) for v in known((*panel.now, *panel.then))]
            low, high = min(0.0, *own, 0.0), max(0.0, *own, 0.0)
            name = tr("{name} (own scale)", name=name)
        field = Plot(Box(box.left, box.top + 0.42, box.right, box.bottom), low, high or 1.0)
        _heads(sheet, box, panel, name, scale)
        _curves(sheet, field, panel, result.through)
        figure = f"{amount(scale, panel.entry.now)} ({scale.unit})"
        text = joined((name, figure, growth(_growth(panel))))
        sheet.marks.append(Mark(box, text, None if is_rest else panel.entry.key))


def _heads(sheet: Sheet, box: Box, panel: Panel, name: str, scale: Scale) -> None:
    width = box.right - box.left
    sheet.text(style.shortened(name, style.LABEL, width - 0.03), (box.left, box.top + 0.09), bold=False)
    figure = f"{amount(scale, panel.entry.now)}  {growth(_growth(panel))}"
    figure = style.shortened(figure, style.SMALL, width)
    sheet.text(figure, (box.left, box.top + 0.26), style.SMALL, color=sheet.palette.faint)


def _curves(sheet: Sheet, field: Plot, panel: Panel, through: int) -> None:
    """Draw last year light and this year dark; a month without a figure breaks the line."""
    palette = sheet.palette
    sheet.line([(field.box.left, field.y(0.0)), (field.box.right, field.y(0.0))], palette.grid, 0.7)
    for run, color, width in (
        (panel.then, palette.last_year, 1.1),
        (panel.now[:through], palette.actual, 1.8),
    ):
        for stretch in _stretches(run):
            step = (field.box.right - field.box.left - 0.06) / (MONTHS - 1)
            points = [(field.box.left + 0.03 + step * month, field.y(float(v))) for month, v in stretch]
            if len(points) == 1:
                sheet.dot(points[0], color, 4.0)
            else:
                sheet.line(points, color, width)


def _stretches(run: Run) -> list[list[tuple[int, int]]]:
    """Return the runs of months without a gap, each a month's place and minor units."""
    found: list[list[tuple[int, int]]] = [[]]
    for month, amount_of in enumerate(run):
        if amount_of is None:
            found.append([])
        else:
            found[-1].append((month, amount_of))
    return [stretch for stretch in found if stretch]
