"""Any table of a kind, written out in any layout, comes back equal: every value of every field."""

import hashlib
import tempfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, note, settings

from tests.builders import a_firm
from tests.importing import figure_layouts
from tests.importing.figure_layouts import Figures
from tests.importing.files import empty_store, workbook, written
from tests.importing.layouts import Table, tables
from tradeplanner.domain.ids import FirmId
from tradeplanner.importing import arranging, planning
from tradeplanner.importing.grid import SheetInfo
from tradeplanner.importing.lines import Cash, SheetLines, Stretch
from tradeplanner.importing.proposal import Proposal
from tradeplanner.importing.sandbox import OpenFile
from tradeplanner.importing.specs import SPECS
from tradeplanner.importing.spool import write_rows


def opened(table: Table, folder: Path) -> OpenFile:
    """Return a table as a file that was read."""
    count = max(write_rows(folder / "0.rows", table.rows), default=0)
    width = max(map(len, table.rows))
    info = SheetInfo(table.sheet, rows=count, columns=width, merges=table.merges)
    return OpenFile(folder / "表.xlsx", hashlib.sha256().hexdigest(), (info,), (), folder)


def read(table: Table, folder: Path) -> list[dict[str, object]]:
    """Return what the records of a table mean by field, amounts in yuan."""
    spec = SPECS[table.kind]
    file = arranging.arrange(spec, opened(table, folder))
    bare = Proposal("表.xlsx", file.sha256, table.kind, ())
    plan = planning.plan(bare, file.sheets, lambda name, a, b: file.spool(name).rows(a, b)).sheets[0]
    note(str([(column.heading, column.field, column.unit) for column in plan.columns]))
    assert plan.used, plan.reason
    lines = SheetLines(spec, plan, file.spool(plan.name), {})
    data = [line for part in lines if isinstance(part, Stretch) for line in part.lines(0, part.count)]
    assert [control for control in lines.controls if not control.matches] == []
    return [{key: _meant(value) for key, value in line.values.items()} for line in data]


def _meant(value: object) -> object:
    if isinstance(value, Cash):
        return value.whole
    return int(value) if isinstance(value, Decimal) and value == int(value) else value


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(tables())
def test_a_table_in_any_layout_comes_back_equal(table: Table) -> None:
    note("\n".join(map(str, table.rows)))
    with tempfile.TemporaryDirectory() as folder:
        found = read(table, Path(folder))
    fields = table.records[0].keys()
    assert [{key: record.get(key) for key in fields} for record in found] == [
        {key: _meant(value) for key, value in record.items()} for record in table.records
    ]


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=15, deadline=None)
@given(figure_layouts.figures())
def test_figures_by_month_and_flow_come_back_equal(figures: Figures) -> None:
    note(str(figures.sheets))
    firms = [a_firm(id=FirmId(n), name_zh=name) for n, name in enumerate(figure_layouts.FIRMS, 1)]
    named = dict(enumerate(figure_layouts.FIRMS, 1))
    with tempfile.TemporaryDirectory() as folder:
        file = workbook(Path(folder) / "表.xlsx", figures.sheets)
        checked, rows = written(
            figures.kind,
            file,
            empty_store(firms=firms),
            lambda proposal: proposal.with_option("place", figure_layouts.PLACES[0]),
        )
    assert [control for control in checked.controls if not control.matches] == []
    assert {
        (
            named.get(row["firm_id"], row["place"]),  # type: ignore[call-overload]  # ids are whole numbers
            row["year"],
            row["first_month"],
            row["last_month"],
            row["flow"],
            int(str(row["value_minor"])) // 1_000_000,
        )
        for row in rows
    } == figures.said


Sheets = dict[str, list[list[Any]]]
"""Rows by the name of their sheet."""
MONTHS = range(1, 5)
FIGURES: dict[str, list[Any]] = {
    f"第{number}有限公司": [Decimal(number * month) / 8 for month in MONTHS] for number in range(1, 4)
}
"""Amounts in 万元 by firm and month, the same in every layout below."""


def across() -> Sheets:
    """The months across, with quarters and the whole among them."""
    rows = [
        [name, *amounts[:3], sum(amounts[:3]), amounts[3], sum(amounts)] for name, amounts in FIGURES.items()
    ]
    return {
        "表": [["2023年", "单位：万元"], ["企业名称", "1月", "2月", "3月", "一季度", "4月", "累计"], *rows]
    }


def under_a_word() -> Sheets:
    """The months as 1, 2, 3 under a word, with the growth of each beside it."""
    heads = [["企业名称", *(cell for _ in MONTHS for cell in ("2023年出口额(万元)", None))]]
    heads += [[None, *(cell for month in MONTHS for cell in (f"{month}月", "同比"))]]
    rows = [[name, *(cell for amount in a for cell in (amount, "1.5%"))] for name, a in FIGURES.items()]
    return {"表": [*heads, *rows]}


def long() -> Sheets:
    """A row for each month, its year in a column of its own."""
    rows = [[name, 2023, month, amounts[month - 1]] for name, amounts in FIGURES.items() for month in MONTHS]
    return {"表": [["企业名称", "年份", "月份", "出口额（万元）"], *rows]}


def sheets() -> Sheets:
    """A sheet for each month, with its sum to date and a total."""
    made: Sheets = {}
    for month in MONTHS:
        rows = [[name, a[month - 1], sum(a[:month])] for name, a in FIGURES.items()]
        total = ["合计", *(sum(row[at] for row in rows) for at in (1, 2))]
        made[f"{month}月"] = [["2023年", "以万元为单位"], ["企业名称", "当月", "累计"], *rows, total]
    return made


def dated() -> Sheets:
    """The months as days of the first across."""
    heads = ["企业名称", *(date(2023, month, 1) for month in MONTHS)]
    return {"出口（万元）": [heads, *([name, *amounts] for name, amounts in FIGURES.items())]}


@pytest.mark.parametrize("layout", [across, under_a_word, long, sheets, dated])
def test_months_in_any_layout_are_the_same_figures(layout: Callable[[], Sheets], tmp_path: Path) -> None:
    firms = [a_firm(id=FirmId(number), name_zh=name) for number, name in enumerate(FIGURES, 1)]
    plain = {sheet: [list(map(_float, row)) for row in rows] for sheet, rows in layout().items()}
    checked, rows = written("exports", workbook(tmp_path / "a.xlsx", plain), empty_store(firms=firms))
    assert [control for control in checked.controls if not control.matches] == []
    found = {(row["firm_id"], row["year"], row["first_month"], row["last_month"]): row for row in rows}
    assert {key: row["value_minor"] for key, row in found.items()} == {
        (number, 2023, month, month): int(amounts[month - 1] * 1_000_000)
        for number, amounts in enumerate(FIGURES.values(), 1)
        for month in MONTHS
    }


def _float(cell: object) -> object:
    return float(cell) if isinstance(cell, Decimal) else cell
