"""Layouts of honest sheets that were once read wrongly or not at all, one by one."""

from pathlib import Path

import pytest

from tests.builders import a_firm, an_edition
from tests.importing.files import MARKETS, Rows, empty_store, planned, told, workbook, written
from tradeplanner.domain.ids import EditionId, FirmId
from tradeplanner.importing.reconcile import employers

FIRMS = empty_store(market={**MARKETS, "Japan": "JP"}.get, firms=[a_firm(id=FirmId(1), name_zh="甲有限公司")])


def fields(kind: str, rows: Rows, folder: Path) -> list[str]:
    """Return the fields that a sheet's columns are taken for."""
    return [column.field for column in planned(kind, workbook(folder / "a.xlsx", {"表": rows})).columns]


def found(kind: str, rows: Rows, folder: Path) -> list[dict[str, object]]:
    """Return the new rows of a sheet."""
    return written(
        kind,
        workbook(folder / "a.xlsx", {"表": rows}),
        FIRMS,
        lambda p: p.with_option("place", "越城区").with_option("flow", "export"),
    )[1]


@pytest.mark.parametrize("growth", ["2025年目标 / 增速", "目标增速", "目标值同比增长", "Target growth"])
def test_a_rate_of_growth_is_never_taken_for_the_target(growth: str, tmp_path: Path) -> None:
    rows: Rows = [["2025年"], ["指标", growth, "目标值（万元）"], ["出口额", "5%", 800]]
    assert fields("targets", rows, tmp_path) == ["measure", "", "amount"]
    assert [row["amount_minor"] for row in found("targets", rows, tmp_path)] == [800_000_000]


def test_a_quarter_beside_its_months_is_not_counted_twice(tmp_path: Path) -> None:
    heads: Rows = ["企业名称", "1月", "2月", "3月", "一季度", "4月"]
    rows: Rows = [["2024年", "单位：万元"], heads, ["甲有限公司", 1, 2, 3, 6, 4]]
    assert [(r["first_month"], r["last_month"]) for r in found("exports", rows, tmp_path)] == [
        (1, 1), (2, 2), (3, 3), (4, 4)
    ]  # fmt: skip


def test_a_month_and_a_flow_in_one_heading_are_both_read(tmp_path: Path) -> None:
    rows: Rows = [
        ["2024年"],
        ["地区", "1月出口（万元）", "2月出口（万元）", "2月进口额（万元）"],
        ["越城区", 1, 2, 3],
    ]
    assert [(r["first_month"], r["flow"], r["value_minor"]) for r in found("published", rows, tmp_path)] == [
        (1, "export", 1_000_000), (2, "export", 2_000_000), (2, "import", 3_000_000)
    ]  # fmt: skip


@pytest.mark.parametrize("within", ["其中：出口", "其中:出口额", "#出口"])
def test_exports_within_the_trade_are_exports(within: str, tmp_path: Path) -> None:
    heads: Rows = [["2024年3月", "单位：万元"], ["地区", "外贸情况", None], [None, "进出口", within]]
    rows = [*heads, ["越城区", 5, 3]]
    assert [(r["flow"], r["value_minor"]) for r in found("published", rows, tmp_path)] == [
        ("total", 5_000_000), ("export", 3_000_000)
    ]  # fmt: skip


def test_exports_of_the_year_before_are_those_of_that_year(tmp_path: Path) -> None:
    rows: Rows = [["2025年企业名录"], ["企业名称", "上年出口额（万元）"], ["乙有限公司", 5]]
    assert fields("firms", rows, tmp_path) == ["name_zh", "exports.2024"]


@pytest.mark.parametrize("kind", ["published", "exports"])
def test_rows_of_totals_and_means_are_no_data(kind: str, tmp_path: Path) -> None:
    rows: Rows = [["2024年3月"], ["国别", "出口额（元）"], ["日本", 5], ["德国", 4]]
    rows = [*rows, ["总值", 9], ["平均", 4.5], ["平均值", 4.5]]
    assert [row["value_minor"] for row in found(kind, rows, tmp_path)] == [500, 400]
    plan = planned(kind, tmp_path / "a.xlsx")
    assert (plan.total_rows, plan.note_rows) == ((5,), (6, 7))


@pytest.mark.parametrize(
    "above, unit",
    [
        (["币种：美元", None, "单位：万"], "万美元"), (["币种：美元  单位：万元"], "万美元"),
        (["币种", "美元", "单位：千元"], "千美元"), (["币种：人民币", "单位：万元"], "万元"),
        (["币种：美元", "单位：万欧元"], "万欧元"), (["货币：美元"], "美元"),
    ],
)  # fmt: skip
def test_a_currency_beside_a_scale_is_one_unit(above: list[str | None], unit: str, tmp_path: Path) -> None:
    rows: Rows = [["2024年3月"], above, ["企业名称", "出口额"], ["甲有限公司", 5]]
    assert planned("exports", workbook(tmp_path / "a.xlsx", {"表": rows})).unit == unit


