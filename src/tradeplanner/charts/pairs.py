"""Two editions of one fair: each measure as a pair of bars, on a scale of its own as units differ."""

from decimal import Decimal

from tradeplanner.charts import rows
from tradeplanner.charts.frame import Size, Told, brief, framed, growth
from tradeplanner.charts.grids import DASH, Grid
from tradeplanner.charts.messages import joined, sentences
from tradeplanner.charts.rows import Axis, Lane, Row
from tradeplanner.charts.sheet import Chart, Sheet
from tradeplanner.charts.style import Theme
from tradeplanner.domain.comparing import Compared, Measured
from tradeplanner.domain.money import Money
from tradeplanner.domain.pairs import Pairs
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import ZH, language, mark, tr

NAMES = {
    Measured.FIRMS: mark("Firms taking part"), Measured.VISITS: mark("Firm-visits"),
    Measured.BOOTHS: mark("Booths"), Measured.INTENDED: mark("Intended orders"),
    Measured.ACTUAL: mark("Actual orders"), Measured.BUYERS: mark("Buyers"), Measured.COST: mark("Cost"),
    Measured.PER_BOOTH: mark("Cost per booth"), Measured.PER_FIRM: mark("Cost per firm"),
    Measured.PER_ORDER: mark("Cost per order"),
}  # fmt: skip


def told(result: Pairs) -> Told:
    """Return the chart's words and table."""
    first, second = _names(result)
    heads = (tr("Measure"), tr("Currency"), first, second, tr("Difference, %"))
    data = tuple(
        (tr(NAMES[c.measured]), c.currency, c.first, c.second, growth(c.change)) for c in result.lines
    )
    title = _title(result)
    facts = [
        tr("{name}: {first} against {second}.", name=tr(NAMES[c.measured]), first=_text(c, c.first),
           second=_text(c, c.second))
        for c in result.lines
    ]  # fmt: skip
    subtitle = joined((tr("dark: {name}", name=brief(first)), tr("light: {name}", name=brief(second)),
                       tr("each measure on a scale of its own")))  # fmt: skip
    return Told(title, subtitle, sentences((tr("{message}.", message=title), *facts)), Grid(heads, data, 2))


def draw(result: Pairs, size: Size, theme: Theme = Theme.LIGHT, *, titled: bool = True) -> Chart:
    """Return the pairs, all ten however small the sheet; what nobody knows has a dash and no bar."""

    def paint(sheet: Sheet, top: float) -> None:
        _paint(sheet, result, top)

    return framed(told(result), size, theme, paint if result.lines else None, titled=titled)


def _names(result: Pairs) -> tuple[str, str]:
    if language() != ZH:
        return result.first_en or result.first_zh, result.second_en or result.second_zh or DASH
    return result.first_zh, result.second_zh or DASH


def _title(result: Pairs) -> str:
    first, second = (brief(name) for name in _names(result))
    line = next(
        (c for one in (Measured.ACTUAL, Measured.INTENDED, Measured.FIRMS) for c in result.lines
         if c.measured is one and c.difference is not None), None,
    )  # fmt: skip
    if line is None or line.difference is None:
        return tr("{first} beside {second}", first=first, second=second)
    name = tr(NAMES[line.measured])
    part = (
        growth(abs(line.change)).lstrip("+") if line.change is not None else _text(line, abs(line.difference))
    )
    if line.difference == 0:
        return tr("{measure}: {first} is level with {second}", measure=name, first=first, second=second)
    if line.difference > 0:
        return tr(
            "{measure}: {first} is {part} above {second}", measure=name, first=first, part=part, second=second
        )
    return tr(
        "{measure}: {first} is {part} below {second}", measure=name, first=first, part=part, second=second
    )


def _text(line: Compared, value: Decimal | None) -> str:
    if value is None:
        return DASH
    if line.currency:
        return formats.compact(Money.of(value, line.currency))
    return formats.grouped(value, 0 if value == value.to_integral_value() else 1)


def _row(line: Compared, key: int, names: tuple[str, str]) -> Row:
    name = tr(NAMES[line.measured])
    one, other = _text(line, line.first), _text(line, line.second)
    text = joined((name, f"{names[0]} {one}", f"{names[1]} {other}", growth(line.change)))
    return Row(name, (one, other, growth(line.change)), text, key)


def _paint(sheet: Sheet, result: Pairs, top: float) -> None:
    names = _names(result)
    lines = [_row(line, key, names) for key, line in enumerate(result.lines)]
    lanes = rows.laid(sheet, lines, (tr("Dark"), tr("Light"), "%"), top)
    for lane, line in zip(lanes, result.lines, strict=True):
        axis = Axis.over(
            [float(v) for v in (line.first, line.second) if v is not None], lane.box.left, lane.box.right
        )
        _pair(sheet, lane, line, axis)
        rows.zero_line(sheet, [lane], axis.x(0.0))


def _pair(sheet: Sheet, lane: Lane, line: Compared, axis: Axis) -> None:
    """Draw two bars, one under the other, each a third of the lane."""
    height = (lane.box.bottom - lane.box.top) / 3
    for value, shift, color in (
        (line.first, -height / 2, sheet.palette.actual),
        (line.second, height / 2, sheet.palette.last_year),
    ):
        if value:
            box = lane.bar(axis.x(0.0), axis.x(float(value)), 0.3)
            moved = type(box)(box.left, box.top + shift, box.right, box.bottom + shift)
            sheet.bar(moved, color)
