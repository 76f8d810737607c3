"""What Home reads in one go on the data lane: the year's figures, and whether there is anything at all."""

from dataclasses import dataclass

from tradeplanner.app import exhibitions, exports, firms, insights, milestones, targets
from tradeplanner.app.insights import HomeFacts
from tradeplanner.app.milestones import DueNow
from tradeplanner.app.workspace import Workspace


@dataclass(frozen=True, slots=True)
class HomeReading:
    """``empty``: nothing is stored yet. ``other_year``: the last year with figures where this has none.

    ``due`` is what is due this week, whatever the year in view.
    """

    facts: HomeFacts
    empty: bool = False
    other_year: int | None = None
    due: DueNow | None = None


def read(ws: Workspace, year: int) -> HomeReading:
    """Return what Home shows of ``year``."""
    facts, due = insights.home(ws, year), milestones.due_now(ws)
    if has_figures(facts):
        return HomeReading(facts, due=due)
    years = [y for y in (*exports.years(ws), *exhibitions.years(ws)) if y != year]
    empty = not (years or facts.imports or facts.orders.rows or targets.all(ws) or firms.all(ws))
    return HomeReading(facts, empty, max(years, default=None), due)


def has_figures(facts: HomeFacts) -> bool:
    """Tell whether the year has export figures or orders."""
    return bool(facts.exports.through) or not facts.orders.is_empty
