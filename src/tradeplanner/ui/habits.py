"""What every table of rows can do beside its page's own acts.

Rows pasted into it go to the import window, what it shows is saved for a spreadsheet, and its filters
are kept under names. A page calls ``habits`` once and adds the acts to its own.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.ui.actions import Act
from tradeplanner.ui.context import Context
from tradeplanner.ui.file_choice import ask_where
from tradeplanner.ui.importing.block import Block
from tradeplanner.ui.jobs import Lane, Progress
from tradeplanner.ui.widgets.columns import Column, Kind
from tradeplanner.ui.widgets.saved import Part
from tradeplanner.ui.widgets.table import Table

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from tradeplanner.app.tables import Seen
    from tradeplanner.ui.printing import Plan

ENDINGS = (".xlsx", ".csv", ".pdf", ".docx", ".png")
SEEN_DPI = 100
"""Of the pages in the dialog of printing, where each is seen as large as a hand."""
OF_A_YEAR = ("plan", "registrations", "orders", "exports.records", "exports.targets", "exports.league")
"""How the names of tables begin whose rows are those of the year in the bar: their paper names it."""


class Beside(NamedTuple):
    """What stands beside a table on its paper: what a reader must know, and whose rows they are."""

    notice: str = ""
    about: str = ""


NOTHING = Beside()


def habits(
    context: Context,
    table: Table,
    name: str,
    *,
    kind: str = "",
    parts: Mapping[str, Part] | None = None,
    answers: Callable[[], Mapping[str, str]] = dict,
    beside: Callable[[], Beside] | None = None,
) -> list[Act]:
    """Give ``table`` the habits and return them as acts ``name.…`` for the page's list.

    With a ``kind`` of file, rows pasted into the table open the import window. ``parts`` are the
    pickers that filter beside the search, by the name they are kept under. ``answers()`` is what the page
    knows of questions that pasted rows may leave open; ``beside()`` is what stands beside it on paper,
    otherwise the year in the bar where its rows are of that year.
    """
    paste = [_paste_act(context, table, name, Known(kind, answers))] if kind else []
    papers = _paper_acts(context, table, name, beside or (lambda: Beside(about=_year(context, name))))
    table.set_habits([*paste, *papers])
    table.keep_filters(parts)
    saved = Act(f"{name}.filters", mark("Open the saved filters"), table.filters.show_menu, "", "filter")
    return [*paste, *papers, saved]


def on_paper(context: Context, table: Table, name: str, about: Callable[[], str] = str) -> list[Act]:
    """Let what a table of a window shows be saved and printed; return the acts, which are in its menu."""
    papers = _paper_acts(context, table, name, lambda: Beside(about=about() or _year(context, name)))
    table.set_habits(papers)
    return papers


def _paper_acts(context: Context, table: Table, name: str, beside: Callable[[], Beside]) -> list[Act]:
    save = Act(
        f"{name}.export", mark("Save what is shown…"), lambda: save_seen(context, table, beside()), "",
        "file-spreadsheet",
    )  # fmt: skip
    show = Act(
        f"{name}.print", mark("Print what is shown…"), lambda: print_seen(context, table, beside()), "",
        "printer",
    )  # fmt: skip
    return [save, show]


def _year(context: Context, name: str) -> str:
    """Return the year in the bar for a table whose rows are of that year, "" for others."""
    return tr("{year}, the year in the bar", year=context.desk.year) if name.startswith(OF_A_YEAR) else ""


class Known(NamedTuple):
    """The kind of rows that a table takes, and what its page knows of them."""

    kind: str
    answers: Callable[[], Mapping[str, str]]


def _paste_act(context: Context, table: Table, name: str, known: Known) -> Act:
    def take(text: str) -> None:
        if text:
            context.desk.go("import", Block(known.kind, text, table.fields(), known.answers()))
        else:
            context.notices.say(
                tr("There are no rows on the clipboard: copy some in a spreadsheet, then paste them here.")
            )

    table.paste_wanted.connect(take)
    return Act(
        f"{name}.paste", mark("Paste rows from a spreadsheet…"), table.paste, "Ctrl+V", "clipboard-paste"
    )


def save_seen(context: Context, table: Table, beside: Beside = NOTHING, ending: str = ENDINGS[0]) -> None:
    """Ask where, and save the rows and columns that ``table`` shows, in their order, in any form."""
    rows = table.rows()
    if not rows:
        context.notices.say(tr("There is no row to save: clear the search or the filters first."))
        return
    write = _writer(context, table, beside)

    def chosen(path: Path) -> None:
        place = path if path.suffix.lower() in ENDINGS else path.with_name(f"{path.name}{ending}")

        def work(progress: Progress) -> None:
            progress.at(0, 1)
            write(place)

        context.jobs.long(
            tr("Save what is shown"),
            work,
            lambda _: context.notices.say(
                ntr(
                    "{count} row was saved to {file}",
                    "{count} rows were saved to {file}",
                    len(rows),
                    file=place.name,
                )
            ),
            context.notices.error,
            lane=Lane.WORK,
        )

    offers = {
        "Excel (*.xlsx)": ".xlsx", "PDF (*.pdf)": ".pdf", "Word (*.docx)": ".docx",
        tr("Picture (*.png)"): ".png", tr("CSV, for other programs (*.csv)"): ".csv",
    }  # fmt: skip
    listed = sorted(offers, key=lambda kind: offers[kind] != ending)
    name = _file_name(table.title(), table.filter_text(), ending)
    dialog = ask_where(table.window(), tr("Save what is shown"), name, ";;".join(listed), chosen)
    # The ending follows the kind chosen in the dialog, as people expect of it.
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(offers.get(kind, ending)[1:]))


def _writer(context: Context, table: Table, beside: Beside) -> Callable[[Path], None]:
    """Return what writes the table as it is now to a file, in the form that the file's ending says."""
    rows, columns, said = table.rows(), table.view.shown_columns(), table.filter_text()
    title, filtered = table.title(), tr("Filter: {filter}", filter=said) if said else ""
    cells = [[cell for column in columns for cell in _cells(column, row)] for row in rows]
    headings = [heading for column in columns for heading in _headings(column)]
    kinds = [kind for column in columns for kind in ([_kind(column), *(["text"] if column.unit else [])])]
    what, ws = seen(table, beside), context.workspace

    def write(place: Path) -> None:
        from tradeplanner.app import reports, tables

        if place.suffix.lower() in tables.LAID_OUT:
            reports.save_as(tables.paper(ws, what), place)
        else:
            foot = tables.foot(ws, beside.notice)
            tables.save_table(place, title, filtered, headings, cells, kinds, foot)

    return write


