"""What the fairs brought: orders by edition against its aim, intended light and confirmed dark.

The two are never added: they lie over each other from one zero line, the confirmed bar narrow on
top. The aim is an outlined mark. The columns at the right are at once the labels and the legend.
"""

from dataclasses import dataclass
from decimal import Decimal

from tradeplanner.charts import messages, style
from tradeplanner.charts.grids import Grid
from tradeplanner.charts.scale import Scale, orders_scale
from tradeplanner.charts.sheet import Box, Chart, Mark, Sheet
from tradeplanner.charts.style import Theme
from tradeplanner.domain.order_totals import EditionOrders, YearOrders
from tradeplanner.domain.targets import attainment
from tradeplanner.i18n.language import mark, tr

ROW, GAP = 0.235, 0.12
NAME_SHARE, BAR_SHARE = 0.36, 0.24
"""The most that names may take of the width, and the least that bars need: they are the chart."""
SWATCH = 0.09
HEADS = (mark("Intended, {unit}"), mark("Actual, {unit}"), mark("Aim, {unit}"))


@dataclass(frozen=True, slots=True)
class Line:
    """One row as shown: its name and figures, with bars unless it sums up several editions."""

    name: str
    intended: int
    actual: int
    aim: int | None
    share: str
    key: int | None = None
    bars: bool = True
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """Where the columns stand, in inches: bars from ``zero`` to ``end``, then three right edges.

    ``intended`` is None where the sheet is too narrow for that column; its bar says enough.
    """

    zero: float
    end: float
    names: float
    intended: float | None
    actual: float
    share: float
    low: int
    high: int

    def x(self, minor: int) -> float:
        """Return the place of an amount along the bars."""
        return self.zero_at + (self.end - self.zero) * minor / max(self.high - self.low, 1)

    @property
    def zero_at(self) -> float:
        """Where the zero line stands: at the left, unless corrections made a sum negative."""
        return self.zero - (self.end - self.zero) * self.low / max(self.high - self.low, 1)


def draw(
    orders: YearOrders, size: tuple[float, float], theme: Theme = Theme.LIGHT, *, titled: bool = True
) -> Chart:
    """Return the chart of ``orders`` on ``size`` inches, in the language in force.

    As many editions as fit are shown, most actual orders first; the others are said as one row.
    """
    with style.settings():
        sheet = Sheet(size, theme)
        scale = orders_scale(orders)
        title, subtitle = messages.orders_title(orders), messages.orders_subtitle(orders, scale)
        top = sheet.headline(title, subtitle) if titled else 0.0
        room = int((sheet.height - top - ROW) / ROW)
        lines = [] if orders.is_empty else shown(orders, max(room, 3))
        if orders.is_planned:
            _aims(sheet, lines, scale, top)
        elif lines:
            _table(sheet, lines, scale, top)
        else:
            sheet.text(title, (sheet.width / 2, (top + sheet.height) / 2), align="center",
                       color=sheet.palette.faint)  # fmt: skip
        return sheet.finished(title, subtitle, messages.orders_description(orders), table(orders, scale))


def describe(orders: YearOrders) -> str:
    """Return the chart's message and figures as text, for screen readers."""
    return messages.orders_description(orders)


def table(orders: YearOrders, scale: Scale) -> Grid:
    """Return every edition's orders and aim, none of them summed up."""
    heads = (
        tr("Exhibition"),
        *(tr(head, unit=scale.unit) for head in HEADS),
        tr("Of aim"),
    )
    rows = tuple(
        (
            messages.edition_name(row),
            scale.value(row.intended.minor),
            scale.value(row.actual.minor),
            scale.value(row.aim.minor) if row.aim else None,
            messages.share_text(row.attainment),
        )
        for row in orders.rows
    )
    return Grid(heads, rows, scale.places)


def shown(orders: YearOrders, most: int) -> list[Line]:
    """Return at most ``most`` rows: the strongest editions, the others as one, and the total.

    Orders outside any fair keep their own row; a single edition needs no total.
    """
    parts = split(orders, most)
    lines = [_line(row) for row in parts.kept]
    if parts.rest:
        lines.append(_rest(parts.rest))
    lines += [_line(row) for row in parts.outside]
    return [*lines, _total(orders)] if len(orders.rows) > 1 else lines


@dataclass(frozen=True, slots=True)
class Split:
    """Rows that are shown one by one, those that are summed up as one, and those outside any fair."""

    kept: tuple[EditionOrders, ...]
    rest: tuple[EditionOrders, ...]
    outside: tuple[EditionOrders, ...]


