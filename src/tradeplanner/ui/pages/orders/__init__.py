"""The orders of a year: table, form, and the chart of what the fairs brought beside it."""

from tradeplanner.ui.pages.orders.page import OrdersPage

__all__ = ["OrdersPage"]
