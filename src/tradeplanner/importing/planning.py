"""From a file and a person's decisions to the plan of every sheet, each conclusion with its reason.

Pure and cheap: only the first rows and the last rows of a sheet are looked at, so it runs again after
every decision.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from tradeplanner.domain.findings import Code
from tradeplanner.importing import flows, headers, roles, sums, titles
from tradeplanner.importing.cells.units import Unit, parse_unit, unit_within
from tradeplanner.importing.checked import Outcome
from tradeplanner.importing.fields import Spec
from tradeplanner.importing.grid import Row, SheetInfo, address, from_address
from tradeplanner.importing.proposal import ColumnPlan, Proposal, Reason, SheetPlan
from tradeplanner.importing.specs import SPECS

HEAD = headers.SEARCHED + headers.SAMPLE
TAIL = 60
Rows = Callable[[str, int, int], list[Row]]
"""Gives rows ``first`` to ``last`` of a sheet."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    info: SheetInfo
    head: Sequence[Row]
    tail: Sequence[Row]
    tail_first: int


def plan(proposal: Proposal, sheets: Sequence[SheetInfo], rows: Rows) -> Proposal:
    """Return ``proposal`` with its conclusions drawn anew from the file and its decisions."""
    spec = SPECS[proposal.kind]
    planned = []
    for info in sheets:
        first_tail = max(info.rows - TAIL + 1, 1)
        sheet = _Sheet(info, rows(info.name, 1, HEAD), rows(info.name, first_tail, info.rows), first_tail)
        planned.append(_plan_sheet(proposal, spec, sheet))
    return replace(proposal, sheets=tuple(planned))


def _plan_sheet(proposal: Proposal, spec: Spec, sheet: _Sheet) -> SheetPlan:
    info, wanted = sheet.info, proposal.used.get(sheet.info.name)
    if wanted is False:
        return SheetPlan(info.name, False, Reason(Code.SHEET_LEFT_OUT))
    if info.hidden and wanted is None:
        return SheetPlan(info.name, False, Reason(Code.SHEET_HIDDEN))
    if info.rows == 0:
        return SheetPlan(info.name, False, Reason(Code.SHEET_EMPTY))
    chosen = proposal.headings.get(info.name)
    year = _year(proposal, sheet, chosen[0] if chosen else headers.SEARCHED)[0]
    found = (
        headers.at(spec, sheet.head, info.merges, chosen, year)
        if chosen
        else headers.find(spec, sheet.head, info.merges, year)
    )
    if found is None or (headers.satisfied(spec, found.columns) and not (wanted or chosen)):
        return SheetPlan(info.name, False, Reason(Code.SHEET_NO_HEADING, {"kind": spec.kind}))
    reason = Reason(Code.SHEET_CHOSEN if wanted else Code.SHEET_USED)
    return _detailed(proposal, spec, sheet, SheetPlan(info.name, True, reason), found)


def _detailed(
    proposal: Proposal, spec: Spec, sheet: _Sheet, bare: SheetPlan, found: headers.Found
) -> SheetPlan:
    year, period_reason = _year(proposal, sheet, found.first)
    above = titles.texts_of(sheet.head[: found.first - 1])
    unit, unit_reason = _unit(proposal, sheet, sheet.head[: found.first - 1])
    plain = _plain_rows(sheet, found)
    columns = sums.settle(flows.settle(spec, _chosen(proposal, bare.name, found.columns), plain), plain)
    code = Code.HEADING_CHOSEN if bare.name in proposal.headings else Code.HEADING_FOUND
    named = sum(1 for column in columns if column.field)
    drawn = replace(
        bare,
        heading_first=found.first,
        heading_last=found.last,
        heading_reason=Reason(code, {"first": found.first, "last": found.last, "count": named}),
        unit=unit.text if unit else "",
        unit_reason=unit_reason,
        year=year,
        months=_months(proposal, above, bare.name),
        period_reason=period_reason,
        per=titles.per(above),
        above=tuple(above),
        rising=sums.are_rising(columns, plain),
        columns=tuple(_with_unit(proposal, spec, bare.name, column, unit, unit_reason) for column in columns),
    )
    return _with_ends(drawn, sheet, proposal.ends.get(bare.name))


def _year(proposal: Proposal, sheet: _Sheet, heading: int) -> tuple[int | None, Reason]:
    chosen = proposal.options.get("year", "")
    if chosen.isdigit():
        return int(chosen), Reason(Code.PERIOD_CHOSEN, {"year": chosen})
    title = titles.year([*titles.texts_of(sheet.head[: heading - 1]), sheet.info.name])
    if title is not None:
        return title, Reason(Code.PERIOD_IN_TITLE, {"year": title})
    named = titles.year([proposal.file])
    if named is not None:
        return named, Reason(Code.PERIOD_IN_FILE_NAME, {"year": named})
    return None, Reason(Code.PERIOD_MISSING)


def _months(proposal: Proposal, above: Sequence[str], name: str) -> tuple[int, int] | None:
    """Return the months of a sheet: its name's, where no title says others, else the title's or file's."""
    title, own = titles.months(above), titles.sheet_months(name)
    if own is not None and (title is None or (title[0] <= own[0] and own[1] <= title[1])):
        return own
    return title or titles.months([proposal.file])


