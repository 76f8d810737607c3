"""Rows that hold values, as no heading does: credit codes, phones, firms' names, days and amounts."""

import re
from datetime import date

from tradeplanner.importing import mapping
from tradeplanner.importing.cells.parsed import half_width
from tradeplanner.importing.fields import Shape, Spec
from tradeplanner.importing.grid import Cell, Row, cell_text

_FIRM = re.compile(
    r"[^()/、:：,，*]+(?:有限|责任|責任|股份|集团|集團)公司(?:\([^()]*\))?"
    r"|[^()]+ (?:Co\.? ?,? ?Ltd|GmbH|Inc)\.?",
    re.IGNORECASE,
)
_MONTH = re.compile(r"(?:19|20)[0-9]{2}(?:[-./年] ?[01]?[0-9]月?|[01][0-9])(?: 0?0:00(?::00)?)?")
_DAY = re.compile(r"(?:19|20)[0-9]{2}(?:[-./年] ?[01]?[0-9][-./月] ?[0-3]?[0-9]日?|[01][0-9][0-3][0-9])")
_YEARS = re.compile(r"(?:19|20)[0-9]{2} ?- ?(?:19|20)?[0-9]{2}")
_AMOUNT = re.compile(r"[-+]?(?:[0-9]{5,}|[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?=\.))(?:\.[0-9]+)?")
_KNOWN = 0.95
"""From which score a cell is a field's own word."""


def holds_values(spec: Spec, row: Row) -> bool:
    """Whether a row is data, whatever stands over it; months in ``row`` are in words (months.worded).

    A code, a phone or a firm's name is enough. A day, a month or an amount may stand beside a heading's
    words, and months alone under one; elsewhere they are values too.
    """
    filled = [cell for cell in row if cell is not None]
    if any(_is_value(cell) and not _is_known(spec, cell) for cell in filled):
        return True
    figures = [cell for cell in filled if _is_figure(cell)]
    if not figures or all(_MONTH.fullmatch(_text(cell)) or isinstance(cell, date) for cell in filled):
        return False
    return not any(_is_known(spec, cell) for cell in filled)


def _text(cell: Cell) -> str:
    return half_width(cell_text(cell))


def _is_value(cell: Cell) -> bool:
    text = _text(cell)
    if mapping.looks(Shape.CODE, cell) or mapping.looks(Shape.EMAIL, cell) or _FIRM.fullmatch(text):
        return True
    plain = not (isinstance(cell, date) or _DAY.fullmatch(text) or _YEARS.fullmatch(text))
    return plain and mapping.looks(Shape.PHONE, cell)


def _is_figure(cell: Cell) -> bool:
    text = _text(cell)
    return isinstance(cell, date) or any(form.fullmatch(text) for form in (_MONTH, _DAY, _AMOUNT))


def _is_known(spec: Spec, cell: Cell) -> bool:
    parts = (" ".join(cell_text(cell).split()),)
    return any(f.family is None and mapping.name_score(f.names, parts) >= _KNOWN for f in spec.fields)
