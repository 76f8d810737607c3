"""Several booths or firms in one cell, and what only looks like it."""

import pytest

from tradeplanner.importing.splitting import LONGEST_RUN, booth_numbers, firm_names

SEVERAL = [
    ("A12-A13", "A12 A13"),
    ("A12、A13", "A12 A13"),
    ("A12/A13", "A12 A13"),
    ("A12，A13；B01", "A12 A13 B01"),
    ("A12/13", "A12 A13"),
    ("A12 A13", "A12 A13"),
    ("3A01-04", "3A01 3A02 3A03 3A04"),
    ("B09～B11", "B09 B10 B11"),
    ("5.1A12-5.1A13", "5.1A12 5.1A13"),
    ("A12、A14-A15", "A12 A14 A15"),
    ("A12、A12", "A12、A12"),
]


@pytest.mark.parametrize("written, numbers", SEVERAL)
def test_several_booths_in_one_cell(written: str, numbers: str) -> None:
    assert " ".join(booth_numbers(written)) == numbers


@pytest.mark.parametrize(
    "written", ["A12", "3-A12", "12-13", "A-12", "Hall A12", f"A1-A{LONGEST_RUN + 1}", "B12-A13"]
)
def test_what_is_one_booth_stays_one(written: str) -> None:
    assert booth_numbers(written) == (written,)


def test_an_empty_cell_names_no_booth() -> None:
    assert booth_numbers("") == ()
    assert firm_names("  ", lambda _: True) == ()


@pytest.mark.parametrize(
    "written, count",
    [
        ("甲有限公司/乙有限公司", 2),
        ("甲有限公司（示例）、乙纺织厂", 2),
        ("甲有限公司/甲有限公司/乙集团", 2),
        ("甲有限公司（家纺/服装）", 1),
        ("甲/乙", 1),
        ("青藤/红梅", 2),
        ("A Co., Ltd. / B Inc.", 2),
    ],
)
def test_firms_are_told_by_how_their_names_end_or_by_the_register(written: str, count: int) -> None:
    assert len(firm_names(written, {"青藤", "红梅"}.__contains__)) == count
