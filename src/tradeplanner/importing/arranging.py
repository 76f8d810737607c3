"""Sheets that are no plain tables, made ones on opening: forms, turned tables, tables side by side.

What stands in the file stays beside it: each cell of the new sheet knows where it came from.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tradeplanner.domain.findings import Code, Finding, Place, Severity
from tradeplanner.importing import cards, headers, lower_tables, mapping, rate_tables, roles, titles
from tradeplanner.importing.arranged import Arranged
from tradeplanner.importing.cells.units import unit_within
from tradeplanner.importing.fields import Heading, Spec
from tradeplanner.importing.grid import Cell, Merge, Row, SheetInfo
from tradeplanner.importing.proposal import ColumnPlan
from tradeplanner.importing.sandbox import OpenFile
from tradeplanner.importing.spool import write_rows

MOST_ROWS, MOST_CELLS = 3_000, 150_000
"""Larger sheets are read as they stand."""
_NO_FORMS = frozenset({"exports", "customs", "rates", "published", "returns"})
"""Kinds that no firm fills in as a form, and the one whose forms are read otherwise."""
_TALLEST = 80
"""Rows beyond which a sheet is no form."""
_CLEARLY = 0.5
"""By how much a turned sheet must be understood better than as it stands."""
_ROW, _BESIDE = 5, 3
"""With so many headings in one row a sheet is a table, though dates and units stand beside labels above it.

So many fields more a form must name.
"""
_LEFTMOST, _FEWEST, _SURE = 4, 3, 0.9
"""Of a turned sheet: columns in which fields may be named, how many at least, and how surely."""
_SAME = 0.6
"""The part of a table's columns that must stand again beside it."""


def arrange(spec: Spec, opened: OpenFile) -> OpenFile:
    """Return a read file with its sheets as tables; ``opened`` itself where all are tables already."""
    found: dict[str, Arranged] = {}
    for info in opened.sheets:
        if not info.hidden and 0 < info.rows <= MOST_ROWS and info.rows * info.columns <= MOST_CELLS:
            rows = opened.spool(info.name).rows(1, info.rows)
            arranged = _arranged(spec, info, rows, opened.path.stem)
            if arranged is not None:
                found[info.name] = arranged
    return _with(opened, found, spec.kind) if found else opened


def _with(opened: OpenFile, found: Mapping[str, Arranged], kind: str) -> OpenFile:
    sheets, spools, notes = [], {}, []
    for number, info in enumerate(opened.sheets):
        arranged = found.get(info.name)
        if arranged is not None:
            spools[info.name] = opened.folder / f"{number}-{kind}.rows"
            for _ in write_rows(spools[info.name], arranged.rows):
                pass  # small enough to be written at once
            width = max(map(len, arranged.rows), default=0)
            info = replace(info, rows=len(arranged.rows), columns=width, merges=())  # noqa: PLW2901  # as it is read
            place, params = Place(opened.path.name, info.name), {"count": arranged.count}
            notes.append(Finding(arranged.code, Severity.NOTE, place, params))
        sheets.append(info)
    findings = (*opened.findings, *notes)
    return replace(
        opened, sheets=tuple(sheets), findings=findings, spools=spools, arranged=found, plain=opened
    )


def _arranged(spec: Spec, info: SheetInfo, rows: Sequence[Row], file: str) -> Arranged | None:
    year = titles.year([*titles.texts_of(rows[: headers.SEARCHED]), info.name, file])
    head = rows[: headers.SEARCHED + headers.SAMPLE]
    table = headers.find(spec, head, info.merges, year, with_values=True)
    good = table is not None and not headers.satisfied(spec, table.columns)
    if table is not None and good:
        stacked = _stacked(rows, table)
        if stacked is not None:
            return stacked
        below = lower_tables.joined(spec, rows, table, year)
        if below is not None:
            return below
    if spec.kind == "rates" and not good and (found := rate_tables.turned(rows, year)) is not None:
        return found
    if table is not None and good and table.last > table.first and headers.numbers_columns(head, table.last):
        return None  # no form numbers its columns
    named = sum(1 for column in table.columns if column.field) if table is not None and good else 0
    card = _card(spec, rows, info.merges, year, named)
    if named and table is not None and any(column.field == "period" for column in table.columns):
        return card  # months below one another are its rows, not its fields
    return card or _turned(spec, rows, year, table.score if table is not None and good else 0.0)


def _card(
    spec: Spec, rows: Sequence[Row], merges: Sequence[Merge], year: int | None, named: int
) -> Arranged | None:
    """Return a form as a heading and one row, where it names more fields than a table would."""
    card = None if spec.kind in _NO_FORMS or len(rows) > _TALLEST else cards.as_row(spec, rows, merges, year)
    if card is None:
        return None
    entries = list(card.entries.values())
    keys = {entry.field.partition(".")[0] for entry in entries if entry.cell is not None}
    if len(keys) <= named + (_BESIDE if named >= _ROW else 1) or any(not need & keys for need in spec.needs):
        return None
    entries += [entry for entry in card.others if entry.cell is not None]
    heading: Row = list(_headings(spec, entries))
    above: list[Row] = [[text] for text in card.above]
    places: list[list[tuple[int, int] | None]] = [[None] for _ in above]
    places += [[None] * len(heading), [(entry.row, entry.column) for entry in entries]]
    values: Row = [entry.cell for entry in entries]
    return Arranged([*above, heading, values], places, Code.SHEET_CARD, len(entries))


