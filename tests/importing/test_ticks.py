"""Boxes to tick, in the ways in which forms print them."""

import pytest

from tradeplanner.importing import ticks


@pytest.mark.parametrize(
    "text, said",
    [
        ("□是 ☑否", ("否",)),
        ("是□ 否√", ("否",)),
        ("是√ 否□", ("是",)),
        ("□是　√否", ("否",)),
        ("是☑否□", ("是",)),
        ("是√ 否", ("是",)),
        ("√是 否", ("是",)),
        ("是 √否", ("否",)),
        ("(√)是 ( )否", ("是",)),
        ("是（√） 否（ ）", ("是",)),
        ("■是 □否", ("是",)),
        ("[x] yes [ ] no", ("yes",)),
        ("□很满意 ☑满意 □一般", ("满意",)),
        ("☑日本 □韩国 ☑德国", ("日本", "德国")),
        ("□是 □否", ()),
    ],
)
def test_what_was_ticked(text: str, said: tuple[str, ...]) -> None:
    assert ticks.has_boxes(text)
    assert ticks.ticked(text) == said


@pytest.mark.parametrize("text", ["是", "√", "企业（中国）有限公司", "", "意见 (无)"])
def test_other_texts_have_no_boxes(text: str) -> None:
    assert not ticks.has_boxes(text)
