"""What a change of columns says to a person: amounts as one field, lists and ids in words."""

import pytest

from tradeplanner.importing.checked import Change
from tradeplanner.importing.reconcile.columns import changes_of

OLD: dict[str, object] = {
    "aim_minor": 100,
    "aim_currency": "CNY",
    "markets": "[]",
    "notes": "",
    "edition_id": None,
    "people": None,
}


@pytest.mark.parametrize(
    "updates, told",
    [
        ({"aim_minor": 250}, Change("aim", "1.00 CNY", "2.50 CNY")),
        ({"aim_currency": "JPY", "aim_minor": 3}, Change("aim", "1.00 CNY", "3 JPY")),
        ({"markets": '["JP", "KR"]'}, Change("markets", "", "JP、KR")),
        ({"notes": "[急] 待补"}, Change("notes", "", "[急] 待补")),
        ({"edition_id": 7}, Change("edition_id", "", "第7届")),
        ({"people": 2}, Change("people", "", "2")),
    ],
)
def test_each_sort_of_column(updates: dict[str, object], told: Change) -> None:
    named = {"edition_id": lambda value: f"第{value}届" if value else ""}
    assert changes_of(OLD, updates, named) == [told]
