"""The one-page summary of a year: sentences, the two charts, and the table of each.

The charts are drawn here at the size at which they are printed, without their titles: the page sets
those in its own type, where a screen reader and a search find them.
"""

from dataclasses import dataclass
from datetime import date

from tradeplanner.charts import messages, orders, outlooks, render, style, targets
from tradeplanner.charts.scale import Scale, course_scale, orders_scale
from tradeplanner.charts.sheet import Chart
from tradeplanner.charts.style import Theme
from tradeplanner.domain.courses import Course
from tradeplanner.domain.ids import StepId
from tradeplanner.domain.money import Money
from tradeplanner.domain.order_totals import EditionOrders, YearOrders
from tradeplanner.domain.targets import attainment
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import ZH, language, tr
from tradeplanner.reports import sentences
from tradeplanner.reports.report import Column, Picture, Report, Section, Table
from tradeplanner.reports.writers.pdf import page_count

WIDTH = 174.0
"""Millimetres between the margins of an A4 page as the template sets them."""
INCH = 25.4
MOST_ROWS, LEAST_ROWS = 10, 4
"""Rows of the orders' chart and table, the total among them: as many as leave the page one page."""
ROW, ROOM, TALLEST = 6.0, 57.0, 96.0
"""Height of a chart's row, and of the course's chart with many rows and with few; in millimetres."""
NAME_WIDTH = 2.35
"""Inches that a name may take in the table before it is cut: a second line would cost the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryFacts:
    """What the summary is made from, all read in one transaction.

    ``bureau`` is the bureau's name in the language in force, ``rate_sources`` where the rates come
    from, ``sample`` whether the figures are invented.
    """

    course: Course
    towns: tuple[Course, ...]
    orders: YearOrders
    bureau: str
    sources: tuple[str, ...] = ()
    rate_sources: tuple[str, ...] = ()
    sample: bool = False
    step: StepId | None = None
    made: date | None = None


def summary(facts: SummaryFacts, *, grey: bool = False) -> Report:
    """Return the year's page in the language in force; ``grey`` shows how it prints without colour.

    Long sentences and notes leave less room for rows, so it is laid out until it fits one page.
    """
    theme = Theme.GREY if grey else Theme.LIGHT
    for rows in range(_rows_wanted(facts.orders), LEAST_ROWS, -1):
        report = _with_rows(facts, theme, rows)
        if page_count(report) == 1:
            return report
    return _with_rows(facts, theme, LEAST_ROWS)


def _rows_wanted(result: YearOrders) -> int:
    needed = len(result.rows) + (len(result.rows) > 1)
    return min(max(needed, LEAST_ROWS), MOST_ROWS)


def _with_rows(facts: SummaryFacts, theme: Theme, rows: int) -> Report:
    told = (
        sentences.exports(facts.course),
        messages.sentences((_end(facts.course), sentences.towns(facts.towns))),
        sentences.orders(facts.orders),
    )
    return Report(
        title=tr("Exports and fairs in {year}", year=facts.course.year),
        subtitle=_subtitle(facts),
        sentences=tuple(text for text in told if text),
        sections=(_course_section(facts, theme), _orders_section(facts.orders, theme, rows)),
        notes=_notes(facts),
        page_label=tr("Page {page} of {pages}", page="{page}", pages="{pages}"),
        language=language(),
    )


def _end(course: Course) -> str:
    """Return where the year will end: the forecast where the history allows one, else the pace."""
    known = course.outlook is not None and course.outlook.known
    return outlooks.told(course) if known else sentences.pace(course)


def _subtitle(facts: SummaryFacts) -> str:
    course = facts.course
    through = facts.orders.as_of if course.cumulative is None else course.closes or course.as_of
    day = formats.day(through)
    parts = [facts.bureau, tr("figures to {day}", day=day), tr("sample figures") if facts.sample else ""]
    return " · ".join(part for part in parts if part)


def _course_section(facts: SummaryFacts, theme: Theme) -> Section:
    """Return the course, its chart the taller the fewer rows the orders want."""
    course, scale = facts.course, course_scale(facts.course)
    table = _course_table(course, scale)
    if table is None:
        return Section(messages.course_title(course), messages.course_subtitle(course, scale), key="course")
    height = min(ROOM + (MOST_ROWS - _rows_wanted(facts.orders)) * ROW, TALLEST)
    chart = targets.draw(course, (WIDTH / INCH, height / INCH), theme, titled=False)
    return Section(chart.title, chart.subtitle, _picture(chart, height), table, key="course")


def _picture(chart: Chart, height: float) -> Picture:
    return Picture(render.to_svg(chart).decode(), WIDTH, height, chart.description)


def _course_table(course: Course, scale: Scale) -> Table | None:
    """Return the chart's figures: a column a month, cumulative; what is not known stays blank."""
    named = (
        (tr("Actual exports"), course.actual),
        (tr("Last year"), course.last_year),
        (tr("Target"), course.target),
    )
    rows = [
        (name, *("" if value is None else scale.text(value) for value in values))
        for name, values in named
        if any(value is not None for value in values)
    ]
    months = (Column(formats.month(month), wide=True) for month in range(1, 13))
    return Table((Column(scale.unit, figures=False), *months), tuple(rows)) if rows else None


