"""Order lists against firms, editions and stored orders."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.builders import a_credit_code, a_firm, an_edition, an_order
from tests.importing.files import Rows, checked, empty_store, told, workbook, written
from tradeplanner.domain.ids import EditionId, FirmId, OrderId
from tradeplanner.domain.money import Money
from tradeplanner.domain.orders import Stage
from tradeplanner.importing.checked import Change
from tradeplanner.importing.stored import Stored

HEADING = ["合同号", "企业名称", "展会", "客商", "国别(地区)", "成交类型", "币种", "金额", "签约日期"]
ROW = [
    "HT1",
    "甲有限公司",
    "德国法兰克福国际家纺展",
    "BUYER",
    "德国",
    "成交",
    "美元",
    "783,118.80",
    "2024/10/9",
]


def file(path: Path, rows: Rows) -> Path:
    """Write an order list of ``rows`` under the heading."""
    return workbook(path / "订单.xlsx", {"单": [HEADING, *rows]})


def known(**changes: object) -> Stored:
    """Return a store of two firms and three editions."""
    firms = [
        a_firm(id=FirmId(1), version=1, name_zh="甲有限公司", credit_code=a_credit_code(1)),
        a_firm(id=FirmId(2), version=1, name_zh="绍兴越秀纺织有限公司", credit_code=""),
    ]
    editions = [
        an_edition(id=EditionId(5), year=2024, name_zh="德国法兰克福国际家纺展"),
        an_edition(id=EditionId(6), year=2023, name_zh="德国法兰克福国际家纺展"),
        an_edition(id=EditionId(7), year=2024, name_zh="2024年第56届日本大阪纺织服装展"),
    ]
    return empty_store(**{"firms": firms, "editions": editions, **changes})


def with_(**changes: object) -> list[object]:
    """Return the usual row with some cells changed, by heading."""
    return [changes.get(name, cell) for name, cell in zip(HEADING, ROW, strict=True)]


def test_a_new_order_and_its_sum_by_currency_and_stage(tmp_path: Path) -> None:
    rows = [
        ROW,
        with_(合同号="HT2", 币种="USD", 金额=0.2),
        with_(合同号="HT3", 成交类型="意向", 币种="日元", 金额="1,000"),
    ]
    result = checked("orders", file(tmp_path, rows), known())
    assert result.counts.new == 3
    assert [(dict(s.by), str(s.sum)) for s in result.sums] == [
        ({"currency": "JPY", "stage": "intended"}, "1000"),
        ({"currency": "USD", "stage": "contract"}, "783119.00"),
    ]


@pytest.mark.parametrize(
    "cell, value, outcome, code",
    [
        ("企业名称", "无此有限公司", "ambiguous", "firm_unknown"),
        ("展会", "火星展", "ambiguous", "edition_unknown"),
        ("展会", "大阪纺织", "new", "edition_by_part"),
        ("展会", None, "new", ""),
        ("国别(地区)", "乌有国", "rejected", "unknown_market"),
        ("币种", "贝壳", "rejected", "unknown_currency"),
        ("金额", "很多", "rejected", "not_a_number"),
        ("金额", 0, "rejected", "not_positive"),
        ("金额", None, "rejected", "required"),
        ("成交类型", None, "rejected", "required"),
        ("签约日期", "某天", "rejected", "not_a_date"),
        ("签约日期", None, "rejected", "required"),
    ],
)
def test_what_a_cell_brings_about(tmp_path: Path, cell: str, value: object, outcome: str, code: str) -> None:
    result = checked("orders", file(tmp_path, [with_(**{cell: value})]), known())
    assert getattr(result.counts, outcome) == 1
    assert [found for _, _, found in told(result.findings)] == ([code] if code else [])


def test_an_unknown_firm_is_offered_those_like_it_and_invented_by_nobody_but_a_person(tmp_path: Path) -> None:
    path = file(tmp_path, [with_(企业名称="绍兴越秀纺识有限公司")])
    result = checked("orders", path, known())
    assert result.counts.ambiguous == 1
    assert [c.id for c in result.candidates["单", 2]] == [2]
    new, rows = written("orders", path, known(), lambda p: p.with_choice("单", 2, "new", "firm"))
    assert (new.counts.ambiguous, new.counts.new) == (0, 1)
    assert [order["firm_id"] for order in rows] == [-1]
    assert checked("orders", path, known(), lambda p: p.with_choice("单", 2, 2, "firm")).counts.new == 1


def test_two_editions_of_one_part_of_a_name_are_asked(tmp_path: Path) -> None:
    editions = [
        an_edition(id=EditionId(i), year=2024, name_zh=f"{city}纺织展")
        for i, city in ((5, "大阪"), (6, "东京"))
    ]
    path = file(tmp_path, [with_(展会="纺织展")])
    result = checked("orders", path, known(editions=editions))
    assert told(result.findings) == [(2, "edition", "edition_several")]
    assert [c.id for c in result.candidates["单", 2]] == [6, 5]
    settled = checked(
        "orders", path, known(editions=editions), lambda p: p.with_choice("单", 2, 6, "edition")
    )
    assert settled.counts.new == 1


def test_a_contract_number_tells_same_and_changed(tmp_path: Path) -> None:
    before = an_order(
        id=OrderId(9),
        version=3,
        contract_no="HT1",
        firm_id=FirmId(1),
        edition_id=EditionId(5),
        buyer="BUYER",
        market="DE",
        amount=Money.of("783118.80", "USD"),
        stage=Stage.CONTRACT,
        signed_on=date(2024, 10, 9),
    )
    assert checked("orders", file(tmp_path, [ROW]), known(orders=[before])).counts.same == 1
    result = checked("orders", file(tmp_path, [with_(成交类型="已出运")]), known(orders=[before]))
    assert result.counts.changed == 1
    assert result.changes["单", 2] == [Change("stage", "contract", "shipped")]
    row = with_(展会="2024年第56届日本大阪纺织服装展", 金额="5")
    assert checked("orders", file(tmp_path, [row]), known(orders=[before])).changes["单", 2] == [
        Change("edition_id", "德国法兰克福国际家纺展", "2024年第56届日本大阪纺织服装展"),
        Change("amount", "783118.80 USD", "5.00 USD"),
    ]


def test_a_contract_number_twice_in_the_file(tmp_path: Path) -> None:
    result = checked("orders", file(tmp_path, [ROW, ROW, with_(金额=5)]), known())
    assert (result.counts.new, result.counts.skipped, result.counts.rejected) == (1, 1, 1)
    assert told(result.findings) == [(3, "contract_no", "row_repeated"), (4, "contract_no", "row_differs")]


def test_an_existing_participation_is_linked(tmp_path: Path) -> None:
    result = checked("orders", file(tmp_path, [ROW]), known(participations={(1, 5): 77}))
    assert (result.counts.new, result.sums[0].sum) == (1, Decimal("783118.80"))


def test_an_edition_is_found_by_either_of_its_names(tmp_path: Path) -> None:
    fair = an_edition(id=EditionId(8), year=2024, name_zh="越南国际纺织展", name_en="Hanoi Textile Fair")
    rows = [
        with_(合同号="HT1", 金额=1, 展会="Hanoi Textile Fair"),
        with_(合同号="HT2", 金额=2, 展会="hanoi textile"),
        with_(合同号="HT3", 金额=3, 展会="越南国际纺织展 Hanoi Textile Fair"),
    ]
    result, new = written("orders", file(tmp_path, rows), known(editions=[fair]))
    assert [values["edition_id"] for values in new] == [8, 8, 8]
    assert [found for _, _, found in told(result.findings)] == ["edition_by_part", "edition_by_part"]


def test_a_buyer_that_is_not_told_is_confidential_and_takes_no_names_place(tmp_path: Path) -> None:
    stored = an_order(
        id=OrderId(3), version=1, firm_id=FirmId(1), edition_id=EditionId(5), contract_no="HT1",
        buyer="BUYER GMBH", buyer_confidential=True, market="DE", amount=Money(783_118_80, "USD"),
        signed_on=date(2024, 10, 9),
    )  # fmt: skip
    rows = [with_(客商="保密"), with_(合同号="HT2", 客商="Confidential")]
    result, new = written("orders", file(tmp_path, rows), known(orders=[stored]))
    assert [(values["buyer"], bool(values["buyer_confidential"])) for values in new] == [("", True)]
    assert (result.counts.new, result.counts.same) == (1, 1)


def test_orders_that_name_no_fair_are_won_at_the_one_that_is_given(tmp_path: Path) -> None:
    path = file(tmp_path, [with_(展会=None), with_(合同号="HT2", 展会="大阪纺织")])
    result, rows = written("orders", path, known(), lambda p: p.with_option("edition", "5"))
    assert [order["edition_id"] for order in rows] == [5, 7]
    assert [(each.name, each.shown) for each in result.questions] == [("edition", "德国法兰克福国际家纺展")]
    plain, loose = written("orders", path, known())
    assert [order["edition_id"] for order in loose] == [None, 7]
    assert plain.questions == ()
