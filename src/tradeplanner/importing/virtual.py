"""Many forms as one sheet: a row for each record, a column for each field, headings in the files' words.

Amounts keep their own unit: the one that most forms state stands in the heading, any other in the cell.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tradeplanner.domain.findings import Code, Finding, Place, Severity
from tradeplanner.importing import mapping
from tradeplanner.importing.cells.parsed import half_width
from tradeplanner.importing.cells.units import Unit, parse_unit, unit_within, without_unit
from tradeplanner.importing.fields import Heading, Spec
from tradeplanner.importing.grid import Cell, address
from tradeplanner.importing.layouts import Label, Layout
from tradeplanner.importing.origins import Origins, Part

FIRST = ("firm", "credit_code", "edition", "reported_on", "file")
"""Columns that stand first: what names a record is looked for at the left, where no file's name may stand."""
OTHERS = 30
"""Columns at most of labels that no field fits."""
_BARE = re.compile(r"[-+]?[0-9.,，\s]+")
_DIGITS = re.compile(r"^[-+(]?\s*[0-9.,，\s]+")
_FILE, _TITLE = "文件名", "表格标题"
Cells = list[Cell]
"""Cells as the rows of a spool hold them: dates and errors tagged."""


@dataclass(frozen=True, slots=True)
class Record:
    """A form, or a row of a table: its file and its pages (number of layout, sheet, shift, values)."""

    file: str
    pages: Sequence[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the virtual sheet: its field, or the words of a label that fits none; its unit."""

    field: str
    heading: str
    unit: Unit | None = None


class VirtualSheet:
    """The records of many files as rows under one heading."""

    def __init__(self, spec: Spec, layouts: Sequence[Layout], records: Sequence[Record], name: str) -> None:
        """Lay out ``records``, whose pages are numbers of ``layouts``, as a sheet called ``name``."""
        self.name = name
        self.findings: list[Finding] = []
        self._spec = spec
        self._layouts = layouts
        self._records = records
        self.columns = _checked(spec, self._planned())
        self._at = {column.field or column.heading: at for at, column in enumerate(self.columns)}
        self._places = [self._laid_out(layout) for layout in layouts]
        self._where = [
            {column: (label.row, label.column) for _, column, label in reversed(places)}
            for places in self._places
        ]
        self.origins = Origins([self._origin(record) for record in records])

    def rows(self) -> Iterator[Cells]:
        """Yield the heading, then a row for each record."""
        yield [column.heading for column in self.columns]
        for number, record in enumerate(self._records, 2):
            yield self._row(number, record)

    def _planned(self) -> list[Column]:
        """Return the columns: the fields that any form has, then labels that no field fits."""
        used = Counter(page[0] for record in self._records for page in record.pages)
        words: dict[str, Counter[str]] = {}
        others: Counter[str] = Counter()
        for number, count in used.items():
            for label in self._layouts[number].labels:
                if label.field:
                    words.setdefault(label.field, Counter())[label.heading] += count
                else:
                    others[label.heading] += count
        units = self._units()
        keys = [key for key in FIRST if key in words or key == "file"]
        keys += [
            key for field in self._spec.fields for key in words if _is_of(field.key, key) and key not in keys
        ]
        columns = [self._column(key, words.get(key), units.get(key)) for key in keys]
        if any("edition" not in self._fields(record) for record in self._records):
            columns.append(Column("title", _TITLE))
        known = {column.heading for column in columns}
        columns += [Column("", words) for words, _ in others.most_common(OTHERS) if words not in known]
        return columns

    def _fields(self, record: Record) -> set[str]:
        return {
            label.field
            for number, _, _, values in record.pages
            for label, value in zip(self._layouts[number].labels, values, strict=True)
            if value is not None
        }

    def _column(self, key: str, words: Counter[str] | None, unit: Unit | None) -> Column:
        heading = words.most_common(1)[0][0] if words else _FILE
        if unit is None:
            return Column(key, without_unit(heading) if self._is_money(key) else heading)
        own = unit_within(heading)
        return Column(key, heading if _same(own, unit) else f"{without_unit(heading)}（{unit.text}）", unit)

    def _is_money(self, key: str) -> bool:
        field = self._spec.field(key)
        return field is not None and field.money

    def _units(self) -> Mapping[str, Unit]:
        """Return the unit that most forms state for each field of amounts."""
        counts: dict[str, Counter[tuple[object, str]]] = {}
        texts: dict[tuple[object, str], Unit] = {}
        for label, value in self._amounts():
            bare = not isinstance(value, str) or _BARE.fullmatch(value)
            unit = parse_unit(label.unit) if bare else _own(value) or parse_unit(label.unit)
            if unit is not None and unit.currency:
                key = (unit.scale, unit.currency)
                texts.setdefault(key, unit)
                counts.setdefault(label.field, Counter())[key] += 1
        return {field: texts[count.most_common(1)[0][0]] for field, count in counts.items()}

    def _amounts(self) -> Iterator[tuple[Label, object]]:
        money = [
            [
                (at, label)
                for at, label in enumerate(layout.labels)
                if label.field and self._is_money(label.field)
            ]
            for layout in self._layouts
        ]
        for record in self._records:
            for number, _, _, values in record.pages:
                for at, label in money[number]:
                    if values[at] is not None:
                        yield label, values[at]

    def _laid_out(self, layout: Layout) -> list[tuple[int, int, Label]]:
        """Return (place among the values, virtual column, label) of each label that has a column."""
        found = []
        for at, label in enumerate(layout.labels):
            column = self._at.get(label.field or label.heading)
            if column is not None:
                found.append((at, column, label))
        return found

    def _origin(self, record: Record) -> tuple[str, Sequence[Part]]:
        parts = [Part(sheet, shift, self._where[number]) for number, sheet, shift, _ in record.pages]
        return record.file, parts

    def _row(self, number: int, record: Record) -> Cells:
        row: Cells = [None] * len(self.columns)
        for layout, _, _, values in record.pages:
            for at, column, label in self._places[layout]:
                value = values[at]
                if value is not None and row[column] is None:
                    unit = self.columns[column].unit
                    row[column] = (
                        value if unit is None else self._amount(value, label, unit, (number, column))
                    )
        row[self._at["file"]] = record.file
        if "title" in self._at:
            row[self._at["title"]] = self._layouts[record.pages[0][0]].title or None
        return row

    def _amount(self, value: Cell, label: Label, unit: Unit, at: tuple[int, int]) -> Cell:
        """Return an amount as it stands under ``unit``: with its own unit where that is another one."""
        own = parse_unit(label.unit) if label.unit else None
        if isinstance(value, str) and not _BARE.fullmatch(half_width(value)):
            said = _own(value)
            lacks = said is not None and not said.currency and own is not None and own.currency
            return f"{value}{own.currency}" if lacks and own and own.currency != unit.currency else value
        if not isinstance(value, (int, float, str)) or _same(own, unit):
            return value
        if own is None:
            row, column = at
            place = Place(row=row, cell=address(row, column), field=label.field)
            params = {"heading": label.heading, "unit": unit.text}
            self.findings.append(Finding(Code.FORM_UNIT_TAKEN, Severity.WARNING, place, params))
            return value
        return f"{_plain(value)}{own.text}"


def _plain(value: Cell) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _own(value: object) -> Unit | None:
    """Return the unit that stands behind an amount in its own cell."""
    return parse_unit(_DIGITS.sub("", half_width(value)).strip(" )")) if isinstance(value, str) else None


def _same(one: Unit | None, other: Unit) -> bool:
    return one is not None and (one.scale, one.currency) == (other.scale, other.currency)


def _is_of(field: str, key: str) -> bool:
    return key == field or key.startswith(f"{field}.")


def _checked(spec: Spec, columns: list[Column]) -> list[Column]:
    """Return the columns under headings by which each is known again as what it was taken for."""
    headings = [Heading(at, (column.heading,)) for at, column in enumerate(columns)]
    said = {plan.index: plan.field for plan in mapping.match(spec, headings, {})}
    result = []
    for at, column in enumerate(columns):
        if said.get(at, "") == column.field:
            result.append(column)
            continue
        field = spec.field(column.field) if column.field else None
        if field is None:
            continue  # a label that would be taken for a field of which the forms have a better one
        heading = field.names[0] if field.names else column.heading
        result.append(
            Column(column.field, heading + (f"（{column.unit.text}）" if column.unit else ""), column.unit)
        )
    return result
