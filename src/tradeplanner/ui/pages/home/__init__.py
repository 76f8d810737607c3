"""Home: the year in one look, from sums alone, so that it opens before any heavy library is loaded."""

from tradeplanner.ui.pages.home.page import HomePage

__all__ = ["HomePage"]
