"""Catalogues against stored editions and fairs."""

from datetime import date
from pathlib import Path

import pytest

from tests.builders import a_programme, an_edition, an_exhibition
from tests.importing.files import Rows, checked, empty_store, told, workbook, written
from tradeplanner.domain.ids import EditionId, ExhibitionId, ProgrammeId
from tradeplanner.importing.checked import Change

TITLE = ["2024年度境外展会目录（示例）"]
HEADING = ["序号", "展会名称", "类别", "国家（地区）", "城市", "展期", "计划展位数"]
ROW = [1, "2024年第56届日本大阪纺织服装展", "自办", "日本", "大阪", "2024.04.10-12", 10]


def file(path: Path, rows: Rows) -> Path:
    """Write a catalogue of ``rows`` under title and heading."""
    return workbook(path / "目录.xlsx", {"目录": [TITLE, HEADING, *rows]})


def test_new_editions_and_their_booths(tmp_path: Path) -> None:
    rows = [ROW, [2, "越南胡志明国际纺织面料展", "重点", "越南", "胡志明市", "2024.02.28-03.01", 25]]
    result = checked("catalogue", file(tmp_path, rows))
    assert (result.counts.new, int(result.sums[0].sum), len(result.findings)) == (2, 35, 0)


def test_a_repeated_edition_is_skipped(tmp_path: Path) -> None:
    result = checked("catalogue", file(tmp_path, [ROW, ROW]))
    assert (result.counts.new, result.counts.skipped) == (1, 1)
    assert told(result.findings) == [(4, "name_zh", "row_repeated")]


def test_what_is_wrong_is_told_at_its_cell(tmp_path: Path) -> None:
    rows = [
        [1, "甲展", "自办", "乌有国", "城", "2024.04.10-12", 10],
        [2, "乙展", "自办", "日本", "城", "四月", 10],
        [3, "丙展", "随便", "日本", "城", "2024.04.10", 10],
    ]
    result = checked("catalogue", file(tmp_path, rows))
    assert result.counts.rejected == 3
    assert told(result.findings) == [
        (3, "market", "unknown_market"),
        (4, "dates", "not_a_date"),
        (5, "fair_class", "not_a_choice"),
    ]


def test_a_stored_edition_is_same_or_changed(tmp_path: Path) -> None:
    edition = an_edition(
        id=EditionId(5), version=1, year=2024, name_zh="越南纺织面料展", market="VN", opens=date(2024, 2, 28),
        closes=date(2024, 3, 1), booth_quota=25,
    )  # fmt: skip
    known = empty_store(
        editions=[edition], exhibitions=[an_exhibition(id=ExhibitionId(3), name_zh="越南纺织面料展")]
    )
    row = [1, "越南纺织面料展", None, "越南", None, "2024.02.28-03.01", 25]
    assert checked("catalogue", file(tmp_path, [row]), known).counts.same == 1
    result = checked("catalogue", file(tmp_path, [[*row[:-1], 30]]), known)
    assert result.changes["目录", 3] == [Change("booth_quota", "25", "30")]


def test_a_stored_edition_is_known_by_its_english_name_and_keeps_its_own(tmp_path: Path) -> None:
    edition = an_edition(
        id=EditionId(5), version=1, year=2024, name_zh="越南纺织面料展", name_en="Hanoi Fabric Fair",
        market="VN", opens=date(2024, 2, 28), closes=date(2024, 3, 1), booth_quota=25,
    )  # fmt: skip
    row = [1, "Hanoi fabric fair", None, "越南", None, "2024.02.28-03.01", 30]
    result = checked("catalogue", file(tmp_path, [row]), empty_store(editions=[edition]))
    assert result.counts.new == 0
    assert result.changes["目录", 3] == [Change("booth_quota", "25", "30")]


PLAN = [
    "展会名称",
    "年度",
    "国家",
    "状态",
    "状态说明",
    "所属活动",
    "目标企业数",
    "目标展位",
    "目标成交额(万美元)",
    "备注",
]


