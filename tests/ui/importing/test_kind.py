"""Which kind a file is read as, and what is said of one that holds nothing of that kind."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from tests.ui.importing import books
from tests.ui.importing.hands import Hands
from tradeplanner.ui.importing.file_page import FilePage

Read = Callable[[str, Path], Hands]
CATALOGUE = (["展会名称", "国家（地区）", "展期"], ["法兰克福家纺展", "德国", "2024.01.09-12"])


def said(hands: Hands) -> str:
    """Return every word that the strip shows."""
    parts = hands.window.strip.findChildren(QLabel) + hands.window.strip.findChildren(QAbstractButton)
    return " ".join(part.text() for part in parts if part.isVisible())


def test_a_file_read_as_the_wrong_kind_says_so_and_offers_the_kind_of_its_name(
    read: Read, tmp_path: Path
) -> None:
    hands = read("firms", books.book(tmp_path / "年度展会目录.xlsx", CATALOGUE, "目录"))
    assert "No headings of register of firms" in said(hands)
    hands.press("Read it as", hands.window.strip)
    hands.settle()
    assert hands.window.flow.kind == "catalogue"
    assert hands.checked.counts.new == 1
    assert not hands.window.strip.isVisible()


def test_a_file_whose_name_says_nothing_is_not_guessed_at(read: Read, tmp_path: Path) -> None:
    hands = read("firms", books.book(tmp_path / "附件1.xlsx", CATALOGUE, "目录"))
    assert "No headings of register of firms" in said(hands)
    assert "Read it as" not in said(hands)


@pytest.mark.parametrize(
    "name, meant, kind",
    [
        ("年度展会目录.xlsx", "", "catalogue"),
        ("年度展会目录.xlsx", "programmes", "programmes"),
        ("附件1.xlsx", "", "orders"),
    ],
)
def test_the_name_chooses_the_kind_unless_a_person_did(
    hands: Hands, name: str, meant: str, kind: str
) -> None:
    page: FilePage = hands.window.file
    page.set_kind("orders")
    if meant:
        page.mean_kind(meant)
    assert page.kind_of(Path(name)) == kind


def test_another_file_is_free_to_be_of_another_kind(hands: Hands) -> None:
    page = hands.window.file
    page.mean_kind("firms")
    page.forget_kind()
    assert page.kind_of(Path("汇率.csv")) == "rates"
