"""A manager's questions, answered in one transaction: what each chart of the page is drawn from.

Every figure comes from the tables of sums. Exports are in the currency of the course, orders in the
one that the bureau reports them in.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from tradeplanner.app import comparing, outlooks, questions
from tradeplanner.app.cut_sums import CutSums
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain import bridges, budgets, bullets, edition_results, funnels, heat, multiples, pareto
from tradeplanner.domain import variances as differences
from tradeplanner.domain.cuts import OF_EXPORTS, OF_ORDERS, OF_REGISTRATIONS, Cut
from tradeplanner.domain.dashboards import ABOUT, Answer, Ask, Dashboard
from tradeplanner.domain.entries import Entry
from tradeplanner.domain.funnels import Reached
from tradeplanner.domain.ids import EditionId
from tradeplanner.domain.league import By, League
from tradeplanner.domain.money import Money
from tradeplanner.domain.orders import Stage
from tradeplanner.domain.pairs import Pairs
from tradeplanner.domain.participation import State
from tradeplanner.domain.spans import Months
from tradeplanner.domain.variances import Base
from tradeplanner.domain.worth import Fair, worth_of
from tradeplanner.i18n.language import EN, ZH, speaking, tr
from tradeplanner.storage import budgets as budget_store
from tradeplanner.storage import cuts, exhibitions
from tradeplanner.storage.cuts import Offers

Lead = tuple[str, object]
CAME_TO = {State.INVITED: Reached.INVITED, State.ATTENDED: Reached.ATTENDED}
"""What a registration proves; one that was refused or withdrawn proves no more than that it was asked."""
APPLIED = frozenset({State.APPLIED, State.APPROVED, State.WAITING, State.CONFIRMED, State.ABSENT})
SIGNED = {
    Stage.INTENDED: (Reached.INTENDED,),
    Stage.CONTRACT: (Reached.CONTRACT,),
    Stage.SHIPPED: (Reached.CONTRACT, Reached.SHIPPED),
}
"""What an order proves: what was shipped had been signed."""
AMOUNTS = {Stage.INTENDED: Reached.INTENDED, Stage.CONTRACT: Reached.CONTRACT, Stage.SHIPPED: Reached.SHIPPED}


@dataclass(frozen=True, slots=True)
class Found:
    """The result of one question, whether there is nothing in it, and where its marks lead."""

    result: Any
    empty: bool
    leads: Mapping[int, Lead]


def dashboard(
    ws: Workspace,
    year: int,
    cut: Cut | None = None,
    asks: Collection[Ask] = tuple(Ask),
    *,
    now: date | None = None,
) -> Dashboard:
    """Return the answers to ``asks`` for ``year`` within ``cut``; ``now`` stands for today."""
    wanted = cut or Cut()
    with ws.store.read() as connection:
        sums = CutSums(connection, ws.markets, year, wanted, now or questions.today())
        answers = {ask: _answer(ask, sums) for ask in Ask if ask in asks}
        return Dashboard(
            year=year,
            cut=wanted,
            day=sums.day,
            answers=answers,
            sample=bool(sums.standing.settings.sample),
            step=sums.standing.step,
        )


def offers(ws: Workspace, year: int) -> Offers:
    """Return the towns and industries that the charts of ``year`` can be cut by."""
    with ws.store.read() as connection:
        return cuts.offers(connection, year)


def _answer(ask: Ask, sums: CutSums) -> Answer:
    found = ANSWERS[ask](sums)
    return Answer(
        ask=ask,
        result=found.result,
        empty=found.empty,
        leads=found.leads,
        unheeded=sums.cut.unheeded(ABOUT[ask].heeds),
    )


def _course(sums: CutSums) -> Found:
    course = sums.course
    if sums.cut.only(OF_EXPORTS).is_clear:
        past = outlooks.read(sums.connection, sums.year)
        course = outlooks.added(course, past, sums.district.place, sums.standing.book)
    leads: dict[int, Lead] = dict.fromkeys(range(1, 13), ("exports", ("records", "")))
    drawn = any(value is not None for value in (*course.actual, *course.last_year, *course.target))
    return Found(course, not drawn, leads)


def _bullets(sums: CutSums) -> Found:
    courses = sums.towns()
    leads: dict[int, Lead] = {at: ("exports", course.name) for at, course in enumerate(courses)}
    return Found(bullets.of_courses(courses), not courses, leads)


def _variances(sums: CutSums) -> Found:
    league = sums.league(_leading(sums.cut))
    entries, leads = _entries(league)
    found = differences.variances(
        entries,
        by=league.by,
        base=Base.LAST_YEAR,
        year=league.year,
        through=league.through,
        currency=league.currency,
    )
    return Found(found, found.total is None, leads)


def _bridge(sums: CutSums) -> Found:
    league = sums.of_firms.league(By.FIRM)
    entries, _ = _entries(league)
    whole = (_minor(league.then) if league.comparable else None, _minor(league.now))
    found = bridges.bridge(
        entries, year=league.year, through=league.through, currency=league.currency, whole=whole
    )
    return Found(found, not found.steps, {})


def _pareto(sums: CutSums) -> Found:
    return _most(sums.league(By.MARKET))


def _firms(sums: CutSums) -> Found:
    return _most(sums.of_firms.league(By.FIRM))


def _most(league: League) -> Found:
    entries, leads = _entries(league)
    found = pareto.pareto(
        entries, by=league.by, year=league.year, through=league.through, currency=league.currency
    )
    return Found(found, not found.slices, leads)


def _months(sums: CutSums) -> Found:
    course = sums.course
    now, then = (_cells(months) for months in sums.run())
    due = [0, *course.target]
    found = heat.MonthColumns(
        year=sums.year,
        name=course.name,
        currency=course.currency,
        through=course.through,
        now=heat.cells(now),
        then=heat.cells(then),
        target=tuple(late - early for early, late in pairwise(due)),
    )
    leads: dict[int, Lead] = dict.fromkeys(range(1, 13), ("exports", ("records", "")))
    return Found(found, all(cell.minor is None for cell in (*found.now, *found.then)), leads)


def _heat(sums: CutSums) -> Found:
    league = sums.league(By.MARKET)
    entries, leads = _entries(league)
    runs = sums.months(By.MARKET)
    parts = [
        heat.HeatPart(entry.key, entry.zh, entry.en, *span)
        for entry, entrant in zip(entries, league.entrants, strict=True)
        if entrant.name in runs
        for span in _cells(runs[entrant.name][0])
    ]
    found = heat.heat(
        parts, by=By.MARKET, year=sums.year, through=sums.course.through, currency=sums.course.currency
    )
    return Found(found, not found.rows, leads)


def _league(sums: CutSums) -> Found:
    league = sums.league(_leading(sums.cut))
    return Found(league, not league.entrants, _entries(league)[1])


def _multiples(sums: CutSums) -> Found:
    league = sums.league(_leading(sums.cut))
    entries, leads = _entries(league)
    runs = sums.months(league.by)
    panels = [
        multiples.Panel(entry, *(months.values for months in runs[entrant.name]))
        for entry, entrant in zip(entries, league.entrants, strict=True)
        if entrant.name in runs
    ]
    found = multiples.multiples(
        panels, by=league.by, year=league.year, through=league.through, currency=league.currency
    )
    return Found(found, not panels, leads)


def _funnel(sums: CutSums) -> Found:
    cut = sums.cut.only(OF_REGISTRATIONS)
    within = sums.within(cut)
    reached = [
        (firm, CAME_TO.get(state, Reached.APPLIED if state in APPLIED else Reached.INVITED))
        for firm, state in cuts.registered(sums.connection, sums.held, within)
    ]
    for firm, stage in cuts.ordering(sums.connection, sums.held, within):
        reached += [(firm, step) for step in SIGNED[stage]]
    currency = sums.standing.settings.order_currency
    won = [part for part in sums.order_sums(cut) if part.edition is not None]
    stages = edition_results.by_stage(won, sums.standing.book, currency)
    amounts = {AMOUNTS[stage]: found.amount.minor for stage, found in stages.items()}
    found = funnels.funnel(reached, amounts, year=sums.year, currency=currency)
    return Found(found, not reached, {})


def _orders(sums: CutSums) -> Found:
    found = sums.year_orders(sums.cut.only(OF_ORDERS))
    leads: dict[int, Lead] = {int(row.edition): ("orders", row.edition) for row in found.rows if row.edition}
    return Found(found, found.is_empty, leads)


def _pairs(sums: CutSums) -> Found:
    """Compare the edition with most actual orders that has an earlier one of its fair."""
    everything = exhibitions.listed_editions(sums.connection)
    most = {row.edition: row.actual.minor for row in sums.year_orders(Cut()).rows}
    chances = [one for one in sums.editions if edition_results.previous(one, everything) is not None]
    if not chances:
        return Found(Pairs(first_zh=""), empty=True, leads={})
    first = max(chances, key=lambda one: (most.get(EditionId(one.id or 0), -1), -(one.id or 0)))
    found = comparing.within(sums.connection, EditionId(first.id or 0), None, sums.now)
    other = found.second or first
    pairs = Pairs(
        first_zh=first.name_zh,
        first_en=first.name_en,
        second_zh=other.name_zh,
        second_en=other.name_en,
        lines=tuple(found.lines),
    )
    return Found(pairs, empty=False, leads={})


def _worth(sums: CutSums) -> Found:
    settings, book = sums.standing.settings, sums.standing.book
    currency = settings.order_currency
    actual = {row.edition: row.actual.minor for row in sums.year_orders(Cut()).rows}
    lines: dict[EditionId, list[budgets.BudgetLine]] = {}
    for line in budget_store.listed(sums.connection, sums.held):
        lines.setdefault(line.edition_id, []).append(line)
    fairs = []
    for one in sums.editions:
        number = EditionId(one.id or 0)
        own = lines.get(number, [])
        cost = budgets.total(own, book, one.opens, currency)
        known = cost.expected.minor if own and not cost.left_out else None
        fairs.append(
            Fair(key=number, zh=one.name_zh, en=one.name_en, cost=known, orders=actual.get(number, 0))
        )
    found = worth_of(fairs, year=sums.year, currency=currency)
    return Found(found, not found.fairs, {int(one.id or 0): ("edition", one.id) for one in sums.editions})


def _leading(cut: Cut) -> By:
    """Return what stands beside one another: towns, and within one town its markets."""
    return By.TOWN if cut.town is None else By.MARKET


def _entries(league: League) -> tuple[list[Entry], dict[int, Lead]]:
    """Return a league's entrants as entries keyed by their place (firms: their id), and where they lead."""
    entries, leads = list[Entry](), dict[int, Lead]()
    blank_zh, blank_en = _blank()
    for at, entrant in enumerate(league.entrants):
        key = int(entrant.name) if league.by is By.FIRM and entrant.name else at
        zh, en = entrant.zh or entrant.name or blank_zh, entrant.en or entrant.name or blank_en
        entries.append(Entry(key=key, zh=zh, en=en, now=_minor(entrant.now), then=_minor(entrant.then)))
        if league.by is By.FIRM:
            leads[key] = ("firms", key)
        elif entrant.name:
            leads[key] = ("exports", entrant.name if league.by is By.TOWN else ("records", zh))
    return entries, leads


