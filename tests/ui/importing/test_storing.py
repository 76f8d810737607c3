"""Preview and result: old beside new, a button that says the act, undo, redo, and rows left out."""

import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from tests import builders
from tests.journeys import messy
from tests.ui.accessibility import unnamed
from tests.ui.importing import books
from tests.ui.importing.hands import CTRL, Hands
from tradeplanner.app import firms, history
from tradeplanner.app.import_values import KINDS, Outcome
from tradeplanner.app.workspace import Workspace
from tradeplanner.i18n.kinds import kind_name
from tradeplanner.ui.importing.preview_page import Line
from tradeplanner.ui.importing.result_page import NOUNS, PAGES, result_sentence
from tradeplanner.ui.importing.steps import Step
from tradeplanner.ui.importing.words import OUTCOMES
from tradeplanner.ui.pages_list import PAGES as ENTRIES

Read = Callable[[str, Path], Hands]


@pytest.fixture
def opened(read: Read, tmp_path: Path) -> Hands:
    """Give the window with the messy register read."""
    return read("firms", messy.register(tmp_path / "外贸企业名录.xlsx"))


def lines(hands: Hands) -> list[Line]:
    """Return the rows of the preview."""
    hands.go(Step.PREVIEW)
    return hands.window.preview.table.rows()


def test_the_preview_shows_old_beside_new(ws: Workspace, read: Read, tmp_path: Path) -> None:
    stored = builders.a_firm(
        name_zh=messy.firm_name(1), credit_code=builders.a_credit_code(1), town="府山街道"
    )
    firms.add(ws, stored)
    shown = lines(read("firms", books.register(tmp_path / "名录.xlsx", 2, towns="塔山街道")))
    assert ("府山街道", "塔山街道") in {(line.old, line.new) for line in shown}


def test_the_preview_says_why_a_row_stays_out_and_leads_to_it(opened: Hands) -> None:
    out = [line for line in lines(opened) if line.row == messy.FIRST_ROW + messy.SOUND + 2]
    assert "check" in out[0].what
    opened.window.preview.table.view.selectRow(lines(opened).index(out[0]))
    opened.key(Qt.Key.Key_Return)
    assert opened.window.step is Step.CHECK
    assert opened.window.sheet.grid.currentIndex().row() + 1 == out[0].row


def test_the_button_says_the_act_and_ctrl_enter_does_it(opened: Hands, ws: Workspace) -> None:
    opened.key(Qt.Key.Key_Return, CTRL)
    assert opened.window.preview.isVisible()
    assert opened.window.footer.buttons()[-1].text() == f"Import {messy.SOUND + 1} firms"
    opened.key(Qt.Key.Key_Return, CTRL)
    opened.settle()
    assert opened.window.outcome_page.isVisible()
    assert len(firms.all(ws)) == messy.SOUND + 1


def test_the_foot_says_what_would_happen_and_the_result_what_did(opened: Hands) -> None:
    opened.go(Step.PREVIEW)
    counts = opened.checked.counts
    foot = next(part.text() for part in opened.window.footer.findChildren(QLabel) if " read" in part.text())
    assert "did not come in" not in foot
    assert f"New {counts.new:,}" in foot
    held = {Outcome.REJECTED: counts.rejected, Outcome.AMBIGUOUS: counts.ambiguous}
    assert any(held.values())
    assert [f"{OUTCOMES[what]} {count}" in foot for what, count in held.items()] == [
        count > 0 for count in held.values()
    ]
    assert f"{sum(held.values())} did not come in" in result_sentence(counts)


def test_the_result_stays_and_undo_and_redo_stand_beside_it(opened: Hands, ws: Workspace) -> None:
    opened.window.flow.commit()
    opened.settle()
    assert opened.window.isVisible()
    assert opened.window.outcome_page.isVisible()
    for _ in range(2):
        opened.press("Undo this import")
        opened.settle()
        assert firms.all(ws) == []
        opened.key(Qt.Key.Key_Y, CTRL)
        opened.settle()
        assert len(firms.all(ws)) == messy.SOUND + 1
    opened.key(Qt.Key.Key_Z, CTRL)
    opened.settle()
    assert firms.all(ws) == []


def test_redo_touches_nothing_else_that_was_undone_since(opened: Hands, ws: Workspace) -> None:
    opened.window.flow.commit()
    opened.settle()
    opened.press("Undo this import")
    opened.settle()
    firms.add(ws, builders.a_firm())
    history.undo(ws)
    opened.press("Import it again")
    opened.settle()
    assert firms.all(ws) == []
    assert opened.window.strip.isVisible()


