"""The reports of imports as a person reads them, made from the JSON that programs read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from string import ascii_uppercase
from typing import Any

from tradeplanner.cli.output import lines_up
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.exports import Flow
from tradeplanner.domain.findings import Code, Severity
from tradeplanner.domain.orders import Stage
from tradeplanner.i18n.fields import field_name
from tradeplanner.i18n.formats import grouped
from tradeplanner.i18n.kinds import kind_name
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.i18n.messages import error_sentence
from tradeplanner.i18n.words import currency_name, word
from tradeplanner.paths import shown_name

Json = Mapping[str, Any]
_ROWS = 10
"""Rows of a sheet that an inspection prints."""
_SHOWN = 20
"""Findings that are printed; of more, the number."""
_FIRST = tuple(Severity)
"""Findings are printed in this order: what holds rows back comes first."""
_COLUMNS_LEFT = (Code.COLUMN_LEFT, Code.COLUMN_NAMELESS)
"""Findings that are told together, each column by its name."""

OUTCOMES = (
    ("read", mark("read")),
    ("new", mark("new")),
    ("changed", mark("changed")),
    ("same", mark("same as stored")),
    ("skipped", mark("skipped")),
    ("ambiguous", mark("to decide")),
    ("rejected", mark("to mend")),
)
"""What becomes of records, in the order in which a person asks."""


def counts_line(rows: Mapping[str, int]) -> str:
    """Return "read 300, new 298, skipped 1, to mend 1"; outcomes with no record are left out."""
    parts = [
        tr("{what} {count}", what=tr(text), count=rows[key])
        for key, text in OUTCOMES
        if rows[key] or key in ("read", "new")
    ]
    return tr(", ").join(parts)


def import_lines(report: Json) -> Iterator[str]:
    """Yield the summary of an import."""
    yield tr("{file}: {kind}", file=Path(report["file"]).name, kind=kind_name(report["kind"]))
    if report["sheets"]:
        yield tr("Sheets read: {names}", names=tr(", ").join(report["sheets"]))
    for sheet in report["ignored_sheets"]:
        yield tr("Sheet left out: {name}. {reason}", name=sheet["name"], reason=sheet["reason"])
    yield from _left_out(report["ignored_files"])
    yield tr("Records: {counts}", counts=counts_line(report["rows"]))
    yield from lines_up([_sum_row(total) for total in report["sums"]], numbers=(2,))
    for control in report["control_totals"]:
        yield _control_line(control)
    yield from _changed_lines(report["changes"])
    left = [finding for finding in report["findings"] if finding["code"] in _COLUMNS_LEFT]
    yield from _columns_left(left)
    yield from finding_lines([finding for finding in report["findings"] if finding not in left])
    yield _ending(report)


def _changed_lines(changes: Sequence[Json]) -> Iterator[str]:
    """Yield the first stored values that the file changes, old and new."""
    for change in changes[:_SHOWN]:
        row = tr("Sheet “{sheet}”, row {row}", sheet=change["sheet"], row=change["row"])
        names = {"field": field_name(change["field"].partition(".")[0]), "row": row}
        old, new = (_value(change["field"], change[side]) or tr("(empty)") for side in ("old", "new"))
        yield tr("{row}, {field}: {old} becomes {new}", old=old, new=new, **names)
    if len(changes) > _SHOWN:
        more = len(changes) - _SHOWN
        yield ntr("and {count} more; --json shows all", "and {count} more; --json shows all", more)


def _value(field: str, value: str) -> str:
    """Return a value as a person reads it: the stage of an order in words."""
    return word(Stage(value)) if field == "stage" and value in tuple(Stage) else value


def _columns_left(findings: Sequence[Json]) -> Iterator[str]:
    """Yield which columns with values are not imported, and how they would be."""
    if not findings:
        return
    names = [
        ntr("“{heading}” ({count} value)", "“{heading}” ({count} values)", int(params["count"]),
            heading=params["heading"])
        for params in (finding["params"] for finding in findings)
    ]  # fmt: skip
    yield tr("Columns not imported: {names}", names=tr(", ").join(names))
    yield tr(
        "To import them too, give them a field in the import window, under Fields, and keep that as a "
        "profile for --profile."
    )


def _left_out(files: Sequence[Json]) -> Iterator[str]:
    """Yield the first files that were left out of a folder, and how many more there are."""
    for file in files[:_SHOWN]:
        yield tr("File left out: {name}. {reason}", name=file["name"], reason=file["reason"])
    more = len(files) - _SHOWN
    if more > 0:
        yield ntr("and {count} more; --json shows all", "and {count} more; --json shows all", more)


def inspection_lines(report: Json) -> Iterator[str]:
    """Yield the summary of an inspection: sheets with their size, the first rows, findings."""
    yield tr("{file}: SHA-256 {sum}", file=Path(report["file"]).name, sum=report["sha256"])
    for sheet in report["sheets"]:
        hidden = tr(" (hidden)") if sheet["hidden"] else ""
        name = f"{sheet['name']}{hidden}"
        yield tr(
            "{name}: {rows} rows, {columns} columns", name=name, rows=sheet["rows"], columns=sheet["columns"]
        )
        yield from _first_rows(sheet["cells"])
    yield from finding_lines(report["findings"])


def finding_lines(findings: Sequence[Json]) -> Iterator[str]:
    """Yield the first findings, what holds rows back before the rest."""
    ordered = sorted(findings, key=lambda finding: _FIRST.index(Severity(finding["severity"])))
    for finding in ordered[:_SHOWN]:
        yield tr("{severity}: {text}", severity=word(Severity(finding["severity"])), text=finding["message"])
    if len(ordered) > _SHOWN:
        yield ntr(
            "and {count} more; --json shows all", "and {count} more; --json shows all", len(ordered) - _SHOWN
        )


def unreadable(path: Path, kind: str, error: ExpectedError) -> dict[str, Any]:
    """Return the JSON report of a file that could not be read: the whole shape, and why."""
    finding = {
        "code": error.code.value,
        "severity": Severity.ERROR.value,
        "file": shown_name(path),
        "sheet": "",
        "cell": "",
        "row": None,
        "field": "",
        "params": {name: str(value) for name, value in error.params.items()},
        "message": error_sentence(error),
    }
    return {
        "file": shown_name(path),
        "sha256": "",
        "kind": kind,
        "committed": False,
        "sheets": [],
        "ignored_sheets": [],
        "rows": dict.fromkeys(("read", "new", "same", "changed", "ambiguous", "skipped", "rejected"), 0),
        "sums": [],
        "control_totals": [],
        "ignored_files": [],
        "changes": [],
        "findings": [finding],
        "sample": [],
        "same_file": "",
        "questions": [],
    }


def _first_rows(cells: Sequence[Json]) -> Iterator[str]:
    """Yield the first rows that hold anything, each cell behind its address."""
    for shown, (_, row) in enumerate(groupby(cells, lambda cell: cell["cell"].lstrip(ascii_uppercase))):
        if shown == _ROWS:
            return
        yield "  " + " | ".join(f"{cell['cell']} {cell['value']}" for cell in row)


def _sum_row(total: Json) -> tuple[str, str, str, str]:
    by = tr(", ").join(_by(total["by"].items()))
    return ("  " + field_name(total["field"]), by, grouped(Decimal(total["sum"])), total["unit"])


def _by(parts: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, value in parts:
        if name == "stage":
            yield word(Stage(value))
        elif name == "flow":
            yield word(Flow(value))
        elif name == "currency":
            yield currency_name(value)
        else:
            yield value


def _control_line(control: Json) -> str:
    named = {"field": field_name(control["field"]), "stated": control["stated"], "sum": control["sum"]}
    if control["matches"]:
        return tr("Total of “{field}” in the sheet: {stated}, matches", **named)
    return tr("Total of “{field}” in the sheet: {stated}, but its rows sum to {sum}", **named)


def _ending(report: Json) -> str:
    writes = report["rows"]["new"] + report["rows"]["changed"]
    if not writes:
        return tr("There was nothing to store.")
    if not report["committed"]:
        return ntr(
            "Nothing was stored: {count} record would be.",
            "Nothing was stored: {count} records would be.",
            writes,
        )
    return ntr("{count} record stored.", "{count} records stored.", writes)
