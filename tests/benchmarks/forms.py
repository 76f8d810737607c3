"""A folder of 2,000 result forms, one firm each, beside reading their bytes; its child's start apart."""

import tempfile
from pathlib import Path

import xlsxwriter

from tests.benchmarks.imports import bring_in
from tests.benchmarks.table import Measure, least, seconds
from tests.builders import a_firm, an_edition, an_exhibition
from tradeplanner.app import history
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import ExhibitionId, Noun
from tradeplanner.importing import folders
from tradeplanner.importing.specs import SPECS

COUNT = 2_000
TIMES = 5
FAIR = "2024年第56届日本大阪纺织服装展"


def folder_of_forms() -> list[Measure]:
    """Measure the folder read into one sheet, and all the way into the data file."""
    with tempfile.TemporaryDirectory(prefix="tradeplanner-bench-") as name:
        home = Path(name)
        forms, alone = home / "forms", home / "alone"
        for at in range(COUNT):
            write_form(forms / f"{at // 500}" / f"{at:04}.xlsx", at)
        write_form(alone / "0.xlsx", 0)
        files = sorted(forms.rglob("*.xlsx"))
        spec = SPECS["returns"]
        with open_workspace(home / "data") as ws:
            fill(ws)
            plain, child, read, stored = [], [], [], []
            for _ in range(TIMES):
                plain += least(1, lambda: [path.read_bytes() for path in files])
                child.append(seconds(lambda: folders.read(spec, [alone]).close()))
                read.append(seconds(lambda: folders.read(spec, [forms]).close()))
                stored.append(seconds(lambda: bring_in(ws, "returns", forms)))
                history.undo(ws)
        label, beside = f"{COUNT:,} small result workbooks, a folder", "reading their bytes"
        return [
            Measure(f"{label}, without the child's start", beside, min(plain), min(read) - min(child), 15.0),
            Measure(f"{label}, checked and stored too", beside, min(plain), min(stored) - min(child), 60.0),
        ]


def fill(ws: Workspace) -> None:
    """Store the firms and the edition that the forms name."""
    with ws.change(Act.ADD, Noun.FIRM) as step:
        for at in range(COUNT):
            step.add(Noun.FIRM, a_firm(name_zh=f"绍兴{at}号纺织有限公司", credit_code=""))
        fair = ExhibitionId(step.add(Noun.EXHIBITION, an_exhibition(name_zh="大阪展")))
        step.add(Noun.EDITION, an_edition(exhibition_id=fair, year=2024, name_zh=FAIR))


def write_form(path: Path, at: int) -> None:
    """Write the form of one firm: labels beside values, every fourth with the unit in the cell."""
    path.parent.mkdir(parents=True, exist_ok=True)
    own = at % 4 == 0
    unit = "" if own else "（万美元）"
    amounts = [f"{at / 100 + 1:.2f}万美元" if own else at / 100 + 1 for _ in range(2)]
    rows: list[list[object]] = [
        ["参展成效反馈表", "", "", ""], ["展会名称", FAIR, "填表日期", "2024.4.20"],
        ["企业名称", f"绍兴{at}号纺织有限公司", "信用代码", ""],
        ["接待客商数（家）", at % 90, "主要客商国别", "日本"],
        [f"意向成交额{unit}", amounts[0], f"现场成交额{unit}", amounts[1]],
        ["下届是否续展", "是", "意见建议", "无"],
    ]  # fmt: skip
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Sheet1")
        for number, row in enumerate(rows[1:], 1):
            sheet.write_row(number, 0, row)
        sheet.merge_range("A1:D1", rows[0][0])