@pytest.mark.parametrize("heading", ["时间", "行动时间", "期间"])
@pytest.mark.parametrize("cell", ["2025年", "2025年1-12月", "2025.3.1-2025.6.30", 2025])
def test_the_year_of_a_programme_is_that_of_its_period(heading: str, cell: str | int, tmp_path: Path) -> None:
    rows: Rows = [["行动名称", heading, "目标企业家数"], ["千企百展", cell, 50]]
    assert [(r["year"], r["aim_firms"]) for r in found("programmes", rows, tmp_path)] == [(2025, 50)]


def test_published_figures_are_read_under_english_headings(tmp_path: Path) -> None:
    rows: Rows = [
        ["Period", "Place", "Flow", "Value (10,000 yuan)", "Year-on-year (%)"],
        ["2024-03", "越城区", "export", 5, 3.2],
    ]
    (row,) = found("published", rows, tmp_path)
    assert (row["flow"], row["value_minor"], row["growth"]) == ("export", 5_000_000, "3.2")
    wide: Rows = [
        ["Month", "Region", "Exports, RMB million", "YoY growth (%)"],
        ["2024-03", "越城区", 5, 3.2],
    ]
    (row,) = found("published", wide, tmp_path)
    assert (row["flow"], row["value_minor"], row["growth"]) == ("export", 500_000_000, "3.2")


def test_a_target_counted_in_firms_is_one_of_firms(tmp_path: Path) -> None:
    rows: Rows = [["2025年目标", "单位：万元"], ["指标", "目标", "单位"], ["参展企业", 50, "家"]]
    rows = [*rows, ["出口额", 8, "亿元"]]
    file = workbook(tmp_path / "a.xlsx", {"表": rows})
    check, targets = written("targets", file)
    assert [(r["measure"], r["count"], r["amount_minor"]) for r in targets] == [
        ("firms", 50, None), ("exports", None, 80_000_000_000)
    ]  # fmt: skip
    assert told(check.findings, "unit_assumed") == []


def test_firms_to_bring_to_fairs_are_targets_of_each_town(tmp_path: Path) -> None:
    rows: Rows = [["2025年"], ["镇街", "组织参展企业（家）", "组织参展展位（个）"], ["富盛镇", 80, 100]]
    file = workbook(tmp_path / "a.xlsx", {"表": rows})
    check, targets = written("targets", file)
    assert [(r["measure"], r["scope_key"], r["count"]) for r in targets] == [
        ("firms", "富盛镇", 80), ("booths", "富盛镇", 100)
    ]  # fmt: skip
    assert told(check.findings, "unit_assumed") == []


@pytest.mark.parametrize(
    "cell, parts",
    [
        ("甲有限公司 总经理", ("甲有限公司", "总经理")), ("越城区商务局副局长", ("越城区商务局", "副局长")),
        ("甲有限公司/外贸部经理", ("甲有限公司", "外贸部经理")), ("甲有限公司", None), ("某镇 人", None),
        ("ABC Trading Co., Ltd. Sales Manager", ("ABC Trading Co., Ltd.", "Sales Manager")),
        ("区委办 干部", ("区委办", "干部")),
    ],
)  # fmt: skip
def test_an_employer_and_a_position_in_one_cell(cell: str, parts: tuple[str, str] | None) -> None:
    assert employers.parted(cell, {"区委办": 1}.get) == parts


@pytest.mark.parametrize("heads", [["标展（个）", "光地(㎡)"], ["标展", "光地"], ["标摊", "光地（平方米）"]])
def test_bare_ground_beside_standard_booths_is_an_area(heads: list[str], tmp_path: Path) -> None:
    rows: Rows = [
        ["企业名称", *heads],
        ["甲有限公司", 2, None],
        ["乙有限公司", None, 36],
        ["丙有限公司", 1, 18],
    ]
    assert fields("registrations", rows, tmp_path) == ["firm", "booths", "area"]
    store = empty_store(
        firms=[a_firm(id=FirmId(n), name_zh=f"{name}有限公司") for n, name in enumerate("甲乙丙", 1)],
        editions=[an_edition(id=EditionId(5))],
    )
    file = tmp_path / "a.xlsx"
    made = written("registrations", file, store, lambda p: p.with_option("edition", "5"))[1]
    assert [(row["booths"], row["area"], row["booth_type"]) for row in made] == [
        ("2", None, "标展"), (None, "36", "光地"), ("1", "18", "标展+光地")
    ]  # fmt: skip


@pytest.mark.parametrize("heading", ["证照号", "证照编号", "出入境证件号"])
def test_the_number_of_a_travel_paper_is_that_of_the_passport(heading: str, tmp_path: Path) -> None:
    rows: Rows = [["姓名", "单位", heading], ["张三", "甲有限公司", "E12345678"]]
    assert fields("delegates", rows, tmp_path) == ["name", "employer", "passport_no"]


def test_an_order_sheet_of_an_english_system_is_read(tmp_path: Path) -> None:
    rows: Rows = [
        ["Company", "S/O #", "Country", "Amount USD", "Date", "Status"],
        ["甲有限公司", "SO123", "Japan", 5, "2024-03-01", "contract"],
    ]
    (row,) = found("orders", rows, tmp_path)
    assert (row["contract_no"], row["amount_minor"], row["amount_currency"]) == ("SO123", 500, "USD")
