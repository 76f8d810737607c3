"""What every table of rows can do beside its page's own acts: take a block from a spreadsheet."""

from collections.abc import Callable

from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui.actions import Act
from tradeplanner.ui.context import Context
from tradeplanner.ui.importing.block import Block
from tradeplanner.ui.widgets.table import Table


def habits(context: Context, table: Table, name: str, *, kind: str = "") -> list[Act]:
    """Give ``table`` the habits and return them as acts ``name.…`` for the page's list.

    With a ``kind`` of file, rows pasted into the table open the import window.
    """
    acts = [paste_act(context, table, name, kind)] if kind else []
    table.set_habits(acts)
    return acts


def paste_act(context: Context, table: Table, name: str, kind: str) -> Act:
    """Let rows pasted into ``table`` go to the import window as ``kind``; return the act that pastes."""

    def take(text: str) -> None:
        if text:
            context.desk.go("import", Block(kind, text, table.fields()))
        else:
            context.notices.say(
                tr("There are no rows on the clipboard: copy some in a spreadsheet, then paste them here.")
            )

    table.paste_wanted.connect(take)
    paste: Callable[[], None] = table.paste
    return Act(f"{name}.paste", mark("Paste rows from a spreadsheet…"), paste, "Ctrl+V", "clipboard-paste")
