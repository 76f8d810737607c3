"""The year's editions and milestones as a calendar file for phones and office programs.

No person stands in it: neither who is in charge nor whom to call.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tradeplanner.app import reports
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.exhibitions import Edition, Status
from tradeplanner.domain.ids import EditionId
from tradeplanner.domain.milestones import Milestone
from tradeplanner.i18n.language import tr
from tradeplanner.i18n.milestones import edition_name, title
from tradeplanner.i18n.words import name_of, word
from tradeplanner.reports.calendar_file import Entry, written
from tradeplanner.storage import exhibitions
from tradeplanner.storage import milestones as store

NAME = "tradeplanner.ics"


def entries(ws: Workspace, year: int | None = None) -> list[Entry]:
    """Return what stands in the calendar of ``year``, or of all years, in the language in force.

    An edition without days has none; one that was called off stands as such, without its milestones.
    """
    with ws.store.read() as connection:
        editions = exhibitions.listed_editions(connection, year)
        ids = [EditionId(one.id or 0) for one in editions]
        milestones = store.listed(connection, ids)
    going = {one.id: one for one in editions if one.status is not Status.CANCELLED}
    shows = [_show(ws, one) for one in editions if one.opens is not None]
    return shows + [_milestone(one, going[one.edition_id]) for one in milestones if one.edition_id in going]


def save(ws: Workspace, file: Path, year: int | None = None, *, at: datetime | None = None) -> int:
    """Write the calendar to ``file`` whole or not at all, and return how many entries it has.

    ``at`` stands for now. Raises ExpectedError (FOLDER_READ_ONLY, DISK_FULL) where the place takes no file.
    """
    found = entries(ws, year)
    content = written(found, tr("Exhibition plan"), at or datetime.now(UTC))
    reports.save(content, file)
    return len(found)


def _show(ws: Workspace, edition: Edition) -> Entry:
    market = ws.markets.get(edition.market)
    parts: Sequence[str] = ("" if market is None else name_of(market), edition.city, edition.venue)
    first = edition.opens or datetime.now(UTC).date()
    return Entry(
        uid=f"edition-{edition.id}@tradeplanner",
        title=edition_name(edition.name_zh, edition.name_en),
        first=first,
        last=edition.closes or first,
        place=" ".join(filter(None, parts)),
        text=word(edition.status),
        sequence=edition.version,
        cancelled=edition.status is Status.CANCELLED,
    )


def _milestone(one: Milestone, edition: Edition) -> Entry:
    name = edition_name(edition.name_zh, edition.name_en)
    words = tr("{milestone}: {name}", milestone=title(one), name=name)
    return Entry(
        uid=f"milestone-{one.id}@tradeplanner",
        title=words if one.done_on is None else tr("{what}: done", what=words),
        first=one.due_on,
        last=one.due_on,
        sequence=one.version,
    )
