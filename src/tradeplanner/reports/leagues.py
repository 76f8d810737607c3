"""The league tables of a year on paper: towns, industries, firms and markets, with bars and tables.

A league shows its first rows and gathers the rest in one, so that every table adds up to the whole; the
long version leaves nobody out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tradeplanner.charts import leagues as chart
from tradeplanner.charts import render
from tradeplanner.charts.frame import NOUNS, growth, measured, others, share
from tradeplanner.charts.messages import missing_rates
from tradeplanner.charts.scale import Scale, scale_for
from tradeplanner.charts.style import Theme
from tradeplanner.domain.ids import StepId
from tradeplanner.domain.league import By, Entrant, League
from tradeplanner.domain.money import Money
from tradeplanner.domain.targets import growth as growth_of
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import ZH, language, mark, tr
from tradeplanner.reports.report import Column, Graph, Picture, Report, Section, Table

WIDTH, INCH = 174.0, 25.4
"""Millimetres between the margins of an A4 page, and to an inch."""
ROW, HEAD, MOST_BARS = 6.0, 12.0, 10
"""Millimetres of a bar's row and of the chart's heading; entrants that have a bar."""
MOST_ROWS = 20
"""Entrants in a table before the others are gathered."""
EXPORTS_AT = 3
"""Where the exports stand in a table, for the chart of a workbook."""
HEADINGS = {
    By.TOWN: mark("League of towns"), By.INDUSTRY: mark("League of industries"),
    By.FIRM: mark("League of firms"), By.MARKET: mark("League of markets"),
}  # fmt: skip


def key(by: By) -> str:
    """Return the key of a league's section."""
    return f"league_{by.value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeagueFacts:
    """The leagues of one year, read in one transaction; ``bureau`` is named in the language in force."""

    year: int
    leagues: Mapping[By, League]
    bureau: str
    made: date
    sources: tuple[str, ...] = ()
    step: StepId | None = None
    sample: bool = False


def leagues(facts: LeagueFacts, *, whole: bool = False, grey: bool = False) -> Report:
    """Return the league tables in the language in force; ``whole`` lists every entrant."""
    theme = Theme.GREY if grey else Theme.LIGHT
    shown = [facts.leagues[by] for by in HEADINGS if by in facts.leagues and facts.leagues[by].entrants]
    through = max((one.through for one in shown), default=0)
    period = formats.months_of(facts.year, 1, through) if through else ""
    sample = tr("sample figures") if facts.sample else ""
    return Report(
        title=tr("League tables of exports in {year}", year=facts.year),
        subtitle=" · ".join(filter(None, (facts.bureau, period, sample))),
        sentences=() if shown else (tr("No export figures of this year are recorded."),),
        sections=tuple(_section(one, theme, whole=whole) for one in shown),
        notes=_notes(facts, shown),
        page_label=tr("Page {page} of {pages}", page="{page}", pages="{pages}"),
        language=language(),
    )


def _section(league: League, theme: Theme, *, whole: bool) -> Section:
    scale = scale_for(league.currency, (m.minor for m in _amounts(league) if m is not None))
    most = len(league.entrants) if whole else MOST_ROWS
    return Section(
        tr(HEADINGS[league.by]),
        measured(league.year, league.through, scale.unit),
        picture=_picture(league, theme),
        table=_table(league, scale, most),
        key=key(league.by),
        graph=Graph("bar", 1, (EXPORTS_AT,)),
    )


def _amounts(league: League) -> Iterable[Money | None]:
    yield from (amount for one in league.entrants for amount in (one.now, one.then))
    yield league.now


def _picture(league: League, theme: Theme) -> Picture:
    height = HEAD + ROW * (min(len(league.entrants), MOST_BARS) + 1)
    drawn = chart.draw(league, (WIDTH / INCH, height / INCH), theme, titled=False)
    return Picture(render.to_svg(drawn).decode(), WIDTH, height, drawn.description)


