"""The history: who did what when, imports with their files, and taking any step back."""

from tradeplanner.ui.pages.history.page import HistoryPage

__all__ = ["HistoryPage"]