def _plain_rows(sheet: _Sheet, found: headers.Found) -> list[Row]:
    """Return the first rows below a heading that are data."""
    return [row for row in sheet.head[found.last :] if roles.role(row, ()) is None]


def _unit(proposal: Proposal, sheet: _Sheet, above: Sequence[Row]) -> tuple[Unit | None, Reason | None]:
    """Return the unit of a whole sheet: chosen, in a title, in the sheet's or file's name, or in a note."""
    chosen = parse_unit(proposal.units.get((sheet.info.name, None), ""))
    if chosen is not None:
        return chosen, Reason(Code.UNIT_CHOSEN, {"unit": chosen.text})
    said = titles.unit(above)
    if said is not None:
        return said[0], Reason(Code.UNIT_IN_TITLE, {"unit": said[0].text, "cell": said[1]})
    for name in (sheet.info.name, PurePath(proposal.file).stem):
        named = titles.unit_said(name)
        if named is not None:
            return named, Reason(Code.UNIT_IN_NAME, {"unit": named.text, "name": name})
    for number, row in enumerate(sheet.tail, sheet.tail_first):
        noted = titles.unit([row]) if roles.role(row, ()) is Outcome.NOTE else None
        if noted is not None:
            cell = address(number, from_address(noted[1])[1])
            return noted[0], Reason(Code.UNIT_IN_NOTE, {"unit": noted[0].text, "cell": cell})
    return None, None


def _with_unit(
    proposal: Proposal, spec: Spec, name: str, column: ColumnPlan, unit: Unit | None, reason: Reason | None
) -> ColumnPlan:
    """Return a column with its unit: what a person chose, then its heading, then the title."""
    field = spec.field(column.field) if column.field else None
    if field is None or not field.money:
        return column
    chosen = parse_unit(proposal.units.get((name, column.index), ""))
    if chosen is not None:
        return replace(column, unit=chosen.text, unit_reason=Reason(Code.UNIT_CHOSEN, {"unit": chosen.text}))
    own = unit_within(column.heading) or parse_unit(column.heading.rpartition(" / ")[2])
    if own is not None:
        conflict = unit is not None and (own.scale, own.currency) != (unit.scale, unit.currency)
        code = Code.UNIT_CONFLICT if conflict else Code.UNIT_IN_HEADING
        params = {"unit": own.text, "other": unit.text if unit else ""}
        return replace(column, unit=own.text, unit_reason=Reason(code, params))
    if unit is not None:
        return replace(column, unit=unit.text, unit_reason=reason)
    return column


def _chosen(proposal: Proposal, name: str, columns: Sequence[ColumnPlan]) -> list[ColumnPlan]:
    """Return the columns with a person's mapping over the program's; a field stays in one column."""
    said = {column: key for (sheet, column), key in proposal.mapping.items() if sheet == name}
    result = []
    for column in columns:
        if column.index in said:
            reason = Reason(Code.COLUMN_CHOSEN, {"heading": column.heading})
            column = replace(column, field=said[column.index], score=1.0, reason=reason)  # noqa: PLW2901  # the same column, decided
        elif column.field in said.values():
            column = replace(column, field="", score=0.0)  # noqa: PLW2901  # its field went to the chosen column
        result.append(column)
    return result


def _said(said: tuple[int, int] | None, heading: int, rows: int) -> tuple[int, int] | None:
    """Return the rows that a person gave for the data, within the sheet and below its heading."""
    if said is None:
        return None
    first = min(max(said[0], heading + 1), rows)
    return first, max(min(said[1], rows), first)


def _with_ends(plan: SheetPlan, sheet: _Sheet, said: tuple[int, int] | None) -> SheetPlan:
    """Return the plan with the ends of the data, and the totals, notes and samples seen near them."""
    names = naming_columns(plan)
    seen: dict[int, Outcome | None] = {}
    for start, rows in ((1, sheet.head), (sheet.tail_first, sheet.tail)):
        for number, row in enumerate(rows, start):
            if number > plan.heading_last:
                seen[number] = roles.role(row, names)
    data = [number for number, part in seen.items() if part is None]
    parts = {
        part: tuple(sorted(number for number, found in seen.items() if found is part))
        for part in (Outcome.TOTAL, Outcome.NOTE, Outcome.SAMPLE)
    }
    first, last = min(data, default=0), max(data, default=0)
    ends = _said(said, plan.heading_last, sheet.info.rows)
    first, last = ends or (first, last)
    reason = Reason(Code.DATA_CHOSEN if ends else Code.DATA_FOUND, {"first": first, "last": last})
    return replace(
        plan,
        data_first=first,
        data_last=last,
        data_reason=reason if ends or data else None,
        ends=ends,
        total_rows=parts[Outcome.TOTAL],
        note_rows=parts[Outcome.NOTE],
        sample_rows=parts[Outcome.SAMPLE],
    )


NAMING = frozenset(
    {
        "name_zh",
        "name",
        "number",
        "firm",
        "credit_code",
        "contract_no",
        "period",
        "date",
        "place",
        "market",
        "scope_key",
    }
)


def naming_columns(plan: SheetPlan) -> frozenset[int]:
    """Return the columns whose filling makes a row a record rather than a note."""
    return frozenset(column.index for column in plan.columns if column.field in NAMING)