def split(orders: YearOrders, most: int) -> Split:
    """Return which rows are shown so that they, the others' sum and the total are ``most`` at most."""
    fairs = tuple(row for row in orders.rows if row.edition is not None)
    outside = tuple(row for row in orders.rows if row.edition is None)
    room = most - len(outside) - (len(orders.rows) > 1)
    kept = len(fairs) if len(fairs) <= room else max(room - 1, 1)
    return Split(fairs[:kept], fairs[kept:], outside)


def _line(row: EditionOrders) -> Line:
    return Line(
        messages.edition_name(row),
        row.intended.minor,
        row.actual.minor,
        row.aim.minor if row.aim else None,
        messages.share_text(row.attainment),
        row.edition,
    )


def _rest(rows: tuple[EditionOrders, ...]) -> Line:
    intended, actual = sum(r.intended.minor for r in rows), sum(r.actual.minor for r in rows)
    aim = aim_of(rows)
    share = messages.share_text(attainment(Decimal(actual), Decimal(aim))) if aim else ""
    return Line(messages.others(len(rows)), intended, actual, aim or None, share, bars=False)


def aim_of(rows: tuple[EditionOrders, ...]) -> int:
    """Return the sum of the aims, or 0 where a row with actual orders has none to compare with."""
    if any(row.aim is None and row.actual.minor for row in rows):
        return 0
    return sum(row.aim.minor for row in rows if row.aim)


def _total(orders: YearOrders) -> Line:
    share = messages.share_text(orders.attainment) if orders.all_aimed else ""
    aim = orders.aim.minor if orders.aim and orders.all_aimed else None
    return Line(tr("Total"), orders.intended.minor, orders.actual.minor, aim, share, bars=False, bold=True)


def _table(sheet: Sheet, lines: list[Line], scale: Scale, top: float) -> None:
    heads = (tr("Intended"), tr("Actual"), tr("Of aim"))
    plan = _plan(sheet, lines, scale, heads)
    middle = top + ROW / 2
    _headings(sheet, plan, heads, middle)
    row = min((sheet.height - top - ROW) / len(lines), ROW * 1.35)
    middle += ROW / 2 + row / 2
    last = max(at for at, line in enumerate(lines) if line.bars)
    zero = [(plan.zero_at, middle - row / 2), (plan.zero_at, middle + row * (last + 0.5))]
    sheet.line(zero, sheet.palette.faint, 0.7)
    for line in lines:
        if line.bold:
            sheet.line([(0.0, middle - row / 2), (sheet.width, middle - row / 2)], sheet.palette.grid, 0.7)
        if line.bars:
            _bars(sheet, plan, line, middle, row)
        _figures(sheet, plan, line, scale, middle)
        told = _told(line, scale, heads)
        sheet.marks.append(Mark(Box(0, middle - row / 2, sheet.width, middle + row / 2), told, line.key))
        middle += row


def _aims(sheet: Sheet, lines: list[Line], scale: Scale, top: float) -> None:
    """Draw the aims alone, outlined as everywhere: nothing has been won that could be held against them."""
    head = tr("Aim")
    texts = [head, *(scale.text(line.aim) for line in lines if line.aim)]
    figures = max(style.text_width(text, style.LABEL, bold=True) for text in texts) + SWATCH
    names = min(
        max(style.text_width(line.name, style.LABEL, bold=True) for line in lines), NAME_SHARE * sheet.width
    )
    zero, right = names + GAP, sheet.width - 0.02
    step = (right - figures - GAP - zero) / max(line.aim or 1 for line in lines if line.bars)
    middle = top + ROW / 2
    sheet.text(head, (right, middle), style.SMALL, "right", color=sheet.palette.faint)
    row = min((sheet.height - top - ROW) / len(lines), ROW * 1.35)
    middle += ROW / 2 + row / 2
    for line in lines:
        if line.bold:
            sheet.line([(0.0, middle - row / 2), (sheet.width, middle - row / 2)], sheet.palette.grid, 0.7)
        if line.bars and line.aim:
            box = Box(zero, middle - row * 0.24, zero + step * line.aim, middle + row * 0.24)
            sheet.bar(box, sheet.palette.ground, sheet.palette.target, 0.9)
        _name(sheet, line, names, middle)
        figure = scale.text(line.aim) if line.aim else "—"
        sheet.text(figure, (right, middle), align="right", bold=line.bold)
        told = f"{line.name} ({scale.unit}); {head} {figure}"
        sheet.marks.append(Mark(Box(0, middle - row / 2, sheet.width, middle + row / 2), told, line.key))
        middle += row


