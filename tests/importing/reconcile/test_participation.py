"""Registrations against firms, editions, stored participations and the orders that came before them."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.builders import a_firm, a_participation, an_edition
from tests.importing.files import checked, empty_store, told, workbook, written
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import EditionId, FirmId, ParticipationId
from tradeplanner.domain.participation import State
from tradeplanner.importing.checked import Change, Checked
from tradeplanner.importing.proposal import Proposal
from tradeplanner.importing.stored import Stored

TITLE = "2024年第56届日本大阪纺织服装展 参展报名汇总表"
OSAKA, FRANKFURT, OLDER = "2024年第56届日本大阪纺织服装展", "德国法兰克福国际家纺展", 6
FIRMS = [a_firm(id=FirmId(n), version=1, name_zh=f"{name}有限公司") for n, name in enumerate("甲乙丙", 1)]
EDITIONS = [
    an_edition(id=EditionId(5), year=2024, name_zh=OSAKA, opens=date(2024, 4, 10), closes=date(2024, 4, 12)),
    an_edition(id=EditionId(6), year=2023, name_zh=FRANKFURT, opens=date(2023, 1, 9), closes=None),
    an_edition(id=EditionId(7), year=2024, name_zh=FRANKFURT, opens=date(2024, 1, 9), closes=None),
]


def store(**known: object) -> Stored:
    """Return a store of three firms and three editions of two fairs."""
    return empty_store(**{"firms": FIRMS, "editions": EDITIONS, **known})


def given(
    path: Path,
    heading: list[object],
    *rows: list[object],
    title: str = TITLE,
    name: str = "表.xlsx",
    stored: Stored | None = None,
    decide: Callable[[Proposal], Proposal] = lambda proposal: proposal,
) -> Checked:
    """Check a sheet of registrations under a title."""
    file = workbook(path / name, {"表": [[title or None], heading, *rows]})
    return checked("registrations", file, stored or store(), decide)


def new(
    path: Path, heading: list[object], *rows: list[object], title: str = TITLE
) -> list[dict[str, object]]:
    """Return the participations that a sheet under a title would add, by column."""
    return written("registrations", workbook(path / "表.xlsx", {"表": [[title], heading, *rows]}), store())[1]


FIELDS: list[tuple[str, object, str, object]] = [
    ("展位数", "1.5", "booths", "1.5"),
    ("展位类型", "光地", "booth_type", "光地"),
    ("面积（㎡）", "18㎡", "area", "18"),
    ("面积", 18, "area", "18"),
    ("开口", "双开口", "open_sides", 2),
    ("开口", 3, "open_sides", 3),
    ("开口", "半岛", "open_sides", 3),
    ("HS编码", 630190, "hs", "630190"),
    ("参展人数", "2人", "people", 2),
    ("是否随团", "否", "with_delegation", False),
    ("运输方式", "海运", "freight", "海运"),
    ("品牌", "喜鹊", "brand", "喜鹊"),
    ("预期目标市场", "日本、韩国", "target_markets", '["JP", "KR"]'),
    ("报名日期", "2024年1月8日", "applied_on", "2024-01-08"),
    ("状态", "审核通过", "state", "approved"),
    ("状态", "审核未通过", "state", None),
    ("展位号", "3A01、3A02", "booth_numbers", '["3A01", "3A02"]'),
    ("展品（中英文）", "家用纺织品 / Home textiles", "exhibits_en", "Home textiles"),
    ("展品", "家用纺织品 / Home textiles", "exhibits_en", ""),
    ("展品英文", "Towels", "exhibits_en", "Towels"),
]


@pytest.mark.parametrize("heading, cell, column, value", FIELDS)
def test_each_column_fills_its_field(
    tmp_path: Path, heading: str, cell: object, column: str, value: object
) -> None:
    other = "参展人数" if heading == "展位数" else "展位数"
    rows = new(tmp_path, ["企业名称", other, heading], ["甲有限公司", 1, cell])
    assert [row[column] for row in rows] == ([value] if value is not None else [])


def test_the_state_words_of_a_bureau(tmp_path: Path) -> None:
    words = {
        "已报名": "applied",
        "同意": "approved",
        "候补": "waiting",
        "已确认": "confirmed",
        "已参展": "attended",
    }
    for word, state in words.items():
        rows = new(tmp_path, ["企业名称", "状态"], ["甲有限公司", word])
        assert [row["state"] for row in rows] == [state]


def test_a_sum_of_booths_and_the_state_where_none_is_said(
    tmp_path: Path,
) -> None:
    result = given(tmp_path, ["企业名称", "展位数"], ["甲有限公司", 2], ["乙有限公司", 1.5], ["合计", 3.5])
    assert (result.counts.new, result.sums[0].sum, result.controls[0].matches) == (2, Decimal("3.5"), True)
    rows = new(tmp_path, ["企业名称", "展位数"], ["甲有限公司", 2])
    assert [(row["state"], row["edition_id"]) for row in rows] == [("applied", 5)]


@pytest.mark.parametrize(
    "title, name, edition, code",
    [
        (TITLE, "表.xlsx", "5", "edition_in_title"),
        ("报名汇总表", "大阪展报名汇总.xlsx", "5", "edition_in_file_name"),
        ("2023年法兰克福家纺展报名表", "表.xlsx", "", "edition_asked"),
        ("2023年德国法兰克福国际家纺展报名表", "表.xlsx", "6", "edition_in_title"),
        ("德国法兰克福国际家纺展报名表", "2024年报名.xlsx", "7", "edition_in_title"),
        ("报名表", "报名.xlsx", "", "edition_asked"),
        ("国际展报名表", "报名.xlsx", "", "edition_asked"),
    ],
)
def test_the_edition_of_a_sheet_without_a_column_for_it(
    tmp_path: Path, title: str, name: str, edition: str, code: str
) -> None:
    result = given(tmp_path, ["企业名称", "展位数"], ["甲有限公司", 1], title=title, name=name)
    (question,) = result.questions
    assert (question.name, question.value, question.reason.code.value) == ("edition", edition, code)
    assert (result.counts.new, result.counts.ambiguous) == ((1, 0) if edition else (0, 1))
    assert [f.code.value for f in result.findings if f.code.value.startswith("edition_")] == [code]
    assert bool(result.unanswered) is not bool(edition)


@pytest.mark.parametrize(
    "said, edition", [("7", "7"), ("大阪", "5"), ("法兰克福", ""), ("火星", ""), (OSAKA, "5")]
)
def test_a_person_names_the_edition(tmp_path: Path, said: str, edition: str) -> None:
    result = given(
        tmp_path,
        ["企业名称", "展位数"],
        ["甲有限公司", 1],
        title="表",
        decide=lambda p: p.with_option("edition", said),
    )
    assert result.questions[0].value == edition
    assert result.counts.new == int(bool(edition))
    assert len(result.questions[0].candidates) == (2 if said == "法兰克福" else 3)


def test_a_row_names_its_edition_and_the_day_decides_between_years(
    tmp_path: Path,
) -> None:
    heading: list[object] = ["企业名称", "展会", "展位数", "报名日期"]
    rows: list[list[object]] = [
        ["甲有限公司", "大阪纺织", 1, None],
        ["甲有限公司", FRANKFURT, 1, "2023/11/2"],
        ["乙有限公司", FRANKFURT, 1, "2022/11/2"],
        ["丙有限公司", "火星展", 1, None],
    ]
    result = given(tmp_path, heading, *rows, title="报名")
    assert [row["edition_id"] for row in new(tmp_path, heading, *rows, title="报名")] == [5, 7, 6]
    assert told(result.findings, "edition_by_part", "edition_unknown") == [
        (3, "edition", "edition_by_part"),
        (6, "edition", "edition_unknown"),
    ]


def test_both_doubts_of_a_row_are_asked_and_settled_apart(tmp_path: Path) -> None:
    stored = store(firms=[*FIRMS, a_firm(id=FirmId(9), version=1, name_zh="甲有限公司")])
    heading: list[object] = ["企业名称", "展会", "展位数"]
    row: list[object] = ["甲有限公司", "国际", 1]
    editions = [an_edition(id=EditionId(n), year=2024, name_zh=f"国际{n}展") for n in (5, 9)]
    stored = empty_store(firms=stored.firms, editions=editions)
    result = given(tmp_path, heading, row, title="报名", stored=stored)
    assert [(c.id, c.field) for c in result.candidates["表", 3]] == [
        (5, "edition"), (9, "edition"), (1, "firm"), (9, "firm"),
    ]  # fmt: skip
    one = given(
        tmp_path,
        heading,
        row,
        title="报名",
        stored=stored,
        decide=lambda p: p.with_choice("表", 3, 9, "firm"),
    )
    assert one.counts.ambiguous == 1
    both = given(
        tmp_path, heading, row, title="报名", stored=stored,
        decide=lambda p: p.with_choice("表", 3, 9, "firm").with_choice("表", 3, 5, "edition"),
    )  # fmt: skip
    assert both.counts.new == 1


KNOWN = a_participation(
    id=ParticipationId(3),
    version=2,
    firm_id=FirmId(1),
    edition_id=EditionId(5),
    state=State.APPLIED,
    notes="旧话",
)


@pytest.mark.parametrize(
    "state, reason, outcome, code",
    [
        ("审核通过", None, "changed", ""),
        ("已报名", None, "same", ""),
        (None, None, "same", ""),
        ("已参展", None, "rejected", "state_move"),
        ("退展", None, "rejected", "reason_required"),
        ("退展", "订单不足", "changed", ""),
    ],
)
def test_a_later_sheet_moves_states_as_the_rules_allow(
    tmp_path: Path, state: str | None, reason: str | None, outcome: str, code: str
) -> None:
    stored = store(registrations=[KNOWN])
    heading: list[object] = ["企业名称", "状态", "退展原因"]
    result = given(tmp_path, heading, ["甲有限公司", state, reason], stored=stored)
    assert getattr(result.counts, outcome) == 1
    assert [f.code.value for f in result.findings if f.severity.holds_back] == ([code] if code else [])


def test_what_changes_is_shown_old_and_new_and_what_is_silent_stays(tmp_path: Path) -> None:
    stored = store(registrations=[KNOWN])
    result = given(tmp_path, ["企业名称", "展位数", "备注"], ["甲有限公司", 9, None], stored=stored)
    assert result.changes["表", 3] == [Change("booths", "", "9")]


def test_a_reason_may_stand_in_the_notes_where_no_column_asks_for_it(
    tmp_path: Path,
) -> None:
    rows = new(tmp_path, ["企业名称", "状态", "备注"], ["甲有限公司", "退展", "展品赶不上船期"])
    assert [row["state_reason"] for row in rows] == ["展品赶不上船期"]


def test_a_market_that_nobody_knows_goes_to_the_notes_once(tmp_path: Path) -> None:
    heading: list[object] = ["企业名称", "展位数", "目标市场"]
    row: list[object] = ["甲有限公司", None, "日本，火星"]
    result = given(tmp_path, heading, row, stored=store(registrations=[KNOWN]))
    assert told(result.findings, "markets_in_notes") == [(3, "target_markets", "markets_in_notes")]
    notes = next(change for change in result.changes["表", 3] if change.field == "notes")
    assert notes.new == "旧话\n预期目标市场：火星"
    again = a_participation(
        id=ParticipationId(3), version=3, firm_id=FirmId(1), edition_id=EditionId(5), notes=notes.new,
        target_markets=("JP",),
    )  # fmt: skip
    assert given(tmp_path, heading, row, stored=store(registrations=[again])).counts.same == 1


def test_the_same_firm_twice_is_left_out_or_held_back(tmp_path: Path) -> None:
    result = given(tmp_path, ["企业名称", "展位数"], ["甲有限公司", 1], ["甲有限公司", 1], ["甲有限公司", 2])
    assert (result.counts.new, result.counts.skipped, result.counts.rejected) == (1, 1, 1)
    assert told(result.findings, "row_repeated", "row_differs") == [
        (4, "firm", "row_repeated"),
        (5, "firm", "row_differs"),
    ]


def test_orders_that_came_before_are_tied(tmp_path: Path) -> None:
    stored = store(registrations=[KNOWN], loose_orders={(1, 5): [(40, 1)], (2, 5): [(41, 1), (42, 3)]})
    result = given(tmp_path, ["企业名称", "人数"], ["甲有限公司", None], ["乙有限公司", 2], stored=stored)
    assert [f.params["count"] for f in result.findings if f.code is Code.ORDERS_TIED] == [1, 2]
