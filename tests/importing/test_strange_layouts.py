"""Honest sheets in strange layouts: years carried down, tables below one another, columns named by years."""

from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.builders import a_credit_code, a_firm
from tests.importing.files import MARKETS, Rows, checked, empty_store, told, workbook, written
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import FirmId
from tradeplanner.importing import arranging, checks, lower_tables, mapping, planning, sandbox, titles
from tradeplanner.importing.arranged import Arranged
from tradeplanner.importing.cells import numbers, stands
from tradeplanner.importing.cells.units import unit_within
from tradeplanner.importing.fields import Shape
from tradeplanner.importing.grid import Row
from tradeplanner.importing.headers import find
from tradeplanner.importing.proposal import Proposal
from tradeplanner.importing.reconcile import market_city
from tradeplanner.importing.specs import SPECS

FIRMS = empty_store(firms=[a_firm(id=FirmId(1), name_zh="甲有限公司")])
GROUPS = empty_store(is_group=lambda text: text == "东盟")


def placed(path: Path, kind: str, rows: Rows) -> list[tuple[object, ...]]:
    """Return year, months and amount of the figures of a place that a sheet would add."""
    file = workbook(path / "a.xlsx", {"表": rows})
    found = written(
        kind, file, GROUPS, lambda p: p.with_option("place", "越城区").with_option("flow", "export")
    )
    return [(r["year"], r["first_month"], r["last_month"], r["value_minor"]) for r in found[1]]


def test_months_without_a_year_are_of_the_year_above_them(tmp_path: Path) -> None:
    rows: Rows = [
        ["期间", "国别", "出口额（元）"],
        ["2024年1月", "日本", 1],
        ["2月", "日本", 2],
        ["2025年1月", "日本", 3],
    ]
    rows = [*rows, ["2月", "日本", 4], ["202503", "日本", 5]]
    assert placed(tmp_path, "exports", rows) == [
        (2024, 1, 1, 100), (2024, 2, 2, 200), (2025, 1, 1, 300), (2025, 2, 2, 400), (2025, 3, 3, 500)
    ]  # fmt: skip


def test_a_year_holds_on_over_blank_cells(tmp_path: Path) -> None:
    rows: Rows = [["年份", "月份", "出口（元）"], [2024, "1-2月", 1], [None, "3月", 2], [2025, "3月", 3]]
    assert placed(tmp_path, "published", rows) == [(2024, 1, 2, 100), (2024, 3, 3, 200), (2025, 3, 3, 300)]


def test_the_same_months_under_two_years_are_two_figures(tmp_path: Path) -> None:
    rows: Rows = [["地区", "2023年", "2023年", "2024年"], [None, "1-3月", "3月", "3月"], ["越城区", 3, 1, 2]]
    assert placed(tmp_path, "published", rows) == [(2023, 1, 3, 300), (2023, 3, 3, 100), (2024, 3, 3, 200)]


def test_a_group_of_markets_is_left_out_by_name(tmp_path: Path) -> None:
    rows: Rows = [["2024年3月"], ["国别", "出口额（元）"], ["日本", 1], ["东盟", 2], ["其中：越南", 3]]
    assert placed(tmp_path, "exports", rows) == [(2024, 3, 3, 100), (2024, 3, 3, 300)]
    assert told(checked("exports", tmp_path / "a.xlsx", GROUPS).findings, "market_group") == [
        (4, "market", "market_group")
    ]


def test_a_table_below_in_another_order_is_read_with_the_first() -> None:
    rows: list[Row] = [
        ["企业名称", "信用代码", "出口额"],
        ["甲", "A", 1],
        [],
        ["企业名称", "出口额", "信用代码"],
        ["乙", 2, "B"],
    ]
    table = find(SPECS["exports"], rows, ())
    assert table is not None
    joined = lower_tables.joined(SPECS["exports"], rows, table, None)
    assert joined is not None
    assert (joined.rows[4], joined.count, joined.at(5, 2)) == (["乙", "B", 2], 2, (5, 1))


@pytest.mark.parametrize("total, summed", [(6, 6), (4, 4), (9, 9), (5, 4)])
def test_a_total_counts_a_group_of_markets_or_its_members_not_both(
    total: int, summed: int, tmp_path: Path
) -> None:
    rows: Rows = [["2024年3月"], ["国别", "出口额（元）"], ["日本", 1], ["东盟", 5], ["其中：越南", 3]]
    found = checked("exports", workbook(tmp_path / "a.xlsx", {"表": [*rows, ["合计", total]]}), GROUPS)
    (control,) = found.controls
    assert (control.stated, control.sum) == (Decimal(total), Decimal(summed))
    assert control.matches == (total == summed)


@pytest.mark.parametrize(
    "cell, count",
    [
        ("标展1个", 1), ("☑标展 2 个 □光地   ㎡", 2), ("2个标摊", 2), ("标准展位×2", 2), ("9㎡", 1),
        ("光地36平米", 4), (3, 3), ("两个标展", 2), ("1个标展（9㎡）", 1),
    ],
)  # fmt: skip
def test_booths_are_counted_however_they_are_written(cell: str | int, count: int) -> None:
    assert stands.booths(cell).value == Decimal(count)


