"""Firms under other forms of their names, near ones side by side, and codes that Excel cut short."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import a_credit_code, a_firm, an_edition
from tests.importing.files import checked, empty_store, text, told
from tradeplanner.domain.codes import candidates
from tradeplanner.domain.findings import Code
from tradeplanner.domain.firms import Firm
from tradeplanner.domain.ids import EditionId, FirmId
from tradeplanner.importing.checked import Checked, Side
from tradeplanner.importing.proposal import Proposal
from tradeplanner.importing.reconcile.firm_names import FirmIndex
from tradeplanner.importing.stored import Stored

NAME = "绍兴青藤纺织有限公司"


def stored(**changes: object) -> Firm:
    """Return the firm that is stored."""
    return a_firm(**{"id": FirmId(1), "version": 1, "name_zh": NAME, "industry": "", **changes})


def register(
    path: Path, rows: str, known: Stored, decide: Callable[[Proposal], Proposal] = lambda proposal: proposal
) -> Checked:
    """Return the check of a register of names, codes and towns."""
    written = text(path / "a.csv", f"企业名称,信用代码,所属镇街,联系人\n{rows}\n")
    return checked("firms", written, known, decide=decide)


def orders(path: Path, name: str, code: str, *firms: Firm) -> Checked:
    """Return the check of one order of a firm."""
    rows = f"合同号,企业名称,信用代码,金额（美元）,成交类型,签约日期\nHT1,{name},{code},500,成交,2023-04-12\n"
    known = empty_store(firms=list(firms), editions=[an_edition(id=EditionId(1))])
    return checked("orders", text(path / "a.csv", rows), known)


@pytest.mark.parametrize(
    "name",
    [
        "绍兴市青藤纺织有限责任公司",
        "紹興青藤紡織有限公司",
        "绍兴 青藤 纺织 有限公司",
        "绍兴青藤纺织有限公司（原青藤布业有限公司）",
        "青藤布业有限公司",
        "SHAOXING QINGTENG TEXTILE CO.,LTD",
    ],
)
def test_an_order_finds_its_firm_under_every_form_of_its_name(tmp_path: Path, name: str) -> None:
    firm = stored(former_names=("青藤布业有限公司",), name_en="Shaoxing Qingteng Textile Company Limited")
    assert orders(tmp_path, name.replace(",", "，"), "", firm).counts.new == 1


@pytest.mark.parametrize(
    "name", ["浙江青藤纺织股份有限公司", "绍兴青滕纺织有限公司", "青藤纺织", "绍兴青藤纺识有限公司"]
)
def test_a_near_name_is_asked_with_its_firm_first(tmp_path: Path, name: str) -> None:
    other = stored(id=FirmId(2), name_zh="绍兴白塔机械有限公司", town="北海街道")
    result = orders(tmp_path, name, "", other, stored())
    assert result.counts.ambiguous == 1
    (offered, *_) = (
        result.candidates["a", 2] if ("a", 2) in result.candidates else next(iter(result.candidates.values()))
    )
    assert (offered.id, offered.field) == (1, "firm")
    assert Side("name_zh", name, NAME) in offered.sides


def test_a_register_asks_of_another_form_and_shows_both_sides_without_personal_data(tmp_path: Path) -> None:
    known = empty_store(firms=[stored(contact="张三", phone="13812345678", town="塔山街道")])
    result = register(tmp_path, "绍兴青藤纺织股份有限公司,,北海街道,李四", known)
    assert result.counts.ambiguous == 1
    assert [code for _, _, code in told(result.findings, "firm_near")] == ["firm_near"]
    ((offered,),) = result.candidates.values()
    assert offered.sides == (
        Side("name_zh", "绍兴青藤纺织股份有限公司", NAME),
        Side("town", "北海街道", "塔山街道"),
    )
    (at,) = result.candidates
    taken = register(
        tmp_path, "绍兴青藤纺织股份有限公司,,北海街道,李四", known, decide=lambda p: p.with_choice(*at, 1)
    )
    assert (taken.counts.changed, told(taken.findings, "firm_renamed")[0][2]) == (1, "firm_renamed")
    fresh = register(
        tmp_path, "绍兴青藤纺织股份有限公司,,北海街道,李四", known, decide=lambda p: p.with_choice(*at, "new")
    )
    assert fresh.counts.new == 1


def test_firms_with_codes_of_their_own_are_not_asked(tmp_path: Path) -> None:
    known = empty_store(firms=[stored(credit_code=a_credit_code(1))])
    result = register(tmp_path, f"浙江青藤纺织有限公司,{a_credit_code(2)},,", known)
    assert result.counts.new == 1


def test_a_near_name_is_found_among_many_new_rows(tmp_path: Path) -> None:
    rows = [f"新{i}号机械有限公司,{a_credit_code(i + 10)},," for i in range(100)]
    rows[70] = "绍兴青藤纺织股份有限公司,,,"
    result = register(tmp_path, "\n".join(rows), empty_store(firms=[stored()]))
    assert (result.counts.new, result.counts.ambiguous) == (99, 1)


def test_a_cut_code_is_repaired_by_the_stored_firm_of_that_name(tmp_path: Path) -> None:
    whole = candidates("913306024738985")[0]
    known = empty_store(firms=[stored(credit_code=whole)])
    result = register(tmp_path, f"{NAME},9.13306024738985E+17,塔山街道,", known)
    assert result.counts.same == 1
    (finding,) = [finding for finding in result.findings if finding.code is Code.CODE_REPAIRED]
    assert finding.params == {"name": NAME, "code": whole}


def test_a_stored_code_that_cannot_have_been_cut_so_is_told(tmp_path: Path) -> None:
    known = empty_store(firms=[stored(credit_code=a_credit_code(1))])
    result = register(tmp_path, f"{NAME},9.13306E+17,塔山街道,", known)
    assert told(result.findings, "code_not_among") == [(2, "credit_code", "code_not_among")]


def test_a_cut_code_without_a_name_offers_the_firms_that_bear_its_candidates(tmp_path: Path) -> None:
    whole = candidates("913306024738985")[0]
    result = orders(tmp_path, "", "9.13306024738985E+17", stored(credit_code=whole))
    assert result.counts.ambiguous == 1
    ((offered,),) = result.candidates.values()
    assert offered.id == 1


def test_a_later_file_with_name_and_code_fills_the_code(tmp_path: Path) -> None:
    result = orders(tmp_path, NAME, a_credit_code(3), stored(credit_code=""))
    assert told(result.findings, "code_filled") == [(2, "credit_code", "code_filled")]


def test_a_mistyped_code_is_offered_and_never_changed(tmp_path: Path) -> None:
    right = a_credit_code(3)
    result = register(tmp_path, f"{NAME},{right.replace('0', 'O', 1)},,", empty_store())
    assert result.counts.rejected == 1
    (finding,) = [finding for finding in result.findings if finding.code is Code.CODE_PERHAPS]
    assert right in str(finding.params["candidates"])


def test_near_names_are_quick_among_a_hundred_thousand() -> None:
    words = ("青藤", "白塔", "镜湖", "兰亭", "会稽", "若耶", "曹娥", "鉴水", "古越", "稽山")
    trades = ("纺织", "机械", "化工", "电子", "服饰", "家具", "医疗用品", "进出口", "印染", "食品")
    firms = [
        a_firm(
            id=FirmId(i + 1),
            name_zh=f"绍兴{words[i % 10]}{words[i // 10 % 10]}{i // 100}号{trades[i % 7]}有限公司",
        )
        for i in range(100_000)
    ]
    index = FirmIndex(firms)
    index.like(NAME)
    started = time.perf_counter()
    for i in range(100):
        near = index.like(f"绍兴市{words[i % 10]}{words[i // 10]}{i * 9}号{trades[i % 7]}厂")
        assert near
    assert time.perf_counter() - started < 3


def test_a_row_with_an_unknown_code_alone_is_asked_and_never_called_new(tmp_path: Path) -> None:
    result = orders(tmp_path, "", a_credit_code(9), stored())
    assert result.counts.ambiguous == 1
    (finding,) = [finding for finding in result.findings if finding.code is Code.FIRM_CODE_UNKNOWN]
    assert finding.params["name"] == a_credit_code(9)


def test_a_code_that_a_person_leaves_out_is_told_and_its_firm_comes_in(tmp_path: Path) -> None:
    wrong = a_credit_code(1)[:17] + ("A" if a_credit_code(1)[17] != "A" else "B")
    row = f"{NAME},{wrong},,"
    assert register(tmp_path, row, empty_store()).counts.rejected == 1
    result = register(tmp_path, row, empty_store(), lambda p: p.with_edit("a", 2, 1, ""))
    assert (result.counts.new, told(result.findings, "code_left_out")) == (
        1,
        [(2, "credit_code", "code_left_out")],
    )
