"""Programmes against stored ones."""

from pathlib import Path

import pytest

from tests.builders import a_programme
from tests.importing.files import checked, empty_store, told, workbook, written
from tradeplanner.domain.ids import ProgrammeId
from tradeplanner.domain.money import Money
from tradeplanner.importing.checked import Change

TITLE = ["2024年拓市场活动"]
HEADING = ["活动名称", "英文名称", "重点展会数", "企业家数", "家次", "展位", "成交额（万美元）", "备注"]
ROW: list[object] = ["百团千企拓市场稳订单", "A hundred groups", 30, 500, "1700家次", 900, 50000, "稳订单"]


def file(path: Path, *rows: list[object]) -> Path:
    """Write a list of programmes under title and heading."""
    return workbook(path / "活动.xlsx", {"活动": [TITLE, HEADING, *rows]})


def test_a_new_programme_takes_every_aim(tmp_path: Path) -> None:
    result, (row,) = written("programmes", file(tmp_path, ROW))
    assert result.counts.new == 1
    assert {name: row[name] for name in row if name.startswith(("aim", "year", "name"))} == {
        "year": 2024, "name_zh": "百团千企拓市场稳订单",
        "name_en": "A hundred groups", "aim_key_exhibitions": 30,
        "aim_firms": 500, "aim_firm_visits": 1700, "aim_booths": 900, "aim_orders_minor": 50_000_000_000,
        "aim_orders_currency": "USD",
    }  # fmt: skip


def test_a_stored_programme_is_same_or_changed(tmp_path: Path) -> None:
    known = a_programme(
        id=ProgrammeId(4), version=1, year=2024, name_zh="百团千企 拓市场稳订单", name_en="A hundred groups",
        aim_key_exhibitions=30, aim_firms=500, aim_firm_visits=1700, aim_booths=900,
        aim_orders=Money.of(500_000_000, "USD"), notes="稳订单",
    )  # fmt: skip
    store = empty_store(programmes=[known])
    assert checked("programmes", file(tmp_path, ROW), store).counts.same == 1
    result = checked("programmes", file(tmp_path, [*ROW[:2], 40, *[None] * 5]), store)
    assert result.changes["活动", 3] == [Change("aim_key_exhibitions", "30", "40")]
    more: list[object] = [*ROW[:6], 60000, None]
    assert checked("programmes", file(tmp_path, more), store).changes["活动", 3] == [
        Change("aim_orders", "500000000.00 USD", "600000000.00 USD")
    ]


@pytest.mark.parametrize(
    "row, outcome, at",
    [
        ([None, "x", 1, *[None] * 5], "rejected", (3, "name_zh", "required")),
        (["甲", None, -1, *[None] * 5], "rejected", (3, "aim_key_exhibitions", "negative")),
        (["甲", None, "很多", *[None] * 5], "rejected", (3, "aim_key_exhibitions", "not_a_number")),
    ],
)
def test_what_is_wrong_is_told(
    tmp_path: Path, row: list[object], outcome: str, at: tuple[int, str, str]
) -> None:
    result = checked("programmes", file(tmp_path, row))
    assert getattr(result.counts, outcome) == 1
    assert told(result.findings) == [at]


def test_a_repeated_programme_is_left_out_and_one_without_a_year_waits(tmp_path: Path) -> None:
    result = checked("programmes", file(tmp_path, ROW, ROW))
    assert (result.counts.new, result.counts.skipped) == (1, 1)
    plain = workbook(tmp_path / "活动.xlsx", {"活动": [HEADING, ROW]})
    assert told(checked("programmes", plain).findings) == [(2, "year", "required")]
