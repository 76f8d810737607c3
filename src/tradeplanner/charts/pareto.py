"""Where 80 % is: the largest first, the line that adds them up, and the mark at four fifths."""

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
    share,
    value,
)
from tradeplanner.charts.grids import Grid
from tradeplanner.charts.messages import joined, sentences
from tradeplanner.charts.rows import Axis, Row
from tradeplanner.charts.scale import Scale, scale_for
from tradeplanner.charts.sheet import Chart, Sheet
from tradeplanner.charts.style import Theme
from tradeplanner.domain.league import By
from tradeplanner.domain.pareto import MOST, Pareto, Slice
from tradeplanner.i18n.language import mark, tr

FEW = {
    By.TOWN: mark("{few} of {count} towns make 80% of exports, first {name}"),
    By.INDUSTRY: mark("{few} of {count} industries make 80% of exports, first {name}"),
    By.MARKET: mark("{few} of {count} markets make 80% of exports, first {name}"),
    By.FIRM: mark("{few} of {count} firms make 80% of exports, first {name}"),
}


def told(result: Pareto) -> Told:
    """Return the chart's words and table."""
    scale = _scale(result)
    heads = (tr(NOUNS[result.by]), tr("Exports, {unit}", unit=scale.unit), tr("Share"), tr("Together"))
    data: list[tuple[str | Decimal | None, ...]] = [
        (entry_name(s.entry), value(scale, s.entry.now), share(s.share), share(s.cumulative))
        for s in result.slices
    ]
    data += [(entry_name(e), value(scale, e.now), "", "") for e in (*result.below, *result.unknown)]
    title = _title(result)
    first = [
        tr("{name}: {share}.", name=entry_name(s.entry), share=share(s.share)) for s in result.slices[:5]
    ]
    left = (
        [tr("not in the whole: {count} without exports or below zero", count=len(result.below))]
        if result.below
        else []
    )
    left += [tr("no figures: {count}", count=len(result.unknown))] if result.unknown else []
    subtitle = joined((measured(result.year, result.through, scale.unit), *left))
    return Told(title, subtitle, sentences((tr("{message}.", message=title), *first)),
                Grid(heads, tuple(data), scale.places))  # fmt: skip


def draw(result: Pareto, size: Size, theme: Theme = Theme.LIGHT, *, titled: bool = True) -> Chart:
    """Return bars and the line of their sum; those without room are one bar."""

    def paint(sheet: Sheet, top: float) -> None:
        _paint(sheet, result, top)

    return framed(told(result), size, theme, paint if result.slices else None, titled=titled)


def _title(result: Pareto) -> str:
    if not result.slices:
        return tr("No exports to part yet")
    name = brief(entry_name(result.slices[0].entry))
    return tr(FEW[result.by], few=result.few, count=len(result.slices), name=name)


def _scale(result: Pareto) -> Scale:
    return scale_for(result.currency, known(s.entry.now for s in result.slices))


def _row(part: Slice, scale: Scale) -> Row:
    name = entry_name(part.entry)
    text = joined((f"{name} ({scale.unit})", amount(scale, part.entry.now),
                   tr("Share {share}", share=share(part.share)),
                   tr("Together {share}", share=share(part.cumulative))))  # fmt: skip
    cells = (amount(scale, part.entry.now), share(part.share), share(part.cumulative))
    return Row(name, cells, text, part.entry.key)


def _paint(sheet: Sheet, result: Pareto, top: float) -> None:
    scale = _scale(result)
    most = rows.room(sheet, top, 0.2)
    kept = result.slices if len(result.slices) <= most else result.slices[: most - 1]
    lines = [_row(part, scale) for part in kept]
    shares = [(part.share, part.cumulative) for part in kept]
    rest = result.slices[len(kept) :]
    if rest:
        part = sum((s.share for s in rest), Decimal(0))
        minor = sum(s.entry.now or 0 for s in rest)
        cells = (amount(scale, minor), share(part), share(Decimal(1)))
        lines.append(
            Row(others(len(rest)), cells, f"{others(len(rest))} {cells[0]} ({scale.unit})", faint=True)
        )
        shares.append((part, Decimal(1)))
    lanes = rows.laid(sheet, lines, (scale.unit, tr("Share"), tr("Together")), top, foot=0.2)
    box = lanes[0].box
    axis = Axis(0.0, 1.0, box.left, box.right - 0.05)
    few = axis.x(float(MOST))
    sheet.line([(few, box.top), (few, lanes[-1].box.bottom + 0.03)], sheet.palette.down, 1.1, (3.0, 2.0))
    for place, (lane, (part, _)) in enumerate(zip(lanes, shares, strict=True)):
        palette = sheet.palette
        fill = palette.actual if place < result.few and not lane.row.faint else palette.light
        sheet.bar(lane.bar(axis.x(0.0), axis.x(float(part)), 0.62), fill)
    run = [(axis.x(float(total)), lane.middle) for lane, (_, total) in zip(lanes, shares, strict=True)]
    sheet.line(run, sheet.palette.faint, 1.2)
    for at in run:
        sheet.dot(at, sheet.palette.faint, 4.5)
    rows.zero_line(sheet, lanes, axis.x(0.0))
    y = lanes[-1].box.bottom + 0.1
    for text, x in (("0", axis.x(0.0)), ("80%", few)):
        sheet.text(text, (max(x, style.text_width(text, style.SMALL) / 2), y), style.SMALL, "center",
                   color=sheet.palette.faint)  # fmt: skip
