"""The habits of tables: rows pasted open the import, what is shown is saved with its filter named."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.ends import Keep
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.domain.ids import Actor
from tradeplanner.i18n.language import mark
from tradeplanner.ui import habits as module
from tradeplanner.ui.actions import Actions
from tradeplanner.ui.context import Context
from tradeplanner.ui.desk import Desk
from tradeplanner.ui.habits import Beside, habits, on_paper
from tradeplanner.ui.importing.block import Block
from tradeplanner.ui.jobs import Jobs
from tradeplanner.ui.notices import Notices
from tradeplanner.ui.print_dialog import PrintDialog
from tradeplanner.ui.widgets.columns import Column, Kind
from tradeplanner.ui.widgets.table import Table

COLUMNS = (
    Column("name", mark("Name"), lambda row: row[0]),
    Column(
        "value", mark("Value"), lambda row: row[1], lambda row: f"{row[1]} CNY", Kind.NUMBER, field="amount",
        unit=lambda _: "CNY",
    ),
    Column("on", mark("Date"), lambda row: row[2], lambda row: row[2].isoformat(), Kind.DATE, field=""),
)  # fmt: skip
ROWS = [("=甲", Decimal("1.5"), date(2023, 4, 11)), ("乙", Decimal(2), date(2023, 4, 12))]


@pytest.fixture
def context(tmp_path: Path, jobs: Jobs, keep: Keep) -> Context:
    """Give a context without pages."""
    ws: Workspace = open_workspace(tmp_path / "data", actor=Actor("tester", "tester"))
    made = keep(Table("window", mark("Firms"), COLUMNS))
    return Context(ws, jobs, Notices(), Desk(Actions(made), 2023, made))


@pytest.fixture
def table(context: Context, keep: Keep, qtbot: QtBot) -> Table:
    """Give a shown table with the habits."""
    made = keep(Table("t", mark("Firms"), COLUMNS, key=str))
    habits(context, made, "t", kind="firms")
    made.set_rows(ROWS)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def answer(table: Table) -> Callable[[Path], None]:
    """Give a function that answers the dialog that asks where."""

    def choose(path: Path) -> None:
        dialog = table.window().findChildren(QFileDialog)[-1]
        dialog.fileSelected.emit(str(path))
        dialog.close()

    return choose


def test_rows_pasted_go_to_the_import_with_the_columns_they_stand_under(
    context: Context, table: Table, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("丙\t3\n丁\t4\n")
    with qtbot.waitSignal(context.desk.wanted) as wanted:
        QTest.keyClick(table.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert wanted.args == ["import", Block("firms", "丙\t3\n丁\t4", ("name", "amount", ""))]


def test_nothing_to_paste_is_said_calmly(context: Context, table: Table, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("a sentence")
    with qtbot.assertNotEmitted(context.desk.wanted), qtbot.waitSignal(context.notices.said) as said:
        table.paste()
    assert said.args is not None
    assert "no rows on the clipboard" in said.args[0]


def test_the_acts_are_for_the_page_and_the_menu(context: Context, keep: Keep) -> None:
    bare, full = keep(Table("a", mark("Firms"), COLUMNS)), keep(Table("b", mark("Firms"), COLUMNS))
    assert [act.id for act in habits(context, bare, "a")] == ["a.export", "a.print", "a.filters"]
    assert [act.id for act in habits(context, full, "b", kind="firms")] == [
        "b.paste",
        "b.export",
        "b.print",
        "b.filters",
    ]
    assert [act.text() for act in full.view.menu().actions() if act.text()][2:4] == [
        "Paste rows from a spreadsheet…", "Save what is shown…",
    ]  # fmt: skip


def test_what_is_shown_is_saved_with_its_filter_named(
    context: Context, table: Table, tmp_path: Path, answer: Callable[[Path], None], qtbot: QtBot
) -> None:
    table.set_filter("甲")
    act = next(act for act in habits(context, table, "t") if act.id == "t.export")
    act.run()
    with qtbot.waitSignal(context.notices.said, timeout=10_000) as said:
        answer(tmp_path / "what")
    assert said.args == ["1 row was saved to what.xlsx"]
    page = openpyxl.load_workbook(tmp_path / "what.xlsx").active
    assert page is not None
    rows = [tuple(str(cell) for cell in row if cell is not None) for row in page.iter_rows(values_only=True)]
    assert rows == [
        ("Firms",), ("Filter: “甲”",), ("Name", "Value", "Value: unit", "Date"),
        ("=甲", "1.5", "CNY", "2023-04-11 00:00:00"),
    ]  # fmt: skip


def test_text_parted_by_commas_by_its_ending(
    table: Table, context: Context, tmp_path: Path, answer: Callable[[Path], None], qtbot: QtBot
) -> None:
    table.view.horizontalHeader().setSectionHidden(1, True)
    next(act for act in habits(context, table, "t") if act.id == "t.export").run()
    with qtbot.waitSignal(context.notices.said, timeout=10_000):
        answer(tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_text("utf-8-sig").split() == [
        "Firms", "Name,Date", "'=甲,2023-04-11", "乙,2023-04-12",
    ]  # fmt: skip


def test_an_empty_table_is_not_saved(context: Context, table: Table, qtbot: QtBot) -> None:
    table.set_filter("nowhere")
    with qtbot.waitSignal(context.notices.said) as said:
        next(act for act in habits(context, table, "t") if act.id == "t.export").run()
    assert said.args is not None
    assert said.args[0].startswith("There is no row to save")
    assert table.window().findChildren(QFileDialog) == []


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".png"])
def test_what_is_shown_is_laid_out_for_people(
    context: Context, table: Table, tmp_path: Path, answer: Callable[[Path], None], qtbot: QtBot, ending: str
) -> None:
    table.set_filter("甲")
    next(act for act in habits(context, table, "t") if act.id == "t.export").run()
    with qtbot.waitSignal(context.notices.said, timeout=30_000):
        answer(tmp_path / f"what{ending}")
    assert (tmp_path / f"what{ending}").stat().st_size > 1000
    if ending == ".pdf":
        (page,) = PdfReader(tmp_path / "what.pdf").pages
        text = page.extract_text()
        assert "Firms (Filter: “甲”)" in text
        assert "1.5 CNY" in text
        assert "乙" not in text
        assert "Source: the bureau" in text


def test_what_is_shown_is_printed(context: Context, table: Table, qtbot: QtBot) -> None:
    next(act for act in habits(context, table, "t") if act.id == "t.print").run()
    qtbot.waitUntil(lambda: bool(table.window().findChildren(PrintDialog)), timeout=30_000)
    (dialog,) = table.window().findChildren(PrintDialog)
    assert dialog.which.text() == "Sheet 1 of 1"
    dialog.reject()


def test_no_row_is_printed_calmly(context: Context, table: Table, qtbot: QtBot) -> None:
    table.set_filter("nobody")
    with qtbot.waitSignal(context.notices.said) as said:
        next(act for act in habits(context, table, "t") if act.id == "t.print").run()
    assert said.args is not None
    assert "no row to print" in said.args[0]


def test_a_table_of_a_year_names_it_and_another_what_its_page_says(context: Context, keep: Keep) -> None:
    of_year, other = keep(Table("a", mark("Firms"), COLUMNS)), keep(Table("b", mark("Firms"), COLUMNS))
    said: list[Beside] = []
    for table, name, beside in ((of_year, "orders", None), (other, "x", lambda: Beside("masked", "a fair"))):
        table.set_rows(ROWS)
        acts = habits(context, table, name, beside=beside)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(module, "print_seen", lambda _context, _table, beside: said.append(beside))
            next(act for act in acts if act.id.endswith(".print")).run()
    assert said == [Beside(about="2023, the year in the bar"), Beside("masked", "a fair")]


def test_a_table_of_a_window_is_saved_and_printed_only(context: Context, keep: Keep) -> None:
    table = keep(Table("a", mark("Firms"), COLUMNS))
    assert [act.id for act in on_paper(context, table, "a")] == ["a.export", "a.print"]
    assert "Print what is shown…" in [act.text() for act in table.view.menu().actions()]
