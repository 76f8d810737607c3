"""Days as a calendar file (iCalendar, RFC 5545) that phones and office programs take in.

Every entry lasts whole days: its dates have no clock and no zone, and the end is the day after the last.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

MAKER = "-//Trade Planner//Trade Planner//ZH"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of whole days, ``first`` to ``last``; ``uid`` is the same in every file that tells of it."""

    uid: str
    title: str
    first: date
    last: date
    place: str = ""
    text: str = ""
    sequence: int = 0
    cancelled: bool = False


def written(entries: Iterable[Entry], name: str, at: datetime) -> bytes:
    """Return a calendar called ``name`` as bytes of UTF-8; ``at`` (UTC) is when it was made."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        event = Event()
        event.add("uid", entry.uid)
        event.add("dtstamp", at)
        event.add("dtstart", entry.first)
        event.add("dtend", entry.last + timedelta(days=1))
        event.add("summary", entry.title)
        event.add("sequence", entry.sequence)
        event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
        event.add("transp", "TRANSPARENT")
        for field, value in (("location", entry.place), ("description", entry.text)):
            if value:
                event.add(field, value)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
