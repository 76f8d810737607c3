"""Result forms against firms, editions and the forms that are stored: the newest of a firm counts."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tests.builders import a_firm, a_return, an_edition
from tests.importing.files import empty_store, told
from tests.importing.result_forms import FAIR, form
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import EditionId, FirmId, ReturnId
from tradeplanner.domain.money import Money
from tradeplanner.importing import checks, folders, planning
from tradeplanner.importing.checked import Change, Checked
from tradeplanner.importing.proposal import Proposal
from tradeplanner.importing.reconcile.return_versions import Version, newest
from tradeplanner.importing.specs import SPECS
from tradeplanner.importing.specs.returns import again
from tradeplanner.importing.stored import Stored

FIRMS = [a_firm(id=FirmId(n), version=1, name_zh=f"{name}有限公司") for n, name in enumerate("甲乙丙", 1)]
EDITIONS = [
    an_edition(id=EditionId(5), year=2024, name_zh=FAIR, opens=date(2024, 4, 10), closes=date(2024, 4, 12)),
    an_edition(id=EditionId(6), year=2023, name_zh="家纺展", opens=date(2023, 12, 9), closes=None),
    an_edition(id=EditionId(7), year=2024, name_zh="家纺展", opens=date(2024, 12, 9), closes=None),
]


def store(*returns: object) -> Stored:
    """Return a store of three firms, two fairs and these forms."""
    return empty_store(firms=FIRMS, editions=EDITIONS, returns=returns)


def given(
    path: Path, stored: Stored | None = None, decided: Proposal | None = None
) -> tuple[Checked, list[dict[str, object]]]:
    """Return the check of a folder's forms, and the returns that it would add."""
    spec = SPECS["returns"]
    with closing(folders.read(spec, [path])) as opened:
        bare = decided or Proposal(path.name, opened.sha256, "returns", ())
        proposal = planning.plan(bare, opened.sheets, lambda n, a, b: opened.spool(n).rows(a, b))
        folder = opened.folder / "writes"
        folder.mkdir()
        result = checks.check(proposal, opened, stored or store(), folder)
        names = result.writes.columns(spec.noun)
        blocks = [columns for _, columns in result.writes.blocks(spec.noun)]
        rows = [
            dict(zip(names, row, strict=True)) for columns in blocks for row in zip(*columns, strict=True)
        ]
        return result.checked, rows


def decided(path: Path, *skips: int) -> Proposal:
    """Return a proposal in which rows are skipped."""
    proposal = Proposal(path.name, "", "returns", ())
    for row in skips:
        proposal = proposal.with_skip(path.name, row)
    return proposal


