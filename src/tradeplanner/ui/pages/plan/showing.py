"""The plan's rows and the year's days as the bars of a timeline and the entries of a calendar, with words."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from tradeplanner.app.plan import PlanRow
from tradeplanner.app.schedule import Schedule
from tradeplanner.domain.clashes import AWAY
from tradeplanner.domain.exhibitions import OVER, Edition, check_shift
from tradeplanner.domain.holidays import HOME, SpecialDay
from tradeplanner.domain.ids import EditionId
from tradeplanner.domain.markets import Markets
from tradeplanner.domain.milestones import Milestone
from tradeplanner.i18n import formats
from tradeplanner.i18n.clashes import clash_sentence, days_text
from tradeplanner.i18n.holidays import holiday_name
from tradeplanner.i18n.language import tr
from tradeplanner.i18n.messages import explanation
from tradeplanner.i18n.words import word
from tradeplanner.ui.forms.choices import market_name, named
from tradeplanner.ui.widgets.calendar_model import Entry
from tradeplanner.ui.widgets.timeline_model import Bar, Mark

Reason = tuple[EditionId, int, str]
"""The edition of a clash, its milestone or -1, and the reason in words."""


def reasons(rows: Sequence[PlanRow], found: Schedule, markets: Markets) -> list[Reason]:
    """Return the reason of each clash, for both editions where it has two."""
    names = {row.id: named(row.edition) for row in rows}
    held = {row.id: market_name(markets, row.edition.market) for row in rows}
    kinds = {one.id: milestone_name(one) for many in found.milestones.values() for one in many}
    result = []
    for clash in found.clashes:
        if clash.edition in names or clash.other in names:
            text = clash_sentence(
                clash, names, lambda number: held.get(number, ""),
                kinds.get(clash.milestone, ""), found.firm_names,
            )  # fmt: skip
            result += [(number, int(clash.milestone or -1), text)
                       for number in (clash.edition, clash.other) if number in names]  # fmt: skip
    return result


def milestone_name(one: Milestone) -> str:
    """Return a person's own word for a milestone, else that of its kind."""
    return one.name or word(one.kind)


def bars(rows: Sequence[PlanRow], found: Schedule, why: Sequence[Reason]) -> list[Bar]:
    """Return a bar for each row."""
    told: dict[tuple[int, int], tuple[str, ...]] = {}
    for number, milestone, text in why:
        told[number, milestone] = (*told.get((number, milestone), ()), text)
    return [_bar(row, found.milestones.get(row.id, ()), told) for row in rows]


def _bar(row: PlanRow, due: Sequence[Milestone], told: Mapping[tuple[int, int], tuple[str, ...]]) -> Bar:
    edition = row.edition
    first = (edition.first_opens, edition.first_closes or edition.first_opens)
    moved = first[0] is not None and first != (edition.opens, edition.closes)
    marks = tuple(
        Mark(
            int(one.id or 0), one.due_on, milestone_name(one), one.done_on is not None,
            one.anchor is not None, told.get((row.id, int(one.id or 0)), ()),
        )
        for one in due
    )  # fmt: skip
    return Bar(
        int(row.id), named(edition), word(edition.status), edition.opens, edition.closes,
        (first[0], first[1]) if moved and first[0] and first[1] else None, tone(edition), marks,
        told.get((row.id, -1), ()), _fixed(edition),
    )  # fmt: skip


def _fixed(edition: Edition) -> str:
    """Return why the days of an edition are not to be moved, "" where they are."""
    return " ".join(map(explanation, check_shift(replace(edition, name_zh=named(edition)))))


def tone(edition: Edition) -> str:
    """Return how an edition is shown: what is called off faint, what was held done."""
    return "faint" if edition.status in AWAY else "done" if edition.status in OVER else ""


def entries(shown: Sequence[Bar]) -> list[Entry]:
    """Return the bars and their marks as entries of a calendar."""
    result = []
    for bar in shown:
        if bar.opens is not None and bar.last is not None:
            result.append(Entry(bar.key, -1, bar.opens, bar.last, bar.name, bar.tone, bar.warnings))
        for mark in bar.marks:
            text = tr("{milestone}: {edition}", milestone=mark.text, edition=bar.name)
            state = "done" if mark.done else ""
            result.append(Entry(bar.key, mark.key, mark.on, mark.on, text, state, mark.warnings))
    return result


def home_days(found: Schedule) -> dict[date, SpecialDay]:
    """Return China's special days."""
    return {day: one for (market, day), one in found.holidays.days.items() if market == HOME}


def abroad(rows: Sequence[PlanRow], found: Schedule, markets: Markets) -> dict[date, tuple[str, ...]]:
    """Return the public holidays of the host markets on days on which one of their editions is held."""
    result: dict[date, tuple[str, ...]] = {}
    wanted = {row.edition.market for row in rows} - {HOME, ""}
    for (market, day), one in sorted(found.holidays.days.items(), key=lambda item: item[0]):
        if market in wanted:
            told = f"{market_name(markets, market)} {holiday_name(one.name)}".strip()
            result[day] = (*result.get(day, ()), told)
    return result


def telling(bar: Bar, at: int) -> str:
    """Return a bar or one of its marks in words, with the reasons of its clashes, a line each."""
    if 0 <= at < len(bar.marks):
        one = bar.marks[at]
        state = tr("completed") if one.done else tr("open")
        head = tr("{milestone}: {edition}", milestone=one.text, edition=bar.name)
        return "\n".join((head, f"{formats.day(one.on)} · {state}", *one.warnings))
    days = days_text(bar.opens, bar.last or bar.opens) if bar.opens else tr("no days set yet")
    before = [tr("at first {days}", days=days_text(*bar.first))] if bar.first else []
    return "\n".join((bar.name, f"{days} · {bar.note}", *before, *bar.warnings))


def dragging(bar: Bar, at: int) -> str:
    """Return the days of what is being moved."""
    if 0 <= at < len(bar.marks):
        return formats.day(bar.marks[at].on)
    return days_text(bar.opens, bar.last or bar.opens) if bar.opens else ""