def _table(league: League, scale: Scale, most: int) -> Table:
    """Return the first ``most`` entrants, the others as one row, and the whole."""
    columns = (
        Column(tr("Rank")), Column(tr(NOUNS[league.by]), figures=False, wide=True),
        Column(tr("Rank a year ago")), Column(tr("Exports, {unit}", unit=scale.unit)),
        Column(tr("Last year, {unit}", unit=scale.unit)), Column(tr("Growth")), Column(tr("Share")),
        Column(tr("Contribution")), Column(tr("Of the change")),
    )  # fmt: skip
    named = [one for one in league.entrants if one.name]
    kept = named[:most]
    rows = [_row(one, _name(one), scale) for one in kept]
    for rest, words in (
        (named[most:], others(len(named) - len(kept))),
        ([one for one in league.entrants if not one.name], tr("(not stated)")),
    ):
        if rest:
            rows.append(_row(_gathered(rest, league), words, scale))
    rows.append(_row(_whole(league), tr("Together"), scale))
    return Table(columns, tuple(rows), total=True)


def _row(one: Entrant, name: str, scale: Scale) -> tuple[str, ...]:
    return (
        "" if one.rank is None else str(one.rank), name, "" if one.rank_then is None else str(one.rank_then),
        _amount(one.now, scale), _amount(one.then, scale),
        growth(one.growth), share(one.share),
        "" if one.points is None else formats.signed(one.points, 2), share(one.contribution),
    )  # fmt: skip


def _amount(amount: Money | None, scale: Scale) -> str:
    return "" if amount is None else scale.text(amount.minor)


def _name(one: Entrant) -> str:
    return (one.en if language() != ZH else "") or one.zh or one.name


def _gathered(rest: Sequence[Entrant], league: League) -> Entrant:
    """Return entrants as one; a sum of which a part is not known is not known.

    An entrant without a figure has none to add where the whole is known, and may hide one where it is not.
    """
    if len(rest) == 1:
        return Entrant(
            name="", now=rest[0].now, then=rest[0].then, growth=rest[0].growth, share=rest[0].share,
            points=rest[0].points, contribution=rest[0].contribution,
        )  # fmt: skip
    now = _together([one.now for one in rest], league.now)
    then = _together([one.then for one in rest], league.then) if league.comparable else None
    both = now is not None and then is not None
    return Entrant(
        name="",
        now=now,
        then=then,
        growth=growth_of(Decimal(now.minor), Decimal(then.minor)) if now and then else None,
        share=_sum(one.share for one in rest) if now is not None else None,
        points=_sum(one.points for one in rest) if both else None,
        contribution=_sum(one.contribution for one in rest) if both else None,
    )


def _together(parts: Sequence[Money | None], whole: Money | None) -> Money | None:
    known = [part for part in parts if part is not None]
    if not known or (whole is None and len(known) < len(parts)):
        return None
    return Money(sum(part.minor for part in known), known[0].currency)


def _whole(league: League) -> Entrant:
    now, then = league.now, league.then
    grown = growth_of(Decimal(now.minor), Decimal(then.minor)) if now and then else None
    one = Decimal(1)
    return Entrant(
        name="", now=now, then=then, growth=grown,
        share=one if now and now.minor > 0 else None,
        points=None if grown is None else grown * 100,
        contribution=one if now and then and now.minor != then.minor else None,
    )  # fmt: skip


def _sum(values: Iterable[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None


def _notes(facts: LeagueFacts, shown: Sequence[League]) -> tuple[str, ...]:
    sources = "、" if language() == ZH else ", "
    source = tr("Source: {sources}.", sources=sources.join(facts.sources)) if facts.sources else ""
    step = tr("Step {step} of the change log.", step=facts.step) if facts.step else ""
    made = tr("As of {day}.", day=formats.day(facts.made))
    rules = tr(
        "Contribution: percentage points of the growth of the whole. Of the change: part of its change."
    )
    lacking = dict.fromkeys(filter(None, (missing_rates(one.missing) for one in shown)))
    incomparable = any(not one.comparable for one in shown)
    return tuple(
        filter(
            None,
            (
                " ".join(filter(None, (source, made, step))),
                rules if shown else "",
                tr("Last year was not counted in the same way.") if incomparable else "",
                *lacking,
            ),
        )
    )
