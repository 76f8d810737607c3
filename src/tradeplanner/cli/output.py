"""What the command line says: answers on stdout, everything else on stderr, all of it UTF-8.

Progress is drawn over itself on one line, and only for a person at a terminal.
"""

import io
import json
import os
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from tradeplanner.i18n.language import tr

Progress = Callable[[int, int], None]
"""Told ``(done, total)``; a total of 0 is not known yet."""

_EVERY_SECONDS = 0.1
_COLUMN_GAP = "  "


def speak_utf8() -> None:
    """Write UTF-8 whatever the machine's locale says; what cannot be encoded shows as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(text: str = "") -> None:
    """Write one line of the answer."""
    sys.stdout.write(text + "\n")


def tell(text: str) -> None:
    """Write a line beside the answer: an error, a hint."""
    sys.stdout.flush()
    sys.stderr.write(text + "\n")


def say_json(value: object) -> None:
    """Write ``value`` as the whole answer, spread over lines where a person reads it."""
    indent = 1 if sys.stdout.isatty() else None
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=indent) + "\n")


def deafen() -> None:
    """Let the interpreter's last flush go nowhere: whoever read our stdout has left."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def lines_up(rows: Sequence[Sequence[str]], numbers: Sequence[int] = ()) -> list[str]:
    """Return ``rows`` as lines of equal columns; a Chinese character is two wide, ``numbers`` stand right."""
    if not rows:
        return []
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = []
        for index, (cell, wide) in enumerate(zip(row, widths, strict=True)):
            gap = " " * (wide - width(cell))
            cells.append(gap + cell if index in numbers else cell + gap)
        lines.append(_COLUMN_GAP.join(cells).rstrip())
    return lines


def width(text: str) -> int:
    """Return the columns that a terminal needs for ``text``."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


@contextmanager
def progress(title: str) -> Iterator[Progress]:
    """Give a function that draws how far ``title`` has come; silent where nobody watches."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    last = 0.0

    def draw(done: int, total: int) -> None:
        nonlocal last
        if time.monotonic() - last < _EVERY_SECONDS and done != total:
            return
        last = time.monotonic()
        sys.stderr.write("\r\x1b[K" + _counted(title, done, total))
        sys.stderr.flush()

    try:
        yield draw
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def _counted(title: str, done: int, total: int) -> str:
    if not total:
        return tr("{title}: {done}", title=title, done=done)
    return tr("{title}: {done} of {total}", title=title, done=done, total=total)
