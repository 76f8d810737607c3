"""What stands above a heading."""

import pytest

from tradeplanner.importing import titles


@pytest.mark.parametrize(
    "text, year, months",
    [
        ("2023年1-12月分企业出口额", 2023, (1, 12)),
        ("2024年度境外展会目录（示例）", 2024, None),
        ("2023年1—11月", 2023, (1, 11)),
        ("2023年3月", 2023, (3, 3)),
        ("民国113年统计", 2024, None),
        ("企业名录 20231", None, None),
    ],
)
def test_years_and_months(text: str, year: int | None, months: tuple[int, int] | None) -> None:
    assert titles.year([text]) == year
    assert titles.months([text]) == months


@pytest.mark.parametrize(
    "text, per",
    [("（每100外币兑人民币）", 100), ("每1美元兑人民币", 1), ("per 100 units", 100), ("汇率", None)],
)
def test_for_how_many_units(text: str, per: int | None) -> None:
    assert titles.per([text]) == per


def test_a_unit_in_a_cell_of_its_own() -> None:
    found = titles.unit([["名录"], [None, "单位：", "万美元"]])
    assert found is not None
    assert (found[0].text, found[1]) == ("万美元", "B2")
