"""A bureau's own reports, by name."""

from sqlalchemy import Connection, Table, UniqueConstraint, select

from tradeplanner.domain.ids import Noun, OwnReportId
from tradeplanner.domain.own_reports import OwnReport
from tradeplanner.storage import rows
from tradeplanner.storage.schema import flag, listing, noun_table, text

own_reports: Table = noun_table(
    Noun.OWN_REPORT,
    text("name"),
    text("report"),
    text("head"),
    text("foot"),
    text("logo"),
    listing("sections"),
    text("units"),
    text("language"),
    flag("whole", required=True),
    UniqueConstraint("name"),
)


def get(connection: Connection, own_id: OwnReportId) -> OwnReport | None:
    """Return one own report, or None."""
    return rows.one(connection, OwnReport, select(own_reports).where(own_reports.c.id == own_id))


def listed(connection: Connection) -> list[OwnReport]:
    """Return the own reports by name."""
    return rows.many(connection, OwnReport, select(own_reports).order_by(own_reports.c.name))
