"""Who leads: rank, the change of rank since a year ago, and a bar within the row."""

from decimal import Decimal

from tradeplanner.charts import rows
from tradeplanner.charts.frame import (
    NOUNS,
    Size,
    Told,
    amount,
    brief,
    framed,
    growth,
    known,
    measured,
    others,
    share,
    value,
)
from tradeplanner.charts.grids import DASH, Grid
from tradeplanner.charts.messages import joined, missing_rates, sentences
from tradeplanner.charts.rows import Axis, Row
from tradeplanner.charts.scale import Scale, scale_for
from tradeplanner.charts.sheet import Chart, Sheet
from tradeplanner.charts.style import Theme
from tradeplanner.domain.entries import known_sum
from tradeplanner.domain.league import Entrant, League
from tradeplanner.i18n.language import ZH, language, ntr, tr

UP, DOWN, SAME = "▲", "▼", "="


def told(result: League) -> Told:
    """Return the chart's words and table."""
    scale = _scale(result)
    heads = (tr("Rank"), tr("Change of rank"), tr(NOUNS[result.by]), tr("Exports, {unit}", unit=scale.unit),
             tr("Last year, {unit}", unit=scale.unit), tr("Share"), tr("Growth"))  # fmt: skip
    title = _title(result)
    first = [
        tr("{rank}. {name}: {amount}, {growth}.", rank=e.rank, name=_name(e), amount=amount(scale, _now(e)),
           growth=growth(e.growth))
        for e in result.entrants[:5] if e.rank
    ]  # fmt: skip
    subtitle = joined(
        (
            measured(result.year, result.through, scale.unit),
            tr("light: last year") if result.comparable else "",
            missing_rates(result.missing),
        )
    )
    grid = Grid(heads, tuple(_data(e, scale) for e in result.entrants), scale.places)
    return Told(title, subtitle, sentences((tr("{message}.", message=title), *first)), grid)


def draw(result: League, size: Size, theme: Theme = Theme.LIGHT, *, titled: bool = True) -> Chart:
    """Return the league; those without room are summed up in one row."""

    def paint(sheet: Sheet, top: float) -> None:
        _paint(sheet, result, top)

    return framed(told(result), size, theme, paint if result.entrants else None, titled=titled)


def _name(entrant: Entrant) -> str:
    return (entrant.en if language() != ZH else "") or entrant.zh or entrant.name or tr("Not stated")


def _now(entrant: Entrant) -> int | None:
    return entrant.now.minor if entrant.now else None


def _then(entrant: Entrant) -> int | None:
    return entrant.then.minor if entrant.then else None


def _title(result: League) -> str:
    ranked = [e for e in result.entrants if e.rank is not None]
    if not ranked:
        return tr("Nobody to rank yet")
    leader = brief(_name(ranked[0]))
    first = ranked[0].share
    text = (
        tr("{name} leads with {share}", name=leader, share=share(first))
        if first
        else tr("{name} leads", name=leader)
    )
    climber = max(ranked, key=lambda e: e.climbed or 0)
    if climber.climbed and climber.climbed > 0:
        won = ntr(
            "{name} won {count} place",
            "{name} won {count} places",
            climber.climbed,
            name=brief(_name(climber)),
        )
        return joined((text, won))
    return text


def _scale(result: League) -> Scale:
    return scale_for(result.currency, known(v for e in result.entrants for v in (_now(e), _then(e))))


def _climbed(entrant: Entrant) -> str:
    """Return a sign and the number of places; the sign differs in form and not in colour alone."""
    if entrant.climbed is None:
        return tr("new") if entrant.rank is not None and entrant.then is None else ""
    if entrant.climbed == 0:
        return SAME
    return f"{UP if entrant.climbed > 0 else DOWN}{abs(entrant.climbed)}"


def _data(entrant: Entrant, scale: Scale) -> tuple[str | int | Decimal | None, ...]:
    return (entrant.rank, _climbed(entrant), _name(entrant), value(scale, _now(entrant)),
            value(scale, _then(entrant)), share(entrant.share), growth(entrant.growth))  # fmt: skip


def _row(entrant: Entrant, key: int, scale: Scale) -> Row:
    rank = DASH if entrant.rank is None else str(entrant.rank)
    name = f"{rank}  {_name(entrant)}"
    text = joined((
        f"{name} ({scale.unit})", tr("Actual {amount}", amount=amount(scale, _now(entrant))),
        tr("Last year {amount}", amount=amount(scale, _then(entrant))), growth(entrant.growth),
    ))  # fmt: skip
    cells = (_climbed(entrant), amount(scale, _now(entrant)), growth(entrant.growth), share(entrant.share))
    return Row(name, cells, text, key)


def _paint(sheet: Sheet, result: League, top: float) -> None:
    scale = _scale(result)
    most = rows.room(sheet, top)
    kept = result.entrants if len(result.entrants) <= most else result.entrants[: most - 1]
    lines = [_row(entrant, key, scale) for key, entrant in enumerate(kept)]
    pairs = [(_now(e), _then(e)) for e in kept]
    rest = result.entrants[len(kept) :]
    if rest:
        now = known_sum(_now(e) for e in rest)
        part = known_sum(1 for e in rest if e.share is not None)
        of_all = share(sum((e.share or Decimal(0) for e in rest), Decimal(0))) if part else DASH
        lines.append(
            Row(others(len(rest)), ("", amount(scale, now), DASH, of_all), others(len(rest)), faint=True)
        )
    lanes = rows.laid(sheet, lines, (tr("Moved"), scale.unit, tr("Growth"), tr("Share")), top)
    box = lanes[0].box
    axis = Axis.over([float(v) for pair in pairs for v in pair if v is not None], box.left, box.right)
    for lane, (current, before) in zip(lanes, pairs, strict=False):
        if before:
            sheet.bar(lane.bar(axis.x(0.0), axis.x(before), 0.7), sheet.palette.light)
        if current:
            sheet.bar(lane.bar(axis.x(0.0), axis.x(current), 0.34), sheet.palette.actual)
    rows.zero_line(sheet, lanes, axis.x(0.0))