def _orders_section(result: YearOrders, theme: Theme, rows: int) -> Section:
    scale = orders_scale(result)
    if result.is_empty:
        return Section(messages.orders_title(result), messages.orders_subtitle(result, scale), key="orders")
    height = (rows + 1) * ROW
    chart = orders.draw(result, (WIDTH / INCH, height / INCH), theme, titled=False)
    table = _orders_table(result, scale, rows)
    return Section(chart.title, chart.subtitle, _picture(chart, height), table, key="orders")


def _orders_table(result: YearOrders, scale: Scale, most: int) -> Table:
    """Return the chart's rows with dates, counts and aims; nobody's firms are not a column of blanks."""
    columns = (
        Column(tr("Exhibition, {unit}", unit=scale.unit), figures=False, wide=True),
        Column(tr("Opens"), figures=False),
        Column(tr("Firms")),
        Column(tr("Intended, no.")),
        Column(tr("Intended")),
        Column(tr("Actual, no.")),
        Column(tr("Actual")),
        Column(tr("Aim")),
        Column(tr("Of aim")),
    )
    parts = orders.split(result, most)
    rows = [_order_row(messages.edition_name(row), (row,), scale) for row in parts.kept]
    if parts.rest:
        rows.append(_order_row(messages.others(len(parts.rest)), parts.rest, scale))
    rows += [_order_row(messages.edition_name(row), (row,), scale) for row in parts.outside]
    several = len(result.rows) > 1
    if several:
        rows.append(_order_row(tr("Total"), result.rows, scale))
    return _without_blank(Table(columns, tuple(rows), total=several))


def _without_blank(table: Table) -> Table:
    """Return the table without the columns that hold nothing."""
    kept = [at for at in range(len(table.columns)) if any(row[at] for row in table.rows)]
    rows = tuple(tuple(row[at] for at in kept) for row in table.rows)
    return Table(tuple(table.columns[at] for at in kept), rows, total=table.total)


def _order_row(name: str, rows: tuple[EditionOrders, ...], scale: Scale) -> tuple[str, ...]:
    """Return one row for one edition or the sum of several; an aim is shown if it covers all of them."""
    actual, aim = sum(row.actual.minor for row in rows), orders.aim_of(rows)
    share = (
        attainment(Money(actual, scale.currency).amount, Money(aim, scale.currency).amount) if aim else None
    )
    opens = rows[0].opens if len(rows) == 1 else None
    firms = sum(row.firms for row in rows)
    return (
        style.shortened(name, style.SMALL, NAME_WIDTH),
        opens.isoformat() if opens else "",
        formats.grouped(firms) if firms else "",
        formats.grouped(sum(row.intended_count for row in rows)),
        scale.text(sum(row.intended.minor for row in rows)),
        formats.grouped(sum(row.actual_count for row in rows)),
        scale.text(actual),
        scale.text(aim) if aim else "",
        messages.share_text(share) if aim else "",
    )


def _notes(facts: SummaryFacts) -> tuple[str, ...]:
    """Return the foot of the page: units and rates, dates, source, what the colours mean, the step."""
    course, result = facts.course, facts.orders
    separator = "、" if language() == ZH else ", "
    rates = separator.join(facts.rate_sources) or tr("as recorded")
    sources = separator.join(facts.sources) or tr("the bureau's records")
    units = tr(
        "Units: exports {exports}, orders {orders}; each order at the rate of its date (source: {rates}).",
        exports=course_scale(course).unit,
        orders=orders_scale(result).unit,
        rates=rates,
    )
    made, won = formats.day(facts.made or course.as_of), formats.day(result.as_of)
    dates = tr(
        "Exports to {exports}, orders to {orders}; made on {day}.",
        exports=formats.day(course.closes or course.as_of),
        orders=won,
        day=made,
    )
    if course.cumulative is None:
        dates = tr("Orders to {orders}; made on {day}.", orders=won, day=made)
    colours = tr(
        "Dark: actual. Light: last year, intended orders. Dashed or outlined: target. Dotted: forecast."
    )
    step = tr("Step {step} of the change log.", step=facts.step) if facts.step else ""
    source = tr("Source: {sources}.", sources=sources)
    return (units, messages.sentences((dates, source)), messages.sentences((colours, step)))
