"""One edition of an exhibition: its facts, its firms, its orders, its result."""

from tradeplanner.ui.pages.edition.page import EditionPage

__all__ = ["EditionPage"]
