"""Days off of a year: China's with its make-up workdays, the host markets' own, and what a desk entered.

The library is loaded on first use: the first pages do without it. What a person enters for a year of China
stands in the place of what the library has, because the notice of November is there before its next release.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from tradeplanner.app.workspace import Workspace, refuse
from tradeplanner.domain import holidays
from tradeplanner.domain.history import Act
from tradeplanner.domain.holidays import HOME, DayKind, Holidays, SpecialDay
from tradeplanner.domain.ids import Changed, Noun
from tradeplanner.domain.settings import Setting
from tradeplanner.i18n.holidays import CHINESE, holiday_name
from tradeplanner.storage import settings as store

KEY = "days_off."
"""Followed by the year: the key under which the days of a year are kept among the settings."""


def read(ws: Workspace, years: Collection[int], markets: Collection[str] = ()) -> Holidays:
    """Return the special days of ``years`` in China and in ``markets`` (ISO codes)."""
    with ws.store.read() as connection:
        stored = store.listed(connection)
    return gathered(stored, years, markets)


def gathered(stored: Collection[Setting], years: Collection[int], markets: Collection[str]) -> Holidays:
    """Return the special days, where the stored settings have been read already."""
    texts = {one.key: one.value for one in stored if one.key.startswith(KEY)}
    days: list[SpecialDay] = []
    unknown, unheard = set(), set()
    for year in years:
        entered = texts.get(f"{KEY}{year}", "")
        at_home = holidays.read(entered, year)[0] if entered else list(_china(year))
        if not entered and not any(one.kind is DayKind.WORK for one in at_home):
            unknown.add(year)
        days += at_home
    for market in sorted(set(markets) - {HOME, ""}):
        found = _of_market(market, years)
        if found is None:
            unheard.add(market)
        else:
            days += found
    return holidays.gathered(days, unknown, unheard)


def text_of(ws: Workspace, year: int) -> str:
    """Return China's days of a year as lines that can be edited; those of the notice, else what is law."""
    found = read(ws, [year])
    days = [one for one in found.days.values() if one.day.year == year]
    return holidays.written([replace(one, name=holiday_name(one.name)) for one in days])


def enter(ws: Workspace, year: int, text: str) -> Changed:
    """Keep China's days of ``year`` as a person wrote them; "" goes back to those that are known.

    Raises RejectedError (DAY_LINE) for a line that cannot be read.
    """
    refuse(holidays.read(text, year)[1])
    key = f"{KEY}{year}"
    with ws.change(Act.SET, Noun.SETTING, name="days_off") as work:
        known = next((one for one in store.listed(work.connection) if one.key == key), None)
        if known is not None and known.id is not None:
            work.update(Noun.SETTING, known.id, known.version, {"value": text.strip()})
        elif text.strip():
            work.insert(Noun.SETTING, [{"key": key, "value": text.strip()}])
    return work.changed


def _china(year: int) -> Iterator[SpecialDay]:
    """Yield the days off of a year and the weekend days worked for them.

    The weekend days worked are what tells a settled year from one of which only the law is known.
    """
    import holidays as library

    found: Any = library.country_holidays(HOME, years=year, language="zh_CN")
    for day, name in found.items():
        yield SpecialDay(day, DayKind.OFF, _plain(str(name)))
    worked: set[date] = {day for day in getattr(found, "weekend_workdays", ()) if day.year == year}
    for day in worked:
        yield SpecialDay(day, DayKind.WORK, "")


def _plain(name: str) -> str:
    """Return the name without what the library adds in brackets; a day moved from a weekend has none."""
    before = name.partition("（")[0]
    return "" if before == "休息日" else CHINESE.get(before, before)


def _of_market(market: str, years: Collection[int]) -> list[SpecialDay] | None:
    """Return the national public holidays of a market by their English names; None where none are known."""
    import holidays as library

    try:
        found: Any = library.country_holidays(market, years=list(years), language="en_US")
    except NotImplementedError:
        return None
    return [SpecialDay(day, DayKind.OFF, str(name), market) for day, name in found.items()]
