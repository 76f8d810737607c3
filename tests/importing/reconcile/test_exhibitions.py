"""Catalogues against stored editions and fairs."""

from datetime import date
from pathlib import Path

from tests.builders import an_edition, an_exhibition
from tests.importing.files import Rows, checked, empty_store, told, workbook
from tradeplanner.domain.ids import EditionId, ExhibitionId
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
