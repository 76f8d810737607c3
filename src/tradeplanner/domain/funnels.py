"""How a fair turns into orders: firms step by step, and beside them amounts, which are never mixed.

A firm that attended had applied and been asked; orders count as firms that have at least one. Intended
orders are no part of signed ones, so their amounts stand side by side and are not added.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Reached(StrEnum):
    """The steps, first to last."""

    INVITED = "invited"
    APPLIED = "applied"
    ATTENDED = "attended"
    INTENDED = "intended"
    CONTRACT = "contract"
    SHIPPED = "shipped"


AT_FAIR = (Reached.INVITED, Reached.APPLIED, Reached.ATTENDED)
"""Steps of a registration: the later one says that the earlier ones were taken."""
ORDERED = (Reached.INTENDED, Reached.CONTRACT, Reached.SHIPPED)
"""Stages of orders: only these have an amount."""


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """One step: how many firms reached it, and for orders their amount in minor units."""

    reached: Reached
    firms: int
    minor: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnel:
    """All six steps of one edition or of many; ``name`` is what is looked at, "" for all of them."""

    year: int
    zh: str = ""
    en: str = ""
    currency: str
    steps: tuple[FunnelStep, ...] = ()

    def firms(self, reached: Reached) -> int:
        """Return how many firms reached a step."""
        return next((step.firms for step in self.steps if step.reached is reached), 0)


def funnel(
    reached: Iterable[tuple[int, Reached]],
    amounts: Mapping[Reached, int],
    *,
    year: int,
    currency: str,
    zh: str = "",
    en: str = "",
) -> Funnel:
    """Return the funnel of firms (ids) with a step that each is known to have reached, a firm once a step.

    ``amounts`` are those of orders now in each stage.
    """
    firms: dict[Reached, set[int]] = {step: set() for step in Reached}
    for firm, step in reached:
        before = AT_FAIR[: AT_FAIR.index(step) + 1] if step in AT_FAIR else (step,)
        for one in before:
            firms[one].add(firm)
    steps = tuple(
        FunnelStep(step, len(firms[step]), amounts.get(step, 0) if step in ORDERED else None)
        for step in Reached
    )
    return Funnel(year=year, zh=zh, en=en, currency=currency, steps=steps)
