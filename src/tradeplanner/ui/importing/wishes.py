"""What a page, a menu or a drag asks of the import window: a kind, files, or both."""

from collections.abc import Sequence
from pathlib import Path

from tradeplanner.app.import_values import KINDS


def asked(focus: object) -> tuple[str, list[Path]]:
    """Return the kind that is meant, "" for none, and the files to read."""
    if isinstance(focus, str) and focus in KINDS:
        return focus, []
    if isinstance(focus, tuple) and len(focus) == 2:  # a pair
        return str(focus[0]), [Path(str(focus[1]))]
    if isinstance(focus, Sequence) and not isinstance(focus, str):
        return "", [Path(str(each)) for each in focus]
    return "", []
