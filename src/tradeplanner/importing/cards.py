"""A sheet of labels beside values, as one firm fills it in: read as one row, each value with its cell.

A label's value stands right of it or below it, in the same cell after a colon, or in a merged block.
Which way a form reads is told by the labels of which only one side can be the value.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from tradeplanner.importing import mapping, ticks, titles
from tradeplanner.importing.cells.parsed import half_width
from tradeplanner.importing.cells.units import parse_unit, unit_within, without_unit
from tradeplanner.importing.fields import AMOUNT_UNIT, Field, Heading, Spec
from tradeplanner.importing.grid import Cell, Merge, Row, address, cell_text
from tradeplanner.importing.places import Block, Places

LEAST = 0.76
"""The score from which a text is a label: a field's word is more than half of it, as in no 塔山街道."""
FEWEST = 3
"""Labels from which a sheet is a form."""
TALLEST = 200
"""Rows beyond which a sheet is no form."""
_LONGEST = 40
_SHORT = 16
_SURELY = 0.95
_COUNTED = frozenset({"家", "个", "人", "批", "份", "笔", "家次", "人次", "批次", "件", "%"})
_INLINE = re.compile(r"(?:^|[\s;；,，、|])([^\s:：;；,，|]{2,30})\s*[:：]")
_AMONG = re.compile(r"^[（(]?其中\s*[:：,，]\s*")
_FILL = re.compile(r"^[_＿\s]+|[_＿\s]+$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One label with its value: the field it is taken for ("" for none), and the value's place.

    ``unit`` is what the label, or the cell behind the value, says of an amount.
    """

    heading: str
    field: str
    score: float
    cell: Cell
    row: int
    column: int
    unit: str = ""

    @property
    def address(self) -> str:
        """The address of the value's cell."""
        return address(self.row, self.column)

    @property
    def worded(self) -> Cell:
        """The value as one cell would hold it: with the label's unit behind a bare number."""
        if not self.unit or self.cell is None or isinstance(self.cell, bool):
            return self.cell
        text = cell_text(self.cell).strip()
        return f"{text}{self.unit}" if re.fullmatch(r"[-+]?[0-9.,，\s]+", half_width(text)) else self.cell


@dataclass(frozen=True, slots=True)
class Card:
    """A form as one row: ``entries`` by field, labels that no field fits, and labels said again.

    ``above`` are the texts that are neither labels nor values: titles and notes.
    """

    entries: Mapping[str, Entry]
    others: tuple[Entry, ...] = ()
    repeated: tuple[Entry, ...] = ()
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Label:
    block: Block
    parts: tuple[str, ...]
    key: str
    score: float


@dataclass(slots=True)
class _Reading:
    """A form while it is read; ``used`` are the blocks that are some label's value."""

    spec: Spec
    places: Places
    year: int | None
    labels: dict[tuple[int, int], _Label] = field(default_factory=dict)
    used: set[tuple[int, int]] = field(default_factory=set)

    @property
    def margins(self) -> set[int]:
        """The columns in which labels stand: what else stands there is one that the kind does not know."""
        return {label.block.left for label in self.labels.values()}


def as_row(spec: Spec, rows: Sequence[Row], merges: Sequence[Merge], year: int | None = None) -> Card | None:
    """Return the labels and values of a form, or None where the sheet is a table or no form of this kind."""
    if len(rows) > TALLEST:
        return None
    reading = _Reading(spec, Places(rows, merges), year)
    reading.labels = {block.at: label for block in reading.places if (label := _label(reading, block))}
    if not reading.labels:
        return _inline_card(reading)
    rightwards = _rightwards(reading)
    found = [_entry(reading, label, rightwards=rightwards) for label in reading.labels.values()]
    found += _inline(reading)
    if rightwards:
        found += _unknown(reading)
    named = [entry for entry in found if entry.field]
    if len({entry.field for entry in named}) < FEWEST or _is_table(reading, rightwards=rightwards):
        return None
    return _card(reading, found)


def _inline_card(reading: _Reading) -> Card | None:
    found = _inline(reading)
    return _card(reading, found) if len({e.field for e in found if e.field}) >= FEWEST else None


def _card(reading: _Reading, found: Sequence[Entry]) -> Card:
    """Return the entries by field, the best label of each first, values before blanks."""
    above = tuple(
        block.text
        for block in reading.places
        if block.at not in reading.labels and block.at not in reading.used
    )
    said = titles.unit([[text] for text in above])
    unit = said[0].text if said else ""
    entries: dict[str, Entry] = {}
    repeated = []
    for entry in sorted(found, key=lambda one: (one.cell is None, -one.score, one.row, one.column)):
        known = reading.spec.field(entry.field) if entry.field else None
        if known is None:
            continue
        if entry.field in entries:
            repeated.append(entry)
            continue
        whole = unit if known.money else ""
        entries[entry.field] = (
            replace(entry, unit=entry.unit or whole) if known.money else replace(entry, unit="")
        )
    others = tuple(entry for entry in found if not entry.field)
    return Card(entries, others, tuple(entry for entry in repeated if entry.cell is not None), above)


def _label(reading: _Reading, block: Block) -> _Label | None:
    """Return what a block names as a label: by its own words, or with those of the blocks over it."""
    text = _AMONG.sub("", block.text).rstrip(" :：")
    if not isinstance(block.cell, str) or not text or len(text) > _LONGEST or _colon_inside(text):
        return None
    if text == block.text and any(field.words and text in field.words for field in reading.spec.fields):
        return None  # a word of a closed list, such as 意向, is a value before it is a label
    parts = (*(parent.text for parent in reading.places.parents(block)), text)
    key, score = _best(reading, parts)
    if score >= LEAST:
        return _Label(block, parts, key, score)
    return _Label(block, parts, "", 0.0) if block.text.endswith((":", "：")) else None


def _colon_inside(text: str) -> bool:
    return bool(re.search(r"[:：]", without_unit(text)))


def _best(reading: _Reading, parts: tuple[str, ...]) -> tuple[str, float]:
    heading = Heading(0, parts)
    return max(
        (_score(known, heading, reading.year) for known in reading.spec.fields), key=lambda one: one[1]
    )


def _score(known: Field, heading: Heading, year: int | None) -> tuple[str, float]:
    if known.key == AMOUNT_UNIT:
        return known.key, 0.0  # 单位 in a form asks for the firm
    if known.family is None:
        return known.key, mapping.name_score(known.names, heading.parts)
    argument = known.family(heading, year)
    return f"{known.key}.{argument}", 0.99 if argument else 0.0


def _rightwards(reading: _Reading) -> bool:
    """Whether values stand right of their labels: by the sides that may hold one, and where labels follow."""
    right = below = 0
    for label in reading.labels.values():
        beside, under = _may_hold(reading, label.block.beside), _may_hold(reading, label.block.under)
        right += (beside and not under) + _is_label(reading, label.block.under)
        below += (under and not beside) + _is_label(reading, label.block.beside)
    return right >= below


def _unknown(reading: _Reading) -> list[Entry]:
    """Return labels that fit no field: short texts in a column of labels, with a value right of them."""
    margins, found = reading.margins, []
    for block in reading.places:
        if block.at in reading.labels or block.at in reading.used or block.left not in margins:
            continue
        value = reading.places.get(block.beside)
        if not isinstance(block.cell, str) or len(block.text) > _SHORT or value is None:
            continue
        if value.at not in reading.labels and value.at not in reading.used and value.left not in margins:
            reading.used |= {block.at, value.at}
            found.append(Entry(block.text, "", 0.0, _value(value.cell), *value.at))
    return found


def _is_label(reading: _Reading, at: tuple[int, int]) -> bool:
    """Whether a place surely holds a label; a value such as 不续展 may resemble one."""
    block = reading.places.get(at)
    label = reading.labels.get(block.at) if block is not None else None
    return label is not None and label.score >= _SURELY


def _may_hold(reading: _Reading, at: tuple[int, int]) -> bool:
    block = reading.places.get(at)
    return block is not None and block.at not in reading.labels


def _entry(reading: _Reading, label: _Label, *, rightwards: bool) -> Entry:
    """Return a label with its value; the cell is None where its place is blank."""
    at = _value_at(reading, label.block, rightwards=rightwards)
    block = None if _is_label(reading, at) else reading.places.get(at)
    text = " / ".join(label.parts)
    unit = _unit(label.parts)
    if block is None:
        return Entry(text, label.key, label.score, None, *at, unit)
    reading.used.add(block.at)
    after = reading.places.get(block.beside)
    if rightwards and after is not None and after.at not in reading.labels and _is_unit(block):
        reading.used.add(after.at)
        said = "" if block.text in _COUNTED else block.text
        return Entry(text, label.key, label.score, _value(after.cell), *after.at, said or unit)
    behind = parse_unit(after.text) if after is not None and after.at not in reading.labels else None
    if behind is not None and after is not None:
        reading.used.add(after.at)
        unit = behind.text
    return Entry(text, label.key, label.score, _value(block.cell), *block.at, unit)


def _value_at(reading: _Reading, label: Block, *, rightwards: bool) -> tuple[int, int]:
    """Return where a label's value stands: on the form's side, else on the other, else after a gap."""
    beside, under = _may_hold(reading, label.beside), _may_hold(reading, label.under)
    if beside and (rightwards or not under):
        return label.beside
    taken = reading.places.get((label.under[0], label.under[1] - 1))
    follows = taken is not None and taken.at in reading.labels and rightwards and taken.top > label.bottom
    blank_right = reading.places.get(label.beside) is None and label.beside[1] < reading.places.width
    if under and not follows and not (rightwards and blank_right):
        return label.under
    further = reading.places.next_right(label) if rightwards else None
    if further is not None and further.at not in reading.labels and further.left not in reading.margins:
        return further.at
    return label.beside if rightwards else label.under


def _is_unit(block: Block) -> bool:
    """Whether a block says no more than in what the value behind it counts."""
    return block.text in _COUNTED or (isinstance(block.cell, str) and parse_unit(block.text) is not None)


def _unit(parts: Sequence[str]) -> str:
    for part in reversed(parts):
        found = unit_within(part)
        if found is not None:
            return found.text
    return ""


def _value(cell: Cell) -> Cell:
    """Return a value as it was meant: of boxes the ticked words, of lines to write on the words alone."""
    if not isinstance(cell, str):
        return cell
    if ticks.has_boxes(cell):
        return "、".join(ticks.ticked(cell)) or None
    return _FILL.sub("", cell) or None


def _inline(reading: _Reading) -> list[Entry]:
    """Return labels whose values stand in the same cell after a colon, several to a cell."""
    found = []
    for block in reading.places:
        if block.at in reading.used or block.at in reading.labels or not isinstance(block.cell, str):
            continue
        marks = list(_INLINE.finditer(block.cell))
        for number, mark in enumerate(marks):
            end = marks[number + 1].start() if number + 1 < len(marks) else len(block.cell)
            key, score = _best(reading, (mark[1],))
            if score >= LEAST:
                value = _value(block.cell[mark.end() : end])
                found.append(Entry(mark[1], key, score, value, *block.at, _unit((mark[1],))))
                reading.used.add(block.at)
    return found


def _goes_on(reading: _Reading, label: Block) -> bool:
    """Whether a second value stands behind a label's value, as in a table that is turned."""
    value = reading.places.get(label.beside)
    if value is not None and _is_unit(value):
        return False
    after = reading.places.get(value.beside) if value is not None and value.at not in reading.labels else None
    return after is not None and after.at not in reading.labels and parse_unit(after.text) is None


def _is_table(reading: _Reading, *, rightwards: bool) -> bool:
    """Whether the labels are a heading, with more than one row of values under them, or one value beside."""
    labels = [label.block for label in reading.labels.values() if label.key]
    if not labels:
        return False
    if rightwards:
        return 2 * sum(_goes_on(reading, block) for block in labels) > len(labels)
    lowest = max(block.bottom for block in labels)
    columns = {block.left for block in labels if block.bottom == lowest}
    second = [reading.places.get((lowest + 2, column)) for column in columns]
    return sum(block is not None for block in second) * 2 > len(columns)
