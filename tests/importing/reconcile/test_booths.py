"""Booth allotments against firms, editions, registrations and the booths that are stored."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from tests.builders import a_booth, a_firm, a_participation, an_edition
from tests.importing.files import checked, empty_store, told, updated, workbook, written
from tradeplanner.domain.ids import BoothId, EditionId, FirmId, Noun, ParticipationId
from tradeplanner.domain.money import Money
from tradeplanner.importing.checked import Change, Checked
from tradeplanner.importing.proposal import Proposal
from tradeplanner.importing.stored import Stored

FAIR = "2024年日本大阪纺织服装展"
FIRMS = [a_firm(id=FirmId(n), version=1, name_zh=f"{name}有限公司") for n, name in enumerate("甲乙丙", 1)]
EDITIONS = [an_edition(id=EditionId(5), year=2024, name_zh=FAIR)]
JOINED = [
    a_participation(
        id=ParticipationId(n), version=3, firm_id=FirmId(n), edition_id=EditionId(5), booth_numbers=numbers
    )
    for n, numbers in ((1, ("旧1",)), (2, ()))
]
HEADING: list[object] = ["展馆", "展位号", "企业名称", "面积"]


def store(**known: object) -> Stored:
    """Return a store of three firms, of which two are registered at one edition."""
    return empty_store(**{"firms": FIRMS, "editions": EDITIONS, "registrations": JOINED, **known})


def a_file(path: Path, heading: list[object], *rows: list[object], merges: list[str] | None = None) -> Path:
    """Write a sheet of booths under a title that names the edition."""
    return workbook(path / "展位.xlsx", {"表": [[f"{FAIR}展位分配表"], heading, *rows]}, merges or [])


def given(
    path: Path,
    heading: list[object],
    *rows: list[object],
    stored: Stored | None = None,
    decide: Callable[[Proposal], Proposal] = lambda proposal: proposal,
) -> Checked:
    """Check a sheet of booths."""
    return checked("booths", a_file(path, heading, *rows), stored or store(), decide)


def split(proposal: Proposal) -> Proposal:
    """Answer that cells are split."""
    return proposal.with_option("split", "yes")


FIELDS: list[tuple[str, object, str, object]] = [
    ("展位类型", "标展", "booth_type", "标展"),
    ("面积（㎡）", "18㎡", "area", "18"),
    ("开口", "双开", "open_sides", 2),
    ("楣板名称", "青藤纺织", "fascia_zh", "青藤纺织"),
    ("楣板名称（中/英）", "青藤纺织 / QINGTENG TEXTILE", "fascia_en", "QINGTENG TEXTILE"),
    ("英文楣板", "QINGTENG", "fascia_en", "QINGTENG"),
    ("应收展位费(美元)", 2000, "fee_currency", "USD"),
    ("应收展位费(元)", 14200.5, "fee_home_minor", 1420050),
    ("已收(万元)", "1.5", "paid_minor", 1500000),
    ("票据", "No.001", "receipt", "No.001"),
    ("备注", "转角", "notes", "转角"),
    ("企业名称", "甲有限公司", "firm_id", 1),
]


@pytest.mark.parametrize("heading, cell, column, value", FIELDS)
def test_each_column_fills_its_field(
    tmp_path: Path, heading: str, cell: object, column: str, value: object
) -> None:
    other: list[object] = [] if heading.startswith("面积") else ["面积"]
    area: list[object] = [9] if other else []
    file = a_file(tmp_path, ["展馆", "展位号", heading, *other], ["3", "A12", cell, *area])
    (row,) = written("booths", file, store())[1]
    assert (row["edition_id"], row["hall"], row["number"], row[column]) == (5, "3", "A12", value)


def test_the_numbers_stand_in_the_registrations_too(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["3", "A12", "甲有限公司", 9],
        ["3", "A13", "甲有限公司", 9],
        ["3", "A14", None, 9],
    ]
    file = a_file(tmp_path, HEADING, *rows)
    assert updated("booths", file, store()) == {
        Noun.PARTICIPATION: {1: {"booth_numbers": '["旧1", "A12", "A13"]'}}
    }
    result = checked("booths", file, store())
    assert (result.counts.new, result.counts.read) == (3, 3)


def test_a_booth_that_goes_to_another_firm_is_a_change_with_both_names(tmp_path: Path) -> None:
    stored = store(
        booths=[
            a_booth(
                id=BoothId(4), version=2, edition_id=EditionId(5), firm_id=FirmId(1), hall="3", number="旧1"
            )
        ]
    )
    file = a_file(tmp_path, HEADING, ["3", "旧1", "乙有限公司", None])
    result = checked("booths", file, stored)
    assert result.counts.changed == 1
    assert list(result.changes.values()) == [[Change("firm_id", "甲有限公司", "乙有限公司")]]
    writes = updated("booths", file, stored)
    assert writes[Noun.PARTICIPATION] == {1: {"booth_numbers": "[]"}, 2: {"booth_numbers": '["旧1"]'}}
    assert writes[Noun.BOOTH] == {4: {"firm_id": 2}}


@pytest.mark.parametrize("cell, freed", [("无", True), (None, False)])
def test_only_a_word_for_nothing_takes_a_booth_back(tmp_path: Path, cell: object, freed: bool) -> None:  # noqa: FBT001
    stored = store(booths=[a_booth(id=BoothId(4), version=2, edition_id=EditionId(5), hall="3", number="A1")])
    result = given(tmp_path, HEADING, ["3", "A1", cell, None], ["3", "A2", "甲有限公司", 9], stored=stored)
    assert (result.counts.changed, result.counts.same) == ((1, 0) if freed else (0, 1))


def test_a_booth_allotted_twice_in_the_file(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["3", "A12", "甲有限公司", 9],
        ["3", "A12", "乙有限公司", 9],
        ["3", "A12", "甲有限公司", 9],
        ["3", "A12", "甲有限公司", 18],
        ["4", "A12", "乙有限公司", 9],
    ]
    result = given(tmp_path, HEADING, *rows)
    assert told(result.findings, "booth_twice", "row_repeated", "row_differs") == [
        (4, "number", "booth_twice"),
        (5, "number", "row_repeated"),
        (6, "number", "row_differs"),
    ]
    assert (result.counts.new, result.counts.rejected, result.counts.skipped) == (2, 2, 1)
    twice = next(f for f in result.findings if f.code.value == "booth_twice")
    assert (twice.params["first"], twice.params["second"], twice.params["row"]) == (
        "甲有限公司",
        "乙有限公司",
        3,
    )


UNREGISTERED: list[tuple[Callable[[Proposal], Proposal], str, Mapping[str, int]]] = [
    (lambda p: p, "booth_unregistered", {"ambiguous": 1}),
    (lambda p: p.with_choice("表", 3, "new", "registration"), "booth_registered", {"new": 1}),
    (lambda p: p.with_choice("表", 3, 0, "registration"), "booth_left_free", {"new": 1}),
    (lambda p: p.with_option("unregistered", "register"), "booth_registered", {"new": 1}),
    (lambda p: p.with_option("unregistered", "free"), "booth_left_free", {"new": 1}),
]


@pytest.mark.parametrize("decide, code, counts", UNREGISTERED)
def test_a_firm_that_is_not_registered_is_asked(
    tmp_path: Path, decide: Callable[[Proposal], Proposal], code: str, counts: Mapping[str, int]
) -> None:
    file = a_file(tmp_path, HEADING, ["3", "A12", "丙有限公司", 9])
    result, rows = written("booths", file, store(), decide)
    assert told(result.findings, code) == [(3, "firm", code)]
    assert {name: count for name, count in result.counts.as_dict().items() if count} == {"read": 1, **counts}
    joined = written("booths", file, store(), decide, noun=Noun.PARTICIPATION)[1]
    registered = code == "booth_registered"
    assert [(r["firm_id"], r["booth_numbers"], r["state"]) for r in joined] == [
        (3, '["A12"]', "approved")
    ] * registered
    assert [row["firm_id"] for row in rows] == (
        [] if code == "booth_unregistered" else [3 if registered else None]
    )


FEES: list[tuple[object, object, object, list[str]]] = [
    (2000, 7.1, 14200, []),
    (2000, 710, 14200, ["rate_unit_guessed"]),
    (2000, 7.1, 14300, ["fee_differs"]),
    (1999.99, 7.1234, 14246.73, []),
    (1999.99, 7.1234, 14247, []),
    (1999.99, 7.1234, 14246.8, ["fee_differs"]),
    (2000, None, 15000, []),
]


@pytest.mark.parametrize("fee, rate, yuan, codes", FEES)
def test_fee_times_rate_gives_the_stated_yuan(
    tmp_path: Path, fee: object, rate: object, yuan: object, codes: list[str]
) -> None:
    heading: list[object] = ["展位号", "应收展位费(美元)", "汇率", "折人民币(元)"]
    result = given(tmp_path, heading, ["A12", fee, rate, yuan])
    assert [
        f.code.value for f in result.findings if f.code.value in ("fee_differs", "rate_unit_guessed")
    ] == codes
    assert result.counts.new == 1
    for finding in result.findings:
        if finding.code.value == "fee_differs":
            assert finding.params["stated"] == Money.of(str(yuan), "CNY").amount


def test_the_heading_over_two_rows_of_a_real_form(tmp_path: Path) -> None:
    rows = [
        ["展馆", "展位号", "企业名称", "应收展位费", None, None, "已收", "票据"],
        [None, None, None, "原币（美元）", "汇率", "人民币（元）", None, None],
        ["3号馆", "A12", "甲有限公司", 2000, 7.1, 14200, 14200, "收据12"],
    ]
    file = workbook(
        tmp_path / f"{FAIR}.xlsx", {"表": rows}, ["D1:F1", "A1:A2", "B1:B2", "C1:C2", "G1:G2", "H1:H2"]
    )
    (row,) = written("booths", file, store())[1]
    columns = ("fee_minor", "fee_currency", "fee_rate", "fee_home_minor", "paid_minor", "receipt")
    assert [row[column] for column in columns] == [200000, "USD", "7.1", 1420000, 1420000, "收据12"]


def test_several_booths_in_a_cell_are_asked_and_split_on_request(tmp_path: Path) -> None:
    heading: list[object] = ["展位号", "企业名称", "面积", "应收展位费(元)"]
    row: list[object] = ["A12-A14", "甲有限公司", 27, 100]
    result = given(tmp_path, heading, row, ["B01", "乙有限公司", 9, 10])
    (asked,) = result.unanswered
    assert (asked.name, asked.reason.params["written"], asked.reason.params["parts"]) == (
        "split",
        "A12-A14",
        "A12  A13  A14",
    )
    assert (result.counts.new, result.counts.ambiguous) == (1, 1)
    rows = written("booths", a_file(tmp_path, heading, row), store(), split)[1]
    assert [(r["number"], r["area"], r["fee_minor"]) for r in rows] == [
        ("A12", "9", 3334), ("A13", "9", 3333), ("A14", "9", 3333),
    ]  # fmt: skip
    whole = written(
        "booths", a_file(tmp_path, heading, row), store(), lambda p: p.with_option("split", "no")
    )[1]
    assert [(r["number"], r["fee_minor"]) for r in whole] == [("A12-A14", 10000)]
    total = given(tmp_path, heading, row, decide=split)
    assert {(s.field, s.sum) for s in total.sums} == {
        ("area", Decimal(27)), ("fee", Decimal(100)), ("fee_home", Decimal(100)),
    }  # fmt: skip


def test_a_merged_firm_belongs_to_every_booth_under_it_and_is_said(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["3", "A12", "甲有限公司", 9],
        [None, "A13", None, 9],
        [None, "A14", None, 9],
        ["3", "A15", "乙有限公司", 9],
    ]
    file = a_file(tmp_path, HEADING, *rows, merges=["A3:A5", "C3:C5"])
    result, booths = written("booths", file, store())
    assert [(b["hall"], b["number"], b["firm_id"]) for b in booths] == [
        ("3", "A12", 1), ("3", "A13", 1), ("3", "A14", 1), ("3", "A15", 2),
    ]  # fmt: skip
    assert [f.params["count"] for f in result.findings if f.code.value == "merged_filled"] == [2, 2]


def test_a_merged_amount_is_counted_once(tmp_path: Path) -> None:
    heading: list[object] = ["展位号", "企业名称", "已收(元)"]
    rows: list[list[object]] = [["A12", "甲有限公司", 500], ["A13", "甲有限公司", None]]
    booths = written("booths", a_file(tmp_path, heading, *rows, merges=["C3:C4"]), store())[1]
    assert [b["paid_minor"] for b in booths] == [50000, None]


def test_what_is_wrong_with_a_booth_stays_out(tmp_path: Path) -> None:
    result = given(
        tmp_path,
        HEADING,
        ["3", None, "甲有限公司", 9],
        ["3", "A1", "甲有限公司", -9],
        ["3", "A2", "无名有限公司", 9],
    )
    assert told(result.findings, "required", "not_positive", "firm_unknown") == [
        (3, "number", "required"),
        (4, "area", "not_positive"),
        (5, "firm", "firm_unknown"),
    ]
    assert (result.counts.rejected, result.counts.ambiguous) == (2, 1)
