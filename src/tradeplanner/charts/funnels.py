"""How a fair turns into orders: firms step by step, and in a field of their own the amounts of orders."""

from decimal import Decimal

from tradeplanner.charts import rows, style
from tradeplanner.charts.frame import Size, Told, amount, brief, framed, known, share, value
from tradeplanner.charts.grids import Grid
from tradeplanner.charts.messages import joined, sentences
from tradeplanner.charts.rows import Axis, Row
from tradeplanner.charts.scale import Scale, scale_for
from tradeplanner.charts.sheet import Chart, Sheet
from tradeplanner.charts.style import Theme
from tradeplanner.domain.funnels import Funnel, FunnelStep, Reached
from tradeplanner.i18n.language import ZH, language, mark, ntr, tr

NAMES = {
    Reached.INVITED: mark("Invited"),
    Reached.APPLIED: mark("Applied"),
    Reached.ATTENDED: mark("Attended"),
    Reached.INTENDED: mark("With intended orders"),
    Reached.CONTRACT: mark("With signed orders"),
    Reached.SHIPPED: mark("With shipped orders"),
}


def told(result: Funnel) -> Told:
    """Return the chart's words and table."""
    scale = _scale(result)
    heads = (
        tr("Stage reached"),
        tr("Number of firms"),
        tr("Of those invited"),
        tr("Orders, {unit}", unit=scale.unit),
    )
    asked = result.firms(Reached.INVITED)
    data: tuple[tuple[str | int | Decimal | None, ...], ...] = tuple(
        (tr(NAMES[s.reached]), s.firms, _part(s, asked), "" if s.minor is None else value(scale, s.minor))
        for s in result.steps
    )
    title = _title(result)
    facts = [_sentence(step, scale) for step in result.steps]
    subtitle = joined((tr("Firms by the step they reached; orders in {unit}, intended and signed never added",
                          unit=scale.unit), _name(result)))  # fmt: skip
    return Told(title, subtitle, sentences((tr("{message}.", message=title), *facts)),
                Grid(heads, data, scale.places))  # fmt: skip


def draw(result: Funnel, size: Size, theme: Theme = Theme.LIGHT, *, titled: bool = True) -> Chart:
    """Return the funnel: counts at the left on one scale, amounts at the right on another field."""

    def paint(sheet: Sheet, top: float) -> None:
        _paint(sheet, result, top)

    found = any(step.firms or step.minor for step in result.steps)
    return framed(told(result), size, theme, paint if found else None, titled=titled)


def _name(result: Funnel) -> str:
    return brief((result.en if language() != ZH else "") or result.zh)


def _title(result: Funnel) -> str:
    asked, came, signed = (
        result.firms(step) for step in (Reached.INVITED, Reached.ATTENDED, Reached.CONTRACT)
    )
    if not asked:
        return tr("No firms invited yet")
    return ntr(
        "Of {count} firm invited, {came} attended and {signed} signed orders",
        "Of {count} firms invited, {came} attended and {signed} signed orders",
        asked, came=came, signed=signed,
    )  # fmt: skip


def _part(step: FunnelStep, asked: int) -> str:
    return share(Decimal(step.firms) / asked, 0) if asked else ""


def _sentence(step: FunnelStep, scale: Scale) -> str:
    name = tr(NAMES[step.reached])
    if step.minor is None:
        return ntr("{name}: {count} firm.", "{name}: {count} firms.", step.firms, name=name)
    text = f"{amount(scale, step.minor)} {scale.unit}"
    return ntr("{name}: {count} firm, {amount}.", "{name}: {count} firms, {amount}.", step.firms, name=name,
               amount=text)  # fmt: skip


def _scale(result: Funnel) -> Scale:
    return scale_for(result.currency, known(step.minor for step in result.steps))


def _row(step: FunnelStep, asked: int, key: int, scale: Scale) -> Row:
    minor = "" if step.minor is None else amount(scale, step.minor)
    cells = (str(step.firms), _part(step, asked), minor)
    return Row(tr(NAMES[step.reached]), cells, _sentence(step, scale), key)


def _paint(sheet: Sheet, result: Funnel, top: float) -> None:
    scale, asked = _scale(result), result.firms(Reached.INVITED)
    lines = [_row(step, asked, key, scale) for key, step in enumerate(result.steps)]
    lanes = rows.laid(sheet, lines, (tr("Number of firms"), "%", scale.unit), top)
    box = lanes[0].box
    cut = box.left + (box.right - box.left) * 0.58
    counts = Axis.over([float(step.firms) for step in result.steps], box.left, cut)
    sums = Axis.over([float(v) for v in known(s.minor for s in result.steps)], cut + 0.15, box.right)
    palette = sheet.palette
    for lane, step in zip(lanes, result.steps, strict=True):
        light = step.reached is Reached.INTENDED
        fill = palette.light if light else palette.actual
        if step.firms:
            sheet.bar(lane.bar(counts.x(0.0), counts.x(step.firms), 0.62), fill)
        if step.minor:
            sheet.bar(lane.bar(sums.x(0.0), sums.x(step.minor), 0.36), fill)
    rows.zero_line(sheet, lanes, counts.x(0.0))
    rows.zero_line(sheet, lanes[3:], sums.x(0.0))
    for text, left, right in ((tr("Number of firms"), box.left, cut), (tr("Amounts"), cut + 0.12, box.right)):
        if style.text_width(text, style.SMALL) < right - left:
            sheet.text(text, (left, top + rows.ROW / 2), style.SMALL, color=palette.faint)
