"""A bar dragged over a timeline of 300 editions with 3,000 milestones, beside a repaint of its view."""

import os
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from tests.benchmarks.table import Measure, least

EDITIONS, MARKS = 300, 10
TIMES, FRAME = 40, 0.05


def drag() -> Sequence[Measure]:
    """Measure a frame of a drag: one move of the mouse and the painting that it asks for."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEvent, QPointF, Qt
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    from tradeplanner.ui.widgets.timeline_model import Bar, Mark
    from tradeplanner.ui.widgets.timeline_view import TimelineView

    app = QApplication.instance() or QApplication(["benchmark"])
    first = date(2024, 1, 5)
    bars = [
        Bar(
            row, f"第{row}届纺织服装及家居用品展览会",
            opens=(day := first + timedelta(row)), closes=day + timedelta(3),
            marks=tuple(
                Mark(row * MARKS + at, day + timedelta(7 * at - 50), "报名截止") for at in range(MARKS)
            ),
            warnings=("撞期",) if row % 5 == 0 else (),
        )
        for row in range(EDITIONS)
    ]  # fmt: skip
    view = TimelineView(lambda bar, _: bar.name, lambda bar, _: str(bar.opens))
    view.resize(1366, 900)
    view.show()
    view.set_bars(2024, bars, {}, date(2024, 6, 1))
    view.zoom(6)
    app.processEvents()
    at = view.place().bar(bars[4], 4).center()

    def mouse(kind: QEvent.Type, x: float) -> None:
        held = Qt.MouseButton.LeftButton
        place = QPointF(x, at.y())
        event = QMouseEvent(kind, place, view.mapToGlobal(place), held, held, Qt.KeyboardModifier.NoModifier)
        app.sendEvent(view.viewport(), event)

    mouse(QEvent.Type.MouseButtonPress, at.x())
    moves = iter(range(1, 10_000))

    def frame() -> None:
        mouse(QEvent.Type.MouseMove, at.x() + 20 * next(moves) % 500)
        app.processEvents()

    bare: Callable[[], object] = view.viewport().repaint
    limit, measured = least(TIMES, bare, frame)
    view.cancel()
    view.close()
    note = f"a frame of {FRAME * 1000:.0f} ms holds {FRAME / measured:.0f} of these"
    return [
        Measure(
            "drag over 300 editions, 3,000 milestones",
            "a repaint of the view",
            limit,
            measured,
            2.0,
            note=note,
        ),
        Measure("the same repaint in a frame", "50 ms", FRAME, limit, 1.0),
    ]
