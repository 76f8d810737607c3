"""One order saved to its chart repainted, beside a redraw of one axes of matplotlib's own."""

import itertools
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from tests.benchmarks.table import Measure, least
from tests.builders import an_order
from tradeplanner.app import dashboard, demo, exhibitions, firms, insights, orders
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.charts import families, render
from tradeplanner.charts import orders as chart
from tradeplanner.domain.dashboards import ABOUT, Ask
from tradeplanner.domain.money import Money

TIMES = 9
SIZE, DPI = (7.0, 4.0), 96.0
FIRST_SIX = tuple(Ask)[:6]
"""What stands on the page of charts before one scrolls."""


def one_axes() -> Callable[[], object]:
    """Return a redraw of one axes with as many bars as the chart of a year has."""
    figure = Figure(figsize=SIZE, dpi=DPI)
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    axes.barh([f"Exhibition {number}" for number in range(14)], range(14))
    return canvas.draw


def order_to_chart() -> Measure:
    """Measure recording an order, asking the question anew and painting the chart, on the sample year."""
    with tempfile.TemporaryDirectory(prefix="tradeplanner-bench-") as name, open_workspace(Path(name)) as ws:
        demo.load_sample(ws)
        redraw, recorded = one_axes(), recorder(ws)

        def repainted() -> None:
            recorded()
            render.to_rgba(chart.draw(insights.orders_by_edition(ws, demo.YEAR), SIZE), DPI)

        repainted()
        redraw()
        limit, measured = least(TIMES, redraw, repainted)
    return Measure("one order saved to its chart repainted", "redraw of one axes", limit, measured, 3.0)


def page_of_charts() -> Measure:
    """Measure the page of charts from opening it: six questions asked, six charts drawn and encoded."""
    with tempfile.TemporaryDirectory(prefix="tradeplanner-bench-") as name, open_workspace(Path(name)) as ws:
        demo.load_sample(ws)
        redraw = one_axes()

        def opened() -> None:
            page = dashboard.dashboard(ws, demo.YEAR, None, FIRST_SIX)
            for ask, answer in page.answers.items():
                kind = families.Kind(ABOUT[ask].kind)
                render.to_png(families.draw(kind, answer.result, SIZE), DPI)

        opened()
        redraw()
        limit, measured = least(TIMES, redraw, opened)
    return Measure("charts page open to six charts painted", "redraw of one axes", limit, measured, 20.0)


def recorder(ws: Workspace) -> Callable[[], object]:
    """Return an act that records one more order each time."""
    firm = firms.all(ws)[0]
    edition = exhibitions.editions(ws, demo.YEAR)[0]
    assert firm.id is not None
    numbers = itertools.count(1)
    usual = an_order(firm_id=firm.id, edition_id=edition.id, signed_on=date(demo.YEAR, 3, 1))

    def record() -> None:
        number = next(numbers)
        orders.record(
            ws, an_order(**{**_values(usual), "contract_no": f"B{number}", "amount": Money(number, "USD")})
        )

    return record


def _values(order: object) -> dict[str, object]:
    return {name: getattr(order, name) for name in ("firm_id", "edition_id", "signed_on")}
