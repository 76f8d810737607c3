"""Templates from one menu: one kind to a file, all kinds into a folder."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tradeplanner.i18n.kinds import KINDS
from tradeplanner.ui import templates
from tradeplanner.ui.context import Context


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    """Give a window to ask over."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def asked(over: QWidget) -> QFileDialog:
    """Return the dialog that asks where."""
    (dialog,) = [one for one in over.findChildren(QFileDialog) if one.isVisible()]
    return dialog


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_of_one_kind_is_saved_where_the_person_says(
    context: Context, over: QWidget, qtbot: QtBot, tmp_path: Path, kind: str
) -> None:
    acts = {act.id: act for act in templates.acts(lambda: context, over)}
    acts[f"templates.{kind}"].run()
    with qtbot.waitSignal(context.notices.said, timeout=20_000):
        asked(over).fileSelected.emit(str(tmp_path / "one.xlsx"))
    assert (tmp_path / "one.xlsx").stat().st_size > 1_000


def test_all_kinds_go_into_one_folder(context: Context, over: QWidget, qtbot: QtBot, tmp_path: Path) -> None:
    templates.ask_all(context, over)
    with qtbot.waitSignal(context.notices.said, timeout=20_000):
        asked(over).fileSelected.emit(str(tmp_path))
    assert len(list(tmp_path.glob("*.xlsx"))) == len(KINDS)


def test_nothing_is_offered_before_the_data_is_open(over: QWidget) -> None:
    acts = templates.acts(lambda: None, over)
    assert [act.id for act in acts] == [name for name in templates.MENU if name]
    assert not any(act.possible() for act in acts)


def test_a_folder_that_cannot_be_written_is_said_calmly(
    context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(context.notices.posted, timeout=20_000) as told:
        templates.save(context, {"firms": tmp_path / "none" / "one.xlsx"})
    assert "went wrong" not in told.args[0].text
