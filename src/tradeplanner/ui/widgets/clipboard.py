"""What Ctrl+C puts on the clipboard, in the two shapes a spreadsheet takes, and what Ctrl+V finds there.

Plain text has tabs and line ends. HTML says which cells are text, so that an eighteen-digit code
arrives whole and a cell that begins with "=" is not taken for a formula.
"""

import html
from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from tradeplanner.ui.widgets.columns import Column, Kind


def mime(columns: Sequence[Column], rows: Sequence[object], *, headings: bool) -> QMimeData:
    """Return ``rows`` by ``columns`` for the clipboard, with a row of ``headings`` if wanted."""
    table = [[column.copied(row) for column in columns] for row in rows]
    heads = [[column.name() for column in columns]] if headings else []
    result = QMimeData()
    result.setText("\n".join("\t".join(_plain(cell) for cell in line) for line in heads + table))
    kinds = [column.kind for column in columns]
    body = "".join(_row(line, kinds) for line in table)
    head = "".join(_row(line, [Kind.TEXT] * len(line)) for line in heads)
    result.setHtml(f"<meta charset='utf-8'><table>{head}{body}</table>")
    return result


def _plain(cell: str) -> str:
    return " ".join(cell.split()) if any(sign in cell for sign in "\t\r\n") else cell


def _row(cells: Sequence[str], kinds: Sequence[Kind]) -> str:
    return f"<tr>{''.join(map(_cell, cells, kinds))}</tr>"


def _cell(text: str, kind: Kind) -> str:
    style = " style=\"mso-number-format:'\\@'\"" if kind is Kind.TEXT else ""
    return f"<td{style}>{html.escape(text)}</td>"


def block(text: str) -> str:
    """Return the rows of a spreadsheet that ``text`` of a clipboard is, or "" where it is none.

    Excel ends each line, the last one too; one line without a tab is a word and no row.
    """
    rows = text.strip("\r\n")
    return rows if rows.strip() and any(sign in rows for sign in "\t\r\n") else ""
