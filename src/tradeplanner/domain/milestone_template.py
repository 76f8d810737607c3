"""The usual template of milestones, and how the lines that hold for an edition are found among a template's.

The days are common practice of bureaus that take firms abroad; results are due seven days after the close and
follow-ups three, six and twelve months after it, as result forms ask for them. A bureau may write its own.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tradeplanner.domain.exhibitions import Edition, FairClass, Scope
from tradeplanner.domain.ids import EditionId
from tradeplanner.domain.milestones import Anchor, Milestone, MilestoneKind, MilestoneRule

_K, _CLOSES = MilestoneKind, Anchor.CLOSES


def _rule(
    kind: MilestoneKind, days: int = 0, months: int = 0, anchor: Anchor = Anchor.OPENS, **where: object
) -> MilestoneRule:
    rule = MilestoneRule(kind=kind, plus_days=days, plus_months=months, anchor=anchor)
    return replace(rule, **where)  # type: ignore[arg-type]  # the fields that narrow a rule down


TEMPLATE: tuple[MilestoneRule, ...] = (
    _rule(_K.NOTICE, months=-5),
    _rule(_K.REGISTRATION, -100),
    _rule(_K.DEPOSIT, -90),
    _rule(_K.BOOTHS, -60),
    _rule(_K.VISA, -50),
    _rule(_K.FREIGHT, -45),
    _rule(_K.BALANCE, -30),
    _rule(_K.DEPARTURE, -2),
    _rule(_K.RESULTS, 7, anchor=_CLOSES),
    _rule(_K.FOLLOW_3, months=3, anchor=_CLOSES),
    _rule(_K.FOLLOW_6, months=6, anchor=_CLOSES),
    _rule(_K.FOLLOW_12, months=12, anchor=_CLOSES),
    _rule(_K.CLAIM, months=6),
    # What the bureau runs itself or puts first is told to firms earlier.
    _rule(_K.NOTICE, months=-8, fair_class=FairClass.SELF_RUN),
    _rule(_K.REGISTRATION, months=-5, fair_class=FairClass.SELF_RUN),
    _rule(_K.NOTICE, months=-6, fair_class=FairClass.KEY),
    # At home nobody needs a visa or a ship, and everything can be later.
    _rule(_K.NOTICE, -90, scope=Scope.DOMESTIC),
    _rule(_K.REGISTRATION, -45, scope=Scope.DOMESTIC),
    _rule(_K.DEPOSIT, -40, scope=Scope.DOMESTIC),
    _rule(_K.BOOTHS, -30, scope=Scope.DOMESTIC),
    _rule(_K.VISA, scope=Scope.DOMESTIC, active=False),
    _rule(_K.FREIGHT, scope=Scope.DOMESTIC, active=False),
    _rule(_K.BALANCE, -20, scope=Scope.DOMESTIC),
    _rule(_K.DEPARTURE, -1, scope=Scope.DOMESTIC),
    # Online nobody travels and no stand is built.
    _rule(_K.NOTICE, -60, scope=Scope.ONLINE),
    _rule(_K.REGISTRATION, -30, scope=Scope.ONLINE),
    _rule(_K.DEPOSIT, scope=Scope.ONLINE, active=False),
    _rule(_K.BOOTHS, scope=Scope.ONLINE, active=False),
    _rule(_K.VISA, scope=Scope.ONLINE, active=False),
    _rule(_K.FREIGHT, scope=Scope.ONLINE, active=False),
    _rule(_K.BALANCE, -15, scope=Scope.ONLINE),
    _rule(_K.DEPARTURE, scope=Scope.ONLINE, active=False),
)
"""The usual template; it holds as long as a bureau has written no line of its own."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A milestone that the template asks for; ``stands`` where the edition has it already."""

    milestone: Milestone
    stands: bool = False


def due(anchor: date, months: int, days: int) -> date:
    """Return the day ``months`` and then ``days`` after ``anchor``; a day that a month lacks is its last."""
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + months, 12)
    first = date(year, month + 1, min(anchor.day, monthrange(year, month + 1)[1]))
    return first + timedelta(days=days)


def holding(rules: Iterable[MilestoneRule], edition: Edition) -> list[MilestoneRule]:
    """Return the lines that hold for ``edition``, one a kind and name.

    Among several the one that says more of class, scope and market wins, among equals the later.
    """
    won: dict[tuple[MilestoneKind, str], tuple[int, MilestoneRule]] = {}
    for rule in rules:
        said = _fit(rule, edition)
        key = (rule.kind, rule.name)
        if said is not None and said >= won.get(key, (0, rule))[0]:
            won[key] = said, rule
    return [rule for _, rule in won.values() if rule.active]


def _fit(rule: MilestoneRule, edition: Edition) -> int | None:
    """Return how much a line says of the edition, None where it is about others."""
    pairs = (
        (rule.fair_class, edition.fair_class),
        (rule.scope, edition.scope),
        (rule.market, edition.market),
    )
    told = [(wanted, known) for wanted, known in pairs if wanted]
    return len(told) if all(wanted == known for wanted, known in told) else None


def planned(rules: Iterable[MilestoneRule], edition: Edition, known: Sequence[Milestone]) -> list[Planned]:
    """Return the milestones that the template asks for, by day; none before the edition has days."""
    have = {(one.kind, one.name) for one in known}
    made = [
        Planned(
            Milestone(
                edition_id=EditionId(edition.id or 0), kind=rule.kind, name=rule.name,
                due_on=due(day, rule.plus_months, rule.plus_days), anchor=rule.anchor,
                plus_months=rule.plus_months, plus_days=rule.plus_days, owner=edition.owner,
            ),
            (rule.kind, rule.name) in have,
        )
        for rule in holding(rules, edition)
        if (day := anchor_day(edition, rule.anchor)) is not None
    ]  # fmt: skip
    return sorted(made, key=lambda one: one.milestone.due_on)


def anchor_day(edition: Edition, anchor: Anchor) -> date | None:
    """Return the day that a milestone is counted from; the closing day is the opening where none is said."""
    return edition.opens if anchor is Anchor.OPENS else edition.closes or edition.opens


def moved(milestones: Iterable[Milestone], after: Edition) -> list[Milestone]:
    """Return those that fall on another day now: open ones that are counted from the edition's days."""
    result = []
    for one in milestones:
        if one.anchor is None or one.done_on is not None:
            continue
        day = anchor_day(after, one.anchor)
        if day is None:
            continue
        fresh = due(day, one.plus_months, one.plus_days)
        if fresh != one.due_on:
            result.append(replace(one, due_on=fresh))
    return result
