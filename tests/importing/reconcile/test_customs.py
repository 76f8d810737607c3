"""Downloads of customs statistics: real layout, what they leave open, rows that part what is one figure."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests.importing.files import checked, empty_store, text, told, written
from tradeplanner.importing.checked import Change, Checked
from tradeplanner.importing.proposal import Proposal
from tradeplanner.importing.reconcile import customs
from tradeplanner.importing.stored import Stored

HEADING = (
    "数据年月", "贸易伙伴编码", "贸易伙伴名称", "商品编码", "商品名称", "第一数量", "第一计量单位",
    "第二数量", "第二计量单位", "人民币", "",
)  # fmt: skip
ROW = ("202401", "116", "日本", "12011000", "种用大豆", "908", "千克", "0", "?", "23,416", "")
PARTNERS = {"116": "JP", "304": "DE"}
KNOWN = ("export", "越城区", "", "JP", "12011000")
"""The usual row's flow, place, industry, partner and goods: how a stored figure's key ends."""


def store(**known: object) -> Stored:
    """Return a store that knows two customs codes."""
    return replace(empty_store(**known), partner=PARTNERS.get)


def download(
    path: Path, *rows: tuple[str, ...], heading: tuple[str, ...] = HEADING, name: str = "2024out.csv"
) -> Path:
    """Write a download as the site does: GB18030, every field quoted."""
    lines = [
        ",".join(f'"{cell}"' if cell or at < len(row) - 1 else "" for at, cell in enumerate(row))
        for row in (heading, *rows)
    ]
    return text(path / name, "\r\n".join(lines) + "\r\n", "gb18030")


def saying(**options: str) -> Callable[[Proposal], Proposal]:
    """Return decisions that answer questions."""

    def decide(proposal: Proposal) -> Proposal:
        for name, value in options.items():
            proposal = proposal.with_option(name, value)
        return proposal

    return decide


def look(path: Path, stored: Stored | None = None, place: str = "越城区", **options: str) -> Checked:
    """Check a download with answers."""
    return checked("customs", path, stored or store(), saying(place=place, **options))


def new(path: Path, **options: str) -> list[dict[str, object]]:
    """Return the figures that a download would add."""
    return written("customs", path, store(), saying(place="越城区", **options))[1]


def changed(row: tuple[str, ...] = ROW, **cells: str) -> tuple[str, ...]:
    """Return a row with some cells changed, by heading."""
    return tuple(cells.get(name, cell) for name, cell in zip(HEADING, row, strict=True))


def test_the_real_layout_is_read_in_its_currency_with_its_source(tmp_path: Path) -> None:
    path = download(tmp_path, ROW, changed(数据年月="202402", 人民币="164"))
    result = look(path)
    assert (result.counts.new, result.sums[0].sum, result.sums[0].unit) == (2, Decimal(23_580), "CNY")
    assert [f.code.value for f in result.findings] == [
        "customs_quantities",
        "flow_in_file_name",
    ]
    first, second = new(path)
    assert {name: first[name] for name in ("year", "first_month", "last_month", "cumulative")} == {
        "year": 2024, "first_month": 1, "last_month": 1, "cumulative": False,
    }  # fmt: skip
    assert (first["flow"], first["place"], first["market"], first["hs"]) == (
        "export",
        "越城区",
        "JP",
        "12011000",
    )
    assert (first["value_minor"], first["value_currency"], first["firm_id"]) == (2_341_600, "CNY", None)
    assert (first["source"], second["first_month"]) == ("海关统计 2024out.csv", 2)


@pytest.mark.parametrize(
    "name, flow",
    [
        ("2024out.csv", "export"),
        ("2024in.csv", "import"),
        ("越城出口2024.csv", "export"),
        ("进口分国别.csv", "import"),
        ("Exports_2024.csv", "export"),
        ("进出口.csv", ""),
        ("inout.csv", ""),
        ("download.csv", ""),
        ("outline.csv", ""),
        ("china.csv", ""),
    ],
)
def test_the_flow_is_proposed_only_where_the_name_says_it_plainly(
    tmp_path: Path, name: str, flow: str
) -> None:
    result = look(download(tmp_path, ROW, name=name))
    question = next(question for question in result.questions if question.name == "flow")
    assert (question.value, result.counts.ambiguous) == (flow, 0 if flow else 1)
    assert [f.code.value for f in result.findings if f.code.value == "flow_asked"] == ["flow_asked"] * (
        not flow
    )


def test_a_person_says_the_flow_over_the_name_and_the_place_is_always_asked(tmp_path: Path) -> None:
    path = download(tmp_path, ROW)
    assert [row["flow"] for row in new(path, flow="total")] == ["total"]
    result = look(path, place="")
    assert [(q.name, q.value) for q in result.unanswered] == [("place", "")]
    assert told(result.findings, "place_asked") == [(None, "", "place_asked")]
    assert result.counts.ambiguous == 1


def test_dollars_are_dollars(tmp_path: Path) -> None:
    heading = (*HEADING[:-2], "美元", "")
    (row,) = new(download(tmp_path, ROW, heading=heading))
    assert (row["value_minor"], row["value_currency"]) == (2_341_600, "USD")


@pytest.mark.parametrize(
    "month, months",
    [("202401", (1, 1)), ("2024", (1, 12)), ("202401-202411", (1, 11)), ("2024年1-2月", (1, 2))],
)
def test_months_as_the_site_writes_them(tmp_path: Path, month: str, months: tuple[int, int]) -> None:
    (row,) = new(download(tmp_path, changed(数据年月=month)))
    assert (row["year"], row["first_month"], row["last_month"]) == (2024, *months)
    assert row["cumulative"] is (months[1] > 1)


def test_months_that_no_column_holds_come_from_the_name_or_are_asked(tmp_path: Path) -> None:
    heading, row = HEADING[1:], ROW[1:]
    (named,) = new(download(tmp_path, row, heading=heading, name="2024年1-11月出口.csv"))
    assert (named["year"], named["first_month"], named["last_month"]) == (2024, 1, 11)
    path = download(tmp_path, row, heading=heading, name="2024out.csv")
    assert [q.name for q in look(path).unanswered] == ["months"]
    (said,) = new(path, months="2024-01..10")
    assert (said["first_month"], said["last_month"]) == (1, 10)


@pytest.mark.parametrize(
    "code, name, market, finding",
    [
        ("116", "日本", "JP", ""),
        ("116", "日 本 国", "JP", ""),
        ("999", "德国", "DE", ""),
        ("116", "德国", "", "partner_conflict"),
        ("999", "乌有国", "", "unknown_market"),
    ],
)
def test_a_partner_is_told_by_code_and_checked_by_name(
    tmp_path: Path, code: str, name: str, market: str, finding: str
) -> None:
    path = download(tmp_path, changed(贸易伙伴编码=code, 贸易伙伴名称=name))
    result = look(path)
    assert [row["market"] for row in new(path)] == ([market] if market else [])
    assert [f.code.value for f in result.findings if f.severity.holds_back] == ([finding] if finding else [])


WIDE = (
    *HEADING[:5],
    "贸易方式编码",
    "贸易方式名称",
    "注册地编码",
    "注册地名称",
    "第一数量",
    "第一计量单位",
    "人民币",
    "",
)


def wide(regime: str, place: str, quantity: str, value: str) -> tuple[str, ...]:
    """Return a row of the layout with customs regime and registered place."""
    return (*ROW[:5], "10", regime, "33", place, quantity, "千克", value, "")


def test_regimes_are_added_up_and_registered_places_stay_apart(tmp_path: Path) -> None:
    rows = [
        wide("一般贸易", "浙江省", "1", "100"),
        wide("市场采购", "浙江省", "2", "20"),
        wide("一般贸易", "江苏省", "3", "7"),
        wide("一般贸易", "", "4", "5"),
    ]
    path = download(tmp_path, *rows, heading=WIDE)
    result = look(path)
    assert (result.counts.new, result.counts.read, result.sums[0].sum) == (3, 3, Decimal(132))
    assert [(row["place"], row["value_minor"]) for row in new(path)] == [
        ("浙江省", 12_000), ("江苏省", 700), ("越城区", 500),
    ]  # fmt: skip
    assert [
        (f.params["count"], f.params["records"]) for f in result.findings if f.code == "customs_summed"
    ] == [(2, 1)]
    assert [result.outcome("2024out", row) for row in range(2, 6)] == ["new"] * 4


def test_the_very_same_row_is_counted_once_and_one_that_contradicts_it_waits(tmp_path: Path) -> None:
    rows = [wide("一般贸易", "浙江省", "1", value) for value in ("100", "100", "90")]
    result = look(download(tmp_path, *rows, heading=WIDE))
    assert (result.counts.new, result.counts.skipped, result.counts.rejected) == (1, 1, 1)
    assert (result.sums[0].sum, told(result.findings, "row_repeated", "row_differs")) == (
        Decimal(100),
        [(3, "value", "row_repeated"), (4, "value", "row_differs")],
    )


def test_the_same_download_again_is_the_same_and_a_revised_figure_is_changed(tmp_path: Path) -> None:
    path = download(tmp_path, ROW)
    key = (0, 2024, 1, 1, False, *KNOWN)
    assert look(path, store(exports={key: (7, 1, 2_341_600, "CNY", "")})).counts.same == 1
    result = look(path, store(exports={key: (7, 1, 100, "CNY", "")}))
    assert result.changes["2024out", 2] == [Change("value", "1.00 CNY", "23416.00 CNY")]


def test_a_download_as_long_as_the_site_allows_may_have_been_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(customs, "CAP", 2)
    rows = [changed(商品编码=str(12_011_000 + number)) for number in range(3)]
    assert told(look(download(tmp_path, *rows[:2])).findings, "customs_cut") == [(None, "", "customs_cut")]
    assert told(look(download(tmp_path, *rows)).findings, "customs_cut") == []


@pytest.mark.parametrize("total", [True, False])
def test_a_total_over_a_repeated_row_is_told_to_count_it_twice(tmp_path: Path, total: bool) -> None:  # noqa: FBT001  # a case
    content = "数据年月\t贸易伙伴名称\t商品编码\t人民币\n" + "202401\t日本\t1201\t100\n" * 2
    path = tmp_path / "2024in.tsv"
    path.write_text(content + "合计\t\t\t200\n" * total, encoding="utf-8")
    result = checked("customs", path, store(), saying(place="越城区"))
    assert told(result.findings, "total_counts_repeats") == [(3, "value", "total_counts_repeats")] * total


def test_a_place_of_the_rows_own_over_the_one_given_is_told_once(tmp_path: Path) -> None:
    heading = (*HEADING[:-1], "注册地")
    rows = [
        (*changed(商品编码=f"1201100{at}")[:-1], place) for at, place in enumerate(("绍兴市", "绍兴市", ""))
    ]
    result = look(download(tmp_path, *rows, heading=heading))
    (found,) = [each for each in result.findings if each.code.value == "place_overridden"]
    assert (found.place.row, dict(found.params)) == (2, {"written": "绍兴市", "place": "越城区", "count": 2})
    assert not any(
        each.code.value == "place_overridden"
        for each in look(download(tmp_path, *rows, heading=heading), place="绍兴市").findings
    )


def test_a_partner_known_by_its_code_alone_is_told_once(tmp_path: Path) -> None:
    stored = replace(store(), partner={"999": "XZ"}.get, market_name={"XZ": "中性包装原产国别"}.__getitem__)
    rows = [
        changed(贸易伙伴编码="999", 贸易伙伴名称="未知国", 商品编码=code) for code in ("12011000", "12019000")
    ]
    result = look(download(tmp_path, *rows), stored)
    (found,) = [each for each in result.findings if each.code.value == "partner_taken"]
    assert dict(found.params) == {"written": "未知国", "code": "999", "market": "中性包装原产国别"}
    assert result.counts.new == 2
