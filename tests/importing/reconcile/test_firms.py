"""Registers against stored firms."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests.builders import a_credit_code, a_figure, a_firm
from tests.importing.files import Rows, checked, empty_store, told, workbook, written
from tradeplanner.domain.findings import Code
from tradeplanner.domain.firms import Firm
from tradeplanner.domain.ids import FirmId
from tradeplanner.domain.money import Money
from tradeplanner.importing.checked import Change, Checked, Outcome

HEADING = ["企业名称", "统一社会信用代码", "所属镇街", "手机", "2022年出口额(万美元)"]


def file(path: Path, rows: Rows) -> Path:
    """Write a register of ``rows`` under the heading."""
    return workbook(path / "名录.xlsx", {"名录": [HEADING, *rows]})


def stored(number: int = 1, **changes: object) -> Firm:
    """Return a stored firm with id and code ``number``."""
    code = a_credit_code(number)
    firm = a_firm(
        id=FirmId(number), version=2, name_zh=f"第{number}有限公司", credit_code=code, town="塔山街道"
    )
    return replace(firm, **changes)  # type: ignore[arg-type]  # fields by name


def counts(result: Checked) -> dict[str, int]:
    """Return the counts that are not zero."""
    return {name: count for name, count in result.counts.as_dict().items() if count and name != "read"}


def test_new_firms_with_their_figures(tmp_path: Path) -> None:
    rows = [
        ["甲有限公司", a_credit_code(1), "塔山街道", "13800000000", 849.45],
        ["乙有限公司", None, None, None, "1,000.05"],
    ]
    result = checked("firms", file(tmp_path, rows))
    assert counts(result) == {"new": 2}
    (total,) = result.sums
    assert (total.field, total.unit, total.by, total.sum) == (
        "exports",
        "万美元",
        {"year": "2022"},
        Decimal("1849.50"),
    )


def test_a_repeated_row_is_skipped_and_the_fuller_one_kept(tmp_path: Path) -> None:
    code = a_credit_code(1)
    rows = [
        ["甲有限公司", code, None, None, 5],
        ["甲有限公司", code, "塔山街道", "1", 7],
        ["甲有限公司", None, None, None, None],
    ]
    result = checked("firms", file(tmp_path, rows))
    assert counts(result) == {"new": 1, "skipped": 2}
    assert told(result.findings, "row_repeated") == [
        (2, "name_zh", "row_repeated"),
        (4, "name_zh", "row_repeated"),
    ]
    assert [result.outcome("名录", row) for row in (2, 3, 4)] == [
        Outcome.SKIPPED,
        Outcome.NEW,
        Outcome.SKIPPED,
    ]
    assert result.sums[0].sum == 7


def test_a_damaged_code_comes_in_without_one(tmp_path: Path) -> None:
    result = checked("firms", file(tmp_path, [["甲有限公司", 9.13306024738985e17, None, None, None]]))
    assert counts(result) == {"new": 1}
    assert told(result.findings, "code_damaged") == [(2, "credit_code", "code_damaged")]


def test_a_wrong_check_place_waits_for_a_reason(tmp_path: Path) -> None:
    right = a_credit_code(1)
    path = file(tmp_path, [["甲有限公司", right[:17] + ("1" if right[17] != "1" else "2"), None, None, None]])
    result = checked("firms", path)
    assert counts(result) == {"rejected": 1}
    assert told(result.findings) == [(2, "credit_code", "code_check")]
    kept = checked("firms", path, decide=lambda p: p.with_confirmation("名录", 2, "执照如此"))
    assert counts(kept) == {"new": 1}
    assert told(kept.findings) == [(2, "credit_code", "code_lawful_exception")]
    mended = checked("firms", path, decide=lambda p: p.with_edit("名录", 2, 1, right))
    assert (counts(mended), told(mended.findings)) == ({"new": 1}, [])


def test_the_same_again_is_same_and_blanks_overwrite_nothing(tmp_path: Path) -> None:
    known = empty_store(
        firms=[stored()], figures=[a_figure(id=1, firm_id=FirmId(1), year=2022, value=Money.of(50000, "USD"))]
    )
    result = checked("firms", file(tmp_path, [["第1有限公司", a_credit_code(1), None, None, 5]]), known)
    assert counts(result) == {"same": 1}


def register(path: Path, *markets: str) -> Path:
    """Write a register whose firms say their main markets."""
    rows = [[f"第{at}有限公司", a_credit_code(at), named] for at, named in enumerate(markets, 1)]
    return workbook(path / "名录.xlsx", {"名录": [["企业名称", "统一社会信用代码", "主要出口市场"], *rows]})


def test_main_markets_are_kept_as_codes_and_strangers_as_written_told_once(tmp_path: Path) -> None:
    path = register(tmp_path, "日本、德国等", "越南和韩国", "日本、火星", "东盟、火星", "")
    known = empty_store(is_group=lambda name: name == "东盟")
    result, rows = written("firms", path, known)
    assert [row["markets"] for row in rows] == [
        '["JP", "DE"]', '["VN", "KR"]', '["JP", "火星"]', '["东盟", "火星"]', "[]",
    ]  # fmt: skip
    kept = [each for each in result.findings if each.code is Code.MARKET_KEPT]
    assert [(each.place.row, each.severity.value, each.params["market"]) for each in kept] == [
        (4, "warning", "火星"),
        (5, "note", "东盟"),
    ]


def test_a_register_of_known_markets_alone_is_swept_as_codes(tmp_path: Path) -> None:
    result, rows = written("firms", register(tmp_path, *["日本、德国"] * 40))
    assert {row["markets"] for row in rows} == {'["JP", "DE"]'}
    assert counts(result) == {"new": 40}


def test_changed_markets_are_shown_by_name(tmp_path: Path) -> None:
    names = {"JP": "日本", "DE": "德国"}
    known = empty_store(firms=[stored(markets=("JP", "欧洲"))], market_name=lambda c: names.get(c, c))
    result = checked("firms", register(tmp_path, "日本、德国"), known)
    assert result.changes["名录", 2] == [Change("markets", "日本、欧洲", "日本、德国")]


def test_a_changed_firm_shows_old_and_new(tmp_path: Path) -> None:
    known = empty_store(firms=[stored()])
    result = checked("firms", file(tmp_path, [["第1有限公司", a_credit_code(1), "北海街道", None, 5]]), known)
    assert counts(result) == {"changed": 1}
    assert result.changes["名录", 2] == [
        Change("town", "塔山街道", "北海街道"),
        Change("exports.2022", "", "50000.00 USD"),
    ]


def test_a_code_that_the_register_lacks_is_filled_by_name(tmp_path: Path) -> None:
    known = empty_store(firms=[stored(credit_code="")])
    result = checked("firms", file(tmp_path, [["第1有限公司 ", a_credit_code(9), None, None, None]]), known)
    assert counts(result) == {"changed": 1}
    assert (2, "credit_code", "code_filled") in told(result.findings)


def test_a_new_name_under_an_old_code_is_a_renaming(tmp_path: Path) -> None:
    known = empty_store(firms=[stored()])
    result = checked("firms", file(tmp_path, [["新名有限公司", a_credit_code(1), None, None, None]]), known)
    assert counts(result) == {"changed": 1}
    assert (2, "name_zh", "firm_renamed") in told(result.findings)


def test_a_former_name_still_finds_its_firm(tmp_path: Path) -> None:
    known = empty_store(firms=[stored(former_names=("旧名有限责任公司",))])
    result = checked("firms", file(tmp_path, [["旧名有限公司", None, "塔山街道", None, None]]), known)
    assert counts(result) == {"changed": 1}


@pytest.mark.parametrize("choice, outcome", [(None, "ambiguous"), (1, "changed"), ("new", "new")])
def test_name_and_code_of_two_firms_are_asked(tmp_path: Path, choice: int | str | None, outcome: str) -> None:
    known = empty_store(firms=[stored(1), stored(2)])
    path = file(tmp_path, [["第2有限公司", a_credit_code(1), None, None, None]])
    result = checked("firms", path, known, lambda p: p.with_choice("名录", 2, choice))  # type: ignore[arg-type]  # as typed
    assert counts(result) == {outcome: 1}
    if choice is None:
        assert [c.id for c in result.candidates["名录", 2]] == [1, 2]
        assert told(result.findings) == [(2, "name_zh", "firm_code_other")]


def test_the_sheets_total_is_a_control_over_the_rows_as_they_stand(tmp_path: Path) -> None:
    rows = [
        ["甲有限公司", "91330602MARA7LRC00", None, None, 1.1],
        ["乙有限公司", None, None, None, 2.2],
        ["合计", None, None, None, 3.3],
    ]
    (control,) = checked("firms", file(tmp_path, rows)).controls
    assert (control.cell, control.field, control.stated, control.sum, control.matches) == (
        "E4", "exports.2022", Decimal("3.3"), Decimal("3.3"), True,
    )  # fmt: skip
    rows[-1][4] = 3.4
    result = checked("firms", file(tmp_path, rows))
    assert (4, "exports.2022", "total_differs") in told(result.findings)


def test_a_skipped_row_stays_out_and_personal_data_is_masked(tmp_path: Path) -> None:
    path = file(
        tmp_path, [["甲有限公司", None, None, "13812345678", "x"], ["乙有限公司", None, None, None, 1]]
    )
    result = checked("firms", path, decide=lambda p: p.with_skip("名录", 3))
    assert counts(result) == {"rejected": 1, "skipped": 1}
    assert told(result.findings, "not_a_number") == [(2, "exports.2022", "not_a_number")]
    assert "13812345678" not in str(result.findings) + str(result.sample)


def test_a_missing_name_is_told_at_its_cell(tmp_path: Path) -> None:
    result = checked("firms", file(tmp_path, [[None, a_credit_code(1), "塔山街道", None, 1]]))
    (finding,) = result.findings
    assert (finding.code, finding.place.cell) == (Code.REQUIRED, "A2")


@pytest.mark.parametrize("choice, outcome", [(None, "ambiguous"), (5, "changed")])
def test_a_name_that_is_likelier_another_firms_renames_none(
    tmp_path: Path, choice: int | None, outcome: str
) -> None:
    known = empty_store(
        firms=[stored(4, name_zh="绍兴宏图一号家具有限公司"), stored(5, name_zh="绍兴天泽二号纺织有限公司")]
    )
    path = file(tmp_path, [["绍兴宏图一号家具有限公", a_credit_code(5), None, None, None]])
    result = checked("firms", path, known, lambda p: p.with_choice("名录", 2, choice))
    assert counts(result) == {outcome: 1}
    if choice is None:
        assert [c.id for c in result.candidates["名录", 2]] == [5, 4]
        assert told(result.findings) == [(2, "name_zh", "firm_name_other")]


def test_a_slip_in_the_name_is_told_as_a_renaming_where_no_other_firm_is_nearer(tmp_path: Path) -> None:
    known = empty_store(
        firms=[stored(4, name_zh="绍兴宏图一号家具有限公司"), stored(5, name_zh="绍兴宏图二号家具有限公司")]
    )
    path = file(tmp_path, [["绍兴宏图一号木家具有限公司", a_credit_code(4), None, None, None]])
    result = checked("firms", path, known)
    assert counts(result) == {"changed": 1}


def test_one_code_under_two_names_is_no_repeated_row(tmp_path: Path) -> None:
    rows = [["甲纺织有限公司", a_credit_code(1), "塔山街道"], ["乙服饰有限公司", a_credit_code(1), None]]
    result = checked("firms", file(tmp_path, rows))
    assert counts(result) == {"new": 1, "rejected": 1}
    (finding,) = result.findings
    assert (finding.code, finding.place.cell) == (Code.CODE_TWICE, "B3")
    assert finding.params == {
        "code": a_credit_code(1), "row": 2, "name": "乙服饰有限公司", "other": "甲纺织有限公司",
    }  # fmt: skip


def test_one_code_under_two_forms_of_a_name_is_a_repeated_row(tmp_path: Path) -> None:
    rows = [["绍兴甲纺织有限公司", a_credit_code(1), "塔山街道"], ["甲纺织有限公", a_credit_code(1), None]]
    assert counts(checked("firms", file(tmp_path, rows))) == {"new": 1, "skipped": 1}