def test_rows_left_out_are_saved_mended_and_imported(
    opened: Hands, read: Read, ws: Workspace, tmp_path: Path
) -> None:
    opened.window.flow.commit()
    opened.settle()
    path = tmp_path / "待处理.xlsx"
    opened.window.outcome_page.save_wanted.emit(path)
    opened.settle()
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    (wrong,) = (cell for cell in cells if cell.value == messy.wrong_code())
    wrong.value = builders.a_credit_code(messy.SOUND + 2)
    book.save(path)
    read("firms", path).window.flow.commit()
    opened.settle()
    assert messy.WRONG_NAME in {firm.name_zh for firm in firms.all(ws)}


def test_the_same_file_again_has_nothing_to_import(read: Read, tmp_path: Path, ws: Workspace) -> None:
    path = books.register(tmp_path / "名录.xlsx", 2)
    hands = read("firms", path)
    hands.window.flow.commit()
    hands.settle()
    read("firms", path).go(Step.PREVIEW)
    button = hands.window.footer.buttons()[-1]
    assert (button.text(), button.isEnabled()) == ("Nothing to import", False)
    assert len(history.steps(ws)) == 1


def test_nothing_is_imported_while_a_decision_is_being_checked(opened: Hands, ws: Workspace) -> None:
    opened.go(Step.PREVIEW)
    opened.window.flow.decide(opened.checked.proposal.with_skip(messy.SHEET, messy.FIRST_ROW))
    assert not opened.window.footer.buttons()[-1].isEnabled()
    opened.window.flow.commit()
    opened.settle()
    assert firms.all(ws) == []
    assert opened.window.footer.buttons()[-1].text() == f"Import {messy.SOUND} firms"


def spools(folder: Path) -> list[Path]:
    """Return what reading left in the folder for what is temporary."""
    return list(folder.glob("tradeplanner-import-*"))


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder in which rows are spooled."""
    folder = tmp_path / "spool"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def test_stop_during_reading_leaves_nothing(
    hands: Hands, temporary: Path, tmp_path: Path, ws: Workspace
) -> None:
    hands.window.read("firms", books.register(tmp_path / "名录.xlsx", 2000))
    job = hands.window.flow._job  # noqa: SLF001 — what the Stop of the progress strip presses
    assert job is not None
    job.stop()
    hands.settle()
    assert hands.window.step is Step.FILE
    assert hands.window.flow.session is None
    assert spools(temporary) == []
    assert history.steps(ws) == []


def test_closing_lets_go_of_the_file(opened: Hands, temporary: Path, tmp_path: Path) -> None:
    opened.window.read("firms", books.register(tmp_path / "名录.xlsx", 5))
    opened.settle()
    assert len(spools(temporary)) == 1
    opened.window.close()
    opened.settle()
    assert spools(temporary) == []


@pytest.mark.parametrize("step", ["reading", "checking"])
def test_closing_in_the_midst_is_clean(
    hands: Hands, temporary: Path, tmp_path: Path, step: str, ws: Workspace, qtbot: QtBot
) -> None:
    hands.window.read("firms", books.register(tmp_path / "名录.xlsx", 500))
    if step == "checking":
        hands.settle()
        hands.window.flow.decide(hands.checked.proposal.with_skip("名录", 3))
    jobs = hands.context.jobs
    hands.window.close()
    qtbot.waitUntil(lambda: not jobs.busy(), timeout=30_000)
    QApplication.processEvents()
    assert spools(temporary) == []
    assert history.steps(ws) == []


def test_a_window_that_dies_takes_no_file_with_it(opened: Hands, temporary: Path, tmp_path: Path) -> None:
    source = books.register(tmp_path / "名录.xlsx", 3)
    before = source.read_bytes()
    opened.window.read("firms", source)
    opened.settle()
    opened.edit(2, 0, "绍兴改名纺织有限公司（示例）")
    opened.window.flow.commit()
    opened.settle()
    assert source.read_bytes() == before
    shutil.rmtree(temporary)


def test_the_result_says_why_rows_stayed_out_and_leads_to_what_came_in(
    opened: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.window.flow.commit()
    opened.settle()
    told = " ".join(label.text() for label in opened.window.outcome_page.findChildren(QLabel))
    assert (
        f"Needs mending, 1 row ({messy.SHEET} C{messy.FIRST_ROW + messy.SOUND + 2}): The credit code" in told
    )
    assert "Skipped, 1 row" in told
    assert unnamed(opened.window) == []
    gone: list[tuple[str, object]] = []
    monkeypatch.setattr(
        type(opened.context.desk), "go", lambda _, page, focus=None: gone.append((page, focus))
    )
    outcome = opened.window.flow.outcome
    assert outcome is not None
    opened.press("See its rows in History")
    assert gone == [("history", outcome.changed.step)]
    assert not opened.window.isVisible()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_page_a_noun_and_a_template(hands: Hands, kind: str) -> None:
    assert kind in NOUNS
    assert PAGES[kind] in {entry.key for entry in ENTRIES}
    menu = hands.window.file.findChildren(QMenu)[0]
    assert len(menu.actions()) == len(KINDS)
    assert kind_name(kind) in [action.text() for action in menu.actions()]