def test_a_form_becomes_a_return(tmp_path: Path) -> None:
    form(tmp_path / "成效表" / "甲.xlsx", "甲有限公司", 其中境外新客户=7, 主要产品="毛巾", 满意度="满意")
    checked, (row,) = given(tmp_path / "成效表")
    assert checked.counts.new == 1
    expected = {
        "firm_id": 1, "edition_id": 5, "reported_on": "2024-04-20", "buyers": 49, "new_buyers": 7,
        "markets": '["JP"]', "intended_minor": 11_400_000, "intended_currency": "USD",
        "on_site_minor": 2_500_000, "contracted_minor": None, "exhibits_again": True, "products": "毛巾",
        "satisfaction": "满意", "remarks": "", "source_sheet": "甲.xlsx › Sheet1", "source_row": 2,
    }  # fmt: skip
    assert {name: row[name] for name in expected} == expected
    assert [(s.field, s.unit, str(s.sum)) for s in checked.sums] == [
        ("buyers", "", "49"), ("intended", "万美元", "11.4"), ("new_buyers", "", "7"),
        ("on_site", "万美元", "2.5"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "said, value", [("待定", None), ("不续展", False), ("会", True), ("√", True), ("否", False)]
)
def test_whether_a_firm_comes_again(tmp_path: Path, said: str, value: object) -> None:
    form(tmp_path / "甲.xlsx", "甲有限公司", 下届是否续展=said)
    checked, (row,) = given(tmp_path)
    assert row["exhibits_again"] is value
    assert told(checked.findings, "not_a_choice") == []


@pytest.mark.parametrize(
    "label, field",
    [
        ("跟踪3个月实际成交额（万美元）", "after_3"), ("展后六个月成交额（万美元）", "after_6"),
        ("一年实际成交额（万美元）", "after_12"), ("已签合同额（万美元）", "contracted"),
    ],
)  # fmt: skip
def test_sums_told_later_have_fields_of_their_own(tmp_path: Path, label: str, field: str) -> None:
    form(tmp_path / "甲.xlsx", "甲有限公司", **{label: 3})
    _, (row,) = given(tmp_path)
    assert (row[f"{field}_minor"], row["on_site_minor"]) == (3_000_000, 2_500_000)


def test_other_months_are_told_and_kept_out(tmp_path: Path) -> None:
    form(tmp_path / "甲.xlsx", "甲有限公司", **{"展后9个月实际成交额（万美元）": 3})
    checked, (row,) = given(tmp_path)
    assert [row[f"after_{months}_minor"] for months in (3, 6, 12)] == [None] * 3
    assert [f.params["months"] for f in checked.findings if f.code is Code.RETURN_MONTHS] == ["9"]


def test_markets_that_nobody_knows_go_to_the_remarks(tmp_path: Path) -> None:
    form(tmp_path / "甲.xlsx", "甲有限公司", 主要客商国别="日本、越南和德国等、火星")
    checked, (row,) = given(tmp_path)
    assert (row["markets"], row["remarks"]) == ('["JP", "VN", "DE"]', "客商国别：火星")
    assert [f.params["market"] for f in checked.findings if f.code is Code.MARKETS_IN_REMARKS] == ["火星"]


@pytest.mark.parametrize(
    "changes, edition",
    [
        ({"展会名称": "家纺展", "填表日期": "2024.1.5"}, 6),
        ({"展会名称": "家纺展", "填表日期": "2025.1.5"}, 7),
        ({"展会名称": "2023年家纺展", "填表日期": "2025.1.5"}, 6),
    ],
)
def test_of_namesakes_the_last_one_held_is_meant(
    tmp_path: Path, changes: dict[str, object], edition: int
) -> None:
    form(tmp_path / "甲.xlsx", "甲有限公司", **changes)
    _, (row,) = given(tmp_path)
    assert row["edition_id"] == edition


def test_without_a_name_the_title_the_file_or_a_person_says_the_edition(tmp_path: Path) -> None:
    form(tmp_path / "a" / "2024年家纺展_甲.xlsx", "甲有限公司", 展会名称=None)
    checked, (row,) = given(tmp_path / "a")
    assert (row["edition_id"], checked.questions) == (7, ())
    form(tmp_path / "b" / "甲.xlsx", "甲有限公司", 展会名称=None)
    checked, rows = given(tmp_path / "b")
    assert (rows, checked.counts.ambiguous, checked.questions[0].name) == ([], 1, "edition")
    answered = Proposal("b", "", "returns", ()).with_option("edition", "5")
    assert given(tmp_path / "b", decided=answered)[1][0]["edition_id"] == 5


@pytest.mark.parametrize(
    "second, kept",
    [
        ({"name": "乙.xlsx", "填表日期": "2024.5.1"}, "乙.xlsx › Sheet1"),
        ({"name": "甲_修改.xlsx"}, "甲_修改.xlsx › Sheet1"),
        ({"name": "甲v2.xlsx"}, "甲v2.xlsx › Sheet1"),
        ({"name": "乙.xlsx"}, None),
        ({"name": "甲_修改.xlsx", "填表日期": "2024.4.1"}, None),
    ],
)
def test_the_newer_form_of_a_firm_counts_or_a_person_is_asked(
    tmp_path: Path, second: dict[str, str], kept: str | None
) -> None:
    form(tmp_path / "甲.xlsx", "甲有限公司")
    changes = {label: value for label, value in second.items() if label != "name"}
    form(tmp_path / second["name"], "甲有限公司", **{"接待客商数（家）": 60, **changes})
    checked, rows = given(tmp_path)
    assert [row["source_sheet"] for row in rows] == ([kept] if kept else [])
    if kept:
        assert checked.counts.skipped == 1
        assert len(told(checked.findings, "return_replaced")) == 1
    else:
        assert (checked.counts.ambiguous, len(told(checked.findings, "return_twice"))) == (2, 2)
        assert len(given(tmp_path, decided=decided(tmp_path, 2))[1]) == 1


def test_the_same_form_twice_is_one(tmp_path: Path) -> None:
    form(tmp_path / "甲.xlsx", "甲有限公司")
    form(tmp_path / "甲 副本.xlsx", "甲有限公司")
    checked, rows = given(tmp_path)
    assert (len(rows), checked.counts.skipped) == (1, 1)


def test_a_stored_form_is_the_same_or_changed_with_old_and_new(tmp_path: Path) -> None:
    form(tmp_path / "甲.xlsx", "甲有限公司", 下届是否续展=None, 意见建议=None, 主要客商国别=None)
    stored = a_return(
        id=ReturnId(9), version=2, firm_id=FirmId(1), edition_id=EditionId(5), buyers=40,
        reported_on=date(2024, 4, 20), intended=Money(11_400_000, "USD"), on_site=Money(2_000_000, "USD"),
        remarks="展位偏",
    )  # fmt: skip
    checked, rows = given(tmp_path, store(stored))
    assert (rows, checked.counts.changed) == ([], 1)
    ((_, changes),) = checked.changes.items()
    assert set(changes) == {
        Change("buyers", "40", "49"), Change("on_site", "20000.00 USD", "25000.00 USD")
    }  # fmt: skip


def test_an_older_form_than_the_stored_one_waits_for_a_person(tmp_path: Path) -> None:
    form(tmp_path / "甲.xlsx", "甲有限公司")
    stored = a_return(
        id=ReturnId(9), version=2, firm_id=FirmId(1), edition_id=EditionId(5), reported_on=date(2024, 6, 1)
    )
    checked, _ = given(tmp_path, store(stored))
    assert (checked.counts.ambiguous, len(told(checked.findings, "return_older"))) == (1, 1)
    chosen = Proposal(tmp_path.name, "", "returns", ()).with_choice(tmp_path.name, 2, 9)
    assert given(tmp_path, store(stored), chosen)[0].counts.changed == 1


def test_an_unknown_firm_and_a_wrong_figure_stay_out(tmp_path: Path) -> None:
    form(tmp_path / "丁.xlsx", "丁有限公司")
    form(tmp_path / "乙.xlsx", "乙有限公司", **{"接待客商数（家）": "很多"})
    form(tmp_path / "丙.xlsx", "丙有限公司", **{"意向成交额（万美元）": -3})
    checked, rows = given(tmp_path)
    assert (rows, checked.counts.ambiguous, checked.counts.rejected) == ([], 1, 2)


@pytest.mark.parametrize(
    "files, at",
    [
        (["甲.xlsx", "甲(修改稿).xlsx"], 1),
        (["甲v3.xlsx", "甲v2.xlsx"], 0),
        (["甲第2版.xlsx", "甲.xlsx"], 0),
        (["第56届甲.xlsx", "甲.xlsx"], None),
        (["甲.xlsx", "乙.xlsx"], None),
    ],
)
def test_which_file_is_the_newest_by_its_name(files: list[str], at: int | None) -> None:
    assert newest([Version(row, file, None) for row, file in enumerate(files)]) == at


@pytest.mark.parametrize("cell", ["是、否", "否、是"])
def test_both_boxes_ticked_are_a_doubt_and_no_answer(cell: str) -> None:
    said = again(cell)
    assert (said.value, [remark.code.value for remark in said.remarks]) == (None, ["not_a_choice"])