def _blank() -> tuple[str, str]:
    """Return what nobody has named is called, in Chinese and English."""
    with speaking(ZH):
        zh = tr("(not stated)")
    with speaking(EN):
        return zh, tr("(not stated)")


def _minor(money: Money | None) -> int | None:
    return None if money is None else money.minor


def _cells(months: Months) -> Iterable[tuple[int, int, int]]:
    """Yield (first, last, minor): a figure covers the months before it that have none of their own."""
    first = 1
    for month, value in enumerate(months.values, 1):
        if value is not None:
            while first < month and first not in months.covered:
                first += 1
            yield first, month, value
            first = month + 1


ANSWERS: Mapping[Ask, Callable[[CutSums], Found]] = {
    Ask.COURSE: _course,
    Ask.BULLETS: _bullets,
    Ask.VARIANCES: _variances,
    Ask.BRIDGE: _bridge,
    Ask.PARETO: _pareto,
    Ask.FIRMS: _firms,
    Ask.MONTHS: _months,
    Ask.HEAT: _heat,
    Ask.LEAGUE: _league,
    Ask.FUNNEL: _funnel,
    Ask.ORDERS: _orders,
    Ask.PAIRS: _pairs,
    Ask.WORTH: _worth,
    Ask.MULTIPLES: _multiples,
}
