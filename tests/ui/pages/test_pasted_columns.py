"""What is pasted into a table is called as an import calls it, column by column."""

from collections.abc import Callable, Sequence

import pytest

from tradeplanner.app.workspace import Workspace
from tradeplanner.importing.specs import SPECS
from tradeplanner.ui.pages.exports import rates, records, targets
from tradeplanner.ui.pages.firms.columns import columns as firms
from tradeplanner.ui.pages.orders.columns import columns as orders
from tradeplanner.ui.pages.registrations.columns import columns as registrations
from tradeplanner.ui.widgets.columns import Column

TABLES: dict[str, Callable[[Workspace], Sequence[Column]]] = {
    "firms": lambda ws: firms(ws.markets),
    "orders": lambda ws: orders(ws.markets),
    "registrations": lambda ws: registrations(ws.markets),
    "exports": records.columns,
    "targets": targets.columns,
    "rates": rates.columns,
}


@pytest.mark.parametrize("kind", TABLES)
def test_every_column_is_a_field_of_the_import_or_none(kind: str, ws: Workspace) -> None:
    fields = [column.pasted_as() for column in TABLES[kind](ws)]
    assert [field for field in fields if field and SPECS[kind].field(field) is None] == []
    assert len([field for field in fields if field]) > 3
    assert len(set(filter(None, fields))) == len(list(filter(None, fields)))


def test_what_is_masked_on_the_screen_is_not_taken_back(ws: Workspace) -> None:
    by_key = {column.key: column.pasted_as() for column in firms(ws.markets)}
    assert (by_key["phone"], by_key["contact"], by_key["name_zh"]) == ("", "", "name_zh")


@pytest.mark.parametrize("kind", TABLES)
def test_a_file_gets_the_currency_of_an_amount_in_a_column_of_its_own(kind: str, ws: Workspace) -> None:
    columns = {column.key: column for column in TABLES[kind](ws)}
    told = [key for key, column in columns.items() if column.unit]
    assert told == (["figure"] if kind == "firms" else [])
    assert ("currency" in columns) == (kind not in ("firms", "registrations"))
