"""Reports: a list, a live preview, and PDF, paper and Excel from the same figures."""

from tradeplanner.ui.pages.reports.page import ReportsPage

__all__ = ["ReportsPage"]
