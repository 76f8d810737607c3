"""The board of registrations with a thousand cards: one frame beside a bare repaint of its area."""

import os
from datetime import date

from tests.benchmarks.table import Measure, least

CARDS = 1_000


def frames() -> list[Measure]:
    """Measure one painted frame of the board while it is scrolled."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QApplication, QWidget

    from tests.builders import a_participation, an_edition
    from tradeplanner.domain.ids import FirmId, ParticipationId
    from tradeplanner.domain.participation import Registration, State
    from tradeplanner.ui.pages.registrations.board import Board
    from tradeplanner.ui.pages.registrations.reading import Row
    from tradeplanner.ui.widgets.columns import Column
    from tradeplanner.ui.widgets.table import Table

    app = QApplication.instance() or QApplication([])
    states, edition = list(State), an_edition(opens=date(2024, 5, 1), closes=date(2024, 5, 3))
    rows = [
        Row(
            Registration(
                a_participation(
                    id=ParticipationId(at), firm_id=FirmId(at), state=states[at % len(states)],
                    state_reason="示例",
                ),
                f"绍兴示例{at}纺织品有限公司", "塔山街道", "纺织", "",
            ),
            edition,
        )
        for at in range(1, CARDS + 1)
    ]  # fmt: skip
    columns = [Column("firm", "Firm", lambda row: row.firm)]
    table = Table("bench", "Registrations", columns, key=lambda row: row.id)
    table.resize(1366, 768)
    board = Board(table)
    table.show()
    table.set_rows(rows)
    board.set_shown(shown=True)
    app.processEvents()
    view, bar = board.viewport(), board.verticalScrollBar()
    target, plain = QPixmap(view.size()), QWidget()
    plain.resize(view.size())

    def bare() -> None:
        plain.render(target)

    def frame() -> None:
        bar.setValue((bar.value() + 37) % max(bar.maximum(), 1))
        view.render(target)

    limit, measured = least(20, bare, frame)
    table.close()
    return [Measure("board of 1,000 cards, a frame", "bare repaint", limit, measured, 5.0)]
