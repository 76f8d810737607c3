"""Do the parts meet the whole: targets of towns, industries or markets beside the district's own."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tradeplanner.domain.attainments import wanted
from tradeplanner.domain.targets import Measure, Target, TargetScope

PARTS = (TargetScope.TOWN, TargetScope.INDUSTRY, TargetScope.MARKET)
ADDS_UP = {Measure.FIRMS: frozenset({TargetScope.TOWN, TargetScope.INDUSTRY})}
"""Scopes whose parts add up; a firm that goes to two markets is one firm of the district. Else all do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """The targets of one measure and scope together beside the district's.

    ``parts`` is their sum, ``whole`` the district's figure, in ``currency`` ("" for counts). ``unlike`` are
    those in other currencies, which are not added.
    """

    measure: Measure
    scope: TargetScope
    count: int
    parts: Decimal
    whole: Decimal
    currency: str = ""
    unlike: int = 0

    @property
    def off(self) -> Decimal:
        """By how much the parts exceed the whole; below zero: fall short of it."""
        return self.parts - self.whole


def meetings(in_force: Iterable[Target]) -> tuple[Meeting, ...]:
    """Return each set of parts beside its whole; ``in_force`` are one year's targets as last revised."""
    targets = list(in_force)
    found = []
    for whole in (one for one in targets if one.scope is TargetScope.DISTRICT):
        for scope in PARTS:
            parts = [one for one in targets if one.measure is whole.measure and one.scope is scope]
            if parts and scope in ADDS_UP.get(whole.measure, PARTS):
                found.append(_meeting(whole, parts))
    return tuple(found)


def _meeting(whole: Target, parts: list[Target]) -> Meeting:
    like = [one for one in parts if _currency(one) == _currency(whole)]
    return Meeting(
        measure=whole.measure,
        scope=parts[0].scope,
        count=len(like),
        parts=sum((wanted(one) for one in like), Decimal(0)),
        whole=wanted(whole),
        currency=_currency(whole),
        unlike=len(parts) - len(like),
    )


def _currency(target: Target) -> str:
    return target.amount.currency if target.amount else ""
