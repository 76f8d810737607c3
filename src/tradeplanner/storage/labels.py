"""What people call a row: its own name, or that of the firm it belongs to."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from tradeplanner.domain.ids import Noun
from tradeplanner.storage.firms import firms
from tradeplanner.storage.orders import orders
from tradeplanner.storage.tables import TABLES

OWN = {
    Noun.RATE: "currency", Noun.TARGET: "scope_key", Noun.SETTING: "key", Noun.BOOTH: "number",
    Noun.DELEGATE: "delegation", Noun.PROFILE: "name", Noun.MILESTONE: "name", Noun.MILESTONE_RULE: "name",
    Noun.BUDGET: "name", Noun.OWN_REPORT: "name",
}  # fmt: skip
"""The column that names a row of nouns without a Chinese name and without a firm; no person is named."""
LOT = 500
"""Ids asked for at once, below any database's limit of parameters."""


def named(connection: Connection, noun: Noun, ids: Collection[int]) -> dict[int, str]:
    """Return the names of the rows of ``noun`` with these ``ids``; rows that are gone are left out."""
    table = TABLES[noun]
    if "name_zh" in table.c or noun in OWN:
        query = select(table.c.id, table.c[OWN.get(noun, "name_zh")])
    elif noun is Noun.CREDIT:
        of_order = select(table.c.id, firms.c.name_zh).join(orders, orders.c.id == table.c.order_id)
        query = of_order.join(firms, firms.c.id == orders.c.firm_id)
    else:
        query = select(table.c.id, firms.c.name_zh).join(firms, firms.c.id == table.c.firm_id)
    found: dict[int, str] = {}
    wanted = sorted(ids)
    for start in range(0, len(wanted), LOT):
        lot = wanted[start : start + LOT]
        found.update((row[0], row[1]) for row in connection.execute(query.where(table.c.id.in_(lot))))
    return found
