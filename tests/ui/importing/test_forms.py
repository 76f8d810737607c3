"""A folder of result forms: one row for each, files left out named, every finding with its file."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from tests import builders
from tests.importing import result_forms
from tests.ui.importing.hands import Hands
from tradeplanner.app import exhibitions, firms
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.ids import Noun


@pytest.fixture
def folder(ws: Workspace, tmp_path: Path) -> Path:
    """Store a fair and two firms, and write their forms and a file that is none."""
    fair = exhibitions.add_exhibition(ws, builders.an_exhibition()).first(Noun.EXHIBITION)
    exhibitions.add_edition(ws, builders.an_edition(exhibition_id=fair, name_zh=result_forms.FAIR, year=2024))
    for name in ("甲有限公司", "乙有限公司"):
        firms.add(ws, builders.a_firm(name_zh=name))
    forms = tmp_path / "成效表"
    result_forms.form(forms / "01_甲.xlsx", "甲有限公司")
    result_forms.form(forms / "02_乙.xlsx", "乙有限公司")
    result_forms.form(forms / "03_丙.xlsx", "丙有限公司")
    (forms / "说明.pdf").write_bytes(b"%PDF-1.4")
    return forms


def words(hands: Hands) -> str:
    """Return every word of the list of findings."""
    return " ".join(each.text() for each in hands.window.sheet.findings.findChildren(QLabel))


def test_a_dropped_folder_is_one_table_with_a_row_for_each_form(hands: Hands, folder: Path) -> None:
    hands.window.take_files([folder])
    hands.settle()
    assert hands.window.flow.kind == "returns"
    assert "成效表" in hands.window.windowTitle()
    assert (hands.checked.counts.read, hands.checked.counts.new) == (3, 2)
    assert "说明.pdf" in words(hands)
    assert "03_丙.xlsx" in words(hands)


def test_several_files_that_turn_out_to_be_forms_are_read_together(hands: Hands, folder: Path) -> None:
    hands.window.take_files(sorted(folder.glob("0*.xlsx")))
    hands.settle()
    assert hands.window.flow.kind == "returns"
    assert hands.checked.counts.read == 3
    assert not hands.window.waiting


def test_a_form_is_read_as_another_kind_and_back(hands: Hands, folder: Path) -> None:
    hands.window.take_files([folder / "01_甲.xlsx"])
    hands.settle()
    assert hands.window.flow.kind == "returns"
    for kind in ("firms", "returns"):
        hands.window.flow.read_as(kind)
        hands.settle()
        assert hands.window.flow.kind == kind
    assert hands.checked.counts.new == 1
