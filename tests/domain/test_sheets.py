"""Sheets: a page lies whole on whatever paper was chosen, and page ranges are read as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradeplanner.domain.sheets import (
    MARGINS,
    Box,
    Lie,
    Paper,
    Sheet,
    chosen_pages,
    lies_across,
    paper_of,
    placed,
    sheet_size,
)  # fmt: skip

A4, A3_ACROSS = (210.0, 297.0), (420.0, 297.0)


def test_a_page_takes_its_own_sheet_unless_another_is_chosen() -> None:
    assert sheet_size(Sheet(), A3_ACROSS) == A3_ACROSS
    assert placed(Sheet(), A4) == Box(0, 0, 210, 297)
    assert sheet_size(Sheet(Paper.A4), A3_ACROSS) == (297, 210)
    assert sheet_size(Sheet(Paper.A3, Lie.UPRIGHT), A3_ACROSS) == (297, 420)
    assert paper_of(Sheet(), (500, 100)) is Paper.A3
    assert lies_across(Sheet(lie=Lie.ACROSS), A4)


def test_margins_make_the_page_smaller_in_the_middle() -> None:
    box = placed(Sheet(margin=21), A4)
    assert (box.left, box.width) == (21, 168)
    assert box.top == pytest.approx((297 - box.height) / 2)


@given(
    st.sampled_from(Paper), st.sampled_from(Lie), st.sampled_from(MARGINS),
    st.tuples(st.floats(50, 500), st.floats(50, 500)),
)  # fmt: skip
def test_no_page_is_cut_or_distorted(paper: Paper, lie: Lie, margin: int, page: tuple[float, float]) -> None:
    sheet = Sheet(paper, lie, margin)
    box, (width, height) = placed(sheet, page), sheet_size(sheet, page)
    assert box.left >= margin - 1e-6
    assert box.top >= margin - 1e-6
    assert box.left + box.width <= width - margin + 1e-6
    assert box.top + box.height <= height - margin + 1e-6
    assert box.width / box.height == pytest.approx(page[0] / page[1])


@pytest.mark.parametrize(
    "text, pages",
    [
        ("", (1, 2, 3, 4, 5)),
        ("2", (2,)),
        ("1-3, 5", (1, 2, 3, 5)),
        ("3，1–2、2", (1, 2, 3)),
        ("4至5", (4, 5)),
    ],
)
def test_ranges_are_read_as_written(text: str, pages: tuple[int, ...]) -> None:
    assert chosen_pages(text, 5) == pages


@pytest.mark.parametrize("text", ["0", "6", "3-2", "1-9", "a", "1-", "-", "1.5", "99999999999"])
def test_a_page_that_is_not_there_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        chosen_pages(text, 5)
