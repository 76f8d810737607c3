"""Worth the money: each edition by its cost and its confirmed orders, and the line of the average."""

from decimal import Decimal

from tradeplanner.charts import plots, style
from tradeplanner.charts.frame import Size, Told, amount, brief, framed, value
from tradeplanner.charts.grids import DASH, Grid
from tradeplanner.charts.messages import joined, sentences
from tradeplanner.charts.plots import Plot
from tradeplanner.charts.rows import Axis
from tradeplanner.charts.scale import Scale, scale_for, ticks
from tradeplanner.charts.sheet import Box, Chart, Mark, Point, Sheet
from tradeplanner.charts.style import Theme
from tradeplanner.domain.worth import Fair, Worth
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import ZH, language, ntr, tr

NAME_WIDTH, REACH = 1.6, 0.08
NAMED = 24
"""Points that may bear their names, those with most orders first: more would cover the points."""


def told(result: Worth) -> Told:
    """Return the chart's words and table."""
    cost, orders = _scales(result)
    heads = (
        tr("Exhibition"),
        tr("Cost, {unit}", unit=cost.unit),
        tr("Confirmed orders, {unit}", unit=orders.unit),
        tr("Orders for each unit of cost"),
    )
    data: tuple[tuple[str | Decimal | None, ...], ...] = tuple(
        (_name(f), value(cost, f.cost), value(orders, f.orders), _ratio(f.ratio))
        for f in (*result.fairs, *result.unknown)
    )
    title = _title(result)
    facts = [
        tr(
            "{name}: {cost} {cost_unit} cost, {orders} {orders_unit} of orders.",
            name=_name(f),
            cost=amount(cost, f.cost),
            cost_unit=cost.unit,
            orders=amount(orders, f.orders),
            orders_unit=orders.unit,
        )
        for f in result.fairs[:5]
    ]
    subtitle = _subtitle(result, cost, orders)
    return Told(
        title,
        subtitle,
        sentences((tr("{message}.", message=title), *facts)),
        Grid(heads, data, orders.places),
    )


def draw(result: Worth, size: Size, theme: Theme = Theme.LIGHT, *, titled: bool = True) -> Chart:
    """Return the scatter; as many points as have room bear their names, all answer a pointer."""

    def paint(sheet: Sheet, top: float) -> None:
        _paint(sheet, result, top)

    return framed(told(result), size, theme, paint if result.fairs else None, titled=titled)


def _subtitle(result: Worth, cost: Scale, orders: Scale) -> str:
    left = ntr(
        "{count} exhibition left out: cost or orders not known",
        "{count} exhibitions left out: cost or orders not known",
        len(result.unknown),
    )
    return joined(
        (
            tr("Across: cost, {cost}; up: confirmed orders, {orders}", cost=cost.unit, orders=orders.unit),
            tr("line: average of all"),
            left if result.unknown else "",
        )
    )


def _name(fair: Fair) -> str:
    return (fair.en if language() != ZH else "") or fair.zh or tr("Not stated")


def _ratio(ratio: Decimal | None) -> str:
    return DASH if ratio is None else formats.grouped(ratio, 1)


def _title(result: Worth) -> str:
    if not result.fairs:
        return tr("No exhibition with both cost and orders yet")
    if result.ratio is None:
        return tr("No costs to hold the orders against")
    best = max(result.fairs, key=lambda f: f.ratio if f.ratio is not None else Decimal(-1))
    return tr(
        "Each unit of cost brought {ratio} of confirmed orders, most at {name}: {best}",
        ratio=_ratio(result.ratio),
        name=brief(_name(best)),
        best=_ratio(best.ratio),
    )


def _scales(result: Worth) -> tuple[Scale, Scale]:
    return (
        scale_for(result.currency, [f.cost or 0 for f in result.fairs]),
        scale_for(result.currency, [f.orders or 0 for f in result.fairs]),
    )


def _paint(sheet: Sheet, result: Worth, top: float) -> None:
    costs, orders = _scales(result)
    room = Box(0.0, top + 0.1, sheet.width - 0.3, sheet.height - 0.3)
    field = plots.plot(sheet, [float(orders.value(f.orders or 0)) for f in result.fairs], room)
    steps = ticks(
        min(float(costs.value(f.cost or 0)) for f in result.fairs),
        max(float(costs.value(f.cost or 0)) for f in result.fairs),
        max(2, int((field.box.right - field.box.left) / 0.9)),
    )
    across = Axis(steps[0], steps[-1] if len(steps) > 1 else 1.0, field.box.left, field.box.right)
    names = plots.step_names(steps)
    widest = max(style.text_width(name, style.SMALL) for name in names)
    every = 1 if len(names) < 2 or widest + 0.1 < across.x(steps[1]) - across.x(steps[0]) else len(names) - 1
    for step, name in list(zip(steps, names, strict=True))[::every]:
        half = style.text_width(name, style.SMALL) / 2
        x = min(max(across.x(step), half), sheet.width - half)
        sheet.text(name, (x, field.box.bottom + 0.16), style.SMALL, "center", color=sheet.palette.faint)
    _average(sheet, result, field, across, (costs, orders))
    points = [
        (across.x(float(costs.value(f.cost or 0))), field.y(float(orders.value(f.orders or 0))))
        for f in result.fairs
    ]
    for fair, at in zip(result.fairs, points, strict=True):
        sheet.dot(at, sheet.palette.actual, 7.0)
        text = joined(
            (
                _name(fair),
                f"{tr('Cost')} {amount(costs, fair.cost)} ({costs.unit})",
                f"{tr('Confirmed orders')} {amount(orders, fair.orders)} ({orders.unit})",
            )
        )
        box = Box(at[0] - REACH, at[1] - REACH, at[0] + REACH, at[1] + REACH)
        sheet.marks.append(Mark(box, text, fair.key))
    for fair, at in zip(result.fairs[:NAMED], points, strict=False):
        _label(sheet, fair, at, points, Box(field.box.left, top, sheet.width, field.box.bottom + 0.04))


def _average(sheet: Sheet, result: Worth, field: Plot, across: Axis, scales: tuple[Scale, Scale]) -> None:
    """Draw the line on which orders are to cost as over all of them, as far as the field goes."""
    if result.ratio is None or result.ratio <= 0:
        return
    slope = float(result.ratio * scales[0].step / scales[1].step)
    end = min(across.high, field.high / slope)
    if end > 0:
        line = [(across.x(0.0), field.y(0.0)), (across.x(end), field.y(end * slope))]
        sheet.line(line, sheet.palette.last_year, 1.1, (4.0, 2.0))


def _label(sheet: Sheet, fair: Fair, at: Point, points: list[Point], room: Box) -> None:
    """Write the name beside its point where it meets neither a name nor another point."""
    name = style.shortened(_name(fair), style.SMALL, min(NAME_WIDTH, (room.right - room.left) / 2))
    width = style.text_width(name, style.SMALL)
    places = [
        (at[0] + dx, at[1] + dy)
        for dy in (0.0, -0.13, 0.13)
        for dx in ((0.08, -0.08 - width) if dy == 0 else (-width / 2, 0.03, -width - 0.03))
    ]
    clear = [
        place
        for place in places
        if not any(
            sheet.box_of(name, place, style.SMALL).overlaps(Box(x - 0.05, y - 0.05, x + 0.05, y + 0.05))
            for x, y in points
            if (x, y) != at
        )
    ]
    place = plots.free(sheet, name, style.SMALL, clear, room)
    if place is not None:
        sheet.text(name, place, style.SMALL)
