"""Credit codes against the standard, a second implementation, and the harm that Excel does."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum.cn import uscc

from tests.strategies import credit_codes, numeric_codes
from tradeplanner.domain import codes


@given(credit_codes())
def test_made_codes_are_valid_and_a_second_opinion_agrees(code: str) -> None:
    assert codes.is_valid(code)
    assert uscc.is_valid(code)


@given(credit_codes(), st.integers(0, 17), st.sampled_from(codes.LETTERS))
def test_every_single_slip_of_the_keyboard_is_noticed(code: str, at: int, sign: str) -> None:
    assume(sign != code[at])
    wrong = code[:at] + sign + code[at + 1 :]

    assert not codes.is_valid(wrong)


@given(st.text(codes.LETTERS, min_size=17, max_size=17))
def test_the_check_place_is_the_one_that_the_second_opinion_gives(first17: str) -> None:
    assert codes.check_place(first17) == uscc.calc_check_digit(first17)


@pytest.mark.parametrize("code", ["914403001922038216", "91350100M000100Y43", "91110000600037341L"])
def test_published_codes_are_valid(code: str) -> None:
    assert codes.is_valid(code)
    assert codes.organisation_check(code[8:16]) == code[16]


def test_a_code_that_was_lawfully_issued_may_fail() -> None:
    assert not codes.is_valid("91350211M0000XUF46")


@pytest.mark.parametrize("code", ["", "12345", "9144030019220382160", "91440300192203821I"])
def test_other_shapes_are_not_codes(code: str) -> None:
    assert not codes.has_code_shape(code)
    assert not codes.is_valid(code)


@pytest.mark.parametrize(
    "written",
    [
        "91350100M000100Y43",
        " 91350100m000100y43\u00a0",
        "９１３５０１００Ｍ０００１００Ｙ４３",
        "9135 0100-M000 100Y43",
        "'91350100M000100Y43",
    ],
)
def test_codes_are_stored_in_one_way_however_they_are_written(written: str) -> None:
    assert codes.normalise(written) == "91350100M000100Y43"


@given(numeric_codes())
def test_the_true_code_is_always_among_the_candidates(code: str) -> None:
    found = codes.candidates(code[:15])

    assert code in found
    assert all(codes.is_valid(candidate) and candidate.isdigit() for candidate in found)
    assert all(codes.organisation_check(candidate[8:16]) == candidate[16] for candidate in found)


@given(st.text("0123456789", min_size=15, max_size=15))
def test_few_candidates_remain_and_all_begin_with_what_excel_left(first15: str) -> None:
    found = codes.candidates(first15)

    assert len(found) == len(set(found)) <= 10
    assert all(candidate.startswith(first15) for candidate in found)


@pytest.mark.parametrize(
    "body, check",
    [("D2143569", "X"), ("00012345", "7"), ("00000000", "0")],
)
def test_organisation_codes_have_a_check_of_their_own(body: str, check: str) -> None:
    # D2143569-X is the example of GB 11714-1997.
    assert codes.organisation_check(body) == check


@pytest.mark.parametrize("code", ["3306960001", "33069600AB", "3306K60A01"])
def test_customs_codes_have_ten_places_four_digits_first(code: str) -> None:
    assert codes.is_customs_code(code)


@pytest.mark.parametrize("code", ["33069600", "330696000a", "330K960001", "33069600012"])
def test_other_shapes_are_not_customs_codes(code: str) -> None:
    assert not codes.is_customs_code(code)


@pytest.mark.parametrize(
    "kept, fits",
    [
        ("913306024738985", True),
        ("913306025", True),
        ("91330602474", True),
        ("913", True),
        ("913306024", False),
        ("914", False),
        ("", False),
    ],
)
def test_what_excel_left_may_come_from_a_code(kept: str, fits: bool) -> None:  # noqa: FBT001  # a parameter of the test
    assert codes.could_be("913306024738985123", kept) is fits


@given(numeric_codes(), st.integers(2, 15))
def test_the_remains_of_a_code_fit_it(code: str, places: int) -> None:
    shown = f"{int(code[:15] + '000'):.{places - 1}e}"
    assert codes.could_be(code, shown.partition("e")[0].replace(".", "").rstrip("0"))


def test_letters_cannot_have_been_cut() -> None:
    assert not codes.could_be("91350100M000100Y43", "91350100")


@given(credit_codes().filter(lambda code: {"0", "1"} & set(code[2:17])), st.data())
def test_a_letter_that_no_code_has_is_offered_as_what_it_resembles(code: str, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from([i for i in range(17) if code[i] in "01"]))
    slip = code[:at] + {"0": "O", "1": "I"}[code[at]] + code[at + 1 :]
    assert code in codes.perhaps(slip)
    assert slip not in codes.perhaps(slip)


@given(credit_codes(), st.integers(0, 16))
def test_two_signs_that_changed_places_are_offered_back(code: str, at: int) -> None:
    assume(code[at] != code[at + 1])
    swapped = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
    assert code in codes.perhaps(swapped)
    assert all(codes.is_valid(each) for each in codes.perhaps(swapped))


@pytest.mark.parametrize("code", ["", "12345", "OOOOOOOOOOOOOOOOOO"])
def test_nothing_is_offered_for_what_is_no_code_at_all(code: str) -> None:
    assert codes.perhaps(code) == ()


@given(
    st.lists(st.one_of(credit_codes(), st.just("91330602609661930M")), max_size=40),
    st.integers(0, 17),
    st.data(),
)
def test_many_codes_are_valid_if_each_is(many: list[str], at: int, data: st.DataObject) -> None:
    assert codes.are_valid(many) == all(map(codes.is_valid, many))
    if many:
        slip = data.draw(st.sampled_from(codes.LETTERS + "O错"))
        many[0] = many[0][:at] + slip + many[0][at + 1 :]
        assert codes.are_valid(many) == all(map(codes.is_valid, many))
    assert not codes.are_valid([*many, "9133"])


def test_many_customs_codes_are_such_if_each_is() -> None:
    assert codes.are_customs_codes(["3306000001", "330600000A"])
    assert not codes.are_customs_codes(["3306000001", "330600000"])
    assert not codes.are_customs_codes(["3306000001\n3306000002\n"])
