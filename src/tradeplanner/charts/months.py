"""When: a year's single months as columns, last year's lighter behind, a mark for each one's target."""

from decimal import Decimal

from tradeplanner.charts import plots, style
from tradeplanner.charts.frame import Size, Told, amount, brief, framed, growth, known, measured, value
from tradeplanner.charts.grids import Grid
from tradeplanner.charts.messages import joined, money_text, sentences
from tradeplanner.charts.plots import Plot
from tradeplanner.charts.scale import Scale, scale_for
from tradeplanner.charts.sheet import Box, Chart, Mark, Sheet
from tradeplanner.charts.style import Theme
from tradeplanner.domain import targets
from tradeplanner.domain.heat import Cell, MonthColumns
from tradeplanner.domain.money import Money
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import tr

MONTHS = 12


def told(result: MonthColumns) -> Told:
    """Return the chart's words and table."""
    scale = _scale(result)
    heads = (
        tr("Months"),
        tr("Actual, {unit}", unit=scale.unit),
        tr("Last year, {unit}", unit=scale.unit),
        tr("Target, {unit}", unit=scale.unit),
        tr("Growth"),
    )
    data = tuple(
        (
            formats.months(c.first, c.last),
            value(scale, c.minor),
            value(scale, then_of(result, c)),
            value(scale, target_of(result, c)),
            growth(_growth(result, c)),
        )
        for c in result.now
    )
    title = _title(result)
    facts = [
        tr("{months}: {amount}.", months=formats.months(c.first, c.last), amount=amount(scale, c.minor))
        for c in result.now
        if c.minor is not None
    ]
    subtitle = joined(
        (
            measured(result.year, result.through, scale.unit),
            tr("light: last year"),
            tr("marks: target of the month") if result.target else "",
            brief(result.name),
        )
    )
    return Told(
        title, subtitle, sentences((tr("{message}.", message=title), *facts)), Grid(heads, data, scale.places)
    )


def draw(result: MonthColumns, size: Size, theme: Theme = Theme.LIGHT, *, titled: bool = True) -> Chart:
    """Return the columns; months published as one are one wide column, a month without figures is hatched."""

    def paint(sheet: Sheet, top: float) -> None:
        _paint(sheet, result, top)

    found = known([c.minor for c in (*result.now, *result.then)]) or result.target
    return framed(told(result), size, theme, paint if found else None, titled=titled)


def then_of(result: MonthColumns, cell: Cell) -> int | None:
    """Return what the months of ``cell`` came to last year; None unless its cells end where this one does."""
    inside = [c for c in result.then if cell.first <= c.first and c.last <= cell.last]
    if sum(c.last - c.first + 1 for c in inside) != cell.last - cell.first + 1:
        return None
    amounts = known(c.minor for c in inside)
    return sum(amounts) if len(amounts) == len(inside) else None


def target_of(result: MonthColumns, cell: Cell) -> int | None:
    """Return the part of the target of the months of ``cell``, or None without a target."""
    return sum(result.target[cell.first - 1 : cell.last]) if result.target else None


def _growth(result: MonthColumns, cell: Cell) -> Decimal | None:
    then = then_of(result, cell)
    if cell.minor is None or then is None:
        return None
    return targets.growth(Decimal(cell.minor), Decimal(then))


def _title(result: MonthColumns) -> str:
    last = next((c for c in reversed(result.now) if c.minor is not None), None)
    if last is None or last.minor is None:
        return tr("No export figures for {year} yet", year=result.year)
    months = formats.months(last.first, last.last)
    text = money_text(Money(last.minor, result.currency))
    part = _growth(result, last)
    if part is None:
        return tr("{months}: exports of {amount}", months=months, amount=text)
    return tr(
        "{months}: exports of {amount}, {growth} on the year", months=months, amount=text, growth=growth(part)
    )


def _scale(result: MonthColumns) -> Scale:
    return scale_for(
        result.currency, known([*(c.minor for c in (*result.now, *result.then)), *result.target])
    )


def _paint(sheet: Sheet, result: MonthColumns, top: float) -> None:
    scale = _scale(result)
    amounts = [c.minor for c in (*result.now, *result.then)]
    amounts += [target_of(result, c) for c in result.now]
    room = Box(0.0, top + 0.12, sheet.width - 0.05, sheet.height - 0.3)
    field = plots.plot(sheet, [float(scale.value(v)) for v in known(amounts)], room)
    step = (field.box.right - field.box.left) / MONTHS
    for cell in result.now:
        _column(sheet, result, field, cell, scale)
    widest = max(style.text_width(formats.month(m), style.SMALL) for m in range(1, MONTHS + 1))
    every = next(e for e in (1, 2, 3, 4, 6, 12) if widest + 0.04 < step * e or e == MONTHS)
    for month in range(1, MONTHS + 1, every):
        x = field.box.left + step * (month - 0.5)
        sheet.text(
            formats.month(month),
            (x, field.box.bottom + 0.15),
            style.SMALL,
            "center",
            color=sheet.palette.faint,
        )


def _column(sheet: Sheet, result: MonthColumns, field: Plot, cell: Cell, scale: Scale) -> None:
    palette, step = sheet.palette, (field.box.right - field.box.left) / MONTHS
    left, right = field.box.left + step * (cell.first - 1), field.box.left + step * cell.last
    then, target = then_of(result, cell), target_of(result, cell)
    zero = field.y(0.0)

    def box(minor: int, inset: float) -> Box:
        low, high = sorted((zero, field.y(float(scale.value(minor)))))
        return Box(left + step * inset, low, right - step * inset, high)

    if then:
        sheet.bar(box(then, 0.1), palette.light)
    if cell.minor:
        sheet.bar(box(cell.minor, 0.26), palette.actual)
    elif cell.minor is None and cell.last <= result.through:
        at = (left + step * 0.2, zero), (right - step * 0.2, zero)
        sheet.hatched([at[0], at[1], (at[1][0], field.box.top), (at[0][0], field.box.top)], palette.faint)
    if target is not None:
        y = field.y(float(scale.value(target)))
        sheet.line([(left + step * 0.05, y), (right - step * 0.05, y)], palette.target, 1.6)
    text = joined(
        (
            f"{formats.months_of(result.year, cell.first, cell.last)} ({scale.unit})",
            tr("Actual {amount}", amount=amount(scale, cell.minor)),
            tr("Last year {amount}", amount=amount(scale, then)),
            tr("Target {amount}", amount=amount(scale, target)) if target is not None else "",
        )
    )
    sheet.marks.append(Mark(Box(left, field.box.top, right, field.box.bottom), text, cell.last))
