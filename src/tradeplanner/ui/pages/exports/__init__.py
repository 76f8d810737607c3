"""Exports and targets: the year's course, the league of towns, and the figures behind both."""

from tradeplanner.ui.pages.exports.page import ExportsPage

__all__ = ["ExportsPage"]
