"""A file shown as it was read, whatever its kind: sheets, typed cells, findings.

It needs neither the store nor the kinds, so that a look into a file, and the refusal of one, begins at once.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from threading import Event

from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Finding, Place, Severity
from tradeplanner.i18n.messages import sentence
from tradeplanner.importing import sandbox
from tradeplanner.importing.cells.numbers import exact
from tradeplanner.importing.grid import Cell, ErrorValue, Row, address, cell_text
from tradeplanner.importing.sandbox import OpenFile
from tradeplanner.paths import shown_name

CELLS_TOLD = 200_000
"""Cells of a file that an inspection lists; a larger file says that it was cut."""


def finding_json(finding: Finding) -> dict[str, object]:
    """Return a finding as JSON values, with its sentence in the language in force."""
    return {
        "code": finding.code.value,
        "severity": finding.severity.value,
        "file": finding.place.file,
        "sheet": finding.place.sheet,
        "cell": finding.place.cell,
        "row": finding.place.row,
        "field": finding.place.field,
        "params": {k: number_text(v) if isinstance(v, Decimal) else v for k, v in finding.params.items()},
        "message": sentence(finding),
    }


def unread_json(path: Path, refused: ExpectedError) -> Mapping[str, object]:
    """Return the inspection of a file that cannot be read: no sheets, and one finding that says why."""
    finding = Finding(refused.code, Severity.ERROR, Place(shown_name(path)), refused.params)
    findings = [finding_json(finding)]
    return {"file": shown_name(path), "sha256": "", "facts": {}, "sheets": [], "findings": findings}


def inspection_json(
    path: Path,
    progress: Callable[[int, int], None] | None = None,
    stop: Event | None = None,
    password: str | None = None,
    *,
    encoding: str = "",
) -> Mapping[str, object]:
    """Return the report of ``tradeplanner inspect --json``: sheets, typed cells, findings.

    ExpectedError if the file cannot be read.
    """
    opened = sandbox.read(path, progress, stop, password, encoding=encoding)
    try:
        return {
            "file": shown_name(path),
            "sha256": opened.sha256,
            "facts": dict(opened.facts),
            "sheets": _sheets(opened),
            "findings": [finding_json(finding) for finding in opened.findings],
        }
    finally:
        opened.close()


def _sheets(opened: OpenFile) -> list[dict[str, object]]:
    left = CELLS_TOLD
    sheets: list[dict[str, object]] = []
    for info in opened.sheets:
        cells: list[dict[str, str]] = []
        for number, row in enumerate(opened.spool(info.name), 1):
            cells += _cells(number, row, left - len(cells))
            if len(cells) >= left:
                break
        left -= len(cells)
        sheets.append(
            {
                "name": info.name,
                "hidden": info.hidden,
                "visibility": info.visibility.value,
                "rows": info.rows,
                "columns": info.columns,
                "merges": [f"{address(m.top, m.left)}:{address(m.bottom, m.right)}" for m in info.merges],
                "cells": cells,
                "cut": left <= 0,
            }
        )
    return sheets


def _cells(number: int, row: Row, most: int) -> list[dict[str, str]]:
    return [
        {"cell": address(number, column), "type": _type(cell), "value": _value(cell)}
        for column, cell in enumerate(row)
        if cell is not None
    ][: max(most, 0)]


def _type(cell: Cell) -> str:
    kinds: tuple[tuple[type | tuple[type, ...], str], ...] = (
        (bool, "boolean"),
        ((int, float, Decimal), "number"),
        (datetime, "datetime"),
        (date, "date"),
        (ErrorValue, "error"),
    )
    return next((name for kind, name in kinds if isinstance(cell, kind)), "text")


def _value(cell: Cell) -> str:
    return number_text(exact(cell)) if isinstance(cell, float) else cell_text(cell)


def number_text(value: Decimal) -> str:
    """Return a decimal in plain digits, never as a power of ten."""
    return format(value, "f")
