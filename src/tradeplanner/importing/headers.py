"""Where a sheet's heading is: titles above, one to three rows with merges, within the first thirty.

Every run of one to three rows is tried as the heading; the one whose columns are understood best is
taken, the shorter of equals.
"""

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tradeplanner.importing import heading_rows, mapping, months
from tradeplanner.importing.cells.units import parse_unit
from tradeplanner.importing.fields import Heading, Spec
from tradeplanner.importing.grid import Cell, Merge, Row, cell_text
from tradeplanner.importing.proposal import ColumnPlan

SEARCHED = 30
"""Rows in which a heading is looked for."""
DEEPEST = 3
SAMPLE = 60
"""Rows below the heading whose content is looked at."""
_STEMS = "甲乙丙丁"
"""What numbers the columns of words before 1, 2, 3."""
_STATEMENT = re.compile(r"[^\s:：]{2,12}\s*[:：]\s*\S|(?:金额|计量|币种)?单位\s*[:：]?$")
"""What a title row says beside its title: a unit, who filled the table in, a date."""


@dataclass(frozen=True, slots=True)
class Found:
    """A heading in rows ``first`` to ``last``, how well it is understood, and its columns."""

    first: int
    last: int
    score: float
    columns: tuple[ColumnPlan, ...]


def find(
    spec: Spec,
    rows: Sequence[Row],
    merges: Sequence[Merge],
    year: int | None = None,
    *,
    with_values: bool = False,
) -> Found | None:
    """Return the best heading of a kind among the first rows, or None if no row names a field.

    ``with_values`` lets rows of values be headings too, as a turned sheet's are.
    """
    best: Found | None = None
    content = mapping.shares(rows[1:])
    for last in range(1, min(len(rows), SEARCHED) + 1):
        if not _names_any(spec, rows, last):
            continue
        for first in range(last, max(last - DEEPEST, 0), -1):
            if first < last and not _is_over(rows, merges, first, last):
                break
            if not with_values and heading_rows.holds_values(spec, months.worded(rows, first)):
                break
            labels = headings(rows, merges, first, last)
            found = _understood(spec, ((first, last), rows), labels, content, year)
            if found.score > 0 and (best is None or _is_better(found, best)):
                best = found
    return best and _with_trimmings(spec, rows, merges, best, year)


def _is_better(found: Found, best: Found) -> bool:
    """Whether a heading is understood better than one above it, and does not only say the same again.

    A second table whose columns stand in another order may have more rows than the first.
    """
    if found.score <= best.score + 1e-6:
        return False
    again, named = (sorted(column.heading for column in one.columns) for one in (found, best))
    return again != named


def _with_trimmings(
    spec: Spec, rows: Sequence[Row], merges: Sequence[Merge], found: Found, year: int | None
) -> Found:
    """Return a heading with the rows right below it that only number its columns or state their units."""
    last = found.last
    while last < len(rows) and (numbers_columns(rows, last + 1) or _states_units(rows[last])):
        last += 1
    if last > found.last:
        return at(spec, rows, merges, (found.first, last), year)
    if last < len(rows) and last - found.first + 1 < DEEPEST and _names_parts(spec, rows[last]):
        deeper = at(spec, rows, merges, (found.first, last + 1), year)
        return deeper if deeper.score >= found.score else found
    return found


def _names_parts(spec: Spec, row: Row) -> bool:
    """Whether a row may name the parts of the columns over it: words that come again and again."""
    filled = [cell for cell in row if cell is not None]
    return not heading_rows.holds_values(spec, row) and (
        len(filled) > DEEPEST
        and all(isinstance(c, str) for c in filled)
        and 2 * len(set(filled)) <= len(filled)
    )


def numbers_columns(rows: Sequence[Row], number: int) -> bool:
    """Whether a row numbers the columns under a heading: 1, 2, 3 … or (1), (2) … from its first column."""
    filled = [(c, _label(cell)) for c, cell in enumerate(rows[number - 1]) if cell is not None]
    over = [c for c, cell in enumerate(rows[number - 2]) if cell is not None]
    if len(filled) < DEEPEST or not over or filled[0][0] > over[0] or 2 * len(filled) < len(over):
        return False
    counted = [re.sub(r"[()（）]", "", text) for _, text in filled]
    letters = next((at for at, text in enumerate(counted) if text not in _STEMS), len(counted))
    if "".join(counted[:letters]) != _STEMS[:letters]:
        return False
    return all(text == str(at) for at, text in enumerate(counted[letters:], 1))


def _states_units(row: Row) -> bool:
    """Whether a row holds nothing but units: 万元 under each heading of an amount."""
    filled = [cell for cell in row if cell is not None]
    return bool(filled) and all(
        isinstance(cell, str) and parse_unit(cell.strip("()（） ")) for cell in filled
    )


def at(
    spec: Spec, rows: Sequence[Row], merges: Sequence[Merge], span: tuple[int, int], year: int | None = None
) -> Found:
    """Return the heading in rows ``span``, understood as well as may be."""
    labels = headings(rows, merges, *span)
    return _understood(spec, (span, rows), labels, mapping.shares(rows[span[1] : span[1] + SAMPLE]), year)


