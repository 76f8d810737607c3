"""Print the table of measures: ``python -m tests.benchmarks [start] [settled] [memory] …``.

``python -m tests.benchmarks forecast FILE`` tells how well the forecaster does on a file of series.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.benchmarks import (
    board,
    dashboard,
    figures,
    forecasting,
    forms,
    imports,
    registers,
    responsiveness,
    settled,
    tables,
    timelines,
    windows,
)
from tests.benchmarks.table import Measure, table

GROUPS: dict[str, Callable[[], Sequence[Measure]]] = {
    "start": lambda: [windows.first_paint()],
    "settled": settled.home_settled,
    "memory": windows.memory,
    "chart": lambda: [figures.order_to_chart(), figures.page_of_charts()],
    "import": imports.import_and_undo,
    "million": imports.import_a_million,
    "forms": forms.folder_of_forms,
    "filter": tables.keystroke,
    "timeline": timelines.drag,
    "firms": registers.register,
    "dashboard": dashboard.dashboards,
    "board": board.frames,
    "wait": responsiveness.longest_gaps,
}


def main() -> int:
    """Measure the groups that are named, or all."""
    asked = sys.argv[1:] or list(GROUPS)
    if asked[0] == "forecast":
        sys.stdout.write(forecasting.told(Path(asked[1])) + "\n")
        return 0
    measures = [measure for name in asked for measure in GROUPS[name]()]
    sys.stdout.write(table(measures) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
