"""Export figures with several flows side by side: each column is a flow of its own, and none is dropped."""

from pathlib import Path

from tests.builders import a_firm
from tests.importing.files import Rows, checked, empty_store, planned, told, workbook, written
from tradeplanner.domain.ids import FirmId

FIRMS = empty_store(firms=[a_firm(id=FirmId(1), name_zh="甲有限公司")])


def figures(path: Path, rows: Rows) -> list[tuple[object, ...]]:
    """Return flow, months and amount of the figures that a sheet called 3月 would add."""
    file = workbook(path / "2024年.xlsx", {"3月": rows})
    return [
        (row["flow"], row["first_month"], row["last_month"], row["value_minor"])
        for row in written("exports", file, FIRMS)[1]
    ]


def test_each_flow_beside_the_others_is_a_record_of_its_own(tmp_path: Path) -> None:
    rows: Rows = [
        ["单位：元"],
        ["企业名称", "出口", "进口", "进出口"],
        ["甲有限公司", 10, 5, 15],
        ["合计", 10, 5, 15],
    ]
    assert figures(tmp_path, rows) == [("export", 3, 3, 1000), ("import", 3, 3, 500), ("total", 3, 3, 1500)]
    check = checked("exports", tmp_path / "2024年.xlsx", FIRMS)
    assert [control.matches for control in check.controls] == [True, True, True]
    assert told(check.findings, "not_a_choice", "column_left") == []


def test_flows_below_their_months_and_months_below_their_flows(tmp_path: Path) -> None:
    below: Rows = [
        ["企业名称", "1月", "1月", "2月", "2月"],
        [None, "出口", "进口", "出口", "进口"],
        ["甲有限公司", 1, 2, 3, 4],
    ]
    above: Rows = [
        ["企业名称", "出口额", "出口额", "进口额", "进口额"],
        [None, "1月", "2月", "1月", "2月"],
        ["甲有限公司", 1, 3, 2, 4],
    ]
    for rows in (below, above):
        assert sorted(figures(tmp_path, rows)) == [
            ("export", 1, 1, 100), ("export", 2, 2, 300), ("import", 1, 1, 200), ("import", 2, 2, 400)
        ]  # fmt: skip


def test_a_single_column_is_of_the_flow_that_its_heading_says(tmp_path: Path) -> None:
    assert figures(tmp_path, [["企业名称", "进口额（元）"], ["甲有限公司", 5]]) == [("import", 3, 3, 500)]
    assert figures(tmp_path, [["企业名称", "进出口总额（元）"], ["甲有限公司", 5]]) == [("total", 3, 3, 500)]


def test_a_column_of_words_for_the_flow_stays_one(tmp_path: Path) -> None:
    rows: Rows = [["企业名称", "进出口", "出口额"], ["甲有限公司", "进口", 5], ["甲有限公司", "出口", 6]]
    assert [c.field for c in planned("exports", workbook(tmp_path / "a.xlsx", {"3月": rows})).columns] == [
        "firm", "flow", "value"
    ]  # fmt: skip


def test_figures_under_a_word_for_the_flow_are_amounts_in_a_bulletin(tmp_path: Path) -> None:
    rows: Rows = [["地区", "出口", "进口", "进出口"], ["越城区", 10, 5, 15], ["柯桥区", 1, 2, 3]]
    found = planned("published", workbook(tmp_path / "a.xlsx", {"3月": rows})).columns
    assert [c.field for c in found] == ["place", "level.export:", "level.import:", "level.total:"]