def _understood(
    spec: Spec,
    where: tuple[tuple[int, int], Sequence[Row]],
    labels: Sequence[Heading],
    content: mapping.Shares,
    year: int | None,
) -> Found:
    (first, last), rows = where
    labels = spec.dress(labels) if spec.dress else labels
    columns = mapping.match(spec, labels, content, year)
    score = sum(column.score for column in columns) - _penalty(rows, first, last)
    return Found(first, last, score if _answers(spec, columns) else score / 4, columns)


def satisfied(spec: Spec, columns: Sequence[ColumnPlan]) -> list[frozenset[str]]:
    """Return the needs of a kind that no column answers."""
    keys = {column.field.partition(".")[0] for column in columns}
    return [need for need in spec.needs if not need & keys]


def _answers(spec: Spec, columns: Sequence[ColumnPlan]) -> bool:
    return not satisfied(spec, columns)


def headings(rows: Sequence[Row], merges: Sequence[Merge], first: int, last: int) -> list[Heading]:
    """Return each column's heading, merged blocks filled and parents carried over their children."""
    width = max((len(row) for row in rows[first - 1 : last]), default=0)
    filled = _merged(merges, rows, first, last)
    lines = []
    for number in range(first, last + 1):
        row = months.worded(rows, number)
        line = [_label(filled.get((number, c), row[c] if c < len(row) else None)) for c in range(width)]
        lines.append(line)
    lines = [
        [""] * width if number > 1 and numbers_columns(rows, number) else line
        for number, line in enumerate(lines, first)
    ]
    for upper, lower in itertools.pairwise(lines):
        _carry(upper, lower)
    result = []
    for column in range(width):
        parts: list[str] = []
        for line in lines:
            if line[column] and (not parts or parts[-1] != line[column]):
                parts.append(line[column])
        if parts:
            result.append(Heading(column, tuple(parts)))
    return result


def _merged(
    merges: Sequence[Merge], rows: Sequence[Row], first: int, last: int
) -> Mapping[tuple[int, int], Cell]:
    filled: dict[tuple[int, int], Cell] = {}
    for merge in merges:
        if merge.bottom < first or merge.top > last or merge.top > len(rows):
            continue
        top = rows[merge.top - 1]
        value = top[merge.left] if merge.left < len(top) else None
        for row in range(max(merge.top, first), min(merge.bottom, last) + 1):
            for column in range(merge.left, min(merge.right, merge.left + 500) + 1):
                filled[row, column] = value
    return filled


def _carry(upper: list[str], lower: list[str]) -> None:
    """Let a parent stand over the blank cells to its right that have a child and no parent of their own."""
    for column in range(1, len(upper)):
        if not upper[column] and lower[column] and upper[column - 1] and lower[column - 1]:
            upper[column] = upper[column - 1]


def _label(cell: Cell) -> str:
    return " ".join(cell_text(cell).split())[:80]


def _is_over(rows: Sequence[Row], merges: Sequence[Merge], number: int, last: int) -> bool:
    """Whether a row may be part of a heading that ends in ``last``: it stands over some of its columns.

    A title stands alone in its row, over all columns or at their left end.
    """
    own = [c for c, cell in enumerate(rows[number - 1]) if _is_label(cell)]
    if len(own) != 1:
        return bool(own)
    width = max(len(rows[last - 1]), len(rows[number - 1]))
    wide = any(m.top == number and m.left == own[0] and m.right - m.left + 2 >= width for m in merges)
    return not wide and any(_is_label(cell) for cell in rows[number][: own[0]])


def labels(row: Row) -> int:
    """Return how many cells of a row may be part of a heading."""
    return sum(map(_is_label, row))


def _is_label(cell: Cell) -> bool:
    """Whether a cell may be part of a heading: neither blank nor a statement such as «单位：万元»."""
    text = _label(cell)
    return bool(text) and not _STATEMENT.match(text)


def _names_any(spec: Spec, rows: Sequence[Row], last: int) -> bool:
    row = months.worded(rows, last)
    for column, cell in enumerate(row):
        if isinstance(cell, (str, int, float)) and not isinstance(cell, bool):
            heading = Heading(column, (_label(cell),))
            for field in spec.fields:
                if field.family is not None:
                    if field.family(mapping.stripped(heading), 2000):
                        return True
                elif mapping.name_score(field.names, heading.parts) >= mapping.LEAST:
                    return True
    return False


def _penalty(rows: Sequence[Row], first: int, last: int) -> float:
    """Return a deduction for cells that no heading has: dates, and numbers that are no years or months."""
    odd = 0
    for row in (months.worded(rows, number) for number in range(first, last + 1)):
        for cell in row:
            if isinstance(cell, date) or (
                isinstance(cell, (int, float)) and not (1 <= cell <= 12 or 1978 <= cell <= 2100)
            ):
                odd += 1
    return 0.5 * odd
