"""The plan of the year: its editions, and the programmes that they belong to."""

from tradeplanner.ui.pages.plan.page import PlanPage

__all__ = ["PlanPage"]
