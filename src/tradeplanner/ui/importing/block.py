"""A block of cells as a spreadsheet puts it on the clipboard, on its way into the import window."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """``text`` has tabs and line ends, to be read as a ``kind`` of file.

    ``columns`` are the field keys of the table it was pasted into, in the order shown, and stand as
    headings where the first row holds none; "" for a column that an import does not know.
    """

    kind: str
    text: str
    columns: tuple[str, ...] = ()
