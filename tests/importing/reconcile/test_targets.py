"""Targets: money and counts, whom they bind, revisions."""

from decimal import Decimal
from pathlib import Path

from tests.builders import a_target
from tests.importing.files import checked, empty_store, told, workbook
from tradeplanner.domain.ids import TargetId
from tradeplanner.domain.money import Money
from tradeplanner.domain.targets import Measure, TargetScope

HEADING = ["年度", "指标", "范围", "对象", "目标值(万元)", "月度分解方式"]


def test_targets_by_measure_and_year(tmp_path: Path) -> None:
    rows = [
        HEADING,
        [2023, "出口额", "全区", "某区", 8370000, "按上年各月比重"],
        [2023, "出口额", "镇街", "塔山街道", 274000.5, "按天"],
        [2023, "参展企业家次", "全区", None, 1700, None],
    ]
    result = checked("targets", workbook(tmp_path / "目标.xlsx", {"目标": rows}))
    assert (result.counts.new, result.findings) == (3, ())
    assert [(dict(s.by), s.sum) for s in result.sums] == [
        ({"measure": "exports", "year": "2023"}, Decimal("8644000.5")),
        ({"measure": "firm_visits", "year": "2023"}, 1700),
    ]


def test_a_new_figure_is_a_revision(tmp_path: Path) -> None:
    stored = a_target(
        id=TargetId(1), measure=Measure.EXPORTS, scope=TargetScope.TOWN, scope_key="塔山街道", year=2023,
        amount=Money.of(50000, "CNY"),
    )  # fmt: skip
    row: list[object] = [2023, "出口额", None, "塔山街道", 5, None]
    rows = [HEADING, row]
    path = workbook(tmp_path / "目标.xlsx", {"目标": rows})
    assert checked("targets", path, empty_store(targets=[stored])).counts.same == 1
    row[4] = 6
    path = workbook(tmp_path / "目标.xlsx", {"目标": rows})
    assert checked("targets", path, empty_store(targets=[stored])).counts.changed == 1


def test_twelve_monthly_parts(tmp_path: Path) -> None:
    row: list[object] = [2023, "出口额", "全区", None, 5, None, *[1] * 12]
    rows = [[*HEADING, *[f"{m}月" for m in range(1, 13)]], row]
    assert checked("targets", workbook(tmp_path / "目标.xlsx", {"目标": rows})).counts.new == 1
    row[-1] = None
    result = checked("targets", workbook(tmp_path / "目标.xlsx", {"目标": rows}))
    assert [code for _, _, code in told(result.findings)] == ["phasing_wrong"]


def test_a_target_without_year_or_figure_is_told(tmp_path: Path) -> None:
    rows = [HEADING, [None, "出口额", "全区", None, 5, None], [2023, "出口额", "全区", None, None, None]]
    result = checked("targets", workbook(tmp_path / "t.xlsx", {"表": rows}))
    assert told(result.findings) == [(2, "year", "required"), (3, "amount", "required")]
