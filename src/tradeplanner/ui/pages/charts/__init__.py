"""The page of charts: a manager's questions, each answered by a chart, all within one filter."""

from tradeplanner.ui.pages.charts.page import ChartsPage

__all__ = ["ChartsPage"]