@pytest.mark.parametrize(
    "text, market, city",
    [
        ("越南胡志明市", "VN", "胡志明市"), ("德国·科隆", "DE", "科隆"), ("日本（东京）", "JP", "东京"),
        ("日本东京（有明）", "JP", "东京（有明）"), ("德国", "DE", ""), ("纽约", None, ""),
    ],
)  # fmt: skip
def test_a_market_and_its_city_in_one_cell(text: str, market: str | None, city: str) -> None:
    assert market_city.split(text, empty_store(market=MARKETS.get)) == (market, city)


def test_the_days_of_a_journey_stand_in_a_title() -> None:
    days = (date(2025, 4, 10), date(2025, 4, 15))
    assert titles.journey(["2025年4月10日-15日 赴德国"], None) == days
    assert titles.journey(["团组名单", "4月10日至4月15日"], 2025) == days
    assert titles.journey(["2025年4月名单"], 2025) is None


def test_targets_under_years_with_units_beside_and_growth_left_out(tmp_path: Path) -> None:
    rows: Rows = [
        ["指标", "2025年", "单位"],
        ["出口额", 8, "亿元"],
        ["出口增速", 5, "%"],
        ["参展企业家次", 50, "家次"],
    ]
    file = workbook(tmp_path / "a.xlsx", {"表": rows})
    check, found = written("targets", file)
    assert [(r["measure"], r["year"], r["amount_minor"], r["count"], r["scope_key"]) for r in found] == [
        ("exports", 2025, 80_000_000_000, None, ""), ("firm_visits", 2025, None, 50, "")
    ]  # fmt: skip
    assert told(check.findings, "target_growth") == [(3, "measure", "target_growth")]


def test_quarters_are_spread_over_their_months(tmp_path: Path) -> None:
    rows: Rows = [["2025年出口目标（元）"], ["镇街", "一季度", "二季度", "三季度", "四季度", "全年"]]
    rows = [*rows, ["富盛镇", 1, 2, 3, 4, 10]]
    found = written("targets", workbook(tmp_path / "a.xlsx", {"表": rows}))[1]
    assert found[0]["weights"] == '["1", "1", "1", "2", "2", "2", "3", "3", "3", "4", "4", "4"]'


def test_orders_of_a_month_with_intentions_beside_contracts(tmp_path: Path) -> None:
    rows: Rows = [["企业名称", "客户", "意向（美元）", "合同（美元）"], ["甲有限公司", "ABC", 10, 5]]
    found = written("orders", workbook(tmp_path / "2024年.xlsx", {"2月": rows}), FIRMS)[1]
    assert [(r["stage"], r["amount_minor"], r["signed_on"]) for r in found] == [
        ("intended", 1000, "2024-02-29"), ("contract", 500, "2024-02-29")
    ]  # fmt: skip


def test_a_record_of_a_turned_sheet_names_its_own_column() -> None:
    turned = Arranged([["a"], ["b"]], [[(2, 0), (3, 0)], [(2, 1), (3, 1)]], Code.SHEET_TURNED, 2)
    assert turned.origin("表", 2) == ("表!B", 2)
    plain = Arranged([["a"], ["b"]], [[(2, 0)], [(4, 0)]], Code.TABLES_JOINED, 2)
    assert plain.origin("表", 2) == ("表", 4)


def test_a_row_that_is_named_beside_another_is_named_as_it_stands_in_the_file(tmp_path: Path) -> None:
    heads = ["企业名称", "联系人", "所属镇街"]
    rows: Rows = [["企业名录"], [*heads, None, *heads]]
    rows = [
        *rows,
        *([f"第{n}公司", "张三", "塔山街道", None, f"第{n + 4}公司", "李四", "富盛镇"] for n in range(4)),
    ]
    rows = [*rows, ["第9公司", "张三", "塔山街道", None, "第5公司", "李四", "富盛镇"]]
    path = workbook(tmp_path / "a.xlsx", {"表": rows})
    with closing(sandbox.read(path)) as opened:
        made = arranging.arrange(SPECS["firms"], opened)
        bare = Proposal(path.name, made.sha256, "firms", ())
        proposal = planning.plan(bare, made.sheets, lambda n, a, b: made.spool(n).rows(a, b))
        (made.folder / "writes").mkdir()
        found = checks.check(proposal, made, empty_store(), made.folder / "writes").checked.findings
    assert [f.params["row"] for f in found if f.code is Code.ROW_REPEATED] == [4]


@pytest.mark.parametrize(
    "text, scale",
    [("单位：亿元、%", 8), ("单位：万美元、％", 4), ("Deals (10k USD)", 4), ("Exports (CNY 100m)", 8)],
)
def test_a_unit_beside_the_sign_of_growth_or_in_english_is_read(text: str, scale: int) -> None:
    unit = unit_within(text)
    assert unit is not None
    assert unit.scale == Decimal(10) ** scale


@pytest.mark.parametrize("cell, count", [("2025年", 2025), ("2025年度", 2025), ("50批", 50), ("12批次", 12)])
def test_years_and_groups_of_visitors_are_numbers_with_their_word(cell: str, count: int) -> None:
    assert numbers.whole(cell).value == count


def test_numbers_of_identity_cards_are_no_credit_codes() -> None:
    assert not mapping.looks(Shape.CODE, "330602198001021236")
    assert not mapping.looks(Shape.CODE, "33060219850304122X")
    assert mapping.looks(Shape.CODE, a_credit_code(7))