def _headings(spec: Spec, entries: Sequence[cards.Entry]) -> list[Cell]:
    """Return headings by which each entry is known again as what it was taken for, in the form's words."""
    own = [Heading(at, (entry.heading,)) for at, entry in enumerate(entries)]
    known = {plan.index: plan.field for plan in mapping.match(spec, own, {})}
    result: list[Cell] = []
    for at, entry in enumerate(entries):
        field = spec.field(entry.field) if entry.field else None
        heading = entry.heading
        if field is not None and known.get(at) != entry.field and field.names:
            heading = field.names[0]
        unit = f"（{entry.unit}）" if entry.unit and unit_within(heading) is None else ""
        result.append(heading + unit)
    return result


def _turned(spec: Spec, rows: Sequence[Row], year: int | None, score: float) -> Arranged | None:
    """Return a sheet turned, its titles left above, where it is understood clearly better so."""
    start = next((n for n, row in enumerate(rows) if headers.labels(row) > 1), len(rows))
    if not _names_down(spec, rows[start:]):
        return None
    across: list[Row] = [list(column) for column in _columns(rows[start:])]
    if len(across) < 2:
        return None
    found = headers.find(spec, across[: headers.SEARCHED + headers.SAMPLE], (), year, with_values=True)
    if found is None or headers.satisfied(spec, found.columns) or found.score < score + _CLEARLY:
        return None
    above = [list(row) for row in rows[:start]]
    kept = [[(number, column) for column in range(len(row))] for number, row in enumerate(above, 1)]
    turned = [
        [(start + 1 + down, column) for down in range(len(cells))] for column, cells in enumerate(across)
    ]
    return Arranged([*above, *across], [*kept, *turned], Code.SHEET_TURNED, len(across))


def _names_down(spec: Spec, rows: Sequence[Row]) -> bool:
    """Whether one of the first columns names several fields, more than the first row of the table does."""
    if len(rows) > headers.SAMPLE:
        return False
    down = max(_named(spec, column) for column in _columns([row[:_LEFTMOST] for row in rows]) or [()])
    return down >= _FEWEST and down > max((_named(spec, row) for row in rows), default=0)


def _named(spec: Spec, cells: Sequence[Cell]) -> int:
    """Return how many of these cells surely name a field; a word that comes again is a value."""
    said = dict.fromkeys(cell for cell in cells if isinstance(cell, str))
    texts = [cell for cell in said if roles.label(cell) is None]
    headings = [mapping.stripped(Heading(0, (text,))) for text in texts if len(text) <= mapping.LONGEST]
    return sum(
        any(
            bool(field.family(heading, None))
            if field.family
            else mapping.name_score(field.names, heading.parts) >= _SURE
            for field in spec.fields
        )
        for heading in headings
    )


def _columns(rows: Sequence[Row]) -> list[tuple[Cell, ...]]:
    width = max(map(len, rows), default=0)
    return [tuple(row[at] if at < len(row) else None for row in rows) for at in range(width)]


def offset(columns: Sequence[ColumnPlan]) -> int:
    """Return after how many columns the same headings stand again, 0 where they do not."""
    firsts: dict[str, int] = {}
    for column in columns:
        firsts.setdefault(column.heading, column.index)
    again = [step for column in columns if (step := column.index - firsts[column.heading]) > 0]
    step = min(again, default=0)
    within = max(firsts.values(), default=0) - min(firsts.values(), default=0) < step
    return step if step > 1 and within and again.count(step) >= max(2, _SAME * len(firsts)) else 0


def _stacked(rows: Sequence[Row], table: headers.Found) -> Arranged | None:
    """Return tables that stand side by side as one, below one another; None where there is but one."""
    step = offset(table.columns)
    if not step:
        return None
    left = min(column.index for column in table.columns)
    last = max(column.index for column in table.columns)
    begins = range(left, last + 1, step)
    stacked: list[Row] = [list(row) for row in rows[: table.first - 1]]
    places = [[(number, at) for at in range(len(row))] for number, row in enumerate(stacked, 1)]
    for block, begin in enumerate(begins):
        for number, row in enumerate(rows[table.first - 1 :], table.first):
            if block and (number <= table.last or all(cell is None for cell in row[begin : begin + step])):
                continue
            stacked.append(list(row[begin : begin + step]))
            places.append([(number, at) for at in range(begin, begin + step)])
    return Arranged(stacked, [list(line) for line in places], Code.SHEET_STACKED, len(begins))
