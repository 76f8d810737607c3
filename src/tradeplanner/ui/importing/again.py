"""Notices of the import window that are said anew when the language changes."""

from collections.abc import Callable
from dataclasses import replace

from tradeplanner.ui.notices import Notice


def repeated(make: Callable[[], Notice]) -> Notice:
    """Return the notice that ``make`` gives, which is made by it again in another language."""
    return replace(make(), again=lambda: repeated(make))
