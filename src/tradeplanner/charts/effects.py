"""Did exhibiting help: growth of exhibitors and of similar firms with their intervals, and the difference."""

from decimal import Decimal

from tradeplanner.charts import rows, style
from tradeplanner.charts.frame import Size, Told, framed
from tradeplanner.charts.grids import DASH, Grid
from tradeplanner.charts.messages import joined, sentences
from tradeplanner.charts.rows import Axis, Lane, Row
from tradeplanner.charts.sheet import LINE, Chart, Sheet, wrapped
from tradeplanner.charts.style import Theme
from tradeplanner.domain.effects import CHANCE, LEAST, Effects, Range
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import ntr, tr


def told(result: Effects) -> Told:
    """Return the chart's words and table, with what it can show and what it cannot."""
    heads = (tr("Group"), tr("Number of firms"), tr("Mean growth"), tr("Interval"))
    data = tuple((name, count, _part(found), _interval(found)) for name, count, found in _lines(result))
    title = _title(result)
    subtitle = joined((
        tr("Exports of {months} months after against as many before; growth as a part of the mean of both",
           months=result.months),
        tr("similar: same industry, half to twice the exports"),
        tr("{share} interval", share=formats.percent(Decimal(str(CHANCE)), 0)),
        ntr("{count} exhibitor without a similar firm left out",
            "{count} exhibitors without a similar firm left out", result.alone) if result.alone else "",
    ))  # fmt: skip
    return Told(title, subtitle, sentences((tr("{message}.", message=title), limits())), Grid(heads, data))


def limits() -> str:
    """Return what the figures cannot show; it stands under them."""
    return tr(
        "This shows that taking part and growth went together, not that the one caused the other: "
        "firms that are growing anyway may exhibit more often."
    )


def draw(result: Effects, size: Size, theme: Theme = Theme.LIGHT, *, titled: bool = True) -> Chart:
    """Return the three rows, each a bar with its interval."""

    def paint(sheet: Sheet, top: float) -> None:
        _paint(sheet, result, top)

    return framed(told(result), size, theme, paint if result.difference else None, titled=titled)


def _lines(result: Effects) -> list[tuple[str, int | None, Range | None]]:
    return [
        (tr("Exhibitors"), result.firms, result.exhibitors),
        (tr("Similar firms"), result.alike, result.others),
        (tr("Apart by"), None, result.difference),
    ]


def _title(result: Effects) -> str:
    found = result.difference
    if found is None:
        return tr("Too few firms to tell whether exhibiting helped: {count} of at least {least}",
                  count=result.firms, least=LEAST)  # fmt: skip
    points = formats.number(abs(Decimal(str(found.middle)) * 100), 1)
    if found.low <= 0 <= found.high:
        return tr("Exhibitors did not grow otherwise than similar firms beyond what chance explains")
    if found.middle > 0:
        return tr("Exhibitors grew {points} points more than similar firms", points=points)
    return tr("Exhibitors grew {points} points less than similar firms", points=points)


def _part(found: Range | None) -> str:
    return DASH if found is None else formats.growth(Decimal(str(found.middle)))


def _interval(found: Range | None) -> str:
    if found is None:
        return DASH
    low, high = (formats.growth(Decimal(str(end))) for end in (found.low, found.high))
    return tr("{low} to {high}", low=low, high=high)


def _paint(sheet: Sheet, result: Effects, top: float) -> None:
    lines = _lines(result)
    shown = [
        Row(name, (_part(found), _interval(found), "" if count is None else str(count)),
            joined((name, _part(found), _interval(found))), key, bold=count is None)
        for key, (name, count, found) in enumerate(lines)
    ]  # fmt: skip
    lanes = rows.laid(sheet, shown, (tr("Mean growth"), tr("Interval"), tr("Number of firms")), top, foot=0.6)
    ends = [end for _, _, found in lines if found for end in (found.low, found.high)]
    axis = Axis.over(ends, lanes[0].box.left + 0.05, lanes[0].box.right - 0.05)
    fills = (sheet.palette.actual, sheet.palette.last_year, sheet.palette.light)
    for lane, (_, _, found), fill in zip(lanes, lines, fills, strict=True):
        if found is not None:
            _bar(sheet, lane, found, axis, fill)
    rows.zero_line(sheet, lanes, axis.x(0.0))
    y = lanes[-1].box.bottom + 0.2
    for text in wrapped(limits(), style.SMALL, sheet.width - 0.02):
        if y < sheet.height - 0.06:
            sheet.text(text, (0.0, y), style.SMALL, color=sheet.palette.faint)
        y += LINE * style.SMALL / 72


def _bar(sheet: Sheet, lane: Lane, found: Range, axis: Axis, fill: str) -> None:
    """Draw the bar of the mean and over it the interval with its two ends."""
    sheet.bar(lane.bar(axis.x(0.0), axis.x(found.middle), 0.5), fill)
    low, high = axis.x(found.low), axis.x(found.high)
    stretches = [[(low, lane.middle), (high, lane.middle)]]
    stretches += [[(x, lane.middle - 0.06), (x, lane.middle + 0.06)] for x in (low, high)]
    for color, width in ((sheet.palette.ground, 3.4), (sheet.palette.text, 1.2)):
        for stretch in stretches:
            sheet.line(stretch, color, width)