def print_seen(context: Context, table: Table, beside: Beside = NOTHING) -> None:
    """Show what ``table`` shows as pages, to be printed."""
    if not table.rows():
        context.notices.say(tr("There is no row to print: clear the search or the filters first."))
        return
    what, ws = seen(table, beside), context.workspace

    def show(pages: object) -> None:
        from tradeplanner.ui.print_dialog import ask_printer

        if isinstance(pages, list):
            ask_printer(table, pages, send, lambda: save_seen(context, table, beside, ".pdf"), dpi=SEEN_DPI)

    def lay_out(dpi: float) -> list[bytes]:
        from tradeplanner.app import reports, tables

        return reports.pages(tables.paper(ws, what), dpi)

    def send(target: "QPrinter", plan: "Plan") -> None:
        from tradeplanner.ui.printing import DPI, print_pages

        def work(progress: Progress) -> None:
            progress.at(0)
            print_pages(target, lay_out(DPI), progress.at, plan)

        said = context.notices.say
        context.jobs.long(
            tr("Printing"), work, lambda _: said(tr("Sent to the printer.")), context.notices.error,
            lane=Lane.WORK,
        )  # fmt: skip

    def begin(progress: Progress) -> list[bytes]:
        progress.at(0)
        return lay_out(SEEN_DPI)

    title = tr("Laying the page out")
    context.jobs.long(
        title, begin, show, context.notices.error, key="print seen", owner=table, lane=Lane.WORK
    )


def seen(table: Table, beside: Beside = NOTHING) -> "Seen":
    """Return what ``table`` shows as texts: its columns in their order, its rows as sorted, its filter."""
    from tradeplanner.app import tables

    columns, said = table.view.shown_columns(), table.filter_text()
    return tables.seen(
        table.title(), tr("Filter: {filter}", filter=said) if said else "",
        [column.name() for column in columns], [column.kind is Kind.NUMBER for column in columns],
        [[column.shown(row) for column in columns] for row in table.rows()], **beside._asdict(),
    )  # fmt: skip


def _cells(column: Column, row: object) -> list[object]:
    """Return what a file holds of a cell, with its unit: a number or a day as such, else what is read."""
    value = column.value(row)
    number = column.kind is Kind.NUMBER and isinstance(value, int | Decimal)
    day = column.kind is Kind.DATE and type(value) is date  # a moment has a zone, which no cell holds
    cell = value if number or day else column.shown(row)
    return [cell, column.unit(row)] if column.unit else [cell]


def _headings(column: Column) -> list[str]:
    name = column.name()
    return [name, tr("{column}: unit", column=name)] if column.unit else [name]


def _kind(column: Column) -> str:
    return str(column.kind) if column.kind in (Kind.NUMBER, Kind.DATE) else "text"


def _file_name(title: str, said: str, ending: str) -> str:
    """Return a name for the file that tells what it holds; no sign that a folder would stumble over."""
    name = "-".join(filter(None, (title, said.replace(" · ", "-"))))
    return "".join(sign for sign in name if sign not in '\\/:*?"<>|“”')[:60].strip() + ending
