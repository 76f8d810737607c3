"""Boxes to tick, as forms have them: «□是 ☑否», «是□ 否√», «(√)是 ( )否» say what was ticked."""

import re

from tradeplanner.importing.cells.parsed import half_width

_TICKED = "☑☒✓✔√■●◉✅🗹"
_EMPTY = "□☐○◯▢◻"
_MARK = re.compile(rf"\(\s*[{_TICKED}xv]?\s*\)|\[\s*[{_TICKED}xv]?\s*\]|[{_TICKED}{_EMPTY}]\ufe0f?")
_TRIM = " \t\r\n,;、/|.:_\u3000\ufe0f"


def has_boxes(text: str) -> bool:
    """Whether a text is a row of boxes with words beside them, ticked or not."""
    flat = half_width(text)
    marks = [mark for mark in _MARK.finditer(flat) if mark[0].strip("()[] ") or len(mark[0]) > 1]
    return bool(marks) and bool(_MARK.sub("", flat).strip(_TRIM))


def ticked(text: str) -> tuple[str, ...]:
    """Return the words whose boxes are ticked, in the order in which they stand; empty for none.

    Words stand after their boxes where the text begins with a box, else before them. A tick without
    boxes belongs to the word that it touches.
    """
    flat = half_width(text)
    marks = list(_MARK.finditer(flat))
    if not marks:
        return ()
    first = not flat[: marks[0].start()].strip(_TRIM)
    found = []
    for number, mark in enumerate(marks):
        if not _is_ticked(mark):
            continue
        before = flat[marks[number - 1].end() if number else 0 : mark.start()]
        after = flat[mark.end() : marks[number + 1].start() if number + 1 < len(marks) else len(flat)]
        found.append(_word(before, after, _leads(flat, marks, number, first=first)))
    return tuple(word for word in found if word)


def _is_ticked(mark: re.Match[str]) -> bool:
    return any(sign in _TICKED + "xv" for sign in mark[0])


def _leads(flat: str, marks: list[re.Match[str]], number: int, *, first: bool) -> bool:
    """Whether a mark stands before its word: as the first one does, or as blanks tell of a lone tick."""
    if first or len(marks) > 1:
        return first
    mark = marks[number]
    blank_before = flat[: mark.start()][-1:].isspace()
    blank_after = not flat[mark.end() :] or flat[mark.end()].isspace()
    return blank_before and not blank_after


def _word(before: str, after: str, leads: bool) -> str:  # noqa: FBT001  # which side the word stands on
    if leads:
        return re.split(r"[\s,;、/|]+", after.strip(_TRIM))[0].strip(_TRIM)
    return re.split(r"[\s,;、/|]+", before.strip(_TRIM))[-1].strip(_TRIM)
