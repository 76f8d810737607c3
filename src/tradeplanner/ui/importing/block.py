"""What a page hands to the import window: cells as a spreadsheet puts them on the clipboard, or a wish."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Block:
    """``text`` has tabs and line ends, to be read as a ``kind`` of file.

    ``columns`` are the field keys of the table it was pasted into, in the order shown, and stand as
    headings where the first row holds none; "" for a column that an import does not know. ``answers``
    are what the page knows of questions that the cells may leave open, such as the edition's id.
    """

    kind: str
    text: str
    columns: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file of this ``kind`` is to be chosen; ``answers`` are as in a ``Block``."""

    kind: str
    answers: Mapping[str, str] = field(default_factory=dict)
