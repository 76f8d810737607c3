"""By how much: absolute differences as bars, relative ones as pins, above to the right, below to the left."""

from decimal import Decimal

from tradeplanner.charts import rows, style
from tradeplanner.charts.frame import (
    NOUNS,
    Size,
    Told,
    amount,
    brief,
    change,
    entry_name,
    framed,
    growth,
    known,
    measured,
    others,
    value,
)
from tradeplanner.charts.grids import Grid
from tradeplanner.charts.messages import joined, money_text, sentences
from tradeplanner.charts.rows import Axis, Lane, Row
from tradeplanner.charts.scale import Scale, scale_for
from tradeplanner.charts.sheet import Chart, Sheet
from tradeplanner.charts.style import Theme
from tradeplanner.domain.entries import Entry, known_sum
from tradeplanner.domain.money import Money
from tradeplanner.domain.variances import Base, Variance, Variances, variance
from tradeplanner.i18n.language import mark, tr

BASES = {Base.LAST_YEAR: mark("Last year"), Base.TARGET: mark("Target due by now")}
FARTHEST = 1.0
"""Change at which the scale of pins ends; what is beyond has an open head."""


def told(result: Variances) -> Told:
    """Return the chart's words and table."""
    scale = _scale(result)
    heads = (
        tr(NOUNS[result.by]),
        tr("Actual, {unit}", unit=scale.unit),
        f"{tr(BASES[result.base])}, {scale.unit}",
        tr("Difference, {unit}", unit=scale.unit),
        tr("Difference, %"),
    )
    grid = Grid(heads, tuple(_data(line, scale) for line in result.lines), scale.places)
    title = _title(result)
    first = [_sentence(line, scale) for line in result.lines[:3]]
    subtitle = joined(
        (measured(result.year, result.through, scale.unit), tr("against {base}", base=_base(result)))
    )
    return Told(title, subtitle, sentences((tr("{message}.", message=title), *first)), grid)


def draw(result: Variances, size: Size, theme: Theme = Theme.LIGHT, *, titled: bool = True) -> Chart:
    """Return differences and pins, most above first; the middle is summed up where room is short."""

    def paint(sheet: Sheet, top: float) -> None:
        _paint(sheet, result, top)

    return framed(told(result), size, theme, paint if result.lines else None, titled=titled)


def _base(result: Variances) -> str:
    return tr("last year") if result.base is Base.LAST_YEAR else tr("the target due by now")


def _title(result: Variances) -> str:
    total = result.total
    if total is None or total.difference is None:
        return tr("Nothing to compare with {base} yet", base=_base(result))
    off = money_text(Money(abs(total.difference), result.currency))
    if total.difference == 0:
        return tr("As high as {base} in all", base=_base(result))
    best = result.lines[0]
    worst = min((v for v in result.lines if v.difference is not None), key=lambda v: v.difference or 0)
    if total.difference >= 0:
        return tr("{amount} above {base}, most by {name}", amount=off, base=_base(result), name=_brief(best))
    return tr("{amount} below {base}, most by {name}", amount=off, base=_base(result), name=_brief(worst))


def _brief(line: Variance) -> str:
    return brief(entry_name(line.entry))


def _sentence(line: Variance, scale: Scale) -> str:
    return tr(
        "{name}: {change} ({growth}).",
        name=entry_name(line.entry),
        change=change(scale, line.difference),
        growth=growth(line.change),
    )


def _scale(result: Variances) -> Scale:
    amounts = [v for line in result.lines for v in (line.entry.now, line.entry.then)]
    return scale_for(result.currency, known(amounts))


def _data(line: Variance, scale: Scale) -> tuple[str | Decimal | None, ...]:
    entry = line.entry
    return (
        entry_name(entry),
        value(scale, entry.now),
        value(scale, entry.then),
        value(scale, line.difference),
        growth(line.change),
    )


def shown(result: Variances, most: int) -> list[tuple[Variance, int]]:
    """Return at most ``most`` lines with how many entries each stands for: both ends, the middle as one."""
    lines = list(result.lines)
    if len(lines) <= most:
        return [(line, 1) for line in lines]
    known_lines = [v for v in lines if v.difference is not None]
    head = most // 2
    tail = most - 1 - head
    ends = {*range(head), *range(max(len(known_lines) - tail, head), len(known_lines))}
    rest = [line.entry for at, line in enumerate(lines) if at not in ends]
    pairs = [e for e in rest if e.now is not None and e.then is not None]
    entry = Entry(zh="", now=known_sum(e.now for e in pairs), then=known_sum(e.then for e in pairs))
    result_lines = [(lines[at], 1) for at in sorted(ends)]
    result_lines.insert(head, (variance(entry), len(rest)))
    return result_lines


def _row(line: Variance, count: int, scale: Scale) -> Row:
    name = entry_name(line.entry) if count == 1 else others(count)
    text = joined(
        (
            f"{name} ({scale.unit})",
            tr("Actual {amount}", amount=amount(scale, line.entry.now)),
            tr("Compared with {amount}", amount=amount(scale, line.entry.then)),
            tr("Difference {change}", change=change(scale, line.difference)),
            growth(line.change),
        )
    )
    return Row(
        name,
        (change(scale, line.difference), growth(line.change)),
        text,
        line.entry.key if count == 1 else None,
        faint=count > 1,
    )


def _paint(sheet: Sheet, result: Variances, top: float) -> None:
    scale = _scale(result)
    lines = shown(result, rows.room(sheet, top))
    lanes = rows.laid(sheet, [_row(v, count, scale) for v, count in lines], (scale.unit, "%"), top)
    box = lanes[0].box
    cut = box.left + (box.right - box.left) * 0.62
    bars = Axis.over([float(v.difference) for v, _ in lines if v.difference is not None], box.left, cut)
    parts = [max(-FARTHEST, min(FARTHEST, float(v.change))) for v, _ in lines if v.change is not None]
    pins = Axis.over(parts, cut + 0.14, box.right - 0.05)
    for lane, (line, _) in zip(lanes, lines, strict=True):
        _bar(sheet, lane, line, bars)
        _pin(sheet, lane, line, pins)
    rows.zero_line(sheet, lanes, bars.x(0.0))
    rows.zero_line(sheet, lanes, pins.x(0.0))
    for text, left, right in ((tr("Amount"), box.left, cut), (tr("Per cent"), cut + 0.09, box.right)):
        if style.text_width(text, style.SMALL) < right - left:
            place = ((left + right) / 2, top + rows.ROW / 2)
            sheet.text(text, place, style.SMALL, "center", color=sheet.palette.faint)


def _bar(sheet: Sheet, lane: Lane, line: Variance, axis: Axis) -> None:
    if line.difference:
        color = sheet.palette.actual if line.difference > 0 else sheet.palette.down
        sheet.bar(lane.bar(axis.x(0.0), axis.x(float(line.difference)), 0.6), color)


def _pin(sheet: Sheet, lane: Lane, line: Variance, axis: Axis) -> None:
    """Draw a needle with a head; the head is open where the change goes beyond the scale."""
    if line.change is None:
        return
    color = sheet.palette.actual if line.change >= 0 else sheet.palette.down
    beyond = abs(line.change) > FARTHEST
    end = axis.x(max(-FARTHEST, min(FARTHEST, float(line.change))))
    sheet.line([(axis.x(0.0), lane.middle), (end, lane.middle)], color, 1.4)
    sheet.dot((end, lane.middle), color, 6.0)
    if beyond:
        sheet.dot((end, lane.middle), sheet.palette.ground, 3.0)