def _name(sheet: Sheet, line: Line, width: float, middle: float) -> None:
    color = "" if line.bars or line.bold else sheet.palette.faint
    name = style.shortened(line.name, style.LABEL, width)
    sheet.text(name, (0.0, middle), bold=line.bold, color=color)


def _plan(sheet: Sheet, lines: list[Line], scale: Scale, heads: tuple[str, str, str]) -> Plan:
    """Return the columns, as wide as their texts need; names and bars share the rest."""

    def widest(texts: list[str]) -> float:
        return max(style.text_width(text, style.LABEL, bold=True) for text in texts)

    share = widest([heads[2], *(line.share for line in lines)]) + SWATCH
    actual = widest([heads[1], *(scale.text(line.actual) for line in lines)]) + SWATCH
    intended = widest([heads[0], *(scale.text(line.intended) for line in lines)]) + SWATCH
    names = min(widest([line.name for line in lines]), NAME_SHARE * sheet.width)
    right_share = sheet.width - 0.02
    right_actual = right_share - share - GAP
    right_intended = right_actual - actual - GAP
    end, is_wide = right_intended - intended - GAP, True
    if end - names - GAP < BAR_SHARE * sheet.width:
        end, is_wide = right_intended, False
    barred = [line for line in lines if line.bars]
    amounts = [v for line in barred for v in (line.intended, line.actual, line.aim or 0)]
    return Plan(
        zero=names + GAP,
        end=max(end, names + GAP + 0.2),
        names=names,
        intended=right_intended if is_wide else None,
        actual=right_actual,
        share=right_share,
        low=min(0, *amounts, 0),
        high=max(0, *amounts, 0),
    )


def _headings(sheet: Sheet, plan: Plan, heads: tuple[str, str, str], middle: float) -> None:
    """Write the headings, each with the mark that it names."""
    palette = sheet.palette
    for text, right, fill, edge in (
        (heads[0], plan.intended or plan.end, palette.light, "none"),
        (heads[1], plan.actual, palette.actual, "none"),
        (heads[2], plan.share, palette.ground, palette.target),
    ):
        box = sheet.text(text, (right, middle), style.SMALL, "right", color=palette.faint)
        swatch = SWATCH * 0.45 if edge != "none" else SWATCH
        left = box.left - 0.05 - swatch
        sheet.bar(Box(left, middle - SWATCH / 2, left + swatch, middle + SWATCH / 2), fill, edge, 0.9)


def _bars(sheet: Sheet, plan: Plan, line: Line, middle: float, row: float) -> None:
    palette = sheet.palette
    for amount, share, fill in ((line.intended, 0.62, palette.light), (line.actual, 0.28, palette.actual)):
        if amount:
            left, right = sorted((plan.zero_at, plan.x(amount)))
            sheet.bar(Box(left, middle - row * share / 2, right, middle + row * share / 2), fill)
    if line.aim:
        x = plan.x(line.aim)
        half = SWATCH * 0.225
        sheet.bar(
            Box(x - half, middle - row * 0.4, x + half, middle + row * 0.4),
            palette.ground,
            palette.target,
            0.9,
        )


def _figures(sheet: Sheet, plan: Plan, line: Line, scale: Scale, middle: float) -> None:
    faint = sheet.palette.faint
    _name(sheet, line, plan.names, middle)
    for minor, right, color in ((line.intended, plan.intended, faint), (line.actual, plan.actual, "")):
        if right is not None:
            sheet.text(scale.text(minor), (right, middle), align="right", bold=line.bold, color=color)
    if line.share:
        sheet.text(line.share, (plan.share, middle), align="right", bold=line.bold)


def _told(line: Line, scale: Scale, heads: tuple[str, str, str]) -> str:
    """Return what a pointer on the row is told, the name in full."""
    aim = tr("Aim {amount}", amount=scale.text(line.aim)) if line.aim is not None else ""
    return messages.joined(
        (
            f"{line.name} ({scale.unit})",
            f"{heads[1]} {scale.text(line.actual)}",
            f"{heads[0]} {scale.text(line.intended)}",
            aim,
            f"{heads[2]} {line.share}" if aim else "",
        )
    )
