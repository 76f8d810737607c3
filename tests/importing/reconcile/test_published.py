"""Published figures: wide and long, value and growth, revisions, and growth that contradicts the levels."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from tests.importing.files import Rows, checked, empty_store, told, updated, workbook, written
from tradeplanner.domain.ids import Noun
from tradeplanner.importing.checked import Change, Checked
from tradeplanner.importing.proposal import Proposal
from tradeplanner.importing.stored import PublishedFigure, Stored

KEPT = ("year", "first_month", "last_month", "cumulative", "flow", "place", "value_minor", "growth")


def figures(path: Path, rows: Rows, merges: tuple[str, ...] = (), **options: str) -> list[tuple[object, ...]]:
    """Return the figures that a sheet would add."""
    file = workbook(path / "快报.xlsx", {"表": rows}, merges)
    return [
        tuple(row[name] for name in KEPT) for row in written("published", file, None, answering(**options))[1]
    ]


def answering(**options: str) -> Callable[[Proposal], Proposal]:
    """Return a decision that gives these answers."""

    def decide(proposal: Proposal) -> Proposal:
        for name, value in options.items():
            proposal = proposal.with_option(name, value)
        return proposal

    return decide


def given(path: Path, *rows: list[object], stored: Stored | None = None, **options: str) -> Checked:
    """Check a long table of one place's exports in 亿元."""
    return checked("published", a_file(path, *rows), stored, answering(**options))


def a_file(path: Path, *rows: list[object]) -> Path:
    """Write a long table of one place's exports in 亿元."""
    heading: list[object] = ["地区", "期间", "出口额(亿元)", "同比(%)"]
    return workbook(path / "快报.xlsx", {"表": [heading, *rows]})


def a_stored(minor: int, growth: str | None, year: int = 2023) -> Stored:
    """Return a store of 越城区's exports from January to March of ``year``."""
    figure = PublishedFigure(7, 2, minor, "CNY", "亿元", Decimal(growth) if growth else None)
    return empty_store(published={(0, year, 1, 3, True, "export", "越城区", "", "", ""): figure})


