"""The register of firms: search, table, the card of one firm, and its form."""

from tradeplanner.ui.pages.firms.page import FirmsPage

__all__ = ["FirmsPage"]
