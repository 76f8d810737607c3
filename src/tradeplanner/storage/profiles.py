"""Import profiles: named ways to read files."""

from sqlalchemy import Connection, Table, UniqueConstraint, select

from tradeplanner.domain.ids import Noun, ProfileId
from tradeplanner.domain.profiles import Profile
from tradeplanner.storage import rows
from tradeplanner.storage.schema import listing, noun_table, text

profiles: Table = noun_table(
    Noun.PROFILE,
    text("name"),
    text("kind"),
    listing("headings"),
    text("decisions"),
    UniqueConstraint("kind", "name"),
)


def get(connection: Connection, profile_id: ProfileId) -> Profile | None:
    """Return one profile, or None."""
    return rows.one(connection, Profile, select(profiles).where(profiles.c.id == profile_id))


def listed(connection: Connection, kind: str = "") -> list[Profile]:
    """Return the profiles of a kind of file, or all, by name."""
    query = select(profiles).order_by(profiles.c.kind, profiles.c.name)
    return rows.many(connection, Profile, query.where(profiles.c.kind == kind) if kind else query)
