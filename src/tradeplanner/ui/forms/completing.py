"""Fields that complete from what others have there: plain words, and lists parted by semicolons."""

import re
from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from tradeplanner.ui.widgets.form import FormDialog

_PARTS = re.compile(r"[;；,，、]")


def in_pinyin_order(words: Iterable[str]) -> list[str]:
    """Return the distinct words, empty ones left out, in the order in which a Chinese reader looks."""
    return sorted(set(words) - {""}, key=lambda word: word.encode("gb18030", "replace"))


def complete(form: FormDialog, words: Mapping[str, Sequence[str]], *, lists: Iterable[str] = ()) -> None:
    """Let the fields named in ``words`` offer their words; those in ``lists`` for each part by itself."""
    parted = set(lists)
    for name, known in words.items():
        field = form.entry(name)
        if isinstance(field, QLineEdit):
            made = PartCompleter(known, form) if name in parted else QCompleter(list(known), form)
            made.setFilterMode(Qt.MatchFlag.MatchContains)
            made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            field.setCompleter(made)


class PartCompleter(QCompleter):
    """Completes the last entry of a list and leaves those before it."""

    def __init__(self, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(list(words), parent)

    def splitPath(self, path: str) -> list[str]:
        """Look for the last entry only."""
        return [_PARTS.split(path)[-1].strip()]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """Put the entry chosen behind those typed before."""
        field = self.widget()
        typed = field.text() if isinstance(field, QLineEdit) else ""
        before = [part.strip() for part in _PARTS.split(typed)[:-1] if part.strip()]
        return "; ".join([*before, str(index.data())])
