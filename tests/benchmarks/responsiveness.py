"""The longest moment in which the window answers nothing while a large register is read and stored.

A timer beats every few milliseconds on the main thread; the longest time between two beats is what a
person would feel. The limit is 200 ms.
"""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.beats import longest_gap
from tests.benchmarks.table import Measure
from tradeplanner.app.workspace import Workspace, open_workspace

ROWS = 20_000
LIMIT_SECONDS = 0.2


def register(path: Path, rows: int) -> Path:
    """Write a register of ``rows`` firms, one in a hundred of them with something to look at."""
    import xlsxwriter

    from tests.builders import a_credit_code

    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("名录")
        sheet.write_row(
            0, 0, ["企业名称", "统一社会信用代码", "联系人", "手机", "所属镇街", "2022年出口额（万美元）"]
        )
        for at in range(1, rows + 1):
            code = a_credit_code(at) if at % 100 else "91330602MA00000000"
            name = f"绍兴第{at}号纺织有限公司（示例）"
            sheet.write_row(at, 0, [name, code, f"联系人{at}", f"138{at:08d}", "塔山街道", 100.25])
    return path


def longest_gaps() -> list[Measure]:
    """Measure reading with its check, one decision with its check, and the commit."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="tradeplanner-bench-") as name:
        folder = Path(name)
        file = register(folder / "名录.xlsx", ROWS)
        with open_workspace(folder / "data") as ws:
            return _walk(ws, file)


def _walk(ws: Workspace, file: Path) -> list[Measure]:
    from PySide6.QtWidgets import QApplication, QWidget

    from tradeplanner.ui import theme
    from tradeplanner.ui.actions import Actions
    from tradeplanner.ui.context import Context
    from tradeplanner.ui.desk import Desk
    from tradeplanner.ui.importing.steps import Step
    from tradeplanner.ui.importing.window import ImportWindow
    from tradeplanner.ui.jobs import Jobs
    from tradeplanner.ui.notices import Notices

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.start(app, theme.Scheme.LIGHT)
    parent, jobs = QWidget(), Jobs()
    window = ImportWindow(Context(ws, jobs, Notices(), Desk(Actions(parent), 2023, parent)))
    window.resize(1200, 760)
    window.show()

    def skip_one() -> None:
        result = window.flow.result
        assert result is not None
        window.flow.decide(result.proposal.with_skip("名录", 3))

    def preview_and_commit() -> None:
        window.go(Step.PREVIEW)
        window.flow.commit()

    acts: dict[str, Callable[[], None]] = {
        "reading": lambda: window.read("firms", file),
        "a decision": skip_one,
        "storing": preview_and_commit,
    }
    measures = []
    for name, act in acts.items():
        gap = longest_gap(jobs.busy, act)
        measures.append(
            Measure(f"longest wait of the window: {name}", f"200 ms, {ROWS:,} rows", LIMIT_SECONDS, gap, 1.0)
        )
    window.close()
    jobs.close()
    return measures
