"""Names, codes, yes and no, and the words of closed lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_credit_code
from tests.strategies import numeric_codes
from tradeplanner.domain import codes
from tradeplanner.domain.findings import Code, Severity
from tradeplanner.importing.cells import words
from tradeplanner.importing.cells.parsed import NOTHING, Parsed
from tradeplanner.importing.grid import Cell, ErrorValue
from tradeplanner.importing.specs.orders import STAGES


def test_a_text_loses_only_what_is_not_seen() -> None:
    found = words.text(" 绍兴  某某（示例）\u200b ")
    assert (found.value, found.tidied) == ("绍兴 某某（示例）", True)
    assert words.text(12.0).value == "12"
    assert words.text("无").value is NOTHING
    assert words.text(ErrorValue("#N/A")).remarks[0].code is Code.CELL_ERROR


@pytest.mark.parametrize(
    "cell",
    [
        "是", "是的", "√", "✓", "✔", "☑", "有", "Y", "yes", "TRUE", "1", 1, 1.0, True, "首次", "ｙ",
        "國家級小巨人", "国家级小巨人", "省级", "☑是 □否", "☑ 是  ☐ 否", "■是□否", "是（√）否（ ）", "是√ 否",
        "√是 否", "是☑否□", "[√]是 [ ]否",
        "√有 □无",
    ],
)  # fmt: skip
def test_yes(cell: Cell) -> None:
    assert words.flag(cell) == Parsed(value=True)


@pytest.mark.parametrize(
    "cell",
    [
        "否", "不是", "×", "✗", "无", "無", "没有", "N", "no", "FALSE", "0", 0, 0.0, False, "☐",
        "□是 ☑否", "□是■否",
        "是（ ）否（√）", "是 √否", "是□否☑",
    ],
)  # fmt: skip
def test_no(cell: Cell) -> None:
    assert words.flag(cell) == Parsed(value=False)


@pytest.mark.parametrize("cell", [None, "", " ", "□是 □否", "是（ ）否（ ）"])
def test_no_answer_is_blank(cell: Cell) -> None:
    assert words.flag(cell) == Parsed(None)


@pytest.mark.parametrize("cell", ["-", "/", "N/A", "——", "…"])
def test_an_answer_may_be_nothing(cell: Cell) -> None:
    assert words.flag(cell) == Parsed(NOTHING)


@pytest.mark.parametrize("cell", ["也许", "☑是 ☑否", "是√否", 2, "○", "待定", "非省级以上"])
def test_an_answer_that_is_neither_is_told(cell: Cell) -> None:
    found = words.flag(cell)
    assert found.value is None
    assert [(r.code, r.severity) for r in found.remarks] == [(Code.NOT_A_CHOICE, Severity.WARNING)]


def test_a_code_is_normalised() -> None:
    code = a_credit_code(3)
    found = words.credit_code(f" {code[:8]} {code[8:].lower()}")
    assert (found.value, found.tidied) == (code, True)


@pytest.mark.parametrize(
    "cell",
    [
        9.13306024738985e17,
        "9.13306024738985e+17",
        913306024738985000,
        "913306024738985000",
        " 913306024738985000",
    ],
)
def test_a_code_that_a_sheet_destroyed_comes_with_candidates(cell: Cell) -> None:
    found = words.credit_code(cell)
    assert found.value is None
    (remark,) = found.remarks
    assert (remark.code, remark.severity) == (Code.CODE_DAMAGED, Severity.WARNING)
    listed = [c for c in str(remark.params["candidates"]).split("、") if c]
    assert listed
    assert len(listed) == remark.params["count"]
    assert all(codes.is_valid(c) and c.startswith("913306024738985") for c in listed)


@pytest.mark.parametrize("cell", ["9.13306E+17", "9.13E+17", 9.13e17, "913000000000000000"])
def test_a_code_of_which_too_little_is_left_is_told(cell: Cell) -> None:
    found = words.credit_code(cell)
    assert found.value is None
    (remark,) = found.remarks
    assert (remark.code, remark.severity, remark.params["count"]) == (Code.CODE_LOST, Severity.WARNING, 0)


def test_codes_cut_by_a_sheet_are_never_plain() -> None:
    assert words.are_codes([a_credit_code(1), a_credit_code(2)])
    assert not words.are_codes([a_credit_code(1), "913306024738985000"])


@given(numeric_codes())
def test_a_code_of_digits_is_whole_as_text_and_found_again_after_excel(code: str) -> None:
    if not code.endswith("000"):
        assert words.credit_code(code) == Parsed(code)
    (remark,) = words.credit_code(float(code[:15] + "000")).remarks
    assert code in str(remark.params["candidates"]).split("、") or len(code[:15].rstrip("0")) < 12


def test_numbers_that_are_names_lose_their_point() -> None:
    assert words.compact(3306473571.0).value == "3306473571"
    assert words.compact("３３０６ 473571").value == "3306473571"


def test_a_closed_list_by_part_of_a_word() -> None:
    assert words.choice("现场成交额", STAGES).value == "contract"
    assert words.choice("意向成交", STAGES).value == "intended"
    assert words.choice("已出运", STAGES).value == "shipped"
    assert words.choice("不详", STAGES).remarks[0].code is Code.NOT_A_CHOICE


def test_several_in_one_cell() -> None:
    assert words.parts("纺织、服装/家纺；面料").value == ("纺织", "服装", "家纺", "面料")


def test_an_unknown_currency_is_named() -> None:
    (remark,) = words.currency("贝壳").remarks
    assert (remark.code, remark.params["currency"]) == (Code.UNKNOWN_CURRENCY, "贝壳")


@given(st.one_of(st.text(max_size=30), st.floats(), st.integers(), st.booleans()))
def test_no_cell_breaks_a_parser(cell: str | float) -> None:
    for read in (
        words.text,
        words.flag,
        words.compact,
        words.parts,
        words.currency,
        words.credit_code,
    ):
        found = read(cell)
        assert found.value is not None or not found.tidied
