"""Panels in order of size, and the others as one that keeps every month."""

from tradeplanner.domain.entries import Entry
from tradeplanner.domain.league import By
from tradeplanner.domain.multiples import Panel, multiples, panel_of

NONE = (None,) * 10


def test_panels_are_ordered_and_added_by_month() -> None:
    small = Panel(Entry(zh="s", now=3), (1, 2, *NONE))
    large = Panel(Entry(zh="l", now=9, then=1), (None, 9, *NONE), (1, None, *NONE))
    found = multiples([small, large], by=By.TOWN, year=2024, through=2, currency="CNY")
    assert [p.entry.zh for p in found.panels] == ["l", "s"]
    rest = panel_of(found.panels)
    assert (rest.entry.now, rest.entry.then) == (12, 1)
    assert rest.now[:3] == (1, 11, None)
    assert rest.then[:2] == (1, None)
