"""Which kind a file is read as, and what is said of one that holds nothing of that kind."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from tests.ui.importing import books
from tests.ui.importing.hands import Hands

Read = Callable[[str, Path], Hands]
CATALOGUE = (["展会名称", "国家（地区）", "展期"], ["法兰克福家纺展", "德国", "2024.01.09-12"])


def said(hands: Hands) -> str:
    """Return every word that the strip shows."""
    parts = hands.window.strip.findChildren(QLabel) + hands.window.strip.findChildren(QAbstractButton)
    return " ".join(part.text() for part in parts if part.isVisible())


def test_a_file_read_as_the_wrong_kind_says_what_it_looks_like_and_offers_it(
    read: Read, tmp_path: Path
) -> None:
    hands = read("firms", books.book(tmp_path / "附件1.xlsx", CATALOGUE, "目录"))
    assert "exhibition catalogue: 3 of 3 columns are its fields" in said(hands)
    hands.press("Read it as", hands.window.strip)
    hands.settle()
    assert hands.window.flow.kind == "catalogue"
    assert hands.checked.counts.new == 1
    assert "exhibition catalogue" in hands.window.windowTitle()
    assert not hands.window.strip.isVisible()


def test_a_file_with_nothing_of_any_kind_is_offered_as_what_its_name_speaks_of(
    read: Read, tmp_path: Path
) -> None:
    hands = read("firms", books.book(tmp_path / "汇率.xlsx", [["甲", "乙"], ["丙", "丁"]], "表"))
    assert "No headings of register of firms" in said(hands)
    hands.press("Read it as exchange rates", hands.window.strip)
    hands.settle()
    assert hands.window.flow.kind == "rates"


@pytest.mark.parametrize(
    "name, kind, looks",
    [
        ("年度展会目录.xlsx", "catalogue", False),
        ("附件1.xlsx", "catalogue", True),
        ("汇率.xlsx", "catalogue", True),
    ],
)
def test_the_headings_choose_the_kind_where_no_person_did(
    hands: Hands, tmp_path: Path, name: str, kind: str, *, looks: bool
) -> None:
    hands.window.take_files([books.book(tmp_path / name, CATALOGUE, "目录")])
    hands.settle()
    assert hands.window.flow.kind == kind
    assert ("This looks like exhibition catalogue" in said(hands)) is looks


def test_a_kind_that_a_person_chose_holds_and_another_is_one_click_away(hands: Hands, tmp_path: Path) -> None:
    hands.window.file.mean_kind("firms")
    hands.window.take_files([books.register(tmp_path / "订单明细.xlsx", 3)])
    hands.settle()
    assert hands.window.flow.kind == "firms"
    assert not hands.window.strip.isVisible()
    menu = hands.menu("Kind register of firms")
    first = next(action for action in menu.actions() if action.isCheckable())
    assert first.text().startswith("register of firms · 5 of 5 columns")
    next(action for action in menu.actions() if action.text() == "exchange rates").trigger()
    hands.settle()
    assert hands.window.flow.kind == "rates"
    assert hands.window.flow.session is not None


def test_decisions_about_rows_outlive_another_kind(read: Read, tmp_path: Path) -> None:
    hands = read("firms", books.register(tmp_path / "名录.xlsx", 3))
    hands.window.flow.decide(hands.checked.proposal.with_skip("名录", 3).with_mapping("名录", 2, ""))
    hands.settle()
    hands.window.flow.read_as("exports")
    hands.settle()
    assert hands.checked.proposal.skips == {("名录", 3)}
    assert not hands.checked.proposal.mapping


def test_several_files_come_one_after_the_other(hands: Hands, tmp_path: Path) -> None:
    paths = [books.register(tmp_path / f"名录{at}.xlsx", at) for at in (1, 2)]
    hands.window.take_files(paths)
    hands.settle()
    assert hands.checked.counts.new == 1
    hands.window.flow.commit()
    hands.settle()
    hands.press("Import 名录2.xlsx")
    hands.settle()
    assert hands.checked.counts.new == 1  # of its two firms, one came in with the first file
    assert hands.checked.counts.same == 1


def test_a_text_is_read_in_another_encoding_and_keeps_what_was_decided(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "名录.csv"
    path.write_bytes("企业名称,所属镇街\n甲有限公司,塔山街道\n乙有限公司,塔山街道\n".encode("gb18030"))
    hands = read("firms", path)
    assert hands.chip("Encoding").text() == "Encoding GB18030"
    hands.window.flow.decide(hands.checked.proposal.with_skip("名录", 3))
    hands.settle()
    menu = hands.menu("Encoding")
    next(action for action in menu.actions() if action.text() == "Big5").trigger()
    hands.settle()
    assert hands.chip("Encoding").text() == "Encoding Big5"
    assert "hand" in hands.chip("Encoding").toolTip()
    assert hands.window.flow.kind == "firms"
    assert hands.checked.proposal.skips == {("名录", 3)}
    next(action for action in hands.menu("Encoding").actions() if action.text() == "GB18030").trigger()
    hands.settle()
    assert hands.checked.counts.as_dict() | {"skipped": 1, "new": 1} == hands.checked.counts.as_dict()
