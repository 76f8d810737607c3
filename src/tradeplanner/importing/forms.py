"""What the sheets of one workbook hold of result forms: one record a form, or one a row of a table.

A record has one page or several: what a second sheet says without naming a firm belongs to the first.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tradeplanner.domain.findings import Code, Param
from tradeplanner.importing import cards, deals, planning, roles, titles
from tradeplanner.importing.fields import Spec
from tradeplanner.importing.grid import Cell, Merge, Row, SheetInfo, cell_text
from tradeplanner.importing.layouts import Label, Layout, Layouts
from tradeplanner.importing.proposal import Proposal, SheetPlan

IDENTITY = frozenset({"firm", "credit_code", "edition", "reported_on", "title", "file"})
"""Fields that say whose form it is; one in which only these are filled says nothing."""
_NAMES = frozenset({"firm", "credit_code"})
_NO_YEAR = re.compile(r"\s*[0-9]{1,2}\s*[月./-]\s*[0-9]{1,2}\s*日?\s*")
_TITLE = 160


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as it was read."""

    name: str
    rows: Sequence[Row]
    merges: Sequence[Merge] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet's part of a record; ``shift`` is added to the rows of the layout."""

    layout: Layout
    sheet: str
    shift: int
    values: list[Cell]


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of a record, at a place of the file."""

    record: int
    code: Code
    sheet: str
    row: int
    params: dict[str, Param]


@dataclass(slots=True)
class Found:
    """The records of a workbook; ``reason`` tells why there are none, ``blank`` names the unfilled forms."""

    records: list[list[Page]] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    reason: Code | None = None
    blank: list[str] = field(default_factory=list)


class Recogniser:
    """Finds the records of a kind in one workbook after the other."""

    def __init__(self, spec: Spec) -> None:
        """Look for forms of ``spec``."""
        self._spec = spec
        self._layouts = Layouts()

    def find(self, file: str, sheets: Sequence[Sheet], *, tables: bool = True) -> Found:
        """Return the records of a workbook called ``file``; rows of tables too, with ``tables``."""
        found = Found()
        for sheet in sheets:
            page = self._form(file, sheet, found)
            if page is None:
                if tables:
                    found.records += self._table(file, sheet)
            elif not _says_anything(page):
                found.blank.append(sheet.name)
            elif found.records and not _names_a_firm(page):
                found.records[-1].append(page)
            else:
                found.records.append([page])
        if not found.records:
            found.reason = Code.FORM_BLANK if found.blank else Code.FORM_NONE
        return found

    def _form(self, file: str, sheet: Sheet, found: Found) -> Page | None:
        """Return what a sheet of labels beside values says, or None where it is none."""
        if not sheet.rows or len(sheet.rows) > cards.TALLEST:
            return None
        known = self._layouts.take(sheet.rows, sheet.merges)
        if known is not None:
            layout, values = known
        else:
            read = self._read(sheet, found)
            if read is None:
                return None
            layout, values = read
        return Page(layout, sheet.name, 0, _with_year(layout, values, file))

    def _read(self, sheet: Sheet, found: Found) -> tuple[Layout, list[Cell]] | None:
        """Read a form with care, its list of deals left out, and remember how it looks."""
        below = deals.find(self._spec, sheet.rows)
        rows = sheet.rows if below is None else deals.without(sheet.rows, below)
        card = cards.as_row(self._spec, rows, sheet.merges)
        if card is None or self._is_one_row(card, sheet):
            return None
        record = len(found.records)
        if below is not None and below.count:
            params: dict[str, Param] = {"count": below.count}
            found.remarks.append(Remark(record, Code.FORM_DEALS, sheet.name, below.first, params))
        for again in card.repeated:
            params = {"heading": again.heading, "value": cell_text(again.cell)[:60]}
            found.remarks.append(Remark(record, Code.FORM_SAID_TWICE, sheet.name, again.row, params))
        entries = [*card.entries.values(), *card.others]
        entries.sort(key=lambda entry: (entry.row, entry.column))
        labels = tuple(
            Label(_words(e.heading, card.above), e.field, e.row, e.column, e.unit) for e in entries
        )
        layout = Layout(labels, " ".join(card.above)[:_TITLE])
        values = [entry.cell for entry in entries]
        if below is None and not card.repeated:
            self._layouts.learn(layout, values, sheet.rows, sheet.merges)
        return layout, values

    def _is_one_row(self, card: cards.Card, sheet: Sheet) -> bool:
        """Whether what looks like a form is a table of few rows: all its values stand in one row."""
        values = {entry.row for entry in card.entries.values()}
        if len(values) > 1:
            return False
        plan = self._plan("", sheet)
        return plan.used and plan.heading_last < min(values)

    def _table(self, file: str, sheet: Sheet) -> list[list[Page]]:
        """Return the data rows of a sheet that is a table of results, one record each."""
        rows, plan = sheet.rows, self._plan(file, sheet)
        if not plan.used:
            return []
        names = planning.naming_columns(plan)
        layout = _layout_of(plan)
        heading = rows[plan.heading_last - 1]
        found = []
        for number, row in enumerate(rows[plan.heading_last :], plan.heading_last + 1):
            if roles.role(row, names) is None and row != heading:
                values = [row[label.column] if label.column < len(row) else None for label in layout.labels]
                found.append([Page(layout, sheet.name, number, values)])
        return found

    def _plan(self, file: str, sheet: Sheet) -> SheetPlan:
        """Return how a sheet is understood as a table."""
        rows = sheet.rows
        width = max(map(len, rows), default=0)
        info = SheetInfo(sheet.name, rows=len(rows), columns=width, merges=tuple(sheet.merges))
        bare = Proposal(file, "", self._spec.kind, ())
        (plan,) = planning.plan(bare, [info], lambda _, first, last: list(rows[first - 1 : last])).sheets
        return plan


def _layout_of(plan: SheetPlan) -> Layout:
    labels = tuple(Label(c.heading, c.field, 0, c.index, c.unit) for c in plan.columns)
    return Layout(labels, " ".join(plan.above)[:_TITLE])


def _words(heading: str, above: Sequence[str]) -> str:
    """Return a label without the sheet's title, which stands over the first ones as a section would."""
    first, _, rest = heading.partition(" / ")
    return rest if rest and first in above else heading


def _says_anything(page: Page) -> bool:
    return any(
        value is not None and label.field and label.field not in IDENTITY
        for label, value in zip(page.layout.labels, page.values, strict=True)
    )


def _names_a_firm(page: Page) -> bool:
    return any(
        value is not None and label.field in _NAMES
        for label, value in zip(page.layout.labels, page.values, strict=True)
    )


def _with_year(layout: Layout, values: list[Cell], file: str) -> list[Cell]:
    """Return the values, the year of the title or the edition before a date that has none."""
    for at, label in enumerate(layout.labels):
        value = values[at]
        if label.field == "reported_on" and isinstance(value, str) and _NO_YEAR.fullmatch(value):
            fair = [v for one, v in zip(layout.labels, values, strict=True) if one.field == "edition"]
            texts = [layout.title, *(text for text in fair if isinstance(text, str)), file]
            year = titles.year(texts)
            if year is not None:
                mended = value.strip().replace(".", "月").replace("/", "月").replace("-", "月")
                return [*values[:at], f"{year}年{mended}", *values[at + 1 :]]
    return values
