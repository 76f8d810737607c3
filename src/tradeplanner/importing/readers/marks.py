"""Cells that hold an error, or a formula whose result the file does not hold, told one by one."""

from collections.abc import Mapping

from tradeplanner.domain.findings import Finding, Place, Severity
from tradeplanner.importing.grid import ErrorValue, address

ERRORS_TOLD = 500
"""Error cells of a sheet that are named one by one on reading."""


def findings(sheet: str, errors: Mapping[tuple[int, int], str]) -> tuple[Finding, ...]:
    """Return a finding for each cell of (row, column) → what stands there: #N/A, or =A1+B1."""
    return tuple(
        Finding(
            ErrorValue(text).code,
            Severity.WARNING,
            Place(sheet=sheet, cell=address(*at), row=at[0]),
            {"value": text},
        )
        for at, text in sorted(errors.items())[:ERRORS_TOLD]
    )