def plan(path: Path, *rows: list[object]) -> Path:
    """Write a catalogue with the columns of a plan."""
    return workbook(path / "计划.xlsx", {"计划": [PLAN, *rows]})


def test_status_programme_and_aims_come_in(tmp_path: Path) -> None:
    known = empty_store(programmes=[a_programme(id=ProgrammeId(8), year=2024, name_zh="百团千企")])
    rows: list[list[object]] = [
        ["甲展", 2024, "日本", "招展中", None, "百团千企", 12, 30, 500, None],
        ["乙展", 2024, "日本", "取消", "疫情", "千企行动", None, None, None, None],
        ["丙展", 2024, "日本", "招展截止", None, None, None, None, None, None],
        ["丁展", 2023, "日本", "延期", None, "百团千企", None, None, None, None],
    ]
    result, new = written("catalogue", plan(tmp_path, *rows), known)
    assert [(row["status"], row["programme_id"]) for row in new] == [
        ("recruiting", 8), ("cancelled", None), ("closed", None),
    ]  # fmt: skip
    assert [(new[0][name]) for name in ("aim_firms", "aim_booths", "aim_orders_minor")] == [
        12,
        30,
        500_000_000,
    ]
    assert told(result.findings) == [
        (3, "programme", "programme_unknown"),
        (5, "programme", "programme_unknown"),
        (5, "status_reason", "reason_required"),
    ]


def test_the_notes_tell_why_where_no_column_does(tmp_path: Path) -> None:
    rows: list[object] = [
        ["展会名称", "年度", "国家", "状态", "备注"],
        ["甲展", 2024, "日本", "停办", "主办方停办"],
    ]
    _, (row,) = written("catalogue", workbook(tmp_path / "计划.xlsx", {"计划": rows}))
    assert (row["status"], row["status_reason"]) == ("cancelled", "主办方停办")


def test_a_catalogue_that_comes_again_changes_status_and_programme_by_name(tmp_path: Path) -> None:
    programmes = [
        a_programme(id=ProgrammeId(n), year=2024, name_zh=name) for n, name in ((8, "甲行动"), (9, "乙行动"))
    ]
    edition = an_edition(
        id=EditionId(5),
        version=1,
        year=2024,
        name_zh="甲展",
        market="JP",
        programme_id=ProgrammeId(8),
        aim_booths=30,
    )
    known = empty_store(editions=[edition], programmes=programmes)
    row: list[object] = ["甲展", 2024, "日本", "已批准", None, "乙行动", None, 40, None, None]
    result = checked("catalogue", plan(tmp_path, row), known)
    assert result.changes["计划", 2] == [
        Change("programme_id", "甲行动", "乙行动"),
        Change("aim_booths", "30", "40"),
        Change("status", "planned", "approved"),
    ]
    silent: list[object] = ["甲展", 2024, None, None, None, None, None, None, None, None]
    assert checked("catalogue", plan(tmp_path, silent), known).counts.same == 1


@pytest.mark.parametrize(
    "heading", ["传统/新兴", "传统（新兴）市场", "市场类型", "传统市场/新兴市场", "Traditional or emerging"]
)
def test_the_plans_label_of_the_market_comes_in(tmp_path: Path, heading: str) -> None:
    head = ["展会名称", "年份", "国家", heading]
    rows = [["甲展", 2024, "日本", "传统市场"], ["乙展", 2024, "越南", "新兴"], ["丙展", 2024, "德国", None]]
    _, new = written("catalogue", workbook(tmp_path / "目录.xlsx", {"目录": [head, *rows]}), empty_store())
    assert [row.get("market_label") for row in new if "year" in row] == ["traditional", "emerging", ""]
    known = empty_store(
        editions=[an_edition(id=EditionId(5), version=1, year=2024, name_zh="乙展", market="VN")],
        exhibitions=[an_exhibition(id=ExhibitionId(3), name_zh="乙展")],
    )
    result = checked("catalogue", workbook(tmp_path / "目录.xlsx", {"目录": [head, rows[1]]}), known)
    assert result.changes["目录", 2] == [Change("market_label", "", "emerging")]
