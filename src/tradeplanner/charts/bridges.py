"""What explains the change: from last year over new and lost firms, growth and decline to this year."""

from decimal import Decimal

from tradeplanner.charts import rows
from tradeplanner.charts.frame import Size, Told, amount, change, framed, growth, known, measured, value
from tradeplanner.charts.grids import Grid
from tradeplanner.charts.messages import joined, money_text, sentences
from tradeplanner.charts.rows import Axis, Lane, Row
from tradeplanner.charts.scale import Scale, scale_for
from tradeplanner.charts.sheet import Chart, Sheet
from tradeplanner.charts.style import Theme
from tradeplanner.domain import targets
from tradeplanner.domain.bridges import Bridge, Change, Step
from tradeplanner.domain.money import Money
from tradeplanner.i18n.language import mark, ntr, tr

NAMES = {
    Change.NEW: mark("New firms"), Change.LOST: mark("Lost firms"), Change.GROWN: mark("Growth"),
    Change.SHRUNK: mark("Decline"), Change.OTHER: mark("Not in firms' records"),
}  # fmt: skip


def told(result: Bridge) -> Told:
    """Return the chart's words and table."""
    scale = _scale(result)
    heads = (tr("Part"), tr("Amount, {unit}", unit=scale.unit), tr("Number of firms"))
    data: list[tuple[str | int | Decimal | None, ...]] = [(tr("Last year"), value(scale, result.then), "")]
    data += [(tr(NAMES[s.change]), value(scale, s.minor), _count(s)) for s in result.steps]
    data.append((tr("This year"), value(scale, result.now), ""))
    title = _title(result)
    facts = [
        tr("{name}: {change}.", name=_named(step), change=change(scale, step.minor)) for step in result.steps
    ]
    subtitle = joined(
        (measured(result.year, result.through, scale.unit), tr("against the same months of last year"))
    )
    return Told(title, subtitle, sentences((tr("{message}.", message=title), *facts)),
                Grid(heads, tuple(data), scale.places))  # fmt: skip


def draw(result: Bridge, size: Size, theme: Theme = Theme.LIGHT, *, titled: bool = True) -> Chart:
    """Return the waterfall, each step beginning where the one before ended."""

    def paint(sheet: Sheet, top: float) -> None:
        _paint(sheet, result, top)

    return framed(told(result), size, theme, paint if result.steps else None, titled=titled)


def _title(result: Bridge) -> str:
    if result.then is None or result.now is None:
        return tr("Nothing to explain yet: figures of one of the two years are missing")
    off = result.now - result.then
    if not result.steps or off == 0:
        return tr("Exports are as high as last year")
    most = max(result.steps, key=lambda step: step.minor if off > 0 else -step.minor)
    text = money_text(Money(abs(off), result.currency))
    if off > 0:
        return tr("Exports up {amount} on the year, most of it: {part}", amount=text, part=_named(most))
    return tr("Exports down {amount} on the year, most of it: {part}", amount=text, part=_named(most))


def _named(step: Step) -> str:
    """Return a step's name with the number of its firms."""
    name = tr(NAMES[step.change])
    if step.change is Change.OTHER:
        return name
    return ntr("{name} ({count} firm)", "{name} ({count} firms)", step.count, name=name)


def _count(step: Step) -> int | str:
    return "" if step.change is Change.OTHER else step.count


def _scale(result: Bridge) -> Scale:
    return scale_for(result.currency, known((result.then, result.now, *(s.minor for s in result.steps))))


def _paint(sheet: Sheet, result: Bridge, top: float) -> None:
    scale = _scale(result)
    then, now = result.then or 0, result.now or 0
    lines = [
        Row(tr("Last year"), (amount(scale, then), ""), f"{tr('Last year')} {amount(scale, then)}", bold=True)
    ]
    spans = [(0, then)]
    for key, step in enumerate(result.steps):
        start = spans[-1][1]
        spans.append((start, start + step.minor))
        text = f"{_named(step)} {change(scale, step.minor)} ({scale.unit})"
        part = targets.growth(Decimal(then + step.minor), Decimal(then))
        lines.append(Row(_named(step), (change(scale, step.minor), growth(part)), text, key))
    whole = targets.growth(Decimal(now), Decimal(then))
    lines.append(
        Row(
            tr("This year"),
            (amount(scale, now), growth(whole)),
            f"{tr('This year')} {amount(scale, now)}",
            bold=True,
        )
    )
    spans.append((0, now))
    lanes = rows.laid(sheet, lines, (scale.unit, tr("On last year")), top)
    box = lanes[0].box
    axis = Axis.over([float(v) for span in spans for v in span], box.left, box.right)
    for place, (lane, span) in enumerate(zip(lanes, spans, strict=True)):
        _bar(sheet, lane, (axis.x(span[0]), axis.x(span[1])), _color(sheet, place, len(lanes), span))
        if place + 1 < len(lanes):
            x = axis.x(span[1])
            sheet.line([(x, lane.middle), (x, lanes[place + 1].middle)], sheet.palette.faint, 0.6)
    rows.zero_line(sheet, lanes, axis.x(0.0))


def _color(sheet: Sheet, place: int, count: int, span: tuple[int, int]) -> str:
    if place == 0:
        return sheet.palette.last_year
    if place == count - 1 or span[1] >= span[0]:
        return sheet.palette.actual
    return sheet.palette.down


def _bar(sheet: Sheet, lane: Lane, ends: tuple[float, float], color: str) -> None:
    if abs(ends[0] - ends[1]) > 1e-9:
        sheet.bar(lane.bar(*ends, 0.62), color)
