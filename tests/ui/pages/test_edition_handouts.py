"""Lists of an edition to hand out: chosen from the header, told what they hold, saved, opened."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.accessibility import unnamed
from tests.ui.ends import gone
from tests.ui.pages.hands import Settled
from tradeplanner.app import delegates
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.handouts import PERSONAL, HandoutKind
from tradeplanner.domain.ids import EditionId
from tradeplanner.ui.context import Context
from tradeplanner.ui.notices import Notice
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.edition import EditionPage
from tradeplanner.ui.pages.edition.handouts import HandoutDialog

PASSPORT = "E87654321"


@pytest.fixture
def page(year: Workspace, context: Context, shown: Callable[[Page], Page], settled: Settled) -> EditionPage:
    """Show an edition to which one person travels."""
    person = builders.a_delegate(edition_id=EditionId(1), firm_id=None, passport_no=PASSPORT)
    delegates.add(year, person)
    made = EditionPage(context)
    made.focus(1)
    shown(made)
    settled()
    return made


def opened(page: EditionPage, kind: HandoutKind) -> HandoutDialog:
    """Choose a list as the palette does, and return its dialog."""
    (act,) = (one for one in page.acts() if one.id == f"edition.handout.{kind}")
    assert act.possible()
    act.run()
    (dialog,) = page.findChildren(HandoutDialog)
    return dialog


def cells(path: Path) -> set[object]:
    """Return all that stands in a workbook."""
    rows = openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)
    return {cell for row in rows for cell in row}


def test_the_button_offers_every_list(page: EditionPage) -> None:
    assert page.lists.isEnabled()
    page.lists.click()
    (menu,) = page.lists.findChildren(QMenu)
    shown = [one for one in menu.actions() if not one.isSeparator()]
    assert [one.text() for one in shown] == [
        "Dossier on one page…", "Dossier with every firm…",
        "Roster…", "Booth allotment…", "Fee list…", "Invitation list…", "Missing papers…", "Delegation list…",
        "Rooming list…",
    ]  # fmt: skip
    shown[2].trigger()
    (dialog,) = page.findChildren(HandoutDialog)
    assert dialog.windowTitle().startswith("Roster: ")
    menu.close()
    dialog.reject()


@pytest.mark.parametrize("kind", HandoutKind)
def test_each_dialog_names_its_controls_says_what_it_holds_and_goes(
    kind: HandoutKind, page: EditionPage, qtbot: QtBot
) -> None:
    dialog = opened(page, kind)
    assert unnamed(dialog) == []
    assert dialog.personal.isVisible() is (kind in PERSONAL)
    phones = kind in {HandoutKind.INVITATIONS, HandoutKind.MISSING_PAPERS}
    assert ("contacts and their phones" in dialog.line.text()) is phones
    dialog.shut.click()
    gone(qtbot, dialog)


@pytest.mark.parametrize("personal", [False, True])
def test_people_are_shown_whole_only_when_asked(
    page: EditionPage, tmp_path: Path, settled: Settled, *, personal: bool
) -> None:
    dialog = opened(page, HandoutKind.DELEGATION)
    assert not dialog.personal.isChecked()
    assert "do not import it again" in dialog.line.text()
    dialog.personal.setChecked(personal)
    assert ("whole" in dialog.line.text()) is personal
    dialog.save(tmp_path / "people.xlsx")
    settled()
    assert (PASSPORT in cells(tmp_path / "people.xlsx")) is personal


def test_a_list_is_saved_as_pdf_and_can_be_opened(
    page: EditionPage, context: Context, tmp_path: Path, settled: Settled
) -> None:
    posted: list[Notice] = []
    context.notices.posted.connect(posted.append)
    path = tmp_path / "roster.pdf"
    opened(page, HandoutKind.ROSTER).save(path)
    settled()
    assert path.read_bytes().startswith(b"%PDF")
    (notice,) = posted
    assert str(path) in notice.text
    assert notice.link is not None
    assert notice.link.text == "Open"


def test_the_name_that_is_proposed_suits_every_system(page: EditionPage) -> None:
    dialog = opened(page, HandoutKind.ROSTER)
    dialog.excel.click()
    (asked,) = dialog.findChildren(QFileDialog)
    (name,) = (Path(one).name for one in asked.selectedFiles())
    assert name.startswith("Roster- ")
    assert name.endswith(".xlsx")
    asked.reject()


def test_without_an_edition_there_is_no_list(page: EditionPage, settled: Settled) -> None:
    page.focus(999)
    page.refresh()
    settled()
    assert not page.lists.isEnabled()
    page.choose_list()
    assert page.lists.findChildren(QMenu) == []


@pytest.mark.parametrize("whole, ending, sign", [(False, ".pdf", b"%PDF"), (True, ".docx", b"PK")])
def test_the_dossier_is_saved_as_its_ending_says(
    page: EditionPage,
    context: Context,
    tmp_path: Path,
    settled: Settled,
    *,
    whole: bool,
    ending: str,
    sign: bytes,
) -> None:
    posted: list[Notice] = []
    context.notices.posted.connect(posted.append)
    act = next(
        one for one in page.acts() if one.id == ("edition.dossier.whole" if whole else "edition.dossier")
    )
    assert act.possible()
    act.run()
    (asked,) = page.findChildren(QFileDialog)
    assert [Path(one).suffix for one in asked.selectedFiles()] == [".pdf"]
    asked.fileSelected.emit(str(tmp_path / f"档案{ending}"))
    asked.reject()
    settled()
    assert (tmp_path / f"档案{ending}").read_bytes().startswith(sign)
    assert len(posted) == 1