def test_exports_and_imports_side_by_side_each_with_its_growth(tmp_path: Path) -> None:
    rows: Rows = [
        ["2024年1-3月各区县进出口情况"],
        ["单位：亿元"],
        ["地区", "进出口总额", "同比(%)", "出口额", "同比(%)", "进口额", "同比(%)"],
        ["越城区", 120.5, 5.1, 100.25, "增长6.2%", 20.25, "下降1.3%"],
        ["柯桥区", 300, 1, 250, "持平", None, None],
    ]
    assert figures(tmp_path, rows) == [
        (2024, 1, 3, True, "total", "越城区", 12_050_000_000_00 // 1, "5.1"),
        (2024, 1, 3, True, "export", "越城区", 10_025_000_000_00, "6.2"),
        (2024, 1, 3, True, "import", "越城区", 2_025_000_000_00, "-1.3"),
        (2024, 1, 3, True, "total", "柯桥区", 30_000_000_000_00, "1"),
        (2024, 1, 3, True, "export", "柯桥区", 25_000_000_000_00, "0"),
    ]


def test_months_across_in_pairs_with_january_and_february_as_one(tmp_path: Path) -> None:
    rows: Rows = [
        ["2024年出口情况（亿元）"],
        ["地区", "1-2月", None, "3月", None, "4月累计", None],
        [None, "出口额", "同比", "出口额", "同比", "出口额", "同比"],
        ["越城区", 10, 1.5, 6, -2.25, 23, 0.5],
    ]
    found = figures(tmp_path, rows, ("A2:A3", "B2:C2", "D2:E2", "F2:G2"))
    assert found == [
        (2024, 1, 2, True, "export", "越城区", 1_000_000_000_00, "1.5"),
        (2024, 3, 3, False, "export", "越城区", 600_000_000_00, "-2.25"),
        (2024, 1, 4, True, "export", "越城区", 2_300_000_000_00, "0.5"),
    ]


LONG: list[tuple[list[object], list[object], tuple[object, ...]]] = [
    (["期间", "出口额(亿元)", "同比"], ["2024年1-2月", 1, 2], (2024, 1, 2, True, "export", "200")),
    (["月份", "出口额(亿元)", "同比"], ["2024年2月累计", 1, 2], (2024, 1, 2, True, "export", "200")),
    (["月份", "出口额(亿元)", "同比"], ["2024年2月", 1, 2], (2024, 2, 2, False, "export", "200")),
    (["年度", "m_from", "m_to", "流向", "数值", "单位", "yoy_pct"], [2024, 1, 4, "进口", 1, "亿美元", 2],
     (2024, 1, 4, True, "import", "200")),
    (["period", "year", "m_from", "m_to", "flow", "value", "unit", "yoy_pct"],
     ["month", 2024, 5, 5, "total", 1, "亿元人民币", 2], (2024, 5, 5, False, "total", "200")),
    (["period", "year", "flow", "value", "unit", "yoy_pct"],
     ["year", 2024, "export", 1, "亿元", 2], (2024, 1, 12, True, "export", "200")),
]  # fmt: skip


@pytest.mark.parametrize("heading, row, expected", LONG)
def test_one_figure_a_row(
    tmp_path: Path, heading: list[object], row: list[object], expected: tuple[object, ...]
) -> None:
    (found,) = figures(tmp_path, [["地区", *heading], ["越城区", *row]])
    assert (*found[:5], str(found[6])[0] + "00") == (*expected[:5], "100")
    assert found[7] == "2"


def test_the_unit_of_a_row_goes_before(tmp_path: Path) -> None:
    rows: Rows = [
        ["地区", "期间", "流向", "数值", "单位"],
        ["越城区", "2024年1月", "出口", 1.5, "亿美元"],
        ["越城区", "2024年2月", "出口", 1.5, "万元"],
    ]
    file = workbook(tmp_path / "快报.xlsx", {"表": rows})
    new = written("published", file)[1]
    assert [(row["value_minor"], row["value_currency"], row["unit"]) for row in new] == [
        (15_000_000_000, "USD", "亿美元"),
        (1_500_000, "CNY", "万元"),
    ]


def test_what_is_no_figure_of_a_place_is_told_and_the_rest_comes_in(tmp_path: Path) -> None:
    rows: Rows = [
        ["region", "flow", "partner", "period", "year", "m_from", "m_to", "value", "unit", "yoy_pct"],
        ["越城区", "export", "全球", "ytd", 2024, 1, 4, 10, "亿元", 2],
        ["越城区", "export_market_procurement", "全球", "ytd", 2024, 1, 4, 3, "亿元", 2],
        ["越城区", "export", "东盟", "ytd", 2024, 1, 4, 3, "亿元", 2],
        ["越城区", "export", "日本", "ytd", 2024, 1, 4, 3, "亿元", None],
        ["越城区", "export", "全球", "ytd", 2024, 1, 4, 11, "亿元", 2],
        ["越城区", "export", "全球", "ytd", 2024, 1, 4, 10, "亿元", 2],
        ["越城区", "import", "全球", "ytd", 2024, 1, 4, None, "亿元", 2],
        ["越城区", "import", "全球", "ytd", 2024, 1, 5, 3, "亿元", "约二"],
    ]
    result = checked("published", workbook(tmp_path / "a.xlsx", {"表": rows}))
    assert [(row, code) for row, _, code in told(result.findings) if row and row > 1] == [
        (3, "not_a_choice"), (4, "unknown_market"), (6, "row_differs"), (7, "row_repeated"),
        (8, "required"), (9, "not_a_number"),
    ]  # fmt: skip
    assert (result.counts.new, result.counts.rejected, result.counts.skipped) == (2, 5, 1)


def test_place_and_flow_and_months_are_asked_where_nobody_says_them(tmp_path: Path) -> None:
    rows: Rows = [["项目", "数值(亿元)", "同比"], ["全区", 10, 2]]
    file = workbook(tmp_path / "快报.xlsx", {"表": [["月份", "数值(亿元)", "同比"], ["2024年1-2月", 10, 2]]})
    result = checked("published", file)
    assert [question.name for question in result.unanswered] == ["place"]
    assert (result.counts.ambiguous, rows[0]) == (1, rows[0])
    result = checked("published", file, None, answering(place="越城区"))
    assert [question.name for question in result.unanswered] == ["flow"]
    result = checked("published", file, None, answering(place="越城区", flow="export"))
    assert (result.counts.new, result.unanswered) == (1, ())


def test_a_revision_is_a_change_of_value_and_growth(tmp_path: Path) -> None:
    row: list[object] = ["越城区", "2023年1-3月", 10.1, 3.5]
    result = given(tmp_path, row, stored=a_stored(1_000_000_000_00, "3.4"))
    assert list(result.changes.values()) == [
        [
            Change("level.export:", "1000000000.00 CNY", "1010000000.00 CNY"),
            Change("rise.export:", "3.4", "3.5"),
        ]
    ]
    (values,) = updated("published", a_file(tmp_path, row), a_stored(1_000_000_000_00, "3.4"))[
        Noun.EXPORT
    ].values()
    assert (values["value_minor"], values["growth"]) == (1_010_000_000_00, "3.5")


@pytest.mark.parametrize("growth, outcome", [("3.4", "same"), (None, "same"), ("3.5", "changed")])
def test_a_growth_that_is_not_said_leaves_the_stored_one(
    tmp_path: Path, growth: str | None, outcome: str
) -> None:
    row: list[object] = ["越城区", "2023年1-3月", 10, growth]
    result = given(tmp_path, row, stored=a_stored(1_000_000_000_00, "3.4"))
    assert getattr(result.counts, outcome) == 1


CONTRADICTING: list[tuple[object, object, object, bool]] = [
    (11.0, 10.0, 10.0, False),
    (11.04, 10.0, 10.4, False),
    (11.0, 10.0, 12.0, True),
    (956.6, 707.5, 35.2, False),
    (956.6, 707.5, 36.2, True),
    (11.0, 10.0, None, False),
]


@pytest.mark.parametrize("now, before, growth, contradicts", CONTRADICTING)
def test_growth_against_the_level_of_a_year_before_in_the_file(
    tmp_path: Path,
    now: object,
    before: object,
    growth: object,
    contradicts: bool,  # noqa: FBT001
) -> None:
    rows: list[list[object]] = [
        ["越城区", "2024年1-3月", now, growth],
        ["越城区", "2023年1-3月", before, None],
    ]
    result = given(tmp_path, *rows)
    found = [f for f in result.findings if f.code.value == "growth_contradicts"]
    assert [f.place.row for f in found] == ([2] if contradicts else [])
    assert result.counts.new == 2
    if contradicts:
        assert found[0].params["past"] == f"{before if before != 10.0 else 10} 亿元"
        assert found[0].params["stated"] == Decimal(str(growth)).normalize()


@pytest.mark.parametrize(
    "growth, stored_growth, year, row",
    [("20", None, 2023, 2), (None, "20", 2025, 2), ("10", None, 2023, None)],
)
def test_growth_against_what_is_stored(
    tmp_path: Path, growth: str | None, stored_growth: str | None, year: int, row: int | None
) -> None:
    store = a_stored(1_000_000_000_00 if year == 2023 else 1_100_000_000_00, stored_growth, year)
    level = 11 if year == 2023 else 10
    result = given(tmp_path, ["越城区", "2024年1-3月", level, growth], stored=store)
    found = [f.place.row for f in result.findings if f.code.value == "growth_contradicts"]
    assert found == ([row] if row else [])


def test_a_share_of_one_is_read_as_per_cent_and_said(tmp_path: Path) -> None:
    result = given(tmp_path, ["越城区", "2024年1-3月", 11, 0.1753], ["越城区", "2024年1-4月", 15, 0.35])
    assert [f.params["read"] for f in result.findings if f.code.value == "growth_as_share"] == ["17.53"]
    assert [
        f[7]
        for f in figures(
            tmp_path, [["地区", "期间", "出口额(亿元)", "同比"], ["越城区", "2024年1-3月", 11, 0.1753]]
        )
    ] == ["17.53"]


def test_a_figure_out_of_proportion_to_what_was_published_before_is_told(tmp_path: Path) -> None:
    months = {(2023, month, month): 8_000_000_000_00 for month in range(1, 7)}
    known = {(0, "越城区", "export", "CNY", 0): months}
    stored = empty_store(past=lambda _firms, _years: known)
    usual = given(tmp_path, ["越城区", "2024年1-3月", 250, 5], stored=stored)
    slipped = given(tmp_path, ["越城区", "2024年1-3月", 2_500_000, 5], stored=stored)
    assert told(usual.findings, "out_of_proportion") == []
    assert [code for _, _, code in told(slipped.findings, "out_of_proportion")] == ["out_of_proportion"]
