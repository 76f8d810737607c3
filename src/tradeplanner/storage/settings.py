"""The bureau's settings: one row a setting, so that two desks can change different ones."""

from sqlalchemy import Connection, Table, UniqueConstraint, select

from tradeplanner.domain.ids import Noun
from tradeplanner.domain.settings import Setting
from tradeplanner.storage import rows
from tradeplanner.storage.schema import noun_table, text

settings: Table = noun_table(Noun.SETTING, text("key"), text("value"), UniqueConstraint("key"))


def listed(connection: Connection) -> list[Setting]:
    """Return every stored setting."""
    return rows.many(connection, Setting, select(settings).order_by(settings.c.key))
